/** The way in: bytes of an export -> typed rows in batches, every record accounted for. */
import * as Code from "@clearboard/core/code";
import { VisibleError } from "@clearboard/core/error";
import type * as Fact from "@clearboard/core/fact";
import * as Csv from "./csv.ts";
import * as Encoding from "./encoding.ts";
import { mask } from "./mask.ts";
import * as Match from "./match.ts";
import type * as Profile from "./profile.ts";
import { refuseEmpty, refuseForeign } from "./refuse.ts";
import { Cells } from "./row/cells.ts";
import { Clock } from "./row/clock.ts";
import { type Maker, maker } from "./row/fact.ts";
import * as Read from "./row/read.ts";

/** A record that was not taken: `value` is masked, `message` is English, `params` fill the texts of `code` in any language. */
export type Rejected = {
  line: number;
  column: string;
  code: Code.Code;
  value: string;
  message: string;
  params: Record<string, string | number>;
};
/** `read` records of this batch = those that gave rows + `rejected` + `skipped`; `bytes` of the input consumed so far. */
export type Batch = { rows: Fact.Row[]; rejected: Rejected[]; skipped: number; read: number; bytes: number };
export type Reading = {
  profile: Profile.Info;
  source: string;
  kinds: Fact.Kind[];
  /** settled when the batches are at an end: a file may be plain ASCII for a long while */
  readonly encoding: Encoding.Name;
  delimiter: string;
  header: string[];
  batches: AsyncIterable<Batch>;
};
export type Options = {
  /** known ones, built-in and custom */
  profiles: Profile.Info[];
  /** forced */
  profile?: Profile.Info;
  /** default: the profile's */
  source?: string;
  organisation: { zone: string; currency: string };
};

/** Records are looked for once this much more has come in: each round costs a copy of what is left over. */
const ROUND_BYTES = 1 << 18;

/**
 * Opens an export. Throws VisibleError("input") for a file that is refused whole: empty, header only, binary, a web page,
 * JSON, a Git LFS pointer, unknown or ambiguous header, columns missing. The batches throw the same for what only shows
 * later: bytes of another encoding, a field without end.
 */
export async function open(chunks: AsyncIterable<Uint8Array>, options: Options): Promise<Reading> {
  const input = chunks[Symbol.asyncIterator]();
  const sample = await gather(input, Encoding.SAMPLE_BYTES);
  refuseEmpty(sample);
  refuseForeign(sample);
  const { profile: forced } = options;
  const profiles = forced ? [forced] : options.profiles;
  const decoding = new Encoding.Decoding({
    sample,
    rest: input,
    ...(forced?.encoding ? { encoding: forced.encoding } : {}),
    isKnown: (utf8) => Match.isKnown(asSample(utf8, false), profiles),
  });
  const decoded = decoding.buffers();
  const start = await gather(decoded, Encoding.SAMPLE_BYTES);
  refuseForeign(start);
  const isWhole = start.length < Encoding.SAMPLE_BYTES;
  const stated = Csv.statedDelimiter(start);
  const match = Match.choose(asSample(start, isWhole), profiles, forced);
  const scanner = new Csv.Scanner(match.delimiter, { line: stated ? 2 : 1 });
  scanner.push(stated ? start.subarray(stated.length) : start);
  const rounds = new Rounds(scanner, decoded);
  if (match.hasHeader) await rounds.next();
  if (!(await rounds.next())) throw new VisibleError("input", "file-header-only", "The file has a header but no rows.");
  const source = options.source ?? match.profile.source;
  const records = new Records(scanner, match, source, options.organisation);
  return {
    profile: match.profile,
    source,
    kinds: match.profile.kinds,
    get encoding() {
      return decoding.encoding;
    },
    delimiter: match.delimiter,
    header: match.header,
    batches: batches(rounds, records, decoding),
  };
}

/** Starts at the record in hand. */
async function* batches(rounds: Rounds, records: Records, decoding: Encoding.Decoding): AsyncGenerator<Batch> {
  do {
    do records.take();
    while (rounds.scanner.next());
    yield records.batch(decoding.bytes);
  } while (await rounds.next());
}

/** Feeds a scanner as it runs dry. */
class Rounds {
  readonly scanner: Csv.Scanner;
  private readonly decoded: AsyncIterator<Buffer>;

  constructor(scanner: Csv.Scanner, decoded: AsyncIterator<Buffer>) {
    this.scanner = scanner;
    this.decoded = decoded;
  }

  /** The next record, from whichever bytes it takes; false at the end of the file. */
  async next(): Promise<boolean> {
    while (!this.scanner.next()) {
      const more = await gather(this.decoded, Math.max(ROUND_BYTES, this.scanner.pending));
      if (more.length > 0) this.scanner.push(more);
      else {
        this.scanner.finish();
        return this.scanner.next();
      }
    }
    return true;
  }
}

