/** Calls in three passes: settle each id partition, write each owner's blocks once, and last the maps that say where every call is. */
import { at } from "@clearboard/core/at";
import * as Call from "@clearboard/store/call";
import type * as Block from "@clearboard/store/call-block";
import * as CallMap from "@clearboard/store/call-map";
import * as Fingerprint from "@clearboard/store/fingerprint";
import * as Ledger from "@clearboard/store/ledger";
import { PrintSet } from "@clearboard/store/print-set";
import * as Staged from "@clearboard/store/staged";
import * as StagedCall from "@clearboard/store/staged-call";
import { conflict, type Winners, winnersOf } from "./conflict.ts";
import type { Merge } from "./job.ts";
import { MapDelta } from "./map-delta.ts";
import { Settled } from "./settled.ts";
import { compareStamps, stampOf } from "./state-rule.ts";
import { monthsAround } from "./window.ts";
import { hashOf, writeOwners } from "./write-calls.ts";

export async function mergeCalls(merge: Merge): Promise<void> {
  const { ctx, entry } = merge;
  const lists = await Staged.lists(ctx.files, Ledger.stagingOf(entry));
  const settled = new Settled(ctx.files, Ledger.stagingOf(entry), lists);
  const delta = new MapDelta(ctx.files, settled.folder);
  const { own, near, far } = await monthsAround(merge, lists.days);
  const window = merge.isWide ? [...own, ...near, ...far] : [...own, ...near];
  try {
    for (let partition = 0; partition < Fingerprint.COUNT; partition++) {
      await settle(merge, partition, lists, window, settled, delta);
      await delta.close(partition);
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

async function settle(
  merge: Merge,
  partition: number,
  lists: Staged.Lists,
  window: string[],
  settled: Settled,
  delta: MapDelta,
): Promise<void> {
  const { ctx, entry, generation } = merge;
  const pieces = () => Staged.calls(ctx.files, Ledger.stagingOf(entry), entry.staged ?? {}, partition);
  const { seen, repeated } = await printsOf(pieces());
  if (seen.size === 0) return;
  const losers = await losersInFile(merge, pieces(), repeated, lists.days);
  const maps: CallMap.CallMap[] = [];
  for (const month of window) {
    const map = await CallMap.read(ctx.table, ctx.files, generation, entry.source, month, partition);
    if (map.size > 0) maps.push(map);
  }
  const later = await laterStamps(merge, partition, seen);
  const oldDays = new Map<string, Block.Call[]>();
  for await (const bytes of pieces()) {
    for (const row = new StagedCall.Walk(bytes); row.next(); ) {
      if (repeated.has(row) && losers.has(nameOf(row.record, row.id()))) continue;
      const owner = at(lists.owners, row.owner);
      const day = at(lists.days, row.day);
      if (later.size > 0 && isOvertaken(merge, row.call(lists.days), owner, later)) continue;
      const place = find(maps, row);
      const isHere = place !== undefined && place.owner === owner && place.day === day;
      if (place !== undefined && !isHere) {
        const call = row.call(lists.days);
        const moved = await judgeMove(merge, call, owner, place, oldDays);
        if (moved === "stays") {
          merge.outcome.mark(row.record, "stale");
          continue;
        }
        if (moved === "moves") {
          settled.bury(call, place.owner, place.day);
          if (place.day.slice(0, 7) !== day.slice(0, 7)) delta.drop(row, place.day.slice(0, 7));
        }
      }
      settled.put(row);
      if (!isHere) delta.set(row, row.owner, row.day);
      if (settled.hasFull) await settled.flush();
    }
  }
}

/** The ids of a partition, and those that more than one row seems to have. */
export async function printsOf(pieces: AsyncIterable<Uint8Array>): Promise<{ seen: PrintSet; repeated: PrintSet }> {
  const seen = new PrintSet();
  const repeated = new PrintSet();
  for await (const bytes of pieces) {
    for (const row = new StagedCall.Walk(bytes); row.next(); ) if (!seen.add(row)) repeated.add(row);
  }
  return { seen, repeated };
}

type Stamps = Map<string, ReturnType<typeof stampOf>>;

/** Whether an import with a later as-of has spoken of this call. */
function isOvertaken(merge: Merge, row: StagedCall.Call, owner: string, later: Stamps): boolean {
  const rival = later.get(row.id);
  if (rival === undefined) return false;
  const own = stampOf(merge, { stamp: row.stamp, importId: merge.entry.id, hash: hashOf(owner, row) });
  if (compareStamps(own, rival) >= 0) return false;
  merge.outcome.mark(row.record, "stale");
  return true;
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
  row: StagedCall.Call,
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
  const own = stampOf(merge, { stamp: row.stamp, importId: entry.id, hash: hashOf(owner, row) });
  // A tombstone of this very row was left by a run of this merge that died before its maps were written.
  if (old.isGone && old.importId === entry.id) return "moves";
  return compareStamps(own, stored) > 0 ? "moves" : "stays";
}

/** A record may give several calls. */
const nameOf = (record: number, id: string) => `${record} ${id}`;

/** Rows that lose to another row of the same id; one row per id is left, none where the rows contradict each other. */
async function losersInFile(
  merge: Merge,
  pieces: AsyncIterable<Uint8Array>,
  repeated: PrintSet,
  days: string[],
): Promise<Set<string>> {
  const losers = new Set<string>();
  const lose = (row: StagedCall.Call, outcome: "duplicate" | "stale" | "rejected") => {
    losers.add(nameOf(row.record, row.id));
    merge.outcome.mark(row.record, outcome);
  };
  if (repeated.size === 0) return losers;
  const found = await siftCalls(pieces, repeated, days);
  for (const { row, outcome } of found.losers) lose(row, outcome);
  for (const { id, rows: same } of found.rivals) {
    for (const row of same) lose(row, "rejected");
    for (const rejected of conflict("call", id, same)) merge.conflicts.push(rejected);
  }
  return losers;
}

/** One row per id of the ids that more than one row seems to have. */
export async function siftCalls(
  pieces: AsyncIterable<Uint8Array>,
  repeated: PrintSet,
  days: string[],
): Promise<Winners<StagedCall.Call>> {
  const rows = new Map<string, StagedCall.Call[]>();
  for await (const bytes of pieces) {
    for (const row = new StagedCall.Walk(bytes); row.next(); ) {
      if (!repeated.has(row)) continue;
      const call = row.call(days);
      const same = rows.get(call.id);
      if (same === undefined) rows.set(call.id, [call]);
      else same.push(call);
    }
  }
  // Two ids may share a fingerprint.
  return winnersOf([...rows.values()].filter((same) => same.length > 1).flat(), textOf);
}

export const textOf = (row: StagedCall.Call) => hashOf(String(row.owner), row);

/** The greatest stamp at which applied imports with a later as-of speak of the same ids. */
async function laterStamps(merge: Merge, partition: number, wanted: PrintSet): Promise<Stamps> {
  const found: Stamps = new Map();
  for (const other of merge.later) {
    if (other.staged?.call === undefined) continue;
    const staging = Ledger.stagingOf(other);
    const { owners, days } = await Staged.lists(merge.ctx.files, staging);
    const rows: StagedCall.Call[] = [];
    for await (const bytes of Staged.calls(merge.ctx.files, staging, other.staged, partition)) {
      for (const row = new StagedCall.Walk(bytes); row.next(); ) if (wanted.has(row)) rows.push(row.call(days));
    }
    // Rows that contradict each other counted for nothing when their file came, so they overtake nothing now.
    for (const call of winnersOf(rows, textOf).winners.values()) {
      const hash = hashOf(at(owners, call.owner), call);
      const stamp = stampOf(merge, { stamp: call.stamp, importId: other.id, hash });
      const best = found.get(call.id);
      if (best === undefined || compareStamps(stamp, best) > 0) found.set(call.id, stamp);
    }
  }
  return found;
}
