import { isDate } from "@clearboard/core/period";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Stamp } from "./stamp.ts";
import * as Written from "./written.ts";

type Order = "ymd" | "mdy" | "dmy";

function read(text: string, order: Order, pivot?: number): string {
  const again = Written.rewrite(text, { order, pivot });
  if (again === undefined || again === "short-year") return again ?? "none";
  const stamp = new Stamp();
  const bytes = Buffer.from(again);
  if (!stamp.readDate(bytes, 0, bytes.length, "ymd")) return "none";
  const offset = Number.isNaN(stamp.offset) ? "" : ` ${stamp.offset}`;
  return `${stamp.year}-${stamp.month}-${stamp.day}${stamp.hasTime ? ` ${stamp.wall}` : ""}${offset}`;
}

test.each<[string, Order, number | undefined, string]>([
  ["21-Sep-22", "dmy", 70, "2022-9-21"],
  ["5-Jan-2026", "dmy", undefined, "2026-1-5"],
  ["21SEP2022", "dmy", undefined, "2022-9-21"],
  ["Jan 5, 2026", "mdy", undefined, "2026-1-5"],
  ["January 5th, 2026 3:04:05 PM", "mdy", undefined, "2026-1-5 54245"],
  ["Sept. 5, 2026", "mdy", undefined, "2026-9-5"],
  ["Mon, 5 Jan 2026 15:04:05 GMT", "dmy", undefined, "2026-1-5 54245 0"],
  ["2026-Jan-05", "ymd", undefined, "2026-1-5"],
  ["1/5/2026, 3:04 PM", "mdy", undefined, "2026-1-5 54240"],
  ["1/5/26", "mdy", 70, "2026-1-5"],
  ["1/5/70", "mdy", 70, "1970-1-5"],
  ["05.01.26 15:04", "dmy", 30, "2026-1-5 54240"],
  ["01052026", "dmy", undefined, "2026-5-1"],
  ["260105", "ymd", 70, "2026-1-5"],
  ["202601051504", "ymd", undefined, "2026-1-5 54240"],
  ["20260105T150405Z", "ymd", undefined, "2026-1-5 54245 0"],
  ["20260105 15:04:05", "ymd", undefined, "2026-1-5 54245"],
  ["2026/1/5 下午 3:04:05", "ymd", undefined, "2026-1-5 54245"],
  ["2026年1月5日 星期一 15时04分", "ymd", undefined, "2026-1-5 54240"],
  ["2026-01-05 15:04:05 UTC", "ymd", undefined, "2026-1-5 54245 0"],
  ["2026-01-05 15:04:05 GMT+8", "ymd", undefined, "2026-1-5 54245 480"],
  ["1/5/2026 3 p.m.", "mdy", undefined, "2026-1-5 54000"],
])("%s in the order %s, pivot %s, is %s", (text, order, pivot, found) => {
  expect(read(text, order, pivot)).toBe(found);
});

test.each<[string, Order]>([
  // the month's name is not where the order says the month is
  ["5 Jan 2026", "mdy"],
  ["Jan 5 2026", "dmy"],
  ["30-Feb-2026", "dmy"],
  ["13/13/2026", "mdy"],
  ["2026-01-05 15:04 EST", "ymd"],
  ["Ju 5 2026", "mdy"],
  ["", "ymd"],
  ["soon", "ymd"],
])("%j in the order %s is no date", (text, order) => {
  expect(read(text, order, 70)).toBe("none");
});

test("a year of two digits is never guessed", () => {
  expect(read("21-Sep-22", "dmy")).toBe("short-year");
  expect(read("1/5/26", "mdy")).toBe("short-year");
});

test("any day written in any style is read back, and never as another day", () => {
  const names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  const day = fc
    .record({
      y: fc.integer({ min: 1970, max: 2069 }),
      m: fc.integer({ min: 1, max: 12 }),
      d: fc.integer({ min: 1, max: 31 }),
    })
    .filter(({ y, m, d }) => isDate(y, m, d));
  const style = fc.record({
    order: fc.constantFrom<Order>("ymd", "mdy", "dmy"),
    between: fc.constantFrom("-", "/", ".", " "),
    isNamed: fc.boolean(),
    isPadded: fc.boolean(),
    isShort: fc.boolean(),
  });
  fc.assert(
    fc.property(day, style, ({ y, m, d }, { order, between, isNamed, isPadded, isShort }) => {
      const two = (value: number) => (isPadded ? String(value).padStart(2, "0") : String(value));
      const parts = {
        y: isShort ? String(y % 100).padStart(2, "0") : String(y),
        m: isNamed ? names[m - 1] : two(m),
        d: two(d),
      };
      const text = [...order].map((part) => parts[part as "y" | "m" | "d"]).join(between);
      expect(read(text, order, 70)).toBe(`${y}-${m}-${d}`);
    }),
    { seed: 20261121, numRuns: 2000 },
  );
});
