import { For, Show } from "solid-js";
import type { ImportEffect } from "../data/held.ts";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import css from "./held.module.css";

/** What a decision would change: the rows, and each month's figures before and after. */
export function EffectTable(props: { effect: ImportEffect }) {
  const money = (value: Format.Money | null) => (value ? Format.moneyExact(value, locale()) : Format.DASH);
  const count = (value: number | null) => (value === null ? Format.DASH : Format.count(value, locale()));
  const both = (before: string, after: string) => (before === after ? after : `${before} → ${after}`);
  return (
    <>
      <p class="muted small">
        {t("effect.rows", {
          read: props.effect.rows.read,
          accepted: Format.count(props.effect.rows.accepted, locale()),
          unchanged: Format.count(props.effect.rows.unchanged, locale()),
          rejected: Format.count(props.effect.rows.rejected, locale()),
        })}
      </p>
      <Show when={props.effect.months.length > 0} fallback={<p>{t("effect.none")}</p>}>
        <table class={css.effect}>
          <thead>
            <tr>
              <th scope="col">{t("effect.month")}</th>
              <th scope="col" class="num">
                {t("metric.revenue")}
              </th>
              <th scope="col" class="num">
                {t("metric.dealsWon")}
              </th>
              <th scope="col" class="num">
                {t("metric.dials")}
              </th>
            </tr>
          </thead>
          <tbody>
            <For each={props.effect.months}>
              {({ month, isPublished, before, after }) => (
                <tr>
                  <th scope="row">
                    {Format.month(month, locale())}
                    <Show when={isPublished}>
                      <span class="behind small"> {t("effect.published")}</span>
                    </Show>
                  </th>
                  <td class="num" data-label={t("metric.revenue")}>
                    {both(money(before.revenue), money(after.revenue))}
                  </td>
                  <td class="num" data-label={t("metric.dealsWon")}>
                    {both(count(before.dealsWon), count(after.dealsWon))}
                  </td>
                  <td class="num" data-label={t("metric.dials")}>
                    {both(count(before.dials), count(after.dials))}
                  </td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </Show>
    </>
  );
}
