import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as Run from "../run.fixture.ts";

const home = mkdtempSync(join(tmpdir(), "clearboard-notices-"));
const data = join(home, "data");

const run = (...argv: string[]) => Run.run(...argv, "--data", data);

beforeAll(() => run("init", "--zone", "UTC", "--currency", "USD"));
afterAll(() => rmSync(home, { recursive: true, force: true }));

test("a notice is added, listed without the right to post, and removed", async () => {
  const address = "https://open.feishu.cn/open-apis/bot/v2/hook/secret-token";
  const added = ["--kind", "feishu", "--address", address, "--secret", "quiet", "--on", "night,missing", "--json"];
  const { notice } = JSON.parse((await run("notices", "add", ...added)).out);
  const output = (await run("notices", "--json")).out;
  expect(JSON.parse(output).notices).toEqual([
    {
      id: notice,
      kind: "feishu",
      address: "https://open.feishu.cn/…oken",
      isSigned: true,
      events: ["night", "missing"],
      last: null,
    },
  ]);
  expect(output).not.toMatch(/secret-token|quiet/);
  expect((await run("notices", "remove", notice)).out).toBe(`Removed the notice ${notice}.\n`);
  expect(JSON.parse((await run("notices", "--json")).out).notices).toEqual([]);
});

test("what makes no notice is said in one line", async () => {
  const slack = ["--kind", "slack", "--address"];
  for (const [argv, code, text] of [
    [["add"], 2, "--kind is missing"],
    [["add", "--kind", "fax", "--address", "x"], 2, 'not "fax"'],
    [["add", "--kind", "slack"], 2, "--address is missing"],
    [["add", ...slack, "https://hooks.slack.com/x", "--on", "lunch"], 2, 'not "lunch"'],
    [["add", ...slack, "http://hooks.slack.com/x"], 1, "address must be https"],
    [["add", ...slack, "https://192.168.1.1/x"], 1, "private network address"],
    [["add", "--kind", "email", "--address", "mei@rivers.example"], 1, "E-mail is not set up"],
    [["test"], 2, "takes the id"],
    [["remove", "n0"], 1, "no notification n0"],
  ] as const) {
    const output = await run("notices", ...argv);
    expect([argv, output.code]).toEqual([argv, code]);
    expect(output.err).toContain(text);
  }
});
