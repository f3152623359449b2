import { expect, test } from "vitest";
import type * as Board from "./info.ts";
import { countUnowned, missingRates } from "./waiting.ts";

test("rows that wait for a rate are counted apart, by the first day of each currency", () => {
  const waits = (rows: number, rate?: { currency: string; day: string }) => ({
    ...{ kind: "deal", source: "crm", owner: "A1", rows, revenue: null, reason: rate ? "currency" : "unknown" },
    ...(rate && { rate }),
  });
  const board = {
    completeness: {
      pending: [
        waits(3),
        waits(2, { currency: "EUR", day: "2026-03-09" }),
        waits(1, { currency: "EUR", day: "2026-03-04" }),
        waits(1, { currency: "GBP", day: "2026-03-20" }),
      ],
    },
  } as unknown as Board.Info;
  expect(countUnowned(board)).toBe(3);
  expect(missingRates(board.completeness.pending)).toEqual([
    { currency: "EUR", day: "2026-03-04", rows: 3 },
    { currency: "GBP", day: "2026-03-20", rows: 1 },
  ]);
});
