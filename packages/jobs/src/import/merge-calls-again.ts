/**
 * Settles calls from the staged rows of every import that speaks of them, whatever is stored: for an import that is withdrawn
 * (its own rows no longer count) and for sources whose files hold every row of their days (who is absent is gone).
 */
import { at as entryAt } from "@clearboard/core/at";
import type * as Block from "@clearboard/store/call-block";
import * as CallMap from "@clearboard/store/call-map";
import * as Fingerprint from "@clearboard/store/fingerprint";
import * as Ledger from "@clearboard/store/ledger";
import * as Month from "@clearboard/store/month";
import { PrintSet } from "@clearboard/store/print-set";
import * as Staged from "@clearboard/store/staged";
import * as StagedCall from "@clearboard/store/staged-call";
import { conflict, winnersOf } from "./conflict.ts";
import type { Merge } from "./job.ts";
import { MapDelta } from "./map-delta.ts";
import { textOf } from "./merge-calls.ts";
import { type Instruction, Settled } from "./settled.ts";
import { compareStamps, type Stamp, stampOf } from "./state-rule.ts";
import { hashOf, isSame, isVoid, writeOwners } from "./write-calls.ts";

/** An import with its lists; its index in the list of sources is the `record` of its statements. */
type Source = { from: Ledger.Info; lists: Staged.Lists; days: Set<string> | undefined };

/** What a source states of an id: where the call is, or that it is on none of the days which the file holds whole. */
type Statement = { stamp: Stamp; source: number; call: StagedCall.Call | null; owner: string };

type Case = { print: Fingerprint.Fingerprint; id: string; statements: Statement[]; places: Map<string, CallMap.Place> };

