/** Runs against real exports, which lie beside the repository on machines that have them. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import * as Csv from "./csv.ts";
import * as Encoding from "./encoding.ts";
import { pieces, readAll } from "./reading.fixture.ts";

const DATA = new URL("../../../../shared/data/", import.meta.url);
const NEW_YORK = { organisation: { zone: "America/New_York", currency: "USD" } };

function file(path: string): Buffer {
  const place = new URL(path, DATA);
  return readFileSync(place);
}

async function table(bytes: Buffer): Promise<string[][]> {
  const decoding = new Encoding.Decoding({ sample: bytes, rest: pieces(Buffer.alloc(0)), isKnown: () => false });
  const parts: Buffer[] = [];
  for await (const part of decoding.buffers()) parts.push(Buffer.from(part));
  const text = Buffer.concat(parts);
  const stated = Csv.statedDelimiter(text);
  return Csv.peek(text.subarray(stated?.length ?? 0), stated?.delimiter ?? Csv.guessDelimiter(text, true), true, 1e6);
}

describe("every record of a real export is accounted for", () => {
  test("2,197 deals of 30 agents in the Maven pipeline, 35 agents in its teams", async () => {
    const deals = await readAll(file("crm-maven-pipeline/sales_pipeline.csv"), NEW_YORK);
    expect([deals.read, deals.rows.length, deals.rejected, deals.skipped]).toEqual([2197, 2197, [], 0]);
    const won = deals.rows.filter((row) => row.kind === "deal" && row.values.stage === "won");
    expect(
      won.every((row) => row.kind === "deal" && row.values.closeDay !== undefined && row.values.amountMinor !== null),
    ).toBe(true);
    expect(new Set(deals.rows.map((row) => (row.kind === "deal" ? row.values.owner : ""))).size).toBe(30);
    const teams = await readAll(file("crm-maven-pipeline/sales_teams.csv"), NEW_YORK);
    expect([teams.read, teams.rows.length]).toEqual([35, 35]);
    expect(new Set(teams.rows.map((row) => (row.kind === "person" ? row.values.team : ""))).size).toBe(6);
  });

  test("1,667 calls of the PwC list, 1,345 of them rated", async () => {
    const { rows, rejected, read } = await readAll(file("calls-pwc/Call-Center-Dataset.csv"), NEW_YORK);
    expect([read, rejected]).toEqual([1667, []]);
    expect(rows.filter((row) => row.kind === "call")).toHaveLength(1667);
    expect(rows.filter((row) => row.kind === "survey")).toHaveLength(1345);
  });

  test("210 HubSpot deals, 50 Salesforce opportunities, 14 Asterisk calls", async () => {
    const hubspot = await readAll(file("crm-hubspot-like/hubspot_deals.csv"), NEW_YORK);
    expect([hubspot.rows.length, hubspot.rejected]).toEqual([210, []]);
    const stages = hubspot.rows.map((row) => (row.kind === "deal" ? row.values.stage : ""));
    expect([stages.filter((stage) => stage === "won").length > 20, stages.includes("lost")]).toEqual([true, true]);
    const salesforce = await readAll(file("crm-salesforce-export/Opportunity.csv"), NEW_YORK);
    expect([salesforce.rows.length, salesforce.rejected]).toEqual([50, []]);
    expect(salesforce.rows.every((row) => row.stamp !== undefined)).toBe(true);
    const asterisk = await readAll(file("calls-asterisk-freeswitch/asterisk-Master.csv"), NEW_YORK);
    expect([asterisk.rows.length, asterisk.rejected]).toEqual([14, []]);
    expect(asterisk.rows.filter((row) => row.kind === "call" && row.values.isConnected)).toHaveLength(11);
  });

  test("a re-encoded or shuffled copy gives the same facts", async () => {
    const bytes = file("crm-maven-pipeline/sales_pipeline.csv");
    const [header, ...lines] = bytes.toString().trimEnd().split("\n");
    const copy = Buffer.from(`\ufeff${[header, ...lines.reverse()].join("\r\n")}`, "utf16le");
    const facts = async (input: Buffer) =>
      (await readAll(input, NEW_YORK)).rows.map(({ id, values }) => JSON.stringify({ id, values })).sort();
    expect(await facts(copy)).toEqual(await facts(bytes));
  });
});

describe("files that are no known export are refused with a sentence", () => {
  test.for([
    ["calls-bank-telemarketing/bank-additional-full.csv.gz", "export-without-day"],
    ["nasty-xlsx/gold.xlsx", "header-unknown"],
    ["nasty-csv/phpspreadsheet/empty.csv", "file-empty"],
  ] as const)("%s: %s", async ([path, code]) => {
    await expect(readAll(file(path))).rejects.toMatchObject({ code });
  });
});

describe("nasty tables read as their makers say", () => {
  test("csv-spectrum", async () => {
    file("nasty-csv/spectrum/simple.csv");
    const names = readdirSync(new URL("nasty-csv/spectrum/", DATA)).filter((name) => name.endsWith(".csv"));
    expect(names).toHaveLength(12);
    for (const name of names) {
      const [header = [], ...rows] = await table(file(`nasty-csv/spectrum/${name}`));
      const found = rows.map((row) => Object.fromEntries(header.map((column, at) => [column, row[at]])));
      // The copies of the "crlf" files lost their CRs on the way here; their JSON did not.
      const json = file(`nasty-csv/spectrum/${name.replace(".csv", ".json")}`).toString();
      const expected = JSON.parse(json.replaceAll(String.raw`\r\n`, String.raw`\n`));
      // The one file whose JSON is no list, and has another phone number than its CSV.
      if (name === "location_coordinates.csv")
        expect({ ...found[0], "Contact Phone Number": "1234567890" }).toEqual(expected);
      else expect(found).toEqual(expected);
    }
  });

  test("PapaParse", async () => {
    const lengths = async (name: string) => (await table(file(`nasty-csv/papaparse/${name}`))).map((row) => row.length);
    expect(await table(file("nasty-csv/papaparse/utf-8-bom-sample.csv"))).toEqual([
      ["A", "B", "C"],
      ["X", "Y", "Z"],
    ]);
    expect(await lengths("long-sample.csv")).toEqual(new Array(8).fill(7));
    expect((await lengths("verylong-sample.csv")).length).toBe(2001);
    expect(await lengths("malformed.tsv")).toEqual([8, 8, 9, 8, 8, 7, 8, 8, 3]);
  });

  test("PhpSpreadsheet", async () => {
    const read = (name: string) => table(file(`nasty-csv/phpspreadsheet/${name}`));
    const french = await read("premiere.utf8bom.csv");
    expect(french[0]).toEqual(["première", "second", "troisième"]);
    expect(await read("premiere.utf16lebom.csv")).toEqual(french);
    expect((await read("premiere.win1252.csv"))[0]).toEqual(["première", "second", "troisième"]);
    expect(await read("linend.mac.csv")).toEqual(await read("linend.win.csv"));
    expect(await read("sep.csv")).toEqual([
      ["A", "1"],
      ["2", "3"],
    ]);
    expect((await read("semicolon_separated.csv"))[0]).toHaveLength(3);
    expect((await read("line_break_in_enclosure.csv")).every((row) => row.length === 3)).toBe(true);
  });

  test.for([
    ["gb18030", "gb18030"],
    ["utf8", "utf-8"],
    ["utf16le", "utf-16le"],
    ["windows_1252", "windows-1252"],
    ["lang_chinese", "utf-8"],
  ] as const)("the text in %s is told to be %s", async ([name, encoding]) => {
    const sample = file(`nasty-encodings/${name}`);
    const decoding = new Encoding.Decoding({ sample, rest: pieces(Buffer.alloc(0)), isKnown: () => false });
    for await (const part of decoding.buffers()) expect(part.includes("\ufffd")).toBe(false);
    expect(decoding.encoding).toBe(encoding);
  });
});
