import { refuse } from "@clearboard/core/error";
import { isZone } from "@clearboard/core/zone";
import * as Organisation from "@clearboard/store/organisation";
import * as Args from "../args.ts";
import type { Command } from "../command-spec.ts";
import { DEFAULT_DIR, withStore } from "../local.ts";
import { phraseIn } from "../words.ts";

export const command: Command = {
  usage:
    "--zone ZONE --currency CODE [--name NAME] [--locale zh-CN|en] [--unknown-owners pending|create] [--fiscal-year-starts 1..12]",
  summary: "Creates an empty organisation; with create, an unknown owner becomes a person.",
  options: {
    zone: { type: "string" },
    currency: { type: "string" },
    name: { type: "string" },
    "unknown-owners": { type: "string" },
    "fiscal-year-starts": { type: "string" },
  },
  async run(args, output) {
    const zone = Args.demand(args, "zone");
    if (!isZone(zone)) {
      throw refuse("zone-unknown", { zone });
    }
    const currency = Args.demand(args, "currency");
    if (!Intl.supportedValuesOf("currency").includes(currency))
      throw new Args.UsageError(`--currency takes an ISO 4217 code such as CNY or USD, not "${currency}"`);
    const month = Args.text(args, "fiscal-year-starts");
    if (month !== undefined && !/^([1-9]|1[0-2])$/.test(month))
      throw new Args.UsageError(`--fiscal-year-starts takes the number of a month, 1 to 12, not "${month}"`);
    const organisation = {
      name: Args.text(args, "name") ?? "Clearboard",
      zone,
      currency,
      locale: Args.oneOf(args, "locale", Args.LOCALES, "en"),
      unknownOwners: Args.oneOf(args, "unknown-owners", ["pending", "create"], "pending"),
      ...(month !== undefined && { firstMonth: Number(month) }),
    };
    const dir = Args.text(args, "data") ?? DEFAULT_DIR;
    await withStore(dir, (ctx) => Organisation.init(ctx.table, organisation), { make: true });
    output.out(
      Args.is(args, "json")
        ? JSON.stringify({ organisation, data: dir })
        : phraseIn(organisation.locale)("init.done", { name: organisation.name, dir, zone, currency }),
    );
    return 0;
  },
};
