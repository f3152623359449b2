/** A call in a lane: its numbers as words, its texts behind them, padded to whole words. */

export const OWNER = 0;
export const DAY = 1;
export const SECOND = 2;
export const TALK = 3;
export const LINE = 4;
export const RECORD = 5;
/** OUT and CONNECTED of `call-columns` and the flags below, in the low byte; the length of the id above it */
export const FLAGS = 6;
export const CUSTOMER_LENGTH = 7;
/** which row of the import it is, from 0 on */
export const NUMBER = 8;
const PLAIN = 9;
/** two words of a 64-bit float, where there is one */
const STAMP = 9;

/** A tombstone: an id that was here is elsewhere, as another statement has it. Its customer names that statement, as the law of imports writes it. */
export const GONE = 4;
/** A row of an id that its file contradicts: it states nothing, but that the file knows the id. */
export const MUTE = 8;
/** Flags of a lane alone: the id is a UUID in 16 bytes; the row has a stamp. */
export const UUID = 16;
export const STAMPED = 32;
/** What a block keeps of the flags. */
export const KEPT = 15;

/** How many words stand before the texts of a row of such flags. */
export const headerOf = (flags: number): number => ((flags & STAMPED) === 0 ? PLAIN : PLAIN + 2);

export const textsOf = (words: Int32Array, row: number): number => (row + headerOf(words[row + FLAGS] as number)) * 4;

export const idLengthOf = (words: Int32Array, row: number): number => (words[row + FLAGS] as number) >>> 8;

export function sizeOf(words: Int32Array, row: number): number {
  const bytes = idLengthOf(words, row) + (words[row + CUSTOMER_LENGTH] as number);
  return headerOf(words[row + FLAGS] as number) + ((bytes + 3) >> 2);
}

const float = new Float64Array(1);
const halves = new Int32Array(float.buffer);

export function setStamp(words: Int32Array, row: number, stamp: number): void {
  float[0] = stamp;
  words[row + STAMP] = halves[0] as number;
  words[row + STAMP + 1] = halves[1] as number;
}

/** NaN where the row has none. */
export function stampOf(words: Int32Array, row: number): number {
  if (((words[row + FLAGS] as number) & STAMPED) === 0) return Number.NaN;
  halves[0] = words[row + STAMP] as number;
  halves[1] = words[row + STAMP + 1] as number;
  return float[0] as number;
}
