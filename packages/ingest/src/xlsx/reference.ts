/** Names of cells: "C12" is column 2 (from 0) of row 12. */
import { refuse, type VisibleError } from "@clearboard/core/error";
import { LIMITS } from "../grid.ts";

const LAST_ROW = 1_048_576;

export type Place = { column: number; row: number };

/** Throws where it is no name of a cell, or of one that no sheet has. */
export function place(reference: string): Place {
  const length = reference.length;
  let at = 0;
  let column = 0;
  for (; at < length; at++) {
    const letter = (reference.charCodeAt(at) & ~32) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
    if (column > 1e6) break;
  }
  const letters = at;
  let value = 0;
  for (; at < length; at++) {
    const digit = reference.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9 || value > 1e9) break;
    value = value * 10 + digit;
  }
  if (letters === 0 || at === letters || at < length) {
    if (/^[a-z]+\d+$/i.test(reference))
      throw column > LIMITS.columns
        ? refuse("too-many-columns", { line: 0, limit: LIMITS.columns })
        : refuse("too-many-rows", { row: value, limit: LAST_ROW });
    throw bad(reference);
  }
  if (column > LIMITS.columns) throw refuse("too-many-columns", { line: value, limit: LIMITS.columns });
  return { column: column - 1, row: checkedRow(value) };
}

/** The number of a row. Throws `too-many-rows` beyond the last one a sheet has. */
export function checkedRow(row: number): number {
  if (row > LAST_ROW) throw refuse("too-many-rows", { row, limit: LAST_ROW });
  if (!Number.isInteger(row) || row < 1) throw bad(String(row));
  return row;
}

export function bad(reference: string): VisibleError {
  const shown = reference.slice(0, 20);
  return refuse("sheet-reference", { reference: shown });
}
