import type * as Explanation from "@clearboard/core/board/explanation";
import { createEffect, createSignal, For, on, Show } from "solid-js";
import { seesImports } from "../../data/session.ts";
import * as Format from "../../i18n/format.ts";
import { locale, t } from "../../i18n/text.ts";
import css from "./panel.module.css";
import { valueText } from "./value.ts";

const FIRST = 8;
const MORE = 100;

/** The rows of the files behind a figure, with file and line. */
export function Rows(props: { explanation: Explanation.Info }) {
  const [limit, setLimit] = createSignal(FIRST);
  createEffect(on(() => props.explanation.figure, () => setLimit(FIRST), { defer: true }));
  const rows = () => props.explanation.rows;
  return (
    <section>
      <h3 class={css.rowsHead}>
        {t("panel.rows")}
        <Show when={props.explanation.rowsTotal > 0}>
          <span class="muted small">{t("panel.rowsTotal", { n: props.explanation.rowsTotal })}</span>
        </Show>
      </h3>
      <Show when={rows().length > 0} fallback={<p class="muted small">{t("panel.noRows")}</p>}>
        <table class={css.sources}>
          <thead>
            <tr>
              <th scope="col">{t("panel.row")}</th>
              <th scope="col">{t("panel.day")}</th>
              <th scope="col">{t("panel.file")}</th>
              <th scope="col" class="num">
                {t("panel.line")}
              </th>
              <th scope="col" class="num">
                {t("panel.effect")}
              </th>
            </tr>
          </thead>
          <tbody>
            <For each={rows().slice(0, limit())}>
              {(row) => (
                <tr>
                  <td class={css.id}>{row.id}</td>
                  <td class="nowrap">{/^\d{4}-\d{2}-\d{2}$/.test(row.day) ? Format.shortDay(row.day, locale()) : ""}</td>
                  <td class={css.file}>
                    <Show when={seesImports() && row.importId} fallback={row.file || row.source}>
                      <a href={`/imports/${row.importId}`}>{row.file || row.source}</a>
                    </Show>
                  </td>
                  <td class="num">{Format.count(row.line, locale())}</td>
                  <td class="num">{valueText(row.effect, locale())}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
        <Show when={rows().length > limit()}>
          <button type="button" class={`link small ${css.more}`} onClick={() => setLimit(limit() + MORE)}>
            {t("panel.more", { n: rows().length - limit() })}
          </button>
        </Show>
        <Show when={rows().length <= limit() && props.explanation.rowsTotal > rows().length}>
          <p class="muted small">{t("panel.rest", { n: props.explanation.rowsTotal - rows().length })}</p>
        </Show>
      </Show>
    </section>
  );
}
