/** What one more deal pays: worked out here, by the engine that pays, from the statement's own figures. */

import * as Money from "@clearboard/core/money";
import type * as Estimate from "@clearboard/core/pay/estimate";
import * as Estimating from "@clearboard/core/pay/estimate";
import * as PayCurve from "@clearboard/core/pay/pay-curve";
import type * as StatementShape from "@clearboard/core/pay/statement";
import { createMemo, createSignal, Show } from "solid-js";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import { Empty } from "../ui/card.tsx";
import { SelectField, TextField } from "../ui/field.tsx";
import { Table } from "../ui/table.tsx";
import { lineName } from "./line-name.ts";
import { Curve } from "./pay-curve.tsx";
import css from "./statement.module.css";

/** A usual deal: the mean of those counted, to the whole unit; a thousand where there is none. */
function usual(statement: StatementShape.Info): string {
  const amounts = statement.deals.filter((deal) => deal.credit === "direct").map((deal) => BigInt(deal.amount.minor));
  const unit = 10n ** BigInt(Money.decimals(statement.currency));
  if (amounts.length === 0) return "1000";
  const mean = amounts.reduce((sum, amount) => sum + amount, 0n) / BigInt(amounts.length) / unit;
  return mean < 1n ? "1" : mean.toString();
}

export function OneMore(props: { statement: StatementShape.Info }) {
  const [written, setWritten] = createSignal<string | null>(null);
  const [product, setProduct] = createSignal("");
  const amount = () => (written() ?? usual(props.statement)).trim().replaceAll(",", "");
  const decimals = () => Money.decimals(props.statement.currency);
  const isGood = () => {
    const found = /^\d{1,15}(?:\.(\d+))?$/.exec(amount());
    return found !== null && !/^0*(\.0*)?$/.test(amount()) && (found[1]?.length ?? 0) <= decimals();
  };
  const products = createMemo(() => PayCurve.products(props.statement));
  const estimates = createMemo((): Estimate.Info[] | null => {
    if (!isGood()) return [];
    try {
      const ask = { amount: amount(), ...(product() === "" ? {} : { product: product() }) };
      return ["1", "2", "3"].map((count) => Estimating.estimate(props.statement, { ...ask, count }));
    } catch {
      return null;
    }
  });
  const money = (value: Format.Money) => Format.moneyExact(value, locale());
  const asked = () =>
    Format.money({ minor: minorOf(amount(), decimals()), currency: props.statement.currency }, locale());
  return (
    <Show when={estimates()} fallback={<Empty title={t("more.none")} />}>
      {(found) => (
        <>
          <div class={css.ask}>
            <TextField
              label={t("more.amount")}
              inputMode="decimal"
              value={written() ?? usual(props.statement)}
              error={isGood() ? undefined : t("more.bad", { n: decimals() })}
              onInput={setWritten}
            />
            <Show when={products().length > 0}>
              <SelectField
                label={t("more.product")}
                none={t("more.any")}
                options={products().map((name) => ({ value: name, text: name }))}
                value={product()}
                onChange={setProduct}
              />
            </Show>
          </div>
          <Show when={found()[0]}>
            {(first) => (
              <>
                <p class="answer" aria-live="polite">
                  +{money(first().adds)}
                  <span class="aside">{t(written() === null ? "more.usual" : "more.answer", { amount: asked() })}</span>
                </p>
                <Curve statement={props.statement} />
                <Table
                  rows={found()}
                  columns={[
                    { key: "deals", label: t("more.deals"), cell: (estimate) => found().indexOf(estimate) + 1 },
                    {
                      key: "adds",
                      label: t("more.adds"),
                      class: `num ${css.credited}`,
                      value: ({ adds }) => `+${money(adds)}`,
                    },
                    { key: "then", label: t("more.then"), format: "money", value: ({ after }) => after },
                    {
                      key: "line",
                      label: t("more.line"),
                      value: ({ lineAfter }) => (lineAfter ? lineName(lineAfter, locale()) : null),
                    },
                  ]}
                />
                <p class="muted small">
                  <Show when={first().next} fallback={first().lineBefore ? t("more.top") : ""}>
                    {(next) =>
                      t("more.next", {
                        line: lineName(next(), locale()),
                        missing: money(next().missing),
                        pays: money(next().pays),
                      })
                    }
                  </Show>
                </p>
              </>
            )}
          </Show>
        </>
      )}
    </Show>
  );
}

/** Decimal text as minor units: "12.5" of a currency with 2 decimals is "1250". */
function minorOf(amount: string, decimals: number): string {
  const [whole = "0", rest = ""] = amount.split(".");
  return BigInt(`${whole}${rest.padEnd(decimals, "0")}`).toString();
}
