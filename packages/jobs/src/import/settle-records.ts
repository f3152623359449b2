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
import { conflict, winnersOf } from "./conflict.ts";
import { compareStamps, type Merge, type Stamp } from "./job.ts";

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
    const mine = toEntry(entry, kind, row);
    const others = (before?.history ?? []).filter((one) => one.importId !== entry.id);
    const known = [...others, ...(later.get(id) ?? [])];
    const history = collapse(merge, [...known, mine]);
    merge.outcome.mark(row.record, fateOf(merge, kind, row, history, collapse(merge, known)));
    const kept = kind === "person" ? history : history.slice(-HISTORY);
    if (before !== undefined && isSame(before.history, kept)) continue;
    const winner = history.at(-1);
    if (winner === undefined) continue;
    const after = { history: kept, home: { month: winner.month, owner: winner.owner } };
    changes.push({ id, before, after, data: homeData(kind, zone, history, winner) });
    months.add(after.home.month);
    if (before?.home) months.add(before.home.month);
  }
  if (changes.length === 0 || merge.isDry) return;
  await merge.guard();
  // A person or an identity joins every month at board time, so every month that there is may look different now.
  await merge.touch(months.has("always") ? (await Month.list(ctx.table)).map((month) => month.month) : months);
  await Record.write(ctx.table, generation, kind, entry.source, changes);
}

/** The file's one row per id; what becomes of the others is marked. */
function winnersInFile(merge: Merge, kind: Record.Kind, rows: Staged.Record[]): Map<string, Staged.Record> {
  const { winners, losers, rivals } = winnersOf(rows, hashOf);
  for (const { row, fate } of losers) merge.outcome.mark(row.record, fate);
  for (const { id, rows: same } of rivals) {
    for (const row of same) merge.outcome.mark(row.record, "rejected");
    merge.conflicts.push(...conflict(kind, id, same));
  }
  return winners;
}

/** 128 bits over the values alone: the same facts from another file, encoding or column order have the same hash. */
function hashOf(row: Staged.Record): string {
  return Canonical.digest(row.values).slice(0, 32);
}

function isSame(one: Record.Entry[], two: Record.Entry[]): boolean {
  const text = (entries: Record.Entry[]) =>
    JSON.stringify(
      entries.map((entry) => [entry.importId, entry.line, entry.stamp, entry.hash, entry.at, entry.until]),
    );
  return text(one) === text(two);
}

function toEntry(from: Ledger.Info, kind: Record.Kind, row: Staged.Record): Record.Entry {
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
    const rows = await Staged.records(merge.ctx.files, Ledger.stagingOf(one), one.staged ?? {}, kind, partition);
    for (const row of winnersOf(
      rows.filter(({ id }) => wanted.has(id)),
      hashOf,
    ).winners.values()) {
      const entries = found.get(row.id) ?? [];
      entries.push(toEntry(one, kind, row));
      found.set(row.id, entries);
    }
  }
  return found;
}

/**
 * An entry as the statements it stands for: a row with a stamp of its own speaks at that time, one without whenever its
 * file was delivered, and both once more when the same was stated later.
 */
function statementsOf(merge: Merge, entry: Record.Entry): { entry: Record.Entry; stamp: Stamp }[] {
  const { until, ...plain } = entry;
  const delivered = merge.ledger.get(entry.importId);
  const times = entry.stamp !== null ? [entry.stamp] : delivered === undefined ? [entry.at] : Ledger.asOfsOf(delivered);
  const said = times.map((at) => ({ ...plain, at }));
  if (until !== undefined) said.push({ ...plain, stamp: until, at: until });
  return said.map((one) => ({ entry: one, stamp: [one.at, delivered?.receivedAt ?? 0, one.hash] }));
}

/** Statements in the order of their stamps, equal neighbours as one: the first of them, with the latest stamp that says the same. */
function collapse(merge: Merge, entries: Record.Entry[]): Record.Entry[] {
  const sorted = entries
    .flatMap((entry) => statementsOf(merge, entry))
    .sort((one, two) => compareStamps(one.stamp, two.stamp));
  const distinct: Record.Entry[] = [];
  for (const { entry } of sorted) {
    const last = distinct.at(-1);
    if (last?.hash !== entry.hash) distinct.push(entry);
    // Without a stamp of its own the repeat is found again among the staged rows of its import, should it ever matter.
    else if (entry.stamp !== null && entry.stamp > last.at) last.until = entry.stamp;
  }
  return distinct;
}

/** What became of a row, seen from what is known with it and what was known without it. */
function fateOf(merge: Merge, kind: Record.Kind, row: Staged.Record, history: Record.Entry[], without: Record.Entry[]) {
  const text = (entries: Record.Entry[]) => JSON.stringify(entries.map((entry) => [entry.hash, entry.at]));
  const winner = history.at(-1);
  const isNew = kind === "person" ? text(history) !== text(without) : winner?.hash !== without.at(-1)?.hash;
  if (!isNew) return kind === "person" || winner?.hash === hashOf(row) ? "unchanged" : "stale";
  const owner = "owner" in row.values ? row.values.owner : undefined;
  return owner !== undefined && !merge.isKnownOwner(owner) ? "pending" : "accepted";
}

function homeData(
  kind: Record.Kind,
  zone: string,
  history: Record.Entry[],
  winner: Record.Entry,
): { [name: string]: Json } {
  if (kind !== "person") return { origin: { importId: winner.importId, line: winner.line }, values: winner.values };
  return {
    history: history.map((one) => ({
      day: Zone.dayOf(one.at, zone).day,
      origin: { importId: one.importId, line: one.line },
      values: one.values,
    })),
  };
}
