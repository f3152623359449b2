/** What the engine is told of one person and month: the board's own figures, the deals with their split shares, and time worked. */
import type * as Figures from "../board/figures.ts";
import { metricOf } from "../metric/plan-measures.ts";
import * as Money from "../money.ts";
import * as Component from "../plan/component.ts";
import * as Plan from "../plan/plan.ts";
import * as Rational from "../rational.ts";
import type * as Scorecard from "../scorecard.ts";
import type * as Input from "./input.ts";

/** The targets of a plan's components: the person's revenue target holds for every measure in money. */
export function targetsOf(plan: Plan.Info, targetMinor: bigint): Record<string, string> {
  const asking = plan.components.filter((one) => Plan.asksTarget(one) && Component.kindOf(one) === "money");
  return Object.fromEntries(asking.map(({ id }) => [id, Money.decimalText(targetMinor, plan.currency)]));
}

/**
 * The figures of the board that a plan asks for by name: money in major units, ratios to their 4 places. What the plan
 * measures itself is not among them, and what is a dash on the board is not given.
 */
export function measuresOf(plan: Plan.Info, { metrics, score }: Pick<Figures.Info, "metrics" | "score">) {
  const own = new Set(
    plan.components.flatMap(({ id, measure }) => (Component.OF_DEALS.includes(measure) ? [id, measure] : [id])),
  );
  const given: Record<string, string> = {};
  for (const name of Plan.namesOf(plan)) {
    // A component may be called by the name of what it measures; then its figure is given all the same.
    const isAsked = plan.components.some(({ id, measure }) => id === name && measure === name);
    if (own.has(name) && (Component.OF_DEALS.includes(name) || !isAsked)) continue;
    const part = name === "sales" ? undefined : score.components.find(({ id }) => id === name);
    const id = metricOf(name);
    const value = part === undefined ? id && metrics[id] : part.actual;
    if (value === null || value === undefined) continue;
    given[name] = typeof value === "object" ? Money.decimalText(Money.minor(value), value.currency) : String(value);
  }
  return given;
}

type Card = NonNullable<Plan.Info["scorecard"]>;

/** The scorecard's parts as attainments (103.12 points = 1.0312), or what they come to where a part could not be observed. */
export function scoresOf({ parts }: Card, score: Scorecard.Info): Pick<Input.Period, "scores" | "measures"> {
  const points = new Map<string, Rational.Info>();
  for (const { id, score: text } of score.components)
    if (text !== null) points.set(id, Rational.divide(Rational.parse(text), Rational.of(100n)));
  const seen = parts.flatMap(({ id, weight, cap }) => {
    const reached = points.get(id);
    return reached === undefined ? [] : [{ id, weight: Rational.parseRate(weight), cap, reached }];
  });
  if (seen.length === parts.length)
    return { scores: Object.fromEntries(seen.map(({ id, reached }) => [id, Rational.exactText(reached)])) };
  const whole = Rational.sum(seen.map(({ weight }) => weight));
  if (score.total === null || whole.n === 0n) return {};
  const held = seen.map(({ weight, cap, reached }) =>
    Rational.multiply(weight, cap === undefined ? reached : Rational.min(reached, Rational.parseRate(cap))),
  );
  return { measures: { scorecard: Rational.exactText(Rational.divide(Rational.sum(held), whole)) } };
}
