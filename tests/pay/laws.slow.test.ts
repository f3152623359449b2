/** Laws of pay, each at 10,000 random cases and at every tier boundary plus and minus one smallest unit. */
import * as Calculate from "@clearboard/core/pay/calculate";
import * as Input from "@clearboard/core/pay/input";
import type * as Result from "@clearboard/core/pay/result";
import * as Trace from "@clearboard/core/pay/trace";
import * as Lint from "@clearboard/core/plan/lint";
import type * as Plan from "@clearboard/core/plan/plan";
import * as Presets from "@clearboard/core/plan/presets";
import { expect, test } from "vitest";
import * as Random from "./random-plan.ts";

const CASES = 10_000;
const LONG = 600_000;
const calculate = (plan: Plan.Info, input: Input.Draft) => Calculate.calculate(plan, Input.Info.parse(input));
const text = (minor: bigint) => {
  const digits = (minor < 0n ? -minor : minor).toString().padStart(3, "0");
  return `${minor < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};
const statement = (result: Result.Info) => result.people[0]!.periods[0]!;

/** The least amounts at or above each boundary of a plan for a target, in smallest units. */
function boundaries(plan: Plan.Info, target: bigint): bigint[] {
  const [component] = plan.components;
  return component!.tiers.map(({ from }) => {
    if (component!.bounds === "target") return (target * BigInt(from.replace("%", "")) + 99n) / 100n;
    return BigInt(from.replace(".", ""));
  });
}

test(
  "more sales never pay less under marginal tiers, at every boundary and one smallest unit beside it",
  () => {
    let tried = 0;
    for (let seed = 1; tried < CASES; seed += 1) {
      const of = Random.chance(seed);
      const { plan } = Lint.demand(Random.marginal(of));
      const target = BigInt(1 + of.below(2_000_000));
      const at = [...boundaries(plan, target), BigInt(of.below(3_000_000))].flatMap((item) => [
        item - 1n,
        item,
        item + 1n,
      ]);
      const sorted = [...new Set([-1n, ...at])].sort((a, b) => (a < b ? -1 : 1));
      const people = sorted.map((item, index) => ({
        id: `${index}`,
        periods: [{ amount: text(item), target: text(target) }],
      }));
      const paid = calculate(plan, { people }).people.map((person) => BigInt(person.total.minor));
      for (const [index, item] of paid.entries()) {
        if (index > 0) expect(item >= paid[index - 1]!, `seed ${seed} at ${sorted[index]}`).toBe(true);
        // One smallest unit more pays at most its highest rate: no plan here goes above 1/3, so at most 1 unit.
        if (index > 0 && sorted[index]! - sorted[index - 1]! === 1n) expect(item - paid[index - 1]! <= 1n).toBe(true);
        tried += 1;
      }
    }
  },
  LONG,
);

test(
  "the order of deals inside a period changes nothing, in any mode",
  () => {
    for (let seed = 1; seed <= CASES; seed += 1) {
      const of = Random.chance(seed + 1_000_000);
      const { plan } = Lint.demand(Random.plan(of));
      const input = Random.input(of, plan);
      const turned = input.people!.map((person) => ({
        ...person,
        periods: person.periods.map((period) => ({ ...period, deals: [...period.deals!].reverse() })),
      }));
      const [item, other] = [calculate(plan, input), calculate(plan, { people: turned })].map((result) =>
        result.people[0]!.periods.map(({ paid, owed }) => `${paid.minor} ${owed.minor}`),
      );
      expect(item, `seed ${seed}`).toEqual(other);
    }
  },
  LONG,
);

test(
  "parts sum to the total: entries to the statement, steps to the entries, shares to the pool and the deal",
  () => {
    for (let seed = 1; seed <= CASES; seed += 1) {
      const of = Random.chance(seed + 2_000_000);
      const weights = Array.from({ length: 1 + of.below(6) }, () => `${1 + of.below(40)}/${1 + of.below(9)}`);
      const cents = BigInt(of.below(100_000)) * (of.is(20) ? -1n : 1n);
      const people = weights.map((weight, at) => ({ id: `p${at}`, weight, periods: [{ id: "1" }] }));
      const pooled = calculate(Lint.demand({ id: "p", currency: "CNY", pools: [{ id: "x" }] }).plan, {
        people,
        pools: [{ id: "x", period: "1", amount: text(cents) }],
      });
      expect(BigInt(pooled.total.minor), `seed ${seed}`).toBe(cents);
      for (const person of pooled.people) expect(Trace.recompute(person.periods[0]!.steps).wrong).toBeNull();

      const parts = weights.length;
      const shares = weights.map((_, at) => (at === 0 ? `${parts + 1}/${2 * parts}` : `1/${2 * parts}`));
      const whole = Lint.demand({
        id: "p",
        currency: "CNY",
        components: [{ id: "a", unit: "month", tiers: [{ from: "0", rate: "1" }] }],
      }).plan;
      const size = cents < 0n ? -cents : cents;
      const credits = shares.map((share, at) => ({ person: `p${at}`, share }));
      const credited = calculate(whole, { people, deals: [{ period: "1", amount: text(size), credits }] });
      expect(BigInt(credited.total.minor), `seed ${seed}`).toBe(size);
    }
  },
  LONG,
);

test(
  "a full refund of everything inside the window gives zero, whenever it comes",
  () => {
    for (let seed = 1; seed <= CASES; seed += 1) {
      const of = Random.chance(seed + 3_000_000);
      const draft = of.is(50) ? Random.marginal(of) : withoutGifts(Random.marginal(of), of);
      const { plan } = Lint.demand({ ...draft, refunds: { windowDays: "90" } });
      const isLate = of.is(50);
      const deals = Array.from({ length: 1 + of.below(4) }, (_, at) => {
        const amount = text(BigInt(of.below(900_000)));
        return {
          id: `${at}`,
          day: "2026-01-15",
          amount,
          refunds: [{ amount, day: isLate ? "2026-02-20" : "2026-01-20" }],
        };
      });
      const target = text(BigInt(1 + of.below(900_000)));
      const result = calculate(plan, {
        periods: [
          { id: "2026-01", target, deals },
          { id: "2026-02", target, deals: [] },
        ],
      });
      expect(result.total.minor, `seed ${seed}`).toBe("0");
      expect(result.people[0]!.periods[1]!.paid.text, `seed ${seed}`).toBe(
        isLate ? result.people[0]!.periods[0]!.paid.text.replace(/^(?=.*[1-9])/, "-") : "0.00",
      );
    }
  },
  LONG,
);

/** The same tiers as whole-amount tiers on each deal: what jumps must come back just as well. */
function withoutGifts(draft: Plan.Draft, of: Random.Chance): Plan.Draft {
  const components = draft.components!.map((component) => ({
    ...component,
    unit: of.any(["deal", "month", "quarter"] as const),
    tiers: component.tiers!.map((tier) => ({ ...tier, mode: "retroactive" as const })),
  }));
  return { ...draft, components };
}

/** 1, 2, 3.5 and 5% between 80, 100 and 130% of the target, in whole hundred-thousandths of a unit; a half goes up. */
function threeLines(sold: bigint, target: bigint): { minor: bigint; line: string } {
  const lines = [
    { id: "none", from: 0n, rate: 10n },
    { id: "base", from: 80n * target, rate: 20n },
    { id: "challenge", from: 100n * target, rate: 35n },
    { id: "sprint", from: 130n * target, rate: 50n },
  ];
  let [total, line] = [0n, "none"];
  for (const [at, { id, from, rate }] of lines.entries()) {
    if (100n * sold < from) continue;
    line = id;
    const to = lines[at + 1]?.from ?? 100n * sold;
    total += rate * ((100n * sold < to ? 100n * sold : to) - from);
  }
  return { minor: (total + 50_000n) / 100_000n, line };
}

test("the ready three lines pay 1, 2, 3.5 and 5% between 80, 100 and 130% of the target", () => {
  const { plan } = Lint.demand(Presets.threeLines());
  for (let seed = 1; seed <= CASES; seed += 1) {
    const of = Random.chance(seed + 5_000_000);
    const [sold, target] = [BigInt(of.below(4_000_000)), BigInt(1 + of.below(2_000_000))];
    const outcome = statement(calculate(plan, { periods: [{ amount: text(sold), target: text(target) }] }));
    const { minor, line } = threeLines(sold, target);
    expect([outcome.paid.minor, outcome.components[0]!.tier], `seed ${seed}`).toEqual([`${minor}`, line]);
  }
}, 600_000);

test("a step that was tampered with is found", () => {
  for (let seed = 1; seed <= 500; seed += 1) {
    const of = Random.chance(seed + 4_000_000);
    const { plan } = Lint.demand(Random.plan(of));
    const { steps } = statement(calculate(plan, Random.input(of, plan)));
    const at = of.below(steps.length);
    const field = of.any(["by", "value"] as const);
    const other = steps.map((step, index) => (index === at ? { ...step, [field]: `${step[field]}1` } : step));
    expect(Trace.recompute(other).wrong !== null, `seed ${seed}`).toBe(true);
  }
});

test("a sale of one smallest unit at each line of the default plan pays what the line says", () => {
  const { plan } = Lint.demand({
    id: "p",
    currency: "CNY",
    components: [
      {
        id: "revenue",
        unit: "month",
        target: "person",
        bounds: "target",
        boundary: "upper",
        tiers: ["0", "0.8", "1", "1.3"].map((from, at) => ({ from, rate: ["1%", "2%", "3.5%", "5%"][at]! })),
      },
    ],
  });
  const at = (amount: string) => {
    const item = statement(calculate(plan, { periods: [{ amount, target: "100000.00" }] }));
    return [item.paid.text, item.components[0]!.tier];
  };
  expect(["79999.99", "80000.00", "80000.01"].map(at)).toEqual([
    ["800.00", "1"],
    ["800.00", "2"],
    ["800.00", "2"],
  ]);
  expect(["99999.99", "100000.00", "100000.01"].map(at)).toEqual([
    ["1200.00", "2"],
    ["1200.00", "3"],
    ["1200.00", "3"],
  ]);
  expect(["129999.99", "130000.00", "130000.20"].map(at)).toEqual([
    ["2250.00", "3"],
    ["2250.00", "4"],
    ["2250.01", "4"],
  ]);
});
