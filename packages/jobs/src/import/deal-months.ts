/** Money given back or paid counts in its deal's month as well as in its own, and a deal in the months of its money. */
import * as Fact from "@clearboard/core/fact";
import * as Period from "@clearboard/core/period";
import * as Zone from "@clearboard/core/zone";
import * as Organisation from "@clearboard/store/organisation";
import * as Record from "@clearboard/store/record";
import type { Merge } from "./job.ts";

type Money = Partial<Fact.Values["payment"]>;

/** Months beside those the changes lie in whose boards look at them, where refunds and payments meet their deals. */
export async function dealMonths(merge: Merge, kind: Record.Kind, changes: Record.Change[]): Promise<string[]> {
  if (kind === "deal") return monthsOfMoney(merge, changes);
  if (kind !== "refund" && kind !== "payment") return [];
  const deals = new Set<string>();
  const due: string[] = [];
  for (const { before, after } of changes) {
    for (const { values } of [...(before?.history ?? []), ...after.history]) {
      const money = values as Money | null;
      if (money?.deal !== undefined) deals.add(money.deal);
      if (money !== null) due.push(...dueBefore(money));
    }
  }
  const { ctx, generation, entry } = merge;
  const found = await Record.entities(ctx.table, generation, "deal", entry.source, [...deals]);
  return [...due, ...[...found.values()].flatMap(({ home }) => home?.month ?? [])];
}

/** The month in which money was due that came in a later one: its board says what was collected of what was due. */
function dueBefore({ day, dueDay }: Money): string[] {
  const month = dueDay === undefined ? undefined : Period.monthOf(dueDay);
  return month !== undefined && day !== undefined && month < Period.monthOf(day) ? [month] : [];
}

/** How far from its deal money is looked for: a year and the longest usual window for refunds. */
const REACH = 15;

/** Months whose boards name the deals because of payments and refunds that lie there. */
async function monthsOfMoney(merge: Merge, changes: Record.Change[]): Promise<string[]> {
  const months = moneyMonths(merge);
  if (months.length === 0) return [];
  const { ctx, entry } = merge;
  const { zone } = await Organisation.get(ctx.table);
  const now = Period.monthOf(Zone.dayOf(entry.asOf, zone).day);
  const found = new Set<string>();
  for (const { id, before, after } of changes) {
    const homes = [before?.home?.month, after.home?.month].filter((home) => home !== undefined && home !== "open");
    const [first = now, last = first] = (homes as string[]).sort();
    const from = Period.shift(first, -REACH);
    const to = Period.shift(last, REACH);
    for (const month of months) {
      if (month < from || month > to) continue;
      for (const shown of (await named(merge, month)).get(id) ?? []) found.add(shown);
    }
  }
  return [...found];
}

/** Months in which the source has payments or refunds, as its imports say. */
function moneyMonths({ entry, ledger }: Merge): string[] {
  const months = new Set<string>();
  for (const imported of ledger.values()) {
    const isThere = imported.state === "applied" || imported.state === "merging";
    const hasMoney = imported.staged?.payment !== undefined || imported.staged?.refund !== undefined;
    if (!isThere || imported.source !== entry.source || !hasMoney) continue;
    for (const month of imported.months ?? []) if (/^\d{4}-\d{2}$/.test(month)) months.add(month);
  }
  return [...months].sort();
}

type Named = ReadonlyMap<string, ReadonlySet<string>>;

// Read once a merge, and only where the source brings money at all.
const known = new WeakMap<Merge, Map<string, Promise<Named>>>();

/** Deals that the payments and refunds of a month name, each with the months whose boards show them. */
function named(merge: Merge, month: string): Promise<Named> {
  const months = known.get(merge) ?? new Map<string, Promise<Named>>();
  known.set(merge, months);
  const found = months.get(month) ?? read(merge, month);
  months.set(month, found);
  return found;
}

async function read({ ctx, generation, entry }: Merge, month: string): Promise<Named> {
  const deals = new Map<string, Set<string>>();
  for (const kind of ["payment", "refund"] as const) {
    for (const { source, data } of await Record.ofMonth(ctx.table, generation, kind, month)) {
      if (source !== entry.source) continue;
      const money = Fact.parseValues(kind, data.values);
      const shown = deals.get(money.deal) ?? new Set<string>();
      for (const due of [month, ...dueBefore(money)]) shown.add(due);
      deals.set(money.deal, shown);
    }
  }
  return deals;
}
