/**
 * Records out of CSV bytes, fast: fields are byte ranges of the current buffer, nothing is decoded that nobody asks for.
 * Bytes are UTF-8 (or another encoding in which delimiters, quotes and line ends are the ASCII bytes).
 */
import { refuse } from "@clearboard/core/error";
import type { Bytes, Fault } from "./record-cursor.ts";
import type { RowShape } from "./row-shape.ts";

export type Limits = { fieldBytes: number; recordBytes: number; columns: number };
export const LIMITS: Limits = { fieldBytes: 1 << 20, recordBytes: 4 << 20, columns: 10_000 };
export const DELIMITERS = [",", ";", "\t", "|"] as const;

const LF = 10;
const CR = 13;
const BLANK = 32;
const QUOTE = 34;

/**
 * `push` bytes, which are copied, then take records with `next` until it says false, push more, and `finish` before the last round.
 * RFC 4180 with what real files do: CR, LF and CRLF end a record, blanks may follow a closing quote, a quote inside an
 * unquoted field is text, lines of nothing are passed over. The fields of a record are valid until the next `push`.
 */
export class Scanner {
  bytes = Buffer.alloc(0) as Bytes;
  /** byte ranges of the fields of the current record, without their quotes */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** 1 where a quoted field holds doubled quotes */
  readonly doubled: Uint8Array;
  fields = 0;
  /** physical line (1 = first) the current record starts on */
  line = 1;
  /** lines that it takes after that one, line ends inside quotes */
  linesMore = 0;
  fault: Fault = "";
  /** the field the fault is in */
  faultField = 0;
  /** lines of the current record that are rows of their own: where there are some, the fault is `rows-in-quotes` */
  rowsInside = 0;
  private at = 0;
  /** where what was pushed ends in `bytes`; a zero stands there, so that no old byte is looked at */
  private end = 0;
  private lineAt: number;
  private isFinal = false;
  private readonly delimiter: number;
  private readonly top: number;
  private readonly limits: Limits;
  private readonly shape: RowShape | undefined;

  constructor(delimiter: string, options: { line?: number; limits?: Limits; shape?: RowShape } = {}) {
    this.delimiter = delimiter.charCodeAt(0);
    this.top = Math.max(this.delimiter, CR);
    this.lineAt = options.line ?? 1;
    this.limits = options.limits ?? LIMITS;
    this.shape = options.shape;
    this.starts = new Int32Array(this.limits.columns + 1);
    this.ends = new Int32Array(this.limits.columns + 1);
    this.doubled = new Uint8Array(this.limits.columns + 1);
  }

  /** Bytes held that no record has used yet. */
  get pending(): number {
    return this.end - this.at;
  }

  push(chunk: Buffer): void {
    const { bytes, pending } = this;
    const end = pending + chunk.length;
    if (end >= bytes.length) this.bytes = Buffer.allocUnsafeSlow(Math.max(end + 1, bytes.length * 2)) as Bytes;
    if (this.at > 0 || this.bytes !== bytes) bytes.copy(this.bytes, 0, this.at, this.end);
    chunk.copy(this.bytes, pending);
    this.bytes[end] = 0;
    this.at = 0;
    this.end = end;
  }

  finish(): void {
    this.isFinal = true;
  }

  /** Moves to the next whole record. False: no whole record is left in what was pushed. Throws where a limit is passed. */
  next(): boolean {
    this.skipEmptyLines();
    const { bytes, end, delimiter, top, starts, ends, doubled } = this;
    let at = this.at;
    if (at >= end) return false;
    let line = this.lineAt;
    let count = 0;
    let code = 0;
    this.fault = "";
    for (;;) {
      if (count >= this.limits.columns) this.refuse("too-many-columns", { limit: this.limits.columns });
      let from = at;
      let isDoubled = 0;
      if (at < end && bytes[at] === QUOTE) {
        from = ++at;
        for (;;) {
          while (at < end) {
            code = bytes[at] as number;
            if (code === QUOTE) break;
            if (code === LF || (code === CR && bytes[at + 1] !== LF)) line++;
            at++;
          }
          if (at + 1 >= end && !this.isFinal) return this.wait();
          if (at >= end) break;
          if (bytes[at + 1] !== QUOTE) break;
          isDoubled = 1;
          at += 2;
        }
        ends[count] = at;
        if (at >= end) this.blame("unterminated-quote", count);
        else at++;
        while (at < end && bytes[at] === BLANK && delimiter !== BLANK) at++;
        code = at < end ? (bytes[at] as number) : -1;
        if (code !== delimiter && code !== LF && code !== CR && code !== -1) {
          this.blame("stray-quote", count);
          at = this.skipPlain(at);
        }
      } else {
        while (at < end) {
          code = bytes[at] as number;
          if (code <= top && (code === delimiter || code === LF || code === CR)) break;
          at++;
        }
        ends[count] = at;
      }
      if (at >= end && !this.isFinal) return this.wait();
      starts[count] = from;
      doubled[count] = isDoubled;
      if (at - from > this.limits.fieldBytes) this.refuse("field-too-long", { limit: this.limits.fieldBytes });
      count++;
      code = at < end ? (bytes[at] as number) : LF;
      at++;
      if (code === delimiter) continue;
      if (code === CR) {
        if (at >= end && !this.isFinal) return this.wait();
        if (bytes[at] === LF) at++;
      }
      break;
    }
    this.fields = count;
    this.line = this.lineAt;
    this.linesMore = line - this.lineAt;
    this.lineAt = line + 1;
    if (this.linesMore > 0) this.lookInside(this.at, Math.min(at, end));
    this.at = Math.min(at, end);
    return true;
  }

