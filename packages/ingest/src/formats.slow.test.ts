/** One table in every format gives the same facts. */
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { zip } from "./archive/zip.fixture.ts";
import * as Profile from "./profile.ts";
import * as Profiles from "./profiles.ts";
import { readAll } from "./reading.fixture.ts";
import { workbook } from "./xlsx/workbook.fixture.ts";

const named = (name: string) => Profiles.ALL.find((profile) => profile.name === name) as Profile.Info;
const HEADER = ["deal id", "owner", "stage", "amount", "close date", "customer", "updated at"];

const csv = (rows: string[][]) =>
  rows
    .map((row) => row.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(","))
    .join("\n");
const objects = (rows: string[][]) =>
  rows.slice(1).map((row) => Object.fromEntries(row.map((cell, at) => [rows[0]![at]!, cell === "" ? null : cell])));

async function facts(file: string | Uint8Array, profile?: Profile.Info) {
  const { rows, rejected, read, skipped } = await readAll(file, profile ? { profile } : {});
  return {
    rows: rows.map(({ line: _, ...row }) => row),
    rejected: rejected.map(({ code, column, value }) => ({ code, column, value })),
    read,
    skipped,
  };
}

const text = fc.string({ maxLength: 12, unit: "grapheme" }).map((value) =>
  // What no text of a table or of XML may hold, and the empty word that a workbook would not write as text.
  value
    .toWellFormed()
    .replace(/[\p{Cc}\ufffd-\uffff=]/gu, "")
    .trim(),
);
const row = fc.record({
  id: fc.stringMatching(/^[A-Z0-9]{1,8}$/),
  owner: fc.oneof(fc.constant("E7"), fc.constant("王芳"), text),
  stage: fc.constantFrom("won", "lost", "赢单", "open", "sideways"),
  amount: fc.oneof(
    fc.integer({ min: 0, max: 1e9 }).map((fen) => (fen / 100).toFixed(2)),
    fc.constantFrom("", "x", "1.005"),
  ),
  closeDay: fc.oneof(
    fc
      .date({ min: new Date("2000-01-01"), max: new Date("2030-01-01"), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10)),
    fc.constant(""),
  ),
  customer: fc.oneof(text, fc.constantFrom('a "quoted", cell', "two\nlines", "  spaced  ", "_x0041_", "<&>")),
  updated: fc.constant("2026-10-01 09:00:00"),
});

test("the same table as CSV, workbook, JSON, JSON Lines, gzip or ZIP gives the same facts and the same rejections", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), fc.boolean(), async (list, isIndented) => {
      const rows = [HEADER, ...list.map((item) => Object.values(item))];
      const plain = csv(rows);
      const expected = await facts(plain);
      const sheet = [{ rows: rows.map((cells) => cells.map((cell) => cell.replaceAll("_x", "_x005F_x"))) }];
      const records = objects(rows);
      const lines = records.map((record) => JSON.stringify(record)).join("\n");
      const files = {
        inline: workbook(sheet),
        shared: workbook(sheet, { texts: "shared" }),
        json: JSON.stringify(records, null, isIndented ? 2 : 0),
        inside: JSON.stringify({ total: 3, deals: records, next: null }),
        lines,
        gzip: gzipSync(plain),
        "gzip of JSON Lines": gzipSync(lines),
        zip: zip([{ name: "deals.csv", bytes: plain }]),
        "workbook in a ZIP": zip([{ name: "deals.xlsx", bytes: workbook(sheet) }]),
        "stored ZIP": zip([{ name: "deals.json", bytes: JSON.stringify(records), isStored: true }]),
      };
      for (const [name, file] of Object.entries(files))
        expect({ name, ...(await facts(file, named("deals"))) }).toEqual({ name, ...expected });
    }),
    { seed: 20261121, numRuns: 60 },
  );
});

test("numbers and dates that a workbook knows as such are those of the CSV, whatever order the profile states", async () => {
  const american = {
    ...named("maven-pipeline"),
  };
  const header = [
    "opportunity_id",
    "sales_agent",
    "product",
    "account",
    "deal_stage",
    "engage_date",
    "close_date",
    "close_value",
  ];
  const plain = `${header.join(",")}\nA1,Anna,GTX,Isdom,Won,10/20/2016,3/1/2017,1054\n`;
  const file = workbook(
    [
      {
        rows: [
          header,
          ["A1", "Anna", "GTX", "Isdom", "Won", { v: "42663", s: 1 }, { v: "42795", s: 2 }, { v: "1.054E3", s: 3 }],
        ],
      },
    ],
    { formats: ["m/d/yyyy", 'yyyy"年"m"月"d"日"', '"$"#,##0.00'] },
  );
  const expected = await readAll(plain, { profile: american });
  expect(expected.rows).toHaveLength(1);
  expect((await readAll(file, { profile: american })).rows).toEqual(expected.rows);
});
