import { createResource, For, Show } from "solid-js";
import * as Intake from "../data/intake.ts";
import { sayCode } from "../data/problem.ts";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import css from "./rejected.module.css";

type Receipt = NonNullable<Intake.Import["receipt"]>;

/** Rows that were not taken in: line, column, masked value, and why, in the reader's language. */
export function Rejected(props: { receipt: Receipt }) {
  const [reasons] = createResource(
    () => ({ rows: props.receipt.rejected, language: locale() }),
    ({ rows, language }) =>
      Promise.all(rows.map(async (row) => (await sayCode(row.code, language, row.params)) ?? row.message)),
  );
  return (
    <div class={css.rejected}>
      <h3>
        {t("rejected.title", { n: props.receipt.rows.rejected })}
        <span class={css.files}>
          <a href={Intake.rejectedRowsHref(props.receipt.importId)} download="rejected-rows.csv">
            {t("rejected.correct")}
          </a>
          <a href={Intake.rejectedHref(props.receipt.importId)} download="rejected.csv">
            {t("rejected.download")}
          </a>
        </span>
      </h3>
      <div class={css.scroll}>
        <table>
          <thead>
            <tr>
              <th scope="col" class="num">
                {t("rejected.line")}
              </th>
              <th scope="col">{t("rejected.column")}</th>
              <th scope="col">{t("rejected.value")}</th>
              <th scope="col">{t("rejected.why")}</th>
            </tr>
          </thead>
          <tbody>
            <For each={props.receipt.rejected}>
              {(row, index) => (
                <tr>
                  <td class="num">{Format.count(row.line, locale())}</td>
                  <td class="nowrap">{row.column}</td>
                  <td class={css.value}>{row.value}</td>
                  <td>{reasons.latest?.[index()] ?? row.message}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </div>
      <Show when={props.receipt.rows.rejected > props.receipt.rejected.length}>
        <p class="muted small">{t("rejected.first", { n: props.receipt.rejected.length })}</p>
      </Show>
    </div>
  );
}
