/** What became of the rows that a change of pay names: withdrawn with their file, another's, changed, or left out later. */
import type * as Entry from "@clearboard/core/pay/entry";
import type * as Statement from "@clearboard/core/pay/statement";
import * as Ledger from "@clearboard/store/ledger";
import * as Record from "@clearboard/store/record";
import { type Context, generation as currentGeneration } from "../context.ts";
import { isGone } from "../import/record-entry.ts";

type Known = (row: Entry.Row) => Record.Entity | undefined;
const keyOf = ({ kind, source, id }: Entry.Row) => JSON.stringify([kind, source, id]);
const isAt = (row: Entry.Row) => (entry: Record.Entry) => entry.importId === row.importId && entry.line === row.line;

/** Statements whose causes name, for each row that counts no more, the row or file that says so; with the files' names. */
export async function ofStatements(ctx: Context, statements: readonly Statement.Info[]): Promise<Statement.Info[]> {
  const causes = statements.flatMap(({ entries }) => entries.flatMap((entry) => entry.causes));
  if (causes.length === 0) return [...statements];
  const found = await lookUp(ctx, causes);
  return statements.map((statement) => {
    const entries = statement.entries.map((entry) => ({ ...entry, causes: entry.causes.map(found.settle) }));
    const named = entries.flatMap((entry) => entry.causes);
    return named.length === 0
      ? statement
      : { ...statement, entries, files: { ...statement.files, ...found.files(named) } };
  });
}

/** Causes with the outcome of their rows, and the names of all files of theirs. */
export async function ofCauses(
  ctx: Context,
  causes: readonly Entry.Cause[],
): Promise<{ causes: Entry.Cause[]; files: Record<string, string> }> {
  if (causes.length === 0) return { causes: [], files: {} };
  const found = await lookUp(ctx, causes);
  const settled = causes.map(found.settle);
  return { causes: settled, files: found.files(settled) };
}

async function lookUp(ctx: Context, causes: readonly Entry.Cause[]) {
  const known = await entitiesOf(ctx, causes);
  const names = new Map((await Ledger.list(ctx.table)).map(({ id, name }) => [id, name]));
  const files = (settled: readonly Entry.Cause[]) => {
    const ids = settled.flatMap(({ rows }) => rows.map(({ importId }) => importId));
    return Object.fromEntries(ids.flatMap((id) => (names.has(id) ? [[id, names.get(id) ?? ""]] : [])));
  };
  return { settle: (cause: Entry.Cause) => settle(cause, known), files };
}

async function entitiesOf(ctx: Context, causes: readonly Entry.Cause[]): Promise<Known> {
  const rows = causes.flatMap((cause) => cause.rows);
  const generation = await currentGeneration(ctx);
  const found = new Map<string, Record.Entity>();
  for (const [group, some] of Map.groupBy(rows, ({ kind, source }) => JSON.stringify([kind, source]))) {
    const [kind, source] = JSON.parse(group) as [Record.Kind, string];
    const ids = [...new Set(some.map(({ id }) => id))].sort();
    for (const [id, entity] of await Record.entities(ctx.table, generation, kind, source, ids))
      found.set(JSON.stringify([kind, source, id]), entity);
  }
  return (row) => found.get(keyOf(row));
}

/** Each row that counts no more is followed by the one that counts in its place; of the owner only where no row says it. */
function settle(cause: Entry.Cause, known: Known): Entry.Cause {
  const rows = cause.rows.flatMap((row): Entry.CauseRow[] => {
    const history = known(row)?.history ?? [];
    const winner = Record.counted(row.kind as Record.Kind, history) ?? history.at(-1);
    const isStated = history.some(isAt(row));
    // every statement of a people file counts, the later ones beside the earlier
    if (isStated && (row.kind === "person" || (winner !== undefined && isAt(row)(winner)))) return [row];
    const isNamed =
      winner !== undefined && cause.rows.some((other) => keyOf(other) === keyOf(row) && isAt(other)(winner));
    if (isNamed) return [];
    const own: Entry.CauseRow = isStated ? row : { ...row, outcome: "withdrawn" };
    return winner === undefined ? [own] : [own, follower(row, history, winner)];
  });
  const isExplained = rows.some(({ outcome }) => outcome !== undefined);
  const isOfOwner = ({ kind }: Entry.Row) => kind === "person" || kind === "identity" || kind === "leave";
  return { ...cause, rows: cause.code === "row-gone" && isExplained ? rows.filter((row) => !isOfOwner(row)) : rows };
}

/** The row that counts in place of another: whose it is now, or that it says something else. */
function follower(row: Entry.Row, history: readonly Record.Entry[], winner: Record.Entry): Entry.CauseRow {
  const { importId, line, owner } = winner;
  const before = history.find(isAt(row));
  const isOthers = before !== undefined && before.owner !== owner;
  return { ...row, importId, line, outcome: isGone(winner) ? "left-out" : isOthers ? "owner" : "changed" };
}
