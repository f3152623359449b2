/**
 * All facts but calls, packed twice: what counts of them by owner key and month, for boards, and the history of each with its
 * home by source and id. The histories are written last: they are the commit point.
 */
import { at } from "@clearboard/core/at";
import * as Canonical from "@clearboard/core/canonical";
import type * as Fact from "@clearboard/core/fact";
import * as Closing from "@clearboard/core/fact/closing";
import { byText } from "@clearboard/core/order";
import * as DealCash from "./deal-cash.ts";
import { key, parts } from "./key.ts";
import * as PackedMap from "./packed-map.ts";
import { all, type Item, type Json, type Table } from "./table.ts";

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
export type Entity = { history: Entry[]; home: Home | null };

/** The month and owner key under which a fact counts. */
export type Home = { month: string; owner: string };

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

/** Kinds that are few, or not looked up by owner, share one map a month. */
function mapOwner(kind: Kind, owner: string): string {
  return kind === "person" || kind === "identity" || kind === "target" ? "" : owner;
}

// access: some histories of a kind and source, by id
const historyMap = (generation: number, kind: Kind, source: string) => ({
  pk: key(`g${generation}`, "id", kind, source),
  sk: "-",
});
// access: the facts of one owner key in one month, by id
const homeMap = (generation: number, kind: Kind, source: string, month: string, owner: string) => ({
  pk: key(`g${generation}`, kind, month, source, mapOwner(kind, owner)),
  sk: "-",
});
// access: which owner keys have facts of a kind in a month, a map for each source
const rosterPartition = (generation: number, kind: Kind, month: string) => key(`g${generation}`, "roster", kind, month);

/** Characters of JSON in a bucket: a change writes one of histories, mostly a whole map of homes. */
const MOST = { history: 8000, home: 16_000, roster: 6000 };

function toRow({ history, home }: Entity): Json {
  const rows = history.map(({ importId, line, stamp, at, hash, month, owner, values, until, correctsOwner }) => {
    const row: Json[] = [importId, line, stamp, at, hash, month, owner, values];
    return until === undefined && correctsOwner === undefined ? row : [...row, until ?? null, correctsOwner ?? false];
  });
  return [home === null ? null : [home.month, home.owner], ...rows];
}

function toEntity(row: Json): Entity {
  const [home, ...rows] = row as [[string, string] | null, ...Json[][]];
  const history = rows.map(([importId, line, stamp, at, hash, month, owner, values, until, correctsOwner]) => ({
    ...{ importId, line, stamp, at, hash, month, owner, values },
    ...(typeof until === "number" ? { until } : {}),
    ...(correctsOwner === true ? { correctsOwner } : {}),
  }));
  return { history: history as Entry[], home: home === null ? null : { month: home[0], owner: home[1] } };
}

export async function entities(
  table: Table,
  generation: number,
  kind: Kind,
  source: string,
  ids: string[],
): Promise<Map<string, Entity>> {
  const rows = await PackedMap.read(table, historyMap(generation, kind, source), ids);
  return new Map([...rows].map(([id, row]) => [id, toEntity(row)]));
}

/**
 * One id's new state. `data` is what its home holds; null when nothing is left of it. `strays` are homes that a merge which
 * broke off may have written without the history knowing of them.
 */
export type Change = {
  id: string;
  before: Entity | undefined;
  after: Entity;
  data: { [name: string]: Json } | null;
  strays?: Home[];
};

/** Changes of a kind and source that are written together. They wait as text, a tenth of what they take as objects. */
export class Batch {
  readonly #generation: number;
  readonly #kind: Kind;
  readonly #source: string;
  /** of each home month, by owner key */
  readonly #homes = new Map<string, Map<string, PackedMap.Change>>();
  readonly #histories = new Map<string, string | null>();
  /** the deals that payments and refunds name */
  readonly #cash: { id: string; deal: string }[] = [];

  constructor(generation: number, kind: Kind, source: string) {
    this.#generation = generation;
    this.#kind = kind;
    this.#source = source;
  }

  get size(): number {
    return this.#histories.size;
  }

