import type * as Explanation from "@clearboard/core/board/explanation";
import { createEffect, createSignal, For, on, Show } from "solid-js";
import * as Client from "../../data/client.ts";
import { Problem } from "../../data/problem.ts";
import { may } from "../../data/session.ts";
import * as Format from "../../i18n/format.ts";
import { locale, t } from "../../i18n/text.ts";
import { announce } from "../../ui/announce.tsx";
import css from "./panel.module.css";
import { valueText } from "./value.ts";

const FIRST = 8;
const MORE = 100;

/** The rows of the files behind a figure, with file and line. */
export function Rows(props: { explanation: Explanation.Info }) {
  const [limit, setLimit] = createSignal(FIRST);
  const [later, setLater] = createSignal<Explanation.SourceRow[]>([]);
  const rows = () => [...props.explanation.rows, ...later()];
  const rest = () => Math.max(props.explanation.rowsTotal, rows().length) - Math.min(limit(), rows().length);
  createEffect(
    on(
      () => props.explanation.figure,
      () => {
        setLimit(FIRST);
        setLater([]);
      },
      { defer: true },
    ),
  );
  const more = async () => {
    const wanted = limit() + MORE;
    setLimit(wanted);
    if (wanted <= rows().length || rows().length >= props.explanation.rowsTotal) return;
    const figure = props.explanation.figure;
    try {
      const page = await Client.explain(figure, rows().length);
      if (figure === props.explanation.figure) setLater([...later(), ...page.rows]);
    } catch (error) {
      announce(await Problem.of(error).sentence(locale()), true);
    }
  };
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
                  <td class={css.id} title={row.id}>
                    {row.id}
                  </td>
                  <td class="nowrap">
                    {/^\d{4}-\d{2}-\d{2}$/.test(row.day) ? Format.shortDay(row.day, locale()) : ""}
                  </td>
                  <td class={css.file} title={row.file || row.source}>
                    <Show when={may("import.manage") && row.importId} fallback={row.file || row.source}>
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
        <Show when={rest() > 0}>
          <button type="button" class={`link small ${css.more}`} onClick={() => void more()}>
            {t("panel.more", { n: rest() })}
          </button>
        </Show>
      </Show>
    </section>
  );
}
