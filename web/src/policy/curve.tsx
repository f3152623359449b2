/** The line that pay draws with sales: its bends at the plan's lines, a step where there is a cliff, and the example on it. */

import * as FormatStep from "@clearboard/core/pay/format-step";
import type * as Plan from "@clearboard/core/plan/plan";
import { createMemo, For } from "solid-js";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import css from "./policy.module.css";
import type * as Worked from "./worked.ts";

const WIDTH = 400;
const HEIGHT = 150;
const EDGE = { left: 4, right: 8, top: 18, bottom: 30 };

export function Curve(props: { curve: Worked.Curve; plan: Plan.Info; answers: Worked.Answers }) {
  const money = (minor: string): Format.Money => ({ minor, currency: props.plan.currency });
  const drawn = createMemo(() => {
    const { points, lines, ask } = props.curve;
    // For the place of a point only; the figures themselves stay text.
    const sold = (text: string) => Number(text);
    const pay = (minor: string) => Format.approximate(money(minor));
    const end = Math.max(...points.map((point) => sold(point.sold)));
    const top = Math.max(1, ...points.map((point) => pay(point.payMinor)));
    const x = (text: string) => EDGE.left + (sold(text) / end) * (WIDTH - EDGE.left - EDGE.right);
    const y = (minor: string) =>
      HEIGHT - EDGE.bottom - (Math.max(0, pay(minor)) / top) * (HEIGHT - EDGE.top - EDGE.bottom);
    const answer = props.answers[ask.id] || ask.usual;
    const now = points.find((point) => sold(point.sold) === sold(answer)) ?? points.at(-1);
    const line = (id: string) => FormatStep.tier(props.plan, props.plan.components[0]?.id ?? null, id, locale());
    return {
      path: points.map((point, index) => `${index === 0 ? "M" : "L"}${x(point.sold)},${y(point.payMinor)}`).join(""),
      lines: lines.map(({ id, from }) => ({ name: line(id), x: x(plainOf(from)) })).filter((line) => line.x <= WIDTH),
      now: now === undefined ? null : { x: x(now.sold), y: y(now.payMinor), sold: now.sold, pay: now.payMinor },
      first: points[0],
      last: points.at(-1),
    };
  });
  const sum = (minor: string | undefined) => Format.money(money(minor ?? "0"), locale());
  const amount = (text: string | undefined) => FormatStep.figure(text ?? "0");
  const label = () =>
    t("policy.curve.label", {
      from: sum(drawn().first?.payMinor),
      to: sum(drawn().last?.payMinor),
      sold: amount(drawn().last?.sold),
      at: amount(drawn().now?.sold),
      pay: sum(drawn().now?.pay),
    });
  return (
    <figure class={css.curve}>
      <figcaption class="muted small">
        {t("policy.curve", { measure: FormatStep.measure(props.curve.ask.name, locale()) })}
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label()}>
        <line
          class={css.axis}
          x1={EDGE.left}
          x2={WIDTH - EDGE.right}
          y1={HEIGHT - EDGE.bottom}
          y2={HEIGHT - EDGE.bottom}
        />
        <For each={drawn().lines}>
          {(line) => (
            <>
              <line class={css.mark} x1={line.x} x2={line.x} y1={EDGE.top} y2={HEIGHT - EDGE.bottom} />
              <text x={line.x} y={HEIGHT - EDGE.bottom + 16} text-anchor="middle">
                {line.name}
              </text>
            </>
          )}
        </For>
        <path class={css.pay} d={drawn().path} />
        {drawn().now && <circle class={css.now} cx={drawn().now?.x} cy={drawn().now?.y} r="4" />}
      </svg>
    </figure>
  );
}

/** "7/2" as decimal text, for a place on the axis. */
function plainOf(exact: string): string {
  const [over = "0", under = "1"] = exact.split("/");
  return String(Number(over) / Number(under));
}
