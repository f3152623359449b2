import { expect, test } from "vitest";
import * as Lease from "./lease.ts";
import * as SqliteTable from "./sqlite/table.ts";
import type { Table } from "./table.ts";

const SECOND = 1000;
const holder = (id: string): Lease.Holder => ({ id, isGone: () => false });

async function taken(now: number) {
  const table = SqliteTable.open(":memory:");
  const lease = await Lease.take(table, "source crm", "imp_1", holder("first"), now);
  if ("busy" in lease) throw new Error("the lease is busy");
  const rival = (at: number) => Lease.take(table, "source crm", "imp_2", holder("second"), at);
  return { table, lease, rival };
}

test("a holder that goes on writing keeps its lease past the first minute", async () => {
  const { table, lease, rival } = await taken(0);
  expect(await Lease.check(table, lease, 40 * SECOND)).toBe(true);
  expect(await rival(90 * SECOND)).toEqual({ busy: "imp_1" });
  expect(await Lease.check(table, lease, 95 * SECOND)).toBe(true);
});

test("a check in the first half of the minute writes nothing", async () => {
  const { table, lease, rival } = await taken(0);
  expect(await Lease.check(table, lease, 30 * SECOND)).toBe(true);
  expect(await rival(60 * SECOND)).toEqual({ busy: "imp_1" });
  expect(await rival(60 * SECOND + 1)).toMatchObject({ importId: "imp_2", number: 2 });
});

test("a holder that slept past its lease has lost it once another took it", async () => {
  const { table, lease, rival } = await taken(0);
  await rival(61 * SECOND);
  expect(await Lease.check(table, lease, 62 * SECOND)).toBe(false);
});

test("a lease whose writing is not yet answered is not taken by another import of the same process", async () => {
  const table = SqliteTable.open(":memory:");
  const take = (from: Table, importId: string) => Lease.take(from, "source crm", importId, holder("first"), 0);
  let other: Awaited<ReturnType<typeof take>> | undefined;
  const slow: Table = {
    ...table,
    put: async (...args) => {
      const answer = await table.put(...args);
      other ??= await take(table, "imp_2");
      return answer;
    },
  };
  expect(await take(slow, "imp_1")).toMatchObject({ importId: "imp_1", number: 1 });
  expect(other).toEqual({ busy: "imp_1" });
});
