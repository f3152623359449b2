import { describe, expect, test } from "vitest";
import { zip } from "../archive/zip.fixture.ts";
import * as Profile from "../profile.ts";
import * as Profiles from "../profiles.ts";
import { readAll } from "../reading.fixture.ts";
import { digits, formOf, textOf } from "./format.ts";
import { type Cell, members, type Options, type SheetDraft, sheetOf, workbook } from "./workbook.fixture.ts";

const named = (name: string) => Profiles.ALL.find((profile) => profile.name === name) as Profile.Info;
const CALLS = ["call id", "agent", "start", "direction", "connected", "talk seconds", "customer"];

async function calls(rows: Cell[][], options: Options = {}, sheet: Partial<SheetDraft> = {}, profile?: Profile.Info) {
  return readAll(workbook([{ ...sheet, rows: [CALLS, ...rows] }], options), profile ? { profile } : {});
}

describe("a number's format", () => {
  test.each([
    ["General", "number"],
    ["0.00", "number"],
    ['#,##0.00" d"', "number"],
    ["0.0_);[RED]\\(0.0\\)", "number"],
    ["0.00E+00", "number"],
    ["@", "number"],
    ["yyyy-mm-dd", "date"],
    ["m/d/yy", "date"],
    ['[$-804]yyyy"年"m"月"d"日";@', "date"],
    ["mmm-yy", "date"],
    ["[Red]dd.mm.yyyy", "date"],
    ["mm", "date"],
    ["yyyy-mm-dd hh:mm:ss.000", "moment"],
    ["m/d/yy h:mm AM/PM", "moment"],
    ["h:mm:ss", "time"],
    ['上午/下午h"时"mm"分"', "time"],
    ["mm:ss.0", "time"],
    ["[h]:mm:ss", "elapsed"],
    ["[mm]:ss", "elapsed"],
  ])("%s means a %s", (code, form) => {
    expect(formOf(code)).toBe(form);
  });

  test.each([
    ["42507", "date", "2016-05-17"],
    ["42507.5", "date", "2016-05-17 12:00:00"],
    ["42507", "moment", "2016-05-17 00:00:00"],
    ["41775.20292434028", "moment", "2014-05-16 04:52:12"],
    ["0.38354166666666667", "time", "09:12:18"],
    ["42507.38354166666667", "time", "09:12:18"],
    ["1.5", "elapsed", "36:00:00"],
    ["0.0016550925925925926", "elapsed", "00:02:23"],
    ["59", "date", "1900-02-28"],
    ["61", "date", "1900-03-01"],
    // days that only spreadsheets have are left as numbers, and rejected as dates
    ["60", "date", "60"],
    ["0", "date", "0"],
    ["-1", "date", "-1"],
    ["2958466", "date", "2958466"],
  ] as const)("makes %s as %s the text %s", (written, form, text) => {
    expect(textOf(written, form, false)).toBe(text);
  });

  test("counts from 1904 where the workbook says so", () => {
    expect([textOf("0", "date", true), textOf("41045", "date", true)]).toEqual(["1904-01-01", "2016-05-17"]);
  });

  test.each([
    ["1", "1"],
    ["1.0", "1"],
    ["13800001111", "13800001111"],
    ["1.3800001111E10", "13800001111"],
    ["6217000012345678901", "6217000012345678901"],
    ["1E-3", "0.001"],
    ["1.5e+3", "1500"],
    ["1.1000000000000001", "1.1"],
    ["0.30000000000000004", "0.30000000000000004"],
    ["-0", "0"],
    ["-12.50", "-12.5"],
    [".5", "0.5"],
    ["abc", "abc"],
  ])("leaves the digits of %s as %s", (written, text) => {
    expect(digits(written)).toBe(text);
  });
});

