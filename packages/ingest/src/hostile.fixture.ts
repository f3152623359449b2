/** Files made to harm whoever reads them, built in code. */
import { deflateRawSync, gzipSync } from "node:zlib";
import { type Member, zip } from "./archive/zip.fixture.ts";
import { members, nameOf, sheetOf, workbook } from "./xlsx/workbook.fixture.ts";

const MB = 1 << 20;
const HEAD = "employee id,name\n";
const TABLE = [
  {
    rows: [
      ["employee id", "name"],
      ["E1", "Ann"],
    ],
  },
];
const row = (number: number | string, cells: string) => `<row r="${number}">${cells}</row>`;
const text = (place: string, value: string) => `<c r="${place}" t="inlineStr"><is><t>${value}</t></is></c>`;
const HEADER = row(1, text("A1", "employee id") + text("B1", "name"));
const sheet = (rows: string) => workbook([{ xml: sheetOf(HEADER + rows) }]);
const part = (name: string, bytes: Buffer | string) => workbook(TABLE, { parts: { [name]: bytes } });

function lying(name: string, claims: Member["claims"]): Buffer {
  return zip(members(TABLE, {}).map((member) => (member.name === name && claims ? { ...member, claims } : member)));
}

function many(count: number, make: (at: number) => string): string {
  return Array.from({ length: count }, (_, at) => make(at)).join("");
}

/** Two members that share their bytes: the second one's directory entry points at the first. */
function overlapping(): Buffer {
  const bytes = zip([
    { name: "a.csv", bytes: HEAD },
    { name: "a.csv", bytes: HEAD },
  ]);
  const second = bytes.lastIndexOf("PK\x01\x02", undefined, "latin1");
  bytes.writeUInt32LE(0, second + 42);
  return bytes;
}

const LAUGHS = `<!DOCTYPE lolz [<!ENTITY a "ha">${many(9, (at) => `<!ENTITY ${"bcdefghij"[at]} "${`&${"abcdefghi"[at]};`.repeat(10)}">`)}]>`;
const OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b SYSTEM "http://127.0.0.1:9/x">]>';
const withDoctype = (doctype: string) =>
  sheetOf(HEADER + row(2, text("A2", "&a;"))).replace("<worksheet", `${doctype}<worksheet`);

