/** The way in: bytes of an export -> typed rows in batches, every record accounted for. */
import { refuse } from "@clearboard/core/error";
import type * as Fact from "@clearboard/core/fact";
import * as Archive from "./archive/open.ts";
import * as Delimited from "./delimited.ts";
import * as Encoding from "./encoding.ts";
import { charsetOf, csvOf, isHtmlTable } from "./html-table.ts";
import { isJson } from "./json/shape.ts";
import { Json } from "./json/source.ts";
import * as Match from "./match.ts";
import type * as Profile from "./profile.ts";
import { readSample } from "./read-sample.ts";
import type { RecordCursor, Source } from "./record-cursor.ts";
import { type Batch, type Kept, Records } from "./records.ts";
import { refuseEmpty, refuseForeign } from "./refuse.ts";
import type { Misfit } from "./row/witness.ts";
import { Sheets } from "./xlsx/sample.ts";
import { Workbook } from "./xlsx/workbook.ts";

export type { Batch, Rejected } from "./records.ts";
export type { Misfit } from "./row/witness.ts";
export type Reading = {
  profile: Profile.Info;
  source: string;
  kinds: Fact.Kind[];
  /** settled when the batches are at an end: a file may be plain ASCII for a long while */
  readonly encoding: Encoding.Name;
  delimiter: string;
  header: string[];
  /** places in `header` of the columns that no record had anything in; settled when the batches are at an end */
  readonly blanks: readonly number[];
  /** columns that nothing of the profile looks at, though some record has a value there; settled when the batches are at an end */
  readonly unused: readonly string[];
  /** what the values prove against the profile; settled when the batches are at an end */
  readonly misfits: readonly Misfit[];
  batches: AsyncIterable<Batch>;
  /** Lets the file go, for whoever does not read its batches; they end with it. */
  close: () => Promise<void>;
};
export type Options = {
  /** known ones, built-in and custom */
  profiles: Profile.Info[];
  /** forced */
  profile?: Profile.Info;
  /** default: the profile's */
  source?: string;
  organisation: { zone: string; currency: string };
  /** lines whose records come out as they stand in the file too, in `Batch.kept` */
  keep?: ReadonlySet<number>;
};

/** A batch holds no more records than this, so that rows die young: what outlives a batch of thousands is costly to clear away. */
const BATCH_RECORDS = 500;

/** An opened file, whatever its format, that one profile fits. */
type File = {
  source: Source;
  match: Match.Match;
  encoding: () => Encoding.Name;
  /** bytes of the input consumed so far */
  bytes: () => number;
  close?: () => Promise<unknown>;
};

/**
 * Opens an export: text of delimiters, JSON, JSON Lines or an .xlsx workbook, as it is, packed by gzip, or alone in a ZIP
 * archive. A chunk need hold no longer than until the next is asked for: its memory may be used again.
 * Throws VisibleError("input") for a file that is refused whole: empty, header only, binary, a web page, damaged or
 * hostile archives and workbooks, unknown or ambiguous header, columns missing. The batches throw the same for what only
 * shows later: bytes of another encoding, a field without end, an archive that is cut off.
 */
export async function open(chunks: AsyncIterable<Uint8Array>, options: Options): Promise<Reading> {
  const input = new Counted(chunks[Symbol.asyncIterator]());
  try {
    return await begin(input, options);
  } catch (error) {
    await input.return();
    throw error;
  }
}

async function begin(input: Counted, options: Options): Promise<Reading> {
  const sample = await readSample(input, Encoding.SAMPLE_BYTES);
  refuseEmpty(sample);
  const opened = await Archive.open(sample, input);
  const isPacked = opened.kind === "workbook" || opened.rest !== input;
  const file = opened.kind === "workbook" ? await openWorkbook(opened, options) : await openText(opened, options);
  const { match } = file;
  const source = options.source ?? match.profile.source;
  try {
    for (let record = 0; record < match.headerRecords; record++) await file.source.next();
    if (!(await file.source.next())) throw refuse("file-header-only");
    const records = new Records(file.source.cursor, match, source, options.organisation);
    const blanks = new Blanks(match.header.length);
    const close = async () => {
      await file.close?.();
      await input.return();
    };
    return {
      close,
      profile: match.profile,
      source,
      kinds: match.profile.kinds,
      get encoding() {
        return file.encoding();
      },
      delimiter: match.view.delimiter,
      header: match.header,
      get blanks() {
        return blanks.columns;
      },
      get unused() {
        const isUnused = (at: number) => !records.used.has(at) && !blanks.columns.includes(at);
        return [...Match.numbered(match.header).filter((_, at) => isUnused(at)), ...(file.source.strays ?? [])];
      },
      get misfits() {
        return records.misfits;
      },
      batches: batches({ file, records, blanks }, isPacked ? () => input.bytes : file.bytes, input, options.keep),
    };
  } catch (error) {
    await file.close?.();
    throw error;
  }
}

