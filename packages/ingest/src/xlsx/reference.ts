/** Names of cells: "C12" is column 2 (from 0) of row 12. */
import { VisibleError } from "@clearboard/core/error";
import { LIMITS, tooManyColumns } from "../grid.ts";

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
      throw column > LIMITS.columns ? tooManyColumns(0, LIMITS.columns) : beyond(value);
    throw bad(reference);
  }
  if (column > LIMITS.columns) throw tooManyColumns(value, LIMITS.columns);
  return { column: column - 1, row: checkedRow(value) };
}

/** The number of a row. Throws `too-many-rows` beyond the last one a sheet has. */
export function checkedRow(row: number): number {
  if (row > LAST_ROW) throw beyond(row);
  if (!Number.isInteger(row) || row < 1) throw bad(String(row));
  return row;
}

export function bad(reference: string): VisibleError {
  const shown = reference.slice(0, 20);
  const sentence = `The sheet names a cell ${shown} where none can be; open it in a spreadsheet program and save it again.`;
  return new VisibleError("input", "sheet-reference", sentence, { params: { reference: shown } });
}

function beyond(row: number): VisibleError {
  const sentence = `The sheet names row ${row}; the last row a sheet can have is ${LAST_ROW}.`;
  return new VisibleError("input", "too-many-rows", sentence, { params: { row, limit: LAST_ROW } });
}
