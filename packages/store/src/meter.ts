/**
 * Counts what a `Table` would cost on DynamoDB, on either body, by the published rules (docs.aws.amazon.com, "read and write
 * operations" and "provisioned throughput for global secondary indexes"): a write costs 1 unit per KB begun of the larger of the
 * old and the new item, and the same again for each index entry written or deleted; a strongly consistent read costs 1 unit per
 * 4 KB begun, a read through an index half of it. Reads that the DynamoDB body makes on its own account are counted too.
 */
import { ofWrite, sizeOf } from "./dynamo/attributes.ts";
import { ConditionFailed, type Item, type Key, type Query, type Table, type Write } from "./table.ts";
import { lastOfEach } from "./write-rules.ts";

/** Units so far; `calls` counts calls of the port. */
export type Units = { write: number; read: number; calls: number };

const ROUND = 1000;

const size = (item: Item | undefined): number =>
  item === undefined ? 0 : sizeOf(ofWrite(item, JSON.stringify(item.data), item.version));
const writeUnits = (bytes: number): number => Math.max(1, Math.ceil(bytes / 1024));
const readUnits = (bytes: number): number => Math.max(1, Math.ceil(bytes / 4096));

/** Units to bring an item and its index entries from the old state to the new one. */
function changeUnits(before: Item | undefined, next: Item | undefined): number {
  const [old, now] = [size(before), size(next)];
  let units = writeUnits(Math.max(old, now));
  for (const name of ["a", "b"] as const) {
    const [from, to] = [before?.index?.[name], next?.index?.[name]];
    const isSame = from && to && from.pk === to.pk && from.sk === to.sk;
    if (isSame) units += writeUnits(Math.max(old, now));
    else units += (from ? writeUnits(old) : 0) + (to ? writeUnits(now) : 0);
  }
  return units;
}

/** A table that counts. Its own look at the old items is not counted; expired items are taken for absent ones. */
export function metered(inner: Table): {
  table: Table;
  units: () => Units;
  /** write units by partition key: a key takes 1,000 a second */
  byKey: () => Map<string, number>;
  reset: () => void;
} {
  const units: Units = { write: 0, read: 0, calls: 0 };
  const keys = new Map<string, number>();
  const count = ({ pk }: Key, write: number) => {
    units.write += write;
    keys.set(pk, (keys.get(pk) ?? 0) + write);
  };

  async function countMany<T extends Key>(keys: T[], next: (key: T, before: Item | undefined) => Item | undefined) {
    const distinct = lastOfEach(keys);
    for (let start = 0; start < distinct.length; start += ROUND) {
      const round = distinct.slice(start, start + ROUND);
      const found = new Map((await inner.getMany(round)).map((item) => [`${item.pk}\0${item.sk}`, item]));
      for (const key of round) {
        const before = found.get(`${key.pk}\0${key.sk}`);
        const after = next(key, before);
        count(key, changeUnits(before, after));
        if (after) units.read += readUnits(size(before));
      }
    }
  }

  const written = (write: Write, before: Item | undefined): Item => ({ ...write, version: (before?.version ?? 0) + 1 });

  /** A refused write costs as much as a write of the item that refused it, and the look at that item. */
  async function counted<T>(key: Key, next: (before: Item | undefined) => Item | undefined, work: () => Promise<T>) {
    const before = await inner.get(key);
    try {
      const result = await work();
      count(key, changeUnits(before, next(before)));
      return result;
    } catch (error) {
      if (error instanceof ConditionFailed) {
        count(key, writeUnits(size(before)));
        units.read += readUnits(size(before));
      }
      throw error;
    }
  }

  const table: Table = {
    async get(key) {
      units.calls++;
      const item = await inner.get(key);
      units.read += readUnits(size(item));
      return item;
    },
    async getMany(keys) {
      units.calls++;
      const items = await inner.getMany(keys);
      for (const item of items) units.read += readUnits(size(item));
      units.read += lastOfEach(keys).length - items.length;
      return items;
    },
    async query(query: Query) {
      units.calls++;
      // Leaving the body out makes the answer shorter, not cheaper.
      const page = await inner.query({ ...query, withoutBody: false });
      const read = readUnits(page.items.reduce((sum, item) => sum + size(item), 0));
      units.read += query.index ? read / 2 : read;
      if (query.withoutBody) for (const item of page.items) delete item.body;
      return page;
    },
    async put(write, condition) {
      units.calls++;
      return counted(
        write,
        (before) => written(write, before),
        () => inner.put(write, condition),
      );
    },
    async remove(key, condition) {
      units.calls++;
      return counted(
        key,
        () => undefined,
        () => inner.remove(key, condition),
      );
    },
    async putMany(writes) {
      units.calls++;
      await countMany(writes, written);
      await inner.putMany(writes);
    },
    async removeMany(keys) {
      units.calls++;
      await countMany(keys, () => undefined);
      await inner.removeMany(keys);
    },
    close: () => inner.close(),
  };
  const reset = () => {
    Object.assign(units, { write: 0, read: 0, calls: 0 });
    keys.clear();
  };
  return { table, units: () => ({ ...units }), byKey: () => new Map(keys), reset };
}
