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

/** An import with its lists; its place in the list of speakers is the `record` of what it says. */
type Speaker = { from: Ledger.Info; lists: Staged.Lists; days: Set<string> | undefined };

/** What a speaker says of an id: where the call is, or that it is on none of the days which the file holds whole. */
type Said = { stamp: Stamp; speaker: number; call: StagedCall.Call | null; owner: string };

type Case = { print: Fingerprint.Fingerprint; id: string; said: Said[]; places: Map<string, CallMap.Place> };

export async function mergeCallsAgain(merge: Merge): Promise<void> {
  const { ctx, entry, generation } = merge;
  const settled = new Settled(ctx.files, Ledger.stagingOf(entry), { owners: [], days: [] });
  const delta = new MapDelta(ctx.files, settled.folder);
  const speakers: Speaker[] = [];
  for (const from of [entry, ...merge.others]) {
    if (from.staged?.call === undefined) continue;
    const lists = await Staged.lists(ctx.files, Ledger.stagingOf(from));
    const days = from.complete?.call;
    speakers.push({ from, lists, days: days === undefined ? undefined : new Set(days) });
  }
  const months = new Set((await Month.list(ctx.table)).map(({ month }) => month));
  for (const { lists } of speakers) for (const day of lists.days) months.add(day.slice(0, 7));
  const apply = (_: Merge, __: string, calls: Map<string, Block.Call>, one: Instruction) =>
    force(merge, speakers, calls, one);
  try {
    for (let partition = 0; partition < Fingerprint.COUNT; partition++) {
      const maps: CallMap.CallMap[] = [];
      for (const month of months) {
        const map = await CallMap.read(ctx.table, ctx.files, generation, entry.source, month, partition);
        if (map.size > 0) maps.push(map);
      }
      for (const one of await casesOf(merge, speakers, partition)) {
        settle(merge, speakers, one, maps, settled, delta);
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

/** Every id of the partition that the import speaks of, or keeps silent of on a day it holds whole, with all that was said. */
async function casesOf(merge: Merge, speakers: Speaker[], partition: number): Promise<Iterable<Case>> {
  const pieces = ({ from }: Speaker) =>
    Staged.calls(merge.ctx.files, Ledger.stagingOf(from), from.staged ?? {}, partition);
  const wanted = new PrintSet();
  for (const [at, speaker] of speakers.entries()) {
    const covered = new Set<number>();
    if (at > 0)
      for (const [number, day] of speaker.lists.days.entries())
        if (speakers[0]?.days?.has(day) === true) covered.add(number);
    if (at > 0 && covered.size === 0) continue;
    for await (const bytes of pieces(speaker))
      for (const row = new StagedCall.Walk(bytes); row.next(); ) if (at === 0 || covered.has(row.day)) wanted.add(row);
  }
  const cases = new Map<string, Case>();
  if (wanted.size === 0) return cases.values();
  const silent: Set<string>[] = [];
  for (const [at, speaker] of speakers.entries()) {
    const rows: StagedCall.Call[] = [];
    for await (const bytes of pieces(speaker))
      for (const row = new StagedCall.Walk(bytes); row.next(); )
        if (wanted.has(row)) rows.push(row.call(speaker.lists.days));
    silent.push(new Set(rows.map(({ id }) => id)));
    hear(merge, cases, speaker, at, rows);
  }
  for (const [at, { from, days }] of speakers.entries()) {
    if (days === undefined || (merge.isUndo && at === 0)) continue;
    const stamp: Stamp = [from.asOf, from.receivedAt, "gone"];
    for (const one of cases.values())
      if (silent[at]?.has(one.id) !== true) one.said.push({ stamp, speaker: at, call: null, owner: "" });
  }
  return cases.values();
}

function hear(
  merge: Merge,
  cases: Map<string, Case>,
  { from, lists }: Speaker,
  at: number,
  rows: StagedCall.Call[],
): void {
  const isSubject = at === 0;
  for (const row of rows) {
    const one = cases.get(row.id) ?? {
      print: { high: row.high, low: row.low },
      id: row.id,
      said: [],
      places: new Map(),
    };
    cases.set(row.id, one);
    const owner = entryAt(lists.owners, row.owner);
    one.places.set(`${row.day} ${owner}`, { owner, day: row.day });
  }
  const { winners, losers, rivals } = winnersOf(rows, textOf);
  if (isSubject && !merge.isUndo) {
    for (const { row, fate } of losers) merge.outcome.mark(row.record, fate);
    for (const { id, rows: same } of rivals) {
      for (const row of same) merge.outcome.mark(row.record, "rejected");
      merge.conflicts.push(...conflict("call", id, same));
    }
  }
  if (isSubject && merge.isUndo) return;
  for (const call of winners.values()) {
    const owner = entryAt(lists.owners, call.owner);
    const stamp = stampOf(merge, { stamp: call.stamp, importId: from.id, hash: hashOf(owner, call) });
    cases.get(call.id)?.said.push({ stamp, speaker: at, call, owner });
  }
}

/** The last word about an id by the state law. Sorts what was said. */
function lastWord(speakers: Speaker[], said: Said[]): Said | undefined {
  let word: Said | undefined;
  for (const one of said.sort((left, right) => compareStamps(left.stamp, right.stamp))) {
    if (one.call !== null) word = one;
    else if (word?.call != null && speakers[one.speaker]?.days?.has(word.call.day) === true) word = one;
  }
  return word;
}

function settle(
  merge: Merge,
  speakers: Speaker[],
  { print, id, said, places }: Case,
  maps: CallMap.CallMap[],
  settled: Settled,
  delta: MapDelta,
): void {
  const word = lastWord(speakers, said);
  markFate(merge, speakers, said, word);
  const call = word?.call ?? null;
  const home = call === null ? "" : `${call.day} ${word?.owner}`;
  for (const map of maps) {
    const place = map.get(print);
    if (place === undefined) continue;
    places.set(`${place.day} ${place.owner}`, place);
    if (call?.day.slice(0, 7) !== map.month) delta.drop(print, map.month);
  }
  const grave = { ...NOBODY, ...print, id, record: word?.speaker ?? speakers.length, stamp: call?.stamp ?? null };
  for (const [name, { owner, day }] of places) if (name !== home) settled.bury(grave, owner, day);
  if (word === undefined || call === null) return;
  const at = settled.place({ ...call, record: word.speaker }, word.owner, call.day);
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
function markFate(merge: Merge, speakers: Speaker[], said: Said[], word: Said | undefined): void {
  const mine = said.find((one) => one.speaker === 0)?.call;
  if (merge.isUndo || mine == null) return;
  const without = lastWord(
    speakers,
    said.filter((one) => one.speaker !== 0),
  );
  const owner = said.find((one) => one.speaker === 0)?.owner ?? "";
  const text = (one: Said | undefined) => (one?.call == null ? "" : hashOf(one.owner, one.call));
  const isTrue = text(word) === hashOf(owner, mine);
  const isNew = text(word) !== text(without);
  const fate = !isTrue ? "stale" : !isNew ? "unchanged" : merge.isKnownOwner(owner) ? "accepted" : "pending";
  merge.outcome.mark(mine.record, fate);
}

/** Puts what was settled, whatever is stored; true when the day has changed. */
function force(merge: Merge, speakers: Speaker[], calls: Map<string, Block.Call>, { call, isTombstone }: Instruction) {
  const old = calls.get(call.id);
  const importId = speakers[call.record]?.from.id;
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
