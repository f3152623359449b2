/** The law of targets of quarters and years: nothing of them is lost or counted twice, whatever is given beside them. */
import * as fc from "fast-check";
import { expect } from "vitest";
import type * as Fact from "../fact.ts";
import * as Fiscal from "../fiscal.ts";
import * as Period from "../period.ts";
import { target } from "./month.fixture.ts";
import * as TargetMonths from "./target-months.ts";

export const YEAR = Period.range("2026-01", "2026-12");
const DAYS = [21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23];
export const daysIn = (month: string) => DAYS[YEAR.indexOf(month)] ?? 20;
export const of = (period: string, minor: number, more: Partial<Fact.Values["target"]> = {}): Fact.Stored<"target"> => {
  const { values, ...fact } = target("person", "crm:name|Ann", minor);
  return { ...fact, id: `${period} ${JSON.stringify(more)}`, values: { ...values, month: period, ...more } };
};
export const inMonth = (targets: Fact.Stored<"target">[], month: string, firstMonth?: number) =>
  TargetMonths.ofMonth(targets, month, { daysIn, firstMonth });

export function holds(numRuns: number): void {
  const minor = fc.option(fc.integer({ min: 0, max: 1_000_000 }), { freq: 2 });
  const periods = [...YEAR, "2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4", "2026"];
  const given = fc.tuple(...periods.map(() => minor));
  const law = (minors: (number | null)[]) => {
    const stated = new Map(periods.flatMap((period, at) => (minors[at] == null ? [] : [[period, minors[at]]])));
    const facts = [...stated].map(([period, amount]) => of(period, amount));
    const months = new Map(YEAR.map((month) => [month, inMonth(facts, month)]));
    const minorIn = (month: string) => Number(months.get(month)?.[0]?.values.amountMinor ?? 0);
    const sum = (list: readonly string[]) => list.reduce((left, month) => left + minorIn(month), 0);
    for (const month of YEAR) {
      expect(months.get(month)?.length ?? 0).toBeLessThanOrEqual(1);
      expect(minorIn(month)).toBeGreaterThanOrEqual(0);
      if (stated.has(month)) expect(minorIn(month)).toBe(stated.get(month));
    }
    const isOwn = (month: string) => stated.has(month);
    const own = (list: readonly string[]) => sum(list.filter(isOwn));
    for (let at = 1; at <= 4; at++) {
      const quarter = `2026-Q${at}`;
      const list = Fiscal.demand(quarter).months;
      const whole = stated.get(quarter);
      if (whole !== undefined && !list.every(isOwn)) expect(sum(list)).toBe(Math.max(whole, own(list)));
    }
    const year = stated.get("2026");
    const isTaken = (month: string) => isOwn(month) || stated.has(Fiscal.quarterOf(month));
    if (year !== undefined && !YEAR.every(isTaken)) expect(sum(YEAR)).toBe(Math.max(year, sum(YEAR.filter(isTaken))));
  };
  fc.assert(fc.property(given, law), { numRuns });
}
