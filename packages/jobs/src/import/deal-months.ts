/** Money given back or paid counts in its deal's month as well as in its own, and a deal in the months of its money. */
import type * as Fact from "@clearboard/core/fact";
import * as Period from "@clearboard/core/period";
import * as DealCash from "@clearboard/store/deal-cash";
import * as Record from "@clearboard/store/record";
import type { Merge } from "./job.ts";

type Money = Partial<Fact.Values["payment"]>;

/**
 * Months beside those the changes lie in whose boards look at them: those of the deal and of all its cash, which is split
 * on the running total.
 */
export async function dealMonths(merge: Merge, kind: Record.Kind, changes: Record.Change[]): Promise<string[]> {
  if (kind === "deal") return monthsOfCash(merge, new Set(changes.map(({ id }) => id)));
  if (kind !== "refund" && kind !== "payment") return [];
  const all = changes.flatMap(({ before, after }) => [...(before?.history ?? []), ...after.history]);
  const deals = new Set(Record.dealsOf({ history: all }));
  const due = all.flatMap(({ values }) => (values === null ? [] : dueBefore(values as Money)));
  const { ctx, generation, entry } = merge;
  const found = await Record.entities(ctx.table, generation, "deal", entry.source, [...deals]);
  const homes = [...found.values()].flatMap(({ home }) => home?.month ?? []);
  return [...due, ...homes, ...(await monthsOfCash(merge, deals))];
}

/** The month in which money was due that came in a later one: its board says what was collected of what was due. */
function dueBefore({ day, dueDay }: Money): string[] {
  const month = dueDay === undefined ? undefined : Period.monthOf(dueDay);
  return month !== undefined && day !== undefined && month < Period.monthOf(day) ? [month] : [];
}

/** Months whose boards show the cash of the deals; nothing is read where the source brings none. */
async function monthsOfCash({ ctx, generation, entry, ledger }: Merge, deals: Iterable<string>): Promise<string[]> {
  const { source } = entry;
  const hasCash = [...ledger.values()].some(
    (imported) => imported.source === source && DealCash.KINDS.some((kind) => imported.staged?.[kind] !== undefined),
  );
  if (!hasCash) return [];
  const months = new Set<string>();
  const named = [...(await DealCash.find(ctx.table, generation, source, [...deals])).values()];
  for (const kind of DealCash.KINDS) {
    const ids = named.flatMap((rows) => rows[kind]);
    for (const { home, history } of (await Record.entities(ctx.table, generation, kind, source, ids)).values()) {
      if (home === null) continue;
      for (const month of [home.month, ...dueBefore(history.at(-1)?.values as Money)]) months.add(month);
    }
  }
  return [...months];
}
