import type * as Entry from "@clearboard/core/payroll/entry";
import { For, Show } from "solid-js";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import css from "./statement.module.css";

/** A difference of pay by cause, with the rows that made it; the effects sum to the difference. */
export function Causes(props: { causes: readonly Entry.Cause[]; files: Record<string, string> }) {
  const said = (cause: Entry.Cause) => t(`cause.${cause.code}`, { id: cause.rows[0]?.id ?? "", ...cause.params });
  return (
    <table class={css.causes}>
      <thead>
        <tr>
          <th scope="col">{t("why.cause")}</th>
          <th scope="col" class="num">
            {t("why.effect")}
          </th>
        </tr>
      </thead>
      <tbody>
        <For each={props.causes}>
          {(cause) => (
            <tr>
              <td>
                {said(cause)}
                <Show when={cause.rows[0]}>
                  {(row) => <span class="muted small"> {rowText(row(), props.files)}</span>}
                </Show>
              </td>
              <td class="num">{Format.moneyExact(cause.amount, locale())}</td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  );
}

/** The file and line of a row; the source's name where the file's is not known. */
export function rowText(row: Entry.Row, files: Record<string, string>): string {
  return t("statement.line.of", { file: files[row.importId] ?? row.source, line: String(row.line) });
}
