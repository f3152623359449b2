import { expect, test } from "vitest";
import { again } from "./repeat.tsx";

test("the same bytes again: nothing is new, what was in or waited is unchanged, and read is still the sum", () => {
  const first = { read: 20, accepted: 9, unchanged: 2, stale: 1, pending: 4, skipped: 1, duplicate: 1, rejected: 2 };
  const { read, ...parts } = again(first);
  // 9 + 2 + 1 + 4
  expect(parts).toEqual({ accepted: 0, unchanged: 16, stale: 0, pending: 0, skipped: 1, duplicate: 1, rejected: 2 });
  expect(Object.values(parts).reduce((sum, rows) => sum + rows, 0)).toBe(read);
});
