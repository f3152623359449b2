/** What one more deal pays: worked out here, by the engine that pays, from the statement's own figures. */

import * as Money from "@clearboard/core/money";
import type * as Estimate from "@clearboard/core/payroll/estimate";
import * as Estimating from "@clearboard/core/payroll/estimating";
import * as Prospect from "@clearboard/core/payroll/prospect";
import type * as StatementShape from "@clearboard/core/payroll/statement";
import { createMemo, createSignal, For, Show } from "solid-js";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import { Empty } from "../ui/card.tsx";
import { Curve } from "./curve.tsx";
import * as LineName from "./line-name.ts";
import css from "./statement.module.css";

/** A usual deal: the mean of those counted, to the whole unit; a thousand where there is none. */
function usual(statement: StatementShape.Info): string {
  const amounts = statement.deals.filter((deal) => deal.credit === "direct").map((deal) => BigInt(deal.amount.minor));
  const unit = 10n ** BigInt(Money.decimals(statement.currency));
  if (amounts.length === 0) return "1000";
  const mean = amounts.reduce((sum, one) => sum + one, 0n) / BigInt(amounts.length) / unit;
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
  const products = createMemo(() => Prospect.products(props.statement));
  const estimates = createMemo((): Estimate.Info[] | null => {
    if (!isGood()) return [];
    try {
      const ask = { amount: amount(), ...(product() === "" ? {} : { product: product() }) };
      return ["1", "2", "3"].map((count) => Estimating.of(props.statement, { ...ask, count }));
    } catch {
      return null;
    }
  });
  const money = (value: Format.Money) => Format.moneyExact(value, locale());
  const asked = () =>
    Format.money({ minor: minorOf(amount(), decimals()), currency: props.statement.currency }, locale());
  return (
    <Show when={estimates()} fallback={<Empty title={t("more.none")} />}>
      {(made) => (
        <>
          <div class={css.ask}>
            <label>
              <span class="muted small">{t("more.amount")}</span>
              <input
                class="field"
                inputmode="decimal"
                value={written() ?? usual(props.statement)}
                aria-invalid={!isGood()}
                onInput={(event) => setWritten(event.currentTarget.value)}
              />
            </label>
            <Show when={products().length > 0}>
              <label>
                <span class="muted small">{t("more.product")}</span>
                <select class="button" value={product()} onChange={(event) => setProduct(event.currentTarget.value)}>
                  <option value="">{t("more.any")}</option>
                  <For each={products()}>{(name) => <option value={name}>{name}</option>}</For>
                </select>
              </label>
            </Show>
          </div>
          <Show when={made()[0]} fallback={<p class="fault small">{t("more.bad", { n: decimals() })}</p>}>
            {(first) => (
              <>
                <p class="answer" aria-live="polite">
                  +{money(first().adds)}
                  <span class="aside">{t(written() === null ? "more.usual" : "more.answer", { amount: asked() })}</span>
                </p>
                <Curve statement={props.statement} />
                <table>
                  <thead>
                    <tr>
                      <th scope="col">{t("more.deals")}</th>
                      <th scope="col" class="num">
                        {t("more.adds")}
                      </th>
                      <th scope="col" class="num">
                        {t("more.then")}
                      </th>
                      <th scope="col">{t("more.line")}</th>
                    </tr>
                  </thead>
                  <tbody>
                    <For each={made()}>
                      {(one, index) => (
                        <tr>
                          <td>{index() + 1}</td>
                          <td class="num strong">+{money(one.adds)}</td>
                          <td class="num">{money(one.after)}</td>
                          <td>{one.lineAfter ? LineName.of(one.lineAfter, locale()) : Format.DASH}</td>
                        </tr>
                      )}
                    </For>
                  </tbody>
                </table>
                <p class="muted small">
                  <Show when={first().next} fallback={first().lineBefore ? t("more.top") : ""}>
                    {(next) =>
                      t("more.next", {
                        line: LineName.of(next(), locale()),
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
