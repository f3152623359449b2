/** Quarters and years paid month by month: what grows to date, what stands for the whole, and what proration does to both. */
import type * as Input from "@clearboard/core/pay/input";
import * as Lint from "@clearboard/core/plan/lint";
import type * as Plan from "@clearboard/core/plan/plan";
import fc from "fast-check";
import { expect, test } from "vitest";
import { paid, pay, tiered } from "./paying.ts";

type Period = NonNullable<Input.Draft["periods"]>[0];
const MONTHS = ["2026-01", "2026-02", "2026-03"];
const ONE_RATE = [{ from: "0", payout: "1" }];
const quarterly = (component: object = {}, plan: Partial<Plan.Draft> = {}) =>
  tiered([], { unit: "quarter", target: "person", bounds: "target", tiers: ONE_RATE, ...component }, plan);
const months = (...list: Omit<Period, "id">[]) => ({
  periods: list.map((month, at) => ({ id: MONTHS[at]!, ...month })),
});
const days = (eligible: string) => ({ workingDays: { eligible, total: "20" } });

test("a quarter's variable on monthly targets is paid by thirds, and a weak month takes back only its own part", () => {
  const plan = quarterly({}, { variable: "9000" });
  const month = (amount: string) => ({ amount, target: "100" });
  expect(paid(pay(plan, months(month("100"), month("100"), month("100"))))).toEqual(["3000.00", "3000.00", "3000.00"]);
  expect(paid(pay(plan, months(month("150"), month("0"), month("150"))))).toEqual(["4500.00", "0.00", "4500.00"]);
  const flat = quarterly(
    { mode: "flat", boundary: "upper", tiers: [...ONE_RATE, { from: "1", payout: "2" }] },
    { variable: "9000" },
  );
  // 100% of one month: 2 x 3,000. 75% of two: 1 x 6,000. 100% of three: 2 x 9,000.
  expect(paid(pay(flat, months(month("100"), month("50"), month("150"))))).toEqual(["6000.00", "0.00", "12000.00"]);
});

test("a prize in money grows with the monthly targets as a share of the variable does", () => {
  const prize = (tier: object) => quarterly({ mode: "flat", tiers: [{ from: "0", ...tier }] }, { variable: "900" });
  const input = months(...["100", "90", "110"].map((amount) => ({ amount, target: "100" })));
  expect(paid(pay(prize({ amount: "900" }), input))).toEqual(["300.00", "300.00", "300.00"]);
  expect(paid(pay(prize({ payout: "1" }), input))).toEqual(["300.00", "300.00", "300.00"]);
});

test("the target and the variable of a person are the whole quarter's, and pay as it is reached", () => {
  const input = (target: object): Input.Draft => ({
    people: [{ id: "a", ...target, periods: months({ amount: "100" }, { amount: "50" }, { amount: "150" }).periods }],
  });
  expect(paid(pay(quarterly({}, { variable: "9000" }), input({ target: "300" })))).toEqual([
    "3000.00",
    "1500.00",
    "4500.00",
  ]);
  expect(paid(pay(quarterly({ target: "300" }, { variable: "9000" }), input({})))).toEqual([
    "3000.00",
    "1500.00",
    "4500.00",
  ]);
});

test("a line shrunk by half a month stays where it is when a whole month follows", () => {
  const plan = tiered(
    [
      ["0", "5%"],
      ["9000", "10%"],
    ],
    { unit: "quarter", mode: "retroactive" },
  );
  const lines = (input: Input.Draft) =>
    pay(plan, input).people[0]!.periods.map(({ components }) => components[0]!.lines[1]!.from);
  const half = months(
    { amount: "0", ...days("20") },
    { amount: "8000", ...days("10") },
    { amount: "0", ...days("20") },
  );
  // 9,000 x (1 + 0.5 + 1) / 3
  expect(lines(half)).toEqual(["9000", "7500", "7500"]);
  expect(paid(pay(plan, half))).toEqual(["0.00", "800.00", "0.00"]);
  const hired = { periods: half.periods.slice(1) };
  // Who was not there in January has half of the line.
  expect(lines(hired)).toEqual(["4500", "4500"]);
  expect(paid(pay(plan, hired))).toEqual(["800.00", "0.00"]);
  const ramp = { ...plan, ramp: ["50%", "75%"] };
  const ramped = months(...["1", "2", "3"].map((serviceMonth) => ({ amount: "0", serviceMonth })));
  expect(pay(ramp, ramped).people[0]!.periods.at(-1)!.components[0]!.lines[1]!.from).toBe("6750");
});

