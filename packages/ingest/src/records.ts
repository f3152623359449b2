/** The records of a file, one by one: rows, a rejection, or passed over; never nothing. */
import * as Code from "@clearboard/core/code";
import type * as Fact from "@clearboard/core/fact";
import { CallColumns } from "@clearboard/core/fact/call-columns";
import type { Column } from "./mapping/scalars.ts";
import { mask } from "./mask.ts";
import * as Match from "./match.ts";
import type { RecordCursor } from "./record-cursor.ts";
import { Cells } from "./row/cells.ts";
import { Clock } from "./row/clock.ts";
import { createRowReader } from "./row/fact.ts";
import { failTooLong, isTooLong } from "./row/key-length.ts";
import * as Moment from "./row/moment.ts";
import * as Read from "./row/reader.ts";
import type { Misfit, Witness } from "./row/witness.ts";

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
export type Batch = {
  /** every kind but calls */
  rows: Fact.Row[];
  /** the calls; they hold until the next batch is asked for */
  calls: CallColumns;
  rejected: Rejected[];
  /** words of accepted records that nobody has explained, and what each counts as meanwhile */
  asked: Asked[];
  skipped: number;
  read: number;
  bytes: number;
  /** orders of which a line was rejected, where the profile adds lines up: the others of them may not count alone */
  broken: Broken[];
  /** the records that were asked for by their line */
  kept?: Kept[];
};
export type Asked = { column: string; word: string; as: string };
export type Broken = { kind: Fact.Kind; id: string; line: number; record: number };
/** A record as it stands in the file; personal, and for the eyes of whoever brought the file. */
export type Kept = { line: number; cells: string[] };

/** 合计, 小计:, Total, Subtotal, Grand Totals (4 records); a customer's name that begins so says more. */
const TOTAL = /^(?:(?:grand|sub)[ -]?)?totals?(?: ?\(\d[\d,]*(?: \p{L}+)?\))?:?$|^(?:合|小|总|總|共|累) ?[计計]:?$/iu;

/** Turns the scanner's records into rows, rejections and skips. */
export class Records {
  private readonly cells: Cells;
  private readonly readers: Read.RowReader[];
  private readonly skips: ((cells: Cells) => boolean)[];
  private readonly readStamp: Read.Reader<number>;
  private readonly orders: { kind: Fact.Kind; isOf: (cells: Cells) => boolean; readId: Read.Reader<string> }[];
  private broken: Broken[] = [];
  private readonly least: number;
  private readonly header: string[];
  /** places of the columns that something of the profile looks at */
  readonly used = new Set<number>();
  private readonly witnesses: Witness[] = [];
  private record = 0;
  private rows: Fact.Row[] = [];
  private readonly calls = new CallColumns();
  private rejected: Rejected[] = [];
  private asked: Asked[] = [];
  private skipped = 0;
  private read = 0;

  constructor(
    cursor: RecordCursor,
    match: Match.Match,
    source: string,
    organisation: { zone: string; currency: string },
  ) {
    const { profile, header } = match;
    const { zone, currency } = organisation;
    const names = new Match.Header(header);
    this.least = match.least;
    this.header = [...header];
    const awaited = new Map<string, number>();
    const find = (column: Column) => {
      const at = awaited.get(column.join("\0")) ?? names.findOnce(column, profile);
      this.used.add(at);
      if (at >= 0 || !match.view.await) return at;
      match.view.await(column, this.header.length);
      awaited.set(column.join("\0"), this.header.length);
      return this.header.push(column[0] ?? "") - 1;
    };
    const clock = new Clock(zone, profile.zone ?? zone);
    const observe = (witness: Witness) => {
      this.witnesses.push(witness);
      return witness;
    };
    const setting: Read.Setting = {
      find,
      source,
      currency,
      clock,
      calls: this.calls,
      hasDates: match.view.hasDates,
      observe,
    };
    this.cells = new Cells(cursor, profile.empty ?? []);
    this.readers = profile.emits.map((mapping) => createRowReader(setting, mapping));
    this.orders = profile.emits.flatMap((mapping) => {
      if (mapping.kind !== "deal" || mapping.position === undefined) return [];
      const all = [mapping.when ?? []].flat().map((condition) => Read.condition(setting, condition));
      const isOf = (cells: Cells) => all.every((holds) => holds(cells));
      return [{ kind: mapping.kind, isOf, readId: Read.identifier(setting, mapping.id) }];
    });
    this.skips = (profile.skip ?? []).map((condition) => Read.condition(setting, condition));
    this.readStamp = profile.stamp ? Moment.epoch(setting, profile.stamp, "optional") : () => undefined;
  }

  /** Empties the columns of calls, which `batch` gave away. */
  begin(): void {
    this.calls.count = 0;
  }

