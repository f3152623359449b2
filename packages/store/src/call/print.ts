/** 64 bits of an id's bytes as two halves: what maps hold of it. Ids are compared whole before anything is decided by them. */

/** Owners and ids are spread over so many lanes; files have as many parts or fewer. */
export const LANES = 64;

/** Holds the print it has just read, so that millions of them leave nothing behind. */
export class Print {
  high = 0;
  low = 0;

  of(bytes: Uint8Array, from: number, to: number): void {
    let high = 0xdeadbeef ^ (to - from);
    let low = 0x41c6ce57 ^ (to - from);
    let at = from;
    for (const last = to - 3; at < last; at += 4) {
      const word =
        byte(bytes, at) | (byte(bytes, at + 1) << 8) | (byte(bytes, at + 2) << 16) | (byte(bytes, at + 3) << 24);
      high = Math.imul(high ^ word, 2654435761);
      high ^= high >>> 15;
      low = (Math.imul(low ^ word, 1597334677) + high) | 0;
    }
    for (; at < to; at++) {
      high = Math.imul(high ^ byte(bytes, at), 2654435761);
      low = (Math.imul(low ^ byte(bytes, at), 1597334677) + high) | 0;
    }
    high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
    low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
    this.high = high;
    this.low = low;
  }

  /** The lane of an id: the same for ever. */
  get lane(): number {
    return this.high & (LANES - 1);
  }
}

const byte = (bytes: Uint8Array, at: number): number => bytes[at] as number;

const encoder = new TextEncoder();
const print = new Print();

/** The lane of an owner key: the same for ever. */
export function laneOf(owner: string): number {
  const bytes = encoder.encode(owner);
  print.of(bytes, 0, bytes.length);
  return print.lane;
}

/** The rows of a map by print. */
export class MapTable {
  readonly #table: PrintTable;
  /** further rows of a print, by its first: of ids that happen to share it */
  readonly #more = new Map<number, number[]>();

  constructor(entries: Int32Array, words: number) {
    this.#table = new PrintTable(entries.length / words);
    for (let entry = 0; entry < entries.length; entry += words) {
      const first = this.#table.add(entries[entry] as number, entries[entry + 1] as number, entry);
      if (first < 0) continue;
      const more = this.#more.get(first);
      if (more === undefined) this.#more.set(first, [entry]);
      else more.push(entry);
    }
  }

  /** Where the first row of a print begins, -1 where there is none. */
  first(high: number, low: number): number {
    return this.#table.get(high, low);
  }

  /** Where the rows after that begin. */
  others(first: number): readonly number[] {
    return this.#more.get(first) ?? NONE;
  }
}

const NONE: readonly number[] = [];

/** Prints with a number each, open-addressed in typed arrays: 24 bytes or so for each. */
export class PrintTable {
  #high: Int32Array;
  #low: Int32Array;
  /** number + 1; 0 is a free slot */
  #number: Int32Array;
  size = 0;

  constructor(expected = 0) {
    let slots = 64;
    while (slots < expected * 2) slots *= 2;
    this.#high = new Int32Array(slots);
    this.#low = new Int32Array(slots);
    this.#number = new Int32Array(slots);
  }

  #slot(high: number, low: number): number {
    const mask = this.#high.length - 1;
    // The lane takes the low bits of `high`, so the slot takes those of `low`.
    let at = low & mask;
    while (this.#number[at] !== 0 && (this.#high[at] !== high || this.#low[at] !== low)) at = (at + 1) & mask;
    return at;
  }

  /** The number given with the print, -1 where there is none. */
  get(high: number, low: number): number {
    return (this.#number[this.#slot(high, low)] as number) - 1;
  }

  /** Gives -1 and keeps the number where the print is new, else the number it was first given with. */
  add(high: number, low: number, number: number): number {
    const at = this.#slot(high, low);
    const known = this.#number[at] as number;
    if (known !== 0) return known - 1;
    this.#high[at] = high;
    this.#low[at] = low;
    this.#number[at] = number + 1;
    if (++this.size * 2 > this.#high.length) this.#grow();
    return -1;
  }

  #grow(): void {
    const [high, low, number] = [this.#high, this.#low, this.#number];
    this.#high = new Int32Array(high.length * 2);
    this.#low = new Int32Array(high.length * 2);
    this.#number = new Int32Array(high.length * 2);
    for (let from = 0; from < high.length; from++) {
      if (number[from] === 0) continue;
      const at = this.#slot(high[from] as number, low[from] as number);
      this.#high[at] = high[from] as number;
      this.#low[at] = low[from] as number;
      this.#number[at] = number[from] as number;
    }
  }
}
