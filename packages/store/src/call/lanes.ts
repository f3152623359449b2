/** The calls of one import on their way into a segment: by owner and by id, in lanes; nothing of a row is an object. */
import { createHash } from "node:crypto";
import { at } from "@clearboard/core/at";
import { type CallColumns, CONNECTED, OUT } from "@clearboard/core/fact/call-columns";
import * as Period from "@clearboard/core/period";
import type { Files } from "../files.ts";
import { addCall, BlockWriter, type Call, NOTHING, type Sums } from "./block.ts";
import { Out, packUuid, UUID_BYTES, uuidText } from "./column.ts";
import { Lane, Scratch } from "./lane.ts";
import * as Row from "./lane-row.ts";
import { LANES, laneOf, Print, PrintTable } from "./print.ts";

/** A file has one part up to so many rows, 16 up to 4,000,000, else as many as there are lanes. */
const SMALL = 1 << 16;
const LARGE = 4_000_000;

/** A row of a map: print, owner's number, day. */
export const MAP_WORDS = 4;

const KEPT = 0;
const DROPPED = 1;
const MUTED = 2;

/** A row of an id that more than one row of the import seems to have. */
export type Repeated = Omit<Call, "isGone" | "isMute"> & {
  /** for `drop` and `mute` */
  number: number;
  owner: string;
  day: string;
};

/** One part of a segment; the index of its blocks lies at its end. */
export type Part = { name: string; indexAt: number };

/** One segment of those that share files: several once they are packed, else one. */
export type Layer = {
  rows: number;
  /** months with calls, ascending */
  months: string[];
  /** of tombstones: the imports whose statements they stand for, by month */
  cited?: { [month: string]: string[] };
};

/** What segments are made of: `owners` by number, parts by lane of owner, maps by lane of id with the rows of each layer. */
export type Head = {
  owners: string[];
  layers: Layer[];
  parts: Part[];
  maps: { name: string; rows: number[] }[];
};

/** A block as an index has it; blocks lie in order of owner, day and layer. */
export type Entry = {
  owner: number;
  day: number;
  layer: number;
  length: number;
  first: number;
  rows: number;
  sums: Sums;
};

/** Writes the index of a part behind its blocks and gives where it begins. */
export function writeIndex(out: Out, entries: readonly Entry[]): number {
  const indexAt = out.at;
  out.varint(entries.length);
  let before = { owner: 0, day: 0 };
  for (const { owner, day, layer, length, first, rows, sums } of entries) {
    out.varint(owner - before.owner);
    out.signed(day - (owner === before.owner ? before.day : 0));
    for (const value of [layer, length, first, rows]) out.varint(value);
    for (const name of SUMS) out.varint(sums[name]);
    before = { owner, day };
  }
  return indexAt;
}

/** What files are named for: 128 bits of SHA-256. */
export const shortHash = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex").slice(0, 32);

export class Lanes {
  readonly #scratch: Scratch;
  readonly #rows: Lane[];
  readonly #ids: Lane[];
  #owners: readonly string[] = [];
  #laneOf: number[] = [];
  readonly #print = new Print();
  #states = new Uint8Array(0);
  #words = new Int32Array(0);
  /** calls by day, as days since 1970 */
  readonly days = new Map<number, number>();
  rows = 0;

  /** `memory`: bytes that may be held before rows go to a scratch file. */
  constructor(memory?: number) {
    this.#scratch = new Scratch(memory);
    this.#rows = Array.from({ length: LANES }, () => new Lane(this.#scratch));
    this.#ids = Array.from({ length: LANES }, () => new Lane(this.#scratch));
  }

