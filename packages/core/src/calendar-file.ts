/**
 * Working-day calendars as files: iCalendar (RFC 5545) with days off as all-day events, the yearly JSON of public
 * holidays (`{year, days: [{date, isOffDay}]}`), or `{calendar: {"2027": {holidays, makeUp}}}` as a policy has it.
 */
import * as z from "zod";
import { refuse } from "./error.ts";
import * as Period from "./period.ts";
import { Day } from "./plan/value.ts";
import * as Policy from "./policy.ts";

type Calendar = Policy.Info["calendar"];
type Named = { day: string; isWorked: boolean };

/** More days than the calendars of a lifetime name. */
const MOST_DAYS = 20_000;
const Own = z.strictObject({ calendar: Policy.Info.shape.calendar.unwrap() });
const Yearly = z.object({ year: z.int().optional(), days: z.array(z.object({ date: Day, isOffDay: z.boolean() })) });

/** Whether a file looks like one of these. */
export function isCalendar(text: string): boolean {
  return isEvents(text) || Own.safeParse(json(text)).success || Yearly.safeParse(json(text)).success;
}

/**
 * The years of a file. An event is a day off, unless its name or `X-APPLE-SPECIAL-DAY` says that the day is worked.
 * Throws `calendar-unread`, `calendar-day` and `calendar-recurring` with the line, `calendar-empty`.
 */
export function readCalendar(text: string): Calendar {
  if (isEvents(text)) return ofDays(events(text));
  const own = Own.safeParse(json(text));
  if (own.success && Object.keys(own.data.calendar).length > 0) return own.data.calendar;
  const yearly = Yearly.safeParse(json(text));
  if (!yearly.success) throw refuse("calendar-unread");
  return ofDays(yearly.data.days.map(({ date, isOffDay }) => ({ day: date, isWorked: !isOffDay })));
}

function json(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
}

/** Saturdays and Sundays off say nothing new, nor do weekdays that are worked. */
function ofDays(days: readonly Named[]): Calendar {
  const stated = days.filter(({ day, isWorked }) => Period.weekday(day) > 5 === isWorked);
  if (stated.length === 0) throw refuse("calendar-empty");
  const listed = (isWorked: boolean, year: string) =>
    [
      ...new Set(
        stated.filter((item) => item.isWorked === isWorked && item.day.startsWith(year)).map(({ day }) => day),
      ),
    ].sort();
  const years = [...new Set(days.map(({ day }) => day.slice(0, 4)))].sort();
  return Object.fromEntries(years.map((year) => [year, { holidays: listed(false, year), makeUp: listed(true, year) }]));
}

const isEvents = (text: string) => /^\uFEFF?\s*BEGIN:VCALENDAR\b/i.test(text);

/** A worked weekend day, as Chinese and English calendars name it. */
const WORKED = /补班|上班|调班|（班）|\(班\)|^班$|make-?up|working day|workday/i;

type Property = { line: number; name: string; params: string; value: string };

/** Content lines, unfolded: a line that begins with a blank goes on with the one before. */
function properties(text: string): Property[] {
  const found: Property[] = [];
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    const last = found.at(-1);
    if (/^[ \t]/.test(line) && last !== undefined) last.value += line.slice(1);
    else {
      const [, name = "", params = "", value = ""] = /^([\w-]+)((?:;[^:]*)?):(.*)$/.exec(line) ?? [];
      if (name !== "") found.push({ line: at + 1, name: name.toUpperCase(), params, value });
    }
  }
  return found;
}

function events(text: string): Named[] {
  const days: Named[] = [];
  let event: Map<string, Property> | undefined;
  for (const property of properties(text)) {
    const { line, name, value } = property;
    if (name === "BEGIN" && value.toUpperCase() === "VEVENT") event = new Map();
    else if (name === "END" && value.toUpperCase() === "VEVENT" && event !== undefined) {
      days.push(...daysOf(event, line));
      if (days.length > MOST_DAYS) throw refuse("calendar-day", { line, value: `${days.length}` });
      event = undefined;
    } else event?.set(name, property);
  }
  return days;
}

/** The days of an event: from its start to the day before its end. */
function daysOf(event: ReadonlyMap<string, Property>, end: number): Named[] {
  const rule = event.get("RRULE");
  if (rule !== undefined) throw refuse("calendar-recurring", { line: rule.line });
  const dayOf = (property: Property | undefined) => {
    const { line = end, value = "" } = property ?? {};
    const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})(?:T000000Z?)?$/.exec(value) ?? [];
    const found = Day.safeParse(`${year}-${month}-${day}`);
    if (!found.success) throw refuse("calendar-day", { line, value });
    return found.data;
  };
  const first = dayOf(event.get("DTSTART"));
  const stop = event.has("DTEND") ? dayOf(event.get("DTEND")) : Period.addDays(first, 1);
  const special = event.get("X-APPLE-SPECIAL-DAY")?.value;
  const isWorked =
    special === undefined ? WORKED.test(event.get("SUMMARY")?.value ?? "") : special === "ALTERNATE-WORKDAY";
  const found: Named[] = [];
  for (let day = first; day < stop && found.length <= 366; day = Period.addDays(day, 1)) found.push({ day, isWorked });
  if (found.length === 0 || found.length > 366)
    throw refuse("calendar-day", { line: event.get("DTEND")?.line ?? end, value: event.get("DTEND")?.value ?? "" });
  return found;
}
