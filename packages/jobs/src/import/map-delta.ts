/** What a merge adds to the maps: collected while settling, applied when every block is written. */
import { ByteReader, ByteWriter } from "@clearboard/store/bytes";
import * as CallMap from "@clearboard/store/call-map";
import * as Fingerprint from "@clearboard/store/fingerprint";
import type { Merge } from "./job.ts";
import type { Settled } from "./settled.ts";

export class MapDelta {
  readonly #sets = Array.from({ length: Fingerprint.COUNT }, () => new ByteWriter(256));
  readonly #drops: { partition: number; print: Fingerprint.Fingerprint; month: string }[] = [];

  set(partition: number, print: Fingerprint.Fingerprint, ownerNumber: number, dayNumber: number): void {
    const writer = this.#sets[partition];
    if (writer === undefined) throw new RangeError("no such partition");
    writer.u32(print.high);
    writer.u32(print.low);
    writer.varint(ownerNumber);
    writer.varint(dayNumber);
  }

  drop(partition: number, print: Fingerprint.Fingerprint, month: string): void {
    this.#drops.push({ partition, print: { high: print.high, low: print.low }, month });
  }

  async apply(merge: Merge, partition: number, settled: Settled): Promise<void> {
    const { ctx, entry, generation } = merge;
    const maps = new Map<string, CallMap.CallMap>();
    const mapOf = async (month: string) => {
      let map = maps.get(month);
      if (map === undefined) {
        map = await CallMap.read(ctx.table, ctx.files, generation, entry.source, month, partition);
        maps.set(month, map);
      }
      return map;
    };
    const writer = this.#sets[partition];
    if (writer === undefined) return;
    const reader = new ByteReader(writer.view());
    while (reader.at < reader.end) {
      const print = { high: reader.u32(), low: reader.u32() };
      const owner = settled.owners[reader.varint()] ?? "";
      const day = settled.days[reader.varint()] ?? "";
      (maps.get(day.slice(0, 7)) ?? (await mapOf(day.slice(0, 7)))).set(print, owner, Number(day.slice(8)));
    }
    for (const drop of this.#drops) if (drop.partition === partition) (await mapOf(drop.month)).drop(drop.print);
    for (const map of maps.values())
      await CallMap.write(ctx.table, ctx.files, generation, entry.source, partition, map);
  }
}