  /** The text of a field of the current record: doubled quotes undone, nothing trimmed. */
  text(field: number): string {
    const text = this.bytes.utf8Slice(this.starts[field] as number, this.ends[field] as number);
    return this.doubled[field] === 1 ? text.replaceAll('""', '"') : text;
  }

  /** Every field of the current record. */
  texts(): string[] {
    return Array.from({ length: this.fields }, (_, field) => this.text(field));
  }

  private skipEmptyLines(): void {
    const { bytes, end } = this;
    while (this.at < end) {
      const code = bytes[this.at];
      if (code === CR) {
        // A CR that ends the buffer may be half of a CRLF: counting it now would count the line twice.
        if (this.at + 1 >= end && !this.isFinal) return;
        if (bytes[this.at + 1] === LF) this.at++;
      } else if (code !== LF) return;
      this.at++;
      this.lineAt++;
    }
  }

  private skipPlain(from: number): number {
    const { bytes, end } = this;
    let at = from;
    for (; at < end; at++) {
      const code = bytes[at];
      if (code === this.delimiter || code === LF || code === CR) break;
    }
    return at;
  }

  /** Whether a record of several lines holds rows of the file, which no text does. */
  private lookInside(from: number, to: number): void {
    const isOpen = this.fault === "unterminated-quote";
    let end = to;
    if (this.bytes[end - 1] === LF) end--;
    if (this.bytes[end - 1] === CR) end--;
    // The line end that the file ends with begins no line.
    if (isOpen && end < to) this.linesMore--;
    this.rowsInside = this.shape?.rowsIn(this.bytes, from, end, isOpen) ?? 0;
    if (this.rowsInside === 0) return;
    this.fault = "rows-in-quotes";
    this.faultField = this.starts.findIndex((start, field) =>
      holdsLineEnd(this.bytes, start, this.ends[field] as number),
    );
  }

  private blame(fault: Fault, field: number): void {
    if (this.fault !== "") return;
    this.fault = fault;
    this.faultField = field;
  }

  private wait(): false {
    if (this.pending > this.limits.recordBytes) this.refuse("field-too-long", { limit: this.limits.recordBytes });
    return false;
  }

  private refuse(code: "field-too-long" | "too-many-columns", params: { limit: number }): never {
    throw refuse(code, { ...params, line: this.lineAt });
  }
}

function holdsLineEnd(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (bytes[at] === LF || bytes[at] === CR) return true;
  return false;
}

/** The delimiter a `sep=;` first line states, and how many bytes that line takes; undefined where there is none. */
export function statedDelimiter(sample: Buffer): { delimiter: string; length: number } | undefined {
  const found = /^"?sep=(.)"?(\r\n|\n|\r)/i.exec(sample.toString("latin1", 0, 16));
  return found?.[1] === undefined ? undefined : { delimiter: found[1], length: found[0].length };
}

/** The first records of a sample, read with a delimiter. A record the sample cuts off is left out unless it is whole. */
export function peek(sample: Buffer, delimiter: string, isWhole: boolean, count: number): string[][] {
  const scanner = new Scanner(delimiter);
  scanner.push(sample);
  if (isWhole) scanner.finish();
  const records: string[][] = [];
  while (records.length < count && scanner.next()) records.push(scanner.texts());
  return records;
}

/** The delimiter that splits the first record into most fields, preferring one that splits the next records alike. */
export function guessDelimiter(sample: Buffer, isWhole: boolean): string {
  let best: { delimiter: string; score: number } = { delimiter: ",", score: 0 };
  for (const delimiter of DELIMITERS) {
    const [first, ...others] = peek(sample, delimiter, isWhole, 20);
    if (!first || first.length < 2) continue;
    const alike = others.filter((record) => record.length === first.length).length;
    const score = first.length + (others.length === 0 ? 0 : (1000 * alike) / others.length);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}
