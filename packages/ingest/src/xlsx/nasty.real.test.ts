/** Real workbooks that trip readers, which lie beside the repository on machines that have them. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { Spool } from "../archive/spool.ts";
import * as Zip from "../archive/zip.ts";
import * as Profile from "../profile.ts";
import { readAll } from "../reading.fixture.ts";
import { Sheet } from "./sheet.ts";
import { Workbook } from "./workbook.ts";

const DATA = new URL("../../../../../shared/data/nasty-xlsx/", import.meta.url);

function file(name: string): Buffer {
  const place = new URL(name, DATA);
  return readFileSync(place);
}

/** Every sheet's rows as [row number, ...texts]. */
async function sheets(bytes: Buffer): Promise<Record<string, (string | number)[][]>> {
  const spool = new Spool([bytes]);
  const workbook = await Workbook.open(spool, Zip.entries(spool));
  const found: Record<string, (string | number)[][]> = {};
  for (const info of workbook.sheets) {
    const sheet = await Sheet.open(workbook, info);
    await sheet.ahead(Number.POSITIVE_INFINITY);
    found[info.name] = sheet.cursor.peek(1e6).map(({ line, texts }) => [line, ...texts]);
  }
  return found;
}

/** A profile of people known by two columns. */
function people(id: string, name: string, more: Partial<Profile.Draft> = {}): Profile.Info {
  const key = { what: "id", column: [id] };
  const emits: Profile.Draft["emits"] = [{ kind: "person", key, name: [name] }];
  return Profile.parse({
    name: "other",
    title: { en: "Other", zh: "其他" },
    source: "other",
    match: { header: [[id], [name]] },
    emits,
    ...more,
  });
}

const EXPECTED: Record<string, Record<string, (string | number)[][]>> = {
  "1904.xlsx": { Sheet1: [[4, "", "1904-01-01"]], Sheet2: [], Sheet3: [] },
  "bogus-defined-name.xlsx": { Sheet1: [[1, "OFFSET($A$10;0;0;0;1)"]] },
  "chart-sheet.xlsx": {
    Sheet1: [
      [1, "Month", "Bears", "Dolphins", "Whales"],
      [2, "Jan", "8", "150", "80"],
      [3, "Feb", "54", "77", "54"],
      [4, "Mar", "93", "32", "100"],
      [5, "Apr", "116", "11", "76"],
      [6, "May", "137", "6", "93"],
      [7, "Jun", "184", "1", "72"],
    ],
  },
  "dateIssue.xlsx": {
    Sheet1: [
      [1, "Date"],
      [2, "2020-11-20"],
    ],
  },
  "formulas.xlsx": {
    Sheet1: [
      [1, "someone@example.com", "(formula with hyperlink)"],
      [2, "someone@example.com", "(formula without link)"],
    ],
  },
  "gold.xlsx": {
    Values: [
      [1, "Text", "I am Text"],
      [2, "Number", "3.14"],
      [3, "Integer", "5"],
      [4, "Date", "2016-05-17"],
      [5, "Formula", "I am Text"],
      [6, "Hyperlink", "exceljs"],
    ],
  },
  "merged-cells.xlsx": { Лист1: [[1, "data"]] },
  "multiline-headers.xlsx": {
    Лист1: [
      [1, "Region", "Caloric contribution", "Cumulative impact of changes on cost of food basket"],
      [4, "", "", "from previous quarter", "from baseline (%)"],
      [5, "", "(%)"],
      [6, "A", "B", "C", "D"],
    ],
  },
  "number-format-multicode.xlsx": {
    Sheet1: [
      [1, "col1"],
      [2, "4.51119775197299"],
      [3, "-9.03233986479077"],
      [4, "15.7929464439101"],
    ],
  },
  "shared_string_with_escape.xlsx": { Sheet1: [[1, "_x000D_"]] },
  "sheets.xlsx": {
    Sheet1: [
      [1, "id", "name"],
      [2, "1", "london"],
    ],
    Sheet2: [
      [1, "id", "name"],
      [2, "2", "paris"],
    ],
    Sheet3: [
      [1, "id ", "name"],
      [2, "3", "rome"],
    ],
  },
  "skip-rows.xlsx": {
    "Sheet 1": [
      [1, "Table 1"],
      [2, "A", "B"],
      [3, "8", "9"],
      [4, "", "TOTAL"],
    ],
  },
};

