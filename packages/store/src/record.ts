/**
 * Facts that are kept one by one (all kinds but calls): a home item in the partition a board reads, and an entity item by
 * (source, id) with the history and the home. The entity is written last: it is the commit point.
 */
import { at } from "@clearboard/core/at";
import * as Canonical from "@clearboard/core/canonical";
import type * as Fact from "@clearboard/core/fact";
import * as Closing from "@clearboard/core/fact/closing";
import { byText } from "@clearboard/core/order";
import * as DealCash from "./deal-cash.ts";
import { key, parts } from "./key.ts";
import { all, type Item, type Json, type Table, type Write } from "./table.ts";

/**
 * One statement of a row by an import. `stamp` is the row's own, null when the import's as-of speaks for it; `at` is when it
 * was first said, `until` the latest own stamp at which it was said again with nothing else in between.
 */
export type Entry = {
  importId: string;
  line: number;
  stamp: number | null;
  at: number;
  until?: number;
  hash: string;
  month: string;
  owner: string;
  values: Json;
  /** of a deal: its source means another owner as a correction, not as a hand-over */
  correctsOwner?: true;
};

/** Distinct statements about one id, oldest first; the last one is the winner. */
export type Entity = { history: Entry[]; home: { month: string; owner: string } | null };

export type Kind = Exclude<Fact.Kind, "call">;

/** A statement as it counts; `nowWith`: who has the deal now, where that is another than whose it counts as. */
export type Counted = Entry & { nowWith?: string };

/** What counts of an id: its last statement, of a closed deal with the owner of its close day. Undefined when nothing is left of it. */
export function counted(kind: Kind, history: readonly Entry[]): Counted | undefined {
  const winner = history.at(-1);
  if (winner === undefined || winner.values === null) return undefined;
  if (kind !== "deal") return winner;
  const closing = Closing.settle(history);
  if (closing?.nowWith === undefined) return winner;
  const { statement, values, nowWith } = closing;
  // Where nothing but the owner changed, the row of the owner on the close day says all that counts.
  if (Canonical.text(values) === Canonical.text(statement.values)) return { ...statement, nowWith };
  return { ...winner, owner: statement.owner, values: values as Json, nowWith };
}

/** Kinds that are few, or not looked up by owner, share one partition a month. */
function partitionOwner(kind: Kind, owner: string): string {
  return kind === "person" || kind === "identity" || kind === "target" ? "" : owner;
}

// access: one entity by (kind, source, id)
const entityKey = (generation: number, kind: Kind, source: string, id: string) => ({
  pk: key(`g${generation}`, "id", kind, source, id),
  sk: "-",
});
// access: the facts of one owner key in one month
const homePartition = (generation: number, kind: Kind, source: string, month: string, owner: string) =>
  key(`g${generation}`, kind, source, month, partitionOwner(kind, owner));
// access: which (source, owner key) have facts of a kind in a month
const rosterPartition = (generation: number, kind: Kind, month: string) => key(`g${generation}`, "roster", kind, month);

export async function entities(
  table: Table,
  generation: number,
  kind: Kind,
  source: string,
  ids: string[],
): Promise<Map<string, Entity>> {
  const found = new Map<string, Entity>();
  const items = await table.getMany(ids.map((id) => entityKey(generation, kind, source, id)));
  for (const item of items) {
    const id = parts(item.pk)[4];
    if (id !== undefined)
      found.set(id, { history: item.data.history as Entry[], home: item.data.home as Entity["home"] });
  }
  return found;
}

/**
 * One id's new state. `data` is what its home item holds; null when nothing is left of it. `strays` are homes that a merge
 * which broke off may have written without the entity knowing of them.
 */
export type Change = {
  id: string;
  before: Entity | undefined;
  after: Entity;
  data: { [name: string]: Json } | null;
  strays?: { month: string; owner: string }[];
};

/** Writes changes in the lawful order: rosters, the cash of deals, new homes, tombstones in old homes, entities last. Safe to repeat. */
export async function write(
  table: Table,
  generation: number,
  kind: Kind,
  source: string,
  changes: Change[],
): Promise<void> {
  const rosters = new Map<string, Write>();
  const homes: Write[] = [];
  const tombstones: Write[] = [];
  const last: Write[] = [];
  for (const { id, before, after, data, strays = [] } of changes) {
    const { home } = after;
    if (home !== null && data !== null) {
      const roster = {
        pk: rosterPartition(generation, kind, home.month),
        sk: key(source, partitionOwner(kind, home.owner)),
      };
      rosters.set(`${roster.pk} ${roster.sk}`, { ...roster, data: {} });
      homes.push({ pk: homePartition(generation, kind, source, home.month, home.owner), sk: key(id), data });
    }
    const isHere = (old: { month: string; owner: string }) =>
      home !== null && old.month === home.month && partitionOwner(kind, old.owner) === partitionOwner(kind, home.owner);
    for (const old of before?.home ? [before.home, ...strays] : strays) {
      if (isHere(old)) continue;
      const winner = after.history.at(-1);
      tombstones.push({
        pk: homePartition(generation, kind, source, old.month, old.owner),
        sk: key(id),
        data: { gone: true, importId: winner?.importId ?? null, stamp: winner?.stamp ?? null },
      });
    }
    last.push({ ...entityKey(generation, kind, source, id), data: { history: after.history, home: after.home } });
  }
  await table.putMany([...rosters.values()]);
  if (isCash(kind)) {
    const named = changes.flatMap(({ id, after }) =>
      dealsOf(after)
        .slice(-1)
        .map((deal) => ({ id, deal })),
    );
    await DealCash.add(table, generation, source, kind, named);
  }
  await table.putMany(homes);
  await table.putMany(tombstones);
  await table.putMany(last);
}

