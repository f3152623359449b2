/** Days `YYYY-MM-DD` and months `YYYY-MM` as text, by the proleptic Gregorian calendar; no clock and no time zone. */

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const WEEK = /^(\d{4})-W(\d{2})$/;
const THURSDAY = 4;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether the text is a month: "2026-02" is, "2026-13" and "2026-2" are not. */
export function isMonth(text: string): boolean {
  return MONTH.test(text);
}

/** Whether the text is a day that exists: "2024-02-29" is, "2023-02-29" is not. */
export function isDay(text: string): boolean {
  const parts = DAY.exec(text);
  return parts !== null && isDate(Number(parts[1]), Number(parts[2]), Number(parts[3]));
}

/** Whether year, month (1-12) and day name a day of years 0 to 9999. */
export function isDate(year: number, month: number, day: number): boolean {
  return year >= 0 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= lengthOf(year, month);
}

/** The month after: 2026-12 -> 2027-01. */
export function next(month: string): string {
  return shift(month, 1);
}

/** The month before: 2026-01 -> 2025-12. */
export function previous(month: string): string {
  return shift(month, -1);
}

/** The month `by` months later, or earlier when negative. */
export function shift(month: string, by: number): string {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by;
  return `${pad(Math.floor(count / 12), 4)}-${pad((count % 12) + 1, 2)}`;
}

/** Every month from `first` to `last`, both included; empty when `last` is earlier. */
export function range(first: string, last: string): string[] {
  const months: string[] = [];
  for (let month = first; month <= last; month = next(month)) months.push(month);
  return months;
}

/** 28 to 31. */
export function daysInMonth(month: string): number {
  return lengthOf(Number(month.slice(0, 4)), Number(month.slice(5, 7)));
}

/** Every day of a month, first to last. */
export function days(month: string): string[] {
  return Array.from({ length: daysInMonth(month) }, (_, index) => `${month}-${pad(index + 1, 2)}`);
}

export function firstDay(month: string): string {
  return `${month}-01`;
}

export function lastDay(month: string): string {
  return `${month}-${pad(daysInMonth(month), 2)}`;
}

/** The month a day lies in. */
export function monthOf(day: string): string {
  return day.slice(0, 7);
}

/** The day `by` days later, or earlier when negative: 2024-02-28 + 2 = 2024-03-01. */
export function addDays(day: string, by: number): string {
  return dayText(dayNumber(day) + by);
}

/** Days since 1970-01-01; negative before. */
export function dayNumber(day: string): number {
  return numberOf(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10)));
}

/** Days since 1970-01-01 of a date given in numbers. Counts from March so that the leap day ends the year. */
export function numberOf(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

/** The day of a number of days since 1970-01-01; inverse of `dayNumber`. */
export function dayText(number: number): string {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const part = Math.floor((5 * dayOfYear + 2) / 153);
  const month = part < 10 ? part + 3 : part - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfYear - Math.floor((153 * part + 2) / 5) + 1, 2)}`;
}

/** 1 Monday to 7 Sunday. */
export function weekday(day: string): number {
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;
}

/** The ISO week a day lies in, Monday to Sunday, numbered in the year of its Thursday: 2027-01-03 is in 2026-W53. */
export function weekOf(day: string): string {
  const thursday = addDays(day, THURSDAY - weekday(day));
  const year = thursday.slice(0, 4);
  return `${year}-W${pad(Math.floor((dayNumber(thursday) - dayNumber(`${year}-01-01`)) / 7) + 1, 2)}`;
}

/** The Thursday of an ISO week; null for what is no week of its year: 2025-W53. */
export function thursdayOf(week: string): string | null {
  const [, year, number] = WEEK.exec(week) ?? [];
  if (year === undefined) return null;
  // The 4th of January is always in the first week.
  const first = addDays(`${year}-01-04`, THURSDAY - weekday(`${year}-01-04`));
  const thursday = addDays(first, 7 * (Number(number) - 1));
  return weekOf(thursday) === week ? thursday : null;
}

/** Every Thursday from one day to another, both included: the ISO weeks that belong to them. */
export function thursdays(first: string, last: string): string[] {
  const start = addDays(first, (THURSDAY + 7 - weekday(first)) % 7);
  const count = Math.floor((dayNumber(last) - dayNumber(start)) / 7) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => addDays(start, 7 * index));
}

function lengthOf(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, "0");
}
