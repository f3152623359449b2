/** Factors on pay: gates, tables and two-way matrices on named figures. */

import { refuse } from "../error.ts";
import type * as Component from "../plan/component.ts";
import * as Exact from "../plan/exact.ts";
import type * as Plan from "../plan/plan.ts";
import * as Rational from "../rational.ts";

/** A figure by name; isShare = an attainment or ratio, to be held against shares of a target. */
export type Figure = { value: Rational.Info; isShare: boolean };
export type Figures = (name: string) => Figure;
export type Info = { factor: Rational.Info; code: string; params: Record<string, string> };

/** Whether a figure lies within the bounds of a gate or a condition; a value exactly on a bound does. */
export function isHeld({ atLeast, atMost }: Pick<Plan.ExactGate, "atLeast" | "atMost">, value: Rational.Info): boolean {
  const isLow = atLeast !== undefined && Rational.isBelow(value, atLeast);
  const isHigh = atMost !== undefined && Rational.isBelow(atMost, value);
  return !isLow && !isHigh;
}

/** 1 when the gate's figure holds, else what the gate says. */
export function gate(rule: Plan.ExactGate, figures: Figures): Info {
  const { value } = figures(rule.measure);
  const bound = rule.atLeast ?? rule.atMost;
  const isOpen = isHeld(rule, value);
  return {
    factor: isOpen ? Rational.ONE : rule.otherwise,
    code: isOpen ? "gate.open" : "gate.shut",
    params: {
      gate: rule.id,
      measure: rule.measure,
      value: Rational.exactText(value),
      bound: bound === undefined ? "" : Exact.textOf(bound),
      otherwise: Exact.textOf(rule.otherwise),
    },
  };
}

type Table = {
  table?: readonly Plan.ExactStep[] | undefined;
  boundary?: "upper" | "lower" | undefined;
  min?: Rational.Info | undefined;
  max?: Rational.Info | undefined;
};

/** A figure through a table (or as it is, without one), held between min and max; below 0 it would turn pay around. */
export function curve(rule: Table, value: Rational.Info, place: string): Rational.Info {
  let factor = rule.table === undefined ? value : onTable(rule.table, rule.boundary ?? "upper", value, place);
  if (rule.min !== undefined) factor = Rational.max(factor, rule.min);
  if (rule.max !== undefined) factor = Rational.min(factor, rule.max);
  return Rational.max(factor, Rational.ZERO);
}

function onTable(
  table: readonly Plan.ExactStep[],
  boundary: "upper" | "lower",
  value: Rational.Info,
  place: string,
): Rational.Info {
  const at = stepOf(
    table.map(({ from }) => from),
    boundary,
    value,
  );
  const [step, next] = [table[at], table[at + 1]];
  if (step === undefined) throw refuse("pay-field-missing", { place: `${place}/table` });
  const end = next?.from ?? step.to;
  if (next === undefined && step.to !== undefined && Rational.isBelow(step.to, value))
    throw refuse("pay-above-tiers", { place: `${place}/table/${at}/to`, value: Rational.exactText(value), period: "" });
  if (step.toValue === undefined || end === undefined) return step.value;
  const way = Rational.divide(
    Rational.subtract(Rational.max(value, step.from), step.from),
    Rational.subtract(end, step.from),
  );
  return Rational.add(step.value, Rational.multiply(way, Rational.subtract(step.toValue, step.value)));
}

/** The last step whose start the value has reached; the first for what lies below. */
function stepOf(starts: readonly Rational.Info[], boundary: "upper" | "lower", value: Rational.Info) {
  const places = starts.map((from, at) => ({ at, side: Rational.compare(value, from) }));
  return places.filter(({ side }) => side > 0 || (side === 0 && boundary === "upper")).at(-1)?.at ?? 0;
}

/** The cell of a matrix that two figures reach. */
export function cell(rule: Component.ExactMatrix, figures: Figures, place: string) {
  const boundary = rule.boundary ?? "upper";
  const [row, column] = [figures(rule.rows.measure), figures(rule.columns.measure)];
  const [at, across] = [stepOf(rule.rows.from, boundary, row.value), stepOf(rule.columns.from, boundary, column.value)];
  const value = rule.values[at]?.[across];
  if (value === undefined) throw refuse("pay-field-missing", { place: `${place}/values/${at}/${across}` });
  const params = {
    row: rule.rows.measure,
    rowValue: Rational.exactText(row.value),
    column: rule.columns.measure,
    columnValue: Rational.exactText(column.value),
    value: Exact.textOf(value),
  };
  return { value, params };
}

/** A multiplier by its matrix, its table or the figure itself. */
export function multiplier(rule: Plan.ExactMultiplier, figures: Figures, place: string): Info {
  if (rule.matrix !== undefined) {
    const found = cell(rule.matrix, figures, `${place}/matrix`);
    return { factor: found.value, code: "multiplier.matrix", params: { id: rule.id, ...found.params } };
  }
  const { value } = figures(rule.measure ?? "scorecard");
  const params = { id: rule.id, measure: rule.measure ?? "scorecard", value: Rational.exactText(value) };
  return { factor: curve(rule, value, place), code: "multiplier", params };
}
