/** Instants <-> local days and seconds in an IANA zone, fast enough for millions of calls: offsets are cached between transitions. */
import { Temporal } from "temporal-polyfill";
import * as Period from "./period.ts";

const DAY_MS = 86_400_000;
/** No two offsets of a zone differ by more than this (the date line: Samoa skipped a whole day in 2011). */
const SAFE_MS = 2 * DAY_MS;

/** One stretch [from, to) of instants in which a zone keeps one offset; all in ms. */
type Stretch = { from: number; to: number; offset: number };
type Cache = { stretches: Stretch[]; last: Stretch | undefined; starts: Map<string, number> };
export type Local = {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  millisecond?: number;
};

// Caches hold only what the zone's rules say, so functions stay pure for their callers.
const CACHES = new Map<string, Cache>();
const DAY_TEXTS = new Map<number, string>();

/** Whether the name is an IANA zone such as "Asia/Shanghai" or "UTC"; offsets such as "+08:00" are not. */
export function isZone(name: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+\-/]*$/.test(name)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}

/**
 * The local day of an instant, also in days since 1970-01-01, and the whole seconds gone since it began (elapsed, so 0 to
 * 90,000 on a 25-hour day). 2026-03-31T16:00:30Z in Asia/Shanghai is 2026-04-01, second 30.
 */
export function dayOf(epochMs: number, zone: string): { day: string; number: number; second: number } {
  const cache = cacheOf(zone);
  const stretch = stretchAt(cache, epochMs, zone);
  const local = epochMs + stretch.offset;
  const number = Math.floor(local / DAY_MS);
  const wall = local - number * DAY_MS;
  const day = dayText(number);
  const gone = epochMs - wall >= stretch.from ? wall : epochMs - startOf(cache, day, zone);
  return { day, number, second: Math.floor(gone / 1000) };
}

/** The first instant of a local day, epoch ms; `startOfDay + second` is the instant `dayOf` read. */
export function startOfDay(day: string, zone: string): number {
  return startOf(cacheOf(zone), day, zone);
}

/**
 * The instant of a local date and time, 'compatible' as calendars do it: the earlier of two when clocks go back, the same
 * distance after the gap when they go forward. Throws RangeError for a date or time that does not exist on any calendar.
 */
export function epochOf(local: Local, zone: string): number {
  const { year, month, day, hour, minute, second, millisecond = 0 } = local;
  if (!Period.isDate(year, month, day) || hour > 23 || minute > 59 || second > 59 || Math.min(hour, minute, second) < 0)
    throw new RangeError("not a date and time");
  const wall = Period.numberOf(year, month, day) * DAY_MS + ((hour * 60 + minute) * 60 + second) * 1000 + millisecond;
  const cache = cacheOf(zone);
  const stretch = stretchAt(cache, wall - (cache.last?.offset ?? 0), zone);
  const instant = wall - stretch.offset;
  if (instant - SAFE_MS >= stretch.from && instant + SAFE_MS < stretch.to) return instant;
  return Temporal.PlainDateTime.from(
    { year, month, day, hour, minute, second, millisecond },
    { overflow: "reject" },
  ).toZonedDateTime(zone, { disambiguation: "compatible" }).epochMilliseconds;
}

/** An instant as ISO 8601 in UTC, to the second: "2026-11-21T17:40:00Z". */
export function instantText(epochMs: number): string {
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(epochMs / 1000) * 1000).toString();
}

function cacheOf(zone: string): Cache {
  const known = CACHES.get(zone);
  if (known) return known;
  const fresh: Cache = { stretches: [], last: undefined, starts: new Map() };
  CACHES.set(zone, fresh);
  return fresh;
}

function stretchAt(cache: Cache, epochMs: number, zone: string): Stretch {
  const last = cache.last;
  if (last && epochMs >= last.from && epochMs < last.to) return last;
  let found = cache.stretches.find((stretch) => epochMs >= stretch.from && epochMs < stretch.to);
  if (!found) {
    const at = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone);
    found = {
      from: at.add({ nanoseconds: 1 }).getTimeZoneTransition("previous")?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
      to: at.getTimeZoneTransition("next")?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
      offset: Math.round(at.offsetNanoseconds / 1e6),
    };
    cache.stretches.push(found);
  }
  cache.last = found;
  return found;
}

function startOf(cache: Cache, day: string, zone: string): number {
  const known = cache.starts.get(day);
  if (known !== undefined) return known;
  const start = Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds;
  cache.starts.set(day, start);
  return start;
}

function dayText(number: number): string {
  const known = DAY_TEXTS.get(number);
  if (known !== undefined) return known;
  const text = Period.dayText(number);
  DAY_TEXTS.set(number, text);
  return text;
}
