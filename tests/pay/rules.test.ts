/** Everything around the tiers: caps, floors, draws, gates, multipliers, teams, pools, splits, currency. */
import type * as Input from "@clearboard/core/pay/input";
import type * as Plan from "@clearboard/core/plan/plan";
import { expect, test } from "vitest";
import { paid, pay, people, tiered } from "./paying.ts";

const TEN = [["0", "10%"]] as const;
const months = (...amounts: string[]): Input.Draft => ({ periods: amounts.map((amount) => ({ amount })) });
const earned = (...amounts: string[]): Input.Draft => ({ periods: amounts.map((amount) => ({ earned: amount })) });
const balances = (plan: Plan.Draft, input: Input.Draft, name: "owed" | "withheld") =>
  pay(plan, input).people[0]!.periods.map((period) => period[name].text);

test("a cap holds pay; carried, what it holds back is paid when there is room", () => {
  const lost = tiered(TEN, {}, { cap: { amount: "500" } });
  expect(paid(pay(lost, months("8000", "3000")))).toEqual(["500.00", "300.00"]);
  const carried = tiered(TEN, {}, { cap: { amount: "500", carried: true } });
  expect(paid(pay(carried, months("8000", "3000", "1000")))).toEqual(["500.00", "500.00", "200.00"]);
  expect(balances(carried, months("8000", "3000", "1000"), "withheld")).toEqual(["300.00", "100.00", "0.00"]);
  const twice = tiered(TEN, {}, { variable: "150", cap: { ofVariable: "2" } });
  expect(paid(pay(twice, months("8000")))).toEqual(["300.00"]);
});

test("a floor lifts every month, a guarantee the first ones", () => {
  expect(paid(pay(tiered(TEN, {}, { floor: "250" }), months("1000", "4000")))).toEqual(["250.00", "400.00"]);
  const ramped = tiered(TEN, {}, { guarantee: { amount: "300", periods: "2" } });
  expect(paid(pay(ramped, months("1000", "1000", "1000")))).toEqual(["300.00", "300.00", "100.00"]);
  const later = { periods: [{ amount: "1000", serviceMonth: "7" }] };
  expect(paid(pay(ramped, later))).toEqual(["100.00"]);
});

test("a recoverable draw is lent in thin months and given back in fat ones, never below the draw", () => {
  const plan: Plan.Draft = { id: "d", currency: "USD", draw: { amount: "2000" } };
  // Lent 800; 900 above, 800 back; even; a minus month lends more.
  expect(paid(pay(plan, earned("1200", "2900", "2000", "-100")))).toEqual(["2000.00", "2100.00", "2000.00", "2000.00"]);
  expect(balances(plan, earned("1200", "2900", "2000", "-100"), "owed")).toEqual(["800.00", "0.00", "0.00", "2100.00"]);
  expect(paid(pay({ ...plan, draw: { amount: "2000", recoverable: false } }, earned("1200", "2900")))).toEqual([
    "2000.00",
    "2900.00",
  ]);
});

test("recovery begins late, takes a share, or at most so much a month; the draw itself may end", () => {
  const draw = { amount: "1000", recovery: { startsIn: "3", share: "50%", most: "400" } };
  const plan: Plan.Draft = { id: "d", currency: "USD", draw };
  const input = earned("600", "1500", "1500", "3000");
  // Lent 400; not yet; half of 500; half of 2,000 but only 150 is left.
  expect(paid(pay(plan, input))).toEqual(["1000.00", "1500.00", "1250.00", "2850.00"]);
  expect(balances(plan, input, "owed")).toEqual(["400.00", "400.00", "150.00", "0.00"]);
  const ending: Plan.Draft = { ...plan, draw: { amount: "1000", periods: "1", limit: "250" } };
  expect(paid(pay(ending, earned("600", "100", "900")))).toEqual(["850.00", "0.00", "750.00"]);
  const brought: Input.Draft = { people: [{ id: "a", opening: { owed: "300" }, periods: [{ earned: "1100" }] }] };
  expect(paid(pay({ id: "d", currency: "USD", draw: { amount: "1000" } }, brought))).toEqual(["1000.00"]);
});

test("a gate that is missed multiplies pay: to nothing, or less by a decelerator", () => {
  const gates = [
    { id: "quality", measure: "quality", atLeast: "0.9" },
    { id: "complaints", measure: "complaints", atMost: "3", otherwise: "0.5" },
  ];
  const periods = [
    ["0.9", "3"],
    ["0.89", "0"],
    ["0.95", "4"],
  ].map(([quality = "", complaints = ""]) => ({
    amount: "1000",
    measures: { quality, complaints },
  }));
  expect(paid(pay(tiered(TEN, {}, { gates }), { periods }))).toEqual(["100.00", "0.00", "50.00"]);
});

