/** The shared strings of a workbook, as bytes: a million JavaScript strings would cost three times as much. */
import { refuse, type VisibleError } from "@clearboard/core/error";
import type { Grid } from "../grid.ts";
import * as Xml from "./xml.ts";

const PIECE_BYTES = 1 << 20;
const MOST_BYTES = 24 << 20;
const MOST_STRINGS = 4_000_000;

export class Strings {
  private readonly pieces: Buffer[] = [];
  private used = PIECE_BYTES;
  private bytes = 0;
  private count = 0;
  /** where each string begins, counted through all the pieces, and its length */
  private starts = new Uint32Array(1 << 12);
  private lengths = new Uint32Array(1 << 12);

  add(text: string): void {
    const length = Buffer.byteLength(text);
    this.bytes += length;
    if (this.bytes > MOST_BYTES || this.count >= MOST_STRINGS || length > PIECE_BYTES) throw tooMuch();
    if (this.used + length > PIECE_BYTES) {
      this.pieces.push(Buffer.allocUnsafeSlow(PIECE_BYTES));
      this.used = 0;
    }
    if (this.count === this.starts.length) {
      this.starts = doubled(this.starts);
      this.lengths = doubled(this.lengths);
    }
    this.starts[this.count] = (this.pieces.length - 1) * PIECE_BYTES + this.used;
    this.lengths[this.count++] = length;
    this.pieces.at(-1)?.write(text, this.used, "utf8");
    this.used += length;
  }

  text(index: number): string {
    const place = this.starts[index] ?? 0;
    const from = place % PIECE_BYTES;
    const piece = this.pieces[Math.floor(place / PIECE_BYTES)];
    return piece?.toString("utf8", from, from + (this.lengths[index] ?? 0)) ?? "";
  }

  /** Puts a string into a cell; false where there is none of that number. */
  put(grid: Grid, column: number, index: number): boolean {
    if (!(index >= 0 && index < this.count)) return false;
    const place = this.starts[index] as number;
    const piece = this.pieces[Math.floor(place / PIECE_BYTES)];
    const from = place % PIECE_BYTES;
    if (piece) grid.putBytes(column, piece, from, from + (this.lengths[index] as number));
    return true;
  }
}

export async function read(part: string, chunks: AsyncIterable<Buffer>): Promise<Strings> {
  const strings = new Strings();
  let text = "";
  let isText = false;
  // Readings in small kana are beside the text, not in it.
  let asides = 0;
  await Xml.read(part, chunks, {
    open(name) {
      if (name === "si") text = "";
      else if (name === "rPh") asides++;
      else if (name === "t") isText = asides === 0;
    },
    text(more) {
      if (isText) text = joined(text, more);
    },
    close(name) {
      if (name === "t") isText = false;
      else if (name === "rPh") asides--;
      else if (name === "si") strings.add(unescaped(text));
    },
  });
  return strings;
}

/** Texts in parts, as rich text is. */
export function joined(text: string, more: string): string {
  if (text.length + more.length > PIECE_BYTES) throw tooMuch();
  return text + more;
}

/** `_x000D_` is a sign that XML cannot hold, `_x005F_` the underscore that keeps a text from being read as one. */
export function unescaped(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9a-f]{4})_/gi, (whole, hex: string) => {
    const code = Number.parseInt(hex, 16);
    const isText = code === 9 || code === 10 || code === 13 || (code >= 32 && code !== 0xfffe && code !== 0xffff);
    return isText ? String.fromCharCode(code) : whole;
  });
}

function doubled(numbers: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const more = new Uint32Array(numbers.length * 2);
  more.set(numbers);
  return more;
}

function tooMuch(): VisibleError {
  const limit = MOST_BYTES >> 20;
  return refuse("workbook-strings", { limit });
}