test("dates and times of cells are read whatever order the texts of the profile have, and rows keep their numbers", async () => {
  const pwc = [
    "call id",
    "agent",
    "date",
    "time",
    "topic",
    "answered (Y/N)",
    "resolved",
    "speed of answer in seconds",
    "talk durations",
    "satisfaction rating",
  ];
  const row = ["ID1", "Diane", { v: "44198", s: 1 }, { v: "0.3839699074074074", s: 2 }, "x", "Y", "Y", 109, 143, 3];
  const file = workbook([{ rows: [pwc, row, [], row] }], { formats: ["m/d/yyyy", "h:mm:ss"], texts: "shared" });
  const { rows, rejected } = await readAll(file, { organisation: { zone: "America/New_York", currency: "USD" } });
  expect(rejected).toEqual([]);
  expect(rows.map(({ kind, line }) => [kind, line])).toEqual([
    ["call", 2],
    ["survey", 2],
    ["call", 4],
    ["survey", 4],
  ]);
  expect(rows[0]?.values).toMatchObject({ day: "2021-01-02", second: 33_175, talkSeconds: 143 });
});

test("booleans, formulas with a result, rich text and signs that XML cannot hold are what they show", async () => {
  const rich =
    '<row r="2"><c r="A2" t="inlineStr"><is><r><t>C</t></r><r><t xml:space="preserve">1 </t></r><rPh sb="0" eb="1"><t>シー</t></rPh></is></c><c r="B2" t="str"><f>A1</f><v>E7</v></c><c r="C2" t="d"><v>2026-10-01T09:00:00</v></c><c r="D2" t="inlineStr"><is><t>out</t></is></c><c r="E2" t="b"><v>1</v></c><c r="F2"><f>60+1</f><v>61</v></c><c r="G2" t="inlineStr"><is><t>a_x0009_b</t></is></c></row>';
  const header = CALLS.map((name, at) => `<c r="${"ABCDEFG"[at]}1" t="inlineStr"><is><t>${name}</t></is></c>`).join("");
  const xml = sheetOf(`<row r="1">${header}</row>${rich}`)
    .replaceAll(/<(\/?)(\w)/g, "<$1x:$2")
    .replace("xmlns=", "xmlns:x=");
  const { rows } = await readAll(workbook([{ xml: xml.replace("<x:?xml", "<?xml") }]));
  expect(rows).toMatchObject([
    { id: "C1", values: { owner: "clearboard:id|E7", isConnected: true, talkSeconds: 61, customer: "a\tb" } },
  ]);
});

test("an error of the spreadsheet, or a formula nobody worked out, is empty, and is named where it is missed", async () => {
  const good = ["E7", "2026-10-01 09:00", "out", "yes", 61];
  const { rows, rejected } = await calls([
    ["C1", ...good, { v: "#N/A", t: "e", f: "VLOOKUP(1,A:B,2)" }],
    [{ v: "#REF!", t: "e" }, ...good],
    [{ v: "", f: "A1" }, ...good],
  ]);
  expect(rows).toMatchObject([{ id: "C1", line: 2 }]);
  expect(rows[0]?.values).not.toHaveProperty("customer");
  expect(rejected).toMatchObject([
    { line: 3, column: "call id", code: "cell-error", message: "call id holds the spreadsheet's error #REF!." },
    { line: 4, column: "call id", code: "cell-uncalculated" },
  ]);
});

test("a cell beyond the header makes its row ragged, an empty one does not", async () => {
  const row = ["C1", "E7", "2026-10-01 09:00", "out", "yes", 61, "", ""];
  const { rows, rejected } = await calls([row, [...row, null, "stray"]]);
  expect(rows).toHaveLength(1);
  expect(rejected).toMatchObject([{ line: 3, code: "ragged-row" }]);
});

