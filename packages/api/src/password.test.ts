import { createHash } from "node:crypto";
import { csvCell } from "@clearboard/core/sheet";
import fc from "fast-check";
import { expect, test } from "vitest";
import { isCommon } from "./common-password.ts";
import * as Password from "./password.ts";

let drawn = 0;
const random = (bytes: number) => createHash("sha512").update(`draw ${drawn++}`).digest().subarray(0, bytes);
const cheap = { logN: 4, r: 8, p: 1 };

test("a hash says its price and its salt, and knows its password only", async () => {
  const hasher = Password.createHasher({ random });
  const hash = await hasher.hash("plenty of quiet rivers");
  expect(hash).toMatch(/^scrypt\$15\$8\$3\$[\w-]{22}\$[\w-]{43}$/);
  expect(await hasher.verify("plenty of quiet rivers", hash)).toBe(true);
  expect(await hasher.verify("plenty of quiet river", hash)).toBe(false);
  expect(hasher.isOutdated(hash)).toBe(false);
});

test("the same password has another hash each time, and one of another keyboard is the same password", async () => {
  const hasher = Password.createHasher({ random, cost: cheap });
  const [item, two] = [await hasher.hash("Ｃafé au lait"), await hasher.hash("Ｃafé au lait")];
  expect(item).not.toBe(two);
  expect(await hasher.verify("Cafe\u0301 au lait", item)).toBe(true);
});

test("nobody's password is right for a user without one, not even the one of the stand-in", async () => {
  const hasher = Password.createHasher({ random, cost: cheap });
  for (const password of ["", "0", "plenty of quiet rivers"]) expect(await hasher.verify(password, null)).toBe(false);
});

test("a queue that is too long is refused as busy, the others are served", async () => {
  const hasher = Password.createHasher({ random, cost: cheap });
  const results = await Promise.allSettled(Array.from({ length: 100 }, () => hasher.verify("x", null)));
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(66);
  expect(results.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { kind: "busy", code: "sign-in-busy" },
  });
  expect(await hasher.verify("x", null)).toBe(false);
});

test.each([
  "password1234",
  "Password2024!",
  "P@ssw0rd1234",
  "123456789012",
  "qwertyuiop123",
  "qwertyuiopas",
  "abcdefghijklmnop",
  "aaaaaaaaaaaa",
  "abcabcabcabc",
  "monkeymonkeymonkey",
  "iloveyou20240101",
  "welcome-welcome-1",
  "Clearboard2026!",
  "20240101!!!!",
  "woaini520520",
])("%s is a password a stranger tries first", (password) => {
  expect(isCommon(password)).toBe(true);
});

test.each([
  "plenty of quiet rivers",
  "correct horse battery staple",
  "kT9#vLq2!xZp",
  "安静的河流流过很多城市的边缘",
  "monkey dragon tiger eagle",
])("%s is a password of one's own", (password) => {
  expect(isCommon(password)).toBe(false);
});

test("one's own name is no password", () => {
  expect(isCommon("anna.snelling2026", ["anna.snelling@example.com"])).toBe(true);
  expect(isCommon("anna.snelling2026")).toBe(false);
});

test("length counts characters as people do", () => {
  expect(() => Password.check("🐼🦊🐸🐵🐯🦁🐮🐷🐻🐨🐰")).toThrowError(
    expect.objectContaining({ code: "password-length" }),
  );
  expect(() => Password.check("🐼🦊🐸🐵🐯🦁🐮🐷🐻🐨🐰🐙")).not.toThrow();
  expect(() => Password.check("x".repeat(129))).toThrowError(expect.objectContaining({ code: "password-length" }));
});

test("no text is a formula in a CSV, and none but formulas changes", () => {
  const tricky = fc.stringMatching(/^[=+\-@＝＋－＠\t\r\n\0",a1 ]{0,8}$/u);
  fc.assert(
    fc.property(fc.oneof(tricky, fc.string()), (text) => {
      const cell = csvCell(text);
      const read = cell.startsWith('"') && /[",\r\n]/.test(text) ? cell.slice(1, -1).replaceAll('""', '"') : cell;
      const isFormula = /^[=+\-@\t\r\n\0＝＋－＠]/u.test(text);
      expect(read).toBe(isFormula ? `'${text}` : text);
      expect(read).not.toMatch(/^[=+\-@\t\r\0＝＋－＠]/u);
    }),
    { seed: 20260201, numRuns: 2000 },
  );
});
