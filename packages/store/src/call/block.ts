/**
 * A block: the calls of one owner's day in an import, as columns, in order of second and id. What the calls are comes first,
 * where they stand in the file behind it: two blocks whose first parts are equal say the same.
 */
import { at } from "@clearboard/core/at";
import type { CallDay } from "@clearboard/core/board/inputs";
import { CONNECTED, OUT } from "@clearboard/core/fact/call-columns";
import {
  In,
  type Out,
  type Ranges,
  readNumbers,
  readTexts,
  uuidText,
  writeNumbers,
  writePackedUuids,
  writeTexts,
} from "./column.ts";
import * as Row from "./lane-row.ts";

/** One call of a block. A tombstone has no more than its id, its stamp and, as `customer`, the statement that it stands for. */
export type Call = {
  id: string;
  second: number;
  isOut: boolean;
  isConnected: boolean;
  talkSeconds: number;
  customer: string;
  line: number;
  record: number;
  /** the row's own last-modified time in epoch ms, null where the import's as-of speaks for it */
  stamp: number | null;
  isGone: boolean;
  isMute: boolean;
};

export type Sums = Omit<CallDay, "day">;

/** Columns of one block, reused from block to block. */
export class BlockWriter {
  #numbers = new Float64Array(0);
  #texts: Ranges = { bytes: new Uint8Array(0), starts: new Float64Array(0), lengths: new Float64Array(0), count: 0 };

  #fit(count: number): void {
    if (this.#numbers.length >= count) return;
    const size = count * 2;
    this.#numbers = new Float64Array(size);
    this.#texts = { ...this.#texts, starts: new Float64Array(size), lengths: new Float64Array(size) };
  }