test.for(Object.entries(EXPECTED))("%s holds what its makers say", async ([name, expected]) => {
  expect(await sheets(file(name))).toEqual(expected);
});

test("the Fibonacci numbers are those worked out when the file was saved", async () => {
  const { fib = [] } = await sheets(file("fibonacci.xlsx"));
  const numbers = fib.map(([, , value]) => Number(value));
  expect(numbers).toHaveLength(19);
  expect(numbers.every((value, at) => at < 2 || value === numbers[at - 1]! + numbers[at - 2]!)).toBe(true);
});

test("rows of unlike lengths stay as they are", async () => {
  const { Sheet1 = [] } = await sheets(file("many-columns.xlsx"));
  expect(Sheet1.map((row) => row.length - 1)).toEqual([12, 20]);
  expect(Sheet1[1]?.slice(-4)).toEqual(["bla", "bla", "bla", "bla"]);
});

test("a workbook of forms, pictures and printer settings is read, its first sheet with anything chosen", async () => {
  const all = await sheets(file("test-issue-877.xlsx"));
  expect(Object.values(all).map((rows) => rows.length)).toEqual([0, 38, 452, 56, 21]);
  await expect(readAll(file("test-issue-877.xlsx"))).rejects.toMatchObject({ code: "header-unknown" });
  // its header is in row 4, under four rows of a letterhead
  const { rows, read } = await readAll(file("test-issue-877.xlsx"), { profile: people("Pos", "Bezeichnung") });
  expect([rows[0]?.line, rows.length > 25, rows.length <= read]).toEqual([5, true, true]);
});

test.for([
  ["invalid-xml.xlsx", "workbook-broken"],
  ["missing-bits.xlsx", "workbook-broken"],
  ["gold.xlsx", "header-unknown"],
  ["1904.xlsx", "header-unknown"],
] as const)("%s is refused as %s", async ([name, code]) => {
  await expect(readAll(file(name))).rejects.toMatchObject({ code });
});

test("a profile names its sheet, else the first counts, and a sheet that is not there is named", async () => {
  const bytes = file("sheets.xlsx");
  const name = async (sheet?: string) => {
    const { rows } = await readAll(bytes, { profile: people("id", "name", sheet === undefined ? {} : { sheet }) });
    return rows.map(({ values }) => "name" in values && values.name);
  };
  expect([await name(), await name("Sheet2"), await name("sheet3")]).toEqual([["london"], ["paris"], ["rome"]]);
  await expect(name("Sheet9")).rejects.toMatchObject({
    code: "sheet-missing",
    params: { sheet: "Sheet9", sheets: "Sheet1, Sheet2, Sheet3" },
  });
});

test("a header under a title, or in five rows with merged cells, is found; a line of totals is passed over", async () => {
  const titled = await readAll(file("skip-rows.xlsx"), { profile: people("A", "B") });
  expect(titled.rows).toMatchObject([{ line: 3, id: "8", values: { name: "9" } }]);
  expect(titled).toMatchObject({ rejected: [], skipped: 1 });
  const impact = "Cumulative impact of changes on cost of food basket from baseline (%)";
  const high = await readAll(file("multiline-headers.xlsx"), { profile: people("Region", impact) });
  expect(high.rows).toMatchObject([{ line: 6, id: "A", values: { name: "D" } }]);
});

test("every workbook there is has its outcome above", () => {
  const others = [
    "fibonacci.xlsx",
    "invalid-xml.xlsx",
    "many-columns.xlsx",
    "missing-bits.xlsx",
    "test-issue-877.xlsx",
  ];
  const names = readdirSync(DATA).filter((name) => name.endsWith(".xlsx"));
  expect(names.sort()).toEqual([...Object.keys(EXPECTED), ...others].sort());
});
