/** Cells -> days, moments, months and durations. */
import { dayText } from "@clearboard/core/period";
import * as Evidence from "../evidence.ts";
import { longPeriod } from "../long-period.ts";
import type * as Scalars from "../mapping/scalars.ts";
import { halfWidth } from "../width.ts";
import type { Cells } from "./cells.ts";
import type { Clock } from "./clock.ts";
import * as Durations from "./duration.ts";
import * as Numbers from "./number.ts";
import type { Need, Reader, Setting } from "./reader.ts";
import { Stamp } from "./stamp.ts";
import * as Witness from "./witness.ts";
import * as Written from "./written.ts";

const DASH = 45;
const DAY_SECONDS = 86_400;
/** the second day of year 0 and the last of year 9999: days around them have four digits in any zone */
const FIRST_MS = Date.parse("0000-01-02T00:00:00Z");
const LAST_MS = Date.parse("9999-12-31T00:00:00Z");
/** the serial number of 1970-01-01, by the year that a spreadsheet counts from */
const SERIAL = { "1900": 25_569, "1904": 24_107 };

/** A day: as written where no time says otherwise, else the day of that moment in the organisation's zone. */
export function day(setting: Setting, spec: Scalars.Day, need: Need): Reader<string> {
  const read = instant(setting, spec, "date");
  const { clock } = setting;
  return (cells) => {
    if (!cells.seek(read.at)) return need === "required" ? cells.fail("missing-field", read.at) : undefined;
    const found = read(cells);
    if (found === undefined) return undefined;
    if (typeof found === "number") {
      clock.placeEpoch(found);
      return clock.day;
    }
    if (!found.hasTime) return clock.dayText(found);
    return clock.place(found) ? clock.day : noSuchHour(cells, read.at, clock);
  };
}

/** A point in time, or a day alone; true when `setting.clock` has its day, and its second where it is known. */
export function moment(setting: Setting, spec: Scalars.Moment): (cells: Cells) => boolean {
  const read = instant(setting, spec, "time");
  const { clock } = setting;
  return (cells) => {
    const found = read(cells);
    if (found === undefined) return false;
    if (typeof found === "number") {
      clock.placeEpoch(found);
      return true;
    }
    if (!found.hasTime) {
      clock.placeDay(found);
      return true;
    }
    if (clock.place(found)) return true;
    noSuchHour(cells, read.at, clock);
    return false;
  };
}

/** Epoch ms of a point in time; undefined without a fault where the cell is empty and may be. */
export function epoch(setting: Setting, spec: Scalars.Moment, need: Need): Reader<number> {
  const read = instant(setting, spec, "date");
  const { clock } = setting;
  return (cells) => {
    if (need === "optional" && !cells.seek(read.at)) return undefined;
    const found = read(cells);
    if (found === undefined || typeof found === "number") return found;
    return clock.epochMs(found) ?? noSuchHour(cells, read.at, clock);
  };
}

/** An instant with the day it falls on; of a date without a time, the beginning of that day in the organisation's zone. */
export type Point = Instant & { hasTime: boolean };
export type Instant = { at: number; day: string };

export function point(setting: Setting, spec: Scalars.Moment, need: Need): Reader<Point> & { at: number } {
  const read = instant(setting, spec, "date");
  const { clock } = setting;
  const make: Reader<Point> = (cells) => {
    if (need === "optional" && !cells.seek(read.at)) return undefined;
    const found = read(cells);
    if (found === undefined) return undefined;
    if (typeof found !== "number" && !found.hasTime) return { ...clock.beginning(found), hasTime: false };
    const at = typeof found === "number" ? found : clock.epochMs(found);
    if (at === undefined) return noSuchHour(cells, read.at, clock);
    clock.placeEpoch(at);
    return { at, day: clock.day, hasTime: true };
  };
  return Object.assign(make, { at: read.at });
}

/** A moment that cannot be before another; a mere date of the same day may have been any time after it. */
export function notBefore(cells: Cells, start: Instant, end: Point, at: number): Instant | undefined {
  if (end.at >= start.at) return { at: end.at, day: end.day };
  if (!end.hasTime && end.day === start.day) return { at: start.at, day: start.day };
  return cells.fail("ends-before-start", at, { start: start.day });
}

