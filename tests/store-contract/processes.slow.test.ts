import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { DatabaseSync } from "node:sqlite";
import { openLocal } from "@clearboard/store/local";
import * as SqliteTable from "@clearboard/store/sqlite/table";
import { all } from "@clearboard/store/table";
import { afterAll, expect, test } from "vitest";

const dir = mkdtempSync(join(tmpdir(), "clearboard-processes-"));
afterAll(() => rmSync(dir, { recursive: true }));

const start = (path: string, ...task: string[]) =>
  spawn(process.execPath, [join(import.meta.dirname, "racer.ts"), path, ...task], {
    stdio: ["ignore", "pipe", "inherit"],
  });

test("two processes that count up one item lose no count", { timeout: 60_000 }, async () => {
  const path = join(dir, "race.db");
  const children = ["one", "two"].map((name) => start(path, name, "count", "150"));
  const codes = await Promise.all(children.map(async (child) => (await once(child, "exit"))[0]));
  expect(codes).toEqual([0, 0]);
  const table = SqliteTable.open(path);
  expect(await table.get({ pk: "race", sk: "counter" })).toMatchObject({ version: 300, data: { n: 300 } });
  for (const name of ["one", "two"]) {
    let count = 0;
    for await (const _ of all(table, { pk: `many|${name}` })) count++;
    expect(count).toBe(3000);
  }
  await table.close();
});

test("processes that make one new file at the same moment all get it", { timeout: 60_000 }, async () => {
  for (const round of [1, 2, 3, 4, 5]) {
    const path = join(dir, `new-${round}.db`);
    const moment = String(Date.now() + 1000);
    const children = ["one", "two", "three", "four"].map((name) => start(path, name, "count", "1", moment));
    expect(await Promise.all(children.map(async (child) => (await once(child, "exit"))[0]))).toEqual([0, 0, 0, 0]);
  }
});

test("what a killed process had been answered is there afterwards, and the file is sound", {
  timeout: 60_000,
}, async () => {
  const path = join(dir, "killed.db");
  const child = start(path, "one", "write");
  let answered = -1;
  for await (const line of createInterface({ input: child.stdout })) {
    answered = Number(line);
    if (answered === 40) child.kill("SIGKILL");
  }
  const table = SqliteTable.open(path);
  const found = new Set<number>();
  for await (const item of all(table, { pk: "answered" })) {
    expect(item.body?.byteLength).toBe(10_000);
    found.add(Number(item.data.n));
  }
  for (let n = 0; n <= answered; n++) expect(found).toContain(n);
  await table.close();
  const db = new DatabaseSync(path);
  expect(db.prepare("PRAGMA integrity_check").get()).toEqual({ integrity_check: "ok" });
  db.close();
});

test("a data directory keeps its table and its files between two openings", async () => {
  const home = join(dir, "data");
  const first = await openLocal(home);
  await first.table.put({ pk: "a", sk: "b", data: { kept: true } });
  await first.files.write("raw/x", Uint8Array.of(1));
  await first.table.close();
  const second = await openLocal(home);
  expect((await second.table.get({ pk: "a", sk: "b" }))?.data).toEqual({ kept: true });
  expect(await second.files.has("raw/x")).toBe(true);
  await second.table.close();
});

test("a file of a newer layout is not opened", () => {
  const path = join(dir, "newer.db");
  const db = new DatabaseSync(path);
  db.exec("PRAGMA user_version = 99");
  db.close();
  expect(() => SqliteTable.open(path)).toThrow("layout 99");
});

test("bodies of replaced and removed items leave the file, and expired items go when it is opened", async () => {
  const path = join(dir, "bodies.db");
  let now = Date.UTC(2026, 0, 5);
  const table = SqliteTable.open(path, { now: () => now });
  const body = new Uint8Array(1000);
  await table.putMany(["a", "b", "c"].map((sk) => ({ pk: "p", sk, data: {}, body })));
  await table.put({ pk: "p", sk: "old", data: {}, body, expiresAt: now / 1000 });
  await table.put({ pk: "p", sk: "a", data: {}, body: new Uint8Array(5) });
  await table.put({ pk: "p", sk: "b", data: {} });
  await table.remove({ pk: "p", sk: "c" });
  const count = () => {
    const db = new DatabaseSync(path);
    const row = db.prepare("SELECT count(*) AS items, (SELECT count(*) FROM body) AS bodies FROM item").get();
    db.close();
    return { ...row };
  };
  expect(count()).toEqual({ items: 3, bodies: 2 });
  await table.close();
  now += 2 * 86_400_000;
  await SqliteTable.open(path, { now: () => now }).close();
  expect(count()).toEqual({ items: 2, bodies: 1 });
});
