/** The cells of the current record: trimmed, read only when asked for, with the first fault of the record kept. */
import type { Code } from "@clearboard/core/code";
import type { RecordCursor } from "../record-cursor.ts";

export type Params = Record<string, string | number>;

export class Cells {
  readonly scanner: RecordCursor;
  /** trimmed byte range of the cell `seek` found */
  from = 0;
  to = 0;
  fault: Code | undefined = undefined;
  /** column of the fault; -1 is the whole record */
  column = -1;
  params: Params = {};
  /** words of the record that nobody has explained, and what each counts as meanwhile */
  asked: { column: number; word: string; as: string }[] = [];
  /** the words that mean empty, in lower case */
  private readonly empty: ReadonlySet<string>;
  private readonly longestEmpty: number;
  /** 1 for the bytes that one of them may begin with */
  private readonly initials = new Uint8Array(256);

  constructor(scanner: RecordCursor, empty: string[]) {
    this.scanner = scanner;
    this.empty = new Set(empty.map((word) => word.trim().toLowerCase()));
    this.longestEmpty = Math.max(0, ...[...this.empty].map((word) => Buffer.byteLength(word)));
    // By the first byte of a letter beyond ASCII its lower case is not known.
    this.initials.fill(1, 128);
    for (const word of this.empty)
      for (const cased of [word, word.toUpperCase()]) this.initials[cased.charCodeAt(0)] = 1;
  }

  begin(): void {
    this.fault = undefined;
    if (this.asked.length > 0) this.asked = [];
  }

  /** Keeps the first fault of a record: later ones often follow from it. */
  fail(code: Code, column: number, params: Params = {}): undefined {
    if (this.fault !== undefined) return undefined;
    this.fault = code;
    this.column = column;
    this.params = params;
    return undefined;
  }

  /** Finds a cell and trims it. False where it is empty, holds a word that means empty, or the file has no such column. */
  seek(column: number): boolean {
    const { bytes, starts, ends, fields } = this.scanner;
    if (column < 0 || column >= fields) return false;
    this.from = starts[column] as number;
    this.to = ends[column] as number;
    if (this.from >= this.to) return false;
    // Nearly all cells begin and end with a plain sign.
    if (!isPlain(bytes[this.from] as number) || !isPlain(bytes[this.to - 1] as number)) this.trim(column);
    return this.from < this.to && !this.isEmpty(column);
  }

  private isEmpty(column: number): boolean {
    if (this.to - this.from > this.longestEmpty || this.initials[this.scanner.bytes[this.from] as number] === 0)
      return false;
    return this.empty.has(this.decoded(column).toLowerCase());
  }

  private trim(column: number): void {
    const { bytes, doubled } = this.scanner;
    let { from, to } = this;
    while (from < to) {
      const width = blankAt(bytes, from);
      if (width === 0) break;
      from += width;
    }
    while (to > from) {
      const width = blankBefore(bytes, to);
      if (width === 0) break;
      to -= width;
    }
    // ="0012" is how programs keep a spreadsheet from dropping the zeros.
    if (bytes[from] === 61 && bytes[to - 1] === 34 && to - from >= 3) {
      const quote = doubled[column] === 1 ? 2 : 1;
      if (bytes[from + 1] === 34 && to - from > 2 * quote) {
        from += 1 + quote;
        to -= quote;
      }
    }
    this.from = from;
    this.to = to;
  }

  /** The text of a cell, "" where `seek` says it is empty. */
  text(column: number): string {
    return this.seek(column) ? this.decoded(column) : "";
  }

  /** The text of the cell `seek` has just found. */
  decoded(column: number): string {
    const { bytes, doubled } = this.scanner;
    let bits = 0;
    for (let at = this.from; at < this.to; at++) bits |= bytes[at] as number;
    const text = bits < 0x80 ? bytes.latin1Slice(this.from, this.to) : bytes.utf8Slice(this.from, this.to);
    return doubled[column] === 1 ? text.replaceAll('""', '"') : text;
  }
}

/** Neither a blank or the beginning of one in any width, nor the equals sign of ="0012". */
function isPlain(code: number): boolean {
  return code > 32 && code < 128 && code !== 61;
}

/** Width in bytes of the blank at a place, 0 where there is none: ASCII ones, U+00A0 and the wide U+3000. */
function blankAt(bytes: Uint8Array, at: number): number {
  const code = bytes[at] as number;
  if (code <= 32) return code === 32 || (code >= 9 && code <= 13) ? 1 : 0;
  if (code === 0xc2 && bytes[at + 1] === 0xa0) return 2;
  return code === 0xe3 && bytes[at + 1] === 0x80 && bytes[at + 2] === 0x80 ? 3 : 0;
}

function blankBefore(bytes: Uint8Array, to: number): number {
  const code = bytes[to - 1] as number;
  if (code <= 32) return code === 32 || (code >= 9 && code <= 13) ? 1 : 0;
  if (code === 0xa0 && bytes[to - 2] === 0xc2) return 2;
  return code === 0x80 && bytes[to - 2] === 0x80 && bytes[to - 3] === 0xe3 ? 3 : 0;
}

type Entry<T> = { key: Uint8Array; value: T };

/** Longer texts hardly repeat. */
const LONGEST = 64;

/**
 * A reader of one cell that knows the cells it has read before by their bytes as they stand in the file, so that the
 * thousandth "answered" costs no decoding. What gave nothing is read again. One cell a slot: memory stays small whatever
 * a file holds.
 */
export function remembered<T>(
  column: number,
  size: 512 | 16384,
  read: (cells: Cells) => T | undefined,
): (cells: Cells) => T | undefined {
  if (column < 0) return read;
  const slots = new Array<Entry<T> | undefined>(size).fill(undefined);
  return (cells) => {
    const { bytes, starts, ends, doubled, fields } = cells.scanner;
    const from = starts[column] as number;
    const length = column < fields ? (ends[column] as number) - from : 0;
    if (length === 0 || length > LONGEST || doubled[column] === 1) return read(cells);
    let hash = length;
    for (let at = 0; at < length; at++) hash = (Math.imul(hash, 31) + (bytes[from + at] as number)) | 0;
    const slot = (hash ^ (hash >>> 15)) & (size - 1);
    const known = slots[slot];
    if (known !== undefined && known.key.length === length) {
      const { key } = known;
      let at = 0;
      while (at < length && key[at] === bytes[from + at]) at++;
      if (at === length) return known.value;
    }
    const value = read(cells);
    if (value === undefined) return undefined;
    // Not `bytes.slice`: of a Buffer that would be a window that keeps the whole piece of the file alive.
    const key = new Uint8Array(length);
    for (let at = 0; at < length; at++) key[at] = bytes[from + at] as number;
    slots[slot] = { key, value };
    return value;
  };
}
