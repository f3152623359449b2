/** Rows of 32-bit words, appended by the million: in memory up to a limit that all lanes share, beyond it in a scratch file. */
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Chunks begin small, for most imports are; a full one of this many words may go to the scratch file. */
const CHUNK = 1 << 14;
const FIRST = 1 << 8;

/** Memory of all lanes of an import, and the file that takes what is more. A death loses it with the parse, which starts again. */
export class Scratch {
  readonly #limit: number;
  #held = 0;
  #file: number | undefined;
  #end = 0;

  constructor(limit = 48 << 20) {
    this.#limit = limit;
  }

  /** Counts memory taken; true where that is too much. */
  take(bytes: number): boolean {
    this.#held += bytes;
    return this.#held > this.#limit;
  }

  /** Writes words away and gives the place where they lie. */
  write(words: Int32Array): number {
    if (this.#file === undefined) {
      const folder = mkdtempSync(join(tmpdir(), "clearboard-"));
      this.#file = openSync(join(folder, "lanes"), "wx+", 0o600);
      // Nobody else can open it, and it is gone when the process is.
      rmSync(folder, { recursive: true });
    }
    const place = this.#end;
    const bytes = bytesOf(words);
    for (let done = 0; done < bytes.length; )
      done += writeSync(this.#file, bytes, done, bytes.length - done, place + done);
    this.#end += bytes.length;
    this.#held -= words.buffer.byteLength;
    return place;
  }

  read(place: number, into: Int32Array): void {
    const bytes = bytesOf(into);
    for (let done = 0; done < bytes.length; ) {
      const count = readSync(this.#file ?? -1, bytes, done, bytes.length - done, place + done);
      if (count === 0) throw new RangeError("the scratch file ends too early");
      done += count;
    }
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
  }
}

const bytesOf = (words: Int32Array) => new Uint8Array(words.buffer, words.byteOffset, words.byteLength);

export class Lane {
  readonly #scratch: Scratch;
  readonly #full: (Int32Array | { place: number; length: number })[] = [];
  /** what `take` has made place in */
  words = new Int32Array(0);
  bytes: Uint8Array = new Uint8Array(0);
  #used = 0;
  /** rows and words of all chunks */
  rows = 0;
  length = 0;

  constructor(scratch: Scratch) {
    this.#scratch = scratch;
  }

  /** Makes place for a row of so many words and gives where in `words` it begins. */
  take(size: number): number {
    if (this.#used + size > this.words.length) this.#next(size);
    const at = this.#used;
    this.#used += size;
    this.rows++;
    this.length += size;
    return at;
  }

  /** Takes back words at the end of the row that was taken last. */
  giveBack(size: number): void {
    this.#used -= size;
    this.length -= size;
  }

  #next(size: number): void {
    if (this.#used > 0) this.#full.push(this.words.subarray(0, this.#used));
    const length = Math.max(size, Math.min(CHUNK, this.words.length === 0 ? FIRST : this.words.length * 4));
    this.words = new Int32Array(length);
    this.bytes = bytesOf(this.words);
    this.#used = 0;
    if (this.#scratch.take(length * 4)) this.#spill();
  }

  #spill(): void {
    for (const [at, chunk] of this.#full.entries())
      if (chunk instanceof Int32Array && chunk.length >= CHUNK / 2)
        this.#full[at] = { place: this.#scratch.write(chunk), length: chunk.length };
  }

  /** Copies all words behind one another; rows keep their order. */
  copy(into: Int32Array, at: number): number {
    let end = at;
    for (const chunk of [...this.#full, this.words.subarray(0, this.#used)]) {
      const part = into.subarray(end, end + chunk.length);
      if (chunk instanceof Int32Array) part.set(chunk);
      else this.#scratch.read(chunk.place, part);
      end += chunk.length;
    }
    return end;
  }
}