  /** Takes the calls of a part of the file; `flags` may hold GONE and MUTE besides. All parts must have the same owners. */
  add(calls: CallColumns): void {
    this.#owners = calls.owners;
    while (this.#laneOf.length < calls.owners.length) this.#laneOf.push(laneOf(at(calls.owners, this.#laneOf.length)));
    let [lastDay, sameDay] = [Number.NaN, 0];
    for (let row = 0; row < calls.count; row++) {
      const day = calls.day[row] as number;
      if (day !== lastDay) {
        if (sameDay > 0) this.days.set(lastDay, (this.days.get(lastDay) ?? 0) + sameDay);
        [lastDay, sameDay] = [day, 0];
      }
      sameDay++;
      this.#add(calls, row, day);
    }
    if (sameDay > 0) this.days.set(lastDay, (this.days.get(lastDay) ?? 0) + sameDay);
  }

  #add(calls: CallColumns, row: number, day: number): void {
    const from = calls.from[row] as number;
    const to = calls.from[row + 1] as number;
    const idLength = calls.idLength[row] as number;
    const owner = calls.owner[row] as number;
    const lane = this.#rows[this.#laneOf[owner] as number] as Lane;
    const stamp = calls.stamp[row] as number;
    const flags = (calls.flags[row] as number) | (Number.isNaN(stamp) ? 0 : Row.STAMPED);
    const taken = Row.headerOf(flags) + ((to - from + 3) >> 2);
    const begin = lane.take(taken);
    const { words, bytes } = lane;
    words[begin + Row.OWNER] = owner;
    words[begin + Row.DAY] = day;
    words[begin + Row.SECOND] = calls.second[row] as number;
    words[begin + Row.TALK] = calls.talkSeconds[row] as number;
    words[begin + Row.LINE] = calls.line[row] as number;
    words[begin + Row.RECORD] = calls.record[row] as number;
    words[begin + Row.FLAGS] = flags | (idLength << 8);
    words[begin + Row.CUSTOMER_LENGTH] = to - from - idLength;
    words[begin + Row.NUMBER] = this.rows;
    if ((flags & Row.STAMPED) !== 0) Row.setStamp(words, begin, stamp);
    const source = calls.bytes;
    let place = Row.textsOf(words, begin);
    let rest = from;
    if (packUuid(source, from, idLength, bytes, place)) {
      words[begin + Row.FLAGS] = flags | Row.UUID | (UUID_BYTES << 8);
      rest += idLength;
      place += UUID_BYTES;
    }
    while (rest < to) bytes[place++] = source[rest++] as number;
    lane.giveBack(taken - Row.sizeOf(words, begin));
    const print = this.#print;
    print.of(source, from, from + idLength);
    const ids = this.#ids[print.lane] as Lane;
    const entry = ids.take(MAP_WORDS + 1);
    ids.words[entry] = print.high;
    ids.words[entry + 1] = print.low;
    ids.words[entry + 2] = owner;
    ids.words[entry + 3] = day;
    ids.words[entry + 4] = this.rows;
    this.rows++;
  }

