import { Show } from "solid-js";
import * as ImportData from "../data/import.ts";
import { createReasonTexts } from "../data/reason-text.ts";
import { t } from "../i18n/text.ts";
import { Table } from "../ui/table.tsx";
import css from "./rejected.module.css";

type Receipt = NonNullable<ImportData.Import["receipt"]>;
type Row = Receipt["rejected"][number];

/** The rows of a file that were not taken in, and the files to correct them with. */
export function Rejected(props: { receipt: Receipt }) {
  return (
    <>
      <h3 class={css.head}>
        {t("rejected.title", { n: props.receipt.rows.rejected })}
        <span class={css.files}>
          <a href={ImportData.rejectedRowsHref(props.receipt.importId)} download="rejected-rows.csv">
            {t("rejected.correct")}
          </a>
          <a href={ImportData.rejectedHref(props.receipt.importId)} download="rejected.csv">
            {t("rejected.download")}
          </a>
        </span>
      </h3>
      <RejectedTable rows={props.receipt.rejected} />
      <Show when={props.receipt.rows.rejected > props.receipt.rejected.length}>
        <p class="muted small">{t("rejected.first", { n: props.receipt.rejected.length })}</p>
      </Show>
    </>
  );
}

/** Rows by line, column and masked value, each with the reason in the reader's language. */
export function RejectedTable(props: {
  rows: readonly Pick<Row, "line" | "column" | "value" | "code" | "params" | "message">[];
}) {
  const reasons = createReasonTexts(() => props.rows);
  return (
    <Table
      size="dense"
      rows={props.rows}
      columns={[
        { key: "line", label: t("rejected.line"), format: "count", width: "64px", value: ({ line }) => line },
        { key: "column", label: t("rejected.column"), class: "nowrap", value: ({ column }) => column },
        { key: "value", label: t("rejected.value"), class: css.value, value: ({ value }) => value },
        { key: "why", label: t("rejected.why"), cell: (row) => reasons()[props.rows.indexOf(row)] ?? row.message },
      ]}
    />
  );
}
