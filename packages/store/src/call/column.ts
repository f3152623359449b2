/** How a column of a block is written: numbers in as few whole bytes as they need, ids as what they are. */
import { at as entryAt } from "@clearboard/core/at";

/** Bytes being written; they grow as they must. Little-endian. */
export class Out {
  bytes = Buffer.allocUnsafeSlow(1 << 16);
  at = 0;

  /** Makes sure that so many more bytes fit. */
  reserve(size: number): void {
    if (this.at + size <= this.bytes.length) return;
    const grown = Buffer.allocUnsafeSlow(Math.max(this.bytes.length * 2, this.at + size));
    this.bytes.copy(grown, 0, 0, this.at);
    this.bytes = grown;
  }

  /** An integer from 0 to 2^53-1. */
  varint(value: number): void {
    this.reserve(8);
    let rest = value;
    for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) this.bytes[this.at++] = (rest % 0x80) | 0x80;
    this.bytes[this.at++] = rest;
  }

  /** An integer from -2^52 to 2^52; small ones of either sign take few bytes. */
  signed(value: number): void {
    this.varint(value < 0 ? -value * 2 - 1 : value * 2);
  }

  view(): Buffer {
    return this.bytes.subarray(0, this.at);
  }
}

/** Bytes being read. */
export class In {
  readonly bytes: Buffer;
  at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.at = at;
  }

  varint(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 0x80) {
      const byte = entryAt(this.bytes, this.at++);
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
  }

  signed(): number {
    const coded = this.varint();
    return coded % 2 === 0 ? coded / 2 : -(coded + 1) / 2;
  }
}

/** Writes numbers of -2^52 to 2^52: the least of them, and of each what it is more, in `width` bytes. */
export function writeNumbers(out: Out, values: Float64Array, count: number): void {
  let [least, most] = [count === 0 ? 0 : entryAt(values, 0), count === 0 ? 0 : entryAt(values, 0)];
  for (let row = 1; row < count; row++) {
    const value = values[row] as number;
    if (value < least) least = value;
    else if (value > most) most = value;
  }
  let width = 0;
  for (let rest = most - least; rest > 0; rest = Math.floor(rest / 0x100)) width++;
  out.reserve(count * width + 16);
  out.bytes[out.at++] = width;
  out.signed(least);
  const { bytes } = out;
  let at = out.at;
  if (width <= 4)
    for (let row = 0; row < count; row++) {
      let rest = (values[row] as number) - least;
      for (let more = width; more > 0; more--) {
        bytes[at++] = rest;
        rest >>>= 8;
      }
    }
  else
    for (let row = 0; row < count; row++) {
      const value = (values[row] as number) - least;
      bytes.writeUInt32LE(value % 0x1_0000_0000, at);
      bytes.writeUIntLE(Math.floor(value / 0x1_0000_0000), at + 4, width - 4);
      at += width;
    }
  out.at = at;
}

export function readNumbers(from: In, count: number): Float64Array {
  const width = entryAt(from.bytes, from.at++);
  const least = from.signed();
  const values = new Float64Array(count);
  for (let row = 0; row < count; row++) {
    let value = 0;
    for (let place = width - 1; place >= 0; place--) value = value * 0x100 + entryAt(from.bytes, from.at + place);
    from.at += width;
    values[row] = least + value;
  }
  return values;
}

/** Texts as ranges of bytes: row `n` is from `starts[n]`, `lengths[n]` bytes. */
export type Ranges = { bytes: Uint8Array; starts: Float64Array; lengths: Float64Array; count: number };

const EMPTY = 0;
const UUIDS = 1;
const DIGITS = 2;
const TEXTS = 3;
/** the most digits of which every number is exact */
const LONGEST_NUMBER = 15;

const UUID_LENGTH = 36;
export const UUID_BYTES = 16;
const HEX = "0123456789abcdef";
const NIBBLES = new Uint8Array(256).fill(255);
for (let value = 0; value < 16; value++) NIBBLES[HEX.charCodeAt(value)] = value;
/** where the pairs of digits of a UUID stand */
const PAIRS = Uint8Array.of(0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34);
const DASH = 45;
const ZERO = 48;

