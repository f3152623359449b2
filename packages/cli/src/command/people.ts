import * as People from "@clearboard/jobs/people";
import * as Args from "../args.ts";
import type { Command } from "../command-spec.ts";
import { DEFAULT_DIR, withStore } from "../local.ts";
import { table } from "../output.ts";
import { command as importFiles } from "./import.ts";

export const command: Command = {
  usage: "[list|link SOURCE KEY PERSON|import FILE]",
  summary: "Lists people and owner keys without a person, links a key to a person, or imports a people file.",
  takesWords: true,
  options: {},
  async run(args, output) {
    const [verb = "list", ...rest] = args.rest;
    if (verb === "import") return importFiles.run({ ...args, rest }, output);
    const dir = Args.text(args, "data") ?? DEFAULT_DIR;
    if (verb === "link") {
      const [source, key, person] = rest;
      if (source === undefined || key === undefined || person === undefined || rest.length > 3)
        throw new Args.UsageError("people link takes SOURCE KEY PERSON");
      const linked = await withStore(dir, async (ctx) => {
        const owner = key.includes("|") ? key : await fullKey(ctx, source, key);
        await People.link(ctx, { owner, person, by: "command line" });
        return owner;
      });
      output.out(
        Args.is(args, "json")
          ? JSON.stringify({ owner: linked, person })
          : `${linked} is ${person} from now on, and was before.`,
      );
      return 0;
    }
    if (verb !== "list") throw new Args.UsageError(`people takes list, link or import, not "${verb}"`);
    const found = await withStore(dir, (ctx) => People.list(ctx));
    if (Args.is(args, "json")) {
      output.out(JSON.stringify(found));
      return 0;
    }
    output.out(
      table(
        [{ title: "id" }, { title: "name" }, { title: "team" }, { title: "region" }, { title: "keys" }],
        found.people.map((one) => [one.id, one.name, one.team ?? "-", one.region ?? "-", one.keys.join(", ")]),
      ),
    );
    if (found.waiting.length > 0) {
      output.out("\nPayments and refunds that wait for their deal:");
      output.out(
        table(
          [{ title: "deal" }, { title: "source" }, { title: "kind" }, { title: "rows", isNumber: true }],
          found.waiting.map((one) => [one.deal, one.source, one.kind, String(one.rows)]),
        ),
      );
    }
    if (found.pending.length === 0) return 0;
    output.out(`\n${found.pending.length} owner keys wait for a person:`);
    output.out(
      table(
        [{ title: "source" }, { title: "key" }, { title: "rows", isNumber: true }, { title: "perhaps" }],
        found.pending.map((one) => [
          one.source,
          one.owner,
          String(one.rows),
          one.suggestions.map((person) => person.name).join(", ") || "-",
        ]),
      ),
    );
    return 0;
  },
};

/** The owner key a source's bare key stands for: the one that waits under it, or `email|` for an address. */
async function fullKey(ctx: Parameters<typeof People.list>[0], source: string, key: string): Promise<string> {
  const waiting = (await People.list(ctx)).pending.filter(
    (one) => one.source === source && one.owner.endsWith(`|${key}`),
  );
  const [only] = waiting;
  if (only !== undefined && waiting.length === 1) return only.owner;
  if (key.includes("@")) return `email|${key.toLowerCase()}`;
  throw new Args.UsageError(
    `no waiting key of ${source} reads "${key}"; give it whole, for example ${source}:name|${key}`,
  );
}
