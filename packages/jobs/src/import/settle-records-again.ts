/**
 * Settles ids from the staged rows of every import that speaks of them, whatever is stored: for an import that is withdrawn
 * (its own rows no longer count) and for sources whose files hold every row of their days (who is absent is gone).
 */
import * as Fact from "@clearboard/core/fact";
import * as Ledger from "@clearboard/store/ledger";
import * as Organisation from "@clearboard/store/organisation";
import * as Record from "@clearboard/store/record";
import * as Staged from "@clearboard/store/staged";
import { winnersOf } from "./conflict.ts";
import type { Merge } from "./job.ts";
import { together, type Whole } from "./order-lines.ts";
import { collapse, goneEntry, hashOf, isSame, settledAs, toEntry } from "./record-entry.ts";
import { judge, winnersInFile } from "./settle-records.ts";

export async function settleRecordsAgain(merge: Merge, kind: Record.Kind, partition: number): Promise<Record.Change[]> {
  const { ctx, entry, generation, isUndo } = merge;
  const rowsOf = (from: Ledger.Info) =>
    Staged.records(ctx.files, Ledger.stagingOf(from), from.staged ?? {}, kind, partition);
  const ownRows = await rowsOf(entry);
  const statements = new Map<string, Record.Entry[]>();
  const wanted = new Set(ownRows.map(({ id }) => id));
  const others: { from: Ledger.Info; rows: Staged.Record[] }[] = [];
  const covered = new Set(entry.complete?.[kind]);
  for (const from of merge.others) {
    const rows = await rowsOf(from);
    others.push({ from, rows });
    for (const row of rows) if (Ledger.covers(covered, Fact.dayOf(kind, row.values))) wanted.add(row.id);
  }
  if (wanted.size === 0) return [];
  const add = (id: string, statement: Record.Entry) => {
    const list = statements.get(id);
    if (list === undefined) statements.set(id, [statement]);
    else list.push(statement);
  };
  for (const { from, rows } of others) addStatements(kind, from, rows, wanted, add);
  const without = new Map([...wanted].map((id) => [id, collapse(merge, kind, statements.get(id) ?? [])]));
  const incoming = isUndo ? new Map<string, Whole>() : winnersInFile(merge, kind, ownRows);
  if (!isUndo) addStatements(kind, entry, ownRows, wanted, add);
  const stored = await Record.entities(ctx.table, generation, kind, entry.source, [...wanted]);
  const { zone } = await Organisation.get(ctx.table);
  const ownHomes = merge.isHalf ? homesOf(kind, ownRows, others) : new Map<string, Record.Home[]>();
  const changes: Record.Change[] = [];
  for (const id of wanted) {
    const history = collapse(merge, kind, statements.get(id) ?? []);
    const row = incoming.get(id);
    if (row !== undefined) judge(merge, kind, row, history, without.get(id) ?? []);
    const before = stored.get(id);
    const strays = ownHomes.get(id);
    const settled = settledAs(kind, zone, history);
    // A merge that broke off may have written a home that the entity does not know of.
    if (strays === undefined && isSame(before?.history ?? [], settled.after.history)) continue;
    changes.push({ id, before, ...settled, ...(strays === undefined ? {} : { strays }) });
  }
  return changes;
}

/** Adds what a file says of the ids: its one row of each, or, where it holds every row of its days, that it has none. */
function addStatements(
  kind: Record.Kind,
  from: Ledger.Info,
  rows: Staged.Record[],
  wanted: Set<string>,
  add: (id: string, statement: Record.Entry) => void,
): void {
  const named = rows.filter(({ id }) => wanted.has(id));
  for (const row of winnersOf(together(named, hashOf).rows, hashOf).winners.values())
    add(row.id, toEntry(from, kind, row));
  if (from.complete?.[kind] === undefined) return;
  const present = new Set(named.map(({ id }) => id));
  for (const id of wanted) if (!present.has(id)) add(id, goneEntry(from));
}

/** Where a merge may have written the file's ids: whose a closed deal counts as may be what another file says of it. */
function homesOf(
  kind: Record.Kind,
  ownRows: Staged.Record[],
  others: { rows: Staged.Record[] }[],
): Map<string, Record.Home[]> {
  const homes = new Map(ownRows.map(({ id }): [string, Record.Home[]] => [id, []]));
  for (const rows of [ownRows, ...(kind === "deal" ? others : []).map((other) => other.rows)])
    for (const row of together(rows, hashOf).rows) {
      const whole = { kind, ...row } as Fact.Row;
      homes.get(row.id)?.push({ month: Fact.homeMonth(whole), owner: Fact.homeOwner(whole) });
    }
  return homes;
}
