/**
 * When the company works and buys: weekdays, public holidays, the weeks around the Chinese New Year, the sales festivals.
 * The make-up working weekends that the State Council sets each year are left out.
 */

/** First day of the Chinese New Year; a year not listed takes 5 February, near the middle of the possible days. */
const NEW_YEAR: Record<string, string> = {
  "2019": "02-05",
  "2020": "01-25",
  "2021": "02-12",
  "2022": "02-01",
  "2023": "01-22",
  "2024": "02-10",
  "2025": "01-29",
  "2026": "02-17",
  "2027": "02-06",
  "2028": "01-26",
  "2029": "02-13",
  "2030": "02-03",
  "2031": "01-23",
  "2032": "02-11",
  "2033": "01-31",
  "2034": "02-19",
  "2035": "02-08",
  "2036": "01-28",
};

const FIXED_HOLIDAYS = new Set(
  "01-01 04-04 04-05 05-01 05-02 05-03 10-01 10-02 10-03 10-04 10-05 10-06 10-07".split(" "),
);

/** How much customers buy in a month beside an ordinary one: the 618 festival, Double 11, budgets spent in December. */
const DEMAND: Record<string, number> = { "03": 1.05, "06": 1.16, "07": 0.95, "08": 0.96, "11": 1.1, "12": 1.24 };

/** Where the company's plan for a month missed: above 1 the month went better than its targets foresaw. */
const SURPRISE: Record<string, number> = { "01": 0.97, "02": 0.94, "06": 1.04, "08": 0.96, "11": 1.02, "12": 1.05 };

export type Workday = { day: string; weight: number };
export type Month = {
  /** YYYY-MM */
  name: string;
  /** months before the last one: 0 is the last. The story is told by this number, so that it always ends in the last month. */
  back: number;
  workdays: Workday[];
  demand: number;
  surprise: number;
};

/** The months up to and with `until` (YYYY-MM), oldest first. */
export function months(until: string, count: number): Month[] {
  return Array.from({ length: count }, (_, at) => month(until, count - 1 - at));
}

function month(until: string, back: number): Month {
  const name = monthBefore(until, back);
  const ofYear = name.slice(5);
  return {
    name,
    back,
    workdays: workdays(name),
    demand: DEMAND[ofYear] ?? 1,
    surprise: SURPRISE[ofYear] ?? 1,
  };
}

/** `monthBefore("2026-01", 2)` is 2025-11. */
export function monthBefore(name: string, back: number): string {
  const count = Number(name.slice(0, 4)) * 12 + Number(name.slice(5)) - 1 - back;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, "0")}`;
}

/** The calendar day `count` days after `day` (before, when negative). */
export function dayAfter(day: string, count: number): string {
  return text(number(day) + count);
}

/** The quarter of a month: 2026-05 is 2026-q2. */
export function quarter(name: string): string {
  return `${name.slice(0, 4)}-q${Math.ceil(Number(name.slice(5)) / 3)}`;
}

function workdays(name: string): Workday[] {
  const days: Workday[] = [];
  for (let at = number(`${name}-01`); text(at).startsWith(name); at++) {
    const day = text(at);
    // day 0, 1 January 1970, was a Thursday
    const isWeekend = (at + 4) % 7 === 0 || (at + 4) % 7 === 6;
    const fromNewYear = at - number(newYear(day.slice(0, 4)));
    const isNewYearHoliday = fromNewYear >= -1 && fromNewYear <= 7;
    if (isWeekend || isNewYearHoliday || FIXED_HOLIDAYS.has(day.slice(5))) continue;
    // offices empty before the holiday and fill slowly after it
    const isNearNewYear = fromNewYear >= -9 && fromNewYear <= 12;
    days.push({ day, weight: isNearNewYear ? 0.65 : 1 });
  }
  return days;
}

function newYear(year: string): string {
  return `${year}-${NEW_YEAR[year] ?? "02-05"}`;
}

/** Days since 1970-01-01; text days have no zone, so UTC only counts here. */
function number(day: string): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8))) / 86_400_000;
}

function text(count: number): string {
  return new Date(count * 86_400_000).toISOString().slice(0, 10);
}
