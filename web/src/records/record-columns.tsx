/** The columns of a list of records, from the fields that their kind declares. */
import { createMemo, Show } from "solid-js";
import { recordHref } from "../address.ts";
import type * as Records from "../data/record.ts";
import { locale, t } from "../i18n/text.ts";
import type { Column } from "../ui/table.tsx";
import { say, valueText } from "./field-value.ts";
import css from "./records.module.css";

/** What stands elsewhere in the row: whose it is, and the currency beside its amounts. */
const ASIDE = new Set(["owner", "key", "currency"]);

/** The id, whose it is, then every field that any of the rows has a value in. */
export function columnsOf({ kind, fields }: Records.List, rows: readonly Records.Row[]): Column<Records.Row>[] {
  const used = createMemo(() => fields.filter(({ name }) => rows.some(({ values }) => values[name] !== undefined)));
  const text = (row: Records.Row, field: Records.Field) => valueText(row.values[field.name], field, locale());
  return [
    {
      key: "id",
      label: t("records.id"),
      isHeader: true,
      isSorted: true,
      class: css.id,
      value: ({ id }) => id,
      href: ({ source, id }) => recordHref({ kind, source, id }),
    },
    ...(rows.some(({ person }) => person !== undefined)
      ? [{ key: "person", label: t("records.owner"), isSorted: true, value: (row: Records.Row) => row.person }]
      : []),
    ...used()
      .filter(({ name }) => !ASIDE.has(name))
      .map(
        (field): Column<Records.Row> => ({
          key: field.name,
          label: say(field.label, locale()),
          isSorted: true,
          format: field.form.startsWith("money") ? "money" : "text",
          value: (row) => {
            const value = row.values[field.name];
            return typeof value === "object" && !Array.isArray(value)
              ? value
              : value === undefined
                ? null
                : text(row, field);
          },
          cell: (row) => <Cell row={row} field={field} text={text(row, field)} />,
        }),
      ),
  ];
}

/** A value, and below it what it was before. */
function Cell(props: { row: Records.Row; field: Records.Field; text: string }) {
  const before = () => props.row.before[props.field.name];
  return (
    <>
      {props.text}
      <Show when={before() !== undefined}>
        <div class="muted small">{t("records.before", { value: valueText(before(), props.field, locale()) })}</div>
      </Show>
    </>
  );
}
