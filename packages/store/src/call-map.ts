/**
 * Where is it now: per source, month and id partition one packed map external id -> (owner key, day) lies in `Files`,
 * its pointer in the table. About 13 bytes a call: the id as a 64-bit fingerprint; who looks up compares the id in the block.
 */

import { createHash } from "node:crypto";
import { at as entryAt } from "@clearboard/core/at";
import { ByteReader, ByteWriter } from "./bytes.ts";
import type { Files } from "./files.ts";
import type { Fingerprint } from "./fingerprint.ts";
import { key } from "./key.ts";
import { all, type Table } from "./table.ts";

export type Place = { owner: string; day: string };

/** An open-addressed table of fingerprints; grows as it fills. */
export class CallMap {
  #high: Uint32Array;
  #low: Uint32Array;
  /** owner number + 1, so that 0 is a free slot */
  #owner: Uint32Array;
  #day: Uint8Array;
  #owners: string[] = [];
  #numbers = new Map<string, number>();
  readonly month: string;
  size = 0;

  /** `expected`: how many ids there will be, so that it need not grow. */
  constructor(month: string, expected = 0) {
    this.month = month;
    let slots = 1024;
    while (slots <= expected * 2) slots *= 2;
    this.#high = new Uint32Array(slots);
    this.#low = new Uint32Array(slots);
    this.#owner = new Uint32Array(slots);
    this.#day = new Uint8Array(slots);
  }

  #slot(print: Fingerprint): number {
    const mask = this.#high.length - 1;
    // The partition takes the low bits of `high`, so the slot takes those of `low`.
    let at = print.low & mask;
    while (this.#owner[at] !== 0 && (this.#high[at] !== print.high || this.#low[at] !== print.low))
      at = (at + 1) & mask;
    return at;
  }

  get(print: Fingerprint): Place | undefined {
    const at = this.#slot(print);
    const number = this.#owner[at] ?? 0;
    if (number === 0 || this.#day[at] === 0) return undefined;
    return { owner: entryAt(this.#owners, number - 1), day: `${this.month}-${String(this.#day[at]).padStart(2, "0")}` };
  }

  #numberOf(owner: string): number {
    let number = this.#numbers.get(owner);
    if (number === undefined) {
      this.#owners.push(owner);
      number = this.#owners.length;
      this.#numbers.set(owner, number);
    }
    return number;
  }

  set(print: Fingerprint, owner: string, dayOfMonth: number): void {
    if (this.size * 2 >= this.#high.length) this.#grow();
    this.#put(print, this.#numberOf(owner), dayOfMonth);
  }

  #put(print: Fingerprint, owner: number, dayOfMonth: number): void {
    const at = this.#slot(print);
    if (this.#owner[at] === 0) this.size++;
    this.#high[at] = print.high;
    this.#low[at] = print.low;
    this.#owner[at] = owner;
    this.#day[at] = dayOfMonth;
  }

  /** Takes an id out of this month: it has moved to another. Day 0 marks the slot as moved on. */
  drop(print: Fingerprint): void {
    const at = this.#slot(print);
    if (this.#owner[at] !== 0) this.#day[at] = 0;
  }

  #grow(): void {
    const [high, low, owner, day] = [this.#high, this.#low, this.#owner, this.#day];
    const length = high.length * 2;
    this.#high = new Uint32Array(length);
    this.#low = new Uint32Array(length);
    this.#owner = new Uint32Array(length);
    this.#day = new Uint8Array(length);
    for (let from = 0; from < high.length; from++) {
      const number = owner[from] ?? 0;
      if (number === 0) continue;
      const print = { high: high[from] ?? 0, low: low[from] ?? 0 };
      const at = this.#slot(print);
      this.#high[at] = print.high;
      this.#low[at] = print.low;
      this.#owner[at] = number;
      this.#day[at] = day[from] ?? 0;
    }
  }

  pack(): Uint8Array {
    const writer = new ByteWriter(this.size * 13 + 1024);
    writer.varint(this.#owners.length);
    for (const owner of this.#owners) writer.text(owner);
    writer.varint(this.size);
    for (let at = 0; at < this.#high.length; at++) {
      const number = this.#owner[at] ?? 0;
      if (number === 0) continue;
      writer.u32(this.#high[at] ?? 0);
      writer.u32(this.#low[at] ?? 0);
      writer.varint(number);
      writer.u8(this.#day[at] ?? 0);
    }
    return writer.view();
  }

  static unpack(month: string, bytes: Uint8Array): CallMap {
    const reader = new ByteReader(bytes);
    const owners = Array.from({ length: reader.varint() }, () => reader.text());
    const count = reader.varint();
    const map = new CallMap(month, count);
    map.#owners = owners;
    map.#numbers = new Map(owners.map((owner, at) => [owner, at + 1]));
    const print = { high: 0, low: 0 };
    for (let left = count; left > 0; left--) {
      print.high = reader.u32();
      print.low = reader.u32();
      map.#put(print, reader.varint(), reader.u8());
    }
    return map;
  }
}

// access: the pointers of a source's month, one per id partition
const pointerPartition = (generation: number, source: string, month: string) =>
  key(`g${generation}`, "call-map", source, month);

/** The map of one month and id partition; empty when the month has none. */
export async function read(
  table: Table,
  files: Files,
  generation: number,
  source: string,
  month: string,
  partition: number,
): Promise<CallMap> {
  const pointer = await table.get({ pk: pointerPartition(generation, source, month), sk: String(partition) });
  if (pointer === undefined) return new CallMap(month);
  const bytes = await files.read(String(pointer.data.file));
  if (bytes === undefined) throw new Error(`the call map ${String(pointer.data.file)} is missing`);
  return CallMap.unpack(month, bytes);
}

/** Stores a map under the hash of its place and content and points to it: the commit point of its calls. */
export async function write(
  table: Table,
  files: Files,
  generation: number,
  source: string,
  partition: number,
  map: CallMap,
): Promise<void> {
  const bytes = map.pack();
  const at = { pk: pointerPartition(generation, source, map.month), sk: String(partition) };
  // Named for its place as well: two maps of equal content are two files, as each is removed when its own pointer moves on.
  const file = `maps/${createHash("sha256").update(`${at.pk}#${at.sk}\n`).update(bytes).digest("hex")}`;
  const before = await table.get(at);
  if (before?.data.file === file) return;
  await files.write(file, bytes);
  await table.put({ ...at, data: { file, size: map.size } });
  if (before !== undefined) await files.remove(String(before.data.file));
}

export async function sweep(
  table: Table,
  files: Files,
  generation: number,
  source: string,
  month: string,
): Promise<void> {
  const pk = pointerPartition(generation, source, month);
  for await (const item of all(table, { pk })) {
    await files.remove(String(item.data.file));
    await table.removeMany([{ pk, sk: item.sk }]);
  }
}
