/** What one more deal pays is what it pays once it is there. */
import * as Money from "@clearboard/core/money";
import * as Estimate from "@clearboard/core/pay/estimate";
import * as Lint from "@clearboard/core/plan/lint";
import * as Presets from "@clearboard/core/plan/presets";
import * as Rational from "@clearboard/core/rational";
import { expect, test } from "vitest";
import * as Random from "./random-plan.ts";
import { type Period, state } from "./stating.ts";

const CASES = 500;
const sum = (values: readonly string[]) => Rational.sum(values.map(Rational.parseRate));

test("an estimate is the pay of a world that has those deals, and its parts are the money that was added", () => {
  let isReached = 0;
  for (let seed = 1; seed <= CASES; seed += 1) {
    const of = Random.chance(seed + 11_000_000);
    const { plan } = Lint.demand(Random.marginal(of));
    const amount = `${of.below(9000)}.${10 + of.below(89)}`;
    const count = 1 + of.below(3);
    const target = `${1 + of.below(9000)}.37`;
    const deals = Array.from({ length: of.below(4) }, (_, at) => ({
      id: `${at}`,
      day: "2026-05-04",
      amount: `${of.below(3000)}.50`,
    }));
    const given = of.is(50);
    const total = Rational.text(sum(deals.map((deal) => deal.amount)), 2);
    const before = { id: "2026-05", target, ...(given ? { sums: { revenue: total } } : { deals }) } as Period;
    const more = Array.from({ length: count }, (_, at) => ({ id: `z${at}`, day: "2026-05-31", amount }));
    const after = state(plan, { id: "2026-05", target, deals: [...deals, ...more] } as Period);
    const estimate = Estimate.estimate(state(plan, before), { amount, count: `${count}` });
    expect(estimate.after.minor, `seed ${seed}`).toBe(after.result!.pay.minor);
    expect(estimate.adds.minor).toBe(`${BigInt(estimate.after.minor) - BigInt(estimate.before.minor)}`);
    const added = Rational.multiply(Rational.parseRate(amount), Rational.of(BigInt(count)));
    expect(Rational.equals(sum(estimate.parts.map(({ measured }) => measured)), added), `seed ${seed}`).toBe(true);
    if (estimate.next === null) continue;
    isReached += 1;
    // Reaching the line exactly pays what was said, and stands on that line.
    const reached = Estimate.estimate(state(plan, before), {
      amount: Money.majorText(Rational.of(Money.minor(estimate.next.missing)), "CNY"),
    });
    expect(reached.after).toEqual(estimate.next.pays);
    expect(reached.lineAfter?.id).toBe(estimate.next.id);
  }
  expect(isReached).toBeGreaterThan(CASES / 4);
});

test("on the default plan the added money is told by line", () => {
  const { plan } = Lint.demand(Presets.threeLines("CNY"));
  const statement = state(plan, { id: "2026-05", target: "100000", sums: { revenue: "90000" } } as Period);
  // 10,000 at 2% up to the target, 10,000 at 3.5% above it.
  expect(Estimate.estimate(statement, { amount: "20000" })).toMatchObject({
    ...{ before: { minor: "100000" }, after: { minor: "155000" }, adds: { minor: "55000" } },
    parts: [
      { component: "revenue", tier: "base", measured: "10000", pays: "200" },
      { component: "revenue", tier: "challenge", measured: "10000", pays: "350" },
    ],
    ...{ lineBefore: { id: "base" }, lineAfter: { id: "challenge" } },
    next: { id: "challenge", from: { minor: "10000000" }, missing: { minor: "1000000" }, pays: { minor: "120000" } },
  });
});

test("the scorecard's sales part moves with the deal, up to its cap", () => {
  const { plan } = Lint.demand({
    ...{
      id: "card",
      currency: "CNY",
      scorecard: {
        parts: [
          { id: "sales", weight: "60", cap: "150%" },
          { id: "satisfaction", weight: "40" },
        ],
      },
    },
    components: [{ id: "revenue", unit: "month", target: "person", tiers: [{ from: "0", rate: "1%" }] }],
    multipliers: [{ id: "card", measure: "scorecard" }],
  });
  const statement = state(plan, {
    ...{ id: "2026-05", target: "100000", sums: { revenue: "100000" }, scores: { sales: "1", satisfaction: "1" } },
  } as Period);
  // 1,500 x (60 x 1.5 + 40) / 100; at 200% of target the cap of 150% holds.
  expect(Estimate.estimate(statement, { amount: "50000" }).after.minor).toBe("195000");
  expect(Estimate.estimate(statement, { amount: "100000" }).after.minor).toBe("260000");
});

test("what cannot be estimated is refused in words", () => {
  const flat = (measure: string) =>
    Lint.demand({
      ...{ id: "flat", currency: "CNY" },
      components: [
        {
          id: "it",
          measure,
          kind: measure === "quality" ? "ratio" : "money",
          unit: "month",
          tiers: [{ from: "0", rate: "1%" }],
        },
      ],
    }).plan;
  const statement = state(flat("revenue"), { id: "2026-05", deals: [] } as Period);
  const code = (change: object, ask: Parameters<typeof Estimate.estimate>[1] = { amount: "1" }) => {
    try {
      Estimate.estimate({ ...statement, ...change }, ask);
      return "";
    } catch (error) {
      return (error as { code: string }).code;
    }
  };
  expect(code({})).toBe("");
  expect(code({}, { amount: "-1" })).toBe("estimate-negative");
  expect(code({}, { amount: "1.001" })).toBe("pay-too-fine");
  expect(code({}, { amount: "1", count: "0" })).toBe("estimate-count");
  expect(code({}, { amount: "1", count: "1001" })).toBe("estimate-count");
  expect(code({ plan: null })).toBe("estimate-no-plan");
  expect(code({ input: null, reason: "no-target" })).toBe("estimate-no-pay");
  expect(code(state(flat("quality"), { id: "2026-05", measures: { quality: "1" } } as unknown as Period))).toBe(
    "estimate-no-deals",
  );
  expect(code(state(flat("margin"), { id: "2026-05", deals: [] } as Period))).toBe("estimate-needs-more");
});
