import { afterEach, beforeEach, expect, test } from "vitest";
import * as Guess from "./sign-in-guess.ts";
import { open } from "./sqlite/table.ts";
import type { Table } from "./table.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
let now: number;
let mark: number;
let table: Table;
beforeEach(() => {
  now = Date.UTC(2026, 0, 5);
  mark = 0;
  table = open(":memory:", { now: () => now });
});
afterEach(() => table.close());

const countTry = (account: string, address = "a") =>
  Guess.countTry(table, { account, address, now, mark: String(mark++) }).then(
    () => true,
    () => false,
  );

test("a guesser who never rests gets nine tries in the first hour and four in each later one", async () => {
  const tries: number[] = [];
  for (let second = 0; second < 4 * 3600; second += 10) {
    if (await countTry("anna")) tries.push(Math.floor(second / 3600));
    now += 10_000;
  }
  expect([0, 1, 2, 3].map((hour) => tries.filter((at) => at === hour).length)).toEqual([9, 4, 4, 4]);
});

test("a thousand tries at once count as a thousand", async () => {
  const tries = await Promise.all(Array.from({ length: 1000 }, () => countTry("anna")));
  expect(tries.filter(Boolean).length).toBeLessThanOrEqual(3);
});

test("after a storm of guesses the owner waits a quarter of an hour at most", async () => {
  for (let i = 0; i < 2000; i += 1) {
    await countTry("anna");
    now += MINUTE;
  }
  now += 15 * MINUTE;
  expect(await countTry("anna")).toBe(true);
});

test("the wait is told in seconds", async () => {
  for (let i = 0; i < 3; i += 1) await countTry("anna");
  await expect(Guess.countTry(table, { account: "anna", address: "a", now, mark: "x" })).rejects.toMatchObject({
    kind: "busy",
    code: "sign-in-wait",
    params: { seconds: 60 },
  });
});

test("the right password starts the account afresh, and so does a quiet day", async () => {
  for (let i = 0; i < 4; i += 1) await countTry("anna");
  await Guess.clear(table, "anna");
  expect([await countTry("anna"), await countTry("anna"), await countTry("anna"), await countTry("anna")]).toEqual([
    true,
    true,
    true,
    false,
  ]);
  now += 24 * HOUR + MINUTE;
  expect([await countTry("anna"), await countTry("anna")]).toEqual([true, true]);
});

test("one address that fails on many accounts has to wait for the hour to pass, others do not", async () => {
  for (let i = 0; i < Guess.ADDRESS_FAILURES; i += 1) {
    expect(await countTry(`user ${i}`, "bad")).toBe(true);
    await Guess.countAddress(table, { account: `user ${i}`, address: "bad", now, mark: String(mark++) });
  }
  expect(await countTry("one more", "bad")).toBe(false);
  expect(await countTry("one more", "good")).toBe(true);
  now += HOUR;
  expect(await countTry("two more", "bad")).toBe(true);
});