async function openText(opened: Archive.Text, options: Options): Promise<File> {
  const { sample, rest } = opened;
  refuseEmpty(sample);
  refuseForeign(sample);
  const { profile: forced } = options;
  const profiles = forced ? [forced] : options.profiles;
  const stated = forced?.encoding ?? charsetOf(sample);
  const decoding = new Encoding.Decoding({
    sample,
    rest,
    ...(stated ? { encoding: stated } : {}),
    isKnown: (utf8) => Match.isKnown(Delimited.sampleOf(utf8, false), profiles),
  });
  const { start, decoded } = await textOf(decoding.buffers());
  refuseForeign(start);
  const isWhole = start.length < Encoding.SAMPLE_BYTES;
  const file = {
    encoding: () => decoding.encoding,
    bytes: () => decoding.bytes,
    close: async () => {
      await rest.return?.();
    },
  };
  if (isJson(start)) {
    const json = await Json.open(start, isWhole, decoded);
    return { ...file, source: json, match: Match.choose(() => [json.view], profiles, forced) };
  }
  const match = Match.choose(Delimited.sampleOf(start, isWhole), profiles, forced);
  return { ...file, source: new Delimited.DelimitedSource(start, decoded, match), match };
}

/** The beginning of a decoded file, and what follows; of a page with a table its rows as CSV. */
export async function textOf(
  buffers: AsyncGenerator<Buffer>,
): Promise<{ start: Buffer; decoded: AsyncGenerator<Buffer> }> {
  const start = await readSample(buffers, Encoding.SAMPLE_BYTES);
  if (!isHtmlTable(start)) return { start, decoded: buffers };
  const rows = csvOf(after(start, buffers));
  const first = await readSample(rows, Encoding.SAMPLE_BYTES);
  refuseEmpty(first);
  return { start: first, decoded: rows };
}

async function* after(start: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  yield start;
  yield* rest;
}

async function openWorkbook(opened: Archive.Package, options: Options): Promise<File> {
  const { profile: forced } = options;
  const profiles = forced ? [forced] : options.profiles;
  const workbook = await Workbook.open(opened.spool, opened.entries);
  const sheets = await Sheets.open(workbook, profiles);
  try {
    const match = Match.choose(sheets.sample, profiles, forced);
    const sheet = await sheets.take(match.view, match.profile);
    sheet.cursor.width = match.header.length;
    return { source: sheet, match, encoding: () => "utf-8", bytes: () => 0, close: () => sheet.close() };
  } catch (error) {
    await sheets.close();
    throw error;
  }
}

/** Starts at the current record, and lets the input go however it ends. */
async function* batches(
  { file, records, blanks }: { file: File; records: Records; blanks: Blanks },
  bytes: () => number,
  input: Counted,
  keep: ReadonlySet<number> | undefined,
): AsyncGenerator<Batch> {
  const { source } = file;
  try {
    do {
      let count = 0;
      const kept: Kept[] = [];
      records.begin();
      do {
        records.take();
        if (blanks.columns.length > 0) blanks.take(source.cursor);
        if (keep?.has(source.cursor.line)) kept.push(cellsOf(source.cursor));
      } while (++count < BATCH_RECORDS && source.cursor.next());
      const batch = records.batch(bytes());
      yield keep === undefined ? batch : { ...batch, kept };
    } while (await source.next());
  } finally {
    await file.close?.();
    await input.return();
  }
}

function cellsOf(cursor: RecordCursor): Kept {
  return { line: cursor.line, cells: Array.from({ length: cursor.fields }, (_, field) => cursor.text(field)) };
}

/** The columns that stayed empty so far; soon few or none, so that a record costs next to nothing. */
class Blanks {
  columns: number[];

  constructor(width: number) {
    this.columns = Array.from({ length: width }, (_, column) => column);
  }

  take({ starts, ends, fields }: RecordCursor): void {
    const isBlank = (column: number) => column >= fields || starts[column] === ends[column];
    if (!this.columns.every(isBlank)) this.columns = this.columns.filter(isBlank);
  }
}

/** An input that knows how much of it was taken. */
class Counted implements AsyncIterator<Uint8Array> {
  bytes = 0;
  private isLeft = false;
  private readonly input: AsyncIterator<Uint8Array>;

  constructor(input: AsyncIterator<Uint8Array>) {
    this.input = input;
  }

  async next(): Promise<IteratorResult<Uint8Array>> {
    const turn = await this.input.next();
    if (!turn.done) this.bytes += turn.value.length;
    return turn;
  }

  async return(): Promise<IteratorResult<Uint8Array>> {
    if (!this.isLeft) await this.input.return?.();
    this.isLeft = true;
    return { done: true, value: undefined };
  }
}
