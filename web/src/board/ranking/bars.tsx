import type * as Board from "@clearboard/core/board/info";
import { For, Show } from "solid-js";
import * as Format from "../../i18n/format.ts";
import { locale } from "../../i18n/text.ts";
import { parts } from "../parts.ts";
import css from "./bars.module.css";
import { partsSentence } from "./row.ts";

/** What bars are drawn against: the end of the score axis, or the greatest revenue. */
/** `isExact`: some scores differ in the second decimal only. */
export type Scale = { basis: "score" | "revenue"; end: number; isExact: boolean };

/** The parts of a score end to end from zero, or the revenue as one bar. Names its parts to who cannot see it. */
export function Bars(props: { person: Board.Person; scale: Scale; isOwn: boolean }) {
  const width = (value: number) => `${((Math.max(0, value) / props.scale.end) * 100).toFixed(2)}%`;
  const shown = () => parts(props.person.score);
  return (
    <Show
      when={props.scale.basis === "score"}
      fallback={
        <Show when={props.person.metrics.revenue}>
          {(revenue) => (
            <div class={css.stack} role="img" aria-label={Format.money(revenue(), locale())}>
              <i
                class={css.plain}
                data-own={props.isOwn ? "" : undefined}
                style={{ width: width(Format.approximate(revenue())) }}
              />
            </div>
          )}
        </Show>
      }
    >
      <Show when={props.person.score.total !== null}>
        <div class={css.stack} role="img" aria-label={partsSentence(shown())} title={partsSentence(shown())}>
          <For each={shown()}>{(part) => <i data-part={part.id} style={{ width: width(part.points ?? 0) }} />}</For>
        </div>
      </Show>
    </Show>
  );
}

/** Three small boxes, filled up to the line reached. */
export function Pips(props: { line: Board.Person["line"] }) {
  const reached = () => ["base", "challenge", "sprint"].indexOf(props.line ?? "none") + 1;
  return (
    <span class={css.pips} aria-hidden="true">
      <For each={[1, 2, 3]}>{(step) => <i data-on={step <= reached() ? step : undefined} />}</For>
    </span>
  );
}
