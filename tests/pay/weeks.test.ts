/** Weeks as periods: an ISO week belongs to the month, quarter and year in which its Thursday lies. */
import type * as Input from "@clearboard/core/pay/input";
import * as PayPeriod from "@clearboard/core/pay/pay-period";
import * as Period from "@clearboard/core/period";
import type * as Plan from "@clearboard/core/plan/plan";
import * as Rational from "@clearboard/core/rational";
import { expect, test } from "vitest";
import { paid, pay, tiered } from "./paying.ts";
import * as Random from "./random-plan.ts";

const weekly = (unit: "week" | "month" | "quarter" | "year", more: Partial<Plan.Draft> = {}) =>
  tiered(
    [
      ["0", "1%"],
      ["1000", "10%"],
    ],
    { unit },
    { period: "week", ...more },
  );
const of = (...weeks: [string, string][]): Input.Draft => ({ periods: weeks.map(([id, amount]) => ({ id, amount })) });

test("a plan by the week pays each ISO week by itself", () => {
  expect(paid(pay(weekly("week"), of(["2026-W07", "1000"], ["2026-W08", "1200"])))).toEqual(["10.00", "30.00"]);
});

test("weeks run through the tiers of the month their Thursday lies in, and the next month begins anew", () => {
  // The Thursdays of 2026-W14 and 2026-W18 are 2 and 30 April, that of 2026-W19 is 7 May.
  const input = of(["2026-W13", "900"], ["2026-W14", "600"], ["2026-W18", "600"], ["2026-W19", "600"]);
  expect(paid(pay(weekly("month"), input))).toEqual(["9.00", "6.00", "24.00", "6.00"]);
});

test("a week over the turn of the year belongs to the quarter and the year of its Thursday", () => {
  // 2026-W01 is 29 December to 4 January, and 2026 has 53 weeks: its last Thursday is 31 December.
  const input = of(["2025-W52", "900"], ["2026-W01", "600"], ["2026-W53", "600"], ["2027-W01", "600"]);
  expect(paid(pay(weekly("year"), input))).toEqual(["9.00", "6.00", "24.00", "6.00"]);
  expect(paid(pay(weekly("quarter"), input))).toEqual(["9.00", "6.00", "6.00", "6.00"]);
});

test("the roundings of the weeks come out even over the month", () => {
  const third = tiered([["0", "1/3"]], { unit: "month" }, { period: "week" });
  const input = of(["2026-W06", "100"], ["2026-W07", "100"], ["2026-W08", "100"]);
  expect(paid(pay(third, input))).toEqual(["33.33", "33.34", "33.33"]);
});

test("a fiscal year that begins in April takes the weeks whose Thursday lies in it", () => {
  const input = { ...of(["2026-W13", "900"], ["2026-W14", "600"], ["2027-W12", "600"]), firstMonth: "4" };
  expect(paid(pay(weekly("year"), input))).toEqual(["9.00", "6.00", "24.00"]);
});

test("a month of weeks shrinks by the share of its weeks that were worked", () => {
  const week = (id: string, eligible: string) => ({ id, amount: "500", workingDays: { eligible, total: "5" } });
  // February 2026 has the four Thursdays of W06 to W09; the second week was not worked at all.
  const periods = [week("2026-W06", "5"), week("2026-W08", "5"), week("2026-W09", "5")];
  expect(paid(pay(weekly("month"), { periods }))).toEqual(["5.00", "27.50", "50.00"]);
});

test("a refund comes to light in the week of its day", () => {
  const deal = { id: "A", day: "2026-02-10", amount: "1000", refunds: [{ amount: "400", day: "2026-02-22" }] };
  const input = {
    periods: [
      { id: "2026-W07", deals: [deal] },
      { id: "2026-W08", deals: [] },
      { id: "2026-W09", deals: [] },
    ],
  };
  expect(paid(pay(weekly("week"), input))).toEqual(["10.00", "-4.00", "0.00"]);
});

