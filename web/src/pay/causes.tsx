import type { Kind } from "@clearboard/core/fact";
import type * as Entry from "@clearboard/core/pay/entry";
import * as FormatCause from "@clearboard/core/pay/format-cause";
import { For } from "solid-js";
import { locale, t } from "../i18n/text.ts";
import { Table } from "../ui/table.tsx";
import css from "./statement.module.css";

/** A difference of pay by cause, with the rows that made it; the effects sum to the difference. */
export function Causes(props: { causes: readonly Entry.Cause[]; files: Record<string, string> }) {
  const words = () => ({ locale: locale(), files: props.files, kind: (kind: Kind) => t(`kind.${kind}`) });
  return (
    <Table
      rows={props.causes}
      columns={[
        {
          key: "cause",
          label: t("why.cause"),
          cell: (cause) => (
            <>
              {FormatCause.formatCause(cause, locale())}
              <For each={FormatCause.formatRows(cause, words())}>
                {(row) => <span class={`muted small ${css.source}`}>{row}</span>}
              </For>
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
