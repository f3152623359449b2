import { NO_RATE } from "@clearboard/core/words/rate";
import { say } from "@clearboard/core/words/text";
import * as People from "@clearboard/jobs/people";
import * as Args from "../args.ts";
import type { Command } from "../command-spec.ts";
import { commandOf, inStore, ownVerb, verb } from "../derive.ts";
import { table } from "../output.ts";
import { command as importFiles } from "./import.ts";

const listAndLink = commandOf("people", "", {
  list: verb(People.listPeople, { text: page }),
  link: ownVerb(["SOURCE", "KEY", "PERSON"], {}, async (args, [source = "", key = "", person = ""]) => {
    const owner = await inStore(args, async (ctx) => {
      const whole = key.includes("|") ? key : await fullKey(ctx, source, key);
      await People.link(ctx, { owner: whole, person, by: "command line" });
      return whole;
    });
    return { json: { owner, person }, text: () => `${owner} is ${person} from now on, and was before.` };
  }),
});

export const command: Command = {
  ...listAndLink,
  usage: "[list|link SOURCE KEY PERSON|import FILE]",
  summary: "Lists people and owner keys without a person, links a key to a person, or imports a people file.",
  run: ({ rest: [verb, ...files], ...args }, output) =>
    verb === "import"
      ? importFiles.run({ ...args, rest: files }, output)
      : listAndLink.run({ ...args, rest: verb === undefined ? [] : [verb, ...files] }, output),
};

const columns = (...titles: string[]) =>
  titles.map((title) => (title === "rows" ? { title, isNumber: true } : { title }));

function page({ people, waiting, pending, rates }: People.Info): string {
  const parts = [
    table(
      columns("id", "name", "team", "region", "keys"),
      people.map((person) => [
        person.id,
        person.name,
        person.team ?? "-",
        person.region ?? "-",
        person.keys.join(", "),
      ]),
    ),
  ];
  if (waiting.length > 0)
    parts.push(
      "\nPayments and refunds that wait for their deal:",
      table(
        columns("deal", "source", "kind", "rows"),
        waiting.map((row) => [row.deal, row.source, row.kind, String(row.rows)]),
      ),
    );
  if (rates.length > 0)
    parts.push(
      "\nRows that wait for an exchange rate (clearboard rates enter):",
      ...rates.map((rate) => `  ${say(NO_RATE, "en", rate)} (${rate.rows})`),
    );
  if (pending.length > 0)
    parts.push(
      `\n${pending.length} owner keys wait for a person:`,
      table(
        columns("source", "key", "rows", "perhaps"),
        pending.map(({ source, owner, rows, suggestions }) => [
          source,
          owner,
          String(rows),
          suggestions.map(({ name }) => name).join(", ") || "-",
        ]),
      ),
    );
  return parts.join("\n");
}

/** The owner key a source's bare key stands for: the one that waits under it, or `email|` for an address. */
async function fullKey(ctx: Parameters<typeof People.list>[0], source: string, key: string): Promise<string> {
  const waiting = (await People.list(ctx)).pending.filter(
    (owner) => owner.source === source && owner.owner.endsWith(`|${key}`),
  );
  const [only] = waiting;
  if (only !== undefined && waiting.length === 1) return only.owner;
  if (key.includes("@")) return `email|${key.toLowerCase()}`;
  throw new Args.UsageError(
    `no waiting key of ${source} reads "${key}"; give it whole, for example ${source}:name|${key}`,
  );
}
