/** Why pay changed: on random plans and changes, every cent of the difference is put down to a cause. */
import * as Money from "@clearboard/core/money";
import * as Difference from "@clearboard/core/pay/difference";
import * as Statement from "@clearboard/core/pay/statement";
import * as Lint from "@clearboard/core/plan/lint";
import { expect, test } from "vitest";
import * as Random from "./random-plan.ts";
import { changed, type Period, row, state } from "./stating.ts";

const CASES = Number(process.env.CLEARBOARD_CASES ?? 600);
const LONG = 600_000;
const total = (causes: ReturnType<typeof Difference.between>) =>
  causes.reduce((sum, { amount }) => sum + BigInt(amount.minor), 0n);

test(
  "the causes of a change sum to the cent to the difference, and back again to its negative",
  () => {
    const seen = new Map<string, number>();
    for (let seed = 1; seed <= CASES; seed += 1) {
      const of = Random.chance(seed + 7_000_000);
      const { plan } = Lint.demand(Random.plan(of));
      const later = of.is(25) ? { ...Lint.demand({ ...Random.plan(of), currency: plan.currency }).plan } : plan;
      const period = Random.input(of, plan).people![0]!.periods[0] as Period;
      const other = changed(of, later === plan ? period : (Random.input(of, later).people![0]!.periods[0] as Period));
      const money = (most: number) => Money.of(BigInt(of.below(most)), plan.currency);
      const before = state(plan, period, { owed: money(50_000), withheld: money(50_000) });
      const after = state(later, { ...other, id: period.id }, { owed: money(50_000), withheld: money(50_000) });
      const causes = Difference.between(before, after);
      const difference = Statement.earnedMinor(after) - Statement.earnedMinor(before);
      expect(total(causes), `seed ${seed}`).toBe(difference);
      expect(total(Difference.between(after, before)), `seed ${seed} back`).toBe(-difference);
      expect(Difference.between(before, before)).toEqual([]);
      for (const { code, amount } of causes) {
        expect(amount.minor).not.toBe("0");
        seen.set(code, (seen.get(code) ?? 0) + 1);
      }
    }
    // Every kind of cause that such months can have was met; the rest of a difference is never hidden in rounding.
    for (const code of [
      "plan",
      "target",
      "working-days",
      "score",
      "balance",
      "row-gone",
      "row-changed",
      "row-new",
      "refund",
      "credit",
    ])
      expect(seen.get(code) ?? 0, code).toBeGreaterThan(0);
    expect(seen.get("rounding")).toBeUndefined();
    expect(seen.get("person")).toBeUndefined();
  },
  LONG,
);

const flat = Lint.demand({
  id: "flat",
  currency: "CNY",
  components: [{ id: "revenue", unit: "month", tiers: [{ from: "0", rate: "10%" }] }],
}).plan;

/** A month that the engine was given as a sum, with the deals it is the sum of: id, amount, refunded. */
function summed(deals: readonly (readonly [string, bigint, bigint?])[]) {
  const money = (minor: bigint) => Money.of(minor, "CNY");
  const total = deals.reduce((sum, [, amount, back = 0n]) => sum + amount - back, 0n);
  const outcome = state(flat, {
    id: "2026-05",
    sums: { revenue: `${total / 100n}.${`${total % 100n}`.padStart(2, "0")}` },
  } as Period);
  const list = deals.map(([id, amount, back = 0n]) => ({
    ...{ id, name: null, product: null, day: "2026-05-07", share: "1", credit: "direct" as const, payments: [] },
    ...{ amount: money(amount), credited: money(amount - back), row: row("deal", id) },
    refunds:
      back === 0n ? [] : [{ day: "2026-05-20", amount: money(back), isInWindow: true, row: row("refund", `R${id}`) }],
  }));
  return { ...outcome, deals: list };
}

test("a sum is told apart into the deals it is made of, each with its row", () => {
  const before = summed([
    ["A", 100_000n],
    ["B", 50_000n],
    ["C", 7_000n],
  ]);
  const after = summed([
    ["A", 100_000n, 40_000n],
    ["B", 60_000n],
    ["D", 12_345n],
  ]);
  expect(
    Difference.between(before, after).map(({ code, params, amount, rows }) => [
      code,
      params.id,
      amount.minor,
      rows.map(({ id }) => id),
    ]),
  ).toEqual([
    ["row-gone", "C", "-700", ["C"]],
    ["row-changed", "B", "1000", ["B"]],
    ["row-new", "D", "1235", ["D"]],
    ["refund", "A", "-4000", ["RA"]],
  ]);
});

test("a month that could not be paid before is put down to what was missing", () => {
  const after = summed([["A", 100_000n]]);
  const without = { ...after, input: null, result: null, own: null };
  const codes = (before: Parameters<typeof Difference.between>[0]) =>
    Difference.between(before, after).map(({ code, amount }) => [code, amount.minor]);
  expect(codes({ ...without, reason: "no-target" })).toEqual([["target", "10000"]]);
  expect(codes({ ...without, plan: null, reason: "no-plan" })).toEqual([["plan", "10000"]]);
  expect(codes({ ...without, reason: "not-in-source" })).toEqual([["person", "10000"]]);
  expect(codes(null)).toEqual([["person", "10000"]]);
  expect(Difference.between(null, null)).toEqual([]);
});

test("what the ledger has from an earlier release is told apart from what the facts changed", () => {
  const [before, after] = [
    summed([["A", 100_000n]]),
    summed([
      ["A", 100_000n],
      ["B", 5_000n],
    ]),
  ];
  const causes = Difference.between(before, after, undefined, { currency: "CNY", before: 9_990n, after: 10_500n });
  expect(causes.map(({ code, amount }) => [code, amount.minor])).toEqual([
    ["rounding", "10"],
    ["row-new", "500"],
  ]);
});
