/** Pay below 0: carried and taken off later pay, deducted in parts, or forgiven; nothing is lost in silence. */
import * as BelowZero from "@clearboard/core/pay/below-zero";
import type * as Input from "@clearboard/core/pay/input";
import * as Lint from "@clearboard/core/plan/lint";
import * as Plan from "@clearboard/core/plan/plan";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { paid, pay, tiered } from "./paying.ts";

const TEN = [["0", "10%"]] as const;
const refunded: Input.Draft = {
  periods: [
    {
      id: "2026-01",
      deals: [{ id: "A", day: "2026-01-05", amount: "2000", refunds: [{ amount: "2000", day: "2026-02-07" }] }],
    },
    { id: "2026-02", deals: [{ id: "B", day: "2026-02-06", amount: "800" }] },
    { id: "2026-03", deals: [{ id: "C", day: "2026-03-06", amount: "3000" }] },
  ],
};
const lines = (plan: Plan.Draft, input = refunded) =>
  pay(plan, input).people[0]!.periods.map(({ entries, deficit }) => [
    ...entries.flatMap(({ kind, amount }) =>
      (BelowZero.KINDS as readonly string[]).includes(kind) ? [`${kind} ${amount.text}`] : [],
    ),
    `left ${deficit.text}`,
  ]);

test("what a month pays below 0 is carried and taken off the next pay", () => {
  const plan = tiered(TEN, {}, { belowZero: { rule: "carry" } });
  expect(paid(pay(plan, refunded))).toEqual(["200.00", "0.00", "180.00"]);
  expect(lines(plan)).toEqual([["left 0.00"], ["carried 120.00", "left 120.00"], ["deducted -120.00", "left 0.00"]]);
});

test("a deduction takes at most its share of each pay, and forgiveness stands as a line of its own", () => {
  const deduct = tiered(TEN, {}, { belowZero: { rule: "deduct", most: "10%" } });
  expect(paid(pay(deduct, refunded))).toEqual(["200.00", "0.00", "270.00"]);
  expect(lines(deduct)[2]).toEqual(["deducted -30.00", "left 90.00"]);
  const forgive = tiered(TEN, {}, { belowZero: { rule: "forgive" } });
  expect(paid(pay(forgive, refunded))).toEqual(["200.00", "0.00", "300.00"]);
  expect(lines(forgive)[1]).toEqual(["forgiven 120.00", "left 0.00"]);
});

test("a plan that promises a draw never pays below 0: the rest is carried beside what the draw is owed", () => {
  const plan = tiered(TEN, {}, { draw: { amount: "90" } });
  // January 200, then nothing of it but the draw of 90: 110 go back of February's 90 (80 and 10 drawn).
  expect(paid(pay(plan, refunded))).toEqual(["200.00", "0.00", "180.00"]);
  expect(lines(plan)[1]).toEqual(["carried 20.00", "left 20.00"]);
});

test("a balance from before the first period is taken off", () => {
  const input = {
    people: [
      {
        id: "p",
        opening: { deficit: "70" },
        periods: [
          { id: "1", amount: "500" },
          { id: "2", amount: "500" },
        ],
      },
    ],
  };
  expect(paid(pay(tiered(TEN), input))).toEqual(["0.00", "30.00"]);
});

test("the linter wants the share of a deduction, nothing else takes one, and forgiving is told", () => {
  const codes = (belowZero: Plan.Draft["belowZero"]) =>
    Lint.check(tiered(TEN, {}, { belowZero })).findings.flatMap(({ code }) =>
      code.includes("below-zero") ? [code] : [],
    );
  expect(codes({ rule: "deduct" })).toEqual(["lint-below-zero-most"]);
  expect(codes({ rule: "carry", most: "10%" })).toEqual(["lint-below-zero-most"]);
  expect(codes({ rule: "forgive" })).toEqual(["lint-below-zero-forgiven"]);
  expect(codes({ rule: "deduct", most: "10%" })).toEqual([]);
});

test("pay is never below 0, and what is paid and still to be taken off come to all pay", () => {
  const rules = fc.constantFrom<Plan.Draft["belowZero"]>(undefined, { rule: "carry" }, { rule: "deduct", most: "1/3" });
  fc.assert(
    fc.property(fc.array(fc.bigInt({ min: -5000n, max: 5000n }), { maxLength: 20 }), rules, (sums, belowZero) => {
      const plan = Plan.readNumbers(Plan.Info.parse({ ...tiered(TEN), ...(belowZero && { belowZero }) }));
      let [deficit, out] = [0n, 0n];
      for (const sum of sums) {
        const line = BelowZero.settle(plan.belowZero, sum, deficit);
        deficit = line?.deficit ?? deficit;
        const now = sum + (line?.minor ?? 0n);
        expect(now >= 0n && deficit >= 0n).toBe(true);
        out += now;
      }
      expect(out - deficit).toBe(sums.reduce((left, sum) => left + sum, 0n));
    }),
    { seed: 3 },
  );
});
