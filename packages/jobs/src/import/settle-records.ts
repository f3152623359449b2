/** Settles one id partition of a kind that is kept row by row: winners, moves and tombstones, by the state law. */
import * as Canonical from "@clearboard/core/canonical";
import * as Fact from "@clearboard/core/fact";
import * as Zone from "@clearboard/core/zone";
import * as Ledger from "@clearboard/store/ledger";
import * as Month from "@clearboard/store/month";
import * as Organisation from "@clearboard/store/organisation";
import * as Record from "@clearboard/store/record";
import * as Staged from "@clearboard/store/staged";
import type { Json } from "@clearboard/store/table";
import { conflict } from "./conflict.ts";
import { compareStamps, type Merge, stampOf } from "./job.ts";

/** Distinct statements kept per id; older ones fall off, the raw files still hold them. */
const HISTORY = 20;

export async function settleRecords(merge: Merge, kind: Record.Kind, partition: number): Promise<void> {
  const { ctx, entry, generation } = merge;
  const rows = await Staged.records(ctx.files, Ledger.stagingOf(entry), entry.staged ?? {}, kind, partition);
  if (rows.length === 0) return;
  const incoming = winnersInFile(merge, kind, rows);
  const stored = await Record.entities(ctx.table, generation, kind, entry.source, [...incoming.keys()]);
  const later = await laterStatements(merge, kind, partition, incoming);
  const { zone } = await Organisation.get(ctx.table);
  const changes: Record.Change[] = [];
  const months = new Set<string>();
  for (const [id, row] of incoming) {
    const before = stored.get(id);
    const mine = toEntry(entry.id, kind, row);
    const others = (before?.history ?? []).filter((one) => one.importId !== entry.id);
    const history = collapse(merge, [...others, mine, ...(later.get(id) ?? [])]);
    merge.outcome.mark(row.record, fateOf(merge, kind, row, mine, before, history));
    const kept = kind === "person" ? history : history.slice(-HISTORY);
    if (before !== undefined && isSame(before.history, kept)) continue;
    const winner = history.at(-1);
    if (winner === undefined) continue;
    const after = { history: kept, home: { month: winner.month, owner: winner.owner } };
    changes.push({ id, before, after, data: homeData(merge, kind, zone, history, winner) });
    months.add(after.home.month);
    if (before?.home) months.add(before.home.month);
  }
  if (changes.length === 0 || merge.isDry) return;
  await merge.guard();
  // A person or an identity joins every month at board time, so every month that there is may look different now.
  await merge.touch(months.has("always") ? (await Month.list(ctx.table)).map((month) => month.month) : months);
  await Record.write(ctx.table, generation, kind, entry.source, changes);
}

/** One row per id: repeats are duplicates; of different ones the later own stamp wins, and without stamps none may count. */
function winnersInFile(merge: Merge, kind: Record.Kind, rows: Staged.Record[]): Map<string, Staged.Record> {
  const byId = new Map<string, Staged.Record[]>();
  for (const row of rows) {
    const same = byId.get(row.id);
    if (same === undefined) byId.set(row.id, [row]);
    else same.push(row);
  }
  const winners = new Map<string, Staged.Record>();
  for (const [id, same] of byId) {
    same.sort((one, two) => one.record - two.record);
    const latest = same.reduce((best, row) => ((row.stamp ?? -1) > (best.stamp ?? -1) ? row : best));
    const rivals = same.filter((row) => row.stamp === latest.stamp && hashOf(row) !== hashOf(latest));
    if (rivals.length > 0) {
      for (const row of same) merge.outcome.mark(row.record, "rejected");
      merge.conflicts.push(...conflict(kind, id, same));
      continue;
    }
    for (const row of same)
      if (row !== latest) merge.outcome.mark(row.record, hashOf(row) === hashOf(latest) ? "duplicate" : "stale");
    winners.set(id, latest);
  }
  return winners;
}

/** 128 bits over the values alone: the same facts from another file, encoding or column order have the same hash. */
function hashOf(row: Staged.Record): string {
  return Canonical.digest(row.values).slice(0, 32);
}

function isSame(one: Record.Entry[], two: Record.Entry[]): boolean {
  const text = (entries: Record.Entry[]) =>
    JSON.stringify(entries.map((entry) => [entry.importId, entry.line, entry.stamp, entry.hash]));
  return text(one) === text(two);
}

function toEntry(importId: string, kind: Record.Kind, row: Staged.Record): Record.Entry {
  const whole = { kind, ...row } as Fact.Row;
  return {
    importId,
    line: row.line,
    stamp: row.stamp,
    hash: hashOf(row),
    month: Fact.homeMonth(whole),
    owner: Fact.homeOwner(whole),
    values: row.values as unknown as Json,
  };
}

/** What imports with a later as-of say of the same ids; they are applied already, so this file must not win over them. */
async function laterStatements(
  merge: Merge,
  kind: Record.Kind,
  partition: number,
  wanted: Map<string, Staged.Record>,
): Promise<Map<string, Record.Entry[]>> {
  const found = new Map<string, Record.Entry[]>();
  for (const one of merge.later) {
    for (const row of await Staged.records(merge.ctx.files, Ledger.stagingOf(one), one.staged ?? {}, kind, partition)) {
      if (!wanted.has(row.id)) continue;
      const entries = found.get(row.id) ?? [];
      entries.push(toEntry(one.id, kind, row));
      found.set(row.id, entries);
    }
  }
  return found;
}

/** Statements in the order of their stamps, equal neighbours as one: the first of them, with the latest own stamp. */
function collapse(merge: Merge, entries: Record.Entry[]): Record.Entry[] {
  const sorted = entries
    .map((entry) => ({ entry, stamp: stampOf(merge, entry) }))
    .sort((one, two) => compareStamps(one.stamp, two.stamp))
    .map(({ entry }) => entry);
  const distinct: Record.Entry[] = [];
  for (const entry of sorted) {
    const last = distinct.at(-1);
    if (last !== undefined && last.hash === entry.hash) {
      if (entry.stamp !== null && last.stamp !== null && entry.stamp > last.stamp)
        distinct[distinct.length - 1] = { ...last, stamp: entry.stamp };
    } else {
      distinct.push(entry);
    }
  }
  return distinct;
}

function fateOf(
  merge: Merge,
  kind: Record.Kind,
  row: Staged.Record,
  mine: Record.Entry,
  before: Record.Entity | undefined,
  history: Record.Entry[],
) {
  const winner = history.at(-1);
  const isMineAlready = before?.history.some((one) => one.importId === mine.importId) === true;
  const isIn = history.some((one) => one.importId === mine.importId);
  const isNew = isIn && (winner?.importId === mine.importId || kind === "person" || isMineAlready);
  if (!isNew) return winner?.hash === mine.hash || (kind === "person" && !isIn) ? "unchanged" : "stale";
  const owner = "owner" in row.values ? row.values.owner : undefined;
  return owner !== undefined && !merge.isKnownOwner(owner) ? "pending" : "accepted";
}

function homeData(
  merge: Merge,
  kind: Record.Kind,
  zone: string,
  history: Record.Entry[],
  winner: Record.Entry,
): { [name: string]: Json } {
  if (kind !== "person") return { origin: { importId: winner.importId, line: winner.line }, values: winner.values };
  return {
    history: history.map((one) => ({
      day: Zone.dayOf(stampOf(merge, one)[0], zone).day,
      origin: { importId: one.importId, line: one.line },
      values: one.values,
    })),
  };
}
