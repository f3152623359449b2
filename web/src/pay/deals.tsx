/** The deals a statement counts, each with its share, its refunds and the row of the file it came in; older ones by their cash. */
import * as FormatStep from "@clearboard/core/pay/format-step";
import type * as StatementShape from "@clearboard/core/pay/statement";
import { NOW_WITH } from "@clearboard/core/words/hand-over";
import { CONVERTED } from "@clearboard/core/words/rate";
import { say } from "@clearboard/core/words/text";
import { For, Show } from "solid-js";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import { CardFoot, Empty } from "../ui/card.tsx";
import { type Column, Table } from "../ui/table.tsx";
import { rowText } from "./causes.tsx";
import css from "./statement.module.css";

type Deal = StatementShape.Info["deals"][number];

export function Deals(props: { statement: StatementShape.Info }) {
  const deals = () => [...props.statement.deals, ...props.statement.older];
  const money = (value: Format.Money) => Format.moneyExact(value, locale());
  const row = (of: Deal["row"]) => rowText(of, props.statement.files);
  const product: Column<Deal> = {
    key: "product",
    label: t("statement.product"),
    isWide: true,
    value: (deal) => deal.product,
  };
  const share: Column<Deal> = {
    key: "share",
    label: t("statement.share"),
    class: "num",
    cell: (deal) => (
      <>
        {FormatStep.share(deal.share)}
        <Show when={deal.credit === "overlay"}>
          <span class="muted small"> {t("statement.overlay")}</span>
        </Show>
      </>
    ),
  };
  return (
    <>
      <Table
        rows={deals()}
        empty={<Empty title={t("statement.deals.none")} />}
        columns={[
          { key: "day", label: t("statement.day"), format: "day", class: "nowrap", value: ({ day }) => day },
          {
            key: "deal",
            label: t("statement.deal"),
            cell: (deal) => <DealName deal={deal} isOlder={props.statement.older.includes(deal)} />,
          },
          ...(deals().some((deal) => deal.product !== null) ? [product] : []),
          {
            key: "amount",
            label: t("statement.amount"),
            format: "money",
            isWide: true,
            value: ({ amount }) => amount,
          },
          ...(deals().some((deal) => deal.share !== "1" || deal.credit === "overlay") ? [share] : []),
          {
            key: "credited",
            label: t("statement.credited"),
            format: "money",
            class: css.credited,
            value: ({ credited }) => credited,
          },
          { key: "row", label: t("statement.row"), class: css.row, isWide: true, value: (deal) => row(deal.row) },
        ]}
      />
      <Show when={props.statement.targets.length > 0}>
        <CardFoot>
          <For each={props.statement.targets}>
            {(target) => <span>{t("statement.target", { amount: money(target.amount), row: row(target.row) })}</span>}
          </For>
        </CardFoot>
      </Show>
    </>
  );
}

function DealName(props: { deal: Deal; isOlder: boolean }) {
  return (
    <>
      {props.deal.name ?? props.deal.row.id}
      <Show when={props.deal.nowWith}>
        {(person) => <span class={`small muted ${css.refund}`}>{say(NOW_WITH, locale(), { person: person() })}</span>}
      </Show>
      <Show when={props.deal.converted}>
        {(of) => (
          <span class={`small muted ${css.refund}`}>
            {say(CONVERTED, locale(), {
              ...{ currency: of().currency, rate: of().rate, day: of().day, source: of().source },
              amount: Format.decimalText({ minor: of().stated.amountMinor ?? "0", currency: of().currency }),
            })}
          </span>
        )}
      </Show>
      <Show when={props.isOlder}>
        <span class={`small muted ${css.refund}`}>{t("statement.older")}</span>
        <For each={props.deal.payments}>
          {(payment) => (
            <span class={`small muted ${css.refund}`}>
              {t("statement.payment", {
                amount: Format.moneyExact(payment.amount, locale()),
                day: Format.shortDay(payment.day, locale()),
              })}
            </span>
          )}
        </For>
      </Show>
      <For each={props.deal.refunds}>
        {(refund) => (
          <span class={`small ${css.refund} ${refund.isInWindow ? "behind" : "muted"}`}>
            {t(refund.isInWindow ? "statement.refund" : "statement.refund.late", {
              amount: Format.moneyExact(refund.amount, locale()),
              day: Format.shortDay(refund.day, locale()),
            })}
          </span>
        )}
      </For>
    </>
  );
}
