import { expect, test } from "vitest";
import { metered } from "./meter.ts";
import { open } from "./sqlite/table.ts";
import type { Write } from "./table.ts";

// pk 2+1, sk 2+1, version 7+2, data 4+2 = 21 bytes, and body 4 + its length
const item = (bodyBytes: number, more: Partial<Write> = {}): Write => ({
  pk: "p",
  sk: "s",
  data: {},
  ...(bodyBytes > 0 ? { body: new Uint8Array(bodyBytes) } : {}),
  ...more,
});

async function cost(work: (meter: ReturnType<typeof metered>) => Promise<unknown>, before: Write[] = []) {
  const inner = open(":memory:");
  await inner.putMany(before);
  const meter = metered(inner);
  await work(meter).catch(() => undefined);
  const { write, read } = meter.units();
  return [write, read];
}

test("a write costs one unit per kilobyte begun, of the larger of old and new", async () => {
  expect(await cost(({ table }) => table.put(item(0)))).toEqual([1, 0]);
  expect(await cost(({ table }) => table.put(item(1024 - 25)))).toEqual([1, 0]);
  expect(await cost(({ table }) => table.put(item(1024 - 24)))).toEqual([2, 0]);
  expect(await cost(({ table }) => table.put(item(0)), [item(5000)])).toEqual([5, 0]);
  expect(await cost(({ table }) => table.remove({ pk: "p", sk: "s" }), [item(5000)])).toEqual([5, 0]);
  expect(await cost(({ table }) => table.remove({ pk: "p", sk: "s" }))).toEqual([1, 0]);
});

test("a batch costs its single writes, and a read of each old version", async () => {
  const writes = Array.from({ length: 40 }, (_, n) => item(1500, { sk: `s${n}` }));
  expect(await cost(({ table }) => table.putMany(writes))).toEqual([80, 40]);
  expect(await cost(({ table }) => table.removeMany(writes), writes)).toEqual([80, 0]);
});

test("an index costs one more write for each entry written or deleted", async () => {
  const a = (sk: string) => ({ index: { a: { pk: "list", sk } } });
  expect(await cost(({ table }) => table.put(item(0, a("1"))))).toEqual([2, 0]);
  expect(await cost(({ table }) => table.put(item(0, a("1"))), [item(0, a("1"))])).toEqual([2, 0]);
  expect(await cost(({ table }) => table.put(item(0, a("2"))), [item(0, a("1"))])).toEqual([3, 0]);
  expect(await cost(({ table }) => table.put(item(0)), [item(0, a("1"))])).toEqual([2, 0]);
  expect(await cost(({ table }) => table.removeMany([item(0)]), [item(0, a("1"))])).toEqual([2, 0]);
});

test("a refused write costs the item that refused it and a look at it", async () => {
  expect(await cost(({ table }) => table.put(item(0), { absent: true }), [item(5000)])).toEqual([5, 2]);
});

test("a read costs one unit per 4 KB begun, a page by its sum, through an index half; leaving bodies out saves nothing", async () => {
  const rows = ["1", "2", "3"].map((sk) => item(3000, { sk, index: { a: { pk: "list", sk } } }));
  expect(await cost(({ table }) => table.get({ pk: "p", sk: "1" }), rows)).toEqual([0, 1]);
  expect(await cost(({ table }) => table.get({ pk: "p", sk: "missing" }), rows)).toEqual([0, 1]);
  expect(await cost(({ table }) => table.getMany([...rows, { pk: "p", sk: "4" }]), rows)).toEqual([0, 4]);
  // three items of about 3.1 KB are 9.2 KB
  expect(await cost(({ table }) => table.query({ pk: "p" }), rows)).toEqual([0, 3]);
  expect(await cost(({ table }) => table.query({ pk: "list", index: "a", withoutBody: true }), rows)).toEqual([0, 1.5]);
});

test("a count starts again on request, and bodies stay out of answers that want none", async () => {
  const meter = metered(open(":memory:"));
  await meter.table.put(item(3000));
  const page = await meter.table.query({ pk: "p", withoutBody: true });
  expect(page.items[0]?.body).toBeUndefined();
  expect(meter.units()).toEqual({ write: 3, read: 1, calls: 2 });
  expect(meter.byKey()).toEqual(new Map([["p", 3]]));
  meter.reset();
  expect(meter.units()).toEqual({ write: 0, read: 0, calls: 0 });
  expect(meter.byKey()).toEqual(new Map());
});
