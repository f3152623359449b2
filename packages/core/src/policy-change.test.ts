import { expect, test } from "vitest";
import { inForce } from "./policy-change.ts";

const version = (number: number, effectiveMonth: string) => ({ version: number, effectiveMonth });

test("the latest month not after it holds, of one month the later version, whatever their order", () => {
  const all = [version(2, "2026-03"), version(4, "2026-03"), version(3, "2026-06"), version(5, "2026-01")];
  for (const list of [all, [...all].reverse()]) {
    const held = ["2025-12", "2026-01", "2026-03", "2026-05", "2026-06", "2027-01"].map(
      (month) => inForce(list, month)?.version,
    );
    expect(held).toEqual([undefined, 5, 4, 4, 3, 3]);
  }
});
