/** One row per id of a file: repeats are duplicates; of different ones the later own stamp wins, and without stamps none may count. */

import * as Code from "@clearboard/core/code";
import { mask } from "@clearboard/ingest/mask";
import type { Rejected } from "@clearboard/ingest/read";
import { namedLines } from "./named-lines.ts";

type Row = { id: string; record: number; line: number; stamp: number | null };

export type Winners<T> = {
  winners: Map<string, T>;
  losers: { row: T; outcome: "duplicate" | "stale" }[];
  /** rows of ids that the file states more than once with different values and no stamp to tell which is newer */
  rivals: { id: string; rows: T[] }[];
};

/** `hashOf` tells whether two rows of one id say the same. All rows of an id must be given together. */
export function winnersOf<T extends Row>(rows: T[], hashOf: (row: T) => string): Winners<T> {
  const winners = new Map<string, T>();
  const repeated = new Map<string, T[]>();
  for (const row of rows) {
    const first = winners.get(row.id);
    if (first === undefined) {
      winners.set(row.id, row);
      continue;
    }
    const same = repeated.get(row.id);
    if (same === undefined) repeated.set(row.id, [first, row]);
    else same.push(row);
  }
  const found: Winners<T> = { winners, losers: [], rivals: [] };
  for (const [id, same] of repeated) {
    same.sort((a, b) => a.record - b.record);
    const latest = same.reduce((best, row) => ((row.stamp ?? -1) > (best.stamp ?? -1) ? row : best));
    const latestHash = hashOf(latest);
    if (same.some((row) => row.stamp === latest.stamp && hashOf(row) !== latestHash)) {
      found.rivals.push({ id, rows: same });
      winners.delete(id);
      continue;
    }
    for (const row of same)
      if (row !== latest) found.losers.push({ row, outcome: hashOf(row) === latestHash ? "duplicate" : "stale" });
    winners.set(id, latest);
  }
  return found;
}

/** Rejections for the rows of such an id, or of an order of which other lines were rejected, which may be a customer's number: the lines tell where it stands. */
export function conflict(kind: string, id: string, rows: { line: number }[], others?: { line: number }[]): Rejected[] {
  const code = others === undefined ? "conflict-in-file" : "order-incomplete";
  const value = mask(id);
  const params = { id: value, kind, ...namedLines((others ?? rows).map(({ line }) => line)) };
  // One sentence for all of them: a file may have an id on each of its rows.
  const message = Code.say(code, "en", params);
  return rows.map(({ line }) => ({ line, column: "id", code, value, message, params }));
}