  /**
   * Writes the rows that `order` names from place `from` to place `to`; `bytes` are those of `words`. Gives the length of the
   * first part.
   */
  write(out: Out, words: Int32Array, bytes: Uint8Array, order: Uint32Array, from: number, to: number): number {
    const count = to - from;
    const start = out.at;
    this.#fit(count);
    this.#texts.bytes = bytes;
    this.#texts.count = count;
    out.varint(count);
    out.reserve(count);
    for (let place = from; place < to; place++)
      out.bytes[out.at++] = (words[(order[place] as number) + Row.FLAGS] as number) & Row.KEPT;
    this.#column(out, words, order, from, to, Row.SECOND);
    this.#column(out, words, order, from, to, Row.TALK);
    const { starts, lengths } = this.#texts;
    let uuids = 0;
    for (let place = from; place < to; place++) {
      const row = order[place] as number;
      starts[place - from] = Row.textsOf(words, row);
      lengths[place - from] = Row.idLengthOf(words, row);
      if (((words[row + Row.FLAGS] as number) & Row.UUID) !== 0) uuids++;
    }
    if (uuids === count) writePackedUuids(out, this.#texts);
    else writeTexts(out, uuids === 0 ? this.#texts : unpacked(this.#texts, words, order.subarray(from, to)));
    for (let place = 0; place < count; place++) {
      starts[place] = (starts[place] as number) + (lengths[place] as number);
      lengths[place] = words[(order[from + place] as number) + Row.CUSTOMER_LENGTH] as number;
    }
    writeTexts(out, this.#texts);
    const length = out.at - start;
    this.#column(out, words, order, from, to, Row.LINE);
    // Nearly every file has a record a line, so that this takes no byte a row.
    for (let place = from; place < to; place++) {
      const row = order[place] as number;
      this.#numbers[place - from] = (words[row + Row.LINE] as number) - (words[row + Row.RECORD] as number);
    }
    writeNumbers(out, this.#numbers, count);
    this.#stamps(out, words, order, from, to);
    return length;
  }

  #column(out: Out, words: Int32Array, order: Uint32Array, from: number, to: number, field: number): void {
    for (let place = from; place < to; place++)
      this.#numbers[place - from] = words[(order[place] as number) + field] as number;
    writeNumbers(out, this.#numbers, to - from);
  }

  #stamps(out: Out, words: Int32Array, order: Uint32Array, from: number, to: number): void {
    let isAny = false;
    for (let place = from; place < to; place++)
      if (!Number.isNaN(Row.stampOf(words, order[place] as number))) isAny = true;
    out.reserve(1 + (to - from) * 8);
    out.bytes[out.at++] = isAny ? 1 : 0;
    if (!isAny) return;
    for (let place = from; place < to; place++)
      out.at = out.bytes.writeDoubleLE(Row.stampOf(words, order[place] as number), out.at);
  }
}

/** Ids of which some are packed as UUIDs, all as texts. */
function unpacked({ bytes, starts, lengths, count }: Ranges, words: Int32Array, rows: Uint32Array): Ranges {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: Ranges = { bytes: source, starts: new Float64Array(count), lengths: new Float64Array(count), count };
  const texts: Buffer[] = [];
  let end = 0;
  for (let place = 0; place < count; place++) {
    const start = at(starts, place);
    const isUuid = (at(words, at(rows, place) + Row.FLAGS) & Row.UUID) !== 0;
    const text = isUuid ? Buffer.from(uuidText(source, start)) : source.subarray(start, start + at(lengths, place));
    texts.push(text);
    found.starts[place] = end;
    found.lengths[place] = text.length;
    end += text.length;
  }
  return { ...found, bytes: Buffer.concat(texts) };
}

/** The calls of a block that begins at `from`. */
export function readBlock(bytes: Uint8Array, from: number): Call[] {
  const input = new In(bytes, from);
  const count = input.varint();
  const flags = input.bytes.subarray(input.at, input.at + count);
  input.at += count;
  const second = readNumbers(input, count);
  const talk = readNumbers(input, count);
  const ids = readTexts(input, count);
  const customers = readTexts(input, count);
  const line = readNumbers(input, count);
  const before = readNumbers(input, count);
  const isStamped = at(input.bytes, input.at++) === 1;
  return ids.map((id, row) => {
    const flag = at(flags, row);
    const stamp = isStamped ? input.bytes.readDoubleLE(input.at + row * 8) : Number.NaN;
    return {
      id,
      second: at(second, row),
      isOut: (flag & OUT) !== 0,
      isConnected: (flag & CONNECTED) !== 0,
      talkSeconds: at(talk, row),
      customer: at(customers, row),
      line: at(line, row),
      record: at(line, row) - at(before, row),
      stamp: Number.isNaN(stamp) ? null : stamp,
      isGone: (flag & Row.GONE) !== 0,
      isMute: (flag & Row.MUTE) !== 0,
    };
  });
}

/** Flags and records of a block whose first part has a known length: enough to say what became of its rows. */
export function readRecords(
  bytes: Uint8Array,
  from: number,
  length: number,
): { flags: Uint8Array; records: Float64Array } {
  const input = new In(bytes, from);
  const count = input.varint();
  const flags = input.bytes.subarray(input.at, input.at + count);
  input.at = from + length;
  const records = readNumbers(input, count);
  const before = readNumbers(input, count);
  for (let row = 0; row < count; row++) records[row] = at(records, row) - at(before, row);
  return { flags, records };
}

export const NOTHING: Sums = {
  dials: 0,
  inboundDials: 0,
  connected: 0,
  inboundConnected: 0,
  talkSeconds: 0,
  inboundTalkSeconds: 0,
};

/** What calls add up to; tombstones and rows that state nothing do not count. */
export function sumsOf(
  calls: Iterable<Pick<Call, "isOut" | "isConnected" | "talkSeconds" | "isGone" | "isMute">>,
): Sums {
  const sums = { ...NOTHING };
  for (const { isGone, isMute, isOut, isConnected, talkSeconds } of calls)
    if (!isGone && !isMute) addCall(sums, isOut, isConnected, talkSeconds);
  return sums;
}

/** Adds one call that counts. */
export function addCall(sums: Sums, isOut: boolean, isConnected: boolean, talkSeconds: number): void {
  sums.dials++;
  if (!isOut) sums.inboundDials++;
  if (!isConnected) return;
  sums.connected++;
  sums.talkSeconds += talkSeconds;
  if (isOut) return;
  sums.inboundConnected++;
  sums.inboundTalkSeconds += talkSeconds;
}
