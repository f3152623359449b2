import type * as Entry from "@clearboard/core/pay/entry";
import { For } from "solid-js";
import { t } from "../i18n/text.ts";
import { Table } from "../ui/table.tsx";

/** A difference of pay by cause, with the rows that made it; the effects sum to the difference. */
export function Causes(props: { causes: readonly Entry.Cause[]; files: Record<string, string> }) {
  return (
    <Table
      rows={props.causes}
      columns={[
        {
          key: "cause",
          label: t("why.cause"),
          cell: ({ code, params, rows }) => (
            <>
              {t(`cause.${code}`, { id: rows[0]?.id ?? "", ...params })}
              <For each={rows}>{(row) => <span class="muted small"> {rowText(row, props.files)}</span>}</For>
            </>
          ),
        },
        { key: "effect", label: t("why.effect"), format: "money", value: ({ amount }) => amount },
      ]}
    />
  );
}

/** The file and line of a row; the source's name where the file's is not known. */
export function rowText(row: Entry.Row, files: Record<string, string>): string {
  return t("statement.line.of", { file: files[row.importId] ?? row.source, line: String(row.line) });
}
