/** The records of a JSON file as they stream in: found by their brackets or lines, read one by one. */
import { refuse } from "@clearboard/core/error";
import { Grid, LIMITS } from "../grid.ts";
import type { Column } from "../mapping/scalars.ts";
import * as Match from "../match.ts";
import { readSample } from "../read-sample.ts";
import type { Source } from "../record-cursor.ts";
import { BadJson, isBlank, RecordReader } from "./record.ts";
import { hasRecord, type Shape, shapeOf } from "./shape.ts";

const ROUND_BYTES = 1 << 17;
const MOST_COLUMNS = 10_000;
const MOST_KNOWN = 20_000;
const MOST_STRAYS = 300;

export class Json implements Source {
  readonly cursor = new Grid();
  readonly view: Match.View;
  private readonly shape: Shape;
  private readonly decoded: AsyncIterator<Buffer>;
  private readonly reader: RecordReader;
  private readonly header: string[] = [];
  private readonly places = new Map<string, number>();
  /** columns by the spelling they are compared by */
  private readonly norms = new Map<string, number>();
  /** keys of later records that neither the beginning of the file nor the profile has */
  readonly strays = new Set<string>();
  private readonly seen: number[] = [];
  private record = 0;
  private bytes: Buffer;
  /** where the current record begins, and how far it was looked through */
  private at: number;
  private looked: number;
  private depth = 0;
  private isInString = false;
  private isEscaped = false;
  private line = 1;
  private phase: "records" | "tail" = "records";
  private isSampling = true;
  /** a file of one long line has its records counted in place of its lines */
  private isOneLine = false;

  /** `start`: the decoded beginning of the file. Throws a refusal where it is no table. */
  static async open(start: Buffer, isWhole: boolean, decoded: AsyncIterator<Buffer>): Promise<Json> {
    let known: Buffer = Buffer.from(start);
    let isAll = isWhole;
    while (!isAll && !hasRecord(known)) {
      if (known.length > LIMITS.recordBytes) throw refuse("field-too-long", { line: 1, limit: LIMITS.recordBytes });
      const more = await readSample(decoded, known.length);
      isAll = more.length < known.length;
      known = Buffer.concat([known, more]);
    }
    return new Json(known, isAll, decoded);
  }

  private constructor(start: Buffer, isWhole: boolean, decoded: AsyncIterator<Buffer>) {
    this.bytes = start;
    this.decoded = decoded;
    this.shape = shapeOf(start, isWhole);
    this.at = this.shape.at;
    this.looked = this.at;
    this.countLines(0, this.at);
    this.reader = new RecordReader((path, from, to, text) => this.leaf(path, from, to, text));
    if (this.shape.kind !== "lines") this.isOneLine = !hasLines(start, this.at);
    this.scan(isWhole);
    this.isSampling = false;
    const candidates = [Match.candidate(this.header, 0)];
    this.view = {
      delimiter: "",
      isOpenEnded: true,
      hasDates: false,
      candidates: () => candidates,
      records: () => [],
      await: (column, at) => this.await(column, at),
    };
  }

  async next(): Promise<boolean> {
    while (!this.cursor.next()) {
      const rest = this.bytes.subarray(this.at);
      if (rest.length > LIMITS.recordBytes)
        throw refuse("field-too-long", { line: this.line, limit: LIMITS.recordBytes });
      const more = await readSample(this.decoded, Math.max(ROUND_BYTES, rest.length));
      this.looked -= this.at;
      this.at = 0;
      this.bytes = Buffer.concat([rest, more]);
      this.scan(more.length === 0);
      if (more.length === 0) return this.cursor.next();
    }
    return true;
  }

  private await(column: Column, at: number): void {
    for (const spelling of column) if (!this.norms.has(Match.norm(spelling))) this.norms.set(Match.norm(spelling), at);
    this.places.clear();
  }

  /** Takes in every whole record of the bytes in cursor. */
  private scan(isFinal: boolean): void {
    if (this.shape.kind === "lines") this.scanLines(isFinal);
    else {
      if (this.phase === "records") this.scanRecords();
      if (this.phase === "tail") this.scanTail();
      if (isFinal && !(this.phase === "tail" && this.depth === 0 && !this.isInString))
        throw refuse("json-broken", { line: this.line });
    }
  }

  private scanLines(isFinal: boolean): void {
    for (;;) {
      const found = this.bytes.indexOf(0x0a, this.looked);
      const end = found < 0 && isFinal ? this.bytes.length : found;
      if (end < 0 || this.at >= this.bytes.length) break;
      let from = this.at;
      while (from < end && isBlank(this.bytes[from] as number)) from++;
      if (from < end) this.take(from, end);
      this.line++;
      this.at = Math.min(end + 1, this.bytes.length);
      this.looked = this.at;
    }
    this.looked = this.bytes.length;
  }

