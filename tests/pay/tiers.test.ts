/** Tiers in every mode, on numbers worked out by hand beside each test. */
import { expect, test } from "vitest";
import { paid, pay, people, tiered } from "./paying.ts";

const RISING = [
  ["0", "5%"],
  ["40000", "8%"],
  ["90000", "12%"],
] as const;

test("marginal tiers pay each rate on its own part", () => {
  // 40,000 at 5% = 2,000; 50,000 at 8% = 4,000; 10,000 at 12% = 1,200.
  expect(paid(pay(tiered(RISING), people(["100000", "40000", "0", "-5"])))).toEqual([
    "7200.00",
    "2000.00",
    "0.00",
    "-0.25",
  ]);
});

test("retroactive tiers pay the reached rate on everything, and the boundary belongs to the side the plan says", () => {
  const amounts = people(["39999.99", "40000", "90000"]);
  expect(paid(pay(tiered(RISING, { mode: "retroactive" }), amounts))).toEqual(["2000.00", "3200.00", "10800.00"]);
  const lower = tiered(RISING, { mode: "retroactive", boundary: "lower" });
  expect(paid(pay(lower, amounts))).toEqual(["2000.00", "2000.00", "7200.00"]);
});

test("flat tiers pay an amount or a share of the variable for the band", () => {
  const plan = tiered([], {
    target: "person",
    bounds: "target",
    mode: "flat",
    tiers: [
      { from: "0", amount: "0" },
      { from: "0.9", amount: "500" },
      { from: "1", amount: "1250.50" },
    ],
  });
  const input = people(["89999.99", "90000", "100000"], { target: "100000" });
  expect(paid(pay(plan, input))).toEqual(["0.00", "500.00", "1250.50"]);
});

test("interpolated payouts go in a straight line between threshold, target and maximum", () => {
  // 80% pays 50%, 100% pays 100%, 120% pays 200% of a variable of 20,000; below nothing, above no more.
  const plan = tiered(
    [],
    {
      target: "person",
      bounds: "target",
      mode: "interpolated",
      tiers: [
        { from: "0", mode: "flat", payout: "0" },
        { from: "80%", payout: "50%" },
        { from: "100%", payout: "100%", toPayout: "200%" },
        { from: "120%", mode: "flat", payout: "200%" },
      ],
    },
    { variable: "20000" },
  );
  const input = people(["79999", "80000", "90000", "100000", "110000", "120000", "500000"], { target: "100000" });
  expect(paid(pay(plan, input))).toEqual([
    "0.00",
    "10000.00",
    "15000.00",
    "20000.00",
    "30000.00",
    "40000.00",
    "40000.00",
  ]);
});

test("interpolated amounts add up along the way, each deal by itself", () => {
  // The first 1,000 earn 10 in proportion, the next 2,000 another 40, the next 5,000 another 100.
  const plan = tiered([], {
    unit: "deal",
    mode: "interpolated",
    tiers: [
      { from: "0", amount: "0" },
      { from: "1000", amount: "10" },
      { from: "3000", amount: "50" },
      { from: "8000", to: "20000", amount: "150", toAmount: "2150" },
    ],
  });
  const deals = ["250", "2000", "5500"].map((amount) => ({ amount }));
  // 2.50 + (10 + 20) + (50 + 50)
  expect(paid(pay(plan, { periods: [{ deals }] }))).toEqual(["132.50"]);
});

test("an interpolated rate is paid on everything", () => {
  // 4% at 0 to 6% at 50,000: 25,000 is half way, 5% of it = 1,250.
  const plan = tiered([], { mode: "interpolated", tiers: [{ from: "0", rate: "4%", to: "50000", toRate: "6%" }] });
  expect(paid(pay(plan, people(["25000"])))).toEqual(["1250.00"]);
});

test("each tier has its own mode: a retroactive start, a marginal accelerator on top", () => {
  // Below half of quota 4% of everything, from half on 8% of everything; above quota 12% on the part above.
  const plan = tiered([], {
    target: "60000",
    bounds: "target",
    tiers: [
      { from: "0", rate: "4%" },
      { from: "50%", mode: "retroactive", rate: "8%" },
      { from: "100%", rate: "12%" },
    ],
  });
  // 29,000 x 4%; 30,000 x 8%; 60,000 x 8% + 15,000 x 12%
  expect(paid(pay(plan, people(["29000", "30000", "75000"])))).toEqual(["1160.00", "2400.00", "6600.00"]);
});

test("a marginal amount is a prize for reaching the tier, on top of the rate", () => {
  const plan = tiered([], {
    tiers: [
      { from: "0", rate: "2%" },
      { from: "50000", rate: "2%", amount: "750" },
    ],
  });
  expect(paid(pay(plan, people(["49999.99", "50000"])))).toEqual(["1000.00", "1750.00"]);
});

