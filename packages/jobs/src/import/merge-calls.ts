/** Calls in three passes: settle each id partition, write each owner's blocks once, and last the maps that say where every call is. */
import * as Call from "@clearboard/store/call";
import type * as Block from "@clearboard/store/call-block";
import * as CallMap from "@clearboard/store/call-map";
import * as Fingerprint from "@clearboard/store/fingerprint";
import * as Ledger from "@clearboard/store/ledger";
import * as Month from "@clearboard/store/month";
import * as Staged from "@clearboard/store/staged";
import { conflict } from "./conflict.ts";
import { compareStamps, type Merge, stampOf } from "./job.ts";
import { MapDelta } from "./map-delta.ts";
import { Settled } from "./settled.ts";
import { hashOf, writeOwners } from "./write-calls.ts";

/** Months around the file's own in which a call may lie already; an older id is taken as new (formats seen re-take days, not quarters). */
const WINDOW = 3;

export async function mergeCalls(merge: Merge): Promise<void> {
  const { ctx, entry } = merge;
  const lists = await Staged.lists(ctx.files, Ledger.stagingOf(entry));
  const settled = new Settled(ctx.files, Ledger.stagingOf(entry), lists);
  const delta = new MapDelta();
  const window = await windowOf(merge, lists.days);
  try {
    for (let partition = 0; partition < Fingerprint.COUNT; partition++) {
      await settle(merge, partition, lists, window, settled, delta);
      ctx.report?.({ importId: entry.id, step: "settle", done: partition + 1, total: Fingerprint.COUNT });
    }
    for (let partition = 0; partition < Fingerprint.COUNT; partition++) {
      await writeOwners(merge, settled, partition);
      ctx.report?.({ importId: entry.id, step: "write", done: partition + 1, total: Fingerprint.COUNT });
    }
    if (merge.isDry) return;
    for (let partition = 0; partition < Fingerprint.COUNT; partition++) {
      await merge.guard();
      await delta.apply(merge, partition, settled);
    }
  } finally {
    await settled.clear();
  }
}

/** Months of the file and the known months near them, those of the file first: most calls stay where they are. */
async function windowOf(merge: Merge, days: string[]): Promise<string[]> {
  const own = [...new Set(days.map((day) => day.slice(0, 7)))].sort();
  const ordinal = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
  const first = own[0];
  const last = own.at(-1);
  if (first === undefined || last === undefined) return [];
  const known = (await Month.list(merge.ctx.table)).map((month) => month.month);
  const near = known.filter(
    (month) =>
      !own.includes(month) && ordinal(month) >= ordinal(first) - WINDOW && ordinal(month) <= ordinal(last) + WINDOW,
  );
  return [...own, ...near];
}

async function settle(
  merge: Merge,
  partition: number,
  lists: Staged.Lists,
  window: string[],
  settled: Settled,
  delta: MapDelta,
): Promise<void> {
  const { ctx, entry, generation } = merge;
  const rows = await Staged.calls(ctx.files, Ledger.stagingOf(entry), entry.staged ?? {}, partition, lists.days);
  if (rows.length === 0) return;
  const winners = winnersInFile(merge, rows);
  const maps: CallMap.CallMap[] = [];
  for (const month of window) {
    const map = await CallMap.read(ctx.table, ctx.files, generation, entry.source, month, partition);
    if (map.size > 0) maps.push(map);
  }
  const later = await laterStamps(merge, partition, winners);
  const oldDays = new Map<string, Block.Call[]>();
  for (const row of winners.values()) {
    const owner = lists.owners[row.owner] ?? "";
    const stamp = stampOf(merge, { stamp: row.stamp, importId: entry.id, hash: "" });
    const rival = later.get(row.id);
    if (rival !== undefined && compareStamps([stamp[0], stamp[1], hashOf(owner, row)], rival) < 0) {
      merge.outcome.mark(row.record, "stale");
      continue;
    }
    const place = find(maps, row);
    if (place !== undefined && (place.owner !== owner || place.day !== row.day)) {
      const moved = await judgeMove(merge, row, owner, place, oldDays);
      if (moved === "stays") {
        merge.outcome.mark(row.record, "stale");
        continue;
      }
      if (moved === "moves") {
        const grave = { ...row, owner: settled.ownerNumber(place.owner), day: place.day };
        await settled.add(grave, true);
        if (place.day.slice(0, 7) !== row.day.slice(0, 7)) delta.drop(partition, row, place.day.slice(0, 7));
      }
    }
    await settled.add(row, false);
    if (place === undefined || place.owner !== owner || place.day !== row.day)
      delta.set(partition, row, row.owner, settled.dayNumber(row.day));
  }
}

