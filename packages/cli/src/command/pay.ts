import type * as Run from "@clearboard/core/pay/run";
import * as Pay from "@clearboard/jobs/pay";
import { file } from "@clearboard/jobs/pay/export";
import { runFor } from "@clearboard/jobs/pay/run";
import * as Organisation from "@clearboard/store/organisation";
import * as Args from "../args.ts";
import { commandOf, demandActor, inStore, ownVerb, verb } from "../derive.ts";
import * as Page from "../pay-page.ts";
import { FORMATS, send } from "./statement.ts";

const show = ownVerb(
  [],
  {
    usage: "--month M [--format table|json|csv|xlsx] [--out FILE]",
    options: { month: { type: "string" }, format: { type: "string" }, out: { type: "string" } },
  },
  async (args) => {
    const month = Args.month(args);
    const format = Args.is(args, "json") ? "json" : Args.oneOf(args, "format", FORMATS, "table");
    const out = Args.text(args, "out");
    if (format === "xlsx" && out === undefined) throw new Args.UsageError("--format xlsx needs --out FILE");
    const { run, answer } = await inStore(args, async (ctx) => {
      await demandActor(ctx, args, Pay.readRun);
      if (format === "csv" || format === "xlsx")
        return { run: null, answer: (await file(ctx, { month, person: null, format })).bytes };
      const run = await runFor(ctx, month);
      const { locale } = await Organisation.get(ctx.table);
      return { run, answer: format === "json" ? JSON.stringify(run) : Page.run(run, locale) };
    });
    const printed: string[] = [];
    await send(answer, out, { out: (text) => printed.push(text) });
    return { json: run, text: () => printed.join("") };
  },
);

/** Where the pay of a month is after a step towards payroll. */
const moved = {
  needsUser: true,
  json: ({ month, digest, state, history }: Run.Info) => ({ month, digest, state, history }),
  text({ month, state, history }: Run.Info) {
    const isOnly = history.at(-1)?.isOnly === true;
    return `The pay of ${month} is ${state}${isOnly ? ` by the only director, ${history.at(-1)?.by}` : ""}.`;
  },
} as const;

export const command = commandOf(
  "pay",
  "The pay run of a month; another director than who published approves and releases the run with this digest.",
  { show, approve: verb(Pay.approveRun, moved), release: verb(Pay.releaseRun, moved) },
);
