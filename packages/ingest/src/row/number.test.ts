import fc from "fast-check";
import { expect, test } from "vitest";
import { longPeriod } from "../long-period.ts";
import * as Numbers from "./number.ts";

test.each([
  ["1234.5", ".", 2, "123450"],
  ["-¥1,234.50", ".", 2, "-123450"],
  ["￥1,234.50元", ".", 2, "123450"],
  ["$510.83", ".", 2, "51083"],
  ["12.345,67", ",", 2, "1234567"],
  ["1 234,5", ",", 2, "123450"],
  [".5", ".", 2, "50"],
  ["100.5000", ".", 2, "10050"],
  ["1500", ".", 0, "1500"],
  ["1.234", ".", 3, "1234"],
  ["0.1", ".", 2, "10"],
  ["-0.00", ".", 2, "0"],
  ["99999999999999999.99", ".", 2, "9999999999999999999"],
  // what binary fractions leave behind: 0.1 + 0.2 and 1.1 * 3 - 0.01 * 1
  ["0.30000000000000004", ".", 2, "30"],
  ["3.2899999999999996", ".", 2, "329"],
] as const)("%s with the decimal sign %s and %i decimals is %s minor units", (text, decimal, decimals, minor) => {
  expect(Numbers.money(text, decimal, decimals)).toEqual({ minor });
});

test.each(["", "abc", "1,23", "12,34.5", "1.2.3", "--5", "-$-5", "1e5", "(5)", "1.234.567", "."])(
  "%j is no amount",
  (text) => {
    expect(Numbers.money(text, ".", 2)).toEqual({ code: "bad-number" });
  },
);

test("more decimals than the currency has are a fault unless they are noise", () => {
  expect(Numbers.money("1.005", ".", 2)).toEqual({ code: "amount-decimals" });
  expect(Numbers.money("1.5", ".", 0)).toEqual({ code: "amount-decimals" });
  expect(Numbers.money("1.00001", ".", 2)).toEqual({ code: "amount-decimals" });
});

test("an amount written in any usual way reads back to the minor unit", () => {
  const style = fc.constantFrom(
    { decimal: ".", group: "," },
    { decimal: ".", group: "" },
    { decimal: ",", group: "." },
    { decimal: ",", group: " " },
  );
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), style, (minor, { decimal, group }) => {
      const digits = (minor < 0n ? -minor : minor).toString().padStart(3, "0");
      const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, group);
      const text = `${minor < 0n ? "-" : ""}${whole}${decimal}${digits.slice(-2)}`;
      expect(Numbers.money(text, decimal as "." | ",", 2)).toEqual({ minor: minor.toString() });
    }),
    { seed: 20261121 },
  );
});

test.each([
  ["143", 143],
  ["0649", 649],
  ["143.7", 143],
  ["-5", -1],
  ["-0", 0],
  ["", Number.NaN],
  ["-", Number.NaN],
  ["1:01", Number.NaN],
  ["5.", Number.NaN],
  ["99999999999999", Number.NaN],
])("%j counts %d seconds", (text, seconds) => {
  const bytes = Buffer.from(text);
  expect(Numbers.seconds(bytes, 0, bytes.length)).toBe(seconds);
});

test.each([
  ["2026-10", "2026-10"],
  ["2026/1", "2026-01"],
  ["202610", "2026-10"],
  ["2026年1月", "2026-01"],
  ["2026-10-01", "2026-10"],
  ["2026-10-02", undefined],
  ["2026-13", undefined],
  ["10/2026", "2026-10"],
  ["Mar 2026", "2026-03"],
  ["2026-Sept", "2026-09"],
  ["Mar-26", "short-year"],
  ["13/2026", undefined],
])("%j is the month %s", (text, month) => {
  expect(Numbers.month(text)).toBe(month);
});

test("scores keep at most 4 decimals", () => {
  expect([
    Numbers.plain("4.5", "."),
    Numbers.plain("4,25", ","),
    Numbers.plain("4.12345", "."),
    Numbers.plain("4.6000000000000005", "."),
  ]).toEqual([4.5, 4.25, undefined, 4.6]);
});

test.each([
  ["2026-Q1", "2026-Q1"],
  ["2026Q4", "2026-Q4"],
  ["2026 q2", "2026-Q2"],
  ["Q3 2026", "2026-Q3"],
  ["q3/2026", "2026-Q3"],
  ["FY2026 Q1", "2026-Q1"],
  ["2026年第1季度", "2026-Q1"],
  ["2026年四季度", "2026-Q4"],
  ["２０２６年第二季度", "2026-Q2"],
  ["2026", "2026"],
  ["FY 2026", "2026"],
  ["2026年度", "2026"],
  ["2026.0", "2026"],
  ["2026-03", undefined],
  ["2026-Q5", undefined],
  ["2026年1月", undefined],
  ["202603", undefined],
  ["20", undefined],
])("%s is the quarter or year %s", (text, period) => {
  expect(longPeriod(text)).toBe(period);
});

test("a settlement month is told by its days", () => {
  for (const text of ["2025-12-26..2026-01-25", "2025/12/26 - 2026/1/25", "2025年12月26日至2026年1月25日"])
    expect(Numbers.isOfDays(text)).toBe(true);
  for (const text of ["2026-01", "2026-01-26", "2026-01..2026-02"]) expect(Numbers.isOfDays(text)).toBe(false);
});
