import { expect, test } from "vitest";
import { at } from "./at.ts";

test("an index outside the list is an error and no default", () => {
  expect(at(["a", ""], 1)).toBe("");
  expect(at(new Uint8Array([7]), 0)).toBe(7);
  expect(() => at(["a"], 1)).toThrow("no entry 1 in a list of 1");
  expect(() => at([], -1)).toThrow(RangeError);
});
