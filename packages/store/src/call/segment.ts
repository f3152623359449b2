/** A segment: everything that one import states of calls, in immutable files. Read by owner and day, or its map by lane of id. */
import { at } from "@clearboard/core/at";
import * as Period from "@clearboard/core/period";
import type { Files } from "../files.ts";
import { type Call, readBlock, readRecords, type Sums } from "./block.ts";
import { In } from "./column.ts";
import { type Head, MAP_WORDS, SUMS, shortHash } from "./lanes.ts";
import { LANES, laneOf } from "./print.ts";

/** Folder of an import's segment in `Files`; `staging` is what the ledger calls it there. */
export const folderOf = (staging: string) => `calls/${staging}/`;

/** A block of an owner: where it lies in its part, and what its calls add up to. `first` is the length of what says what they are. */
export type Block = { day: string; at: number; length: number; first: number; rows: number; sums: Sums };

/** After so many blocks of a part were read one by one, it is read whole. */
const FEW = 3;

/** Rows of a map, `MAP_WORDS` each: print in two halves, owner's number, day since 1970. */
export type Entries = Int32Array;

export class Segment {
  readonly head: Head;
  readonly name: string;
  readonly #files: Files;
  readonly #numbers: Map<string, number>;
  /** of the part that was asked for last */
  #part = -1;
  #index = new Map<number, Block[]>();
  #bytes: Uint8Array | undefined;
  #reads = 0;

  private constructor(files: Files, name: string, head: Head) {
    this.#files = files;
    this.name = name;
    this.head = head;
    this.#numbers = new Map(head.owners.map((owner, number) => [owner, number]));
  }

  static async open(files: Files, name: string): Promise<Segment> {
    return new Segment(files, name, JSON.parse(Buffer.from(await demand(files, name)).toString()) as Head);
  }

  /** The blocks of an owner, by day. Owners in order of `rankOf` are found without going back and forth. */
  async blocks(owner: string): Promise<readonly Block[]> {
    const number = this.#numbers.get(owner);
    if (number === undefined) return [];
    await this.#turnTo(laneOf(owner) & (this.head.parts.length - 1));
    return this.#index.get(number) ?? [];
  }

  async block(owner: string, day: string): Promise<Block | undefined> {
    return (await this.blocks(owner)).find((block) => block.day === day);
  }

  async #turnTo(part: number): Promise<void> {
    if (part === this.#part) return;
    const { name, indexAt } = at(this.head.parts, part);
    const bytes = await this.#files.range(name, indexAt);
    if (bytes === undefined) throw new Error(`calls ${name} are missing`);
    this.#index = indexOf(bytes);
    this.#part = part;
    this.#bytes = undefined;
    this.#reads = 0;
  }

  /** The bytes in which a block of `blocks` lies, and where it begins in them. */
  async #locate(block: Block): Promise<{ bytes: Uint8Array; from: number }> {
    const { name } = at(this.head.parts, this.#part);
    if (this.#bytes === undefined && this.#reads++ < FEW) {
      const bytes = await this.#files.range(name, block.at, block.at + block.length);
      if (bytes === undefined) throw new Error(`calls ${name} are missing`);
      return { bytes, from: 0 };
    }
    this.#bytes ??= await demand(this.#files, name);
    return { bytes: this.#bytes, from: block.at };
  }

  /** The calls of one of the last owner's blocks, by second and id. */
  async calls(block: Block): Promise<Call[]> {
    const { bytes, from } = await this.#locate(block);
    return readBlock(bytes, from);
  }

  async records(block: Block): Promise<{ flags: Uint8Array; records: Float64Array }> {
    const { bytes, from } = await this.#locate(block);
    return readRecords(bytes, from, block.first);
  }

  /** The part of a block that says what its calls are. */
  async content(block: Block): Promise<Uint8Array> {
    const { bytes, from } = await this.#locate(block);
    return bytes.subarray(from, from + block.first);
  }

  /** How many maps there are: one, 16 or as many as there are lanes. */
  get maps(): number {
    return this.head.maps.length;
  }

  async map(part: number): Promise<Entries> {
    const { name, rows } = at(this.head.maps, part);
    const bytes = await demand(this.#files, name);
    if (bytes.length !== rows * MAP_WORDS * 4) throw new RangeError(`the map ${name} has ${bytes.length} bytes`);
    const aligned = bytes.byteOffset % 4 === 0 ? bytes : Uint8Array.from(bytes);
    return new Int32Array(aligned.buffer, aligned.byteOffset, rows * MAP_WORDS);
  }

  /** The maps that may have ids of another segment's map `part` of `count`: those of the same lanes. */
  async *mapsFacing(part: number, count: number): AsyncGenerator<Entries> {
    const step = Math.min(count, this.maps);
    for (let map = part % step; map < this.maps; map += step) yield this.map(map);
  }

  /** Names of its files whose bytes are not those that they were named for, or that are gone. */
  async broken(): Promise<string[]> {
    const found: string[] = [];
    for (const { name } of [{ name: this.name }, ...this.head.parts, ...this.head.maps]) {
      const bytes = await this.#files.read(name);
      if (bytes === undefined || !name.endsWith(`/${shortHash(bytes)}`)) found.push(name);
    }
    return found;
  }

  owner(number: number): string {
    return at(this.head.owners, number);
  }
}

/** Segments of any number of parts are read from front to back by whoever takes owners in this order. */
export function rankOf(owner: string): number {
  const lane = laneOf(owner);
  return (lane & 15) * (LANES / 16) + (lane >> 4);
}

async function demand(files: Files, name: string): Promise<Uint8Array> {
  const bytes = await files.read(name);
  if (bytes === undefined) throw new Error(`calls ${name} are missing`);
  return bytes;
}

function indexOf(bytes: Uint8Array): Map<number, Block[]> {
  const input = new In(bytes);
  const index = new Map<number, Block[]>();
  let [owner, day, begin] = [0, 0, 0];
  for (let left = input.varint(); left > 0; left--) {
    const step = input.varint();
    if (step > 0) day = 0;
    owner += step;
    const coded = input.varint();
    day += coded % 2 === 0 ? coded / 2 : -(coded + 1) / 2;
    const [length, first, rows] = [input.varint(), input.varint(), input.varint()];
    const sums = Object.fromEntries(SUMS.map((name) => [name, input.varint()])) as Sums;
    const block: Block = { day: Period.dayText(day), at: begin, length, first, rows, sums };
    begin += length;
    const blocks = index.get(owner);
    if (blocks === undefined) index.set(owner, [block]);
    else blocks.push(block);
  }
  return index;
}

/** Removes everything an import left there. */
export async function clear(files: Files, staging: string): Promise<void> {
  for await (const name of files.list(folderOf(staging))) await files.remove(name);
}
