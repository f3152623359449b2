/** What the values of a column prove about how they are written. What they do not prove is left open, never guessed. */
import { decimals } from "@clearboard/core/money";
import { isDate as isOnCalendar } from "@clearboard/core/period";
import { longPeriod } from "./long-period.ts";

/** `proof` is a value that only one reading takes; `open` are the readings that take every value. */
export type Finding<T extends string> = { decided: T; proof: string } | { open: T[]; example: string } | undefined;
export type Order = "ymd" | "mdy" | "dmy";

const ORDERS = ["ymd", "mdy", "dmy"] as const;
const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
/** Of the values so many hundredths must be of a shape for the column to be: real columns hold a few slips. */
const MOST = 90;

/** Whether nearly all values pass; false where there are none. */
export function isMostly(values: readonly string[], passes: (value: string) => boolean): boolean {
  return values.length > 0 && values.filter(passes).length * 100 >= values.length * MOST;
}

type Parts = { first: string; second: string; third: string; rest: string };

const TEXT =
  /^(\d{1,4}|[a-z]{3,9})(?:[-/.年]|\s+)(\d{1,2}|[a-z]{3,9})(?:[-/.月]|,?\s+)(\d{1,4})日?(?:[T:,\s]\s*(.*))?$/i;
const COMPACT = /^((?:19|20)\d\d)(\d\d)(\d\d)(\d{6})?$/;

const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+/i;

function parts(written: string): Parts | undefined {
  const value = written.replace(WEEKDAY, "");
  const found = COMPACT.exec(value) ?? TEXT.exec(value);
  if (!found) return undefined;
  const [, first = "", second = "", third = "", rest = ""] = found;
  return rest === "" || isTime(rest) || /^\d{6}$/.test(rest) ? { first, second, third, rest } : undefined;
}

const monthOf = (text: string) =>
  /^\d/.test(text) ? (text.length > 2 ? 0 : Number(text)) : MONTHS.indexOf(text.slice(0, 3).toLowerCase()) + 1;
const isYear = (text: string) => /^(\d{4}|\d{2})$/.test(text);
const yearOf = (text: string) => (text.length === 2 ? 2000 : 0) + Number(text);

function reads({ first, second, third }: Parts, order: Order): boolean {
  const [year, month, day] =
    order === "ymd" ? [first, second, third] : order === "mdy" ? [third, first, second] : [third, second, first];
  return isYear(year) && /^\d{1,2}$/.test(day) && isOnCalendar(yearOf(year), monthOf(month), Number(day));
}

export function isDate(value: string): boolean {
  const found = parts(value);
  return found !== undefined && ORDERS.some((each) => reads(found, each));
}

export function hasTime(value: string): boolean {
  return (parts(value)?.rest ?? "") !== "";
}

export function isTime(value: string): boolean {
  return /^\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?\s*([ap]m)?\s*(z|[+-]\d{2}:?(\d{2})?)?$/i.test(value);
}

/** A time of day as spreadsheets leave it in a text: 0.38400463. With two decimals it may be h.mm. */
export function isDayFraction(value: string): boolean {
  return /^0?[.,]\d{3,}$/.test(value);
}

/** Seconds or milliseconds since 1970, told by their length: 2001 to 2096. */
export function isEpoch(value: string, unit: "s" | "ms"): boolean {
  return (unit === "s" ? /^[1-3]\d{9}(\.\d+)?$/ : /^[1-3]\d{12}$/).test(value);
}

/** Days since a spreadsheet's beginning of time: 1954 to 2119. */
export function isSerial(value: string): boolean {
  return /^[2-7]\d{4}(\.\d+)?$/.test(value);
}

export function isShortYear(value: string): boolean {
  const found = parts(value);
  return found !== undefined && [found.first, found.third].every((part) => part.length <= 2 || /\D/.test(part));
}

/**
 * The order of day, month and year. 03/04/2026 reads both ways; a 13 or more in one place (the proof) reads only one. Where
 * some values read one way alone and others the other way alone, both stay open.
 */
