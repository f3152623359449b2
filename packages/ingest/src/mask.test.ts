import { expect, test } from "vitest";
import { isContact, mask } from "./mask.ts";

test.each([
  ["+86-138-1234-5678", "+86-1**-****-****"],
  ["13812345678", "138********"],
  ["6655443", "665****"],
  ["20261345", "20261345"],
  ["Anna <anna.s@example.com>", "Anna <***@example.com>"],
  ["2026-13-45 25:00", "2026-13-45 25:00"],
  ["2026年13月45日", "2026年13月45日"],
  ["2026-13", "2026-13"],
  ["2026年13月", "2026年13月"],
  ["2026-Q5", "2026-Q5"],
  ["2026-01|person|A1234", "2026-01|person|A123*"],
  ["2026-01|person|13812345678", "2026-01|person|138********"],
  ["¥1,234.567", "¥1,234.567"],
  ["-12.5", "-12.5"],
  ["12 345.678", "12 345.678"],
  ["1 234 567", "1 234 567"],
  ["612 345 678", "612 *** ***"],
  ["+34 612.345.678", "+34 6**.***.***"],
  ["+86.13812345678", "+86.1**********"],
  ["Wonn", "Wonn"],
  ["two\nlines", "two lines"],
])("%s is shown as %s", (value, shown) => {
  expect(mask(value)).toBe(shown);
});

test("nothing longer than 40 characters is shown", () => {
  expect(mask("x".repeat(100))).toHaveLength(40);
});

test("a word is none where it holds an address or a number to call", () => {
  expect(["138 1234 5678", "call (0755) 6666-000", "a@b.example"].filter((text) => !isContact(text))).toEqual([]);
  expect(["Stage 3", "2026-10-05 09:00:00", "20261005", "赢单", "10%"].filter(isContact)).toEqual([]);
});
