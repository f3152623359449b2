import { expect, test } from "vitest";
import { zoomFor } from "./print.ts";

test("a board prints on one sheet, down to a size that can still be read", () => {
  expect(zoomFor(1700)).toBeCloseTo(0.579, 3);
  expect(zoomFor(2400) * 2400).toBeLessThanOrEqual(1047);
  expect(zoomFor(100_000)).toBe(0.34);
});
