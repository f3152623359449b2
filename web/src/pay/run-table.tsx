import type * as RunShape from "@clearboard/core/payroll/run";
import { createMemo, createSignal, For, Show } from "solid-js";
import * as Format from "../i18n/format.ts";
import { locale, t, tCode } from "../i18n/text.ts";
import * as LineName from "./line-name.ts";
import * as Place from "./place.ts";
import css from "./run.module.css";
import { type By, type Column, isSum, isUnpaid, ordered, type Sum } from "./run-order.ts";

/** Everybody's row, by name until another column is asked for; a name opens the statement. */
export function RunTable(props: { run: RunShape.Info; people: readonly RunShape.Row[] }) {
  const [by, setBy] = createSignal<By>({ column: "name", isDown: false });
  // a column that is empty for all says nothing
  const has = (key: Sum) => props.run.people.some((one) => one[key].minor !== "0");
  const hasPlans = createMemo(() => new Set(props.run.people.flatMap((one) => one.plan ?? [])).size > 1);
  const columns = createMemo((): Column[] => [
    "name",
    "team",
    ...(hasPlans() ? (["plan"] as const) : []),
    "line",
    "own",
    ...(["adjustments", "draws"] as const).filter(has),
    "paid",
  ]);
  const said = (one: RunShape.Row, column: Column): string => {
    if (isSum(column)) return isUnpaid(one, column) ? "" : Format.moneyExact(one[column], locale());
    if (column === "name") return one.name;
    if (column === "team") return one.teamName ?? "";
    if (column === "plan") return one.planTitle?.[locale() === "en" ? "en" : "zh"] ?? one.plan ?? "";
    if (one.reason !== null) return tCode("reason", one.reason);
    return one.line === null ? "" : LineName.of({ id: one.line, title: one.lineTitle ?? null }, locale());
  };
  const people = createMemo(() => ordered(props.people, by(), said, locale()));
  const turn = (column: Column) =>
    setBy(by().column === column ? { column, isDown: !by().isDown } : { column, isDown: isSum(column) });
  const order = (column: Column) => (by().column !== column ? "none" : by().isDown ? "descending" : "ascending");
  const isNarrow = (column: Column) => column === "name" || column === "paid";
  const place = (column: Column) => `${isSum(column) ? "num" : ""} ${isNarrow(column) ? "" : css.wide}`;
  return (
    <div class={css.scroll}>
      <table class={css.table}>
        <thead>
          <tr>
            <For each={columns()}>
              {(column) => (
                <th scope="col" class={place(column)} aria-sort={order(column)}>
                  <button type="button" class={css.sort} onClick={() => turn(column)}>
                    {t(WORDS[column])}
                    <span aria-hidden="true">{MARKS[order(column)]}</span>
                  </button>
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={people()}>
            {(one) => (
              <tr>
                <th scope="row">
                  <a href={Place.href(props.run.month, one.id)}>{one.name}</a>
                  <Show when={one.teamName}>
                    <span class={`muted small ${css.narrow}`}>{one.teamName}</span>
                  </Show>
                </th>
                <For each={columns().slice(1)}>
                  {(column) => (
                    <td
                      class={`${place(column)} ${column === "paid" ? "strong" : ""} ${column === "line" ? "muted" : ""}`}
                    >
                      {said(one, column) || Format.DASH}
                    </td>
                  )}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  );
}

const WORDS = {
  name: "run.person",
  team: "run.team",
  plan: "run.plan",
  line: "run.line",
  own: "pay.own",
  adjustments: "pay.adjustments",
  draws: "pay.draws",
  paid: "pay.paid",
} as const;
const MARKS = { none: "", ascending: " ▴", descending: " ▾" };