export function order(values: readonly string[]): Finding<Order> {
  const read = values.flatMap((value) => {
    const found = parts(value);
    return found && ORDERS.some((each) => reads(found, each)) ? [{ value, found }] : [];
  });
  const [first] = read;
  if (first === undefined) return undefined;
  const misses = ORDERS.map((order) => ({ order, missed: read.filter(({ found }) => !reads(found, order)) }));
  const whole = misses.filter(({ missed }) => missed.length === 0);
  const [only] = whole;
  if (only && whole.length === 1) {
    const rivals = misses.filter(({ order }) => order !== only.order);
    const least = rivals.reduce((best, rival) => (rival.missed.length < best.missed.length ? rival : best));
    return { decided: only.order, proof: least.missed[0]?.value ?? first.value };
  }
  const open = whole.length > 0 ? whole : misses.filter(({ missed }) => missed.length < read.length);
  return { open: open.map(({ order }) => order), example: first.value };
}

const BODY = {
  ".": /^(\d{1,3}(?:([,'’ \u00a0\u202f])\d{3}(?:\2\d{3})*)?|\d+)?(?:\.(\d*))?$/,
  ",": /^(\d{1,3}(?:([.'’ \u00a0\u202f])\d{3}(?:\2\d{3})*)?|\d+)?(?:,(\d*))?$/,
};
const AMOUNT = /^[-+−(]?\s*([\p{Sc}\p{L}.]*)\s*[-+−]?\s*(\d[\d.,'’ \u00a0\u202f]*?|[.,]\d+)\s*([\p{Sc}\p{L}%.]*)\)?$/u;

/** The signs around a number: "¥1.5万" has ¥ before and 万 after. */
export function around(value: string): { before: string; body: string; after: string } | undefined {
  const found = AMOUNT.exec(value);
  return found ? { before: found[1] ?? "", body: found[2] ?? "", after: found[3] ?? "" } : undefined;
}

export function isAmount(value: string): boolean {
  const body = around(value)?.body;
  return body !== undefined && (BODY["."].test(body) || BODY[","].test(body));
}

/** The number a body is with a decimal sign, of at most so many decimals; undefined where it is none. */
function numberOf(value: string, sign: "." | ",", places: number): string | undefined {
  const found = BODY[sign].exec(around(value)?.body ?? "");
  if (!found) return undefined;
  const fraction = (found[3] ?? "").replace(/0+$/, "");
  if (fraction.length > places && !/^\d*?(0{6}|9{6})/.test(fraction.slice(places))) return undefined;
  return `${(found[1] ?? "").replace(/\D/g, "").replace(/^0+(?=\d)/, "")}.${fraction}`;
}

/**
 * The decimal sign of amounts: open where both signs take every value and some value would be another amount ("1.200").
 * Whole numbers without a sign between their digits prove nothing and need nothing (proof "").
 */
export function decimal(values: readonly string[], places: number): Finding<"." | ","> {
  const signs = [".", ","] as const;
  const read = values.filter((value) => signs.some((sign) => numberOf(value, sign, places) !== undefined));
  if (read.length === 0) return undefined;
  const changed = read.filter((value) => numberOf(value, ".", places) !== numberOf(value, ",", places));
  const [first] = changed;
  if (first === undefined) return { decided: ".", proof: "" };
  const whole = signs.filter((sign) => changed.every((value) => numberOf(value, sign, places) !== undefined));
  const [only] = whole;
  if (only === undefined || whole.length > 1) return { open: [...(only ? whole : signs)], example: first };
  const other = only === "." ? "," : ".";
  return { decided: only, proof: changed.find((value) => numberOf(value, other, places) === undefined) ?? first };
}

export function placesOf(currency: string): number {
  return decimals(currency);
}

export function isClock(value: string): boolean {
  return /^\d{1,4}:\d{2}(:\d{2})?(\.\d+)?$/.test(value);
}

/** 1h 2m 3s, 1小时2分3秒 */
export function isUnits(value: string): boolean {
  return /\d\s*[hms小时分秒]/.test(value);
}

/** A month, a quarter (2026-Q1, Q1 2026, 2026年第一季度) or a year. */
export function isPeriod(value: string): boolean {
  return isMonth(value) || longPeriod(value) !== undefined;
}

export function isMonth(value: string): boolean {
  return /^\d{4}[-/.年]?\d{1,2}月?$/.test(value) || /^[a-z]{3,9}[-\s]\d{2,4}$/i.test(value) || isDate(value);
}
