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
  private readonly isEmptyWord: Memo<boolean>;
  private readonly longestEmpty: number;

  constructor(scanner: RecordCursor, empty: string[]) {
    this.scanner = scanner;
    const words = new Set(empty.map((word) => word.trim().toLowerCase()));
    this.isEmptyWord = new Memo(512, (text) => words.has(text.toLowerCase()));
    this.longestEmpty = Math.max(0, ...[...words].map((word) => Buffer.byteLength(word)));
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
    let from = starts[column] as number;
    let to = ends[column] as number;
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
      const quote = this.scanner.doubled[column] === 1 ? 2 : 1;
      if (bytes[from + 1] === 34 && to - from > 2 * quote) {
        from += 1 + quote;
        to -= quote;
      }
    }
    this.from = from;
    this.to = to;
    if (from >= to) return false;
    return to - from > this.longestEmpty || !this.isEmptyWord.of(this, column);
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

/**
 * What a text becomes, remembered by the bytes of its cell, so that the thousandth "answered" costs no decoding. One text a
 * slot: memory stays small whatever a file holds.
 */
export class Memo<T> {
  private readonly slots: (Entry<T> | undefined)[];
  private readonly make: (text: string) => T;

  constructor(size: 512 | 16384, make: (text: string) => T) {
    this.slots = new Array<Entry<T> | undefined>(size).fill(undefined);
    this.make = make;
  }

  /** For the cell `seek` has just found. */
  of(cells: Cells, column: number): T {
    const { bytes, doubled } = cells.scanner;
    const { from, to } = cells;
    const length = to - from;
    if (doubled[column] === 1 || length > 64) return this.make(cells.decoded(column));
    let hash = length;
    for (let at = from; at < to; at++) hash = (Math.imul(hash, 31) + (bytes[at] as number)) | 0;
    const slot = (hash ^ (hash >>> 15)) & (this.slots.length - 1);
    const known = this.slots[slot];
    if (known !== undefined && known.key.length === length) {
      const { key } = known;
      let at = 0;
      while (at < length && key[at] === bytes[from + at]) at++;
      if (at === length) return known.value;
    }
    const value = this.make(cells.decoded(column));
    // Not `bytes.slice`: of a Buffer that would be a window that keeps the whole piece of the file alive.
    const key = new Uint8Array(length);
    for (let at = 0; at < length; at++) key[at] = bytes[from + at] as number;
    this.slots[slot] = { key, value };
    return value;
  }
}
