import { afterEach, beforeEach, expect, test } from "vitest";
import { open } from "./sqlite/table.ts";
import type { Table } from "./table.ts";
import * as User from "./user.ts";

let table: Table;
beforeEach(() => {
  table = open(":memory:");
});
afterEach(() => table.close());

const anna = { name: "Anna", role: "rep", now: 1 } as const;

test("a user is found by name however the name is typed", async () => {
  const user = await User.create(table, anna);
  expect(await User.byName(table, "  ＡＮＮＡ ")).toEqual(user);
  expect(await User.get(table, user.id)).toEqual(user);
  expect(await User.byName(table, "Ann")).toBeUndefined();
});

test("a name belongs to one user for good, also after that user was disabled", async () => {
  const user = await User.create(table, anna);
  await User.disable(table, user.id);
  await expect(User.create(table, { name: "anna", role: "director", now: 2 })).rejects.toMatchObject({
    code: "user-exists",
  });
  expect((await User.get(table, user.id))?.role).toBe("rep");
});

test("a name needs visible characters", async () => {
  for (const name of ["", "   ", "a\u0000b", "x".repeat(201)]) {
    await expect(User.create(table, { ...anna, name })).rejects.toMatchObject({ code: "user-name" });
  }
});

test("what ends sessions raises the epoch; what does not, leaves it", async () => {
  const { id } = await User.create(table, anna);
  expect((await User.setPassword(table, id, "h1")).epoch).toBe(2);
  expect((await User.setRole(table, id, "coach")).epoch).toBe(3);
  expect((await User.setRole(table, id, "coach")).epoch).toBe(3);
  expect((await User.disable(table, id)).epoch).toBe(4);
  expect((await User.enable(table, id)).epoch).toBe(4);
  expect((await User.rehash(table, id, "h1", "h2")).epoch).toBe(4);
  expect((await User.setPerson(table, id, "per_1")).epoch).toBe(4);
  expect((await User.endSessions(table, id)).epoch).toBe(5);
});

test("a re-hash does not undo a password that was set meanwhile", async () => {
  const { id } = await User.create(table, anna);
  await User.setPassword(table, id, "new");
  expect((await User.rehash(table, id, "old", "old, stronger")).passwordHash).toBe("new");
});

test("two changes at once both hold", async () => {
  const { id } = await User.create(table, anna);
  await Promise.all([
    User.setRole(table, id, "coach"),
    User.setPerson(table, id, "per_1"),
    User.endSessions(table, id),
  ]);
  expect(await User.get(table, id)).toMatchObject({ role: "coach", person: "per_1", epoch: 3 });
});

test("a change of nobody says so", async () => {
  await expect(User.disable(table, "usr_0")).rejects.toMatchObject({ kind: "missing", code: "user-unknown" });
});

test("the list is by name", async () => {
  for (const name of ["Zoe", "Bo", "李雷"]) await User.create(table, { name, role: "rep", now: 1 });
  expect((await User.list(table)).map(({ name }) => name)).toEqual(["Bo", "Zoe", "李雷"]);
});
