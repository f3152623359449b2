/** The periods of a person: their place in line, the quarter and year they belong to, and when a fact came to light. */
import * as Period from "../period.ts";
import type * as Input from "./input.ts";

export function idOf(period: Pick<Input.Period, "id">, index: number): string {
  return period.id ?? `${index + 1}`;
}

/** The month, quarter or year a sum runs over, as a key: "2026-03" is in "2026-Q1" and "2026". `of` overrides the id. */
export function unitKey(period: Pick<Input.Period, "id" | "of">, index: number, unit: string, own: string): string {
  const id = idOf(period, index);
  if (unit === own) return `period ${index}`;
  if (period.of !== undefined) return period.of;
  const [, year, month] = /^(\d{4})-(?:Q[1-4]|(\d{2}))$/.exec(id) ?? [];
  if (year === undefined) return "all";
  if (unit === "year" || month === undefined) return year;
  return `${year}-${quarterOf(month)}`;
}

const quarterOf = (month: string): string => `Q${Math.ceil(Number(month) / 3)}`;

/** Where in the line a fact came to light: in the period it names, else the one its day lies in, never before its own. */
export function knownAt(
  fact: { knownIn?: string | undefined; day?: string | undefined },
  ids: readonly string[],
  own: number,
): number {
  const { knownIn, day } = fact;
  let found = knownIn === undefined ? -1 : ids.indexOf(knownIn);
  if (knownIn === undefined && day !== undefined) {
    const [year = "", month = ""] = day.split("-");
    found = [day.slice(0, "2026-03".length), `${year}-${quarterOf(month)}`, year]
      .map((id) => ids.indexOf(id))
      .reduce((best, at) => (best >= 0 ? best : at), -1);
  }
  return found > own ? found : own;
}

/** Whole days from one day to another. */
export function daysBetween(from: string, to: string): bigint {
  return BigInt(Period.dayNumber(to)) - BigInt(Period.dayNumber(from));
}
