/** Bytes of any usual encoding -> UTF-8 bytes, streaming. What cannot be told for certain is refused, never turned into "�". */
import { isAscii, isUtf8 } from "node:buffer";
import { refuse, type VisibleError } from "@clearboard/core/error";
import * as chardet from "chardet";

export const NAMES = ["utf-8", "utf-16le", "utf-16be", "gb18030", "big5", "windows-1252"] as const;
export type Name = (typeof NAMES)[number];

/** How much is looked at before an encoding is decided. */
export const SAMPLE_BYTES = 1 << 16;

/** The encoding a byte order mark states, with the mark's length. UTF-32 is refused. */
export function marked(sample: Buffer): { name: Name; length: number } | undefined {
  if (sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf) return { name: "utf-8", length: 3 };
  if (sample[0] === 0xff && sample[1] === 0xfe) {
    if (sample.length >= 4 && sample[2] === 0 && sample[3] === 0)
      throw refuse("encoding-unsupported", { encoding: "UTF-32" });
    return { name: "utf-16le", length: 2 };
  }
  if (sample[0] === 0xfe && sample[1] === 0xff) return { name: "utf-16be", length: 2 };
  return undefined;
}

/**
 * UTF-16 without a mark: the ASCII signs of a table (delimiters, line ends, digits) put their zero bytes on one side only.
 * Undefined when the zeros say otherwise: then the bytes are not text.
 */
export function unmarkedUtf16(sample: Buffer): "utf-16le" | "utf-16be" | undefined {
  const score = { "utf-16le": 0, "utf-16be": 0 };
  let controls = 0;
  for (let at = 0; at + 1 < sample.length; at += 2) {
    const first = sample[at] as number;
    const second = sample[at + 1] as number;
    if (first === 0 && second === 0) return undefined;
    if (second === 0 && isPlain(first)) score["utf-16le"]++;
    else if (first === 0 && isPlain(second)) score["utf-16be"]++;
    else if (first === 0 || second === 0) controls++;
  }
  const name = score["utf-16le"] >= score["utf-16be"] ? "utf-16le" : "utf-16be";
  // A character such as 一 (4E00) has a zero byte too, on the other side; it is rare beside the signs of a table.
  const other = Math.min(score["utf-16le"], score["utf-16be"]) + controls;
  if (score[name] < 2 || other * 3 > score[name]) return undefined;
  return isValid(sample.subarray(0, sample.length & ~1), name) ? name : undefined;
}

/**
 * The encoding of bytes that are not UTF-8. `isKnown` says whether text shows the header of a known profile. Western text
 * has its high bytes one by one, Chinese text in runs; that decides before any statistics do.
 */
export function decide(sample: Buffer, isKnown: (utf8: Buffer) => boolean): Name {
  // Less than was asked for is the whole file: its last sign is not cut off.
  if (isUtf8(sample.length < SAMPLE_BYTES ? sample : wholeUtf8(sample))) return "utf-8";
  const inRuns = shareInRuns(sample) > 0.3;
  const fitting = (["gb18030", "big5"] as const).filter((name) => isValid(sample, name));
  const known = fitting.filter((name) => isKnown(Buffer.from(new TextDecoder(name).decode(sample), "utf8")));
  if (known.length === 1 && known[0] !== undefined && inRuns) return known[0];
  if (!inRuns) return "windows-1252";
  const name = likelier(sample);
  if (!fitting.includes(name)) throw refuse("encoding-unknown");
  return name;
}

/**
 * GB18030 and Big5 each keep their common signs in one part of the table; bytes of the other fall outside it. Where the two
 * shares are close the statistics of `chardet` decide.
 */
function likelier(sample: Buffer): "gb18030" | "big5" {
  let pairs = 0;
  let common = 0;
  for (let at = 0; at + 1 < sample.length; at++) {
    const lead = sample[at] as number;
    if (lead < 0x80) continue;
    const trail = sample[++at] as number;
    pairs++;
    if (lead >= 0xb0 && lead <= 0xd7 && trail >= 0xa1) common++;
    if (lead >= 0xa4 && lead <= 0xc6) common--;
  }
  if (Math.abs(common) * 10 > pairs) return common > 0 ? "gb18030" : "big5";
  const likely = chardet.analyse(sample).find((match) => match.name === "GB18030" || match.name === "Big5");
  return likely?.name === "Big5" ? "big5" : "gb18030";
}

export type Options = {
  /** what has been read already to look at */
  sample: Buffer;
  rest: AsyncIterator<Uint8Array>;
  /** stated by a profile; else found out */
  encoding?: Name;
  isKnown: (utf8: Buffer) => boolean;
};

