import { expect, test } from "vitest";
import { redact } from "./redact.ts";

test.each([
  ["13800000001 is too large", "138******** is too large"],
  ["no row for +86 138-0000-0001.", "no row for +86 1**-****-****."],
  [
    "Unexpected token 'a', \"anna.s@example.com\" is not valid JSON",
    "Unexpected token 'a', \"***@example.com\" is not valid JSON",
  ],
  [
    "at put (file:///app/node_modules/@clearboard/store/table.ts:122:15)",
    "at put (file:///app/node_modules/@clearboard/store/table.ts:122:15)",
  ],
  ["close of 2026-11-21 09:00:00 took 120 ms", "close of 2026-11-21 09:00:00 took 120 ms"],
])("%s is logged as %s", (text, logged) => {
  expect(redact(text)).toBe(logged);
});
