/** A segment: everything that one import states of calls, in immutable files. Read by owner and day, or its map by lane of id. */
import { randomUUID } from "node:crypto";
import { at } from "@clearboard/core/at";
import * as Period from "@clearboard/core/period";
import type { Files } from "../files.ts";
import { type Call, NOTHING, readBlock, readRecords, type Sums } from "./block.ts";
import { In } from "./column.ts";
import { type Head, type Layer, MAP_WORDS, SUMS, shortHash } from "./lanes.ts";
import { LANES, laneOf } from "./print.ts";

/** Where the files of a folder lie. */
export const pathOf = (folder: string) => `calls/${folder}/`;

/**
 * A folder for one reading of an import. No two readings share one: who comes late to a file that another has read
 * meanwhile can take nothing away from it.
 */
export const newFolder = (staging: string) => `${staging}-${randomUUID().slice(0, 8)}`;

/** The folder in which a segment lies. */
export const folderOf = (address: string) => at(address.split("/"), 1);

/** A block of an owner: where it lies in its part, and what its calls add up to. `first` is the length of what says what they are. */
export type Block = { day: string; layer: number; at: number; length: number; first: number; rows: number; sums: Sums };

/** After so many blocks of a part were read one by one, it is read whole. */
const FEW = 3;

/** Rows of a map, `MAP_WORDS` each: print in two halves, owner's number, day since 1970. */
export type Entries = Int32Array;

