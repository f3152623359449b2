/** Working days by the policy's calendar: of a month, and those of them a person was here. Targets, pay and the close share them. */
import type * as Identity from "./identity.ts";
import * as Membership from "./membership.ts";
import * as Period from "./period.ts";
import type * as Policy from "./policy.ts";
import * as Rational from "./rational.ts";

type Calendar = Policy.Info["calendar"];

/**
 * Whether people work on the day: Monday to Friday less the holidays, and the make-up days. In a year without a calendar
 * Monday to Friday: a target must be shared and a month must close, even where no one entered the holidays.
 */
export function isWorkingDay(day: string, calendar: Calendar): boolean {
  const year = calendar[day.slice(0, 4)];
  if (year?.makeUp.includes(day)) return true;
  return Period.weekday(day) <= 5 && year?.holidays.includes(day) !== true;
}

/** The working days of a month in order; Monday to Friday in a year without a calendar. */
export function list(month: string, calendar: Calendar): string[] {
  return Period.days(month).filter((day) => isWorkingDay(day, calendar));
}

/** The working days of a month, or null in a year without a calendar: pay shows a dash and guesses no holiday. */
export function listForPay(month: string, calendar: Calendar): string[] | null {
  return calendar[month.slice(0, 4)] === undefined ? null : list(month, calendar);
}

/** Part of a day somebody was away, by day. */
export type Away = ReadonlyMap<string, Rational.Info>;

/**
 * How much of each working day somebody was here, in the role they have at the end of the month: 1, or what an absence
 * leaves of it. Days of nothing are left out.
 */
export function worked(
  { memberships }: Pick<Identity.Person, "memberships">,
  month: string,
  days: readonly string[],
  away: Away,
): Map<string, Rational.Info> {
  const role = Membership.lastIn(memberships, month)?.role;
  const found = new Map<string, Rational.Info>();
  for (const day of days) {
    if (role === undefined || Membership.on(memberships, day)?.role !== role) continue;
    const left = Rational.subtract(Rational.ONE, away.get(day) ?? Rational.ZERO);
    if (left.n > 0n) found.set(day, left);
  }
  return found;
}

/** The days somebody was here, of all: 12 of 22; half a day off of 22 is 43 of 44. Null when it was none. */
export function eligible(
  person: Pick<Identity.Person, "memberships">,
  month: string,
  days: readonly string[],
  away: Away,
): { eligible: string; total: string } | null {
  const here = Rational.sum([...worked(person, month, days, away).values()]);
  return here.n === 0n ? null : { eligible: `${here.n}`, total: `${BigInt(days.length) * here.d}` };
}

/** Month of service: 1 in the month of the hire day; null without one. */
export function serviceMonth(hireDay: string | null, month: string): string | null {
  if (hireDay === null) return null;
  const count = (of: string) => BigInt(of.slice(0, 4)) * 12n + BigInt(of.slice(5, 7));
  const served = count(month) - count(hireDay) + 1n;
  return served < 1n ? null : `${served}`;
}