test("the target of the person, a fixed one and the variable shrink by the share of all months", () => {
  const plan = quarterly({}, { variable: "9000", proration: ["lines", "variable"] });
  const { periods } = months(
    { amount: "100", ...days("10") },
    { amount: "100", ...days("20") },
    { amount: "50", ...days("20") },
  );
  // 250 of 300 x 2.5 / 3, of a variable of 7,500
  const whole = pay(plan, { people: [{ id: "a", target: "300", periods }] });
  expect(whole.people[0]!.periods.map(({ components }) => components[0]!.target)).toEqual(["250", "250", "250"]);
  expect(whole.total.text).toBe("7500.00");
  const fixed = quarterly({ target: "300" }, { variable: "9000", proration: ["lines", "variable"] });
  expect(pay(fixed, { periods }).total.text).toBe("7500.00");
  // By months: 3,000 x 0.5 for 100 of 50, then 3,000 for each whole one.
  const monthly = periods.map((period) => ({ ...period, target: "100" }));
  expect(paid(pay(plan, { periods: monthly })).at(0)).toBe("3000.00");
  expect(pay(plan, { periods: monthly }).total.text).toBe("7500.00");
});

test("a score or a matrix of each month pays a third of the quarter's variable each month", () => {
  const score = tiered(
    [],
    { measure: "quality", kind: "ratio", unit: "quarter", bounds: "target", mode: "flat", tiers: ONE_RATE },
    { variable: "9000" },
  );
  const month = { measures: { quality: "1", other: "1" } };
  expect(paid(pay(score, months(month, month, month)))).toEqual(["3000.00", "3000.00", "3000.00"]);
  const side = (measure: string) => ({ measure, from: ["0"] });
  const matrix = { rows: side("quality"), columns: side("other"), values: [["1"]], gives: "payout" as const };
  const two = tiered([], { unit: "quarter", matrix }, { variable: "9000" });
  const sold = { ...month, amount: "1" };
  expect(paid(pay(two, months(sold, sold, sold)))).toEqual(["3000.00", "3000.00", "3000.00"]);
});

test("an opening balance counts on both sides: whole deals, targets and the variable", () => {
  const crossing = (how: "after" | "before") =>
    tiered(
      [
        ["0", "4%"],
        ["150000", "6%"],
      ],
      { unit: "year", crossing: how, mode: "retroactive" },
    );
  const opened = (toDate: object, periods: Period[]): Input.Draft => ({
    people: [{ id: "a", opening: { toDate: { revenue: toDate } }, periods }],
  });
  const deal = (id: string, amount: string) => ({ id, deals: [{ id: `D${id}`, day: `${id}-01`, amount }] });
  const input = opened({ sold: "145000", earned: "5800" }, [deal("2026-06", "20000"), deal("2026-07", "1000")]);
  expect(paid(pay(crossing("after"), input))).toEqual(["1200.00", "60.00"]);
  expect(paid(pay(crossing("before"), input))).toEqual(["800.00", "60.00"]);
  const plan = quarterly({}, { variable: "9000" });
  const march = [{ id: "2026-03", amount: "100", target: "100" }];
  expect(paid(pay(plan, opened({ sold: "200", earned: "6000", target: "200" }, march)))).toEqual(["3000.00"]);
});

test("a period whose id tells no quarter is refused with its place, unless the plan asks for none", () => {
  const plan = tiered([["0", "10%"]], { unit: "quarter" });
  const refused = (period: Period) => expect(() => pay(plan, { periods: [period] }));
  refused({ amount: "100" }).toThrow("/periods/0/id: this does not say which quarter");
  for (const id of ["Jan", "2026-13", "2026"]) refused({ id, amount: "100" }).toThrow("/periods/0/id");
  expect(paid(pay(plan, { periods: [{ id: "Jan", of: "2026-Q1", amount: "100" }] }))).toEqual(["10.00"]);
  expect(paid(pay(tiered([["0", "10%"]]), { periods: [{ id: "Jan", amount: "100" }] }))).toEqual(["10.00"]);
});

