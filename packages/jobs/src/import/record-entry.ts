/** What imports say about one id, in the order in which it counts. */
import * as Canonical from "@clearboard/core/canonical";
import * as Fact from "@clearboard/core/fact";
import * as Closing from "@clearboard/core/fact/closing";
import * as History from "@clearboard/core/fact/history";
import { KINDS } from "@clearboard/core/fact/kinds";
import * as Zone from "@clearboard/core/zone";
import * as Ledger from "@clearboard/store/ledger";
import * as Record from "@clearboard/store/record";
import type * as Staged from "@clearboard/store/staged";
import type { Json } from "@clearboard/store/table";
import { compareStamps, type Stamp } from "../calls/law.ts";
import type { Merge } from "./job.ts";

/** Hash of the statement that a row is gone. */
const GONE = "gone";

const hashes = new WeakMap<object, string>();

/** 128 bits over the values alone: the same facts from another file, encoding or column order have the same hash. */
export function hashOf({ values }: Staged.Record): string {
  const hash = hashes.get(values) ?? Canonical.digest(values).slice(0, 32);
  hashes.set(values, hash);
  return hash;
}

/** A row as a statement of its import. */
export function toEntry(from: Ledger.Info, kind: Record.Kind, row: Staged.Record): Record.Entry {
  const whole = { kind, ...row } as Fact.Row;
  return {
    importId: from.id,
    line: row.line,
    stamp: row.stamp,
    at: row.stamp ?? from.asOf,
    hash: hashOf(row),
    month: Fact.homeMonth(whole),
    owner: Fact.homeOwner(whole),
    values: row.values as unknown as Json,
    ...(kind === "deal" && from.correctsOwner === true ? { correctsOwner: true } : {}),
  };
}

/** What a file that holds every row of its days says of an id that it does not name. */
export function goneEntry(from: Ledger.Info): Record.Entry {
  const unplaced = { line: 0, stamp: null, month: "", owner: "", values: null };
  return { importId: from.id, at: from.asOf, hash: GONE, ...unplaced };
}

export function isGone(entry: Record.Entry | undefined): boolean {
  return entry === undefined || entry.hash === GONE;
}

/**
 * An entry as the statements it stands for: a row with a stamp of its own speaks at that time, one without whenever its
 * file was delivered, and both once more when the same was stated later.
 */
function statementsOf(merge: Merge, entry: Record.Entry): { entry: Record.Entry; stamp: Stamp }[] {
  const { until, ...plain } = entry;
  const delivered = merge.ledger.get(entry.importId);
  const times =
    entry.stamp !== null
      ? [entry.stamp]
      : delivered === undefined || entry.hash === GONE
        ? [entry.at]
        : Ledger.asOfsOf(delivered);
  const statements = times.map((at) => ({ ...plain, at }));
  if (until !== undefined) statements.push({ ...plain, stamp: until, at: until });
  return statements.map((row) => ({ entry: row, stamp: [row.at, delivered?.receivedAt ?? 0, row.hash] }));
}

/**
 * Statements in the order of their stamps, equal neighbours as one: the first of them, with the latest stamp that says the
 * same. That a row is gone counts only when it was on a day that the file which lacks it holds whole.
 */
export function collapse(merge: Merge, kind: Record.Kind, entries: Record.Entry[]): Record.Entry[] {
  const sorted = entries.flatMap((entry) => statementsOf(merge, entry)).sort((a, b) => compareStamps(a.stamp, b.stamp));
  const distinct: Record.Entry[] = [];
  for (const [place, { entry }] of sorted.entries()) {
    // Every statement of a person counts, but of those of one time the last: a file read again says better what it said.
    if (kind === "person" && sorted[place + 1]?.entry.at === entry.at) continue;
    const last = distinct.at(-1);
    if (entry.hash === GONE && !covers(merge, kind, entry, last)) continue;
    // The same said by a source that corrects the owner says more.
    const saysMore = entry.correctsOwner === true && last?.correctsOwner !== true;
    if (last?.hash !== entry.hash || saysMore) distinct.push(entry);
    // Without a stamp of its own the repeat is found again among the staged rows of its import, should it ever matter.
    else if (entry.stamp !== null && entry.stamp > last.at) last.until = entry.stamp;
  }
  return distinct;
}

