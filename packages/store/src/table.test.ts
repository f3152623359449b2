import { expect, test } from "vitest";
import { open } from "./sqlite/table.ts";
import { changeItem, tryWrite, unchanged } from "./table.ts";

const KEY = { pk: "counter", sk: "x" };

test("a change decides again on what another writer left, and loses neither", async () => {
  const table = open(":memory:");
  let rivals = 2;
  const contested: typeof table = {
    ...table,
    async get(key) {
      const item = await table.get(key);
      if (rivals-- > 0) await table.put({ ...key, data: { count: Number(item?.data.count ?? 0) + 10 } });
      return item;
    },
  };
  await changeItem(contested, KEY, (item) => ({ data: { count: Number(item?.data.count ?? 0) + 1 } }));
  // 10 + 10 of the rivals, 1 of the change
  expect(await table.get(KEY)).toMatchObject({ version: 3, data: { count: 21 } });
});

test("a change without content leaves the item as it is", async () => {
  const table = open(":memory:");
  await table.put({ ...KEY, data: { count: 1 } });
  await changeItem(table, KEY, () => undefined);
  expect(await table.get(KEY)).toMatchObject({ version: 1, data: { count: 1 } });
});

test("a conditional write tells that its condition did not hold; any other error is thrown", async () => {
  const table = open(":memory:");
  expect(await tryWrite(table.put({ ...KEY, data: {} }, unchanged(undefined)))).toBe(true);
  const item = await table.get(KEY);
  expect(await tryWrite(table.put({ ...KEY, data: { by: 1 } }, unchanged(item)))).toBe(true);
  expect(await tryWrite(table.put({ ...KEY, data: { by: 2 } }, unchanged(item)))).toBe(false);
  await expect(tryWrite(table.put({ ...KEY, sk: "", data: {} }, unchanged(item)))).rejects.toThrow(RangeError);
});