test("quarters and years follow the first month of the fiscal year", () => {
  const plan = tiered(
    [
      ["0", "10%"],
      ["150", "20%"],
    ],
    { unit: "quarter" },
  );
  const periods = ["2026-01", "2026-02", "2026-03", "2026-04"].map((id) => ({ id, amount: "100" }));
  expect(paid(pay(plan, { periods }))).toEqual(["10.00", "15.00", "20.00", "10.00"]);
  // From February on: January ends a quarter, February begins one.
  expect(paid(pay(plan, { firstMonth: "2", periods }))).toEqual(["10.00", "10.00", "15.00", "20.00"]);
  const year = tiered(
    [
      ["0", "10%"],
      ["150", "20%"],
    ],
    { unit: "year" },
  );
  expect(paid(pay(year, { firstMonth: "4", periods }))).toEqual(["10.00", "15.00", "20.00", "10.00"]);
});

test("the linter asks where monthly targets meet the variable of a longer unit", () => {
  const codes = (plan: Plan.Draft) => Lint.check(plan).findings.map(({ code, place }) => `${code} ${place}`);
  expect(codes(quarterly({}, { variable: "9000" }))).toContain("lint-unit-to-date /components/0/unit");
  for (const plan of [
    quarterly({ unit: "month" }, { variable: "9000" }),
    quarterly({ target: "300" }, { variable: "9000" }),
  ])
    expect(codes(plan).join()).not.toContain("lint-unit-to-date");
});

const share = fc.integer({ min: 1, max: 20 }).map(String);
const money = fc.integer({ min: 0, max: 9_000 }).map(String);

test("law: without a refund or a higher target no month of a quarter takes back", () => {
  const plan = tiered(
    [
      ["0", "2%"],
      ["3000", "5%"],
      ["9000", "10%"],
    ],
    { unit: "quarter", mode: "retroactive" },
  );
  const month = fc.record({ amount: money, workingDays: fc.record({ eligible: share, total: fc.constant("20") }) });
  const law = (list: Omit<Period, "id">[], from: number) => {
    const input = { periods: months(...list).periods.slice(from) };
    for (const [at, amount] of paid(pay(plan, input)).entries())
      expect(Number(amount), `month ${at}`).toBeGreaterThanOrEqual(0);
  };
  fc.assert(fc.property(fc.array(month, { minLength: 3, maxLength: 3 }), fc.integer({ min: 0, max: 2 }), law), {
    numRuns: 300,
  });
});

test("law: the months of a quarter sum to the quarter paid at once", () => {
  const tiers = [
    { from: "0", payout: "0.5" },
    { from: "80%", payout: "1" },
    { from: "100%", payout: "2" },
  ];
  const law = (amounts: string[], target: string, mode: "marginal" | "retroactive" | "flat", eligible: string) => {
    const plan = quarterly({ mode, boundary: "upper", tiers }, { variable: "9000", proration: ["lines", "variable"] });
    const parts = months(...amounts.map((amount) => ({ amount, target, ...days(eligible) })));
    const sum = `${amounts.reduce((left, amount) => left + Number(amount), 0)}`;
    const whole = { id: "2026-Q1", amount: sum, target: `${3 * Number(target)}`, ...days(eligible) };
    expect(pay(plan, parts).total).toEqual(pay({ ...plan, period: "quarter" }, { periods: [whole] }).total);
  };
  const target = fc.integer({ min: 1, max: 9_000 }).map(String);
  const modes = fc.constantFrom("marginal" as const, "retroactive" as const, "flat" as const);
  fc.assert(fc.property(fc.array(money, { minLength: 3, maxLength: 3 }), target, modes, share, law), {
    numRuns: 300,
    // 46,418.54 of 46,418.541..., then -157.915 comes to a quarter of 46,260.625: a half below zero
    examples: [[["8992", "1", "10"], "1152", "marginal", "1"]],
  });
});
