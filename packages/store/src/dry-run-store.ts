/** A store over another one: it reads what lies below and keeps what is written to itself, for work that is only tried. */
import { checkName, type Files } from "./files.ts";
import * as Range from "./range.ts";
import { all, type Condition, ConditionFailed, type Item, type Key, type Table, type Write } from "./table.ts";
import { checked, checkKey, isLive } from "./write-rules.ts";

/** Both ports over both ports. Queries through an index see what lies below only: they serve lists. */
export function over(below: { table: Table; files: Files }): { table: Table; files: Files } {
  return { table: tableOver(below.table), files: filesOver(below.files) };
}

const nameOf = ({ pk, sk }: Key) => `${pk}\0${sk}`;

function tableOver(below: Table): Table {
  // `null` where an item below was removed.
  const written = new Map<string, Map<string, Item | null>>();
  const ours = ({ pk, sk }: Key) => written.get(pk)?.get(sk);
  const keep = ({ pk, sk }: Key, item: Item | null) => {
    const partition = written.get(pk) ?? new Map<string, Item | null>();
    partition.set(sk, item);
    written.set(pk, partition);
  };
  const get = async (key: Key): Promise<Item | undefined> => {
    const item = ours(key);
    if (item === undefined) return below.get(key);
    return item !== null && isLive(item, Date.now()) ? item : undefined;
  };
  const hold = (key: Key, stored: Item | undefined, condition?: Condition) => {
    if (condition === undefined) return;
    if ("absent" in condition ? stored !== undefined : stored?.version !== condition.version)
      throw new ConditionFailed(key);
  };
  const put = async (write: Write, condition?: Condition): Promise<number> => {
    const data = JSON.parse(checked(write)) as Item["data"];
    const stored = await get(write);
    hold(write, stored, condition);
    const body = write.body === undefined ? {} : { body: Uint8Array.from(write.body) };
    const version = (stored?.version ?? 0) + 1;
    keep(write, { ...write, ...body, data, version });
    return version;
  };
  return {
    get,
    put,
    async getMany(keys) {
      const found: Item[] = [];
      const others: Key[] = [];
      for (const key of new Map(keys.map((key) => [nameOf(key), key])).values()) {
        const item = ours(key);
        if (item === undefined) others.push(key);
        else if (item !== null && isLive(item, Date.now())) found.push(item);
      }
      return [...found, ...(await below.getMany(others))];
    },
    async query(query) {
      const partition = written.get(query.pk);
      if (query.index !== undefined || partition === undefined) return below.query(query);
      const { limit, cursor, ...whole } = query;
      const items = new Map<string, Item>();
      for await (const item of all(below, whole)) items.set(item.sk, item);
      const range = Range.of(query);
      for (const [sk, item] of partition) {
        if (item === null || !isLive(item, Date.now())) items.delete(sk);
        else if (Range.holds(range, sk)) items.set(sk, query.withoutBody ? withoutBody(item) : item);
      }
      const sorted = [...items.values()].sort((a, b) => Range.byBytes(a.sk, b.sk));
      if (query.reverse) sorted.reverse();
      const start = Number(cursor ?? 0);
      const end = limit === undefined ? sorted.length : start + limit;
      const page = sorted.slice(start, end);
      return end < sorted.length ? { items: page, cursor: String(end) } : { items: page };
    },
    async remove(key, condition) {
      checkKey(key);
      hold(key, await get(key), condition);
      keep(key, null);
    },
    async putMany(writes) {
      for (const write of writes) await put(write);
    },
    async removeMany(keys) {
      for (const key of keys) keep(key, null);
    },
    async close() {},
  };
}

function withoutBody({ body: _, ...item }: Item): Item {
  return item;
}

function filesOver(below: Files): Files {
  const written = new Map<string, Uint8Array | null>();
  const read = async (name: string): Promise<Uint8Array | undefined> => {
    const bytes = written.get(checkName(name));
    return bytes === undefined ? below.read(name) : (bytes ?? undefined);
  };
  return {
    read,
    async range(name, from, to) {
      return written.has(checkName(name)) ? (await read(name))?.subarray(from, to) : below.range(name, from, to);
    },
    async *stream(name) {
      const bytes = written.get(name);
      if (bytes === undefined) yield* below.stream(name);
      else if (bytes === null) throw new Error(`there is no file ${name}`);
      else yield bytes;
    },
    async write(name, bytes) {
      written.set(checkName(name), Uint8Array.from(bytes));
    },
    async writeStream(name, chunks) {
      checkName(name);
      const parts: Uint8Array[] = [];
      for await (const chunk of chunks) parts.push(Uint8Array.from(chunk));
      const bytes = Buffer.concat(parts);
      written.set(name, bytes);
      return bytes.length;
    },
    async has(name) {
      const bytes = written.get(name);
      return bytes === undefined ? below.has(name) : bytes !== null;
    },
    async remove(name) {
      written.set(checkName(name), null);
    },
    async *list(prefix) {
      const names = new Set<string>();
      for await (const name of below.list(prefix)) names.add(name);
      for (const [name, bytes] of written) {
        if (bytes === null) names.delete(name);
        else if (name.startsWith(prefix)) names.add(name);
      }
      yield* [...names].sort(Range.byBytes);
    },
  };
}