/** The text's stamp, or epoch ms where the file writes that. */
function instant(
  setting: Setting,
  spec: Scalars.Moment,
  need: "time" | "date",
): Reader<Stamp | number> & { at: number } {
  const at = setting.find("date" in spec ? spec.date : spec.column);
  const timeAt = "date" in spec ? setting.find(spec.time) : -1;
  const stamp = new Stamp();
  const witness = "order" in spec ? setting.observe(Witness.order(at, spec.order)) : undefined;
  const read: Reader<Stamp | number> = (cells) => {
    if (!cells.seek(at)) return cells.fail("missing-field", at);
    if ("epoch" in spec) {
      const value = Number(cells.decoded(at)) * (spec.epoch === "s" ? 1000 : 1);
      return value > FIRST_MS && value < LAST_MS ? Math.floor(value) : cells.fail("bad-number", at);
    }
    if ("serial" in spec) return serial(setting, stamp, cells, at, spec.serial, need);
    if (!readDate(setting, stamp, cells, at, spec, witness)) return undefined;
    if (!("date" in spec)) return stamp;
    if (!cells.seek(timeAt)) return cells.fail("missing-field", timeAt);
    if (readTime(stamp, cells, timeAt) || readFraction(stamp, cells, timeAt, spec.timeForm)) return stamp;
    return cells.fail("bad-time", timeAt);
  };
  return Object.assign(read, { at });
}

/** `YYYY-MM`. */
export function month(setting: Setting, spec: Scalars.Month): Reader<string> {
  if (!Array.isArray(spec) && "order" in spec) {
    const read = day(setting, spec, "required");
    return (cells) => read(cells)?.slice(0, 7);
  }
  if (!Array.isArray(spec) && "year" in spec) return yearAndMonth(setting, spec);
  const [column, pivot] = Array.isArray(spec) ? [spec, undefined] : [spec.column, spec.pivot];
  const at = setting.find(column);
  return (cells) => {
    if (!cells.seek(at)) return cells.fail("missing-field", at);
    const found = Numbers.month(cells.decoded(at), pivot);
    return found === "short-year" ? cells.fail(found, at) : (found ?? cells.fail("bad-month", at));
  };
}

/** A month, or `YYYY-Qn` and `YYYY` where a cell names a quarter or a year. Where the profile states a date or two columns it is a month. */
export function period(setting: Setting, spec: Scalars.Month): Reader<string> {
  const asMonth = month(setting, spec);
  if (!Array.isArray(spec) && !("column" in spec && !("order" in spec))) return asMonth;
  const at = setting.find(Array.isArray(spec) ? spec : spec.column);
  const pivot = Array.isArray(spec) ? undefined : spec.pivot;
  return (cells) => {
    if (!cells.seek(at)) return cells.fail("missing-field", at);
    const text = cells.decoded(at);
    if (Numbers.isOfDays(text)) return cells.fail("period-of-days", at);
    const found = longPeriod(text) ?? Numbers.month(text, pivot);
    return found === "short-year" ? cells.fail(found, at) : (found ?? cells.fail("bad-period", at));
  };
}

function yearAndMonth(setting: Setting, spec: Extract<Scalars.Month, { year: unknown }>): Reader<string> {
  const part = (of: string[] | number, read: (text: string) => number): Reader<number> => {
    if (typeof of === "number") return () => of;
    const at = setting.find(of);
    return (cells) => {
      if (!cells.seek(at)) return cells.fail("missing-field", at);
      const found = read(cells.decoded(at));
      return found > 0 ? found : cells.fail("bad-month", at);
    };
  };
  const year = part(spec.year, (text) => Number(/^((?:19|2\d)\d{2})(?:年|\.0)?$/.exec(text)?.[1] ?? 0));
  const number = part(spec.month, (text) => {
    const value = Number(/^(\d{1,2})(?:月|\.0)?$/.exec(text)?.[1] ?? Written.monthOf(text));
    return value <= 12 ? value : 0;
  });
  return (cells) => {
    const [y, m] = [year(cells), number(cells)];
    return y === undefined || m === undefined ? undefined : `${y}-${String(m).padStart(2, "0")}`;
  };
}