test("payouts of a variable accelerate above quota", () => {
  // Variable 12,000 on a quota of 300,000; 1x to quota, 2x to 120%, nothing more beyond.
  const plan = tiered(
    [],
    {
      target: "300000",
      bounds: "target",
      tiers: [
        { from: "0", payout: "1" },
        { from: "1", payout: "2" },
        { from: "1.2", payout: "0" },
      ],
    },
    { variable: "12000" },
  );
  expect(paid(pay(plan, people(["150000", "300000", "330000", "900000"])))).toEqual([
    "6000.00",
    "12000.00",
    "14400.00",
    "16800.00",
  ]);
});

test("deals alone: by size, by product, by a figure of their own, a credit note mirrored, a cap on each", () => {
  const bySize = tiered(RISING, { unit: "deal", mode: "retroactive" });
  // 30,000 x 5% + 95,000 x 12%
  expect(paid(pay(bySize, { periods: [{ deals: [{ amount: "30000" }, { amount: "95000" }] }] }))).toEqual(["12900.00"]);
  const noted = { periods: [{ deals: [{ amount: "95000" }, { amount: "-95000" }, { amount: "-100" }] }] };
  expect(paid(pay(bySize, noted))).toEqual(["-5.00"]);
  const capped = tiered([["0", "10%"]], { unit: "deal", cap: "500" });
  expect(paid(pay(capped, { periods: [{ deals: [{ amount: "9000" }, { amount: "1000" }] }] }))).toEqual(["600.00"]);

  // 10% up to a discount of 10%, 7% up to 20%, 4% above.
  const byDiscount = tiered([], {
    unit: "deal",
    by: "discount",
    boundary: "lower",
    mode: "retroactive",
    tiers: [
      { from: "0", rate: "10%" },
      { from: "10%", rate: "7%" },
      { from: "20%", rate: "4%" },
    ],
  });
  const discounted = ["0", "0.1", "0.15", "0.3"].map((discount) => ({ amount: "1000", values: { discount } }));
  expect(paid(pay(byDiscount, { periods: [{ deals: discounted }] }))).toEqual(["310.00"]);

  const product = (id: string, rate: string) => ({
    id,
    unit: "month" as const,
    where: { product: [id] },
    tiers: [{ from: "0", rate }],
  });
  const byProduct = { id: "p", currency: "USD", components: [product("A", "5%"), product("B", "9%")] };
  const sold = [
    { amount: "1000", labels: { product: "A" } },
    { amount: "2000", labels: { product: "B" } },
    { amount: "4000", labels: { product: "C" } },
  ];
  expect(paid(pay(byProduct, { periods: [{ deals: sold }] }))).toEqual(["230.00"]);
});

test("money for each thing counted: deals and units, shares counted in part", () => {
  // 50 each for the first 10 units, 75 for each beyond; 8 + half of 9 = 12.5.
  const units = tiered([], {
    measure: "units",
    tiers: [
      { from: "0", rate: "50" },
      { from: "10", rate: "75" },
    ],
  });
  const deals = [
    { amount: "1", units: "8" },
    { amount: "1", units: "9", share: "0.5" },
  ];
  expect(paid(pay(units, { periods: [{ deals }] }))).toEqual(["687.50"]);
  const prize = tiered([["0", "250"]], { measure: "deals" });
  const refunded = { amount: "900", refunds: [{ amount: "900" }] };
  expect(paid(pay(prize, { periods: [{ deals: [{ amount: "800" }, { amount: "1" }, refunded] }] }))).toEqual([
    "500.00",
  ]);
});

test("margin pays on amount less cost, or on the tier that revenue against quota decides", () => {
  const deals = [
    { amount: "5000", cost: "3000" },
    { amount: "1000", margin: "250.00" },
  ];
  expect(paid(pay(tiered([["0", "20%"]], { measure: "margin" }), { periods: [{ deals }] }))).toEqual(["450.00"]);
  const by = tiered([], {
    id: "margin",
    measure: "margin",
    by: "revenue",
    target: "person",
    bounds: "target",
    mode: "retroactive",
    tiers: [
      { from: "0", rate: "10%" },
      { from: "1", rate: "15%" },
    ],
  });
  const sums = { margin: "2000", revenue: "6000" };
  expect(
    paid(
      pay(by, {
        periods: [
          { sums, target: "6000" },
          { sums, target: "6000.01" },
        ],
      }),
    ),
  ).toEqual(["300.00", "200.00"]);
});

