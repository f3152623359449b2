/**
 * What a row of a file looks like, to tell rows that a stray quotation mark has put into one field. A field may hold line ends;
 * what it holds is text, not rows, unless its lines have as many fields as the header, digits where other rows have them, and no
 * blank after most delimiters, which sentences and addresses have.
 */

const LF = 10;
const CR = 13;
const BLANK = 32;
const QUOTE = 34;

export class RowShape {
  private readonly delimiter: number;
  private readonly least: number;
  private readonly most: number;
  /** columns that hold a digit in most rows */
  private readonly marks: readonly number[];
  private readonly hasDigit: Uint8Array;
  /** whether the file itself writes a blank after its delimiters */
  private readonly isSpaced: boolean;

  /** Rows have from `least` to `most` fields; `records` are some of them. */
  constructor(delimiter: string, least: number, most: number, records: readonly string[][]) {
    this.delimiter = delimiter.charCodeAt(0);
    this.least = least;
    this.most = most;
    this.hasDigit = new Uint8Array(most + 1);
    const rows = records.filter((cells) => cells.length >= least && cells.length <= most);
    const isMark = (column: number) => rows.filter((cells) => /\d/.test(cells[column] ?? "")).length * 2 > rows.length;
    const cells = rows.flatMap(([, ...others]) => others);
    this.isSpaced = cells.filter((cell) => cell.startsWith(" ")).length * 2 > cells.length;
    this.marks = Array.from({ length: most }, (_, column) => column).filter(isMark);
  }

  /**
   * How many lines of a record after its first are rows of their own; bytes of whole lines, without the last line end.
   * `isOpen`: its last field is never closed, so that all of the last line is inside of it.
   */
  rowsIn(bytes: Uint8Array, from: number, to: number, isOpen: boolean): number {
    let rows = 0;
    let isFirst = true;
    let startsWithRow = false;
    for (let start = from; ; ) {
      let end = start;
      while (end < to && bytes[end] !== LF && bytes[end] !== CR) end++;
      const isRow = this.isRow(bytes, start, end);
      if (isFirst) startsWithRow = isRow;
      // The end of a text may look like a row by its commas alone; it is one where the lines before it are rows too.
      else if (isRow && (end < to || isOpen || startsWithRow || rows > 0)) rows++;
      isFirst = false;
      if (end >= to) return rows;
      start = bytes[end] === CR && bytes[end + 1] === LF ? end + 2 : end + 1;
    }
  }

  private isRow(bytes: Uint8Array, from: number, to: number): boolean {
    if (this.most < 2) return false;
    let count = 0;
    let spaced = 0;
    for (let at = from; ; at++) {
      if (count >= this.most) return false;
      const start = at;
      if (count > 0 && bytes[at] === BLANK) spaced++;
      at = bytes[at] === QUOTE ? this.closing(bytes, at, to) : at;
      while (at < to && bytes[at] !== this.delimiter) at++;
      this.hasDigit[count++] = holdsDigit(bytes, start, at) ? 1 : 0;
      if (at >= to) break;
    }
    if (count < this.least || (!this.isSpaced && spaced * 2 > count - 1)) return false;
    const alike = this.marks.filter((column) => column < count && this.hasDigit[column] === 1).length;
    return alike * 2 >= this.marks.length;
  }

  /** After the quotation mark that closes the field on its line; the place itself where none does. */
  private closing(bytes: Uint8Array, from: number, to: number): number {
    for (let at = from + 1; at < to; at++) {
      if (bytes[at] !== QUOTE) continue;
      if (bytes[at + 1] === QUOTE && at + 1 < to && !this.isEnd(bytes, at + 2, to)) at++;
      else if (this.isEnd(bytes, at + 1, to)) return at + 1;
    }
    return from;
  }

  private isEnd(bytes: Uint8Array, from: number, to: number): boolean {
    let at = from;
    while (at < to && bytes[at] === BLANK && this.delimiter !== BLANK) at++;
    return at >= to || bytes[at] === this.delimiter;
  }
}

function holdsDigit(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if ((bytes[at] as number) >= 48 && (bytes[at] as number) <= 57) return true;
  return false;
}
