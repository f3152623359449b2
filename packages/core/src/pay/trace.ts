/** The trace of a pay: every step with what it did and the running figure after it, so that anyone can work it out again. */
import * as z from "zod";
import * as Rational from "../rational.ts";

/** The fixed order of operations, as pay.md lists it. */
export const STAGES = [
  "eligible",
  "credit",
  "refund",
  "tier",
  "cap",
  "team",
  "floor",
  "draw",
  "round",
  "post",
] as const;

export const Step = z.object({
  stage: z.enum(STAGES),
  /** the rule's code; text.ts has its sentence in two languages */
  code: z.string(),
  /** null = the person's whole pay */
  component: z.string().nullable(),
  /** measure = what was sold, pay = what it earns */
  figure: z.enum(["measure", "pay"]),
  /** add, times, most (not above), least (not below), or the one rounding to so many decimals */
  op: z.enum(["add", "times", "most", "least", "round"]),
  /** exact numbers whose product is `by`; for money in major units */
  factors: z.array(z.string()),
  by: z.string(),
  /** the running figure after this step, exact */
  value: z.string(),
  params: z.record(z.string(), z.string()),
});
export type Step = z.output<typeof Step>;
export type Place = Pick<Step, "stage" | "component" | "figure">;
type Note = { code: string; params?: Record<string, string> };

export type Trace = { steps: Step[]; running: Map<string, Rational.Info> };

export function start(): Trace {
  return { steps: [], running: new Map() };
}

const keyOf = (place: Pick<Step, "component" | "figure">) => JSON.stringify([place.component, place.figure]);

/** The running figure of a component or of the whole. */
export function at(trace: Trace, place: Pick<Step, "component" | "figure">): Rational.Info {
  return trace.running.get(keyOf(place)) ?? Rational.ZERO;
}

/** Does one step and writes it down; answers the running figure after it. */
export function step(
  trace: Trace,
  place: Place,
  op: "add" | "times" | "most" | "least",
  factors: readonly Rational.Info[],
  note: Note,
): Rational.Info {
  const by = Rational.product(factors);
  const value = APPLY[op](at(trace, place), by);
  trace.running.set(keyOf(place), value);
  trace.steps.push({
    ...place,
    code: note.code,
    op,
    factors: factors.map(Rational.exactText),
    by: Rational.exactText(by),
    value: Rational.exactText(value),
    params: note.params ?? {},
  });
  return value;
}

/** The one rounding, to whole smallest units (0.01 for CNY), a half as `rounding` says. Answers minor units. */
export function round(trace: Trace, place: Place, smallest: Rational.Info, rounding: Rational.Rounding): bigint {
  const { value, minor } = rounded(at(trace, place), smallest, rounding);
  trace.running.set(keyOf(place), value);
  const by = Rational.exactText(smallest);
  const text = Rational.exactText(value);
  trace.steps.push({ ...place, code: "round", op: "round", factors: [by], by, value: text, params: { rounding } });
  return minor;
}

const ROUNDINGS: readonly Rational.Rounding[] = ["half-up", "half-down", "half-even"];
const APPLY = { add: Rational.add, times: Rational.multiply, most: Rational.min, least: Rational.max };

function rounded(value: Rational.Info, smallest: Rational.Info, rounding: Rational.Rounding) {
  const minor = Rational.round(Rational.divide(value, smallest), rounding);
  return { minor, value: Rational.multiply(Rational.of(minor), smallest) };
}

/**
 * Works a statement's steps out again from nothing but the steps: each product, each running figure, each component's
 * sum inside the whole. Answers the total and the first step (its place in the list) that does not hold, or null.
 */
export function recompute(steps: readonly Step[]): { total: string; wrong: Step | null } {
  const running = new Map<string, Rational.Info>();
  let wrong: Step | null = null;
  for (const item of steps) {
    const before = running.get(keyOf(item)) ?? Rational.ZERO;
    const by = Rational.product(item.factors.map(Rational.parseRate));
    const rounding = ROUNDINGS.find((known) => known === item.params.rounding) ?? "half-up";
    const after = item.op === "round" ? rounded(before, by, rounding).value : APPLY[item.op](before, by);
    running.set(keyOf(item), after);
    // A component's line in the whole is what its own steps came to.
    const own = { component: item.params.component ?? "", figure: "pay" } as const;
    const part = item.code === "component" ? (running.get(keyOf(own)) ?? Rational.ZERO) : by;
    const isRight =
      Rational.exactText(by) === item.by && Rational.exactText(after) === item.value && Rational.equals(part, by);
    if (!isRight) wrong ??= item;
  }
  return { total: Rational.exactText(running.get(keyOf({ component: null, figure: "pay" })) ?? Rational.ZERO), wrong };
}
