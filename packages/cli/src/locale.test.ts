/** A document speaks one language: a Chinese organisation's is Chinese, whatever the command, unless another is asked for. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as Run from "./run.fixture.ts";

const home = mkdtempSync(join(tmpdir(), "clearboard-locale-"));
const data = join(home, "data");

const run = (...argv: string[]) => Run.run(...argv, "--data", data);

const file = (name: string, ...rows: string[]) => {
  const path = join(home, name);
  writeFileSync(path, `${rows.join("\n")}\n`);
  return path;
};

/** Words that stand in every language: what files and commands are called, ids, codes. */
const ANY =
  /clearboard( \w+)*|\S+\.csv(:\d+)?|\S*home\S*|(imp|per|reg|team|usr|ckey|drf|fig)_\w+|\S+\/draft\/\S+|CNY|EUR|utf-8|[0-9a-f]{64}|--\w+|NAME|MEANING|\bid\|\w+|name\|\S+|\[[\w-]+: .*\]|deals|people|targets|draft|dana|\bA1\b|Gewonnen|budget|\S+\|person\|\S+|PORT|won|lost|open|http\S+/g;
/** English words that are left of a text. */
const english = (text: string) => text.replace(ANY, "").match(/[A-Za-z]{3,}/g) ?? [];

beforeAll(async () => {
  mkdirSync(join(home, "inbox"));
  await run("init", "--zone", "Asia/Shanghai", "--currency", "CNY", "--locale", "zh-CN", "--name", "江河");
  await run("import", file("people.csv", "工号,姓名,团队,大区", "A1,王芳,北风,华北"));
  await run("import", file("targets.csv", "月份,层级,对象,销售目标", "2026-01,个人,A1,100.00"));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const DEALS = [
  "商机编号,负责人,阶段,金额,币种,成交日期,budget",
  "D1,A1,赢单,150.00,CNY,2026-01-02,7",
  "D2,A1,Gewonnen,7.00,CNY,2026-01-03,8",
  "D3,A9,赢单,1.00,CNY,2026-01-04,",
  "D4,A1,赢单,1.00,EUR,2026-01-05,",
  "D5,A1,赢单,多,CNY,2026-01-05,",
  "D6,A1,赢单,1.00,CNY,2026-01-05,",
];

test("receipts, boards, statements, explanations and lists of a Chinese organisation have no English words", async () => {
  const shown = [
    await run("import", file("deals.csv", ...DEALS), "--dry-run"),
    await run("import", file("deals.csv", ...DEALS), "--boards"),
    await run("import", file("header.csv", "商机编号,负责人,阶段,金额,币种,成交日期")),
    await run("board", "--month", "2026-01"),
    await run("board", "--month", "2026-01", "--format", "csv"),
    await run("board", "--month", "2026-Q1"),
    await run("explain", "2026-Q1/draft/company/revenue"),
    await run("explain", "2026-01/draft/company/revenue"),
    await run("explain", "2026-01/draft/company/attainment"),
    await run("statement", "--month", "2026-01", "--person", "王芳"),
    await run("people"),
    await run("words"),
    await run("rates"),
    await run("held"),
    await run("records", "list", "--kind", "deal", "--month", "2026-01"),
    await run("verify"),
    await run("rebuild"),
    await run("nightly", "--inbox", join(home, "inbox")),
    await run("close", "--month", "2026-01"),
    await run("policy", "drafts"),
    await run("users", "add", "dana", "--role", "director"),
    await run("board", "--month", "2025-01"),
    await run("undo", "imp_none"),
  ];
  for (const { out, err } of shown) expect([out + err, english(out + err)]).toEqual([out + err, []]);
  expect(shown[3]?.out).toContain("按得分排名");
  expect(shown[3]?.out).toContain("冲刺线");
});

test("--locale asks for another language, and what programs read stays the same in both", async () => {
  const board = await run("board", "--month", "2026-01", "--locale", "en");
  expect(board.out).toContain("ranked by score");
  expect(board.out).not.toMatch(/\p{Script=Han}+排名/u);
  expect((await run("board", "--month", "2025-01", "--locale", "en")).err).toContain("There is no data for 2025-01");
  expect((await run("board", "--month", "2026-01", "--locale", "fr")).code).toBe(2);
  const json = await run("board", "--month", "2026-01", "--json");
  expect((await run("board", "--month", "2026-01", "--json", "--locale", "en")).out).toBe(json.out);
});
