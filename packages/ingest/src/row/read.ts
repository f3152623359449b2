/** Cells -> values: one small reader for each thing a profile may say, made once a file, run once a row. */
import { decimals } from "@clearboard/core/money";
import type * as Emit from "../emit.ts";
import { type Cells, Memo } from "./cells.ts";
import type { Clock } from "./clock.ts";
import * as Numbers from "./number.ts";
import { type Order, Stamp } from "./stamp.ts";

const DASH = 45;

/** What readers need of the file besides its cells. */
export type Setting = {
  /** position of a column in the file, -1 where it has none */
  find: (column: Emit.Column) => number;
  /** the source's effective name, which goes before its keys */
  source: string;
  clock: Clock;
  currency: string;
  /** the file knows dates from text, and gives them as yyyy-mm-dd whatever order its texts have */
  hasDates: boolean;
};

export type Reader<T> = (cells: Cells) => T | undefined;

/** The text of a cell; an empty one is a fault where it is required. */
export function text(setting: Setting, column: Emit.Column, need: "required" | "optional"): Reader<string> {
  const at = setting.find(column);
  return (cells) => {
    if (cells.seek(at)) return cells.decoded(at);
    return need === "required" ? cells.fail("missing-field", at) : undefined;
  };
}

/** The same for texts that repeat in a file: names of products, teams, stages. */
export function repeated(
  setting: Setting,
  column: Emit.Column | undefined,
  need: "required" | "optional",
): Reader<string> {
  const at = column ? setting.find(column) : -1;
  const memo = new Memo(512, (cell) => cell.replace(/\s+/g, " "));
  return (cells) => {
    if (cells.seek(at)) return memo.of(cells, at);
    return need === "required" ? cells.fail("missing-field", at) : undefined;
  };
}

/** The external id: columns joined; the first must be filled. */
export function identifier(setting: Setting, columns: Emit.Column[]): Reader<string> {
  const [first, ...others] = columns.map((column) => setting.find(column));
  const head = first ?? -1;
  return (cells) => {
    if (!cells.seek(head)) return cells.fail("missing-field", head);
    let id = cells.decoded(head);
    for (const other of others) id += `|${cells.text(other)}`;
    return id;
  };
}

export function choice<T extends string>(setting: Setting, spec: Emit.Choice<T>): Reader<T> {
  if ("is" in spec) return () => spec.is;
  if ("first" in spec) {
    const rules = spec.first.map((rule) => {
      const words = new Set(rule.words.map(word));
      return { at: setting.find(rule.column), is: rule.is, memo: new Memo(512, (cell) => words.has(word(cell))) };
    });
    return (cells) => {
      for (const rule of rules) if (cells.seek(rule.at) && rule.memo.of(cells, rule.at)) return rule.is;
      return spec.otherwise;
    };
  }
  const at = setting.find(spec.column);
  const words = new Map(Object.entries(spec.words).map(([from, to]) => [word(from), to as T]));
  const memo = new Memo<T | undefined>(512, (cell) => words.get(word(cell)) ?? spec.otherwise);
  const known = Object.keys(spec.words).slice(0, 12).join(", ");
  return (cells) => {
    if (!cells.seek(at)) return spec.empty ?? cells.fail("missing-field", at);
    return memo.of(cells, at) ?? cells.fail("unknown-word", at, { words: known });
  };
}

/** A day: as written where no time says otherwise, else the day of that moment in the organisation's zone. */
export function day(
  setting: Setting,
  spec: { column: Emit.Column; order: Order } | undefined,
  need: "required" | "optional",
): Reader<string> {
  if (!spec) return () => undefined;
  const at = setting.find(spec.column);
  const stamp = new Stamp();
  const { clock } = setting;
  return (cells) => {
    if (!cells.seek(at)) return need === "required" ? cells.fail("missing-field", at) : undefined;
    if (!readDate(setting, stamp, cells, spec.order)) return badDate(cells, at, spec.order);
    if (!stamp.hasTime) return clock.dayText(stamp);
    return clock.place(stamp) ? clock.day : noSuchHour(cells, at, clock);
  };
}

/** A point in time; true when `setting.clock` has its day and second. */
export function moment(setting: Setting, spec: Emit.Moment): (cells: Cells) => boolean {
  const read = instant(setting, spec, "time");
  const { clock } = setting;
  return (cells) => {
    const found = read(cells);
    if (found === undefined) return false;
    if (typeof found === "number") {
      clock.placeEpoch(found);
      return true;
    }
    if (clock.place(found)) return true;
    noSuchHour(cells, read.at, clock);
    return false;
  };
}

/** Epoch ms of a point in time; undefined without a fault where the cell is empty and may be. */
export function epoch(setting: Setting, spec: Emit.Moment, need: "required" | "optional"): Reader<number> {
  const read = instant(setting, spec, "date");
  const { clock } = setting;
  return (cells) => {
    if (need === "optional" && !cells.seek(read.at)) return undefined;
    const found = read(cells);
    if (found === undefined || typeof found === "number") return found;
    return clock.epochMs(found) ?? noSuchHour(cells, read.at, clock);
  };
}

