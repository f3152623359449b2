/** Pay by what is sold: a line with its bends at the lines, and where the person stands. */
import * as PayCurve from "@clearboard/core/pay/pay-curve";
import type * as StatementShape from "@clearboard/core/pay/statement";
import { createMemo, For, Show } from "solid-js";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import { lineName } from "./line-name.ts";
import css from "./statement.module.css";

const WIDTH = 400;
const HEIGHT = 150;
const EDGE = { left: 4, right: 8, top: 22, bottom: 34 };

export function Curve(props: { statement: StatementShape.Info }) {
  const curve = createMemo(() => PayCurve.curve(props.statement));
  const number = (money: Format.Money) => Format.approximate(money);
  const drawn = createMemo(() => {
    const found = curve();
    if (!found) return null;
    const end = Math.max(...found.points.map((point) => number(point.sold)));
    const top = Math.max(1, ...found.points.map((point) => number(point.pay)));
    const x = (money: Format.Money) => EDGE.left + (number(money) / end) * (WIDTH - EDGE.left - EDGE.right);
    const y = (money: Format.Money) =>
      HEIGHT - EDGE.bottom - (Math.max(0, number(money)) / top) * (HEIGHT - EDGE.top - EDGE.bottom);
    const path = (points: typeof found.points) =>
      points.map((point, index) => `${index === 0 ? "M" : "L"}${x(point.sold)},${y(point.pay)}`).join("");
    const upTo = found.points.filter((point) => number(point.sold) <= number(found.now.sold));
    return {
      whole: path(found.points),
      sold: path([...upTo, found.now]),
      now: { x: x(found.now.sold), y: y(found.now.pay) },
      pay: Format.money(found.now.pay, locale()),
      soldNow: Format.money(found.now.sold, locale()),
      lines: found.lines.map((line) => ({
        x: x(line.from),
        name: lineName(line, locale()),
        at: Format.compact(line.from, locale()),
      })),
    };
  });
  return (
    <Show when={drawn()}>
      {(of) => (
        <svg
          class={css.curve}
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          role="img"
          aria-label={t("more.curve", { now: of().soldNow, pay: of().pay })}
        >
          <For each={of().lines}>
            {(line, index) => (
              <>
                <line class={css.mark} x1={line.x} x2={line.x} y1={EDGE.top - 8} y2={HEIGHT - EDGE.bottom} />
                <text class={css.label} x={line.x} y={HEIGHT - (index() % 2 === 0 ? 20 : 6)} text-anchor="middle">
                  {line.name} {line.at}
                </text>
              </>
            )}
          </For>
          <path class={css.whole} d={of().whole} />
          <path class={css.sold} d={of().sold} />
          <circle class={css.now} cx={of().now.x} cy={of().now.y} r="4" />
          <text
            class={css.pay}
            x={of().now.x}
            y={Math.max(10, of().now.y - 9)}
            text-anchor={of().now.x > WIDTH * 0.7 ? "end" : of().now.x < WIDTH * 0.2 ? "start" : "middle"}
          >
            {of().pay}
          </text>
          <line class={css.axis} x1="0" x2={WIDTH} y1={HEIGHT - EDGE.bottom} y2={HEIGHT - EDGE.bottom} />
        </svg>
      )}
    </Show>
  );
}