export async function mergeCallsAgain(merge: Merge): Promise<void> {
  const { ctx, entry, generation } = merge;
  const settled = new Settled(ctx.files, Ledger.stagingOf(entry), { owners: [], days: [] });
  const delta = new MapDelta(ctx.files, settled.folder);
  const sources: Source[] = [];
  for (const from of [entry, ...merge.others]) {
    if (from.staged?.call === undefined) continue;
    const lists = await Staged.lists(ctx.files, Ledger.stagingOf(from));
    const days = from.complete?.call;
    sources.push({ from, lists, days: days === undefined ? undefined : new Set(days) });
  }
  const months = new Set((await Month.list(ctx.table)).map(({ month }) => month));
  for (const { lists } of sources) for (const day of lists.days) months.add(day.slice(0, 7));
  const apply = (_: Merge, __: string, calls: Map<string, Block.Call>, item: Instruction) =>
    force(merge, sources, calls, item);
  try {
    for (let partition = 0; partition < Fingerprint.COUNT; partition++) {
      const maps: CallMap.CallMap[] = [];
      for (const month of months) {
        const map = await CallMap.read(ctx.table, ctx.files, generation, entry.source, month, partition);
        if (map.size > 0) maps.push(map);
      }
      for (const item of await casesOf(merge, sources, partition)) {
        settle(merge, sources, item, maps, settled, delta);
        if (settled.hasFull) await settled.flush();
      }
      await delta.close(partition);
      ctx.report?.({ importId: entry.id, step: "settle", done: partition + 1, total: Fingerprint.COUNT });
    }
    for (let partition = 0; partition < Fingerprint.COUNT; partition++) {
      await writeOwners(merge, settled, partition, apply);
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

/** Every id of the partition that the import speaks of, or keeps silent of on a day it holds whole, with all statements. */
async function casesOf(merge: Merge, sources: Source[], partition: number): Promise<Iterable<Case>> {
  const pieces = ({ from }: Source) =>
    Staged.calls(merge.ctx.files, Ledger.stagingOf(from), from.staged ?? {}, partition);
  const wanted = new PrintSet();
  for (const [at, source] of sources.entries()) {
    const covered = new Set<number>();
    if (at > 0)
      for (const [number, day] of source.lists.days.entries())
        if (Ledger.covers(sources[0]?.days, day)) covered.add(number);
    if (at > 0 && covered.size === 0) continue;
    for await (const bytes of pieces(source))
      for (const row = new StagedCall.Walk(bytes); row.next(); ) if (at === 0 || covered.has(row.day)) wanted.add(row);
  }
  const cases = new Map<string, Case>();
  if (wanted.size === 0) return cases.values();
  const present: Set<string>[] = [];
  for (const [at, source] of sources.entries()) {
    const rows: StagedCall.Call[] = [];
    for await (const bytes of pieces(source))
      for (const row = new StagedCall.Walk(bytes); row.next(); )
        if (wanted.has(row)) rows.push(row.call(source.lists.days));
    present.push(new Set(rows.map(({ id }) => id)));
    collectStatements(merge, cases, source, at, rows);
  }
  for (const [at, { from, days }] of sources.entries()) {
    if (days === undefined || (merge.isUndo && at === 0)) continue;
    const stamp: Stamp = [from.asOf, from.receivedAt, "gone"];
    for (const item of cases.values())
      if (present[at]?.has(item.id) !== true) item.statements.push({ stamp, source: at, call: null, owner: "" });
  }
  return cases.values();
}

function collectStatements(
  merge: Merge,
  cases: Map<string, Case>,
  { from, lists }: Source,
  at: number,
  rows: StagedCall.Call[],
): void {
  const isSubject = at === 0;
  for (const row of rows) {
    const item = cases.get(row.id) ?? {
      print: { high: row.high, low: row.low },
      id: row.id,
      statements: [],
      places: new Map(),
    };
    cases.set(row.id, item);
    const owner = entryAt(lists.owners, row.owner);
    item.places.set(`${row.day} ${owner}`, { owner, day: row.day });
  }
  const { winners, losers, rivals } = winnersOf(rows, textOf);
  if (isSubject && !merge.isUndo) {
    for (const { row, outcome } of losers) merge.outcome.mark(row.record, outcome);
    for (const { id, rows: same } of rivals) {
      for (const row of same) merge.outcome.mark(row.record, "rejected");
      for (const rejected of conflict("call", id, same)) merge.conflicts.push(rejected);
    }
  }
  if (isSubject && merge.isUndo) return;
  for (const call of winners.values()) {
    const owner = entryAt(lists.owners, call.owner);
    const stamp = stampOf(merge, { stamp: call.stamp, importId: from.id, hash: hashOf(owner, call) });
    cases.get(call.id)?.statements.push({ stamp, source: at, call, owner });
  }
}

/** The statement that wins by the state rule. Sorts the statements. */
function winnerOf(sources: Source[], statements: Statement[]): Statement | undefined {
  let winner: Statement | undefined;
  for (const item of statements.sort((a, b) => compareStamps(a.stamp, b.stamp))) {
    if (item.call !== null) winner = item;
    else if (winner?.call != null && Ledger.covers(sources[item.source]?.days, winner.call.day)) winner = item;
  }
  return winner;
}

function settle(
  merge: Merge,
  sources: Source[],
  { print, id, statements, places }: Case,
  maps: CallMap.CallMap[],
  settled: Settled,
  delta: MapDelta,
): void {
  const winner = winnerOf(sources, statements);
  markOutcome(merge, sources, statements, winner);
  const call = winner?.call ?? null;
  const home = call === null ? "" : `${call.day} ${winner?.owner}`;
  for (const map of maps) {
    const place = map.get(print);
    if (place === undefined) continue;
    places.set(`${place.day} ${place.owner}`, place);
    if (call?.day.slice(0, 7) !== map.month) delta.drop(print, map.month);
  }
  const tombstone = { ...NOBODY, ...print, id, record: winner?.source ?? sources.length, stamp: call?.stamp ?? null };
  for (const [name, { owner, day }] of places) if (name !== home) settled.bury(tombstone, owner, day);
  if (winner === undefined || call === null) return;
  const at = settled.place({ ...call, record: winner.source }, winner.owner, call.day);
  delta.set(print, at.owner, at.day);
}

const NOBODY = {
  line: 0,
  owner: 0,
  day: "",
  second: 0,
  isOut: false,
  isConnected: false,
  talkSeconds: 0,
  customer: "",
};

/** What became of the import's own row of an id, seen from what is true with it and what would be true without it. */
function markOutcome(merge: Merge, sources: Source[], statements: Statement[], winner: Statement | undefined): void {
  const own = statements.find((item) => item.source === 0)?.call;
  if (merge.isUndo || own == null) return;
  const without = winnerOf(
    sources,
    statements.filter((item) => item.source !== 0),
  );
  const owner = statements.find((item) => item.source === 0)?.owner ?? "";
  const text = (item: Statement | undefined) => (item?.call == null ? "" : hashOf(item.owner, item.call));
  const isTrue = text(winner) === hashOf(owner, own);
  const isNew = text(winner) !== text(without);
  const outcome = !isTrue ? "stale" : !isNew ? "unchanged" : merge.isKnownOwner(owner) ? "accepted" : "pending";
  merge.outcome.mark(own.record, outcome);
}

/** Puts what was settled, whatever is stored; true when the day has changed. */
function force(merge: Merge, sources: Source[], calls: Map<string, Block.Call>, { call, isTombstone }: Instruction) {
  const old = calls.get(call.id);
  const importId = sources[call.record]?.from.id;
  if (isTombstone) {
    if (old === undefined) return false;
    if (importId === undefined) return calls.delete(call.id);
    // The tombstone of an import that still counts is as good.
    if (old.isGone && old.importId !== merge.entry.id && !isVoid(merge, old)) return false;
    if (old.isGone && old.importId === importId && old.stamp === call.stamp) return false;
    calls.set(call.id, { ...old, importId, line: 0, stamp: call.stamp, isGone: true, talkSeconds: 0, customer: "" });
    return true;
  }
  const isHere = old !== undefined && !old.isGone && isSame(old, call);
  if (isHere && old.importId === importId && old.line === call.line && old.stamp === call.stamp) return false;
  // A repeat leaves the row where it was first said, unless that is what is withdrawn.
  if (isHere && !merge.isUndo && (call.stamp === null || call.stamp === old.stamp)) return false;
  calls.set(call.id, {
    id: call.id,
    second: call.second,
    isOut: call.isOut,
    isConnected: call.isConnected,
    talkSeconds: call.talkSeconds,
    customer: call.customer,
    importId: importId ?? "",
    line: call.line,
    stamp: call.stamp,
    isGone: false,
  });
  return true;
}
