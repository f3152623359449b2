import { expect, test } from "vitest";
import { mask } from "./mask.ts";

test.each([
  ["+86-138-1234-5678", "+86-1**-****-****"],
  ["13812345678", "138********"],
  ["6655443", "665****"],
  ["20261345", "20261345"],
  ["Anna <anna.s@example.com>", "Anna <***@example.com>"],
  ["2026-13-45 25:00", "2026-13-45 25:00"],
  ["2026年13月45日", "2026年13月45日"],
  ["¥1,234.567", "¥1,234.567"],
  ["-12.5", "-12.5"],
  ["Wonn", "Wonn"],
  ["two\nlines", "two lines"],
])("%s is shown as %s", (value, shown) => {
  expect(mask(value)).toBe(shown);
});

test("nothing longer than 40 characters is shown", () => {
  expect(mask("x".repeat(100))).toHaveLength(40);
});
