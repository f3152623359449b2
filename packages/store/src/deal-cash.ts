/**
 * The payments and refunds that name a deal, by id, so that a month has the whole cash of its deals without a look at other
 * months. A superset, written before the rows and never shrunk: a row that names another deal by now, or is gone, is told by
 * its own history.
 */
import { key } from "./key.ts";
import * as PackedMap from "./packed-map.ts";
import type { Table } from "./table.ts";

export const KINDS = ["payment", "refund"] as const;
export type Kind = (typeof KINDS)[number];
export type Ids = Record<Kind, string[]>;

// access: the cash of some deals of a source, by deal
const placeOf = (generation: number, source: string) => ({ pk: key(`g${generation}`, "deal-cash", source), sk: "-" });
/** characters of JSON in a bucket */
const MOST = 6000;

/** A deal without cash is left out. */
export async function find(
  table: Table,
  generation: number,
  source: string,
  deals: readonly string[],
): Promise<Map<string, Ids>> {
  return (await PackedMap.read(table, placeOf(generation, source), deals)) as Map<string, Ids>;
}

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
  const texts = [...byDeal].map(([deal, list]): [string, string] => {
    const before = known.get(deal) ?? { payment: [], refund: [] };
    const ids = new Set([...before[kind], ...list.map(({ id }) => id)]);
    return [deal, JSON.stringify({ ...before, [kind]: [...ids].sort() })];
  });
  await PackedMap.change(table, MOST, [{ place: placeOf(generation, source), texts: new Map(texts) }]);
}

/** Forgets the cash of a source in a dead generation. */
export async function sweep(table: Table, generation: number, source: string): Promise<void> {
  await PackedMap.remove(table, await table.getMany([placeOf(generation, source)]));
}
