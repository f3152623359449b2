import { MAX_ATTEMPTS, retryDelay } from "@clearboard/store/dynamo/retry";
import * as DynamoTable from "@clearboard/store/dynamo/table";
import { disturb } from "@clearboard/store/faults";
import { all, ConditionFailed, type Table } from "@clearboard/store/table";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Local, start, TABLE } from "./dynamo.ts";

describe("the DynamoDB body with throttles and lost responses", { timeout: 60_000 }, () => {
  let local: Local;
  const open = (seed: number, rates: Parameters<typeof disturb>[2]) => {
    const client = local.client();
    const counts = disturb(client, seed, rates);
    const table: Table = DynamoTable.open({ client, tableName: TABLE, sleep: async () => {}, now: () => 0 });
    return { table, counts };
  };
  beforeAll(async () => {
    local = await start();
  });
  afterAll(() => local.close());

  test("knows its own write again when the answer was lost, and another's not", async () => {
    const { table: calm } = open(1, {});
    const rates = { lost: 1 };
    const { table, counts } = open(2, rates);
    const once = async <T>(work: () => Promise<T>): Promise<T> => {
      rates.lost = 1;
      const result = work();
      // the first response is lost, the retry is answered
      const before = counts.lost;
      while (counts.lost === before) await new Promise((resolve) => setImmediate(resolve));
      rates.lost = 0;
      return result;
    };
    const key = { pk: "lost", sk: "pointer" };
    expect(await once(() => table.put({ ...key, data: { by: 1 } }, { absent: true }))).toBe(1);
    expect(await once(() => table.put({ ...key, data: { by: 2 } }, { version: 1 }))).toBe(2);
    expect(await once(() => table.put({ ...key, data: { by: 3 } }))).toBe(3);
    expect((await calm.get(key))?.version).toBe(3);
    await expect(once(() => table.put({ ...key, data: { by: 4 } }, { version: 2 }))).rejects.toThrow(ConditionFailed);
    await once(() => table.putMany([{ ...key, data: { by: 5 } }]));
    expect(await calm.get(key)).toMatchObject({ version: 4, data: { by: 5 } });
    await once(() => table.remove(key, { version: 4 }));
    expect(await calm.get(key)).toBeUndefined();
  });

  test("loses no row of thousands under throttles, half batches and lost answers", async () => {
    const { table, counts } = open(7, { throttled: 0.3, unprocessed: 0.1, lost: 0.05 });
    const writes = Array.from({ length: 3000 }, (_, n) => ({ pk: `bulk|${n % 3}`, sk: `row ${n}`, data: { fen: n } }));
    await table.putMany(writes);
    let sum = 0;
    let rows = 0;
    for (const pk of ["bulk|0", "bulk|1", "bulk|2"]) {
      for await (const item of all(table, { pk })) {
        sum += Number(item.data.fen);
        rows++;
        expect(item.version).toBe(1);
      }
    }
    // 0 + 1 + ... + 2999
    expect([rows, sum]).toEqual([3000, 4_498_500]);
    expect(counts.throttled).toBeGreaterThan(20);
    expect(counts.unprocessed).toBeGreaterThan(5);
    expect(counts.lost).toBeGreaterThan(2);
    // 30 reads and 120 writes of batches, 3 pages
    expect(counts.calls).toBeLessThan(3 * 153);
  });

  test("waits longer before every retry, with jitter, never over five seconds, and gives up in the end", async () => {
    const waits: number[] = [];
    const client = local.client((retry) => {
      waits.push(retryDelay(retry));
      return 0;
    });
    const counts = disturb(client, 9, { throttled: 1 });
    const table = DynamoTable.open({ client, tableName: TABLE });
    await expect(table.get({ pk: "x", sk: "y" })).rejects.toThrow("throttled by the test");
    expect(counts.calls).toBe(MAX_ATTEMPTS);
    expect(waits).toHaveLength(MAX_ATTEMPTS - 1);
    waits.forEach((ms, n) => {
      expect(ms).toBeLessThan(Math.min(5000, 25 * 2 ** n));
    });
    expect(new Set(waits).size).toBe(MAX_ATTEMPTS - 1);
  });

  test("gives up on a batch of which nothing is ever taken", async () => {
    const client = local.client();
    client.middlewareStack.add(
      (_next, context) => async (args) => {
        const isWrite = context.commandName === "BatchWriteItemCommand";
        const all = (args.input as { RequestItems?: object }).RequestItems;
        const output = isWrite ? { UnprocessedItems: all } : { Responses: {}, UnprocessedKeys: all };
        return { output: { $metadata: {}, ...output }, response: undefined } as never;
      },
      { step: "initialize" },
    );
    const table = DynamoTable.open({ client, tableName: TABLE, sleep: async () => {} });
    await expect(table.removeMany([{ pk: "x", sk: "y" }])).rejects.toThrow("no item of a batch");
    await expect(table.getMany([{ pk: "x", sk: "y" }])).rejects.toThrow("no item of a batch");
  });

  test("does not repeat what cannot pass", async () => {
    const client = local.client();
    const counts = disturb(client, 1, {});
    const table = DynamoTable.open({ client, tableName: "no-such-table" });
    await expect(table.get({ pk: "x", sk: "y" })).rejects.toMatchObject({ name: "ResourceNotFoundException" });
    await expect(table.put({ pk: "x", sk: "y", data: {} }, { absent: true })).rejects.toThrow();
    await expect(table.putMany([{ pk: "x", sk: "y", data: {} }])).rejects.toThrow();
    expect(counts.calls).toBe(3);
  });
});