/** Whole seconds; undefined without a fault where the cell is empty. */
export function duration(setting: Setting, spec: Scalars.Duration): Reader<number> {
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
  const { form } = spec;
  const stamp = new Stamp();
  const witness = setting.observe(Witness.duration(at, form));
  const read = (cells: Cells): number => {
    if (form === "seconds") {
      const plain = Numbers.seconds(cells.scanner.bytes, cells.from, cells.to);
      if (!Number.isNaN(plain)) return plain;
      const again = Buffer.from(halfWidth(cells.decoded(at)));
      return Numbers.seconds(again, 0, again.length);
    }
    if (form === "time") return readTime(stamp, cells, at) && Number.isNaN(stamp.offset) ? stamp.wall : Number.NaN;
    const text = cells.decoded(at);
    // A workbook that knows a length of time from a number gives it as h:mm:ss.
    if (form === "day" && setting.hasDates && text.includes(":")) return Durations.clock(text);
    return Durations.FORMS[form](halfWidth(text));
  };
  return (cells) => {
    if (!cells.seek(at)) return undefined;
    const value = read(cells);
    if (value > 0 && witness.proof === undefined) witness.proof = cells.decoded(at);
    if (value >= 0) return value;
    witness.fail(cells.decoded(at));
    return cells.fail(value < 0 ? "negative-duration" : "bad-duration", at);
  };
}

function readDate(
  setting: Setting,
  stamp: Stamp,
  cells: Cells,
  at: number,
  spec: Scalars.Written,
  witness?: Witness.Witness,
): boolean {
  const { bytes } = cells.scanner;
  const { from, to } = cells;
  if (stamp.readDate(bytes, from, to, spec.order)) {
    // A year in front, or a day that is no month, reads one way only.
    if (witness && witness.proof === undefined && (spec.order === "ymd" || stamp.day > 12))
      witness.proof = cells.decoded(at);
    return true;
  }
  if (setting.hasDates && bytes[from + 4] === DASH && stamp.readDate(bytes, from, to, "ymd")) return true;
  const text = Written.rewrite(cells.decoded(at), spec);
  if (text === "short-year") cells.fail(text, at);
  else if (text !== undefined) {
    const again = Buffer.from(text);
    if (stamp.readDate(again, 0, again.length, "ymd")) return true;
  }
  witness?.fail(cells.decoded(at));
  cells.fail("bad-date", at, { order: spec.order.split("").join("-") });
  return false;
}

/** The time of day in a cell of its own; keeps the date the stamp has. */
function readTime(stamp: Stamp, cells: Cells, at: number): boolean {
  stamp.offset = Number.NaN;
  if (stamp.readTime(cells.scanner.bytes, cells.from, cells.to)) return true;
  const again = Buffer.from(Written.time(cells.decoded(at)));
  return stamp.readTime(again, 0, again.length);
}

/** A time of day as a fraction of the day; keeps the date the stamp has. */
function readFraction(stamp: Stamp, cells: Cells, at: number, form: "day" | undefined): boolean {
  const text = halfWidth(cells.decoded(at)).replace(",", ".");
  if (form === "day" ? !/^0?(?:\.\d*)?$/.test(text) || text === "." : !Evidence.isDayFraction(text)) return false;
  // What rounds to midnight of the next day is still this one.
  stamp.wall = Math.min(Math.round(Number(text) * DAY_SECONDS), DAY_SECONDS - 1);
  stamp.hasTime = true;
  stamp.offset = Number.NaN;
  return true;
}

function serial(
  setting: Setting,
  stamp: Stamp,
  cells: Cells,
  at: number,
  since: "1900" | "1904",
  need: "time" | "date",
): Stamp | undefined {
  const text = cells.decoded(at);
  if (setting.hasDates && text[4] === "-")
    return readDate(setting, stamp, cells, at, { order: "ymd" }) ? stamp : undefined;
  const value = Numbers.serial(text);
  // Before March 1900 the count is off by a day that never was.
  if (value === undefined || value.days < 61 || value.days > 200_000)
    return cells.fail("bad-date", at, { order: "serial" });
  const written = dayText(value.days - SERIAL[since]);
  stamp.year = Number(written.slice(0, 4));
  stamp.month = Number(written.slice(5, 7));
  stamp.day = Number(written.slice(8));
  stamp.wall = value.seconds;
  stamp.hasTime = need === "time" || value.seconds > 0;
  stamp.offset = Number.NaN;
  return stamp;
}

function noSuchHour(cells: Cells, at: number, clock: Clock): undefined {
  return cells.fail("no-such-hour", at, { zone: clock.shownIn });
}
