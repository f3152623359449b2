/** The score: attainment by component, floored at 0, capped, weighted over what could be observed. */
import * as z from "zod";
import type * as Policy from "./policy.ts";
import * as Rational from "./rational.ts";
import * as Reason from "./reason.ts";

export const Id = z.enum(["sales", "satisfaction", "collaboration", "knowledge"]);
export type Id = z.output<typeof Id>;

export const Component = z.object({
  id: Id,
  weight: z.int(),
  status: z.enum(["observed", "missing", "not-applicable"]),
  reason: Reason.Info.nullable(),
  /** what was achieved, as decimal text: minor units for sales, share of the scale, count */
  actual: z.string().nullable(),
  target: z.string().nullable(),
  answers: z.int().nullable(),
  /** 0 to the cap, decimal text with 2 places */
  score: z.string().nullable(),
});

/** The score of a person or group. */
export const Info = z.object({
  /** decimal text with 2 places, or null with `reason` */
  total: z.string().nullable(),
  /** the total as it would be without caps; it ranks people whom a cap makes equal */
  uncapped: z.string().nullable(),
  /** observed weight: "based on 80 of 100" */
  based: z.int(),
  /** weight the company measures at all this month */
  measured: z.int(),
  reason: Reason.Info.nullable(),
  components: z.array(Component),
});
export type Info = z.output<typeof Info>;

export const IDS = ["sales", "satisfaction", "collaboration", "knowledge"] as const satisfies readonly Id[];

/** What is known of one component before it is scored. */
export type Observation =
  | { status: "observed"; actual: Rational.Info; target: Rational.Info; answers: number | null }
  | { status: "missing"; reason: Reason.Info; answers: number | null; target: Rational.Info | null }
  | { status: "not-applicable" };
export type Observations = Record<Id, Observation>;

/** 100 * actual / target, not below 0, not above a cap: 97.5 of 100 = 97.5; sales at 180% with cap 150 = 150. */
export function attained(actual: Rational.Info, target: Rational.Info, cap?: number): Rational.Info {
  const percent = Rational.divide(Rational.multiply(Rational.of(100), actual), target);
  return Rational.max(Rational.ZERO, cap === undefined ? percent : Rational.min(percent, Rational.of(cap)));
}

/**
 * The whole score. Not applicable (the company measures it not at all) leaves the scale; missing leaves it too while at
 * least `minimumObserved` of 100 measured and sales are observed; else the total is null with the reason. Exact
 * throughout, one half-up rounding to 2 places at the end.
 */
export function scoreOf(observations: Observations, policy: Policy.Info["scorecard"]): Info {
  let [based, measured, weighted, uncapped] = [0, 0, Rational.ZERO, Rational.ZERO];
  const components = IDS.map((id): Info["components"][number] => {
    const { weight, cap } = policy[id];
    const seen = observations[id];
    if (seen.status === "not-applicable")
      return {
        id,
        weight,
        status: "not-applicable",
        reason: "not-measured",
        actual: null,
        target: null,
        answers: null,
        score: null,
      };
    measured += weight;
    const target = seen.target === null ? null : sayAmount(id, seen.target);
    if (seen.status === "missing")
      return {
        id,
        weight,
        status: "missing",
        reason: seen.reason,
        actual: null,
        target,
        answers: seen.answers,
        score: null,
      };
    based += weight;
    const score = attained(seen.actual, seen.target, cap);
    const whole = attained(seen.actual, seen.target);
    weighted = Rational.add(weighted, Rational.multiply(Rational.of(weight), score));
    uncapped = Rational.add(uncapped, Rational.multiply(Rational.of(weight), whole));
    const actual = sayAmount(id, seen.actual);
    return {
      id,
      weight,
      status: "observed",
      reason: null,
      actual,
      target,
      answers: seen.answers,
      score: Rational.text(score, 2),
    };
  });
  const reason = whyNot(observations, based, measured, policy.minimumObserved);
  const mean = (sum: Rational.Info) =>
    reason === null ? Rational.text(Rational.divide(sum, Rational.of(based)), 2) : null;
  return { total: mean(weighted), uncapped: mean(uncapped), based, measured, reason, components };
}

/** Minor units and counts are whole, shares of the scale have 4 places. */
function sayAmount(id: Id, amount: Rational.Info): string {
  return Rational.text(amount, id === "sales" || id === "knowledge" ? 0 : 4);
}

function whyNot(seen: Observations, based: number, measured: number, minimum: number): Reason.Info | null {
  if (measured === 0) return "not-measured";
  if (seen.sales.status !== "observed") return "no-sales-score";
  return based === 0 || based * 100 < minimum * measured ? "too-little-observed" : null;
}
