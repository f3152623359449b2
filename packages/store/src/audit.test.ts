import { expect, test } from "vitest";
import * as Audit from "./audit.ts";
import * as SqliteTable from "./sqlite/table.ts";

const now = () => 1_000;

test("an intent whose process died stays unfinished until the same action is done", async () => {
  const table = SqliteTable.open(":memory:");
  const never = () => new Promise<never>(() => {});
  void Audit.record(table, now, "ann", "publish", { month: "2026-02", digest: "d" }, never);
  await new Promise((resolve) => setImmediate(resolve));
  expect((await Audit.verify(table)).unfinished.map(({ number }) => number)).toEqual([1]);
  await Audit.record(table, now, "ann", "publish", { month: "2026-03", digest: "d" }, async () => {});
  expect((await Audit.verify(table)).unfinished.map(({ number }) => number)).toEqual([1]);
  await Audit.record(table, now, "bob", "publish", { month: "2026-02", digest: "d" }, async () => {});
  expect(await Audit.verify(table)).toMatchObject({ entries: 5, broken: [], unfinished: [] });
});

test("a changed or a missing entry is named", async () => {
  const table = SqliteTable.open(":memory:");
  for (const month of ["2026-01", "2026-02"]) await Audit.record(table, now, "ann", "close", { month }, async () => {});
  const [, second] = (await table.query({ pk: "audit" })).items;
  if (second === undefined) throw new Error("no entry");
  await table.put({ ...second, data: { ...second.data, who: "eve" } });
  expect((await Audit.verify(table)).broken).toEqual([2]);
  await table.remove(second);
  expect((await Audit.verify(table)).broken).toContain(3);
});
