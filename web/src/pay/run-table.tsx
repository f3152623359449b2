import type * as RunShape from "@clearboard/core/payroll/run";
import { createMemo, For, Show } from "solid-js";
import * as Format from "../i18n/format.ts";
import { locale, t, tCode } from "../i18n/text.ts";
import * as Place from "./place.ts";
import css from "./run.module.css";

/** Everybody's row by name; a name opens the statement. */
export function RunTable(props: { run: RunShape.Info; people: readonly RunShape.Row[] }) {
  // a column that is empty for all says nothing
  const has = (key: "adjustments" | "draws") => props.run.people.some((one) => one[key].minor !== "0");
  const columns = createMemo(() =>
    (["own", "adjustments", "draws", "paid"] as const).filter(
      (key) => key === "own" || key === "paid" || has(key as "adjustments" | "draws"),
    ),
  );
  const plans = createMemo(() => new Set(props.run.people.flatMap((one) => one.plan ?? [])).size > 1);
  const figure = (one: RunShape.Row, key: "own" | "adjustments" | "draws" | "paid") =>
    one.reason !== null && one[key].minor === "0" ? Format.DASH : Format.moneyExact(one[key], locale());
  return (
    <div class={css.scroll}>
      <table class={css.table}>
        <thead>
          <tr>
            <th scope="col">{t("run.person")}</th>
            <th scope="col" class={css.wide}>
              {t("run.team")}
            </th>
            <Show when={plans()}>
              <th scope="col" class={css.wide}>
                {t("run.plan")}
              </th>
            </Show>
            <th scope="col" class={css.wide}>
              {t("run.line")}
            </th>
            <For each={columns()}>
              {(key) => (
                <th scope="col" class={`num ${key === "paid" ? "" : css.wide}`}>
                  {t(`pay.${key}`)}
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={props.people}>
            {(one) => (
              <tr>
                <th scope="row">
                  <a href={Place.href(props.run.month, one.id)}>{one.name}</a>
                  <span class={`muted small ${css.narrow}`}>{one.teamName}</span>
                </th>
                <td class={css.wide}>{one.teamName ?? Format.DASH}</td>
                <Show when={plans()}>
                  <td class={css.wide}>{one.plan ?? Format.DASH}</td>
                </Show>
                <td class={`muted ${css.wide}`}>
                  {one.reason ? tCode("reason", one.reason) : one.line ? tCode("line", one.line) : Format.DASH}
                </td>
                <For each={columns()}>
                  {(key) => <td class={`num ${key === "paid" ? "strong" : css.wide}`}>{figure(one, key)}</td>}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  );
}