function covers(merge: Merge, kind: Record.Kind, gone: Record.Entry, before: Record.Entry | undefined): boolean {
  if (before === undefined || isGone(before)) return false;
  const days = merge.ledger.get(gone.importId)?.complete?.[kind];
  return Ledger.covers(days && new Set(days), Fact.dayOf(kind, before.values));
}

/** What became of a row, seen from what is known with it and what was known without it. */
export function outcomeOf(
  merge: Merge,
  kind: Record.Kind,
  row: Staged.Record,
  history: Record.Entry[],
  without: Record.Entry[],
): "accepted" | "pending" | "unchanged" | "stale" {
  const text = (entries: Record.Entry[]) => JSON.stringify(entries.map((entry) => [entry.hash, entry.at]));
  const winner = history.at(-1);
  const now = Record.counted(kind, history);
  const was = Record.counted(kind, without);
  const isNew =
    kind === "person"
      ? text(history) !== text(without)
      : winner?.hash !== without.at(-1)?.hash || now?.hash !== was?.hash || now?.owner !== was?.owner;
  const isMine = winner?.hash === hashOf(row);
  if (!isNew) return kind === "person" || isMine ? "unchanged" : "stale";
  const stated = "owner" in row.values ? row.values.owner : undefined;
  const owner = kind === "deal" ? now?.owner : stated;
  return owner !== undefined && !merge.isKnownOwner(owner) ? "pending" : "accepted";
}

/** Whether a row says no more of a closed deal than that somebody else has it now. */
export function isHandedOver(kind: Record.Kind, history: Record.Entry[], without: Record.Entry[]): boolean {
  if (kind !== "deal") return false;
  const [now, was] = [Record.counted(kind, history), Record.counted(kind, without)];
  if (now === undefined || was === undefined) return false;
  if ((now.nowWith ?? now.owner) === (was.nowWith ?? was.owner)) return false;
  return Canonical.text(now.values) === Canonical.text(was.values);
}

/** Whether two histories say the same of the same imports. */
export function isSame(a: Record.Entry[], b: Record.Entry[]): boolean {
  const text = (entries: Record.Entry[]) =>
    JSON.stringify(
      entries.map((entry) => [entry.importId, entry.line, entry.stamp, entry.hash, entry.at, entry.until]),
    );
  return text(a) === text(b);
}

/** Distinct statements kept per id; older ones fall off, the raw files still hold them. */
const HISTORY = 20;

/** What an id comes to: its history, its home and what its home holds of it; no home when nothing is left of it. */
export function settledAs(
  kind: Record.Kind,
  zone: string,
  history: Record.Entry[],
): Pick<Record.Change, "after" | "data"> {
  const counted = Record.counted(kind, history);
  const kept = kind === "person" ? history : cut(kind, history);
  if (counted === undefined) return { after: { history: kept, home: null }, data: null };
  const home = { month: counted.month, owner: counted.owner };
  return { after: { history: kept, home }, data: homeData(kind, zone, history, counted) };
}

/**
 * The latest statements, and of the older ones the ends of every turn, also when a late file parts them: by them is told what
 * the tracked fields were, and whose a deal was.
 */
function cut(kind: Record.Kind, history: Record.Entry[]): Record.Entry[] {
  const first = history.length - HISTORY;
  if (first <= 0) return history;
  const turns = history.map((entry) => {
    const tracked = History.turnOf(KINDS[kind], entry);
    return kind === "deal" ? Closing.turnOf(entry) + tracked : tracked;
  });
  return history.filter((_, at) => at >= first || turns[at] !== turns[at - 1] || turns[at] !== turns[at + 1]);
}

function homeData(
  kind: Record.Kind,
  zone: string,
  history: Record.Entry[],
  { importId, line, values }: Record.Entry,
): { [name: string]: Json } {
  if (kind !== "person") return { origin: { importId, line }, values };
  return {
    history: history.map((entry) => ({
      day: Zone.dayOf(entry.at, zone).day,
      origin: { importId: entry.importId, line: entry.line },
      values: entry.values,
    })),
  };
}
