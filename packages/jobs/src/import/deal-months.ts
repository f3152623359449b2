/** Money given back or paid counts in its deal's month as well as in its own, and a deal in the months of its money. */
import type * as Fact from "@clearboard/core/fact";
import * as Period from "@clearboard/core/period";
import * as DealCash from "@clearboard/store/deal-cash";
import * as Record from "@clearboard/store/record";
import type { Json } from "@clearboard/store/table";
import type { Merge } from "./job.ts";

/** Deals that changes are of or name, and months in which money of theirs was due before it came. */
export type Money = { deals: Set<string>; due: Set<string> };

/** Notes what a change of a deal, a payment or a refund touches. */
export function gather(money: Money, kind: Record.Kind, { id, before, after }: Record.Change): void {
  if (kind === "deal") money.deals.add(id);
  if (kind !== "refund" && kind !== "payment") return;
  for (const { history } of before === undefined ? [after] : [before, after]) {
    for (const deal of Record.dealsOf({ history })) money.deals.add(deal);
    for (const { values } of history) if (values !== null) for (const month of dueBefore(values)) money.due.add(month);
  }
}

/**
 * Months beside those the changes lie in whose boards look at them: those of the deal and of all its cash, which is split
 * on the running total.
 */
export async function list(merge: Merge, kind: Record.Kind, { deals, due }: Money): Promise<string[]> {
  if (deals.size === 0) return [...due];
  const cash = await monthsOfCash(merge, deals);
  if (kind === "deal") return cash;
  const { ctx, generation, entry } = merge;
  const found = await Record.entities(ctx.table, generation, "deal", entry.source, [...deals]);
  return [...due, ...cash, ...[...found.values()].flatMap(({ home }) => home?.month ?? [])];
}

/** The month in which money was due that came in a later one: its board says what was collected of what was due. */
function dueBefore(values: Json): string[] {
  const { day, dueDay } = values as Partial<Fact.Values["payment"]>;
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
      for (const month of [home.month, ...dueBefore(history.at(-1)?.values ?? {})]) months.add(month);
    }
  }
  return [...months];
}