/** Name -> bytes and the code they are refused with. Made one by one: some are large before they are packed. */
export const HOSTILE: Record<string, [code: string, make: () => Buffer]> = {
  "gzip bomb of 256 MB": [
    "archive-bomb",
    () => gzipSync(Buffer.concat([Buffer.from(HEAD), Buffer.alloc(256 * MB, "E1,Ann\n")])),
  ],
  "gzip in gzip": ["archive-nested", () => gzipSync(gzipSync(HEAD))],
  "gzip cut off": ["archive-broken", () => gzipSync(HEAD + many(50_000, (at) => `E${at},Ann\n`)).subarray(0, -900)],
  "gzip that lies about its size": ["archive-broken", () => changed(gzipSync(`${HEAD}E1,Ann\n`), -4)],
  "ZIP bomb of 256 MB": [
    "archive-bomb",
    () => zip([{ name: "a.csv", bytes: Buffer.concat([Buffer.from(HEAD), Buffer.alloc(256 * MB, "E1,Ann\n")]) }]),
  ],
  "ZIP of two files": [
    "archive-members",
    () =>
      zip([
        { name: "a.csv", bytes: HEAD },
        { name: "b.csv", bytes: HEAD },
      ]),
  ],
  "ZIP of nothing": ["archive-members", () => zip([])],
  "ZIP in ZIP": ["archive-nested", () => zip([{ name: "a.zip", bytes: zip([{ name: "a.csv", bytes: HEAD }]) }])],
  "ZIP with a password": ["archive-encrypted", () => zip([{ name: "a.csv", bytes: HEAD, claims: { flags: 1 } }])],
  "ZIP by another method": ["archive-method", () => zip([{ name: "a.csv", bytes: HEAD, claims: { method: 14 } }])],
  "ZIP of overlapping members": ["archive-broken", overlapping],
  "ZIP with a name above": ["archive-path", () => zip([{ name: "../../etc/cron.d/x.csv", bytes: HEAD }])],
  "ZIP with a name from the root": ["archive-path", () => zip([{ name: "/etc/x.csv", bytes: HEAD }])],
  "ZIP with a Windows name": ["archive-path", () => zip([{ name: "..\\..\\x.csv", bytes: HEAD }])],
  "ZIP with a NUL in a name": ["archive-path", () => zip([{ name: "a.csv\0.exe", bytes: HEAD }])],
  "ZIP that is too small for what it says": [
    "archive-size-lie",
    () => zip([{ name: "a.csv", bytes: HEAD, claims: { size: 4_294_967_294 } }]),
  ],
  "ZIP that holds more than it says": [
    "archive-size-lie",
    () => zip([{ name: "a.csv", bytes: `${HEAD}E1,Ann\n`.repeat(100_000), claims: { size: 100 } }]),
  ],
  "ZIP with a wrong checksum": [
    "archive-broken",
    () => zip([{ name: "a.csv", bytes: `${HEAD}E1,Ann\n`, claims: { crc: 7 } }]),
  ],
  "ZIP without its end": ["archive-broken", () => zip([{ name: "a.csv", bytes: HEAD }]).subarray(0, -40)],
  "old workbook": ["file-xls", () => Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(4000, 1)])],
  "workbook with a password": [
    "archive-encrypted",
    () => Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from("EncryptedPackage", "utf16le")]),
  ],
  "binary workbook": ["file-xlsb", () => zip([{ name: "xl/workbook.bin", bytes: "x" }])],
  "OpenDocument sheet": [
    "file-ods",
    () =>
      zip([
        { name: "mimetype", bytes: "application/vnd.oasis" },
        { name: "content.xml", bytes: "<x/>" },
      ]),
  ],
  "workbook bomb of 256 MB": ["archive-bomb", () => part("xl/worksheets/sheet1.xml", Buffer.alloc(256 * MB, 32))],
  "workbook of one endless text": [
    "workbook-broken",
    () => part("xl/sharedStrings.xml", `<sst><si><t>${many(300_000, (at) => `text ${at} `)}</t></si></sst>`),
  ],
  "workbook of 60 MB of texts": [
    "workbook-strings",
    () =>
      part(
        "xl/sharedStrings.xml",
        `<sst>${many(600_000, (at) => `<si><t>${`${at * 7919}-`.repeat(12)}</t></si>`)}</sst>`,
      ),
  ],
  "workbook whose sheet is longer than it says": [
    "archive-size-lie",
    () => lying("xl/worksheets/sheet1.xml", { size: 10 }),
  ],
  "workbook that claims 4 GB": ["archive-size-lie", () => lying("xl/worksheets/sheet1.xml", { size: 4_294_967_294 })],
  "workbook of 3,005 parts": [
    "archive-parts",
    () =>
      workbook(TABLE, {
        parts: Object.fromEntries(Array.from({ length: 3000 }, (_, at) => [`xl/media/${at}.png`, "x"])),
      }),
  ],
  "workbook without its links": ["workbook-broken", () => workbook(TABLE, { parts: { "_rels/.rels": null } })],
  "workbook without its sheet": [
    "workbook-broken",
    () => workbook(TABLE, { parts: { "xl/worksheets/sheet1.xml": null } }),
  ],
  "workbook with a sheet of nothing": ["workbook-broken", () => part("xl/worksheets/sheet1.xml", "")],
  "workbook of broken XML": ["workbook-broken", () => part("xl/worksheets/sheet1.xml", `${sheetOf(HEADER)}<x>`)],
  "workbook with a NUL": ["workbook-broken", () => sheet(row(2, text("A2", "\0")))],
  "workbook of nested tags": [
    "workbook-broken",
    () =>
      part(
        "xl/worksheets/sheet1.xml",
        many(100_000, () => "<a>"),
      ),
  ],
  "workbook of laughs": ["workbook-entities", () => part("xl/worksheets/sheet1.xml", withDoctype(LAUGHS))],
  "workbook of laughs in its texts": [
    "workbook-entities",
    () => part("xl/sharedStrings.xml", `${LAUGHS}<sst><si><t>&j;</t></si></sst>`),
  ],
  "workbook that asks for a file": ["workbook-outside", () => part("xl/worksheets/sheet1.xml", withDoctype(OUTSIDE))],
  "workbook whose list of sheets asks for a file": [
    "workbook-outside",
    () => part("xl/workbook.xml", `${OUTSIDE}<workbook/>`),
  ],
  "workbook of merges that never end": [
    "workbook-broken",
    () => part("xl/worksheets/sheet1.xml", `${sheetOf(HEADER)}${"<mergeCell ".repeat(300_000)}`),
  ],
  "workbook of a tag of 100,000 attributes": [
    "workbook-broken",
    () => part("xl/worksheets/sheet1.xml", sheetOf(`<row ${many(100_000, (at) => `a${at}="1" `)}>`)),
  ],
  "row 999,999,999": ["too-many-rows", () => sheet(row(999_999_999, text("A999999999", "E1")))],
  "row 1,048,577": ["too-many-rows", () => sheet(row(1_048_577, ""))],
  "column ZZZZ": ["too-many-columns", () => sheet(row(2, text("ZZZZ2", "E1")))],
  "cell ZZZZ999999999": ["too-many-columns", () => sheet(row(2, text("ZZZZ999999999", "E1")))],
  "100,000 columns": [
    "too-many-columns",
    () =>
      workbook([
        {
          xml: sheetOf(
            row(
              1,
              many(100_000, (at) => text(`${nameOf(at)}1`, `c${at}`)),
            ),
          ),
        },
      ]),
  ],
  "a cell of another row": ["sheet-reference", () => sheet(row(2, text("A3", "E1")))],
  "cells out of order": ["sheet-reference", () => sheet(row(2, text("B2", "Ann") + text("A2", "E1")))],
  "rows out of order": ["sheet-reference", () => sheet(row(3, text("A3", "E1")) + row(2, text("A2", "E2")))],
  "row 0": ["sheet-reference", () => sheet(row(0, ""))],
  "a cell without a number": ["sheet-reference", () => sheet(row(2, text("A", "E1")))],
  "a shared text that is not there": ["workbook-broken", () => sheet(row(2, '<c r="A2" t="s"><v>77</v></c>'))],
  "CSV of 100,000 columns": ["too-many-columns", () => Buffer.from(`${HEAD}${"x,".repeat(100_000)}\n`)],
  "CSV with an endless field": ["field-too-long", () => Buffer.from(`${HEAD}E1,"${"x".repeat(20 * MB)}`)],
  "CSV with NUL bytes": ["file-binary", () => Buffer.from(`${HEAD}E1,${"Ann ".repeat(30_000)}\n\0\0\0`)],
  "JSON of 100,000 keys": [
    "too-many-columns",
    () => Buffer.from(`[{${many(100_000, (at) => `"k${at}":1,`)}"employee id":1}]`),
  ],
  "JSON Lines with an endless text": [
    "field-too-long",
    () => Buffer.from(`{"employee id":"E1","name":"Ann"}\n{"name":"${"x".repeat(20 * MB)}`),
  ],
  "JSON of one endless key": ["field-too-long", () => Buffer.from(`[{"${"x".repeat(20 * MB)}`)],
  "JSON list with an endless text": [
    "field-too-long",
    () => Buffer.from(`[{"employee id":"E1","name":"Ann"},{"name":"${"x".repeat(20 * MB)}`),
  ],
  "JSON that is cut off": ["json-broken", () => Buffer.from('[{"employee id":"E1","name":"Ann"},{"employee id"')],
  "JSON of nothing but brackets": ["json-shape", () => Buffer.from("[".repeat(5 * MB))],
  "raw deflate named gz": ["file-binary", () => Buffer.concat([Buffer.from([0]), deflateRawSync(HEAD)])],
};

function changed(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  const place = at < 0 ? copy.length + at : at;
  copy[place] = (copy[place] ?? 0) ^ 0xff;
  return copy;
}