  /** Takes the record the scanner stands on. */
  take(): void {
    const { cells } = this;
    const { scanner } = cells;
    const record = this.record++;
    this.read++;
    cells.begin();
    if (scanner.fault !== "") {
      const { line, linesMore: more, rowsInside: rows = 0 } = scanner;
      cells.fail(scanner.fault, scanner.faultField, more === undefined ? {} : { last: line + more, more, rows });
    } else if (this.isSkipped()) {
      this.skipped++;
      return;
    } else if (!this.isComplete()) {
      const { fields, linesMore: more = 0 } = scanner;
      cells.fail("ragged-row", -1, { fields, columns: this.header.length, more });
    }
    const before = this.rows.length;
    const callsBefore = this.calls.count;
    if (cells.fault === undefined) this.make(record);
    if (cells.fault === undefined) {
      for (const { column, ...item } of cells.asked) this.asked.push({ ...item, column: this.header[column] ?? "" });
      return;
    }
    this.rows.length = before;
    this.calls.count = callsBefore;
    if (this.isTotal()) {
      this.skipped++;
      return;
    }
    this.reject();
    this.break(record);
  }

  batch(bytes: number): Batch {
    const { rows, calls, rejected, asked, skipped, read, broken } = this;
    this.broken = [];
    this.rows = [];
    this.rejected = [];
    this.asked = [];
    this.skipped = 0;
    this.read = 0;
    return { rows, calls, rejected, asked, skipped, read, bytes, broken };
  }

  /** What the values so far prove against the profile, a column once. */
  get misfits(): Misfit[] {
    const found = this.witnesses.flatMap((witness) => witness.misfit(this.header));
    return [...new Map(found.map((misfit) => [`${misfit.what} ${misfit.column}`, misfit])).values()];
  }

  private make(record: number): void {
    const { cells, rows, calls } = this;
    const before = rows.length + calls.count;
    const stamp = this.readStamp(cells);
    for (const readRow of this.readers) {
      const place = calls.count;
      const row = readRow(cells, record);
      if (cells.fault !== undefined) return;
      if (calls.count > place) calls.stamp[place] = stamp ?? Number.NaN;
      if (row === undefined) continue;
      if (isTooLong(row.id) || ("owner" in row.values && isTooLong(row.values.owner ?? ""))) {
        failTooLong(cells);
        return;
      }
      if (stamp !== undefined) row.stamp = stamp;
      rows.push(row);
    }
    // A record of which nothing is wanted is passed over, so that `read` stays the sum of its parts.
    if (rows.length + calls.count === before) this.skipped++;
  }

  /** As many fields as columns; what is more must be empty: spreadsheets pad rows. */
  private isComplete(): boolean {
    const { scanner } = this.cells;
    if (scanner.fields < this.least) return false;
    for (let field = this.header.length; field < scanner.fields; field++)
      if (scanner.starts[field] !== scanner.ends[field]) return false;
    return true;
  }

  /** By the profile's rule, or because a spreadsheet left a row of nothing but delimiters. */
  private isSkipped(): boolean {
    const { cells } = this;
    for (const holds of this.skips) if (holds(cells)) return true;
    const { starts, ends, fields } = cells.scanner;
    for (let field = 0; field < fields; field++) if (starts[field] !== ends[field]) return false;
    return true;
  }

  /** Whether a record that gives no fact is the total of those above it: its first filled cell says so. */
  private isTotal(): boolean {
    const { cells } = this;
    for (let column = 0; column < cells.scanner.fields; column++)
      if (cells.seek(column)) return TOTAL.test(cells.decoded(column).normalize("NFKC"));
    return false;
  }

  /** Notes whose line the rejected record was, as far as it can be read. */
  private break(record: number): void {
    const { cells } = this;
    if (cells.scanner.fault !== "") return;
    for (const { kind, isOf, readId } of this.orders) {
      const id = isOf(cells) ? readId(cells) : undefined;
      if (id !== undefined && !isTooLong(id)) this.broken.push({ kind, id, line: cells.scanner.line, record });
    }
  }

  private reject(): void {
    const { cells } = this;
    const { column, params } = cells;
    const blank = column < 0 ? undefined : cells.scanner.blank?.(column);
    const name = this.header[column] ?? "";
    const isCell = column >= 0 && column < cells.scanner.fields;
    const { fault, linesMore: more = 0 } = cells.scanner;
    // No number, date or key has line ends: the quotation mark that opens it was not meant as one.
    const isOverLines = fault === "" && more > 0 && isCell && /[\r\n]/.test(cells.scanner.text(column));
    const code = isOverLines ? "cell-over-lines" : (blankCode(blank) ?? cells.fault ?? "ragged-row");
    const filled = { column: name, ...(more > 0 && { more }), ...params, ...(blank ? { error: blank } : {}) };
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

/** Why a cell that seems empty is: the spreadsheet could not work it out, or nobody had it do so. */
function blankCode(blank: string | undefined): Code.Code | undefined {
  if (blank === undefined) return undefined;
  return blank === "" ? "cell-uncalculated" : "cell-error";
}
