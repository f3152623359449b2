import type { Key } from "@clearboard/core/words/command";
import { NO_RATE } from "@clearboard/core/words/rate";
import { type Locale, say } from "@clearboard/core/words/text";
import * as People from "@clearboard/jobs/people";
import * as Args from "../args.ts";
import type { Command } from "../command-spec.ts";
import { commandOf, inStore, ownVerb, verb } from "../derive.ts";
import { table } from "../output.ts";
import { meanwhileAs, phraseIn, titlesIn } from "../words.ts";
import { command as importFiles } from "./import.ts";

const listAndLink = commandOf("people", "", {
  list: verb(People.listPeople, { text: (found, _, locale) => page(found, locale) }),
  link: ownVerb(["SOURCE", "KEY", "PERSON"], {}, async (args, [source = "", key = "", person = ""]) => {
    const owner = await inStore(args, async (ctx) => {
      const whole = key.includes("|") ? key : await fullKey(ctx, source, key);
      await People.link(ctx, { owner: whole, person, by: "command line" });
      return whole;
    });
    return { json: { owner, person }, text: (locale) => phraseIn(locale)("people.linked", { owner, person }) };
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

const columnsIn =
  (locale: Locale) =>
  (...keys: Key[]) =>
    titlesIn(locale)(...keys).map((column, at) => (keys[at] === "rows" ? { ...column, isNumber: true } : column));

function page({ people, waiting, pending, rates, roles }: People.Info, locale: Locale): string {
  const phrase = phraseIn(locale);
  const columns = columnsIn(locale);
  const parts = [
    table(
      columns("explain.id", "people.name", "team", "region", "people.keys"),
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
      `\n${phrase("people.deals")}`,
      table(
        columns("people.deal", "source", "people.kind", "rows"),
        waiting.map((row) => [row.deal, row.source, row.kind, String(row.rows)]),
      ),
    );
  for (const { source, column, word, rows: n, as = "rep" } of roles) {
    const command = `clearboard words answer ${source} "${column}" "${word}" MEANING`;
    parts.push(`\n${phrase("people.role", { n, word, as: meanwhileAs(as, locale), command })}`);
  }
  if (rates.length > 0)
    parts.push(
      `\n${phrase("people.rates")}`,
      ...rates.map((rate) => `  ${phrase("rates.missing", { text: say(NO_RATE, locale, rate), rows: rate.rows })}`),
    );
  if (pending.length > 0)
    parts.push(
      `\n${phrase("people.pending", { n: pending.length })}`,
      table(
        columns("source", "people.key", "rows", "people.perhaps"),
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