test("one component's attainment opens another", () => {
  const plan: Plan.Draft = {
    id: "p",
    currency: "USD",
    components: [
      { id: "new", unit: "month", target: "person", tiers: [{ from: "0", rate: "10%" }] },
      { id: "renewal", measure: "renewal", unit: "month", tiers: [{ from: "0", rate: "4%" }] },
    ],
    gates: [{ id: "quota", measure: "attainment:new", atLeast: "80%", components: ["renewal"] }],
  };
  const month = (revenue: string) => ({ target: "1000", sums: { revenue, renewal: "5000" } });
  expect(paid(pay(plan, { periods: [month("800"), month("799.99")] }))).toEqual(["280.00", "80.00"]);
});

test("a two-way matrix of collection by target gives a multiplier, a rate or an amount", () => {
  const matrix = {
    rows: { measure: "collection", from: ["0", "0.8", "0.95"] },
    columns: { measure: "attainment", from: ["0", "1"] },
    values: [
      ["0", "0.5"],
      ["0.5", "1"],
      ["0.8", "1.2"],
    ],
    boundary: "upper" as const,
  };
  const plan = tiered(TEN, { target: "1000" }, { multipliers: [{ id: "two-way", matrix }] });
  const periods = [
    ["0.95", "1000"],
    ["0.9499", "1000"],
    ["0.5", "999"],
  ].map(([collection = "", amount = ""]) => ({
    amount,
    measures: { collection },
  }));
  expect(paid(pay(plan, { periods }))).toEqual(["120.00", "100.00", "0.00"]);
  const rate = tiered([], { target: "1000", matrix: { ...matrix, gives: "rate" } });
  expect(paid(pay(rate, { periods }))).toEqual(["1200.00", "1000.00", "0.00"]);
  const share = tiered([], { target: "1000", matrix: { ...matrix, gives: "payout" } }, { variable: "400" });
  expect(paid(pay(share, { periods }))).toEqual(["480.00", "400.00", "0.00"]);
});

test("a scorecard of 60/20/10/10 multiplies pay, each part capped", () => {
  const parts = [
    ["sales", "60"],
    ["service", "20"],
    ["team", "10"],
    ["learning", "10"],
  ].map(([id = "", weight = ""]) => ({
    id,
    weight,
    cap: "1.2",
  }));
  const scores = { sales: "1.1", service: "0.9", team: "2", learning: "0.5" };
  // 0.66 + 0.18 + 0.12 + 0.05 = 1.01
  const plan = tiered(
    TEN,
    {},
    { scorecard: { parts }, multipliers: [{ id: "card", measure: "scorecard", max: "1.5" }] },
  );
  expect(paid(pay(plan, { periods: [{ amount: "1000", scores }] }))).toEqual(["101.00"]);
});

test("weighted components share a variable, each on its own curve", () => {
  const curve = [
    { from: "0", payout: "1" },
    { from: "1", payout: "2" },
  ];
  const line = (id: string, weight: string) => ({
    id,
    measure: id,
    weight,
    unit: "quarter" as const,
    target: "person" as const,
    bounds: "target" as const,
    boundary: "upper" as const,
    tiers: curve,
  });
  const plan: Plan.Draft = {
    id: "p",
    currency: "USD",
    period: "quarter",
    variable: "person",
    components: [line("bookings", "70%"), line("mbo", "30%")],
  };
  const input: Input.Draft = {
    people: [
      {
        id: "a",
        variable: "10000",
        periods: [{ sums: { bookings: "110" }, targets: { bookings: "100" }, attainments: { mbo: "0.9" } }],
      },
    ],
  };
  // 7,000 x (1 + 0.1 x 2) + 3,000 x 0.9
  expect(paid(pay(plan, input))).toEqual(["11100.00"]);
});

test("a team multiplier follows the team's pooled attainment, never below 1 unless the plan says so", () => {
  const team = {
    table: [
      { from: "0", value: "0.9" },
      { from: "1", value: "1", toValue: "1.2" },
      { from: "1.5", value: "1.2" },
    ],
    boundary: "upper" as const,
  };
  const group = (a: string, b: string): Input.Draft => ({
    people: [
      { id: "a", team: "north", target: "1000", periods: [{ id: "1", amount: a }] },
      { id: "b", team: "north", target: "1000", periods: [{ id: "1", amount: b }] },
      { id: "c", team: "south", target: "1000", periods: [{ id: "1", amount: "10" }] },
    ],
  });
  const plan = tiered(TEN, { target: "person" }, { team });
  // North at 2,500 of 2,000 = 1.25, half way to 1.2.
  expect(paid(pay(plan, group("1500", "1000")))).toEqual(["165.00", "110.00", "1.00"]);
  expect(paid(pay({ ...plan, team: { ...team, min: "0.8" } }, group("500", "400")))).toEqual([
    "45.00",
    "36.00",
    "0.90",
  ]);
  // Without the own part, a sees b at 1.0 and b sees a at 1.5.
  const north = { people: group("1500", "1000").people!.slice(0, 2) };
  expect(paid(pay({ ...plan, team: { ...team, includesOwn: false } }, north))).toEqual(["150.00", "120.00"]);
  const given = { ...group("500", "400"), teams: [{ id: "north", period: "1", attainments: { team: "1.5" } }] };
  expect(paid(pay(plan, given))).toEqual(["60.00", "48.00", "1.00"]);
});

