/** The demo company taken out in the layouts of other systems, and in again with profile files alone, has the same boards. */
import type * as Board from "@clearboard/core/board/info";
import { KINDS } from "@clearboard/core/fact";
import * as Profile from "@clearboard/ingest/profile";
import { takeIn } from "@clearboard/jobs/import";
import * as Record from "@clearboard/store/record";
import { expect, test } from "vitest";
import { read } from "../../packages/cli/src/demo/company.fixture.ts";
import { DEMO } from "../../packages/cli/src/demo/company.ts";
import { AMERICAN } from "./layouts/american.ts";
import { CHINESE } from "./layouts/chinese.ts";
import { GERMAN } from "./layouts/german.ts";
import { type Layout, type Lookup, profileOf, type Row, write } from "./layouts/layout.ts";
import { createSandbox, delivery, type Sandbox } from "./sandbox.ts";

/** After the last of the demo's two months. */
const START = Date.UTC(2026, 10, 3, 4);
const demo = read({ seed: 7, until: "2026-10", months: 2 });
/** Calls of the last week and a half of each month: two months of them would only take time. */
const isTaken = (start = "") => /^\d{4}-\d{2}-(2[2-9]|3\d)/.test(start);

/** Steps of an open deal; other systems call them by one word here. */
const STEPS = new Set(["qualified", "proposal", "negotiation"]);
/** Files that none of the other systems has, and targets beside those of revenue as a whole. */
const OURS = /^(pipeline|training|assessments|attendance)/;
const isBeside = (row: Row) => (row["product line"] ?? "") !== "";

const rowsOf = (of: string, text: Layout["text"]): Row[] =>
  (demo.rows(of) as Row[])
    .filter((row) => (row["call id"] === undefined || isTaken(row.start)) && !isBeside(row))
    .map((row) => (STEPS.has(row.stage ?? "") ? { ...row, stage: "open" } : row))
    .map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, text(value)])));

/** Words of a template, which no company may choose. */
const STAGES = new Set(["赢单", "丢单", "需求确认", "方案报价", "谈判"]);

/** Targets of revenue as a whole: the columns before the product line, of the rows without one. */
function plainTargets(whole: string): string {
  const cells = whole.split("\n").map((line) => line.split(","));
  return cells
    .flatMap((row) => (row[5] === "" || row[5] === "product line" || row.length < 6 ? [row.slice(0, 5).join(",")] : []))
    .join("\n");
}

/** What the files of a company in Clearboard's own templates give; Chinese headers and words stay as they are. */
async function ordinary(text: Layout["text"]): Promise<Sandbox> {
  const sandbox = await createSandbox({ ...DEMO, unknownOwners: "pending" }, undefined, START);
  for (const [name, whole] of demo.text) {
    if (OURS.test(name)) continue;
    const lines = (name === "targets.csv" ? plainTargets(whole) : whole)
      .split("\n")
      .filter((line, at) => !name.startsWith("calls") || at === 0 || isTaken(line.split(",")[2]));
    const [head = "", ...rest] = lines;
    const translated = rest.map((line) => line.replace(/[^,"]+/g, (cell) => (STAGES.has(cell) ? cell : text(cell))));
    const receipt = await sandbox.take(name, [head, ...translated].join("\n"));
    expect(receipt, name).toMatchObject({ status: "applied" });
  }
  return sandbox;
}

async function foreign(layout: Layout): Promise<{ sandbox: Sandbox; rejected: number }> {
  const sandbox = await createSandbox({ ...DEMO, unknownOwners: "pending" }, undefined, START);
  const people = new Map((demo.rows("people") as Row[]).map((row) => [row["employee id"], row]));
  const company: Lookup = {
    email: (id) => people.get(id)?.email ?? `${id.toLowerCase()}@linxi.example`,
    extension: (id) => people.get(id)?.extension ?? `0${id}`,
  };
  let rejected = 0;
  for (const sheet of layout.sheets(company)) {
    const profile = Profile.parse(profileOf(layout, sheet));
    const bytes = write(layout, sheet, rowsOf(sheet.of, layout.text));
    sandbox.pass(1000);
    const receipt = await takeIn(sandbox.ctx, { ...delivery(`${sheet.of}.txt`, bytes), profile });
    const { read: all, accepted, pending, rejected: bad, duplicate, stale, skipped } = receipt.rows;
    expect(receipt.reason, sheet.of).toBeUndefined();
    expect(receipt, sheet.of).toMatchObject({ status: "applied" });
    expect(accepted + pending + bad + duplicate + stale + skipped, sheet.of).toBe(all);
    expect(accepted, sheet.of).toBeGreaterThan(5);
    rejected += bad;
  }
  return { sandbox, rejected };
}

/** A board without what tells of files, so that a failure shows which figure moved. */
function figures({ asOf: _, digest: __, completeness, ...board }: Board.Info): unknown {
  return { ...board, counted: completeness.counted, pending: completeness.pending };
}

/** Every stored fact but calls, which the boards count: its kind, its month, its id. Not all of them move a board. */
async function stored({ table }: Sandbox): Promise<string[]> {
  const months = ["always", "open", "2026-07", "2026-08", "2026-09", "2026-10", "2026-11"];
  const found: string[] = [];
  for (const kind of KINDS)
    for (const month of kind === "call" ? [] : months)
      for (const { id } of await Record.ofMonth(table, 1, kind as Record.Kind, month))
        found.push(`${kind} ${month} ${id}`);
  return found.sort();
}

test.for([GERMAN, AMERICAN, CHINESE])(
  "the company in the layout $name has the boards of its own files",
  async (layout) => {
    const expected = await ordinary(layout.text);
    const { sandbox, rejected } = await foreign(layout);
    expect(rejected, "days that no calendar has").toBeGreaterThan(0);
    const digests = await expected.digests();
    expect(Object.keys(digests)).toEqual(expect.arrayContaining(["2026-09", "2026-10"]));
    for (const month of Object.keys(digests))
      expect(figures(await sandbox.board(month)), month).toEqual(figures(await expected.board(month)));
    expect(await sandbox.digests()).toEqual(digests);
    const facts = await stored(sandbox);
    expect(facts).toEqual(await stored(expected));
    expect(new Set(facts.map((fact) => fact.split(" ")[0])).size).toBe(14);
  },
);
