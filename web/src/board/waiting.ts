/** The way to rows that are not on the board. */
import type * as Board from "@clearboard/core/board/info";

/** The receipt of the first import of the month that has rejected rows. */
export function rejectedHref(board: Board.Info): string {
  const worst = board.completeness.imports.find(({ rejected }) => rejected > 0);
  return worst ? `/imports/${worst.importId}` : "/imports";
}
