/** A growing byte buffer and its reader, for the packed formats of this room: little-endian, varints, length-prefixed UTF-8. */

export class ByteWriter {
  #buffer: Buffer;
  length = 0;

  constructor(capacity = 4096) {
    this.#buffer = Buffer.allocUnsafe(capacity);
  }

  #room(size: number): void {
    if (this.length + size <= this.#buffer.length) return;
    const grown = Buffer.allocUnsafe(Math.max(this.#buffer.length * 2, this.length + size));
    this.#buffer.copy(grown, 0, 0, this.length);
    this.#buffer = grown;
  }

  u8(value: number): void {
    this.#room(1);
    this.#buffer[this.length++] = value;
  }

  u32(value: number): void {
    this.#room(4);
    this.#buffer.writeUInt32LE(value, this.length);
    this.length += 4;
  }

  f64(value: number): void {
    this.#room(8);
    this.#buffer.writeDoubleLE(value, this.length);
    this.length += 8;
  }

  /** An integer from 0 to 2^53-1 in as few bytes as it needs. */
  varint(value: number): void {
    this.#room(8);
    let rest = value;
    while (rest >= 0x80) {
      this.#buffer[this.length++] = (rest % 0x80) | 0x80;
      rest = Math.floor(rest / 0x80);
    }
    this.#buffer[this.length++] = rest;
  }

  /** A text: its byte length as varint, then UTF-8. */
  text(value: string): void {
    const most = value.length * 3;
    this.#room(most + 8);
    // Most ids and numbers are short ASCII: their byte length is their length, so the prefix can go first.
    if (most < 0x80 * 3) {
      const at = this.length + 1;
      const written = this.#buffer.write(value, at, "utf8");
      if (written < 0x80) {
        this.#buffer[this.length] = written;
        this.length = at + written;
        return;
      }
    }
    const size = Buffer.byteLength(value);
    this.varint(size);
    this.length += this.#buffer.write(value, this.length, "utf8");
  }

  raw(bytes: Uint8Array): void {
    this.#room(bytes.length);
    this.#buffer.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** A view of what was written; valid until the next write. */
  view(): Buffer {
    return this.#buffer.subarray(0, this.length);
  }

  copy(): Buffer {
    return Buffer.from(this.view());
  }

  clear(): void {
    this.length = 0;
  }
}

export class ByteReader {
  readonly #buffer: Buffer;
  at: number;
  readonly end: number;

  constructor(bytes: Uint8Array, from = 0) {
    this.#buffer = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.at = from;
    this.end = bytes.length;
  }

  u8(): number {
    const value = this.#buffer[this.at++];
    if (value === undefined) throw new RangeError("packed bytes end too early");
    return value;
  }

  u32(): number {
    const value = this.#buffer.readUInt32LE(this.at);
    this.at += 4;
    return value;
  }

  f64(): number {
    const value = this.#buffer.readDoubleLE(this.at);
    this.at += 8;
    return value;
  }

  varint(): number {
    const first = this.u8();
    if (first < 0x80) return first;
    let value = first & 0x7f;
    let scale = 0x80;
    for (;;) {
      const byte = this.u8();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
      scale *= 0x80;
    }
  }

  text(): string {
    const size = this.varint();
    const from = this.at;
    this.at += size;
    if (this.at > this.end) throw new RangeError("packed bytes end too early");
    return this.#buffer.toString("utf8", from, this.at);
  }

  skipText(): void {
    const size = this.varint();
    this.at += size;
    if (this.at > this.end) throw new RangeError("packed bytes end too early");
  }

  slice(from: number, to: number): Buffer {
    return this.#buffer.subarray(from, to);
  }
}