test("a week that its year does not have, a week among months and a month among weeks are refused with their place", () => {
  const payOf = (plan: Plan.Draft, id: string) => () => pay(plan, of([id, "1"]));
  expect(payOf(weekly("week"), "2025-W53")).toThrow(/\/periods\/0\/id: 2025-W53 is no week/);
  expect(payOf(weekly("week"), "2026-02")).toThrow(/\/periods\/0\/id: 2026-02 is no week/);
  expect(payOf(tiered([["0", "1%"]]), "2026-W07")).toThrow(/\/periods\/0\/id: 2026-W07 is no month/);
  expect(payOf(weekly("month"), "first")).toThrow(/\/periods\/0\/id: this does not say which month/);
});

test("without a name that tells, `of` says the unit, and another kind of unit is refused", () => {
  const periods = (of: string) => ({
    periods: [
      { id: "a", of, amount: "900" },
      { id: "b", of, amount: "600" },
    ],
  });
  expect(paid(pay(weekly("month"), periods("2026-02")))).toEqual(["9.00", "51.00"]);
  expect(() => pay(weekly("month"), periods("2026-Q1"))).toThrow(/does not say which month/);
});

test("law: the weeks of a quarter sum to the quarter paid at once", () => {
  for (let seed = 1; seed <= 300; seed += 1) {
    const of = Random.chance(seed);
    const drawn = Random.marginal(of);
    const components = drawn.components!.map((item) => ({ ...item, unit: "quarter" as const }));
    const target = `${1 + of.below(9000)}.00`;
    const deals = Array.from({ length: of.below(8) }, (_, at) => ({
      id: `${at}`,
      amount: `${of.below(3000)}.${10 + of.below(89)}`,
      week: 2 + of.below(12),
    }));
    const periods = Array.from({ length: 13 }, (_, at) => ({
      id: `2026-W${String(at + 1).padStart(2, "0")}`,
      deals: deals.filter(({ week }) => week === at + 1).map(({ week: _week, ...deal }) => deal),
    }));
    const whole = [{ id: "2026-Q1", deals: periods.flatMap((period) => period.deals) }];
    const people = (list: object[]) => ({ people: [{ id: "p", target, periods: list }] }) as Input.Draft;
    const earned = (period: "week" | "quarter", list: object[]) => {
      const result = pay({ ...drawn, components, period }, people(list)).people[0]!.periods;
      return Rational.sum(result.map((item) => Rational.parseRate(item.components[0]!.earned)));
    };
    expect(earned("week", periods), `seed ${seed}`).toEqual(earned("quarter", whole));
  }
});

test("every day of 400 years lies in one week, and the weeks of the months make up the year", () => {
  for (let day = "1990-01-01"; day < "2390-01-01"; day = Period.addDays(day, 1)) {
    const thursday = Period.thursdayOf(Period.weekOf(day))!;
    const behind = Period.dayNumber(day) - Period.dayNumber(thursday);
    if (behind < -3 || behind > 3 || Period.weekday(thursday) !== 4) expect.fail(day);
  }
  for (let year = 1990; year < 2390; year += 1) {
    const weeks = Period.thursdays(`${year}-01-01`, `${year}-12-31`).map(Period.weekOf);
    expect(new Set(weeks).size).toBe(weeks.length);
    for (const unit of ["month", "quarter", "year"] as const) {
      const units = weeks.map((id) => PayPeriod.unitOf({ id }, 0, unit, "week", 1)!);
      const sizes = new Map(units.map(({ key, periods }) => [key, periods]));
      expect([...sizes.values()].reduce((sum, size) => sum + size, 0)).toBe(weeks.length);
      const places = Map.groupBy(units, ({ key }) => key);
      for (const [key, list] of places)
        expect(list.map(({ place }) => place)).toEqual(Array.from({ length: sizes.get(key)! }, (_, at) => at + 1));
    }
  }
});
