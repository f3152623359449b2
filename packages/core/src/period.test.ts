import * as fc from "fast-check";
import { expect, test } from "vitest";
import * as Period from "./period.ts";

test("a month is four digits, a dash and 01 to 12", () => {
  expect(["2026-01", "2026-12"].every(Period.isMonth)).toBe(true);
  expect(["2026-00", "2026-13", "2026-1", "26-01", "2026-01-01"].some(Period.isMonth)).toBe(false);
});

test("a day must exist in the calendar", () => {
  expect(["2024-02-29", "2000-02-29", "2026-04-30", "2026-12-31"].every(Period.isDay)).toBe(true);
  expect(
    ["2023-02-29", "1900-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00", "x"].some(Period.isDay),
  ).toBe(false);
  expect(Period.isDate(10_000, 1, 1)).toBe(false);
  expect(Period.isDate(-1, 1, 1)).toBe(false);
});

test("months follow each other over the year's end", () => {
  expect(Period.next("2026-12")).toBe("2027-01");
  expect(Period.previous("2026-01")).toBe("2025-12");
  expect(Period.range("2025-11", "2026-02")).toEqual(["2025-11", "2025-12", "2026-01", "2026-02"]);
  expect(Period.range("2026-02", "2026-01")).toEqual([]);
});

test("a month knows its days", () => {
  expect(Period.days("2024-02")).toHaveLength(29);
  expect(Period.days("2026-02").at(-1)).toBe("2026-02-28");
  expect(Period.firstDay("2026-04")).toBe("2026-04-01");
  expect(Period.lastDay("2026-04")).toBe("2026-04-30");
  expect(Period.monthOf("2026-04-09")).toBe("2026-04");
  expect(Period.addDays("2024-02-28", 2)).toBe("2024-03-01");
});

test("days count from 1970-01-01, a Thursday", () => {
  expect(Period.dayNumber("1970-01-01")).toBe(0);
  expect(Period.weekday("1970-01-01")).toBe(4);
  expect(Period.weekday("1969-12-28")).toBe(7);
  expect(Period.weekday("2026-11-21")).toBe(6);
});

test("day numbers and day texts are inverse, and agree with the platform's calendar", () => {
  fc.assert(
    fc.property(fc.integer({ min: -719_528, max: 2_932_896 }), (number) => {
      const day = Period.dayText(number);
      expect(Period.dayNumber(day)).toBe(number);
      expect(Period.isDay(day)).toBe(true);
      expect(new Date(number * 86_400_000).toISOString().slice(0, 10)).toBe(day);
    }),
    { seed: 1 },
  );
});
