import { createHash } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import * as Session from "./session.ts";
import * as Link from "./sign-in-link.ts";
import { open } from "./sqlite/table.ts";
import type { Table } from "./table.ts";
import * as User from "./user.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
let now: number;
let drawn: number;
let table: Table;
let user: User.Info;

// Different bytes at every draw, the same in every run.
const random = (bytes: number) => createHash("sha512").update(`draw ${drawn++}`).digest().subarray(0, bytes);

beforeEach(async () => {
  now = Date.UTC(2026, 0, 5, 9);
  drawn = 0;
  table = open(":memory:", { now: () => now });
  user = await User.create(table, { name: "Anna", role: "rep", now });
});
afterEach(() => table.close());

const begin = () => Session.begin(table, { user, method: "password", now, random });
const find = (token: string) => Session.find(table, token, now);

test("a session finds its user by a token of 256 bits that the store does not hold", async () => {
  const token = await begin();
  expect(Buffer.from(token, "base64url")).toHaveLength(32);
  expect((await find(token))?.user).toEqual(user);
  expect(await find("someone else's")).toBeUndefined();
  expect(await table.get({ pk: `session#${token}`, sk: "session" })).toBeUndefined();
});

test("a session ends after half an hour without a request, to the millisecond", async () => {
  const token = await begin();
  now += 30 * MINUTE - 1;
  expect(await find(token)).toBeDefined();
  now += 30 * MINUTE;
  expect(await find(token)).toBeUndefined();
});

test("a session in constant use ends after eight hours", async () => {
  const token = await begin();
  for (let i = 1; i < 32; i += 1) {
    now += 15 * MINUTE;
    expect(await find(token)).toBeDefined();
  }
  now += 15 * MINUTE;
  expect(await find(token)).toBeUndefined();
});

test("last seen is written once a minute at most", async () => {
  const token = await begin();
  const seen = async () => (await find(token))?.session.lastSeenAt;
  const start = now;
  now += MINUTE - 1;
  await find(token);
  expect(await seen()).toBe(start);
  now += 1;
  await find(token);
  expect(await seen()).toBe(start + MINUTE);
});

test.each([
  ["signing out", (token: string) => Session.end(table, token)],
  ["a new password", () => User.setPassword(table, user.id, "hash")],
  ["a new role", () => User.setRole(table, user.id, "director")],
  ["being disabled", () => User.disable(table, user.id)],
  ["ending all sessions", () => User.endSessions(table, user.id)],
])("%s ends the session at once", async (_, act) => {
  const token = await begin();
  await act(token);
  expect(await find(token)).toBeUndefined();
});

test("a request in flight does not bring back a session that was signed out", async () => {
  const token = await begin();
  now += 2 * MINUTE;
  await Promise.all([find(token), Session.end(table, token)]);
  expect(await find(token)).toBeUndefined();
});

const redeem = (token: string) => Link.redeem(table, { token, now, random });

test("a sign-in link works once", async () => {
  const token = await Link.create(table, { user, now, random });
  const [first, second] = await Promise.allSettled([redeem(token), redeem(token)]);
  expect([first?.status, second?.status].sort()).toEqual(["fulfilled", "rejected"]);
  await expect(redeem(token)).rejects.toMatchObject({ kind: "auth", code: "sign-in-link" });
});

test("a sign-in link works for a day", async () => {
  const token = await Link.create(table, { user, now, random });
  now += 24 * HOUR;
  await expect(redeem(token)).rejects.toMatchObject({ code: "sign-in-link" });
  now -= 1;
  expect(await redeem(token)).toEqual(user);
});

test("a password set or a user disabled since then voids a sign-in link", async () => {
  const first = await Link.create(table, { user, now, random });
  user = await User.setPassword(table, user.id, "hash");
  await expect(redeem(first)).rejects.toMatchObject({ code: "sign-in-link" });
  const second = await Link.create(table, { user, now, random });
  await User.disable(table, user.id);
  await expect(redeem(second)).rejects.toMatchObject({ code: "sign-in-link" });
});

test("the address of a sign-in link keeps the token out of server logs", () => {
  expect(new URL(Link.path("abc"), "http://127.0.0.1").pathname).toBe("/sign-in");
});
