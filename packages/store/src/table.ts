/**
 * The `Table` port: one key-value table with two bodies (SQLite, DynamoDB) that behave alike.
 * Reads by key and partition are strongly consistent; reads through an index may lag and serve lists only.
 */

/** Plain JSON: what an attribute may hold. Money is text, never a number. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

export type Key = { pk: string; sk: string };

/** Keys of the two sparse indexes; an item is in an index only when it has that index's pair. */
export type IndexKeys = { a?: Key; b?: Key };

export type Item = Key & {
  /** starts at 1, raised by one with every write by this port */
  version: number;
  data: { [name: string]: Json };
  /** at most 350 KB; larger bytes live in `Files` with the pointer in `data` */
  body?: Uint8Array;
  /** epoch seconds; an item past it is never returned (filtered on read, removed by the engine at leisure) */
  expiresAt?: number;
  index?: IndexKeys;
};

/** What a caller writes: `version` is the port's business. */
export type Write = Omit<Item, "version">;

/** `absent`: no such item yet. `version`: the stored version is this. Without a condition the write is plain. */
export type Condition = { absent: true } | { version: number };

export type Query = {
  pk: string;
  /** keys of this index instead of the primary ones */
  index?: "a" | "b";
  /** only sort keys that start with this */
  prefix?: string;
  /** only sort keys >= from and < to (bytewise order of UTF-8) */
  from?: string;
  to?: string;
  reverse?: boolean;
  limit?: number;
  /** from the page before */
  cursor?: string;
  /** leave `body` out of the items (default false) */
  withoutBody?: boolean;
};

export type Page = { items: Item[]; cursor?: string };

export interface Table {
  get(key: Key): Promise<Item | undefined>;
  /** Any number of keys, any order; missing ones are left out. */
  getMany(keys: Key[]): Promise<Item[]>;
  query(query: Query): Promise<Page>;
  /**
   * Writes one item and gives its new version. Throws `ConditionFailed` when the condition does not hold.
   * A write whose answer was lost is recognised by reading back one's own content, so a retry succeeds.
   */
  put(write: Write, condition?: Condition): Promise<number>;
  remove(key: Key, condition?: Condition): Promise<void>;
  /** Plain writes, any number, no order and no atomicity among them. */
  putMany(writes: Write[]): Promise<void>;
  removeMany(keys: Key[]): Promise<void>;
  close(): Promise<void>;
}

/** The compare of a compare-and-swap did not hold. */
export class ConditionFailed extends Error {
  constructor(key: Key) {
    super(`condition failed on ${key.pk} / ${key.sk}`);
    this.name = "ConditionFailed";
  }
}

/** Every item of a query, page by page. */
export async function* all(table: Table, query: Omit<Query, "cursor" | "limit">): AsyncGenerator<Item> {
  let cursor: string | undefined;
  do {
    const page: Page = await table.query(cursor === undefined ? query : { ...query, cursor });
    yield* page.items;
    cursor = page.cursor;
  } while (cursor !== undefined);
}

/** Waits for a conditional write; false when its condition did not hold. */
export async function tryWrite(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof ConditionFailed) return false;
    throw error;
  }
}

/** The condition that the item is still as it was read, or still absent. */
export function unchanged(item: Item | undefined): Condition {
  return item === undefined ? { absent: true } : { version: item.version };
}

/**
 * Changes one item by compare-and-swap: `next` decides again on what is there until no other writer comes in between.
 * Undefined leaves the item as it is.
 */
export async function changeItem(
  table: Table,
  key: Key,
  next: (item: Item | undefined) => Omit<Write, keyof Key> | undefined,
): Promise<void> {
  for (;;) {
    const item = await table.get(key);
    const content = next(item);
    if (content === undefined) return;
    if (await tryWrite(table.put({ ...content, pk: key.pk, sk: key.sk }, unchanged(item)))) return;
  }
}
