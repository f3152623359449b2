import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Crash, crashing, laggingIndex, type Point, seeded } from "./faults.ts";
import { openLocal } from "./local.ts";
import { open } from "./sqlite/table.ts";

test("the same seed gives the same trouble", () => {
  const draw = (seed: number) => Array.from({ length: 5 }, seeded(seed));
  expect(draw(1)).toEqual(draw(1));
  expect(draw(1)).not.toEqual(draw(2));
  expect(draw(3).every((n) => n >= 0 && n < 1)).toBe(true);
});

test("a lagging index shows the lists of two writes ago, while keys show today", async () => {
  const table = laggingIndex(open(":memory:"), 2);
  const item = (sk: string, order: string) => ({
    pk: "p",
    sk,
    data: { order },
    index: { a: { pk: "list", sk: order } },
  });
  const shown = async (query: object = {}) =>
    (await table.query({ pk: "list", index: "a", ...query })).items.map((found) => found.sk + found.data.order);
  await table.put(item("x", "1"));
  await table.put(item("y", "2"));
  expect(await shown()).toEqual([]);
  await table.put(item("x", "3"));
  expect(await shown()).toEqual(["x1"]);
  expect((await table.get({ pk: "p", sk: "x" }))?.data).toEqual({ order: "3" });
  await table.remove({ pk: "p", sk: "y" });
  expect(await shown()).toEqual(["x1", "y2"]);
  expect(await shown({ reverse: true, limit: 1 })).toEqual(["y2"]);
  await table.putMany([{ pk: "q", sk: "1", data: {} }]);
  await table.removeMany([{ pk: "q", sk: "1" }]);
  expect(await shown()).toEqual(["x3"]);
});

test("a store crashes before, in or after any call and answers nothing from then on", async () => {
  const dir = mkdtempSync(join(tmpdir(), "clearboard-crash-"));
  const rows = ["1", "2", "3"].map((sk) => ({ pk: "rows", sk, data: {} }));
  const run = async (name: string, point?: Point) => {
    const store = await openLocal(join(dir, name));
    const { table, files, calls } = crashing(store, point);
    const work = async () => {
      await table.put({ pk: "intent", sk: "1", data: {} }, { absent: true });
      await files.write("raw/x", Uint8Array.of(1));
      await table.putMany(rows);
    };
    const error = await work().catch((thrown: unknown) => thrown);
    const again = await table.get({ pk: "intent", sk: "1" }).catch((thrown: unknown) => thrown);
    const left = {
      intent: (await store.table.get({ pk: "intent", sk: "1" })) !== undefined,
      file: await store.files.has("raw/x"),
      rows: (await store.table.getMany(rows)).length,
    };
    await store.table.close();
    return { isCrash: error instanceof Crash && again instanceof Crash, calls: calls(), left };
  };
  expect(await run("calm")).toMatchObject({ isCrash: false, calls: 4, left: { intent: true, file: true, rows: 3 } });
  const at = async (call: number, when: Point["when"]) => run(`${call} ${when}`, { at: call, when });
  expect(await at(1, "before")).toMatchObject({ isCrash: true, left: { intent: false, file: false, rows: 0 } });
  expect(await at(1, "after")).toMatchObject({ isCrash: true, left: { intent: true, file: false, rows: 0 } });
  expect(await at(2, "in")).toMatchObject({ isCrash: true, left: { intent: true, file: false, rows: 0 } });
  expect(await at(3, "before")).toMatchObject({ isCrash: true, left: { intent: true, file: true, rows: 0 } });
  expect(await at(3, "in")).toMatchObject({ isCrash: true, left: { intent: true, file: true, rows: 2 } });
  expect(await at(3, "after")).toMatchObject({ isCrash: true, left: { intent: true, file: true, rows: 3 } });
  rmSync(dir, { recursive: true });
});
