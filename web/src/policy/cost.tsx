import type * as Simulation from "@clearboard/core/payroll/simulation";
import { For } from "solid-js";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import css from "./policy.module.css";

export type Both = { current: Format.Money; draft: Format.Money; difference: Format.Money };

/** A difference with its sign; the colour says more or less as everywhere, never alone. */
export function Difference(props: { money: Format.Money }) {
  const sign = () => Math.sign(Format.approximate(props.money));
  return (
    <span class="delta" data-dir={sign() > 0 ? "up" : sign() < 0 ? "down" : "none"}>
      {sign() === 0 ? "=" : `${sign() > 0 ? "+" : ""}${Format.moneyExact(props.money, locale())}`}
    </span>
  );
}

export function BothCells(props: { of: Both }) {
  return (
    <>
      <td class={`num ${css.roomy}`}>{Format.moneyExact(props.of.current, locale())}</td>
      <td class="num">{Format.moneyExact(props.of.draft, locale())}</td>
      <td class="num">
        <Difference money={props.of.difference} />
      </td>
    </>
  );
}

/** The total, and month by month. */
export function Cost(props: { found: Simulation.Info }) {
  const total = () => props.found.total;
  const size = () => ({ ...total().difference, minor: total().difference.minor.replace("-", "") });
  const answer = () => {
    const { minor } = total().difference;
    if (minor === "0") return t("sim.cost.same");
    return t(minor.startsWith("-") ? "sim.cost.less" : "sim.cost.more", { money: Format.money(size(), locale()) });
  };
  const share = () => {
    const [before, change] = [Format.approximate(total().current), Format.approximate(total().difference)];
    if (before === 0) return Format.DASH;
    const text = Format.percent((change / before).toFixed(6), locale());
    return change > 0 ? `+${text}` : text;
  };
  return (
    <>
      <p class="answer" data-slot="simulated-cost">
        {answer()}
        <span class="aside">
          {t("sim.cost.of", {
            draft: Format.money(total().draft, locale()),
            current: Format.money(total().current, locale()),
            share: share(),
          })}
        </span>
      </p>
      <div class={css.scroll}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("sim.month")}</th>
              <th scope="col" class={`num ${css.roomy}`}>
                {t("sim.people")}
              </th>
              <th scope="col" class={`num ${css.roomy}`}>
                {t("sim.current")}
              </th>
              <th scope="col" class="num">
                {t("sim.draft")}
              </th>
              <th scope="col" class="num">
                {t("sim.difference")}
              </th>
            </tr>
          </thead>
          <tbody>
            <For each={props.found.months}>
              {(one) => (
                <tr>
                  <th scope="row">{Format.month(one.month, locale())}</th>
                  <td class={`num ${css.roomy}`}>{Format.count(one.people, locale())}</td>
                  <BothCells of={one} />
                </tr>
              )}
            </For>
          </tbody>
          <tfoot>
            <tr class={css.total}>
              <th scope="row">{t("sim.total")}</th>
              <td class={`num ${css.roomy}`}>{Format.count(props.found.people.length, locale())}</td>
              <BothCells of={total()} />
            </tr>
          </tfoot>
        </table>
      </div>
    </>
  );
}
