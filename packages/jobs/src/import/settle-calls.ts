/**
 * Calls: an import's segment becomes part of its source, or is taken out again. Every touched owner's day is judged with it and
 * without it; then the months' items name it, which is the commit point; then the sums are stored. Repeating changes nothing more.
 */
import type { CallDay, CallFile } from "@clearboard/core/board/inputs";
import { byText } from "@clearboard/core/order";
import * as Period from "@clearboard/core/period";
import * as Row from "@clearboard/store/call/lane-row";
import * as Manifest from "@clearboard/store/call/manifest";
import { folderOf } from "@clearboard/store/call/segment";
import * as Sums from "@clearboard/store/call/sums";
import * as Ledger from "@clearboard/store/ledger";
import { CallDays, isOneStatement, type Pieces } from "../calls/call-days.ts";
import { readManifest } from "../calls/call-files.ts";
import { isSame } from "../calls/law.ts";
import * as CallRepeats from "./call-repeats.ts";
import { compactMonth } from "./compact-calls.ts";
import type { Merge } from "./job.ts";
import { tombstonesOf, writeTombstones } from "./moved-calls.ts";
import { monthsAround } from "./window.ts";

/** Owner's months that wait to be written together, and owners that are judged before another look at the lease. */
const BATCH = 500;
const OWNERS = 200;

type Job = {
  merge: Merge;
  days: CallDays;
  manifest: Manifest.Manifest;
  file: CallFile;
  /** imports that its tombstones speak for, by month */
  cited: { [month: string]: string[] };
  /** days that the file holds whole */
  complete: Set<string> | undefined;
  /** tombstones of other imports that speak for one that is taken out, as segments of their own */
  tombstones: CallFile[];
};

/** Takes the calls of a staged import in, or out again where `merge.isUndo`. */
export async function settleCalls(merge: Merge): Promise<void> {
  const { ctx, entry, generation, isUndo } = merge;
  const manifest = await readManifest(ctx, generation, entry.source, merge.ledger.values());
  const days = new CallDays(ctx.files);
  const file = await fileOf(merge, manifest, days);
  if (file === undefined) return;
  const complete = entry.complete?.call;
  const cited = file.tombstones === undefined ? {} : ((await days.segment(file.tombstones)).about.cited ?? {});
  const tombstones = isUndo ? await tombstonesFor(days, manifest, entry.id) : [];
  const job: Job = { merge, days, manifest, file, cited, complete: complete && new Set(complete), tombstones };
  if (!isUndo) await CallRepeats.mark(merge, file.folder);
  const { sums, months } = await judge(job);
  await merge.touch(months);
  if (merge.isDry) return;
  const versions = await commit(job);
  await store(job, sums, versions);
  if (!isUndo)
    for (const month of versions.keys()) if (month !== Manifest.EVERY_MONTH) await compactMonth(merge, days, month);
}

/** The import as the months' items name it; where it has moved ids, their tombstones are written first. Undefined where it is nowhere. */
async function fileOf(merge: Merge, manifest: Manifest.Manifest, days: CallDays): Promise<CallFile | undefined> {
  const { entry, isUndo } = merge;
  const known = [...manifest.values()].flat().find(({ importId }) => importId === entry.id);
  // What a run that died has named is complete but for its sums.
  const file = known ?? unnamed(entry);
  if (known !== undefined || file === undefined) return file;
  if (isUndo) {
    const tombstones = await tombstonesOf(merge.ctx.files, file.folder);
    return tombstones === undefined ? file : { ...file, tombstones };
  }
  const others = distinct(manifest);
  const { about } = await days.segment(file.segment);
  const { own, near } = monthsAround([...manifest.keys()], merge.retakeMonths, about.months);
  const window = new Set([...own, ...near]);
  const isInWindow = (month: string) => merge.isWide || window.has(month);
  const inReach = others.filter(({ importId }) => Manifest.monthsOf(manifest, importId).some(isInWindow));
  const tombstones = inReach.length === 0 ? undefined : await writeTombstones(merge, days, file, inReach, isInWindow);
  return tombstones === undefined ? file : { ...file, tombstones };
}

