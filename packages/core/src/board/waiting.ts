/** Rows of a board that do not count yet, by what they wait for. */
import type * as Board from "./info.ts";

/** Rows that wait for somebody to be known; those that wait for an exchange rate apart. */
export function countUnowned({ completeness }: Board.Info): number {
  return countRows(completeness.pending.filter(({ rate }) => rate === undefined));
}

export type MissingRate = { currency: string; day: string; rows: number };

/** Each currency without a rate: the first day that lacks one, and how many rows wait for it. */
export function missingRates(pending: Board.Info["completeness"]["pending"]): MissingRate[] {
  const waiting = pending.flatMap(({ rate, rows }) => (rate === undefined ? [] : [{ ...rate, rows }]));
  return [...Map.groupBy(waiting, ({ currency }) => currency)].map(([currency, list]) => ({
    currency,
    day: list.reduce((first, { day }) => (day < first ? day : first), "9999"),
    rows: countRows(list),
  }));
}

/** Rows of a list of what waits. */
export function countRows(list: readonly { rows: number }[]): number {
  return list.reduce((sum, { rows }) => sum + rows, 0);
}