/** The files that one segment has for itself, or several share. Holds the index, and in the end the bytes, of one part at a time. */
export class Pack {
  readonly head: Head;
  readonly name: string;
  readonly #files: Files;
  readonly #numbers: Map<string, number>;
  readonly #lanes: Uint8Array;
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
    this.#lanes = Uint8Array.from(head.owners, laneOf);
  }

  static async open(files: Files, name: string): Promise<Pack> {
    return new Pack(files, name, JSON.parse(Buffer.from(await demand(files, name)).toString()) as Head);
  }

  /** The blocks of an owner, by day and layer. Owners in order of `rankOf` are found without going back and forth. */
  async blocks(owner: string): Promise<readonly Block[]> {
    const number = this.#numbers.get(owner);
    if (number === undefined) return [];
    const part = at(this.#lanes, number) & (this.head.parts.length - 1);
    if (part !== this.#part) await this.#turnTo(part);
    return this.#index.get(number) ?? [];
  }

  async #turnTo(part: number): Promise<void> {
    const { name, indexAt } = at(this.head.parts, part);
    const bytes = await this.#files.range(name, indexAt);
    if (bytes === undefined) throw new Error(`calls ${name} are missing`);
    this.#index = indexOf(bytes);
    this.#part = part;
    this.#bytes = undefined;
    this.#reads = 0;
  }

  /** The bytes in which a block of the last owner lies, and where it begins in them. */
  async locate(block: Block): Promise<{ bytes: Uint8Array; from: number }> {
    const { name } = at(this.head.parts, this.#part);
    if (this.#bytes === undefined && this.#reads++ < FEW) {
      const bytes = await this.#files.range(name, block.at, block.at + block.length);
      if (bytes === undefined) throw new Error(`calls ${name} are missing`);
      return { bytes, from: 0 };
    }
    this.#bytes ??= await demand(this.#files, name);
    return { bytes: this.#bytes, from: block.at };
  }

  /** A layer's rows of one map. */
  async map(part: number, layer: number): Promise<Entries> {
    const { name, rows } = at(this.head.maps, part);
    const before = rows.slice(0, layer).reduce((sum, count) => sum + count, 0);
    const [from, to] = [before * MAP_WORDS * 4, (before + at(rows, layer)) * MAP_WORDS * 4];
    const bytes = await this.#files.range(name, from, to);
    if (bytes?.length !== to - from) throw new Error(`the map ${name} ends too early, or is missing`);
    const aligned = bytes.byteOffset % 4 === 0 ? bytes : Uint8Array.from(bytes);
    return new Int32Array(aligned.buffer, aligned.byteOffset, at(rows, layer) * MAP_WORDS);
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
}

/** The address of a layer of a pack; a segment that has its files for itself is their first. */
export const addressOf = (name: string, layer: number): string => (layer === 0 ? name : `${name}:${layer}`);

export function placeOf(address: string): { name: string; layer: number } {
  const [name = "", layer = "0"] = address.split(":");
  return { name, layer: Number(layer) };
}

export class Segment {
  readonly pack: Pack;
  readonly layer: number;

  constructor(pack: Pack, layer: number) {
    this.pack = pack;
    this.layer = layer;
  }

  static async open(files: Files, address: string): Promise<Segment> {
    const { name, layer } = placeOf(address);
    return new Segment(await Pack.open(files, name), layer);
  }

  /** What may be in it; a pack has one list of owners for all its layers. */
  get owners(): readonly string[] {
    return this.pack.head.owners;
  }

  get about(): Layer {
    return at(this.pack.head.layers, this.layer);
  }

  /** The blocks of an owner, by day. */
  async blocks(owner: string): Promise<readonly Block[]> {
    const all = await this.pack.blocks(owner);
    return this.pack.head.layers.length === 1 ? all : all.filter(({ layer }) => layer === this.layer);
  }

  async block(owner: string, day: string): Promise<Block | undefined> {
    return (await this.blocks(owner)).find((block) => block.day === day);
  }

  /** The calls of one of the last owner's blocks, by second and id. */
  async calls(block: Block): Promise<Call[]> {
    const { bytes, from } = await this.pack.locate(block);
    return readBlock(bytes, from);
  }

  async records(block: Block): Promise<{ flags: Uint8Array; records: Float64Array }> {
    const { bytes, from } = await this.pack.locate(block);
    return readRecords(bytes, from, block.first);
  }

  /** The part of a block that says what its calls are. */
  async content(block: Block): Promise<Uint8Array> {
    const { bytes, from } = await this.pack.locate(block);
    return bytes.subarray(from, from + block.first);
  }

  /** How many maps there are: one, 16 or as many as there are lanes; none of tombstones. */
  get maps(): number {
    return this.pack.head.maps.length;
  }

  map(part: number): Promise<Entries> {
    return this.pack.map(part, this.layer);
  }

  /** The maps that may have ids of another segment's map `part` of `count`: those of the same lanes. */
  async *mapsFacing(part: number, count: number): AsyncGenerator<Entries> {
    const step = Math.min(count, this.maps);
    for (let map = part % step; map < this.maps; map += step) yield this.map(map);
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

const days = new Map<number, string>();

/** A day's text, once for all blocks of it. */
function textOf(day: number): string {
  let text = days.get(day);
  if (text === undefined) {
    text = Period.dayText(day);
    days.set(day, text);
  }
  return text;
}

function indexOf(bytes: Uint8Array): Map<number, Block[]> {
  const input = new In(bytes);
  const index = new Map<number, Block[]>();
  let [owner, day, begin] = [0, 0, 0];
  for (let left = input.varint(); left > 0; left--) {
    const step = input.varint();
    if (step > 0) day = 0;
    owner += step;
    day += input.signed();
    const [layer, length, first, rows] = [input.varint(), input.varint(), input.varint(), input.varint()];
    const sums: Sums = { ...NOTHING };
    for (const name of SUMS) sums[name] = input.varint();
    const block: Block = { day: textOf(day), layer, at: begin, length, first, rows, sums };
    begin += length;
    const blocks = index.get(owner);
    if (blocks === undefined) index.set(owner, [block]);
    else blocks.push(block);
  }
  return index;
}

/** Removes a segment that nobody needs, with all that lies beside it; no address is none. */
export async function clear(files: Files, address: string | undefined): Promise<void> {
  if (address === undefined) return;
  for await (const name of files.list(pathOf(folderOf(address)))) await files.remove(name);
}