  private scanRecords(): void {
    const { bytes } = this;
    for (let at = this.looked; at < bytes.length; at++) {
      const code = bytes[at] as number;
      if (this.isEscaped) this.isEscaped = false;
      else if (this.isInString) {
        if (code === 0x5c) this.isEscaped = true;
        else if (code === 0x22) this.isInString = false;
      } else if (code === 0x22) this.isInString = true;
      else if (code === 0x7b || code === 0x5b) this.depth++;
      else if (code === 0x7d || code === 0x5d) {
        if (this.depth === 0) {
          this.endRecord(at, code === 0x5d);
          this.phase = "tail";
          this.depth = this.shape.kind === "inside" ? 1 : 0;
          this.at = this.looked = at + 1;
          return;
        }
        this.depth--;
        if (this.shape.kind === "single" && this.depth === 0) {
          this.endRecord(at + 1, true);
          this.phase = "tail";
          this.at = this.looked = at + 1;
          return;
        }
      } else if (code === 0x2c && this.depth === 0) {
        this.endRecord(at, true);
        this.at = at + 1;
      }
    }
    this.looked = bytes.length;
  }

  private endRecord(to: number, isRight: boolean): void {
    if (!isRight) throw refuse("json-broken", { line: this.line });
    let from = this.at;
    while (from < to && isBlank(this.bytes[from] as number)) from++;
    this.countLines(this.at, from);
    if (from < to) this.take(from, to);
    this.countLines(from, to);
  }

  /** After the list nothing may follow but, in an object, its other properties. */
  private scanTail(): void {
    const isInside = this.shape.kind === "inside";
    let before = 0;
    for (let at = this.at; at < this.bytes.length; at++) {
      const code = this.bytes[at] as number;
      if (code === 0x0a) this.line++;
      if (this.isEscaped) this.isEscaped = false;
      else if (this.isInString) {
        if (code === 0x5c) this.isEscaped = true;
        else if (code === 0x22) this.isInString = false;
      } else if (!isBlank(code)) {
        if (this.depth === 0) throw refuse("json-broken", { line: this.line });
        if (code === 0x22) this.isInString = true;
        else if (code === 0x7d || code === 0x5d) this.depth--;
        else if (code === 0x7b || code === 0x5b) {
          if (isInside && this.shape.isOnly && code === 0x7b && before === 0x5b && this.depth === 2)
            throw refuse("json-shape");
          this.depth++;
        }
        before = code;
      }
    }
    this.at = this.looked = this.bytes.length;
  }

  private take(from: number, to: number): void {
    if (to - from > LIMITS.recordBytes) throw refuse("field-too-long", { line: this.line, limit: LIMITS.recordBytes });
    this.record++;
    this.cursor.begin(this.isOneLine ? this.record : this.line);
    try {
      this.reader.read(this.bytes, from, to);
    } catch (error) {
      if (!(error instanceof BadJson)) throw error;
      this.cursor.blame("bad-json");
    }
    this.cursor.end("counts");
  }

  private leaf(path: string, from: number, to: number, text: string | undefined): void {
    const column = this.columnOf(path);
    if (column < 0) {
      const isFilled = text === undefined ? from < to : text !== "";
      if (isFilled && this.strays.size < MOST_STRAYS) this.strays.add(path);
      return;
    }
    if (this.seen[column] === this.record) this.cursor.blame("key-twice", column);
    this.seen[column] = this.record;
    if (text === undefined) this.cursor.putBytes(column, this.bytes, from, to);
    else this.cursor.put(column, text);
  }

  private columnOf(path: string): number {
    const known = this.places.get(path);
    if (known !== undefined) return known;
    let column = this.norms.get(Match.norm(path)) ?? -1;
    // While the header is being found each spelling is a column, so that two of one are seen to be.
    if (this.isSampling) {
      column = this.header.push(path) - 1;
      if (column >= MOST_COLUMNS) throw refuse("too-many-columns", { line: this.line, limit: MOST_COLUMNS });
      if (!this.norms.has(Match.norm(path))) this.norms.set(Match.norm(path), column);
    }
    if (this.places.size < MOST_KNOWN) this.places.set(path, column);
    return column;
  }

  private countLines(from: number, to: number): void {
    for (let at = this.bytes.indexOf(0x0a, from); at >= 0 && at < to; at = this.bytes.indexOf(0x0a, at + 1))
      this.line++;
  }
}

/** Whether a line ends between the records of a list: then they are found by their lines. */
function hasLines(start: Buffer, from: number): boolean {
  const end = start.indexOf(0x0a, from);
  return end >= 0 && end < start.lastIndexOf(0x7b);
}
