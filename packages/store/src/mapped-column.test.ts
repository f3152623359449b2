import { expect, test } from "vitest";
import * as MappedColumn from "./mapped-column.ts";
import { open } from "./sqlite/table.ts";

test("columns are kept by source and profile, whatever blanks and signs their names have", async () => {
  const table = open(":memory:");
  const column = (name: string) => ({
    kind: "deal",
    field: "cost",
    column: name,
    spec: [name],
    empty: [],
    instead: null,
  });
  await MappedColumn.change(table, "old crm", "deals", () => [column("a")]);
  await MappedColumn.change(table, "old", "crm deals", () => [column("b")]);
  await MappedColumn.change(table, "crm#2", "deals", (all) => [...all, column("c")]);
  expect(await MappedColumn.list(table, "old crm", "deals")).toEqual([column("a")]);
  expect(await MappedColumn.list(table, "old", "crm deals")).toEqual([column("b")]);
  const found = await MappedColumn.everywhere(table);
  expect(found.map(({ source, column: name }) => `${source}: ${name}`).sort()).toEqual([
    "crm#2: c",
    "old crm: a",
    "old: b",
  ]);
});