/** The tombstones of later imports that stand for statements of this one. */
async function tombstonesFor(days: CallDays, manifest: Manifest.Manifest, importId: string): Promise<CallFile[]> {
  const found: CallFile[] = [];
  for (const { tombstones, ...file } of distinct(manifest)) {
    if (tombstones === undefined) continue;
    const { cited = {} } = (await days.segment(tombstones)).about;
    if (Object.values(cited).some((ids) => ids.includes(importId))) found.push({ ...file, segment: tombstones });
  }
  return found;
}

function unnamed(entry: Ledger.Info): CallFile | undefined {
  if (entry.segment === undefined) return undefined;
  const { id: importId, asOf, receivedAt, segment } = entry;
  return { importId, folder: folderOf(segment), segment, asOf, receivedAt };
}

type Judged = { sums: { owner: string; month: string; days: CallDay[] }[]; months: Set<string> };

/** What becomes of every day that the import touches; the months in which anything is another now. */
async function judge(job: Job): Promise<Judged> {
  const { merge, days } = job;
  const found: Judged = { sums: [], months: new Set() };
  for (const [place, owner] of (await ownersOf(job)).entries()) {
    // The lease must not run out over the owners of a large file.
    if (place % OWNERS === 0) await merge.guard();
    const byMonth = Map.groupBy([...(await touchedDays(job, owner))].sort(), Period.monthOf);
    for (const [month, some] of byMonth) {
      const all = filesOf(job, month);
      const sums: CallDay[] = [];
      for (const day of some) {
        const pieces = await days.pieces(all, owner, day);
        if (merge.isUndo) {
          sums.push(await days.sums(without(pieces, job), owner, day));
          found.months.add(month);
          continue;
        }
        if (await judgeDay(job, pieces, owner, day)) found.months.add(month);
        sums.push(await days.sums(pieces, owner, day));
      }
      found.sums.push({ owner, month, days: sums });
    }
  }
  return found;
}

const without = ({ held, all }: Pieces, { file }: Job): Pieces => ({
  held: held.filter((piece) => piece.file.importId !== file.importId),
  all: all.filter(({ importId }) => importId !== file.importId),
});

/** The files of a month with the import among them, named already or not. */
function filesOf(job: Job, month: string): CallFile[] {
  const { manifest, file, complete } = job;
  const others = [...Manifest.ofMonth(manifest, month), ...citedIn(job, month)];
  return [...others.filter(({ importId }) => importId !== file.importId), { ...file, ...completeIn(complete, month) }];
}

/** Imports without a call in the month that the tombstones there speak for; those of every month are among its files anyway. */
function citedIn({ manifest, cited }: Job, month: string): CallFile[] {
  const ids = new Set(cited[month]);
  const here = new Set(Manifest.ofMonth(manifest, month).map(({ importId }) => importId));
  return distinct(manifest)
    .filter(({ importId }) => ids.has(importId) && !here.has(importId))
    .map(({ complete: _, ...file }) => file);
}

/** The days of a month that the file holds whole. */
function completeIn(complete: Set<string> | undefined, month: string): Pick<CallFile, "complete"> {
  if (complete === undefined) return {};
  const days = complete.has(Ledger.EVERY_DAY)
    ? [Ledger.EVERY_DAY]
    : [...complete].filter((day) => Period.monthOf(day) === month);
  return { complete: days.sort() };
}

