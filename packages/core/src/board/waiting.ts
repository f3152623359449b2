/** Rows of a board that do not count yet, by what they wait for. */
import type * as Board from "./info.ts";

/** Rows that wait for somebody to be known; those that wait for an exchange rate apart. */
export function countUnowned({ completeness }: Board.Info): number {
  return completeness.pending.reduce((sum, { rate, rows }) => sum + (rate === undefined ? rows : 0), 0);
}

/** The first day of each currency for which there is no rate, and how many rows wait for one. */
export function missingRates({ completeness }: Board.Info): {
  rates: { currency: string; day: string }[];
  rows: number;
} {
  const waiting = completeness.pending.flatMap(({ rate, rows }) => (rate === undefined ? [] : [{ ...rate, rows }]));
  const byCurrency = Map.groupBy(waiting, ({ currency }) => currency);
  const rates = [...byCurrency].map(([currency, list]) => ({
    currency,
    day: list.reduce((first, { day }) => (day < first ? day : first), "9999"),
  }));
  return { rates, rows: waiting.reduce((sum, { rows }) => sum + rows, 0) };
}
