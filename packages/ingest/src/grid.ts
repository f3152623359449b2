/** Rows that come as cells (workbooks, JSON), laid out as the same byte ranges that CSV gives. */
import { refuse } from "@clearboard/core/error";
import type { Bytes, Fault } from "./record-cursor.ts";

export const LIMITS = { columns: 16_384, fieldBytes: 1 << 20, recordBytes: 4 << 20, gaps: 300_000_000 };

type Row = { line: number; from: number; to: number; fault: Fault; faultField: number; blanks: Blanks | undefined };
type Blanks = Map<number, string>;

/**
 * Fill it with `begin`, `put` (columns ascending or not) and `end`; take the rows with `next`. All that was put in must be
 * taken before more is put in after it, except for the sample at the beginning.
 */
export class Grid {
  bytes = Buffer.allocUnsafe(1 << 16) as Bytes;
  readonly starts = new Int32Array(LIMITS.columns + 1);
  readonly ends = new Int32Array(LIMITS.columns + 1);
  readonly doubled = new Uint8Array(LIMITS.columns + 1);
  fields = 0;
  line = 0;
  fault: Fault = "";
  faultField = -1;
  /** Columns from here on are of no interest: all that counts is whether they hold anything. */
  width = LIMITS.columns;
  private used = 0;
  private gaps = 0;
  /** column, start and end of every cell, flat */
  private cells = new Int32Array(3 << 10);
  private cellCount = 0;
  private rows: Row[] = [];
  private taken = 0;
  private open: Row | undefined;
  private blanks: Blanks | undefined;

  /** Rows that wait to be taken. */
  get waiting(): number {
    return this.rows.length - this.taken;
  }

  begin(line: number): void {
    if (this.taken > 0 && this.taken === this.rows.length) this.clear();
    this.open = { line, from: this.cellCount, to: 0, fault: "", faultField: -1, blanks: undefined };
  }

  /** A cell of the row begun. Throws `field-too-long` where the cell or its row is longer than any table's. */
  put(column: number, text: string): void {
    if (text === "") return;
    const most = text.length * 3;
    if (most > LIMITS.fieldBytes) this.check(Buffer.byteLength(text), LIMITS.fieldBytes);
    if (this.used + most > this.bytes.length) this.grow(most);
    const from = this.used;
    this.used += text.length < 24 && isPlain(text) ? this.plain(text) : this.bytes.write(text, from, "utf8");
    this.cell(column, from);
  }

  /** A cell of the row begun as UTF-8. */
  putBytes(column: number, source: Uint8Array, from: number, to: number): void {
    if (from >= to) return;
    this.check(to - from, LIMITS.fieldBytes);
    if (this.used + to - from > this.bytes.length) this.grow(to - from);
    const start = this.used;
    this.bytes.set(source.subarray(from, to), start);
    this.used += to - from;
    this.cell(column, start);
  }

  /** Says what a cell of the row begun holds in place of a value. */
  putBlank(column: number, what: string): void {
    if (!this.open || column >= this.width) return;
    this.open.blanks ??= new Map();
    this.open.blanks.set(column, what);
  }

  blame(fault: Fault, field = -1): void {
    if (this.open?.fault !== "") return;
    this.open.fault = fault;
    this.open.faultField = field;
  }

  /** Ends the row; where empty ones do not count, one without a cell is none, as a line without a sign is none. */
  end(empty: "counts" | "is-none"): void {
    const { open } = this;
    this.open = undefined;
    if (!open || (empty === "is-none" && open.from === this.cellCount && !open.blanks)) return;
    open.to = this.cellCount;
    this.rows.push(open);
  }

  next(): boolean {
    const row = this.rows[this.taken];
    if (!row) return false;
    this.taken++;
    this.line = row.line;
    this.fault = row.fault;
    this.faultField = row.faultField;
    this.blanks = row.blanks;
    let count = 0;
    for (let at = row.from; at < row.to; at++) {
      const column = Math.min(this.cells[at * 3] as number, this.width);
      if (column > count) this.skip(count, column);
      this.starts[column] = this.cells[at * 3 + 1] as number;
      this.ends[column] = this.cells[at * 3 + 2] as number;
      count = Math.max(count, column + 1);
    }
    this.fields = count;
    return true;
  }

  text(field: number): string {
    return this.bytes.utf8Slice(this.starts[field] as number, this.ends[field] as number);
  }

  readonly blank = (field: number): string | undefined => this.blanks?.get(field);

  /** The rows that wait, without taking them. */
  peek(count: number): { line: number; texts: string[] }[] {
    return this.rows.slice(this.taken, this.taken + count).map(({ line, from, to }) => {
      const texts: string[] = [];
      for (let at = from; at < to; at++) {
        const column = this.cells[at * 3] as number;
        while (texts.length < column) texts.push("");
        texts[column] = this.bytes.utf8Slice(this.cells[at * 3 + 1] as number, this.cells[at * 3 + 2] as number);
      }
      return { line, texts };
    });
  }

  /** Fields between cells are empty; a file that is nearly all of them is no table. */
  private skip(from: number, to: number): void {
    this.gaps += to - from;
    if (this.gaps > LIMITS.gaps) throw refuse("sheet-sparse");
    this.starts.fill(0, from, to);
    this.ends.fill(0, from, to);
  }

  private plain(text: string): number {
    const { bytes, used } = this;
    for (let at = 0; at < text.length; at++) bytes[used + at] = text.charCodeAt(at);
    return text.length;
  }

  private cell(column: number, from: number): void {
    if (column >= LIMITS.columns)
      throw refuse("too-many-columns", { line: this.open?.line ?? 0, limit: LIMITS.columns });
    const at = this.cellCount * 3;
    if (at + 3 > this.cells.length) {
      const more = new Int32Array(this.cells.length * 2);
      more.set(this.cells);
      this.cells = more;
    }
    this.cells[at] = column;
    this.cells[at + 1] = from;
    this.cells[at + 2] = this.used;
    this.cellCount++;
    const first = this.cells[(this.open?.from ?? 0) * 3 + 1] ?? from;
    this.check(this.used - first, LIMITS.recordBytes);
  }

  private check(length: number, limit: number): void {
    if (length <= limit) return;
    throw refuse("field-too-long", { line: this.open?.line ?? 0, limit: limit });
  }

  private grow(more: number): void {
    const bytes = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.used + more));
    this.bytes.copy(bytes, 0, 0, this.used);
    this.bytes = bytes as Bytes;
  }

  private clear(): void {
    this.rows = [];
    this.taken = 0;
    this.used = 0;
    this.cellCount = 0;
  }
}

function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 127) return false;
  return true;
}
