/** Pays a plan document on an input document, and works every statement's steps out again while at it. */
import * as Calculate from "@clearboard/core/pay/calculate";
import * as Input from "@clearboard/core/pay/input";
import type * as Result from "@clearboard/core/pay/result";
import * as Trace from "@clearboard/core/pay/trace";
import * as Lint from "@clearboard/core/plan/lint";
import type * as Plan from "@clearboard/core/plan/plan";
import { read } from "@clearboard/core/plan/refusal";
import { expect } from "vitest";

/** The result of documents as they come from files. Fails when any statement's steps do not come to its total. */
export function pay(plan: Plan.Draft, input: Input.Draft): Result.Info {
  const checked = Lint.demand(JSON.parse(JSON.stringify(plan))).plan;
  const result = Calculate.calculate(checked, read(Input.Info, JSON.parse(JSON.stringify(input))));
  for (const person of result.people) for (const period of person.periods) expectWhole(period);
  return JSON.parse(JSON.stringify(result));
}

function expectWhole(period: Result.Statement): void {
  const again = Trace.recompute(JSON.parse(JSON.stringify(period.steps)));
  expect(again.wrong).toBeNull();
  expect(BigInt(period.paid.minor)).toBe(minorOf(again.total, period.paid.text));
  const sum = period.entries.reduce((left, entry) => left + BigInt(entry.amount.minor), 0n);
  expect(sum).toBe(BigInt(period.paid.minor));
  for (const entry of period.entries) if (entry.steps.length > 0) expect(Trace.recompute(entry.steps).wrong).toBeNull();
}

/** "12.5" with as many decimals as the sample has, as an integer. */
function minorOf(text: string, sample: string): bigint {
  const places = (sample.split(".")[1] ?? "").length;
  const [whole = "", decimals = ""] = text.split(".");
  return BigInt(whole + decimals.padEnd(places, "0"));
}

/** What each period of each person is paid, as text. */
export function paid(result: Result.Info): string[] {
  return result.people.flatMap((person) => person.periods.map((period) => period.paid.text));
}

/** One month of one person for each amount. */
export function people(amounts: readonly string[], more: { target?: string; variable?: string } = {}): Input.Draft {
  return { people: amounts.map((amount, at) => ({ id: `p${at + 1}`, ...more, periods: [{ amount }] })) };
}

type Component = NonNullable<Plan.Draft["components"]>[0];

/** A plan with one component on revenue: tiers as [from, rate]. */
export function tiered(
  tiers: readonly (readonly [string, string])[],
  component: Partial<Component> = {},
  plan: Partial<Plan.Draft> = {},
): Plan.Draft {
  return {
    id: "plan",
    currency: "USD",
    ...plan,
    components: [
      {
        id: "revenue",
        unit: "month",
        boundary: "upper",
        tiers: tiers.map(([from, rate]) => ({ from, rate })),
        ...component,
      },
    ],
  };
}
