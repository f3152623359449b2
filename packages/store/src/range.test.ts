import fc from "fast-check";
import { expect, test } from "vitest";
import * as Range from "./range.ts";

const isBefore = (left: string, right: string) => Buffer.compare(Buffer.from(left), Buffer.from(right)) < 0;
const text = fc.string({ unit: "binary", maxLength: 4 });

test("everything with a prefix, and nothing else, lies between it and the text after it", () => {
  expect(Range.after("2017-09")).toBe("2017-0:");
  expect(Range.after("\uD7FF")).toBe("\uE000");
  expect(Range.after("a\u{10FFFF}")).toBe("b");
  expect(Range.after("\u{10FFFF}")).toBeUndefined();
  fc.assert(
    fc.property(text, text, (prefix, key) => {
      const end = Range.after(prefix);
      const isInside = !isBefore(key, prefix) && (end === undefined || isBefore(key, end));
      expect(isInside).toBe(key.startsWith(prefix));
    }),
    { seed: 32, numRuns: 2000 },
  );
});

test("a range holds just the keys that its prefix, from and to allow", () => {
  fc.assert(
    fc.property(fc.record({ prefix: text, from: text, to: text }, { requiredKeys: [] }), text, (part, key) => {
      const range = Range.of({ pk: "p", ...part });
      const isAllowed =
        key.startsWith(part.prefix ?? "") &&
        !isBefore(key, part.from ?? "") &&
        (part.to === undefined || isBefore(key, part.to));
      expect(Range.holds(range, key)).toBe(isAllowed);
      if (isAllowed) expect(Range.isEmpty(range)).toBe(false);
    }),
    { seed: 33, numRuns: 2000 },
  );
});
