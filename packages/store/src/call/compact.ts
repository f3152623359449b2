/** Several segments in the files of one: an owner's blocks of all of them lie side by side. Bytes are moved, nothing is decided. */
import { at } from "@clearboard/core/at";
import * as Period from "@clearboard/core/period";
import type { Files } from "../files.ts";
import { Out } from "./column.ts";
import { type Entry, type Head, type Layer, MAP_WORDS, partsFor, put, writeIndex } from "./lanes.ts";
import { laneOf } from "./print.ts";
import { addressOf, rankOf, type Segment } from "./segment.ts";

/** Writes segments into a folder as one pack and gives their addresses there, in their order. */
export async function compact(files: Files, folder: string, segments: readonly Segment[]): Promise<string[]> {
  const owners = [...new Set(segments.flatMap((segment) => segment.owners))];
  const layers: Layer[] = segments.map(({ about }) => about);
  const count = partsFor(layers.reduce((sum, { rows }) => sum + rows, 0));
  const head: Head = { owners, layers, parts: [], maps: [] };
  const out = new Out();
  for (let part = 0; part < count; part++) {
    out.at = 0;
    const own = [...owners.entries()].filter(([, owner]) => laneOf(owner) % count === part);
    const indexAt = await writePart(out, own, segments);
    head.parts.push({ name: await put(files, folder, out.view()), indexAt });
  }
  const numbers = new Map(owners.map((owner, number) => [owner, number]));
  for (let part = 0; part < count; part++) {
    out.at = 0;
    const rows: number[] = [];
    for (const segment of segments) rows.push(await writeMap(out, segment, numbers, { part, count }));
    head.maps.push({ name: await put(files, folder, out.view()), rows });
  }
  const name = await put(files, folder, Buffer.from(JSON.stringify(head)));
  return segments.map((_, layer) => addressOf(name, layer));
}

async function writePart(
  out: Out,
  owners: readonly (readonly [number: number, owner: string])[],
  segments: readonly Segment[],
): Promise<number> {
  const found = new Map<number, { entry: Entry; bytes: Uint8Array }[]>();
  for (const [number, owner] of owners.toSorted((a, b) => rankOf(a[1]) - rankOf(b[1]))) {
    const blocks: { entry: Entry; bytes: Uint8Array }[] = [];
    for (const [layer, segment] of segments.entries())
      for (const block of await segment.blocks(owner)) {
        const { bytes, from } = await segment.pack.locate(block);
        const { length, first, rows, sums } = block;
        const entry = { owner: number, day: Period.dayNumber(block.day), layer, length, first, rows, sums };
        blocks.push({ entry, bytes: bytes.subarray(from, from + length) });
      }
    found.set(number, blocks);
  }
  const entries: Entry[] = [];
  for (const [number] of owners) {
    const blocks = found.get(number) ?? [];
    for (const { entry, bytes } of blocks.sort((a, b) => a.entry.day - b.entry.day || a.entry.layer - b.entry.layer)) {
      out.reserve(bytes.length);
      out.bytes.set(bytes, out.at);
      out.at += bytes.length;
      entries.push(entry);
    }
  }
  return writeIndex(out, entries);
}

/** Writes a segment's rows of the map's lanes and gives how many there are. */
async function writeMap(
  out: Out,
  segment: Segment,
  numbers: ReadonlyMap<string, number>,
  { part, count }: { part: number; count: number },
): Promise<number> {
  const renumbered = Int32Array.from(segment.owners, (owner) => numbers.get(owner) ?? -1);
  let rows = 0;
  for await (const entries of segment.mapsFacing(part, count))
    for (let entry = 0; entry < entries.length; entry += MAP_WORDS) {
      const high = entries[entry] as number;
      if ((high & (count - 1)) !== part) continue;
      out.reserve(MAP_WORDS * 4);
      out.at = out.bytes.writeInt32LE(high, out.at);
      out.at = out.bytes.writeInt32LE(entries[entry + 1] as number, out.at);
      out.at = out.bytes.writeInt32LE(at(renumbered, entries[entry + 2] as number), out.at);
      out.at = out.bytes.writeInt32LE(entries[entry + 3] as number, out.at);
      rows++;
    }
  return rows;
}
