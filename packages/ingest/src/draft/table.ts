/** The beginning of a file as a table of texts, whatever its format: what a draft of a profile is made from. */
import { refuse, VisibleError } from "@clearboard/core/error";
import * as Archive from "../archive/open.ts";
import * as Csv from "../csv.ts";
import * as Delimited from "../delimited.ts";
import * as Encoding from "../encoding.ts";
import { charsetOf, csvOf, isHtmlTable } from "../html-table.ts";
import { isJson } from "../json/shape.ts";
import { Json } from "../json/source.ts";
import * as Match from "../match.ts";
import * as Profile from "../profile.ts";
import { readSample } from "../read-sample.ts";
import { refuseEmpty, refuseForeign } from "../refuse.ts";
import { Sheets } from "../xlsx/sample.ts";
import { Workbook } from "../xlsx/workbook.ts";

/** How much of a file a draft looks at where the file is longer. */
export const SAMPLE_BYTES = 256 * 1024;
/** Records a draft takes its evidence from. */
const MOST = 2000;

export type Table = {
  format: "text" | "workbook" | "json";
  encoding: Encoding.Name;
  delimiter: string;
  /** rows that may be the header, the likeliest first, with the records that end with each; names alone in JSON */
  headers: { names: string[]; records: number }[];
  records: string[][];
  /** which known profiles the file is of */
  known: string[];
};

export type Sample = { bytes: Uint8Array; isCut: boolean; encoding?: Encoding.Name };

/**
 * Reads a sample. Throws VisibleError as an import of the file would: empty, binary, a web page, damaged; and `sample-packed`
 * for the beginning of a packed file, which cannot be unpacked without its end.
 */
export async function read({ bytes, isCut, encoding }: Sample, profiles: Profile.Info[]): Promise<Table> {
  const sample = isCut ? wholeLines(Encoding.asBuffer(bytes)) : Encoding.asBuffer(bytes);
  refuseEmpty(sample);
  if (isCut && isPacked(bytes)) {
    throw refuse("sample-packed");
  }
  const opened = await Archive.open(sample, nothing());
  return opened.kind === "workbook" ? readWorkbook(opened, profiles) : readText(opened, isCut, profiles, encoding);
}

async function readText(
  opened: Archive.Text,
  isCut: boolean,
  profiles: Profile.Info[],
  encoding?: Encoding.Name,
): Promise<Table> {
  const { sample, rest } = opened;
  refuseEmpty(sample);
  refuseForeign(sample);
  const isKnown = (utf8: Buffer) => Match.isKnown(Delimited.sampleOf(utf8, false), profiles);
  const named = encoding ?? charsetOf(sample);
  const decoding = new Encoding.Decoding({ sample, rest, isKnown, ...(named ? { encoding: named } : {}) });
  const whole = await readSample(decoding.buffers(), SAMPLE_BYTES * 4);
  await rest.return?.();
  const start = isHtmlTable(whole) ? await rowsOf(whole) : whole;
  refuseForeign(start);
  const isPart = isCut || start.length >= SAMPLE_BYTES * 4;
  if (isJson(start)) return readJson(start, isPart, profiles);
  const stated = Csv.statedDelimiter(start);
  const text = stated ? start.subarray(stated.length) : start;
  const delimiter = stated?.delimiter ?? Csv.guessDelimiter(text, !isPart);
  const records = Csv.peek(text, delimiter, !isPart, MOST);
  const known = knownAs(Delimited.sampleOf(start, !isPart), profiles);
  const headers = records.slice(0, 1).map((names) => ({ names: names.map((name) => name.trim()), records: 1 }));
  return { format: "text", encoding: decoding.encoding, delimiter, headers, records, known };
}

/** The rows of a page's tables as CSV. */
async function rowsOf(page: Buffer): Promise<Buffer> {
  const rows = await readSample(csvOf(asStream(page)), Number.POSITIVE_INFINITY);
  refuseEmpty(rows);
  return rows;
}

async function* asStream(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

async function readJson(start: Buffer, isCut: boolean, profiles: Profile.Info[]): Promise<Table> {
  const json = await Json.open(start, !isCut, nothing());
  const names = json.view.candidates()[0]?.names ?? [];
  const records: string[][] = [];
  try {
    while (records.length < MOST && (await json.next()))
      records.push(names.map((_, at) => (at < json.cursor.fields ? json.cursor.text(at) : "")));
  } catch (error) {
    // The end of the sample is no end of the list.
    if (!(isCut && error instanceof VisibleError && records.length > 0)) throw error;
  }
  const known = knownAs(() => [json.view], profiles);
  return { format: "json", encoding: "utf-8", delimiter: "", headers: [{ names, records: 0 }], records, known };
}

const ANY = Profile.parse({
  name: "any",
  title: { en: "any", zh: "任意" },
  source: "any",
  match: { header: [["any"]] },
  emits: [{ kind: "identity", key: ["any"], person: ["any"] }],
});

async function readWorkbook(opened: Archive.Package, profiles: Profile.Info[]): Promise<Table> {
  const workbook = await Workbook.open(opened.spool, opened.entries);
  const sheets = await Sheets.open(workbook, []);
  try {
    const view = sheets.sample()[0];
    if (view === undefined) throw refuse("file-empty");
    const headers = view.candidates().map(({ names, records }) => ({ names, records }));
    const known = knownAs(() => [view], profiles);
    const sheet = await sheets.take(view, ANY);
    const records: string[][] = [];
    while (records.length < MOST && (await sheet.next()))
      records.push(Array.from({ length: sheet.cursor.fields }, (_, at) => sheet.cursor.text(at)));
    await sheet.close();
    return { format: "workbook", encoding: "utf-8", delimiter: "", headers, records, known };
  } finally {
    await sheets.close();
  }
}

function knownAs(sample: Match.Sample, profiles: Profile.Info[]): string[] {
  return profiles.filter((profile) => Match.isKnown(sample, [profile])).map(({ name }) => name);
}

function isPacked(bytes: Uint8Array): boolean {
  return (bytes[0] === 0x1f && bytes[1] === 0x8b) || (bytes[0] === 0x50 && bytes[1] === 0x4b);
}

/** The bytes down to the last line end, in whichever encoding: a character that is cut in two is no fault of the file. */
export function wholeLines(bytes: Buffer): Buffer {
  const end = bytes.lastIndexOf(10);
  if (end < 0) return bytes;
  return bytes.subarray(0, bytes[end + 1] === 0 && end % 2 === 0 ? end + 2 : end + 1);
}

async function* nothing(): AsyncGenerator<never> {}
