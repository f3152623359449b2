/** Periods of whole months: a month, a quarter or a fiscal year, these to date, or a range of months. No clock. */
import { refuse } from "./error.ts";
import * as Period from "./period.ts";

export type Kind = "month" | "quarter" | "year" | "range";
export type Info = {
  /** as it was asked for and stands in addresses */
  id: string;
  kind: Kind;
  /** ends with the last month that has data */
  isToDate: boolean;
  /** every month of it, oldest first, whether or not it has data */
  months: string[];
};

/** Whole months of each. */
export const MONTHS = { month: 1, quarter: 3, year: 12 } as const;
/** Months of the longest range. */
const LONGEST = 36;

const MONTH = "\\d{4}-(?:0[1-9]|1[0-2])";
const RANGE = new RegExp(`^(${MONTH})\\.\\.(${MONTH})$`);
const NAMED = /^(\d{4})(?:-Q([1-4]))?(-to-date)?$/;
const DAYS = /^\d{4}-\d{2}-\d{2}(?:\.\.|\/)\d{4}-\d{2}-\d{2}$/;

/**
 * The period of a text: `2026-03`, `2026-Q1`, `2026`, `2026-Q1-to-date`, `2026-to-date` or `2026-01..2026-03`. A fiscal year
 * begins in `firstMonth` and bears the calendar year in which it ends: with 4, `2026` is April 2025 to March 2026 and
 * `2026-Q1` April to June 2025. Null for any other text.
 */
export function parse(text: string, firstMonth = 1): Info | null {
  if (Period.isMonth(text)) return { id: text, kind: "month", isToDate: false, months: [text] };
  const [, from, to] = RANGE.exec(text) ?? [];
  if (from !== undefined && to !== undefined) {
    const months = from <= to && to <= Period.shift(from, LONGEST - 1) ? Period.range(from, to) : [];
    if (months.length > 0) return { id: text, kind: "range", isToDate: false, months };
  }
  const [, year, quarter, toDate] = NAMED.exec(text) ?? [];
  if (year === undefined) return null;
  const kind = quarter === undefined ? "year" : "quarter";
  const first = Period.shift(`${year}-01`, -lead(firstMonth) + (quarter === undefined ? 0 : 3 * (Number(quarter) - 1)));
  const months = Period.range(first, Period.shift(first, MONTHS[kind] - 1));
  return { id: text, kind, isToDate: toDate !== undefined, months };
}

/** The period of a text. Throws VisibleError `period-unknown`, or `period-days` for a settlement month given by its days. */
export function demand(text: string, firstMonth?: number): Info {
  const period = parse(text, firstMonth);
  if (period !== null) return period;
  throw refuse(DAYS.test(text) ? "period-days" : "period-unknown", { period: text });
}

/** The fiscal year a month lies in, and its place in it from 0: with `firstMonth` 4, 2025-04 is 0 of "2026". */
export function placeOf(month: string, firstMonth = 1): { year: string; place: number } {
  const [year = "", at = ""] = Period.shift(month, lead(firstMonth)).split("-");
  return { year, place: Number(at) - 1 };
}

/** The quarter a month lies in: "2026-Q1". */
export function quarterOf(month: string, firstMonth = 1): string {
  const { year, place } = placeOf(month, firstMonth);
  return `${year}-Q${Math.floor(place / 3) + 1}`;
}

/** Months by which the fiscal year begins before the calendar year whose name it bears. */
function lead(firstMonth: number): number {
  return (13 - firstMonth) % 12;
}

/** A period without its months after the last one with data; the same where nothing is cut. */
export function until({ months, ...period }: Info, last: string): Info {
  return { ...period, months: months.filter((month) => month <= last) };
}

/** The quarters and years of months, the latest first; those that run on after the last one with data also to date. */
export function around(months: readonly string[], last: string, firstMonth = 1): Info[] {
  const ids = [quarterOf, (month: string, first: number) => placeOf(month, first).year].flatMap((name) => [
    ...new Set(months.map((month) => name(month, firstMonth))),
  ]);
  return ids.reverse().flatMap((id) => {
    const whole = parse(id, firstMonth);
    if (whole === null) return [];
    const isRunning = whole.months.includes(last) && whole.months.at(-1) !== last;
    const toDate = isRunning ? parse(`${id}-to-date`, firstMonth) : null;
    return toDate === null ? [whole] : [toDate, whole];
  });
}

/** The months that a period's movement is counted from: the period of its kind right before, to date as far into it. */
export function before({ kind, months }: Info): string[] {
  const [first = ""] = months;
  const length = kind === "range" ? months.length : MONTHS[kind];
  return months.map((_, at) => Period.shift(first, at - length));
}
