/** A night's file is small, and a month has thirty of them: past some they are packed, so that a day's calls are found in few places. */
import { createHash } from "node:crypto";
import { at } from "@clearboard/core/at";
import type { CallFile } from "@clearboard/core/board/inputs";
import { compact } from "@clearboard/store/call/compact";
import * as Manifest from "@clearboard/store/call/manifest";
import { pathOf, placeOf } from "@clearboard/store/call/segment";
import type { CallDays } from "../calls/call-days.ts";
import type { Merge } from "./job.ts";

/** Most places that the calls of a source's month lie in. */
const MOST = 8;

/**
 * Packs the segments of a month where they are many. Those with calls of other months stay as they are: a pack that grew over
 * months would never end. The files of before go with the sweep, once no month and no published version names them.
 */
export async function compactMonth(merge: Merge, days: CallDays, month: string, most = MOST): Promise<void> {
  const { ctx, generation, entry } = merge;
  const listed = (await Manifest.read(ctx.table, generation, entry.source)).get(month) ?? [];
  const files: CallFile[] = [];
  for (const file of listed) if (await isOfMonth(days, file, month)) files.push(file);
  const places = new Set(files.flatMap(addresses).map((address) => placeOf(address).name));
  if (places.size <= most) return;
  const all = files.flatMap(addresses);
  const name = createHash("sha256").update(all.join()).digest("hex").slice(0, 32);
  const folder = `pack-${name}`;
  const segments = await Promise.all(all.map((address) => days.segment(address)));
  const packed = await compact(ctx.files, pathOf(folder), segments);
  const addressIn = new Map(all.map((address, number) => [address, at(packed, number)]));
  // The board that there is names the files of before, which will go.
  await merge.touch([month]);
  await merge.guard();
  const moved = files.map((file): CallFile => {
    const segment = addressIn.get(file.segment) ?? file.segment;
    const tombstones =
      file.tombstones === undefined ? {} : { tombstones: addressIn.get(file.tombstones) ?? file.tombstones };
    return { ...file, folder, segment, ...tombstones };
  });
  await Manifest.change(ctx.table, generation, entry.source, month, moved);
}

const addresses = ({ segment, tombstones }: CallFile): string[] =>
  tombstones === undefined ? [segment] : [segment, tombstones];

async function isOfMonth(days: CallDays, file: CallFile, month: string): Promise<boolean> {
  for (const address of addresses(file))
    if ((await days.segment(address)).about.months.some((other) => other !== month)) return false;
  return true;
}
