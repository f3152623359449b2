/**
 * The payments and refunds that name a deal, by id, so that a month has the whole cash of its deals without a look at other
 * months. A superset, written before the rows and never shrunk: a row that names another deal by now, or is gone, is told by
 * its own entity. One item a deal; some 10,000 rows of it fit.
 */
import { key, parts } from "./key.ts";
import type { Item, Table } from "./table.ts";

export const KINDS = ["payment", "refund"] as const;
export type Kind = (typeof KINDS)[number];
export type Ids = Record<Kind, string[]>;

// access: the cash of one deal by (source, deal)
const keyOf = (generation: number, source: string, deal: string) => ({
  pk: key(`g${generation}`, "deal-cash", source, deal),
  sk: "-",
});

/** A deal without cash is left out. */
export async function find(
  table: Table,
  generation: number,
  source: string,
  deals: readonly string[],
): Promise<Map<string, Ids>> {
  const items = await table.getMany(deals.map((deal) => keyOf(generation, source, deal)));
  return new Map(items.map((item) => [parts(item.pk)[3] ?? "", idsOf(item)]));
}

const idsOf = ({ data }: Item): Ids => ({ payment: data.payment as string[], refund: data.refund as string[] });

/** Adds rows to their deals. One writer of a source at a time. */
export async function add(
  table: Table,
  generation: number,
  source: string,
  kind: Kind,
  rows: readonly { id: string; deal: string }[],
): Promise<void> {
  const byDeal = Map.groupBy(rows, ({ deal }) => deal);
  const known = await find(table, generation, source, [...byDeal.keys()]);
  const writes = [...byDeal].flatMap(([deal, list]) => {
    const before = known.get(deal) ?? { payment: [], refund: [] };
    const ids = new Set([...before[kind], ...list.map(({ id }) => id)]);
    const data = { ...before, [kind]: [...ids].sort() };
    return ids.size === before[kind].length ? [] : [{ ...keyOf(generation, source, deal), data }];
  });
  await table.putMany(writes);
}

/** Forgets deals of a dead generation. */
export async function remove(table: Table, generation: number, source: string, deals: Iterable<string>): Promise<void> {
  await table.removeMany([...new Set(deals)].map((deal) => keyOf(generation, source, deal)));
}
