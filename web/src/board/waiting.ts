/** Rows that are not on the board yet, and the way to them. */
import type * as Board from "@clearboard/core/board/info";

export function pendingRows(board: Board.Info): number {
  return board.completeness.pending.reduce((sum, owner) => sum + owner.rows, 0);
}

/** The receipt of the first import of the month that has rejected rows. */
export function rejectedHref(board: Board.Info): string {
  const worst = board.completeness.imports.find(({ rejected }) => rejected > 0);
  return worst ? `/imports/${worst.importId}` : "/imports";
}
