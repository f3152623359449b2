/** A store over another one keeps the promises of both ports, with half of what it holds below it. */
import * as Overlay from "@clearboard/store/dry-run-store";
import * as SqliteTable from "@clearboard/store/sqlite/table";
import { expect, test } from "vitest";
import { memoryFiles } from "../flow/sandbox.ts";
import { filesContract } from "./files.contract.ts";

filesContract("overlay", {
  open: async () => Overlay.over({ table: SqliteTable.open(":memory:"), files: memoryFiles() }).files,
  close: async () => {},
});

test("what is written over a table is seen over it and never below", async () => {
  const below = SqliteTable.open(":memory:");
  for (const sk of ["a", "b", "c"]) await below.put({ pk: "p", sk, data: { from: "below" } });
  const { table } = Overlay.over({ table: below, files: memoryFiles() });
  await table.put({ pk: "p", sk: "b", data: { from: "over" } }, { version: 1 });
  await table.putMany([{ pk: "p", sk: "aa", data: { from: "over" } }]);
  await table.remove({ pk: "p", sk: "c" });
  await expect(table.put({ pk: "p", sk: "a", data: {} }, { absent: true })).rejects.toThrow("condition failed");
  const seen = async (query: object) =>
    (await table.query({ pk: "p", ...query })).items.map(({ sk, data, version }) => [sk, data.from, version]);
  expect(await seen({})).toEqual([
    ["a", "below", 1],
    ["aa", "over", 1],
    ["b", "over", 2],
  ]);
  expect(await seen({ reverse: true, limit: 1 })).toEqual([["b", "over", 2]]);
  expect(await seen({ prefix: "a" })).toEqual([
    ["a", "below", 1],
    ["aa", "over", 1],
  ]);
  expect(
    (
      await table.getMany([
        { pk: "p", sk: "c" },
        { pk: "p", sk: "b" },
      ])
    ).map(({ data }) => data.from),
  ).toEqual(["over"]);
  expect((await below.query({ pk: "p" })).items.map(({ sk, data }) => [sk, data.from])).toEqual([
    ["a", "below"],
    ["b", "below"],
    ["c", "below"],
  ]);
  await below.close();
});
