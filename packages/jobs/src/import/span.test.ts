import { expect, test } from "vitest";
import * as Span from "./span.ts";

const file = (read: number, days: number, months = ["2026-02"], isRest = false) => ({
  parsed: { read, rejected: 0, skipped: 0 },
  span: { days, isRest },
  months,
});
const times = <T>(count: number, item: T): T[] => Array.from({ length: count }, () => item);

test("a file is of rest days when most of its rows are; a holiday is one, a make-up Saturday is none", () => {
  const calendar = { "2026": { holidays: ["2026-02-17"], makeUp: ["2026-02-14"] } };
  const of = (rows: [string, number][]) => Span.of(new Map(rows), calendar);
  expect(
    of([
      ["2026-02-06", 1],
      ["2026-02-07", 30],
    ]),
  ).toEqual({ days: 2, isRest: true }); // Friday night, Saturday
  expect(of([["2026-02-14", 30]])).toEqual({ days: 1, isRest: false });
  expect(of([["2026-02-17", 30]])).toEqual({ days: 1, isRest: true });
  expect(of([])).toEqual({ days: 0, isRest: false });
});

test("expects the median a day of three or more files of about as many days, and says so from a tenth down", () => {
  const before = [file(300, 1), file(100, 1), file(120, 1)];
  expect(Span.expected(file(12, 1), before)).toBe(120);
  expect(Span.expected(file(13, 1), before)).toBeUndefined();
  expect(Span.expected(file(20, 2), before)).toBe(240);
  expect(Span.expected(file(3, 3), before)).toBeUndefined(); // nothing to compare three days with
  expect(Span.expected(file(1, 1), before.slice(1))).toBeUndefined();
  expect(Span.expected(file(1, 1, ["2026-02"], true), before)).toBeUndefined();
});

test("one file is enough for kinds without days and for the same months; where few rows are usual nothing is said", () => {
  expect(Span.expected(file(5, 0, []), [file(60, 0, [])])).toBe(60);
  expect(Span.expected(file(1, 0, []), [file(14, 0, [])])).toBeUndefined();
  expect(Span.expected(file(28, 28), [file(840, 28)])).toBe(840);
  expect(Span.expected(file(28, 28, ["2026-03"]), [file(840, 28)])).toBeUndefined();
  expect(Span.expected(file(1, 1), times(9, file(19, 1)))).toBeUndefined();
});
