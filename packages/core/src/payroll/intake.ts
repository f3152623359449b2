/** What the engine is told of one person and month: the board's own figures, the deals with their split shares, and time worked. */
import type * as Figures from "../board/figures.ts";
import type * as Board from "../board/info.ts";
import { metricOf } from "../metric/plan-measures.ts";
import * as Money from "../money.ts";
import * as Component from "../pay/component.ts";
import * as Exact from "../pay/exact.ts";
import type * as Input from "../pay/input.ts";
import * as Measure from "../pay/measure.ts";
import type * as Plan from "../pay/plan.ts";
import * as Rational from "../rational.ts";

/** Minor units as the engine's major text. */
export function major(minor: bigint, currency: string): string {
  return Rational.text(Rational.divide(Rational.of(minor), Exact.scale(currency)), Money.decimals(currency));
}

/** Whether a plan pays on what was sold, so that somebody of whom no deals are known has no pay. */
export function isOfDeals(plan: Plan.Info): boolean {
  return plan.components.some(({ measure }) => Measure.OF_DEALS.includes(measure));
}

/** Whether a component takes the person's own target. */
export function asksTarget(component: Component.Info): boolean {
  return component.target === "person";
}

/** Whether a plan pays shares of a target incentive that it leaves to the person. */
export function asksVariable(plan: Plan.Info): boolean {
  if (plan.variable !== undefined) return plan.variable === "person";
  const pays = ({ payout, toPayout }: Component.Tier) => payout !== undefined || toPayout !== undefined;
  return (
    plan.cap?.ofVariable !== undefined ||
    plan.components.some(({ tiers, matrix }) => tiers.some(pays) || matrix?.gives === "payout")
  );
}

/** The targets of a plan's components: the person's revenue target holds for every measure in money. */
export function targetsOf(plan: Plan.Info, targetMinor: bigint): Record<string, string> {
  const asking = plan.components.filter((one) => asksTarget(one) && Component.kindOf(one) === "money");
  return Object.fromEntries(asking.map(({ id }) => [id, major(targetMinor, plan.currency)]));
}

/** Every figure a plan asks for by name, besides what it measures on deals. */
export function namesOf(plan: Plan.Info): Set<string> {
  const sides = (matrix: Component.Matrix | undefined) =>
    matrix === undefined ? [] : [matrix.rows.measure, matrix.columns.measure];
  return new Set(
    [
      ...plan.components.flatMap(({ measure, by, matrix }) => [measure, by, ...sides(matrix)]),
      ...plan.gates.map(({ measure }) => measure),
      ...plan.multipliers.flatMap(({ measure, matrix }) => [measure, ...sides(matrix)]),
      ...plan.pools.flatMap(({ measure, by }) => [measure, by]),
    ].filter((name) => name !== undefined),
  );
}

/**
 * The figures of the board that a plan asks for by name: money in major units, ratios to their 4 places. What the plan
 * measures itself is not among them, and what is a dash on the board is not given.
 */
export function measuresOf(plan: Plan.Info, { metrics, score }: Pick<Figures.Info, "metrics" | "score">) {
  const own = new Set(
    plan.components.flatMap(({ id, measure }) => (Measure.OF_DEALS.includes(measure) ? [id, measure] : [id])),
  );
  const given: Record<string, string> = {};
  for (const name of namesOf(plan)) {
    // A component may be called by the name of what it measures; then its figure is given all the same.
    const isAsked = plan.components.some(({ id, measure }) => id === name && measure === name);
    if (own.has(name) && (Measure.OF_DEALS.includes(name) || !isAsked)) continue;
    const part = name === "sales" ? undefined : score.components.find(({ id }) => id === name);
    const id = metricOf(name);
    const value = part === undefined ? id && metrics[id] : part.actual;
    if (value === null || value === undefined) continue;
    given[name] = typeof value === "object" ? major(Money.minor(value), value.currency) : String(value);
  }
  return given;
}

type Card = NonNullable<Plan.Info["scorecard"]>;

/** The scorecard's parts as attainments (103.12 points = 1.0312), or what they come to where a part could not be observed. */
export function scoresOf({ parts }: Card, score: Board.Score): Pick<Input.Period, "scores" | "measures"> {
  const points = new Map<string, Rational.Info>();
  for (const { id, score: text } of score.components)
    if (text !== null) points.set(id, Rational.divide(Rational.parse(text), Rational.of(100n)));
  const seen = parts.flatMap(({ id, weight, cap }) => {
    const reached = points.get(id);
    return reached === undefined ? [] : [{ id, weight: Exact.rate(weight), cap, reached }];
  });
  if (seen.length === parts.length)
    return { scores: Object.fromEntries(seen.map(({ id, reached }) => [id, Exact.text(reached)])) };
  const whole = Exact.sum(seen.map(({ weight }) => weight));
  if (score.total === null || whole.n === 0n) return {};
  const held = seen.map(({ weight, cap, reached }) =>
    Rational.multiply(weight, cap === undefined ? reached : Rational.min(reached, Exact.rate(cap))),
  );
  return { measures: { scorecard: Exact.text(Rational.divide(Exact.sum(held), whole)) } };
}
