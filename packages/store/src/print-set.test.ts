import * as fc from "fast-check";
import { expect, test } from "vitest";
import { PrintSet } from "./print-set.ts";

const print = fc.record({ high: fc.nat(0xffffffff), low: fc.oneof(fc.nat(3), fc.nat(0xffffffff)) });
const name = ({ high, low }: { high: number; low: number }) => `${high} ${low}`;

test("a set of fingerprints holds what was added to it, nothing else, and each only once", () => {
  fc.assert(
    fc.property(fc.array(print, { maxLength: 3000 }), fc.array(print), (added, others) => {
      const set = new PrintSet(4);
      const plain = new Set<string>();
      for (const print of added) {
        expect(set.add(print)).toBe(!plain.has(name(print)));
        plain.add(name(print));
      }
      expect(set.size).toBe(plain.size);
      for (const print of [...added, ...others]) expect(set.has(print)).toBe(plain.has(name(print)));
    }),
    { seed: 2, numRuns: 50 },
  );
});

test("a fingerprint of all zeros is an id like any other", () => {
  const set = new PrintSet();
  expect(set.has({ high: 0, low: 0 })).toBe(false);
  expect(set.add({ high: 0, low: 0 })).toBe(true);
  expect(set.add({ high: 0, low: 0 })).toBe(false);
});
