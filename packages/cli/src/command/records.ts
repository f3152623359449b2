import * as Records from "@clearboard/jobs/records";
import { commandOf, verb } from "../derive.ts";
import { table } from "../output.ts";
import { money } from "../words.ts";

export const command = commandOf(
  "records",
  "Deals, leads, customers and all other facts, with what they were before.",
  {
    list: verb(Records.listRecords, { text: list }),
    show: verb(Records.readRecord, { words: ["kind", "id"], text: page }),
  },
);

type Shown = Records.Value | null | undefined;

function text(value: Shown, field?: Records.Field): string {
  if (value === undefined || value === null) return "-";
  if (Array.isArray(value)) return value.join(", ");
  if (typeof value === "object") return `${money(value)} ${value.currency}`;
  if (typeof value === "boolean") return value ? "yes" : "no";
  return field?.words?.[value]?.en ?? String(value).replace(/\s+/g, " ");
}

/** The columns that any row has a value in; a value that changed with the one before it in brackets. */
function list({ kind, month, fields, rows, cursor }: Records.List): string {
  if (rows.length === 0) return `No ${kind} record in ${month}.`;
  const hasValue = ({ name }: Records.Field) => rows.some(({ values }) => values[name] !== undefined);
  // Amounts have their currency beside them.
  const columns = fields.filter((field) => field.name !== "currency" && hasValue(field));
  const cell = ({ values, before }: Records.List["rows"][number], field: Records.Field) => {
    const now = text(values[field.name], field);
    return field.name in before ? `${now} (was ${text(before[field.name], field)})` : now;
  };
  const shown = table(
    [{ title: "id" }, ...columns.map(({ label }) => ({ title: label.en.toLowerCase() }))],
    rows.map((row) => [row.id, ...columns.map((field) => cell(row, field))]),
  );
  return cursor === undefined ? shown : `${shown}\n\nMore: --month ${month} --cursor '${cursor}'`;
}

function page({ kind, fields, row, hidden, origin, nowWith, history, statements }: Records.Info): string {
  const labelOf = (name: string) => fields.find((field) => field.name === name)?.label.en ?? name;
  const lines = fields.flatMap((field) => {
    if (hidden.includes(field.name)) return [`  ${field.label.en}: hidden`];
    return row.values[field.name] === undefined ? [] : [`  ${field.label.en}: ${text(row.values[field.name], field)}`];
  });
  const steps = history.flatMap(({ field, steps: values }) => {
    const declared = fields.find(({ name }) => name === field);
    return values.map(({ value, day, file, line }) => [labelOf(field), day, text(value, declared), `${file}:${line}`]);
  });
  return [
    `${kind} ${row.id} of ${row.source}, ${origin.file} line ${origin.line}`,
    ...lines,
    ...(nowWith === undefined ? [] : [`  Now with: ${nowWith}`]),
    ...(steps.length === 0
      ? []
      : [
          "",
          table(
            ["field", "since", "value", "row"].map((title) => ({ title })),
            steps,
          ),
        ]),
    "",
    table(
      ["day", "row", "changed"].map((title) => ({ title })),
      statements.map(({ day, file, line, changed, isGone }) => [
        ...[day, line === 0 ? file : `${file}:${line}`],
        isGone ? "gone" : changed.map(labelOf).join(", "),
      ]),
    ),
  ].join("\n");
}
