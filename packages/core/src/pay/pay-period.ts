/** The periods of a person: their place in line, the unit they belong to, and when a fact came to light. */
import * as Fiscal from "../fiscal.ts";
import * as Period from "../period.ts";
import type * as Input from "./input.ts";

export function idOf(period: Pick<Input.Period, "id">, index: number): string {
  return period.id ?? `${index + 1}`;
}

const { MONTHS } = Fiscal;
export type Length = "week" | keyof typeof MONTHS;
export const ZH = { week: "周", month: "月", quarter: "季度", year: "年度" } as const;

/** What an id that names a time is; null for any other name. */
const NAMED = { week: /^\d{4}-W\d{2}$/, month: /^\d{4}-(0[1-9]|1[0-2])$/, quarter: /^\d{4}-Q[1-4]$/, year: /^\d{4}$/ };
const lengthOf = (id: string): Length | null =>
  (Object.keys(NAMED) as Length[]).find((length) => NAMED[length].test(id)) ?? null;

/** Whether an id may name a period of this length. A week among months, or one that its year does not have, may not. */
export function isOfLength(id: string, own: Length): boolean {
  const named = lengthOf(id);
  if (named === "week") return own === "week" && Period.thursdayOf(id) !== null;
  return named === null || own !== "week";
}

/** The unit a period lies in: its key, how many periods it has, and which of them this one is; null = its id does not tell. */
export type Unit = { key: string; periods: number; place: number | null };

/**
 * The month, quarter or year a sum runs over: "2026-03" is the third period of "2026-Q1" and of "2026". A fiscal year bears
 * the calendar year in which it ends. An ISO week lies where its Thursday does: "2026-W14" is the first week of
 * April. `of` overrides the id. Null when the id tells no unit and nothing else does.
 */
export function unitOf(
  period: Pick<Input.Period, "id" | "of">,
  index: number,
  unit: Length,
  own: Length,
  firstMonth: number,
): Unit | null {
  if (unit === own) return { key: `period ${index}`, periods: 1, place: 1 };
  if (own === "week" || unit === "week") return unitOfWeek(period, index, unit, firstMonth);
  const periods = MONTHS[unit] / MONTHS[own];
  if (period.of !== undefined) return { key: period.of, periods, place: null };
  const [id, year = "", quarter = ""] = /^(\d{4})-(?:Q([1-4])|(?:0[1-9]|1[0-2]))$/.exec(idOf(period, index)) ?? [];
  if (id === undefined) return null;
  const isMonth = quarter === "";
  const at = isMonth ? Fiscal.placeOf(id, firstMonth) : { year, place: "1234".indexOf(quarter) * MONTHS.quarter };
  const key = unit === "year" ? at.year : isMonth ? Fiscal.quarterOf(id, firstMonth) : id;
  return { key, periods, place: Math.floor((at.place % MONTHS[unit]) / MONTHS[own]) + 1 };
}

/** The unit of an ISO week has as many weeks as it has Thursdays: a month 4 or 5, a year 52 or 53. */
function unitOfWeek(
  { id, of }: Pick<Input.Period, "id" | "of">,
  index: number,
  unit: Length,
  firstMonth: number,
): Unit | null {
  const thursday = Period.thursdayOf(idOf({ id }, index));
  const key = of ?? (thursday === null ? null : keyOf(Period.monthOf(thursday), unit, firstMonth));
  if (key === null || lengthOf(key) !== unit) return null;
  const months = Fiscal.parse(key, firstMonth)?.months ?? [];
  const weeks = Period.thursdays(Period.firstDay(months[0] ?? ""), Period.lastDay(months.at(-1) ?? ""));
  const place = thursday === null ? 0 : weeks.indexOf(thursday) + 1;
  return { key, periods: weeks.length, place: place === 0 ? null : place };
}

function keyOf(month: string, unit: Length, firstMonth: number): string {
  if (unit === "month") return month;
  return unit === "year" ? Fiscal.placeOf(month, firstMonth).year : Fiscal.quarterOf(month, firstMonth);
}

/** Where in the line a fact came to light: in the period it names, else the one its day lies in, never before its own. */
export function knownAt(
  fact: { knownIn?: string | undefined; day?: string | undefined },
  { ids, firstMonth }: { ids: readonly string[]; firstMonth: number },
  own: number,
): number {
  const { knownIn, day } = fact;
  let found = knownIn === undefined ? -1 : ids.indexOf(knownIn);
  if (knownIn === undefined && day !== undefined) {
    const month = Period.monthOf(day);
    const { year } = Fiscal.placeOf(month, firstMonth);
    found = [Period.weekOf(day), month, Fiscal.quarterOf(month, firstMonth), year]
      .map((id) => ids.indexOf(id))
      .reduce((best, at) => (best >= 0 ? best : at), -1);
  }
  return found > own ? found : own;
}

/** Whole days from one day to another. */
export function daysBetween(from: string, to: string): bigint {
  return BigInt(Period.dayNumber(to)) - BigInt(Period.dayNumber(from));
}