  add({ id, before, after, data, strays = [] }: Change): void {
    for (const old of before?.home ? [before.home, ...strays] : strays) this.#set(old, id, null);
    if (after.home !== null && data !== null) this.#set(after.home, id, JSON.stringify(data));
    this.#histories.set(id, after.history.length === 0 ? null : JSON.stringify(toRow(after)));
    const deal = isCash(this.#kind) ? dealsOf(after).at(-1) : undefined;
    if (deal !== undefined) this.#cash.push({ id, deal });
  }

  #set({ month, owner }: Home, id: string, text: string | null): void {
    const maps = this.#homes.get(month) ?? new Map<string, PackedMap.Change>();
    this.#homes.set(month, maps);
    const shared = mapOwner(this.#kind, owner);
    const place = () => homeMap(this.#generation, this.#kind, this.#source, month, owner);
    const map = maps.get(shared) ?? { place: place(), texts: new Map() };
    maps.set(shared, map);
    map.texts.set(id, text);
  }

  /** Writes in the lawful order: rosters, the cash of deals, homes, histories last. Safe to repeat. */
  async write(table: Table): Promise<void> {
    const [generation, kind, source] = [this.#generation, this.#kind, this.#source];
    const rosters = [...this.#homes].map(([month, maps]) => {
      const owners = [...maps].filter(([, { texts }]) => [...texts.values()].some((text) => text !== null));
      const place = { pk: rosterPartition(generation, kind, month), sk: key(source) };
      return { place, texts: new Map(owners.map(([owner]) => [owner, "1"])) };
    });
    await PackedMap.change(table, MOST.roster, rosters);
    if (isCash(kind)) await DealCash.add(table, generation, source, kind, this.#cash);
    const homes = [...this.#homes.values()].flatMap((maps) => [...maps.values()]);
    await PackedMap.change(table, MOST.home, homes);
    const histories = { place: historyMap(generation, kind, source), texts: this.#histories };
    await PackedMap.change(table, MOST.history, [histories]);
  }
}

const isCash = (kind: Kind): kind is DealCash.Kind => DealCash.KINDS.some((name) => name === kind);

/** The deals that a payment or refund has named, the latest last. */
export function dealsOf({ history }: Pick<Entity, "history">): string[] {
  return history.flatMap(({ values }) => {
    const deal = (values as { deal?: Json } | null)?.deal;
    return typeof deal === "string" ? [deal] : [];
  });
}

async function rostersOf(table: Table, generation: number, kind: Kind, month: string): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of all(table, { pk: rosterPartition(generation, kind, month) })) found.push(item);
  return found;
}

/** Which sources and owner keys have facts of a kind in a month, or had once; of kinds that are not kept by owner just the sources. */
export async function owners(
  table: Table,
  generation: number,
  kind: Kind,
  month: string,
): Promise<{ source: string; owner: string }[]> {
  const rosters = await rostersOf(table, generation, kind, month);
  return (await PackedMap.whole(table, rosters)).flatMap((owners, index) => {
    const source = at(parts(at(rosters, index).sk), 0);
    return owners.map(([owner]) => ({ source, owner }));
  });
}

/** A fact as its home has it. */
export type Stored = { source: string; id: string; data: Item["data"] };

/** Every live fact of a kind in a month, of every source. */
export async function ofMonth(table: Table, generation: number, kind: Kind, month: string): Promise<Stored[]> {
  const places = (await owners(table, generation, kind, month)).map(({ source, owner }) =>
    homeMap(generation, kind, source, month, owner),
  );
  const maps = await table.getMany(places);
  const found = (await PackedMap.whole(table, maps)).flatMap((facts, index) => {
    const source = at(parts(at(maps, index).pk), 3);
    return facts.map(([id, data]) => ({ source, id, data: data as Item["data"] }));
  });
  return found.sort((a, b) => byText(a.source, b.source) || byText(a.id, b.id));
}

/** Where a page of facts begins: behind this one. */
export type Place = { source: string; owner: string; id: string };

/**
 * Live facts of a kind in a month, by source and owner, of each in order of ids while they are few, from behind `after` on and
 * at most `limit`; `owners`: of these alone. `after` of the answer is where the next page begins, absent on the last.
 */
export async function page(
  table: Table,
  generation: number,
  kind: Kind,
  month: string,
  { after, limit, ...of }: { after?: Place | undefined; limit: number; owners?: ReadonlySet<string> | undefined },
): Promise<{ rows: Stored[]; after?: Place }> {
  const rows: Stored[] = [];
  const found = await owners(table, generation, kind, month);
  const first = found.findIndex(({ source, owner }) => source === after?.source && owner === after.owner);
  for (const [place, { source, owner }] of found.slice(Math.max(first, 0)).entries()) {
    // Kinds in one map have no owner there: whose a fact is, its values say.
    if (of.owners !== undefined && mapOwner(kind, "?") !== "" && !of.owners.has(owner)) continue;
    const map = await table.get(homeMap(generation, kind, source, month, owner));
    if (map === undefined) continue;
    const last = place === 0 && first >= 0 ? after?.id : undefined;
    for await (const facts of PackedMap.entries(table, map, last))
      for (const [id, data] of facts) {
        rows.push({ source, id, data: data as Item["data"] });
        if (rows.length === limit) return { rows, after: { source, owner, id } };
      }
  }
  return { rows };
}

/** Removes what a dead generation holds of a kind in a month. */
export async function sweepMonth(table: Table, generation: number, kind: Kind, month: string): Promise<void> {
  const found = await owners(table, generation, kind, month);
  const places = found.map(({ source, owner }) => homeMap(generation, kind, source, month, owner));
  await PackedMap.remove(table, await table.getMany(places));
  for (const roster of await rostersOf(table, generation, kind, month)) await PackedMap.remove(table, [roster]);
}

/** Removes what a dead generation holds of a source but its months. */
export async function sweepSource(table: Table, generation: number, kind: Kind, source: string): Promise<void> {
  await PackedMap.remove(table, await table.getMany([historyMap(generation, kind, source)]));
  if (isCash(kind)) await DealCash.sweep(table, generation, source);
}