test("the text of a merged cell stands in its first row, or in all where the profile says so", async () => {
  const rows: Cell[][] = ["C1", "C2", "C3"].map((id, at) => [
    id,
    at === 0 ? "E7" : null,
    "2026-10-01 09:00",
    "out",
    "no",
    0,
    "13800001111",
  ]);
  const merges = ["B2:B4"];
  const first = await calls(rows, {}, { merges });
  expect([first.rows.length, first.rejected.map(({ column }) => column)]).toEqual([1, ["agent", "agent"]]);
  const filled = await calls(
    rows,
    { texts: "shared" },
    { merges },
    Profile.parse({ ...named("calls"), merged: "fill" }),
  );
  expect(filled.rows.map(({ values }) => "owner" in values && values.owner)).toEqual(
    new Array(3).fill("clearboard:id|E7"),
  );
});

test("hidden rows count; of the sheets the first seen with anything in it does, before hidden ones", async () => {
  const people = (name: string) => [
    ["employee id", "name"],
    ["E1", name],
  ];
  const file = workbook([
    { name: "Lists", rows: people("Hidden"), state: "hidden" },
    { name: "Empty", rows: [] },
    { name: "人员", rows: people("王芳") },
    { name: "More", rows: people("Bo") },
  ]);
  expect((await readAll(file)).rows).toMatchObject([{ values: { name: "王芳" } }]);
  const hidden = sheetOf(
    '<row r="1"><c t="inlineStr"><is><t>工号</t></is></c><c t="inlineStr"><is><t>姓名</t></is></c></row><row hidden="1"><c t="inlineStr"><is><t>E1</t></is></c><c t="inlineStr"><is><t>李强</t></is></c></row>',
  );
  expect((await readAll(workbook([{ xml: hidden }]))).rows).toMatchObject([{ line: 2, values: { name: "李强" } }]);
});

test("a title above, and a header of two rows, are no rows of the table", async () => {
  const head = [["2026 员工名单"], [], ["工号", "姓名", "联系方式"], ["", "", "邮箱", "分机"]];
  const merges = ["A1:D1", "A3:A4", "B3:B4", "C3:D3"];
  const { rows, rejected } = await readAll(
    workbook([{ rows: [...head, ["E1", "王芳", "wf@example.com", 8042]], merges }]),
  );
  expect([rejected, rows]).toMatchObject([[], [{ line: 5, id: "E1", values: { name: "王芳" } }]]);
});

test("parts whose names differ in case, come in another order or in UTF-16 are found and read", async () => {
  const sheet = `\ufeff${sheetOf('<row r="1"><c t="inlineStr"><is><t>工号</t></is></c><c t="inlineStr"><is><t>姓名</t></is></c></row><row><c><v>12</v></c><c t="inlineStr"><is><t>李强</t></is></c></row>').replace("UTF-8", "UTF-16")}`;
  const parts = members([{ xml: "" }])
    .reverse()
    .map((member) =>
      member.name.endsWith("sheet1.xml")
        ? { name: "xl/Worksheets/Sheet1.xml", bytes: Buffer.from(sheet, "utf16le") }
        : member,
    );
  expect((await readAll(zip(parts))).rows).toMatchObject([{ id: "12", values: { name: "李强" } }]);
});

test("a log without a header is known in a workbook too, with or without its last cells", async () => {
  const row = (id: string, billsec: number) => [
    ...["", "8042", "13800001111", "from-internal", "x", "PJSIP/8042-1", "PJSIP/trunk-2", "Dial", "x"],
    ...["2026-10-01 09:00:00", null, "2026-10-01 09:01:05", 65, billsec, "ANSWERED", "DOCUMENTATION", id],
  ];
  const { reading, rows, rejected } = await readAll(
    workbook([{ rows: [row("1790816400.1", 60), [...row("1790816400.3", 5), "note"]] }]),
  );
  expect([reading.profile.name, rejected, rows.map(({ line }) => line)]).toEqual(["asterisk", [], [1, 2]]);
});

test("an empty workbook, and one with a header alone, say so", async () => {
  await expect(readAll(workbook([{ rows: [] }, {}]))).rejects.toMatchObject({ code: "file-empty" });
  await expect(readAll(workbook([{ rows: [["工号", "姓名"]] }]))).rejects.toMatchObject({ code: "file-header-only" });
});