/** Writes texts: UUIDs of small letters as 16 bytes, numbers of one length as numbers, others as they are. */
export function writeTexts(out: Out, texts: Ranges): void {
  const { bytes, starts, lengths, count } = texts;
  const length = lengthOf(texts);
  out.reserve(1 + count * 16);
  if (length === 0) out.bytes[out.at++] = EMPTY;
  else if (length === UUID_LENGTH && writeUuids(out, texts)) return;
  else if (length > 0 && length <= LONGEST_NUMBER && areDigits(texts, length)) {
    out.bytes[out.at++] = DIGITS;
    out.varint(length);
    const numbers = new Float64Array(count);
    for (let row = 0; row < count; row++) {
      let value = 0;
      const start = starts[row] as number;
      for (let at = start; at < start + length; at++) value = value * 10 + (bytes[at] as number) - ZERO;
      numbers[row] = value;
    }
    writeNumbers(out, numbers, count);
  } else {
    out.bytes[out.at++] = TEXTS;
    writeNumbers(out, lengths, count);
    for (let row = 0; row < count; row++) {
      const [start, size] = [starts[row] as number, lengths[row] as number];
      out.reserve(size);
      for (let at = start; at < start + size; at++) out.bytes[out.at++] = bytes[at] as number;
    }
  }
}

/** The length that all texts have, -1 where they differ. */
function lengthOf({ lengths, count }: Ranges): number {
  const length = count === 0 ? 0 : entryAt(lengths, 0);
  for (let row = 1; row < count; row++) if (lengths[row] !== length) return -1;
  return length;
}

function areDigits({ bytes, starts, count }: Ranges, length: number): boolean {
  for (let row = 0; row < count; row++) {
    const start = starts[row] as number;
    for (let at = start; at < start + length; at++)
      if ((bytes[at] as number) < ZERO || (bytes[at] as number) > ZERO + 9) return false;
  }
  return true;
}

/** Writes texts of 36 bytes as UUIDs; false, and nothing written, where one is none. */
function writeUuids(out: Out, { bytes, starts, count }: Ranges): boolean {
  let end = out.at + 1;
  for (let row = 0; row < count; row++, end += UUID_BYTES)
    if (!packUuid(bytes, starts[row] as number, UUID_LENGTH, out.bytes, end)) return false;
  out.bytes[out.at] = UUIDS;
  out.at = end;
  return true;
}

/** Writes UUIDs that are packed already. */
export function writePackedUuids(out: Out, { bytes, starts, count }: Ranges): void {
  out.reserve(1 + count * UUID_BYTES);
  out.bytes[out.at++] = UUIDS;
  for (let row = 0; row < count; row++) {
    const start = starts[row] as number;
    for (let at = start; at < start + UUID_BYTES; at++) out.bytes[out.at++] = bytes[at] as number;
  }
}

/** Puts a UUID of small letters into 16 bytes; false where the text is none. The order of UUIDs is that of their texts. */
export function packUuid(bytes: Uint8Array, start: number, length: number, into: Uint8Array, place: number): boolean {
  if (length !== UUID_LENGTH || bytes[start + 8] !== DASH || bytes[start + 13] !== DASH) return false;
  if (bytes[start + 18] !== DASH || bytes[start + 23] !== DASH) return false;
  // A sign that is no digit has 255, which shows in `all`.
  let all = 0;
  for (let pair = 0; pair < UUID_BYTES; pair++) {
    const from = start + (PAIRS[pair] as number);
    const high = NIBBLES[bytes[from] as number] as number;
    const low = NIBBLES[bytes[from + 1] as number] as number;
    all |= high | low;
    into[place + pair] = (high << 4) | low;
  }
  return all < 16;
}

export function uuidText(bytes: Buffer, at: number): string {
  const hex = bytes.toString("hex", at, at + UUID_BYTES);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

export function readTexts(from: In, count: number): string[] {
  const form = entryAt(from.bytes, from.at++);
  if (form === EMPTY) return new Array<string>(count).fill("");
  if (form === UUIDS)
    return Array.from({ length: count }, () => {
      const text = uuidText(from.bytes, from.at);
      from.at += UUID_BYTES;
      return text;
    });
  if (form === DIGITS) {
    const length = from.varint();
    return Array.from(readNumbers(from, count), (value) => String(value).padStart(length, "0"));
  }
  return Array.from(readNumbers(from, count), (length) => {
    const text = from.bytes.toString("utf8", from.at, from.at + length);
    from.at += length;
    return text;
  });
}