  /** The rows of lanes behind one another; they hold until the next call. */
  #gather(lanes: Lane[]): Int32Array {
    const length = lanes.reduce((sum, lane) => sum + lane.length, 0);
    if (this.#words.length < length) this.#words = new Int32Array(Math.ceil(length * 1.1));
    let end = 0;
    for (const lane of lanes) end = lane.copy(this.#words, end);
    return this.#words.subarray(0, length);
  }

  /**
   * The rows whose print another row has as well, all of a print in one list; ids that differ may share a print. Each list
   * costs a look at every row, so that the lanes of `most` such rows share one.
   */
  *repeated(most = 100_000): Generator<Repeated[]> {
    const wanted = new Set<number>();
    for (const [lane, ids] of this.#ids.entries()) {
      const entries = this.#gather([ids]);
      const table = new PrintTable(ids.rows);
      for (let entry = 0; entry < entries.length; entry += MAP_WORDS + 1) {
        const number = at(entries, entry + MAP_WORDS);
        const first = table.add(at(entries, entry), at(entries, entry + 1), number);
        if (first >= 0) wanted.add(first).add(number);
      }
      if (wanted.size === 0 || (wanted.size < most && lane < this.#ids.length - 1)) continue;
      yield this.#rowsOf(wanted);
      wanted.clear();
    }
  }

  #rowsOf(wanted: ReadonlySet<number>): Repeated[] {
    const found: Repeated[] = [];
    for (const rows of this.#rows) {
      const words = this.#gather([rows]);
      for (let row = 0; row < words.length; row += Row.sizeOf(words, row))
        if (wanted.has(at(words, row + Row.NUMBER))) found.push(this.#object(words, row));
    }
    return found.sort((a, b) => a.number - b.number);
  }

  #object(words: Int32Array, row: number): Repeated {
    const bytes = Buffer.from(words.buffer, words.byteOffset, words.byteLength);
    const start = Row.textsOf(words, row);
    const middle = start + Row.idLengthOf(words, row);
    const flags = at(words, row + Row.FLAGS);
    const stamp = Row.stampOf(words, row);
    return {
      number: at(words, row + Row.NUMBER),
      id: (flags & Row.UUID) === 0 ? bytes.toString("utf8", start, middle) : uuidText(bytes, start),
      owner: at(this.#owners, at(words, row + Row.OWNER)),
      day: Period.dayText(at(words, row + Row.DAY)),
      second: at(words, row + Row.SECOND),
      isOut: (flags & OUT) !== 0,
      isConnected: (flags & CONNECTED) !== 0,
      talkSeconds: at(words, row + Row.TALK),
      customer: bytes.toString("utf8", middle, middle + at(words, row + Row.CUSTOMER_LENGTH)),
      line: at(words, row + Row.LINE),
      record: at(words, row + Row.RECORD),
      stamp: Number.isNaN(stamp) ? null : stamp,
    };
  }

  /** Leaves a row out: another one of its id counts. */
  drop(number: number): void {
    this.#decide(number, DROPPED);
  }

  /** Keeps of a row only that the file knows its id. */
  mute(number: number): void {
    this.#decide(number, MUTED);
  }

  #decide(number: number, state: number): void {
    if (this.#states.length === 0) this.#states = new Uint8Array(this.rows);
    this.#states[number] = state;
  }

  #stateOf(number: number): number {
    return this.#states[number] ?? KEPT;
  }

  /**
   * Writes everything under a folder of `Files` and gives the name of the head. The lanes are of no use any more. Tombstones have
   * those whom they cite, and no maps: nobody looks for where they are.
   */
  async write(files: Files, folder: string, cited?: Layer["cited"]): Promise<string> {
    const count = partsFor(this.rows);
    const of = (lanes: Lane[], part: number) => lanes.filter((_, lane) => lane % count === part);
    const out = new Out();
    const writer = new BlockWriter();
    const parts: Part[] = [];
    const maps: Head["maps"] = [];
    for (let part = 0; part < count; part++) {
      out.at = 0;
      const indexAt = this.#writePart(out, writer, this.#gather(of(this.#rows, part)));
      parts.push({ name: await put(files, folder, out.view()), indexAt });
    }
    for (let part = 0; part < count && cited === undefined; part++) {
      const bytes = this.#mapOf(this.#gather(of(this.#ids, part)));
      maps.push({ name: await put(files, folder, bytes), rows: [bytes.length / 4 / MAP_WORDS] });
    }
    const months = [...new Set([...this.days.keys()].map((day) => Period.dayText(day).slice(0, 7)))].sort();
    const layer = { rows: this.rows, months, ...(cited === undefined ? {} : { cited }) };
    const head: Head = { owners: [...this.#owners], layers: [layer], parts, maps };
    return put(files, folder, Buffer.from(JSON.stringify(head)));
  }

  close(): void {
    this.#scratch.close();
  }

  /** Takes the numbers of rows out, and the rows that were dropped. */
  #mapOf(entries: Int32Array): Uint8Array {
    let end = 0;
    for (let entry = 0; entry < entries.length; entry += MAP_WORDS + 1) {
      if (this.#stateOf(entries[entry + MAP_WORDS] as number) === DROPPED) continue;
      entries.copyWithin(end, entry, entry + MAP_WORDS);
      end += MAP_WORDS;
    }
    return new Uint8Array(entries.buffer, entries.byteOffset, end * 4);
  }

  /** Writes blocks by owner and day, then their index, and gives where that begins. */
  #writePart(out: Out, writer: BlockWriter, words: Int32Array): number {
    const bytes = new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
    const { groups, order } = this.#groupsOf(words);
    const entries: Entry[] = [];
    for (const { owner, day, start, end } of groups) {
      inOrder(words, bytes, order, start, end);
      const begin = out.at;
      const first = writer.write(out, words, bytes, order, start, end);
      const sums = sumsOf(words, order, start, end);
      entries.push({ owner, day, layer: 0, length: out.at - begin, first, rows: end - start, sums });
    }
    return writeIndex(out, entries);
  }

  /** Where the rows of each owner's day lie, in order of owner and day: a counting sort. */
  #groupsOf(words: Int32Array): { groups: Group[]; order: Uint32Array } {
    const byKey = new Map<number, Group>();
    let last: Group | undefined;
    const groupOf = (row: number): Group => {
      const [owner, day] = [words[row + Row.OWNER] as number, words[row + Row.DAY] as number];
      if (last?.owner === owner && last.day === day) return last;
      const key = owner * DAYS + day;
      last = byKey.get(key);
      if (last === undefined) {
        last = { owner, day, start: 0, end: 0 };
        byKey.set(key, last);
      }
      return last;
    };
    let count = 0;
    for (let row = 0; row < words.length; row += Row.sizeOf(words, row)) {
      const state = this.#stateOf(words[row + Row.NUMBER] as number);
      if (state === DROPPED) continue;
      if (state === MUTED) words[row + Row.FLAGS] = (words[row + Row.FLAGS] as number) | Row.MUTE;
      groupOf(row).end++;
      count++;
    }
    const groups = [...byKey.values()].sort((a, b) => a.owner - b.owner || a.day - b.day);
    let start = 0;
    for (const group of groups) {
      group.start = start;
      start += group.end;
      group.end = group.start;
    }
    const order = new Uint32Array(count);
    for (let row = 0; row < words.length; row += Row.sizeOf(words, row))
      if (this.#stateOf(words[row + Row.NUMBER] as number) !== DROPPED) order[groupOf(row).end++] = row;
    return { groups, order };
  }
}

type Group = { owner: number; day: number; start: number; end: number };

/** more days than there are between any two */
const DAYS = 1 << 23;

/** in the order in which an index has them */
export const SUMS = Object.keys(NOTHING) as (keyof Sums)[];

/** How many parts and maps hold so many rows. */
export const partsFor = (rows: number): number => (rows <= SMALL ? 1 : rows <= LARGE ? 16 : LANES);

/** Writes a file under the hash of its bytes and gives its name. */
export async function put(files: Files, folder: string, bytes: Uint8Array): Promise<string> {
  const name = `${folder}${shortHash(bytes)}`;
  await files.write(name, bytes);
  return name;
}

/** Sorts places by second, then id: files are nearly in order, so each row seldom moves far. */
function inOrder(words: Int32Array, bytes: Uint8Array, order: Uint32Array, start: number, end: number): void {
  let moves = 0;
  for (let place = start + 1; place < end; place++) {
    const row = order[place] as number;
    let free = place;
    for (; free > start && compare(words, bytes, order[free - 1] as number, row) > 0; free--, moves++)
      order[free] = order[free - 1] as number;
    order[free] = row;
    if (moves <= (end - start) * 16) continue;
    order.subarray(start, end).sort((a, b) => compare(words, bytes, a, b));
    return;
  }
}

function compare(words: Int32Array, bytes: Uint8Array, a: number, b: number): number {
  const seconds = (words[a + Row.SECOND] as number) - (words[b + Row.SECOND] as number);
  if (seconds !== 0) return seconds;
  const [aStart, bStart] = [Row.textsOf(words, a), Row.textsOf(words, b)];
  const [aLength, bLength] = [Row.idLengthOf(words, a), Row.idLengthOf(words, b)];
  for (let place = 0; place < aLength && place < bLength; place++) {
    const step = (bytes[aStart + place] as number) - (bytes[bStart + place] as number);
    if (step !== 0) return step;
  }
  return aLength - bLength;
}

function sumsOf(words: Int32Array, order: Uint32Array, start: number, end: number): Sums {
  const sums = { ...NOTHING };
  for (let place = start; place < end; place++) {
    const row = order[place] as number;
    const flags = words[row + Row.FLAGS] as number;
    if ((flags & (Row.GONE | Row.MUTE)) !== 0) continue;
    addCall(sums, (flags & OUT) !== 0, (flags & CONNECTED) !== 0, words[row + Row.TALK] as number);
  }
  return sums;
}
