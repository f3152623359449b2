/** Working days by the policy's calendar: of a month, and those of them a person was here. */
import type * as Identity from "../identity.ts";
import * as Membership from "../membership.ts";
import * as Period from "../period.ts";
import type * as Policy from "../policy.ts";
import * as Rational from "../rational.ts";

/** The working days of a month, or null for a year without a calendar: weekdays less holidays, and make-up days. */
export function of(month: string, calendar: Policy.Info["calendar"]): string[] | null {
  const year = calendar[month.slice(0, 4)];
  if (year === undefined) return null;
  const [holidays, makeUp] = [new Set(year.holidays), new Set(year.makeUp)];
  return Period.days(month).filter((day) => makeUp.has(day) || (Period.weekday(day) <= 5 && !holidays.has(day)));
}

/** Part of a day somebody was away, by day. */
export type Away = ReadonlyMap<string, Rational.Info>;

/**
 * The working days somebody was here, of all: 12 of 22. Parts of days away count as parts: half a day off of 22 is 43 of
 * 44. Null when it was none.
 */
export function eligible(
  person: Pick<Identity.Person, "memberships">,
  days: readonly string[],
  away: Away,
): { eligible: string; total: string } | null {
  let here = Rational.ZERO;
  for (const day of days) {
    if (!Membership.on(person.memberships, day)) continue;
    const left = Rational.subtract(Rational.of(1n), away.get(day) ?? Rational.ZERO);
    if (left.n > 0n) here = Rational.add(here, left);
  }
  if (here.n === 0n) return null;
  return { eligible: `${here.n}`, total: `${BigInt(days.length) * here.d}` };
}

/** Month of service: 1 in the month of the hire day; null without one. */
export function serviceMonth(hireDay: string | null, month: string): string | null {
  if (hireDay === null) return null;
  const count = (of: string) => BigInt(of.slice(0, 4)) * 12n + BigInt(of.slice(5, 7));
  const served = count(month) - count(hireDay) + 1n;
  return served < 1n ? null : `${served}`;
}
