/** Settles one id partition of a kind other than calls: winners and moves, by the state law. */
import * as Ledger from "@clearboard/store/ledger";
import * as Organisation from "@clearboard/store/organisation";
import * as Record from "@clearboard/store/record";
import * as Staged from "@clearboard/store/staged";
import { conflict, winnersOf } from "./conflict.ts";
import type { Merge } from "./job.ts";
import { together, type Whole } from "./order-lines.ts";
import type { RowOutcome } from "./outcome.ts";
import { collapse, hashOf, isHandedOver, isSame, outcomeOf, settledAs, toEntry } from "./record-entry.ts";

/** What one id partition of an import changes. */
export async function settleRecords(merge: Merge, kind: Record.Kind, partition: number): Promise<Record.Change[]> {
  const { ctx, entry, generation } = merge;
  const rows = await Staged.records(ctx.files, Ledger.stagingOf(entry), entry.staged ?? {}, kind, partition);
  if (rows.length === 0) return [];
  const incoming = winnersInFile(merge, kind, rows);
  const stored = await Record.entities(ctx.table, generation, kind, entry.source, [...incoming.keys()]);
  const later = await laterStatements(merge, kind, partition, incoming);
  const { zone } = await Organisation.get(ctx.table);
  const changes: Record.Change[] = [];
  for (const [id, row] of incoming) {
    const before = stored.get(id);
    const own = toEntry(entry, kind, row);
    const others = (before?.history ?? []).filter((version) => version.importId !== entry.id);
    const known = [...others, ...(later.get(id) ?? [])];
    const history = collapse(merge, kind, [...known, own]);
    judge(merge, kind, row, history, collapse(merge, kind, known));
    const settled = settledAs(kind, zone, history);
    if (before !== undefined && isSame(before.history, settled.after.history)) continue;
    changes.push({ id, before, ...settled });
  }
  return changes;
}

/** The file's one row per id; what becomes of the others is marked. */
export function winnersInFile(merge: Merge, kind: Record.Kind, rows: Staged.Record[]): Map<string, Whole> {
  const { repeats, winners, losers, conflicts } = sift(kind, rows);
  for (const row of repeats) merge.outcome.mark(row.record, "duplicate");
  for (const { row, outcome } of losers) mark(merge, row, outcome);
  for (const { rows: same, rejected } of conflicts) {
    for (const row of same) merge.outcome.mark(row.record, "rejected");
    for (const row of rejected) merge.conflicts.push(row);
  }
  return winners;
}

/** One row per id of a file; rows of ids and orders that contradict themselves, with what is said of them. */
export function sift(kind: Record.Kind, rows: Staged.Record[]) {
  const { rows: all, repeats, broken } = together(rows, hashOf);
  const { winners, losers, rivals } = winnersOf(all, hashOf);
  const conflicts = [
    ...broken.map(({ id, rows: left, lines }) => ({ rows: left, rejected: conflict(kind, id, left, lines) })),
    ...rivals.map(({ id, rows: same }) => {
      const lines = same.flatMap((row) => row.lines ?? [row]);
      return { rows: lines, rejected: conflict(kind, id, lines) };
    }),
  ];
  return { repeats, winners, losers, conflicts };
}

/** Says what became of a row, seen from what is known with it and what was known without it. */
export function judge(
  merge: Merge,
  kind: Record.Kind,
  row: Whole,
  history: Record.Entry[],
  without: Record.Entry[],
): void {
  mark(merge, row, outcomeOf(merge, kind, row, history, without));
  if (isHandedOver(kind, history, without)) merge.handedOver++;
}

/** What became of a row, or of all the lines that it stands for. */
function mark(merge: Merge, row: Whole, outcome: RowOutcome): void {
  for (const line of row.lines ?? [row]) merge.outcome.mark(line.record, outcome);
}

/** What imports with a later as-of say of the same ids; they are applied already, so this file must not win over them. */
async function laterStatements(
  merge: Merge,
  kind: Record.Kind,
  partition: number,
  wanted: Map<string, Staged.Record>,
): Promise<Map<string, Record.Entry[]>> {
  const found = new Map<string, Record.Entry[]>();
  for (const laterEntry of merge.later) {
    const rows = await Staged.records(
      merge.ctx.files,
      Ledger.stagingOf(laterEntry),
      laterEntry.staged ?? {},
      kind,
      partition,
    );
    const named = rows.filter(({ id }) => wanted.has(id));
    for (const row of winnersOf(together(named, hashOf).rows, hashOf).winners.values()) {
      const entries = found.get(row.id) ?? [];
      entries.push(toEntry(laterEntry, kind, row));
      found.set(row.id, entries);
    }
  }
  return found;
}