test("a team pool is a rate of what the team sold, shared by what each sold, to the last cent", () => {
  const plan = tiered([["0", "0"]], {}, { pools: [{ id: "team", rate: "5%", by: "revenue" }] });
  const input: Input.Draft = {
    people: ["333.33", "333.33", "333.35"].map((amount, at) => ({ id: `p${at}`, periods: [{ id: "1", amount }] })),
  };
  const result = pay(plan, input);
  expect(result.total.text).toBe("50.00");
  expect(paid(result)).toEqual(["16.67", "16.66", "16.67"]);
  const equal = tiered([["0", "0"]], {}, { pools: [{ id: "team", amount: "100", by: "equal" }] });
  expect(paid(pay(equal, input))).toEqual(["33.34", "33.33", "33.33"]);
});

test("a shared deal is split to the cent; overlay credit comes on top", () => {
  const plan = tiered([["0", "1"]]);
  const base = { id: "", periods: [{ id: "1" }] };
  const input: Input.Draft = {
    people: [
      { ...base, id: "a" },
      { ...base, id: "b" },
      { ...base, id: "se" },
      { ...base, id: "idle" },
    ],
    deals: [
      {
        id: "d",
        period: "1",
        amount: "100.01",
        credits: [
          { person: "a", share: "60%" },
          { person: "b", share: "40%" },
          { person: "se", share: "25%", credit: "overlay" },
        ],
      },
    ],
  };
  expect(paid(pay(plan, input))).toEqual(["60.01", "40.00", "25.00", "0.00"]);
  expect(paid(pay(tiered([["0", "1"]], { credit: ["overlay"] }), input))).toEqual(["0.00", "0.00", "25.00", "0.00"]);
});

test("a ramp and working days shrink target and lines, not rates", () => {
  const plan = tiered(
    [],
    {
      target: "person",
      bounds: "target",
      tiers: [
        { from: "0", rate: "5%" },
        { from: "1", rate: "10%" },
      ],
    },
    { ramp: ["50%", "75%"] },
  );
  const month = (more: object) => ({ amount: "1000", target: "1000", ...more });
  const periods = [
    month({ serviceMonth: "1" }),
    month({ serviceMonth: "2" }),
    month({ serviceMonth: "3" }),
    month({ workingDays: { eligible: "11", total: "22" } }),
  ];
  expect(paid(pay(plan, { periods }))).toEqual(["75.00", "62.50", "50.00", "75.00"]);
  const fixed = tiered(
    [],
    {
      tiers: [
        { from: "0", amount: "0" },
        { from: "800", amount: "90" },
      ],
    },
    { proration: ["lines", "amounts"] },
  );
  expect(paid(pay(fixed, { periods: [{ amount: "400", workingDays: { eligible: "11", total: "22" } }] }))).toEqual([
    "45.00",
  ]);
});

test("foreign deals are converted at the dated rate of their day, then meet the tiers; no rounding between", () => {
  const plan = tiered(
    [
      ["0", "5%"],
      ["5000", "10%"],
    ],
    {},
    { currency: "CNY" },
  );
  const deal = (day: string) => ({ day, amount: "1000.00", currency: "USD" });
  const rates = [
    { currency: "USD", day: "2026-01-01", rate: "7.0001" },
    { currency: "USD", day: "2026-01-15", rate: "7.25" },
  ];
  const input = { rates, periods: [{ deals: [deal("2026-01-14")] }, { deals: [deal("2026-01-15")] }] };
  expect(paid(pay(plan, input))).toEqual(["450.01", "475.00"]);
  expect(paid(pay({ ...plan, currencyRates: { USD: "6" } }, input))).toEqual(["350.00", "350.00"]);
});

test("the order of operations: cap, then team, then floor, then draw, then one rounding", () => {
  const plan = tiered(
    [["0", "1/3"]],
    {},
    { cap: { amount: "100" }, team: { max: "2" }, floor: "50", draw: { amount: "60" } },
  );
  const month = (amount: string, team: string) => ({ amount, measures: { team } });
  const input = { periods: [month("1000", "1.5"), month("100", "1"), month("200", "1")] };
  // 333.33 -> 100 -> 150; 33.33 -> 50 -> 60 with 10 owed; 66.666... gives 6.666... back to the draw.
  expect(paid(pay(plan, input))).toEqual(["150.00", "60.00", "60.00"]);
  expect(balances(plan, input, "owed")).toEqual(["0.00", "10.00", "3.33"]);
  const stages = pay(plan, input)
    .people[0]!.periods[2]!.steps.filter(({ component }) => component === null)
    .map(({ stage }) => stage);
  expect(stages).toEqual(["tier", "cap", "team", "floor", "draw", "round"]);
});

test("several people at once are each paid alone", () => {
  expect(paid(pay(tiered(TEN), people(["10", "20"])))).toEqual(["1.00", "2.00"]);
});
