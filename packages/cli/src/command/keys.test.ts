import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as Run from "../run.fixture.ts";

const home = mkdtempSync(join(tmpdir(), "clearboard-keys-"));
const data = join(home, "data");

const run = (...argv: string[]) => Run.run(...argv, "--data", data);

beforeAll(() => run("init", "--zone", "UTC", "--currency", "USD"));
afterAll(() => rmSync(home, { recursive: true, force: true }));

test("a key is printed once, listed without its secret, and revoked by its id", async () => {
  const result = JSON.parse((await run("keys", "create", "--source", "crm", "--days", "30", "--json")).out);
  expect(result.text).toMatch(/^cbk_[0-9a-f]{20}_[\w-]{43}$/);
  expect(result.key).toMatchObject({ source: "crm", state: "alive", lastUsedAt: null });
  const listed = (await run("keys")).out;
  expect(listed).toContain(result.key.id);
  expect(listed).not.toContain(result.text.slice(-43));
  expect((await run("keys", "revoke", result.key.id)).out).toBe(`Revoked ${result.key.id} of crm.\n`);
  expect(JSON.parse((await run("keys", "--json")).out).keys).toMatchObject([{ id: result.key.id, state: "revoked" }]);
});

test("for people it comes with the line that brings a file", async () => {
  const { code, out } = await run("keys", "create", "--source", "pbx");
  expect(code).toBe(0);
  expect(out).toMatch(/^cbk_\S+\n\nThe key of pbx until .*\ncurl -H "Authorization: Bearer \$KEY"/);
});

test("what makes no key is said in one line", async () => {
  for (const [argv, code, text] of [
    [["create"], 2, "--source is missing"],
    [["create", "--source", "crm", "--days", "soon"], 2, 'not "soon"'],
    [["create", "--source", "crm", "--days", "731"], 1, "1 to 730 days"],
    [["create", "--source", "a|b"], 1, "without | and /"],
    [["revoke"], 2, "takes the id"],
    [["revoke", "key_0"], 1, "no API key key_0"],
    [["forget"], 2, "list, create or revoke"],
  ] as const) {
    const output = await run("keys", ...argv);
    expect([argv, output.code]).toEqual([argv, code]);
    expect(output.err).toContain(text);
  }
});
