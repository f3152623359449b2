import { expect, test } from "vitest";
import * as Format from "./format.ts";

const cny = (minor: string) => ({ minor, currency: "CNY" });

test("writes large money compactly, by ten thousands in Chinese and by millions in English", () => {
  expect(Format.compact(cny("267448000"), "en")).toBe("¥2.67M");
  expect(Format.compact(cny("267448000"), "zh-CN")).toBe("¥267.4万");
});

test("keeps every minor unit of an amount beyond what a float can hold", () => {
  expect(Format.moneyExact(cny("900719925474099301"), "en")).toBe("¥9,007,199,254,740,993.01");
  expect(Format.decimalText({ minor: "-5", currency: "CNY" })).toBe("-0.05");
});

test("knows that the yen has no decimals and the dinar three", () => {
  expect(Format.decimalText({ minor: "1234", currency: "JPY" })).toBe("1234");
  expect(Format.decimalText({ minor: "1234", currency: "KWD" })).toBe("1.234");
  expect(Format.money({ minor: "1234", currency: "JPY" }, "en")).toBe("¥1,234");
});

test("uses a real minus sign", () => {
  expect(Format.moneyExact(cny("-360000"), "en")).toBe("−¥3,600.00");
  expect(Format.percent("-0.0970", "en")).toBe("−9.7%");
});

test("shows shares and scores with one decimal, rounded half up", () => {
  expect(Format.percent("0.8571", "en")).toBe("85.7%");
  expect(Format.score("103.05", "en")).toBe("103.1");
});

test("never rounds an incomplete count up to 100%", () => {
  expect(Format.share(41_926 - 1, 41_926, "en")).toBe("99.9%");
  expect(Format.share(0, 0, "en")).toBe("0%");
});

test("writes months and days in the reader's language and never moves them by a zone", () => {
  expect(Format.month("2026-11", "en")).toBe("November 2026");
  expect(Format.month("2026-11", "zh-CN")).toBe("2026年11月");
  expect(Format.monthName("2026-11", "zh-CN")).toBe("11月");
  expect(Format.day("2026-11-24", "en")).toBe("Tue 24 Nov");
  expect(Format.day("2026-11-24", "zh-CN")).toBe("11月24日周二");
});

test("writes an instant in the company's zone", () => {
  expect(Format.time("2026-11-24T22:10:00Z", "Asia/Shanghai", "en")).toBe("25 Nov 06:10");
});

test("names quarters, years, what runs to date, and ranges", () => {
  expect([Format.month("2026-Q1", "en"), Format.month("2026-Q1", "zh-CN")]).toEqual(["Q1 2026", "2026年第1季度"]);
  expect([Format.month("2026", "en"), Format.month("2026", "zh-CN")]).toEqual(["2026", "2026年"]);
  expect([Format.monthName("2026-to-date", "en"), Format.monthName("2026-Q2-to-date", "zh-CN")]).toEqual([
    "2026 to date",
    "2026年第2季度累计",
  ]);
  expect(Format.month("2025-12..2026-02", "en")).toBe("Dec 2025 – Feb 2026");
  expect(Format.month("2025-12..2026-02", "zh-CN")).toBe("2025年12月至2026年2月");
});
