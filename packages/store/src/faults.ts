/** Test support: trouble by seed. Throttles, half-done batches and lost answers, indexes that lag, a crash at any step. */
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { Files } from "./files.ts";
import * as Range from "./range.ts";
import { all, type Item, type Key, type Table } from "./table.ts";

/** Numbers 0 <= n < 1 that a seed repeats (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Shares (0 to 1) of the calls that are throttled, of the batches half of which comes back, of the answers lost after the work. */
export type Rates = { throttled?: number; unprocessed?: number; lost?: number };
export type Counts = { calls: number; throttled: number; unprocessed: number; lost: number };

type Batch = Record<string, { Keys: unknown[] } | unknown[]>;

/** The first half of every table's part of a batch, and the rest. */
function halves(batch: Batch): [Batch, Batch] {
  const done: Batch = {};
  const rest: Batch = {};
  for (const [table, part] of Object.entries(batch)) {
    const list = Array.isArray(part) ? part : part.Keys;
    const half = Math.ceil(list.length / 2);
    const like = (some: unknown[]) => (Array.isArray(part) ? some : { ...part, Keys: some });
    done[table] = like(list.slice(0, half));
    if (half < list.length) rest[table] = like(list.slice(half));
  }
  return [done, rest];
}

/** Makes a client meet trouble. Gives the counts; rates may be changed while it runs. */
export function disturb(client: DynamoDBClient, seed: number, rates: Rates): Counts {
  const random = seeded(seed);
  const counts: Counts = { calls: 0, throttled: 0, unprocessed: 0, lost: 0 };
  const happens = (kind: keyof Rates): boolean => {
    const isNow = random() < (rates[kind] ?? 0);
    if (isNow) counts[kind]++;
    return isNow;
  };
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const input = args.input as { RequestItems?: Batch };
      if (input.RequestItems === undefined || !happens("unprocessed")) return next(args);
      const [done, rest] = halves(input.RequestItems);
      const result = await next({ ...args, input: { ...args.input, RequestItems: done } });
      const isWrite = context.commandName === "BatchWriteItemCommand";
      Object.assign(result.output, { [isWrite ? "UnprocessedItems" : "UnprocessedKeys"]: rest });
      return result;
    },
    { step: "initialize", name: "leaveUnprocessed", priority: "high", override: true },
  );
  // Behind the retries of the SDK, so that each attempt may fail.
  client.middlewareStack.add(
    (next) => async (args) => {
      counts.calls++;
      if (happens("throttled")) throw named("ThrottlingException", "throttled by the test");
      const result = await next(args);
      if (happens("lost")) throw named("TimeoutError", "answer lost by the test");
      return result;
    },
    { step: "finalizeRequest", name: "failAttempts", priority: "low", override: true },
  );
  return counts;
}

function named(name: string, message: string): Error {
  const error = new Error(message);
  error.name = name;
  return error;
}

/** A table whose indexes show the state of some writes ago; reads by key and partition are as they are. */
export function laggingIndex(inner: Table, writes: number): Table {
  const log: { key: Key; before: Item | undefined }[] = [];
  const text = (key: Key): string => `${key.pk}\0${key.sk}`;

  async function remember(keys: Key[]): Promise<void> {
    const found = new Map((await inner.getMany(keys)).map((item) => [text(item), item]));
    log.push(...keys.map((key) => ({ key, before: found.get(text(key)) })));
    log.splice(0, log.length - writes);
  }

  return {
    ...inner,
    async query(query) {
      const name = query.index;
      if (name === undefined) return inner.query(query);
      const { limit, cursor, ...whole } = query;
      const items = new Map<string, Item>();
      for await (const item of all(inner, whole)) items.set(text(item), item);
      const range = Range.of(query);
      for (const { key, before } of log.toReversed()) {
        const entry = before?.index?.[name];
        if (before && entry?.pk === query.pk && Range.holds(range, entry.sk)) items.set(text(key), before);
        else items.delete(text(key));
      }
      const order = (item: Item): string => `${item.index?.[name]?.sk}\0${text(item)}`;
      const sorted = [...items.values()].sort((left, right) => Range.byBytes(order(left), order(right)));
      if (query.reverse) sorted.reverse();
      const start = Number(cursor ?? 0);
      const end = limit === undefined ? sorted.length : start + limit;
      const page = sorted.slice(start, end).map((item) => {
        const { body, ...bare } = item;
        return body === undefined || query.withoutBody ? bare : item;
      });
      return end < sorted.length ? { items: page, cursor: String(end) } : { items: page };
    },
    async put(write, condition) {
      await remember([write]);
      return inner.put(write, condition);
    },
    async remove(key, condition) {
      await remember([key]);
      return inner.remove(key, condition);
    },
    async putMany(list) {
      await remember(list);
      return inner.putMany(list);
    },
    async removeMany(list) {
      await remember(list);
      return inner.removeMany(list);
    },
  };
}

/** What a crashing store throws, at its point and ever after: the process is gone. */
export class Crash extends Error {
  constructor() {
    super("the process is gone");
    this.name = "Crash";
  }
}

/** Before call `at` (1 is the first), after it, or in it: half of a batch is written, any other call is not made. */
export type Point = { at: number; when: "before" | "in" | "after" };

/** A store whose process dies at a point. `calls()` tells how many calls there were, so that a run without a point counts them. */
export function crashing(store: { table: Table; files: Files }, point?: Point) {
  let calls = 0;
  let isGone = false;

  async function step<T>(work: () => Promise<T>, half?: () => Promise<unknown>): Promise<T> {
    if (isGone) throw new Crash();
    calls++;
    if (point?.at !== calls) return work();
    isGone = true;
    if (point.when === "after") await work();
    if (point.when === "in") await half?.();
    throw new Crash();
  }

  const firstHalf = <T>(list: T[]): T[] => list.slice(0, Math.ceil(list.length / 2));
  const { table, files } = store;
  const crashingTable: Table = {
    get: (key) => step(() => table.get(key)),
    getMany: (keys) => step(() => table.getMany(keys)),
    query: (query) => step(() => table.query(query)),
    put: (write, condition) => step(() => table.put(write, condition)),
    remove: (key, condition) => step(() => table.remove(key, condition)),
    putMany: (writes) =>
      step(
        () => table.putMany(writes),
        () => table.putMany(firstHalf(writes)),
      ),
    removeMany: (keys) =>
      step(
        () => table.removeMany(keys),
        () => table.removeMany(firstHalf(keys)),
      ),
    close: () => table.close(),
  };
  const crashingFiles: Files = {
    read: (name) => step(() => files.read(name)),
    range: (name, from, to) => step(() => files.range(name, from, to)),
    async *stream(name) {
      await step(async () => {});
      yield* files.stream(name);
    },
    write: (name, bytes) => step(() => files.write(name, bytes)),
    writeStream: (name, chunks) => step(() => files.writeStream(name, chunks)),
    has: (name) => step(() => files.has(name)),
    remove: (name) => step(() => files.remove(name)),
    async *list(prefix) {
      await step(async () => {});
      yield* files.list(prefix);
    },
  };
  return { table: crashingTable, files: crashingFiles, calls: () => calls };
}