const isCash = (kind: Kind): kind is DealCash.Kind => DealCash.KINDS.some((name) => name === kind);

/** The deals that a payment or refund has named, the latest last. */
export function dealsOf({ history }: Pick<Entity, "history">): string[] {
  return history.flatMap(({ values }) => {
    const deal = (values as { deal?: Json } | null)?.deal;
    return typeof deal === "string" ? [deal] : [];
  });
}

export type Home = { source: string; owner: string };

export async function homes(table: Table, generation: number, kind: Kind, month: string): Promise<Home[]> {
  const found: Home[] = [];
  for await (const item of all(table, { pk: rosterPartition(generation, kind, month) })) {
    const [source, owner] = parts(item.sk);
    if (source !== undefined && owner !== undefined) found.push({ source, owner });
  }
  return found;
}

const AT_ONCE = 24;

/** Every live fact of a kind in a month, of every source, from its primary partitions. */
export async function ofMonth(
  table: Table,
  generation: number,
  kind: Kind,
  month: string,
): Promise<{ source: string; id: string; data: Item["data"] }[]> {
  const found: { source: string; id: string; data: Item["data"] }[] = [];
  const waiting = await homes(table, generation, kind, month);
  const read = async () => {
    for (let home = waiting.shift(); home !== undefined; home = waiting.shift()) {
      for await (const item of all(table, { pk: homePartition(generation, kind, home.source, month, home.owner) })) {
        if (item.data.gone !== true) found.push({ source: home.source, id: at(parts(item.sk), 0), data: item.data });
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, read));
  return found.sort((a, b) => byText(a.source, b.source) || byText(a.id, b.id));
}

/** Where a page of facts begins: behind this one. */
export type Place = { source: string; owner: string; id: string };

/**
 * Live facts of a kind in a month, by source, owner and id, from behind `after` on and at most `limit`; `owners`: of these
 * alone. `after` of the answer is where the next page begins, absent on the last.
 */
export async function page(
  table: Table,
  generation: number,
  kind: Kind,
  month: string,
  { after, limit, owners }: { after?: Place | undefined; limit: number; owners?: ReadonlySet<string> | undefined },
): Promise<{ rows: { source: string; id: string; data: Item["data"] }[]; after?: Place }> {
  const rows: { source: string; id: string; data: Item["data"] }[] = [];
  const found = await homes(table, generation, kind, month);
  const first = found.findIndex(({ source, owner }) => source === after?.source && owner === after.owner);
  for (const [place, { source, owner }] of found.slice(Math.max(first, 0)).entries()) {
    // Kinds in one partition have no owner there: whose a fact is, its values say.
    if (owners !== undefined && partitionOwner(kind, "?") !== "" && !owners.has(owner)) continue;
    const last = place === 0 && first >= 0 && after !== undefined ? key(after.id) : undefined;
    const pk = homePartition(generation, kind, source, month, owner);
    for await (const { sk, data } of all(table, last === undefined ? { pk } : { pk, from: last })) {
      const id = at(parts(sk), 0);
      if (data.gone === true || sk === last) continue;
      rows.push({ source, id, data });
      if (rows.length === limit) return { rows, after: { source, owner, id } };
    }
  }
  return { rows };
}

/** Keys of everything a generation holds of a kind in a month, for sweeping a dead generation. */
export async function sweep(table: Table, generation: number, kind: Kind, month: string): Promise<void> {
  for (const home of await homes(table, generation, kind, month)) {
    const pk = homePartition(generation, kind, home.source, month, home.owner);
    const ids: string[] = [];
    for await (const item of all(table, { pk, withoutBody: true })) ids.push(item.sk);
    if (isCash(kind)) {
      const gone = await entities(
        table,
        generation,
        kind,
        home.source,
        ids.map((sk) => at(parts(sk), 0)),
      );
      await DealCash.remove(table, generation, home.source, [...gone.values()].flatMap(dealsOf));
    }
    await table.removeMany(ids.map((sk) => entityKey(generation, kind, home.source, at(parts(sk), 0))));
    await table.removeMany(ids.map((sk) => ({ pk, sk })));
    await table.removeMany([{ pk: rosterPartition(generation, kind, month), sk: key(home.source, home.owner) }]);
  }
}
