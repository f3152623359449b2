/** The deals a statement counts, each with its share, its refunds and the row of the file it came in. */
import * as Spoken from "@clearboard/core/pay/spoken";
import type * as StatementShape from "@clearboard/core/payroll/statement";
import { createMemo, For, Show } from "solid-js";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import { CardFoot, Empty } from "../ui/card.tsx";
import { rowText } from "./causes.tsx";
import css from "./statement.module.css";

export function Deals(props: { statement: StatementShape.Info }) {
  const deals = () => props.statement.deals;
  const hasShare = createMemo(() => deals().some((deal) => deal.share !== "1" || deal.credit === "overlay"));
  const hasProduct = createMemo(() => deals().some((deal) => deal.product !== null));
  const money = (value: Format.Money) => Format.moneyExact(value, locale());
  return (
    <>
      <Show when={deals().length > 0} fallback={<Empty title={t("statement.deals.none")} />}>
        <div class={css.scroll}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t("statement.day")}</th>
                <th scope="col">{t("statement.deal")}</th>
                <Show when={hasProduct()}>
                  <th scope="col" class={css.wide}>
                    {t("statement.product")}
                  </th>
                </Show>
                <th scope="col" class={`num ${css.wide}`}>
                  {t("statement.amount")}
                </th>
                <Show when={hasShare()}>
                  <th scope="col" class="num">
                    {t("statement.share")}
                  </th>
                </Show>
                <th scope="col" class="num">
                  {t("statement.credited")}
                </th>
                <th scope="col" class={css.wide}>
                  {t("statement.row")}
                </th>
              </tr>
            </thead>
            <tbody>
              <For each={deals()}>
                {(deal) => (
                  <tr>
                    <td class="nowrap">{Format.shortDay(deal.day, locale())}</td>
                    <td>
                      {deal.name ?? deal.row.id}
                      <For each={deal.refunds}>
                        {(refund) => (
                          <span class={`small ${css.refund} ${refund.isInWindow ? "behind" : "muted"}`}>
                            {t(refund.isInWindow ? "statement.refund" : "statement.refund.late", {
                              amount: money(refund.amount),
                              day: Format.shortDay(refund.day, locale()),
                            })}
                          </span>
                        )}
                      </For>
                    </td>
                    <Show when={hasProduct()}>
                      <td class={css.wide}>{deal.product ?? Format.DASH}</td>
                    </Show>
                    <td class={`num ${css.wide}`}>{money(deal.amount)}</td>
                    <Show when={hasShare()}>
                      <td class="num">
                        {Spoken.share(deal.share)}
                        <Show when={deal.credit === "overlay"}>
                          <span class="muted small"> {t("statement.overlay")}</span>
                        </Show>
                      </td>
                    </Show>
                    <td class="num strong">{money(deal.credited)}</td>
                    <td class={`muted small ${css.wide} ${css.row}`}>{rowText(deal.row, props.statement.files)}</td>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </div>
      </Show>
      <Show when={props.statement.targets.length > 0}>
        <CardFoot>
          <For each={props.statement.targets}>
            {(target) => (
              <span>
                {t("statement.target", {
                  amount: money(target.amount),
                  row: rowText(target.row, props.statement.files),
                })}
              </span>
            )}
          </For>
        </CardFoot>
      </Show>
    </>
  );
}
