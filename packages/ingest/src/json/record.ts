/** One JSON value -> its leaves by dotted path. Numbers stay the text they are written in: no digit passes through a float. */

const MOST_DEPTH = 32;
const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?$/;

/** A leaf: a range of the bytes where it is written as it is, or a text. Null is an empty one. */
export type Leaf = (path: string, from: number, to: number, text: string | undefined) => void;

/** The value is no JSON, or deeper than any table, or not an object. */
export class BadJson extends Error {}

export class RecordReader {
  private bytes: Buffer = Buffer.alloc(0);
  private at = 0;
  private to = 0;
  private readonly leaf: Leaf;

  constructor(leaf: Leaf) {
    this.leaf = leaf;
  }

  /** Reads an object that fills the range. Throws BadJson. */
  read(bytes: Buffer, from: number, to: number): void {
    this.bytes = bytes;
    this.at = from;
    this.to = to;
    this.blanks();
    if (bytes[this.at] !== 0x7b) throw new BadJson();
    this.object("", 0);
    this.blanks();
    if (this.at !== to) throw new BadJson();
  }

  private value(path: string, depth: number): void {
    this.blanks();
    const code = this.at < this.to ? this.bytes[this.at] : -1;
    if (depth > MOST_DEPTH) throw new BadJson();
    if (code === 0x7b) this.object(path, depth);
    else if (code === 0x5b) this.array(path, depth);
    else if (code === 0x22) {
      const { from, to, text } = this.string();
      this.leaf(path, from, to, text);
    } else this.literal(path);
  }

  private object(path: string, depth: number): void {
    this.at++;
    for (let isFirst = true; ; isFirst = false) {
      this.blanks();
      if (isFirst && this.bytes[this.at] === 0x7d) break;
      const { from, to, text } = this.string();
      const key = text ?? this.bytes.toString("utf8", from, to);
      this.blanks();
      this.expect(0x3a);
      this.value(path === "" ? key : `${path}.${key}`, depth + 1);
      this.blanks();
      if (this.bytes[this.at] === 0x7d) break;
      this.expect(0x2c);
    }
    this.expect(0x7d);
  }

  private array(path: string, depth: number): void {
    this.at++;
    for (let index = 0; ; index++) {
      this.blanks();
      if (index === 0 && this.bytes[this.at] === 0x5d) break;
      this.value(`${path}.${index}`, depth + 1);
      this.blanks();
      if (this.bytes[this.at] === 0x5d) break;
      this.expect(0x2c);
    }
    this.expect(0x5d);
  }

  private string(): { from: number; to: number; text: string | undefined } {
    this.expect(0x22);
    const from = this.at;
    let hasEscape = false;
    for (; this.at < this.to; this.at++) {
      const code = this.bytes[this.at] as number;
      if (code === 0x22) break;
      if (code < 0x20) throw new BadJson();
      if (code === 0x5c) {
        hasEscape = true;
        this.at++;
      }
    }
    const to = this.at;
    this.expect(0x22);
    return { from, to, text: hasEscape ? unescaped(this.bytes.toString("utf8", from - 1, to + 1)) : undefined };
  }

  private literal(path: string): void {
    const from = this.at;
    for (; this.at < this.to; this.at++) {
      const code = this.bytes[this.at] as number;
      if (code === 0x2c || code === 0x7d || code === 0x5d || code <= 0x20) break;
    }
    const text = this.bytes.toString("latin1", from, this.at);
    const isNull = text === "null";
    if (!isNull && text !== "true" && text !== "false" && !NUMBER.test(text)) throw new BadJson();
    this.leaf(path, from, isNull ? from : this.at, undefined);
  }

  private expect(code: number): void {
    if (this.at >= this.to || this.bytes[this.at] !== code) throw new BadJson();
    this.at++;
  }

  private blanks(): void {
    while (this.at < this.to && isBlank(this.bytes[this.at] as number)) this.at++;
  }
}

export function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

function unescaped(quoted: string): string {
  let text: unknown;
  try {
    text = JSON.parse(quoted);
  } catch {
    throw new BadJson();
  }
  // Half a character or a NUL is no text that CSV could hold either.
  if (typeof text !== "string" || !text.isWellFormed() || text.includes("\0")) throw new BadJson();
  return text;
}