test("quarter to date: months are paid the difference, and a tier reached late lifts the earlier months", () => {
  const months = ["2026-01", "2026-02", "2026-03", "2026-04"].map((id, at) => ({
    id,
    amount: ["30000", "20000", "50000", "30000"][at]!,
  }));
  const marginal = tiered(RISING, { unit: "quarter" });
  // 1,500; 2,000 + 800 - 1,500; 2,000 + 4,000 + 1,200 - 2,800; a new quarter
  expect(paid(pay(marginal, { periods: months }))).toEqual(["1500.00", "1300.00", "4400.00", "1500.00"]);
  const retroactive = tiered(RISING, { unit: "quarter", mode: "retroactive" });
  // 1,500; 50,000 x 8% - 1,500; 100,000 x 12% - 4,000
  expect(paid(pay(retroactive, { periods: months }))).toEqual(["1500.00", "2500.00", "8000.00", "1500.00"]);
});

test("year to date against quarterly quotas: the accelerator waits for the whole year's quota so far", () => {
  const plan = tiered(
    [],
    {
      unit: "year",
      target: "person",
      bounds: "target",
      tiers: [
        { from: "0", rate: "5%" },
        { from: "1", rate: "10%" },
      ],
    },
    { period: "quarter" },
  );
  const sold = [
    ["2026-Q1", "50000"],
    ["2026-Q2", "75000"],
    ["2026-Q3", "200000"],
  ] as const;
  const periods = sold.map(([id, amount]) => ({ id, amount, target: "100000" }));
  // To date 50 of 100, 125 of 200, 325 of 300: 300 x 5% + 25 x 10% = 17,500 - 6,250.
  expect(paid(pay(plan, { periods }))).toEqual(["2500.00", "3750.00", "11250.00"]);
});

test("attainments alone, given to date: each month pays what is new", () => {
  const tiers = [
    { from: "0", payout: "1" },
    { from: "1", payout: "2" },
  ];
  const plan = tiered([], { unit: "year", bounds: "target", tiers }, { variable: "21000" });
  const to = (id: string, revenue: string) => ({ id, attainments: { revenue } });
  // 21,000 x 0.9; 21,000 + 5% x 2 x 21,000 - 18,900; 10% x 2 x 21,000
  const input = { periods: [to("2026-01", "90%"), to("2026-02", "105%"), to("2026-03", "1.15")] };
  expect(paid(pay(plan, input))).toEqual(["18900.00", "4200.00", "4200.00"]);
});

test("a year under way brings what it sold and earned before", () => {
  const plan = tiered([], {
    unit: "year",
    tiers: [
      { from: "0", rate: "5%" },
      { from: "100000", rate: "8%" },
    ],
  });
  const opening = { toDate: { revenue: { sold: "90000", earned: "4500" } } };
  const input = { people: [{ id: "a", opening, periods: [{ id: "2026-06", amount: "30000" }] }] };
  // 100,000 x 5% + 20,000 x 8% - 4,500
  expect(paid(pay(plan, input))).toEqual(["2100.00"]);
});

test("whole deals that cross a tier take the rate after or before them, or the period the rate of its end", () => {
  const deals = [
    { id: "b", day: "2026-01-20", amount: "30000" },
    { id: "a", day: "2026-01-05", amount: "30000" },
  ];
  const crossing = (how: "after" | "before" | "period") =>
    paid(pay(tiered(RISING, { crossing: how }), { periods: [{ deals }] }));
  // a ends at 30,000 (5%), b ends at 60,000 (8%); before them 0 and 30,000; the month ends at 60,000.
  expect(crossing("after")).toEqual(["3900.00"]);
  expect(crossing("before")).toEqual(["3000.00"]);
  expect(crossing("period")).toEqual(["4800.00"]);
  const months = tiered(RISING, { unit: "year", crossing: "period" });
  const periods = [
    { id: "2026-01", amount: "30000" },
    { id: "2026-02", amount: "20000" },
  ];
  expect(paid(pay(months, { periods }))).toEqual(["1500.00", "1600.00"]);
});

test("parts of a quarter are rounded so that they sum to the quarter", () => {
  const plan = tiered([["0", "1/3"]], { unit: "quarter" });
  const periods = ["2026-01", "2026-02", "2026-03"].map((id) => ({ id, amount: "1.00" }));
  expect(paid(pay(plan, { periods }))).toEqual(["0.33", "0.34", "0.33"]);
});

test("amounts beyond 2^53 stay whole, in the smallest unit", () => {
  const plan = tiered([["0", "0.1"]], {}, { currency: "CNY" });
  const result = pay(plan, people(["90071992547409930000.10"]));
  expect(result.people[0]!.total.minor).toBe("900719925474099300001");
  expect(paid(pay(tiered([["0", "1"]], {}, { currency: "JPY" }), people(["9007199254740993"])))).toEqual([
    "9007199254740993",
  ]);
});