/** Turns the scanner's records into rows, rejections and skips. */
class Records {
  private readonly cells: Cells;
  private readonly makers: Maker[];
  private readonly skips: { at: number; words: Set<string> }[];
  private readonly readStamp: Read.Reader<number>;
  private readonly match: Match.Match;
  private record = 0;
  private rows: Fact.Row[] = [];
  private rejected: Rejected[] = [];
  private skipped = 0;
  private read = 0;

  constructor(scanner: Csv.Scanner, match: Match.Match, source: string, organisation: Options["organisation"]) {
    const { profile, header } = match;
    const { zone, currency } = organisation;
    const names = new Match.Header(header);
    const find = (column: Profile.Column) => names.findOnce(column, profile);
    const setting: Read.Setting = { find, source, currency, clock: new Clock(zone, profile.zone ?? zone) };
    this.match = match;
    this.cells = new Cells(scanner, profile.empty ?? []);
    this.makers = profile.emits.map((emit) => maker(setting, emit));
    this.skips = (profile.skip ?? []).map(({ column, words }) => ({
      at: find(column),
      words: new Set(words.map((word) => word.toLowerCase())),
    }));
    this.readStamp = profile.stamp ? Read.epoch(setting, profile.stamp, "optional") : () => undefined;
  }

  /** Takes the record the scanner stands on. */
  take(): void {
    const { cells } = this;
    const { scanner } = cells;
    const record = this.record++;
    this.read++;
    cells.begin();
    if (scanner.fault !== "") {
      const params = scanner.fault === "unterminated-quote" ? { last: scanner.nextLine - 1 } : {};
      cells.fail(scanner.fault, scanner.faultField, params);
    } else if (this.isSkipped()) {
      this.skipped++;
      return;
    } else if (!this.isComplete()) {
      cells.fail("ragged-row", -1, { fields: scanner.fields, columns: this.match.header.length });
    }
    const before = this.rows.length;
    if (cells.fault === undefined) this.make(record);
    if (cells.fault === undefined) return;
    this.rows.length = before;
    this.reject();
  }

  batch(bytes: number): Batch {
    const { rows, rejected, skipped, read } = this;
    this.rows = [];
    this.rejected = [];
    this.skipped = 0;
    this.read = 0;
    return { rows, rejected, skipped, read, bytes };
  }

  private make(record: number): void {
    const before = this.rows.length;
    const stamp = this.readStamp(this.cells);
    for (const make of this.makers) {
      const row = make(this.cells, record);
      if (this.cells.fault !== undefined) return;
      if (row === undefined) continue;
      if (stamp !== undefined) row.stamp = stamp;
      this.rows.push(row);
    }
    // A record of which nothing is wanted is passed over, so that `read` stays the sum of its parts.
    if (this.rows.length === before) this.skipped++;
  }

  /** As many fields as columns; what is more must be empty: spreadsheets pad rows. */
  private isComplete(): boolean {
    const { scanner } = this.cells;
    if (scanner.fields < this.match.least) return false;
    for (let field = this.match.header.length; field < scanner.fields; field++)
      if (scanner.starts[field] !== scanner.ends[field]) return false;
    return true;
  }

  /** By the profile's rule, or because a spreadsheet left a row of nothing but delimiters. */
  private isSkipped(): boolean {
    const { cells } = this;
    for (const { at, words } of this.skips) if (words.has(cells.text(at).toLowerCase())) return true;
    const { starts, ends, fields } = cells.scanner;
    for (let field = 0; field < fields; field++) if (starts[field] !== ends[field]) return false;
    return true;
  }

  private reject(): void {
    const { cells } = this;
    const { code, column, params } = { code: cells.fault ?? "ragged-row", column: cells.column, params: cells.params };
    const name = this.match.header[column] ?? "";
    const isCell = column >= 0 && column < cells.scanner.fields;
    const filled = { column: name, ...params };
    this.rejected.push({
      line: cells.scanner.line,
      column: name,
      code,
      value: isCell ? mask(cells.scanner.text(column).slice(0, 200)) : "",
      message: Code.say(code, "en", filled),
      params: filled,
    });
  }
}

function asSample(utf8: Buffer, isWhole: boolean): Match.Sample {
  const stated = Csv.statedDelimiter(utf8);
  return { bytes: stated ? utf8.subarray(stated.length) : utf8, isWhole, stated: stated?.delimiter };
}

/** At least so many bytes, or all that come. */
async function gather(input: AsyncIterator<Uint8Array>, least: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  while (length < least) {
    const { value, done } = await input.next();
    if (done) break;
    parts.push(Encoding.asBuffer(value));
    length += value.length;
  }
  const [only] = parts;
  return parts.length === 1 && only ? only : Buffer.concat(parts);
}
