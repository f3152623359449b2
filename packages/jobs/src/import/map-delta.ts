/** What a merge adds to the maps: collected while settling, partition by partition, and applied when every block is written. */
import { at } from "@clearboard/core/at";
import { ByteReader, ByteWriter } from "@clearboard/store/bytes";
import * as CallMap from "@clearboard/store/call-map";
import type { Files } from "@clearboard/store/files";
import type * as Fingerprint from "@clearboard/store/fingerprint";
import type { Merge } from "./job.ts";
import type { Settled } from "./settled.ts";

/** A partition's part stays in memory up to this size, else it waits in `Files`. */
const SMALL = 1 << 16;

type Drop = { print: Fingerprint.Fingerprint; month: string };

export class MapDelta {
  readonly #files: Files;
  readonly #folder: string;
  readonly #writer = new ByteWriter(SMALL);
  #drops: Drop[] = [];
  readonly #kept = new Map<number, { sets: Uint8Array | "in files"; drops: Drop[] }>();

  /** `folder` is where parts may wait; whoever names it clears it. */
  constructor(files: Files, folder: string) {
    this.#files = files;
    this.#folder = folder;
  }

  set(print: Fingerprint.Fingerprint, ownerNumber: number, dayNumber: number): void {
    this.#writer.u32(print.high);
    this.#writer.u32(print.low);
    this.#writer.varint(ownerNumber);
    this.#writer.varint(dayNumber);
  }

  drop(print: Fingerprint.Fingerprint, month: string): void {
    this.#drops.push({ print: { high: print.high, low: print.low }, month });
  }

  /** Ends a partition: what was set and dropped since the last one belongs to it. */
  async close(partition: number): Promise<void> {
    const isSmall = this.#writer.length <= SMALL;
    if (!isSmall) await this.#files.write(this.#name(partition), this.#writer.view());
    this.#kept.set(partition, { sets: isSmall ? this.#writer.copy() : "in files", drops: this.#drops });
    this.#writer.clear();
    this.#drops = [];
  }

  #name(partition: number): string {
    return `${this.#folder}map-${String(partition).padStart(2, "0")}`;
  }

  async apply(merge: Merge, partition: number, settled: Settled): Promise<void> {
    const { ctx, entry, generation } = merge;
    const kept = this.#kept.get(partition);
    if (kept === undefined) return;
    const sets = kept.sets === "in files" ? await this.#files.read(this.#name(partition)) : kept.sets;
    if (sets === undefined) throw new Error("settled places are missing");
    const maps = new Map<string, CallMap.CallMap>();
    const mapOf = async (month: string) => {
      let map = maps.get(month);
      if (map === undefined) {
        map = await CallMap.read(ctx.table, ctx.files, generation, entry.source, month, partition);
        maps.set(month, map);
      }
      return map;
    };
    const reader = new ByteReader(sets);
    while (reader.at < reader.end) {
      const print = { high: reader.u32(), low: reader.u32() };
      const owner = at(settled.owners, reader.varint());
      const day = at(settled.days, reader.varint());
      (maps.get(day.slice(0, 7)) ?? (await mapOf(day.slice(0, 7)))).set(print, owner, Number(day.slice(8)));
    }
    for (const drop of kept.drops) (await mapOf(drop.month)).drop(drop.print);
    for (const map of maps.values())
      await CallMap.write(ctx.table, ctx.files, generation, entry.source, partition, map);
  }
}
