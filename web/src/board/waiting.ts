/** Rows that are not on the board yet, and the way to them. */
import type * as Board from "@clearboard/core/board/info";

/** Rows that wait for somebody to be known; those that wait for an exchange rate apart. */
export function pendingRows(board: Board.Info): number {
  return board.completeness.pending.reduce((sum, owner) => sum + (owner.rate === undefined ? owner.rows : 0), 0);
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

/** The receipt of the first import of the month that has rejected rows. */
export function rejectedHref(board: Board.Info): string {
  const worst = board.completeness.imports.find(({ rejected }) => rejected > 0);
  return worst ? `/imports/${worst.importId}` : "/imports";
}
