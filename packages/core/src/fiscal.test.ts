import { expect, test } from "vitest";
import * as Fiscal from "./fiscal.ts";
import * as Period from "./period.ts";

const parse = Fiscal.demand;

test("names quarters and years by the calendar year in which the fiscal year ends", () => {
  expect(parse("2026-Q1").months).toEqual(["2026-01", "2026-02", "2026-03"]);
  expect(parse("2026-Q1", 4).months).toEqual(["2025-04", "2025-05", "2025-06"]);
  expect(parse("2026-Q4", 4).months).toEqual(["2026-01", "2026-02", "2026-03"]);
  expect(parse("2026", 4).months).toEqual(Period.range("2025-04", "2026-03"));
  expect(parse("2026", 12).months[0]).toBe("2025-12");
  expect(parse("2026").months).toEqual(Period.range("2026-01", "2026-12"));
});

test("every month lies in the one quarter and year that hold it, whatever the first month", () => {
  for (let firstMonth = 1; firstMonth <= 12; firstMonth++)
    for (const month of Period.range("2023-01", "2027-12")) {
      const { year, place } = Fiscal.placeOf(month, firstMonth);
      expect(parse(year, firstMonth).months[place]).toBe(month);
      expect(parse(Fiscal.quarterOf(month, firstMonth), firstMonth).months[place % 3]).toBe(month);
    }
});

test("takes months, ranges and periods to date", () => {
  expect(parse("2026-03")).toEqual({ id: "2026-03", kind: "month", isToDate: false, months: ["2026-03"] });
  expect(parse("2025-12..2026-02")).toMatchObject({ kind: "range", months: ["2025-12", "2026-01", "2026-02"] });
  expect(parse("2026-Q2-to-date")).toMatchObject({ kind: "quarter", isToDate: true });
  expect(parse("2026-to-date")).toMatchObject({ kind: "year", isToDate: true });
});

test("refuses what is no period, and says why a settlement month is none", () => {
  const refusal = (code: string) => expect.objectContaining({ code });
  for (const text of ["2026-13", "2026-Q5", "26", "2026-03..2026-01", "2020-01..2026-01", "2026-01-to-date", "now"])
    expect(() => parse(text)).toThrow(refusal("period-unknown"));
  expect(() => parse("2025-12-26..2026-01-25")).toThrow(refusal("period-days"));
});

test("offers the quarters and years of months, to date where they run on", () => {
  const idsOf = (last: string, firstMonth?: number) =>
    Fiscal.around(["2025-12", "2026-01", "2026-02"], last, firstMonth).map(({ id }) => id);
  expect(idsOf("2026-02")).toEqual(["2026-to-date", "2026", "2025", "2026-Q1-to-date", "2026-Q1", "2025-Q4"]);
  expect(idsOf("2026-02", 3)).toEqual(["2026", "2026-Q4"]);
});

test("compares a period with the one right before, to date as far into it", () => {
  expect(Fiscal.before(parse("2026-Q1"))).toEqual(["2025-10", "2025-11", "2025-12"]);
  expect(Fiscal.before(parse("2026-02..2026-03"))).toEqual(["2025-12", "2026-01"]);
  expect(Fiscal.before(Fiscal.until(parse("2026-to-date"), "2026-02"))).toEqual(["2025-01", "2025-02"]);
  expect(Fiscal.before(parse("2026-03"))).toEqual(["2026-02"]);
});
