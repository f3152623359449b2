import type * as Simulation from "@clearboard/core/payroll/simulation";
import { createMemo, createSignal, For } from "solid-js";
import * as Format from "../i18n/format.ts";
import { locale, t } from "../i18n/text.ts";
import { BothCells } from "./cost.tsx";
import css from "./policy.module.css";

type Column = "name" | "teamName" | "current" | "draft" | "difference";
const COLUMNS: { id: Column; word: Parameters<typeof t>[0]; isNumber: boolean }[] = [
  { id: "name", word: "sim.person", isNumber: false },
  { id: "teamName", word: "sim.team", isNumber: false },
  { id: "current", word: "sim.current", isNumber: true },
  { id: "draft", word: "sim.draft", isNumber: true },
  { id: "difference", word: "sim.difference", isNumber: true },
];

/** Columns that a phone has no room for. */
const ROOMY = new Set<Column>(["teamName", "current"]);

type Person = Simulation.Info["people"][0];

/** Everybody with what they were paid and would have been; sorted by whatever one asks for. */
export function Gains(props: { found: Simulation.Info }) {
  const [by, setBy] = createSignal<{ column: Column; isDown: boolean }>({ column: "difference", isDown: true });
  const sorted = createMemo(() => {
    const { column, isDown } = by();
    return [...props.found.people].sort((one, two) => compare(one, two, column) * (isDown ? -1 : 1));
  });
  const turn = (column: Column) =>
    setBy(by().column === column ? { column, isDown: !by().isDown } : { column, isDown: column !== "name" });
  const order = (column: Column) =>
    by().column === column ? (by().isDown ? ("descending" as const) : ("ascending" as const)) : undefined;
  return (
    <>
      <p class="answer">
        {t("sim.who.answer", { gain: props.found.gain, lose: props.found.lose })}
        <span class="aside">{t("sim.who.same", { same: props.found.same })}</span>
      </p>
      <section class={css.people} tabindex="0" aria-label={t("sim.who")}>
        <table>
          <thead>
            <tr>
              <For each={COLUMNS}>
                {({ id, word, isNumber }) => (
                  <th
                    scope="col"
                    class={`${isNumber ? "num" : ""} ${ROOMY.has(id) ? css.roomy : ""}`}
                    aria-sort={order(id)}
                  >
                    <button
                      type="button"
                      class={css.sort}
                      onClick={() => turn(id)}
                      aria-label={t("sim.sort", { what: t(word) })}
                    >
                      {t(word)}
                      <span aria-hidden="true">{order(id) === undefined ? "" : by().isDown ? " ▾" : " ▴"}</span>
                    </button>
                  </th>
                )}
              </For>
            </tr>
          </thead>
          <tbody>
            <For each={sorted()}>
              {(one) => (
                <tr>
                  <th scope="row" class={css.name}>
                    {one.name}
                  </th>
                  <td class={`muted ${css.roomy}`}>{one.teamName ?? Format.DASH}</td>
                  <BothCells of={one} />
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </section>
    </>
  );
}

/** Minor units are whole numbers of any size: compared as such. */
function compare(one: Person, two: Person, column: Column): number {
  if (column === "name" || column === "teamName")
    return (one[column] ?? "").localeCompare(two[column] ?? "", locale()) || one.name.localeCompare(two.name, locale());
  const [left, right] = [BigInt(one[column].minor), BigInt(two[column].minor)];
  return left === right ? two.name.localeCompare(one.name, locale()) : left < right ? -1 : 1;
}
