import { expect, test } from "vitest";
import type * as Fact from "../fact.ts";
import { holds, inMonth, of, YEAR } from "./target-law.fixture.ts";
import * as TargetMonths from "./target-months.ts";

const minorsOf = (targets: Fact.Stored<"target">[], months: string[], firstMonth?: number) =>
  months.map((month) => inMonth(targets, month, firstMonth).map(({ values }) => Number(values.amountMinor))[0] ?? null);

test("splits a quarter by the working days of its months, to the last unit", () => {
  // 100.00 over 21, 16 and 22 of 59 days: 35.593, 27.118, 37.288
  expect(minorsOf([of("2026-Q1", 10_000)], YEAR.slice(0, 4))).toEqual([3559, 2712, 3729, null]);
  const [january] = inMonth([of("2026-Q1", 10_000)], "2026-01");
  expect(january).toMatchObject({
    values: { month: "2026-01" },
    split: { period: "2026-Q1", wholeMinor: "10000", restMinor: "10000", days: 21, of: 59 },
  });
});

test("a month's own target counts for it, and the others share what it leaves", () => {
  const given = [of("2026-Q1", 10_000), of("2026-02", 4_000)];
  // 60.00 over 21 and 22 of 43 days
  expect(minorsOf(given, YEAR.slice(0, 3))).toEqual([2930, 4000, 3070]);
  expect(inMonth(given, "2026-02")).toMatchObject([{ split: { period: "2026-Q1", restMinor: null } }]);
  expect(minorsOf([of("2026-Q1", 3_000), of("2026-02", 4_000)], YEAR.slice(0, 3))).toEqual([0, 4000, 0]);
});

test("what waits for its rate is taken off nothing of another currency; its month is its own all the same", () => {
  const given = [of("2026-Q1", 10_000), of("2026-02", 4_000, { currency: "EUR" })];
  // 100.00 over 21 and 22 of 43 days
  expect(minorsOf(given, YEAR.slice(0, 3))).toEqual([4884, 4000, 5116]);
});

test("a year gives what its quarters and months leave, by the fiscal year", () => {
  const given = [of("2026", 120_000), of("2026-Q1", 30_000), of("2026-05", 9_000)];
  const months = minorsOf(given, YEAR);
  expect(months.slice(0, 3).reduce((sum: number, minor) => sum + (minor ?? 0), 0)).toBe(30_000);
  expect(months[4]).toBe(9_000);
  expect(months.reduce((sum: number, minor) => sum + (minor ?? 0), 0)).toBe(120_000);
  expect(minorsOf([of("2026-Q1", 9_000)], ["2025-04", "2025-05", "2025-06", "2026-01"], 4)).toEqual([
    ...[3000, 3000, 3000, null],
  ]);
});

test("keeps other targets as they are, and apart from those of another person or source", () => {
  const aside = of("2026-02", 700, { product: "P" });
  const other = { ...of("2026-02", 5), origin: { source: "hr", importId: "imp_hr", line: 9 } };
  const given = [of("2026-Q1", 10_000), of("2026-Q1", 90_000, { product: "P" }), aside, other];
  const found = inMonth(given, "2026-02");
  expect(found).toHaveLength(3);
  expect(found).toContain(aside);
  expect(found).toContain(other);
  expect(inMonth([aside], "2026-02")).toEqual([aside]);
});

test("where no month has a working day the parts are even", () => {
  const even = (month: string) => TargetMonths.ofMonth([of("2026-Q1", 10)], month, { daysIn: () => 0 })[0]?.values;
  expect(YEAR.slice(0, 3).map((month) => even(month)?.amountMinor)).toEqual(["4", "3", "3"]);
});

test("law: nothing of a quarter or year is lost or counted twice, whatever is given beside it", () => holds(300));