/** Marks what became of the import's rows of a day; true where anything counts that did not, or no longer does. */
async function judgeDay(job: Job, pieces: Pieces, owner: string, day: string): Promise<boolean> {
  const { merge, days, file } = job;
  const own = pieces.held.find((piece) => piece.file.importId === file.importId);
  const others = without(pieces, job);
  const accepted = merge.isKnownOwner(owner) ? "accepted" : "pending";
  if (own?.block !== undefined && (await isOneStatement(pieces))) {
    const { flags, records } = await own.segment.records(own.block);
    const outcome = others.held.length === 0 ? accepted : "unchanged";
    for (const [row, record] of records.entries())
      if (((flags[row] as number) & Row.MUTE) === 0) merge.outcome.mark(record, outcome);
    return others.held.length === 0;
  }
  const before = await days.counted(others, owner, day);
  const after = await days.counted(pieces, owner, day);
  for (const call of own?.block === undefined ? [] : await own.segment.calls(own.block)) {
    if (call.isMute) continue;
    const [was, now] = [before.get(call.id), after.get(call.id)];
    const isTrue = now !== undefined && isSame(now.call, call);
    const isNew = was === undefined || !isSame(was.call, call);
    merge.outcome.mark(call.record, !isTrue ? "stale" : isNew ? accepted : "unchanged");
  }
  if (before.size !== after.size) return true;
  return [...before].some(([id, { call }]) => {
    const now = after.get(id);
    return now === undefined || !isSame(now.call, call);
  });
}

/** Every owner with a day that the import touches, in the order in which segments are read. */
function ownersOf({ days, manifest, file, complete, tombstones }: Job): Promise<string[]> {
  return days.owners([file, ...tombstones, ...(complete === undefined ? [] : distinct(manifest))]);
}

const distinct = (manifest: Manifest.Manifest): CallFile[] => [
  ...new Map([...manifest.values()].flat().map((file) => [file.importId, file])).values(),
];

async function touchedDays({ days, manifest, file, complete, tombstones }: Job, owner: string): Promise<Set<string>> {
  const touched = await days.daysOf([file, ...tombstones], owner);
  if (complete === undefined) return touched;
  for (const day of await days.daysOf(distinct(manifest), owner)) if (Ledger.covers(complete, day)) touched.add(day);
  return touched;
}

/** Names the import in its months, or no longer. Gives the versions of their items. */
async function commit(job: Job): Promise<Map<string, number>> {
  const { merge, manifest, file, complete, days } = job;
  const { ctx, entry, generation, isUndo } = merge;
  const months = new Set(Manifest.monthsOf(manifest, entry.id));
  if (!isUndo) {
    for (const name of [file.segment, file.tombstones])
      if (name !== undefined) for (const month of (await days.segment(name)).about.months) months.add(month);
    if (complete?.has(Ledger.EVERY_DAY)) months.add(Manifest.EVERY_MONTH);
  }
  const versions = new Map<string, number>();
  for (const month of [...months].sort()) {
    await merge.guard();
    const named = isUndo ? [] : [...citedIn(job, month), { ...file, ...completeIn(complete, month) }];
    versions.set(
      month,
      await Manifest.change(ctx.table, generation, entry.source, month, named, isUndo ? entry.id : ""),
    );
  }
  return versions;
}

async function store({ merge }: Job, sums: Judged["sums"], versions: Map<string, number>): Promise<void> {
  const { ctx, entry, generation } = merge;
  for (let from = 0; from < sums.length; from += BATCH) {
    const batch = sums.slice(from, from + BATCH);
    const known = await Sums.find(ctx.table, generation, entry.source, batch);
    const writes = batch.flatMap(({ owner, month, days }) => {
      const before = known.get(`${month} ${owner}`) ?? [];
      const after = new Map(before.map((sum) => [sum.day, sum]));
      for (const sum of days) {
        if (sum.dials > 0) after.set(sum.day, sum);
        else after.delete(sum.day);
      }
      const list = [...after.values()].sort((a, b) => byText(a.day, b.day));
      if (JSON.stringify(list) === JSON.stringify(before)) return [];
      return [Sums.write(generation, entry.source, { owner, month, days: list, version: versions.get(month) ?? 0 })];
    });
    await merge.put(writes);
    ctx.report?.({ importId: entry.id, step: "write", done: Math.min(from + BATCH, sums.length), total: sums.length });
  }
}
