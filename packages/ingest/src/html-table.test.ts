/** Tables of web pages that systems export under the name of .xls. */
import { VisibleError } from "@clearboard/core/error";
import fc from "fast-check";
import { expect, test } from "vitest";
import * as Draft from "./draft/draft.ts";
import * as HtmlTable from "./html-table.ts";
import { readAll, SHANGHAI } from "./reading.fixture.ts";

async function csv(html: string, size = html.length || 1): Promise<string> {
  const bytes = Buffer.from(html);
  const pieces = (async function* () {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  })();
  let found = "";
  for await (const piece of HtmlTable.csvOf(pieces)) found += piece.toString();
  return found;
}

const DEALS = ["deal id", "owner", "stage", "amount", "close date"];
const page = (
  rows: string[][],
  head = '<html><head><meta charset="utf-8"><style>td { a: "<td>" }</style></head><body>',
) =>
  `${head}<table border=1>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join("")}</tr>`).join("\n")}</table></body></html>`;

test("a table that is called .xls is read as any export: facts, rows by their number, and a draft", async () => {
  const rows = [DEALS, ["D1", "A&amp;1", "won", "1,200.50", "2026-03-04"], ["D2", "A1", "won", "much", "2026-03-05"]];
  const { rows: facts, rejected } = await readAll(page(rows));
  expect(facts).toMatchObject([{ id: "D1", line: 2, values: { amountMinor: "120050", owner: "clearboard:id|A&1" } }]);
  expect(rejected).toMatchObject([{ line: 3, column: "amount", code: "bad-number" }]);
  const draft = await Draft.propose(Buffer.from(page(rows)), "report.xls", { organisation: SHANGHAI, profiles: [] });
  expect(draft.columns.map(({ name }) => name)).toEqual(DEALS);
});

test("a Chinese back office's page in its own encoding is read by what it says of it", async () => {
  const html = page(
    [
      ["商机编号", "负责人", "阶段", "金额", "成交日期"],
      ["D1", "A1", "赢单", "１２.５０", "2026-03-04"],
    ],
    '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">',
  );
  const gb: Record<string, number[]> = {};
  const decoder = new TextDecoder("gb18030");
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++)
      if (trail !== 0x7f) gb[decoder.decode(Uint8Array.of(lead, trail))] ??= [lead, trail];
  const bytes = Buffer.from([...html].flatMap((sign) => (sign < "\u0080" ? [sign.charCodeAt(0)] : (gb[sign] ?? []))));
  const { rows } = await readAll(bytes);
  expect(rows).toMatchObject([{ id: "D1", values: { stage: "won", amountMinor: "1250" } }]);
});

test("merged cells, comments, scripts, tables in cells and stray signs change no other cell", async () => {
  const html = `<table><!-- <tr><td>no</td></tr> --><tr><th colspan="2">Report</th><th rowspan=2>x</th></tr>
    <tr><td>a<br>b</td><td>1 < 2 &lt;3&gt; &eacute;&#20013;&#x56fd;</td></tr>
    <script>document.write("<tr><td>no</td></tr>")</script>
    <tr><td><table><tr><td>in</td><td>side</td></tr></table></td><td title="a > b">say "hi" a < b</td><td>&nbsp;&unknown;</td>
    </table><p>outside</p><table><tr><td>second</td></table>`;
  expect(await csv(html)).toBe(
    ['"Report","","x"', '"a b","1 < 2 <3> é中国",""', '"in side","say ""hi"" a < b","&unknown;"', '"second"', ""].join(
      "\n",
    ),
  );
});

test("however a page is cut into pieces, its rows are the same", async () => {
  const cell = fc.stringMatching(/^[a-z0-9<&"' é中;-]{0,12}$/).map((text) => text.replaceAll("<", "&lt;"));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 5 }),
      fc.integer({ min: 1, max: 40 }),
      async (rows, size) => {
        expect(await csv(page(rows), size)).toBe(await csv(page(rows)));
      },
    ),
    { numRuns: 300 },
  );
});

test("a hostile page is refused or read within its bounds, never held whole", async () => {
  const of = (html: string) =>
    csv(html, 65_536).catch((error: unknown) => (error instanceof VisibleError ? error.code : error));
  expect(await of(`<table><tr><td a="${"x".repeat(5_000_000)}">`)).toBe("html-broken");
  expect(await of("<table><tr><td>a <b</td><td>1</td></tr></table>")).toBe("html-broken");
  expect(await of(`<table>${"<b>".repeat(100_000)}`)).toBe("html-broken");
  expect(await of(`<table><tr><td>${"x".repeat(2_000_000)}`)).toBe("field-too-long");
  expect(await of(`<table><tr>${"<td colspan=99999>".repeat(2)}</table>`)).toBe("too-many-columns");
  expect(await of(`<table>${"<table>".repeat(100_000)}<tr><td>deep`)).toBe("html-broken");
  expect(await of(`<table><tr><td>1<!--${"x".repeat(3_000_000)}`)).toBe('"1"\n');
  expect(await of("<table><tr><td colspan=-3>a<td colspan=x>b</table>")).toBe('"a","b"\n');
  const wide = `<table>${"<tr><td rowspan=99999>a".repeat(50)}</table>`;
  expect(String(await of(wide)).split("\n")).toHaveLength(51);
});
