import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import * as Key from "./importer-key.ts";
import { open } from "./sqlite/table.ts";
import type { Table } from "./table.ts";

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 2, 1);
let drawn = 0;
const random = (bytes: number) => createHash("sha512").update(`draw ${drawn++}`).digest().subarray(0, bytes);

let table: Table;
let now: number;
beforeEach(() => {
  now = NOW;
  table = open(":memory:", { now: () => now });
});
afterEach(() => table.close());

const create = (source = "crm", days?: number) => Key.create(table, { source, days, by: "usr_1", now, random });
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error: { code: string }) => error.code,
  );

test("a key is 256 random bits behind its id, lives 180 days, and only its hash is kept", async () => {
  const { key, text } = await create();
  expect(text).toMatch(/^cbk_[0-9a-f]{20}_[A-Za-z0-9_-]{43}$/);
  expect((key.expiresAt - NOW) / DAY).toBe(180);
  const secret = text.slice(-43);
  const kept = JSON.stringify((await table.query({ pk: "importer-key" })).items);
  expect(kept).not.toContain(secret);
  expect(kept).toContain(createHash("sha256").update(secret).digest("hex"));
  expect(await Key.find(table, text, now)).toMatchObject({ id: key.id, source: "crm" });
});

test("nothing but the very text finds a key", async () => {
  const { key, text } = await create();
  const other = (await create()).text;
  for (const wrong of [
    "",
    "cbk_",
    text.slice(0, -1),
    `${text} `,
    text.slice(0, -1) + (text.endsWith("A") ? "B" : "A"),
    text.replace("cbk_", "CBK_"),
    `cbk_${key.id}_${other.slice(-43)}`,
    `cbk_${"0".repeat(20)}_${text.slice(-43)}`,
  ])
    expect([wrong, await Key.find(table, wrong, now)]).toEqual([wrong, undefined]);
});

test("a source has two keys at most, so that one can follow the other; what is over makes room", async () => {
  const first = await create();
  await create();
  expect(await codeOf(create())).toBe("key-limit");
  expect(await codeOf(create("pbx"))).toBe("done");
  await Key.revoke(table, first.key.id, now);
  expect(await codeOf(create())).toBe("done");
  now += 180 * DAY;
  expect(await codeOf(create())).toBe("done");
});

test("of many that ask at once two get a key", async () => {
  const codes = await Promise.all(Array.from({ length: 8 }, () => codeOf(create())));
  expect(codes.filter((code) => code === "done")).toHaveLength(2);
  expect((await Key.list(table)).filter((key) => Key.stateOf(key, now) === "alive")).toHaveLength(2);
});

test("a key lives one day to two years", async () => {
  for (const days of [0, -1, 1.5, 731, Number.NaN])
    expect([days, await codeOf(create("crm", days))]).toEqual([days, "key-days"]);
  expect((await create("crm", 730)).key.expiresAt).toBe(NOW + 730 * DAY);
  for (const source of ["", "a|b", "a/b", "a\nb", "x".repeat(101)])
    expect([source, await codeOf(create(source))]).toEqual([source, "key-source"]);
});

describe("a key that is over", () => {
  test("is told from a wrong one, by whoever holds it", async () => {
    const { key, text } = await create("crm", 1);
    now += DAY - 1;
    expect(Key.stateOf(key, now)).toBe("alive");
    now += 1;
    expect(Key.stateOf((await Key.find(table, text, now)) ?? key, now)).toBe("expired");
    await Key.revoke(table, key.id, now);
    expect(Key.stateOf((await Key.find(table, text, now)) ?? key, now)).toBe("revoked");
  });

  test("stays revoked as of the first time, and one that never was cannot be", async () => {
    const { key } = await create();
    await Key.revoke(table, key.id, now);
    expect((await Key.revoke(table, key.id, now + DAY)).revokedAt).toBe(NOW);
    expect(await codeOf(Key.revoke(table, "0".repeat(20), now))).toBe("key-unknown");
  });

  test("is kept a while, but never more than twenty of a source", async () => {
    for (let n = 0; n < 30; n++) await Key.revoke(table, (await create()).key.id, now);
    await create();
    expect(await Key.list(table)).toHaveLength(Key.POLICY.keptOver + 1);
  });
});

test("its last use is noted once a minute, and never wakes a revoked key", async () => {
  const { key, text } = await create();
  const seen = async () => (await Key.list(table))[0]?.lastUsedAt;
  await Key.find(table, text, now);
  now += 59_000;
  await Key.find(table, text, now);
  expect(await seen()).toBe(NOW);
  now += 1_000;
  await Key.find(table, text, now);
  expect(await seen()).toBe(NOW + 60_000);
  await Key.revoke(table, key.id, now);
  now += DAY;
  await Key.find(table, text, now);
  expect((await Key.list(table))[0]).toMatchObject({ lastUsedAt: NOW + 60_000, revokedAt: NOW + 60_000 });
});

test("a key knows the imports it made, and no others", async () => {
  const { key } = await create();
  await Key.noteImport(table, key.id, "imp_1", now);
  expect(await Key.hasImported(table, key.id, "imp_1")).toBe(true);
  expect(await Key.hasImported(table, key.id, "imp_2")).toBe(false);
  expect(await Key.hasImported(table, (await create()).key.id, "imp_1")).toBe(false);
});
