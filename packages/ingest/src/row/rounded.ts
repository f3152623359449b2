/** Numbers that a spreadsheet showed short and saved as shown: 1.23457E+15, in some countries 1,23457E+15. Their digits are lost. */
import type { Cells } from "./cells.ts";

const ROUNDED = /^[-+]?\d(?:[.,]\d+e\+?|e\+)\d{1,3}$/i;
/** The longest that spreadsheets and programs write: a sign, 17 digits, a decimal sign, E+308. */
const LONGEST = 24;

export function isRounded(text: string): boolean {
  return text.length <= LONGEST && ROUNDED.test(text);
}

/** The same of the cell `seek` has just found: millions of ids pass here, so its last bytes are looked at first. */
export function isRoundedCell(cells: Cells, column: number): boolean {
  const { from, to } = cells;
  const { bytes } = cells.scanner;
  for (let at = Math.max(from, to - 5); at < to - 1; at++)
    if (((bytes[at] as number) | 0x20) === 0x65) return to - from <= LONGEST && isRounded(cells.decoded(column));
  return false;
}
