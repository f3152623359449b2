/** Nothing is passed over: figures that are missing, given twice or cannot be are refused with their place. */
import type * as Input from "@clearboard/core/pay/input";
import type * as Plan from "@clearboard/core/plan/plan";
import { expect, test } from "vitest";
import { paid, pay, tiered } from "./paying.ts";

type Period = NonNullable<Input.Draft["periods"]>[0];
const TEN = tiered([["0", "10%"]]);
const deals = [{ amount: "1000" }];
const perDeal = tiered([["0", "10%"]], { unit: "deal" });
const toTarget = tiered([["0", "10%"]], { target: "person" });

const REFUSED: [string, Plan.Draft, Period, string][] = [
  [
    "an amount beside its deals",
    TEN,
    { amount: "1000", deals },
    "/periods/0/amount: the same figure is given in /periods/0/deals",
  ],
  ["a sum beside its deals", TEN, { sums: { revenue: "1000" }, deals }, "/periods/0/sums/revenue: the same figure"],
  [
    "an amount beside its sum",
    TEN,
    { amount: "1000", sums: { revenue: "1000" } },
    "/periods/0/amount: the same figure",
  ],
  [
    "a target given twice",
    toTarget,
    { amount: "1", target: "5", targets: { revenue: "5" } },
    "/periods/0/target: the same figure",
  ],
  ["a sum where each deal is paid", perDeal, { amount: "1000" }, "/periods/0/deals is missing"],
  [
    "a sum where whole deals cross",
    tiered([["0", "10%"]], { crossing: "after" }),
    { amount: "1000" },
    "/periods/0/deals is missing",
  ],
  [
    "a cap of a variable nobody has",
    { ...TEN, cap: { ofVariable: "2" } },
    { amount: "1" },
    "/periods/0/variable is missing",
  ],
  [
    "a share above 100%",
    TEN,
    { deals: [{ amount: "1", share: "120%" }] },
    "/periods/0/deals/0/share: a share is not above 100%",
  ],
  ["a day that is none", TEN, { deals: [{ amount: "1", day: "2026-02-30" }] }, "/periods/0/deals/0/day takes a day"],
  [
    "a currency that is none",
    TEN,
    { deals: [{ amount: "1", currency: "XYZ" }] },
    "/periods/0/deals/0/currency takes a currency",
  ],
];

test.each(REFUSED)("%s is refused with its place", (_, plan, period, message) => {
  expect(() => pay(plan, { periods: [period] })).toThrow(message);
});

test("a plan in a currency that is none is refused", () => {
  expect(() => pay({ ...TEN, currency: "QQQ" }, { periods: [{ amount: "1" }] })).toThrow("/currency takes a currency");
});

test("sums of other measures go beside deals, and cash as a sum beside deals without payments", () => {
  const plan: Plan.Draft = {
    ...TEN,
    components: [
      ...TEN.components!,
      { id: "cash", measure: "paid", unit: "month", tiers: [{ from: "0", rate: "1%" }] },
    ],
  };
  expect(paid(pay(plan, { periods: [{ deals, sums: { paid: "500" } }] }))).toEqual(["105.00"]);
  expect(paid(pay(perDeal, { periods: [{ deals: [] }] }))).toEqual(["0.00"]);
});

test("nobody working stops the pay of plans with lines or targets only", () => {
  const away = { deals, workingDays: { eligible: "0", total: "20" } };
  expect(paid(pay(TEN, { periods: [away] }))).toEqual(["100.00"]);
  for (const plan of [
    tiered([
      ["0", "10%"],
      ["500", "20%"],
    ]),
    toTarget,
    { ...TEN, floor: "5", proration: ["floor" as const] },
  ])
    expect(() => pay(plan, { periods: [{ ...away, target: "5" }] })).toThrow("eligible working days");
});
