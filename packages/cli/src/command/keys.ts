import { randomBytes } from "node:crypto";
import * as Audit from "@clearboard/store/audit";
import * as ImporterKey from "@clearboard/store/importer-key";
import * as Args from "../args.ts";
import type { Command, ExitCode } from "../command.ts";
import { DEFAULT_DIR, withStore } from "../local.ts";
import { table } from "../output.ts";

const WHO = "command line";

export const command: Command = {
  usage: "[list|create --source SOURCE [--days N]|revoke ID]",
  summary: "Keys for scripts that bring files; create prints a key once, and each brings files of one source only.",
  takesWords: true,
  options: { source: { type: "string" }, days: { type: "string" } },
  async run(args, output) {
    const [verb = "list", id] = args.rest;
    if (!["list", "create", "revoke"].includes(verb))
      throw new Args.UsageError(`keys takes list, create or revoke, not "${verb}"`);
    if (verb === "revoke" && id === undefined) throw new Args.UsageError("keys revoke takes the id of a key");
    const source = verb === "create" ? Args.demand(args, "source") : "";
    const days = daysOf(args);
    const isJson = Args.is(args, "json");
    return withStore(Args.text(args, "data") ?? DEFAULT_DIR, async ({ table: store, now }): Promise<ExitCode> => {
      if (verb === "create") {
        const { key, text } = await Audit.record(store, now, WHO, "add importer key", { source, days: `${days}` }, () =>
          ImporterKey.create(store, { source, days, by: WHO, now: now(), random: randomBytes }),
        );
        output.out(
          isJson
            ? JSON.stringify({ key: shown(key, now()), text })
            : `${text}\n\nThe key of ${source} until ${day(key.expiresAt)}. It is not shown again. A file goes in with it by:\n` +
                `curl -H "Authorization: Bearer $KEY" -H "Content-Type: application/octet-stream" -T deals.csv -X POST ` +
                `"http://127.0.0.1:PORT/api/imports?name=deals.csv"`,
        );
        return 0;
      }
      if (verb === "revoke") {
        const key = await Audit.record(store, now, WHO, "revoke importer key", { key: id ?? "" }, () =>
          ImporterKey.revoke(store, id ?? "", now()),
        );
        output.out(
          isJson ? JSON.stringify({ key: shown(key, now()) }) : `${key.id} of ${key.source} opens nothing now.`,
        );
        return 0;
      }
      const keys = (await ImporterKey.list(store)).map((key) => shown(key, now()));
      const columns = ["source", "id", "state", "until", "last used"].map((title) => ({ title }));
      const rows = keys.map((key) => [
        key.source,
        key.id,
        key.state,
        key.expiresAt.slice(0, 10),
        key.lastUsedAt ?? "-",
      ]);
      output.out(isJson ? JSON.stringify({ keys }) : table(columns, rows));
      return 0;
    });
  },
};

function daysOf(args: Args.Args): number {
  const days = Args.text(args, "days") ?? String(ImporterKey.POLICY.days);
  if (!/^\d{1,4}$/.test(days)) throw new Args.UsageError(`--days takes a number of days, not "${days}"`);
  return Number(days);
}

const day = (ms: number) => new Date(ms).toISOString().slice(0, 10);
const time = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());

/** Everything but the hash. */
function shown(key: ImporterKey.Info, now: number) {
  return {
    id: key.id,
    source: key.source,
    state: ImporterKey.stateOf(key, now),
    createdAt: new Date(key.createdAt).toISOString(),
    expiresAt: new Date(key.expiresAt).toISOString(),
    lastUsedAt: time(key.lastUsedAt),
    revokedAt: time(key.revokedAt),
  };
}