/** The text's stamp, or epoch ms where the file writes that. */
function instant(setting: Setting, spec: Emit.Moment, need: "time" | "date"): Reader<Stamp | number> & { at: number } {
  const at = setting.find("date" in spec ? spec.date : spec.column);
  const timeAt = "date" in spec ? setting.find(spec.time) : -1;
  const stamp = new Stamp();
  const read: Reader<Stamp | number> = (cells) => {
    if (!cells.seek(at)) return cells.fail("missing-field", at);
    const { bytes } = cells.scanner;
    if ("epoch" in spec) {
      const value = Number(cells.decoded(at)) * (spec.epoch === "s" ? 1000 : 1);
      return Number.isFinite(value) && Math.abs(value) < 8e14 ? Math.floor(value) : cells.fail("bad-number", at);
    }
    if (!readDate(setting, stamp, cells, spec.order)) return badDate(cells, at, spec.order);
    if (!("date" in spec)) return stamp.hasTime || need === "date" ? stamp : cells.fail("bad-time", at);
    if (!cells.seek(timeAt)) return cells.fail("missing-field", timeAt);
    return stamp.readTime(bytes, cells.from, cells.to) ? stamp : cells.fail("bad-time", timeAt);
  };
  return Object.assign(read, { at });
}

/** `YYYY-MM`. */
export function month(setting: Setting, column: Emit.Column): Reader<string> {
  const at = setting.find(column);
  return (cells) => {
    if (!cells.seek(at)) return cells.fail("missing-field", at);
    return Numbers.month(cells.decoded(at)) ?? cells.fail("bad-month", at);
  };
}

/** Whole seconds; undefined without a fault where the cell is empty. */
export function duration(setting: Setting, spec: Emit.Duration): Reader<number> {
  if ("from" in spec) {
    const from = epoch(setting, spec.from, "required");
    const to = epoch(setting, spec.to, "required");
    const at = setting.find("date" in spec.to ? spec.to.date : spec.to.column);
    return (cells) => {
      const start = from(cells);
      const end = start === undefined ? undefined : to(cells);
      if (start === undefined || end === undefined) return undefined;
      return end < start ? cells.fail("negative-duration", at) : Math.floor((end - start) / 1000);
    };
  }
  const at = setting.find(spec.column);
  return (cells) => {
    if (!cells.seek(at)) return undefined;
    const { bytes } = cells.scanner;
    const value =
      spec.form === "clock" ? Numbers.clockSeconds(cells.decoded(at)) : Numbers.seconds(bytes, cells.from, cells.to);
    if (value >= 0) return value;
    return cells.fail(value < 0 ? "negative-duration" : "bad-duration", at);
  };
}

export function number(setting: Setting, spec: Emit.Numeric): Reader<number> {
  if ("is" in spec) return () => spec.is;
  const at = setting.find(spec.column);
  return (cells) => {
    if (!cells.seek(at)) return cells.fail("missing-field", at);
    return Numbers.plain(cells.decoded(at), spec.decimal ?? ".") ?? cells.fail("bad-number", at);
  };
}

/** Minor units as text; null where the cell is empty. */
export function money(
  setting: Setting,
  spec: Emit.Money,
): (cells: Cells, currency: string) => string | null | undefined {
  const at = setting.find(spec.column);
  return (cells, currency) => {
    if (!cells.seek(at)) return null;
    const places = spec.unit === "minor" ? 0 : decimals(currency);
    const found = Numbers.money(cells.decoded(at), spec.decimal ?? ".", places);
    return "minor" in found ? found.minor : cells.fail(found.code, at, { currency, decimals: decimals(currency) });
  };
}

/** The row's currency, else the profile's, else the organisation's. */
export function currency(
  setting: Setting,
  spec: { column?: Emit.Column | undefined; is?: string | undefined } | undefined,
): Reader<string> {
  const at = spec?.column ? setting.find(spec.column) : -1;
  const fixed = spec?.is ?? setting.currency;
  const memo = new Memo(512, (cell) => (/^[a-z]{3}$/i.test(cell) ? cell.toUpperCase() : ""));
  return (cells) => (cells.seek(at) ? memo.of(cells, at) || cells.fail("bad-currency", at) : fixed);
}

function readDate(setting: Setting, stamp: Stamp, cells: Cells, order: Order): boolean {
  const { bytes } = cells.scanner;
  if (stamp.readDate(bytes, cells.from, cells.to, order)) return true;
  return setting.hasDates && bytes[cells.from + 4] === DASH && stamp.readDate(bytes, cells.from, cells.to, "ymd");
}

function badDate(cells: Cells, at: number, order: Order): undefined {
  return cells.fail("bad-date", at, { order: order.split("").join("-") });
}

function noSuchHour(cells: Cells, at: number, clock: Clock): undefined {
  return cells.fail("no-such-hour", at, { zone: clock.shownIn });
}

function word(cell: string): string {
  return cell.normalize("NFKC").replace(/\s+/g, " ").trim().toLowerCase();
}