function find(maps: CallMap.CallMap[], print: Fingerprint.Fingerprint): CallMap.Place | undefined {
  for (const map of maps) {
    const place = map.get(print);
    if (place !== undefined) return place;
  }
  return undefined;
}

/** Whether a call that lies under another owner or day moves to where this row says; "new" when the place holds another id. */
async function judgeMove(
  merge: Merge,
  row: Staged.Call,
  owner: string,
  place: CallMap.Place,
  cache: Map<string, Block.Call[]>,
): Promise<"moves" | "stays" | "new"> {
  const { ctx, entry, generation } = merge;
  const name = `${place.day} ${place.owner}`;
  let calls = cache.get(name);
  if (calls === undefined) {
    if (cache.size >= 64) cache.clear();
    calls = await Call.readDay(ctx.table, generation, entry.source, place.owner, place.day);
    cache.set(name, calls);
  }
  const old = calls.find((call) => call.id === row.id);
  if (old === undefined) return "new";
  const stored = stampOf(merge, {
    stamp: old.stamp,
    importId: old.importId,
    hash: hashOf(place.owner, { ...old, day: place.day }),
  });
  const mine = stampOf(merge, { stamp: row.stamp, importId: entry.id, hash: hashOf(owner, row) });
  // A tombstone of this very row was left by a run of this merge that died before its maps were written.
  if (old.isGone && old.importId === entry.id) return "moves";
  return compareStamps(mine, stored) > 0 ? "moves" : "stays";
}

/** One row per id; see settle-records for the rule. */
function winnersInFile(merge: Merge, rows: Staged.Call[]): Map<string, Staged.Call> {
  const winners = new Map<string, Staged.Call>();
  const repeated = new Map<string, Staged.Call[]>();
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
  for (const [id, same] of repeated) {
    const text = (row: Staged.Call) => hashOf(String(row.owner), row);
    same.sort((one, two) => one.record - two.record);
    const latest = same.reduce((best, row) => ((row.stamp ?? -1) > (best.stamp ?? -1) ? row : best));
    if (same.some((row) => row.stamp === latest.stamp && text(row) !== text(latest))) {
      for (const row of same) merge.outcome.mark(row.record, "rejected");
      merge.conflicts.push(...conflict("call", id, same));
      winners.delete(id);
      continue;
    }
    for (const row of same)
      if (row !== latest) merge.outcome.mark(row.record, text(row) === text(latest) ? "duplicate" : "stale");
    winners.set(id, latest);
  }
  return winners;
}

/** The greatest stamp at which applied imports with a later as-of speak of the same ids. */
async function laterStamps(merge: Merge, partition: number, wanted: Map<string, Staged.Call>) {
  const found = new Map<string, ReturnType<typeof stampOf>>();
  for (const one of merge.later) {
    if (one.staged?.call === undefined) continue;
    const lists = await Staged.lists(merge.ctx.files, Ledger.stagingOf(one));
    for (const row of await Staged.calls(merge.ctx.files, Ledger.stagingOf(one), one.staged, partition, lists.days)) {
      if (!wanted.has(row.id)) continue;
      const stamp = stampOf(merge, {
        stamp: row.stamp,
        importId: one.id,
        hash: hashOf(lists.owners[row.owner] ?? "", row),
      });
      const best = found.get(row.id);
      if (best === undefined || compareStamps(stamp, best) > 0) found.set(row.id, stamp);
    }
  }
  return found;
}
