/** Rows of calls that lose to another row of their id in the same file: found when the file is parsed, told when it is merged. */
import type { Rejected } from "@clearboard/ingest/read";
import type { Lanes } from "@clearboard/store/call/lanes";
import { pathOf } from "@clearboard/store/call/segment";
import type { Files } from "@clearboard/store/files";
import { hashOf } from "../calls/law.ts";
import { conflict, winnersOf } from "./conflict.ts";
import type { Merge } from "./job.ts";

type Repeats = {
  /** record and what became of it */
  lost: [number, "duplicate" | "stale"][];
  /** records of ids that the file contradicts, with what is to be told of each */
  conflicts: { record: number; rejected: Rejected }[];
};

const nameOf = (folder: string) => `${pathOf(folder)}repeats`;

/** Leaves one row per id in the lanes, which states nothing where the file contradicts itself, and keeps what became of the others. */
export async function sift(files: Files, folder: string, lanes: Lanes): Promise<void> {
  const repeats: Repeats = { lost: [], conflicts: [] };
  for (const rows of lanes.repeated()) {
    const { losers, rivals } = winnersOf(rows, (row) => `${hashOf(row.owner, row.day, row)} ${row.customer}`);
    for (const { row, outcome } of losers) {
      lanes.drop(row.number);
      repeats.lost.push([row.record, outcome]);
    }
    for (const { id, rows: same } of rivals) {
      const rejected = conflict("call", id, same);
      for (const [place, row] of same.entries()) {
        // One row is enough to say that the file knows the id.
        if (place === 0) lanes.mute(row.number);
        else lanes.drop(row.number);
        const rejection = rejected[place];
        if (rejection !== undefined) repeats.conflicts.push({ record: row.record, rejected: rejection });
      }
    }
  }
  if (repeats.lost.length + repeats.conflicts.length > 0)
    await files.write(nameOf(folder), Buffer.from(JSON.stringify(repeats)));
}

async function read(files: Files, folder: string): Promise<Repeats> {
  const bytes = await files.read(nameOf(folder));
  return bytes === undefined ? { lost: [], conflicts: [] } : (JSON.parse(Buffer.from(bytes).toString()) as Repeats);
}

/** What is to be told of the rows of ids that a staged file contradicts. */
export async function conflicts(files: Files, folder: string): Promise<Repeats["conflicts"]> {
  return (await read(files, folder)).conflicts;
}

export async function mark(merge: Merge, folder: string): Promise<void> {
  const { lost, conflicts: contradicted } = await read(merge.ctx.files, folder);
  for (const [record, outcome] of lost) merge.outcome.mark(record, outcome);
  for (const { record, rejected } of contradicted) {
    merge.outcome.mark(record, "rejected");
    merge.conflicts.push(rejected);
  }
}
