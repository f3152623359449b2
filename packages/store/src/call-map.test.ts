import * as fc from "fast-check";
import { expect, test } from "vitest";
import { CallMap } from "./call-map.ts";

const print = fc.record({ high: fc.nat(50), low: fc.nat(50) });
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.tuple(
      print,
      fc.constantFrom("crm:id|E1", "crm:id|E2", "crm:id|李雷"),
      fc.integer({ min: 1, max: 31 }),
    ),
  },
  { weight: 1, arbitrary: fc.tuple(print, fc.constant(null), fc.constant(0)) },
);

test("a map says where each call was put last, nothing of those that moved on, and the same after a trip through bytes", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 3000 }), (steps) => {
      const map = new CallMap("2026-09");
      const plain = new Map<string, { owner: string; day: string }>();
      for (const [at, owner, day] of steps) {
        if (owner === null) {
          map.drop(at);
          plain.delete(`${at.high} ${at.low}`);
        } else {
          map.set(at, owner, day);
          plain.set(`${at.high} ${at.low}`, { owner, day: `2026-09-${String(day).padStart(2, "0")}` });
        }
      }
      const read = CallMap.unpack("2026-09", map.pack());
      read.set({ high: 99, low: 99 }, "crm:id|E2", 9);
      expect(read.get({ high: 99, low: 99 })).toEqual({ owner: "crm:id|E2", day: "2026-09-09" });
      for (const [at] of steps) {
        expect(map.get(at)).toEqual(plain.get(`${at.high} ${at.low}`));
        expect(read.get(at)).toEqual(plain.get(`${at.high} ${at.low}`));
      }
    }),
    { seed: 2, numRuns: 50 },
  );
});
