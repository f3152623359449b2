import { type Locale, say } from "@clearboard/core/words/text";
import * as Records from "@clearboard/jobs/records";
import { commandOf, verb } from "../derive.ts";
import { table } from "../output.ts";
import { kindName, money, phraseIn, titlesIn } from "../words.ts";

export const command = commandOf(
  "records",
  "Deals, leads, customers and all other facts, with what they were before.",
  {
    list: verb(Records.listRecords, { text: (found, _, locale) => list(found, locale) }),
    show: verb(Records.readRecord, { words: ["kind", "id"], text: (found, _, locale) => page(found, locale) }),
  },
);

type Shown = Records.Value | null | undefined;

function text(value: Shown, locale: Locale, field?: Records.Field): string {
  if (value === undefined || value === null) return "-";
  if (Array.isArray(value)) return value.join(phraseIn(locale)("comma"));
  if (typeof value === "object") return `${money(value)} ${value.currency}`;
  if (typeof value === "boolean") return phraseIn(locale)(value ? "yes" : "no");
  const word = field?.words?.[value];
  return word === undefined ? String(value).replace(/\s+/g, " ") : say(word, locale);
}

/** The columns that any row has a value in; a value that changed with the one before it in brackets. */
function list({ kind, month, fields, rows, cursor }: Records.List, locale: Locale): string {
  const phrase = phraseIn(locale);
  if (rows.length === 0) return phrase("records.none", { kind: kindName(kind, locale), month });
  const hasValue = ({ name }: Records.Field) => rows.some(({ values }) => values[name] !== undefined);
  // Amounts have their currency beside them.
  const columns = fields.filter((field) => field.name !== "currency" && hasValue(field));
  const cell = ({ values, before }: Records.List["rows"][number], field: Records.Field) => {
    const now = text(values[field.name], locale, field);
    return field.name in before ? phrase("records.was", { now, before: text(before[field.name], locale, field) }) : now;
  };
  const shown = table(
    [...titlesIn(locale)("explain.id"), ...columns.map(({ label }) => ({ title: say(label, locale).toLowerCase() }))],
    rows.map((row) => [row.id, ...columns.map((field) => cell(row, field))]),
  );
  return cursor === undefined
    ? shown
    : `${shown}\n\n${phrase("records.more", { flags: `--month ${month} --cursor '${cursor}'` })}`;
}

function page(found: Records.Info, locale: Locale): string {
  const { kind, fields, row, hidden, origin, nowWith, history, statements } = found;
  const phrase = phraseIn(locale);
  const label = (field: Records.Field) => say(field.label, locale);
  const labelOf = (name: string) => {
    const field = fields.find((item) => item.name === name);
    return field === undefined ? name : label(field);
  };
  const lines = fields.flatMap((field) => {
    if (hidden.includes(field.name)) return [`  ${label(field)}: ${phrase("records.hidden")}`];
    return row.values[field.name] === undefined
      ? []
      : [`  ${label(field)}: ${text(row.values[field.name], locale, field)}`];
  });
  const steps = history.flatMap(({ field, steps: values }) => {
    const declared = fields.find(({ name }) => name === field);
    return values.map(({ value, day, file, line }) => [
      labelOf(field),
      day,
      text(value, locale, declared),
      `${file}:${line}`,
    ]);
  });
  return [
    phrase("records.title", {
      ...{ kind: kindName(kind, locale), id: row.id, source: row.source, file: origin.file, line: origin.line },
    }),
    ...lines,
    ...(nowWith === undefined ? [] : [`  ${phrase("records.nowWith")}: ${nowWith}`]),
    ...(steps.length === 0
      ? []
      : ["", table(titlesIn(locale)("records.field", "records.since", "records.value", "explain.row"), steps)]),
    "",
    table(
      titlesIn(locale)("day", "explain.row", "records.changed"),
      statements.map(({ day, file, line, changed, isGone }) => [
        ...[day, line === 0 ? file : `${file}:${line}`],
        isGone ? phrase("records.gone") : changed.map(labelOf).join(", "),
      ]),
    ),
  ].join("\n");
}
