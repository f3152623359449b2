/** The eligible part of a month: the working days on which somebody was employed, in role and not on leave. */
import type * as Identity from "../identity.ts";
import * as Membership from "../membership.ts";
import type * as Policy from "../policy.ts";
import * as Rational from "../rational.ts";
import type * as Reason from "../reason.ts";
import * as WorkingDays from "../working-days.ts";
import type * as Attribution from "./attribution.ts";

export type Info = {
  /** how much of each working day somebody was here, by day; days of nothing are left out */
  days: (person: Identity.Person) => ReadonlyMap<string, Rational.Info>;
  /** days here of all working days; 1 for who is in no people file, for nothing says when they were away */
  share: (person: Identity.Person) => Rational.Info;
  /** why somebody has no eligible day; null with one */
  whyNone: (person: Identity.Person) => Reason.Info | null;
  away: (person: string) => WorkingDays.Away;
  /** working days of the month */
  total: number;
};

const NEVER: WorkingDays.Away = new Map();

/** Opens the month. Days count Monday to Friday in a year without a calendar. */
export function open(attribution: Attribution.Info, month: string, calendar: Policy.Info["calendar"]): Info {
  const list = WorkingDays.list(month, calendar);
  const away = awayBy(attribution, list);
  const known = new Map<string, ReadonlyMap<string, Rational.Info>>();
  const days: Info["days"] = (person) => {
    const found = known.get(person.id) ?? WorkingDays.worked(person, month, list, away.get(person.id) ?? NEVER);
    known.set(person.id, found);
    return found;
  };
  const share: Info["share"] = (person) =>
    person.memberships.length === 0 || list.length === 0
      ? Rational.ONE
      : Rational.divide(Rational.sum([...days(person).values()]), Rational.of(list.length));
  return {
    days,
    share,
    whyNone: (person) => {
      if (share(person).n > 0n || Membership.lastIn(person.memberships, month) === undefined) return null;
      return away.has(person.id) ? "on-leave" : "no-working-days";
    },
    away: (id) => away.get(id) ?? NEVER,
    total: list.length,
  };
}

/** Days away by person; where two absences meet on a day the longer one counts. */
function awayBy({ leaves }: Attribution.Info, days: readonly string[]): Map<string, Map<string, Rational.Info>> {
  const found = new Map<string, Map<string, Rational.Info>>();
  for (const { person, fact } of leaves) {
    const { from, to, share = "1" } = fact.values;
    const own = found.get(person.id) ?? new Map<string, Rational.Info>();
    found.set(person.id, own);
    for (const day of days)
      if (from <= day && day <= to) own.set(day, Rational.max(own.get(day) ?? Rational.ZERO, Rational.parse(share)));
  }
  return found;
}
