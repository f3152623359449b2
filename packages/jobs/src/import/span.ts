/** How many days a file speaks of, and whether it has far fewer rows than files of so many days usually have. */
import type * as Policy from "@clearboard/core/policy";
import * as WorkingDays from "@clearboard/core/working-days";
import type * as Ledger from "@clearboard/store/ledger";

export type Span = NonNullable<Ledger.Info["span"]>;

/** The days of a file's rows with their number; `isRest` when most lie on weekends and holidays, where hardly anybody works. */
export function of(rows: ReadonlyMap<string, number>, calendar: Policy.Info["calendar"]): Span {
  let all = 0;
  let resting = 0;
  for (const [day, count] of rows) {
    all += count;
    if (!WorkingDays.isWorkingDay(day, calendar)) resting += count;
  }
  return { days: rows.size, isRest: resting * 2 > all };
}

/** A file of a tenth of the usual rows, or fewer, has lost some. */
const SHRUNK = 10;
/** Where fewer rows are usual, few rows say nothing. */
const LEAST_USUAL = 20;
/** Files that make something usual, and how many of them are looked at. */
const ENOUGH = 3;
const LOOKED_AT = 7;
/** From so many days on a single file is an average already. */
const WHOLE_DAYS = 5;

type File = Pick<Ledger.Info, "parsed" | "span" | "months">;

/**
 * The rows that were to be expected of a file where it has a tenth of them or fewer, else undefined. Compared are rows a
 * day, the median of the latest files that cover about as many days (half as many to twice as many), weekends and holidays
 * apart; so one day after a whole month has lost nothing. Three such files make something usual; a single one does for kinds
 * without days (people) and when it covers the same months by about as many days. `before` is newest first.
 * 5 files of 1,000 rows a day, then 50 rows of a Thursday: 1,000 were to be expected.
 */
export function expected(file: File, before: readonly File[]): number | undefined {
  const { span } = file;
  if (span === undefined) return undefined;
  const alike = before.filter((other) => isAlike(span, other.span)).slice(0, LOOKED_AT);
  const counted = alike.length >= ENOUGH ? alike : alike.filter((other) => isSamePeriod(file, other)).slice(0, 1);
  const perDay = counted.map((other) => (other.parsed?.read ?? 0) / Math.max(1, other.span?.days ?? 0));
  const middle = perDay.sort((a, b) => a - b)[Math.floor(perDay.length / 2)];
  if (middle === undefined) return undefined;
  const usual = Math.round(middle * Math.max(1, span.days));
  return usual >= LEAST_USUAL && (file.parsed?.read ?? 0) * SHRUNK <= usual ? usual : undefined;
}

function isAlike(a: Span, b: Span | undefined): boolean {
  if (b === undefined || a.isRest !== b.isRest) return false;
  return a.days === 0 || b.days === 0 ? a.days === b.days : a.days <= b.days * 2 && b.days <= a.days * 2;
}

function isSamePeriod(a: File, b: File): boolean {
  const days = a.span?.days ?? 0;
  return days === 0 || (days >= WHOLE_DAYS && a.months?.join() === b.months?.join());
}