/** A stream being decoded. `encoding` may change from "utf-8" while only ASCII has been seen; `bytes` counts the input. */
export class Decoding {
  encoding: Name = "utf-8";
  bytes = 0;
  private readonly options: Options;
  private isDecided = false;

  constructor(options: Options) {
    this.options = options;
    const mark = marked(options.sample);
    // The escape of 7-bit Chinese and Japanese mail: plain ASCII by its bytes, and no table is written in it.
    if (!mark && options.sample.includes("\u001b$")) throw refuse("encoding-unsupported", { encoding: "ISO-2022" });
    if (mark) this.settle(mark.name);
    else if (options.encoding) this.settle(options.encoding);
    else if (options.sample.includes(0)) {
      const name = unmarkedUtf16(options.sample);
      if (name === undefined) throw refuse("file-binary");
      this.settle(name);
    }
  }

  /** UTF-8 buffers without the mark, each of which holds until the next is asked for. Throws `encoding-broken` where later bytes are not of the encoding decided on. */
  async *buffers(): AsyncGenerator<Buffer> {
    const { sample } = this.options;
    let held = sample.subarray(marked(sample)?.length ?? 0);
    this.bytes = sample.length;
    // As long as bytes are ASCII every encoding left reads them alike: the decision waits for the first that is not.
    while (!this.isDecided) {
      if (isAscii(held)) {
        if (held.includes(0)) throw refuse("file-binary");
        if (held.length > 0) yield held;
        held = Buffer.alloc(0);
      }
      const isShort = held.length < SAMPLE_BYTES;
      if (isShort) held = Buffer.from(held);
      const more = isShort ? await this.pull() : undefined;
      if (more) held = held.length === 0 ? more : Buffer.concat([held, more]);
      else if (held.length === 0) return;
      else this.settle(decide(held, this.options.isKnown));
    }
    yield* this.encoding === "utf-8" ? this.checked(held) : this.transcoded(held);
  }

  private async *checked(first: Buffer): AsyncGenerator<Buffer> {
    let held: Buffer | undefined = first;
    let tail: Buffer = Buffer.alloc(0);
    for (; held; held = await this.pull()) {
      const joined: Buffer = tail.length === 0 ? held : Buffer.concat([tail, held]);
      const whole = wholeUtf8(joined);
      if (!isUtf8(whole)) throw this.broken();
      if (whole.includes(0)) throw refuse("file-binary");
      tail = Buffer.from(joined.subarray(whole.length));
      if (whole.length > 0) yield whole;
    }
    if (tail.length > 0) throw this.broken();
  }

  private async *transcoded(first: Buffer): AsyncGenerator<Buffer> {
    const decoder = new TextDecoder(this.encoding, { fatal: true, ignoreBOM: true });
    for (let held: Buffer | undefined = first; held; held = await this.pull()) {
      const text = this.decoded(decoder, held);
      if (text.includes("\0")) throw refuse("file-binary");
      if (text !== "") yield Buffer.from(text, "utf8");
    }
    const last = this.decoded(decoder);
    if (last !== "") yield Buffer.from(last, "utf8");
  }

  private decoded(decoder: TextDecoder, bytes?: Buffer): string {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
    } catch (cause) {
      throw this.broken(cause);
    }
  }

  private async pull(): Promise<Buffer | undefined> {
    const { value, done } = await this.options.rest.next();
    if (done) return undefined;
    this.bytes += value.length;
    return asBuffer(value);
  }

  private settle(name: Name): void {
    this.encoding = name;
    this.isDecided = true;
  }

  private broken(cause?: unknown): VisibleError {
    return refuse("encoding-broken", { encoding: this.encoding, byte: this.bytes }, cause);
  }
}

export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** The bytes without a UTF-8 sign that the end cuts off. */
function wholeUtf8(bytes: Buffer): Buffer {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) return bytes;
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needed > back ? bytes.subarray(0, bytes.length - back) : bytes;
    }
  }
  return bytes;
}

function isPlain(code: number): boolean {
  return (code >= 0x20 && code < 0x7f) || code === 9 || code === 10 || code === 13;
}

/** Decodes without a fault; the last sign may be cut off. */
function isValid(sample: Buffer, name: Name): boolean {
  try {
    new TextDecoder(name, { fatal: true }).decode(sample, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** Of the bytes above 127, the share that stands next to another one. */
function shareInRuns(sample: Buffer): number {
  let high = 0;
  let inRuns = 0;
  for (let at = 0; at < sample.length; at++) {
    if ((sample[at] as number) < 0x80) continue;
    high++;
    if ((sample[at - 1] ?? 0) >= 0x80 || (sample[at + 1] ?? 0) >= 0x80) inRuns++;
  }
  return high === 0 ? 0 : inRuns / high;
}
