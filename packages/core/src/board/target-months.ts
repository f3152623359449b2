/** Targets of a quarter or a year as those of its months: what the month's board, score and pay follow alike. */

import * as RevenueTarget from "../fact/revenue-target.ts";
import type * as Fact from "../fact.ts";
import * as Fiscal from "../fiscal.ts";
import * as Money from "../money.ts";
import { byText } from "../order.ts";
import * as Period from "../period.ts";
import * as Rational from "../rational.ts";

type Target = Fact.Stored<"target">;
export type Setting = {
  /** of the fiscal year; default January */
  firstMonth?: number | undefined;
  /** working days of a month */
  daysIn: (month: string) => number;
};

/**
 * The revenue targets that count in a month. A month's own target is itself. What the own targets of its months leave of a
 * quarter's target is split over the quarter's other months by their working days, to the minor unit; what quarters and own
 * targets leave of a year's, over the months without either. So the months sum to the quarter or year while one of them has
 * no target of its own, unless those that have one exceed it. 300.00 for a quarter of 20, 20 and 20 days with 140.00 for
 * February: 80.00, 140.00, 80.00. Other targets of the month are passed on as they are.
 */
export function ofMonth(targets: readonly Target[], month: string, setting: Setting): Target[] {
  const [longer, own] = [[] as RevenueTarget.Info[], [] as Target[]];
  for (const fact of targets) {
    if (Period.isMonth(fact.values.month)) own.push(fact);
    else if (RevenueTarget.is(fact)) longer.push(fact);
  }
  const passed = own.filter(({ values }) => values.month === month);
  if (longer.length === 0) return passed;
  const groups = Map.groupBy(
    [...longer, ...own.filter((fact) => RevenueTarget.is(fact))],
    ({ origin, values }) => `${origin.source}\u001f${values.scope}\u001f${values.subject}`,
  );
  const split = [...groups.values()].flatMap((group) => splitGroup(group, month, setting) ?? []);
  const ownKeys = new Set(split.map(keyOf));
  return [...passed.filter((fact) => !ownKeys.has(keyOf(fact))), ...split].sort((a, b) => byText(keyOf(a), keyOf(b)));
}

const keyOf = ({ origin, id }: Target) => `${origin.source}\u001f${id}`;

type Given = Pick<NonNullable<Target["split"]>, "restMinor" | "days" | "of">;

/** What one source states for one person or group, as of the month; null where no longer target reaches into it. */
function splitGroup(group: readonly RevenueTarget.Info[], month: string, setting: Setting): Target | null {
  const { firstMonth, daysIn } = setting;
  const stated = new Map(group.map((fact) => [fact.values.month, fact]));
  const taken = new Map<string, { minor: bigint; currency: string }>();
  const take = (name: string, minor: bigint, { values: { currency } }: RevenueTarget.Info) =>
    taken.set(name, { minor, currency });
  for (const [name, fact] of stated) if (Period.isMonth(name)) take(name, BigInt(fact.values.amountMinor), fact);
  const own = stated.get(month);
  // quarters before the year, which gives what they leave
  const periods = [...stated.keys()].filter((name) => !Period.isMonth(name)).sort((a, b) => byText(b, a));
  let found: Target | null = null;
  for (const name of periods) {
    const fact = stated.get(name);
    const months = Fiscal.parse(name, firstMonth)?.months ?? [];
    if (fact === undefined) continue;
    const open = months.filter((each) => !taken.has(each));
    // An amount that waits for its rate cannot be taken off; the month is its own all the same.
    const ours = months.flatMap((each) => taken.get(each) ?? []).filter((own) => own.currency === fact.values.currency);
    const used = ours.reduce((sum, { minor }) => sum + minor, 0n);
    const whole = BigInt(fact.values.amountMinor);
    const rest = whole > used ? whole - used : 0n;
    const days = open.map(daysIn);
    const of = days.reduce((sum, count) => sum + count, 0);
    const weights = open.map((id, at) => ({ id, weight: Rational.of(of === 0 ? 1 : (days[at] ?? 0)) }));
    const parts = open.length === 0 ? [] : Money.split(rest, weights);
    for (const [at, each] of open.entries()) {
      const minor = parts[at] ?? 0n;
      take(each, minor, fact);
      if (each !== month) continue;
      const given: Given = { restMinor: `${rest}`, days: days[at] ?? 0, of };
      found = { ...fact, values: { ...fact.values, month, amountMinor: `${minor}` }, split: splitOf(fact, given) };
    }
    if (found === null && own !== undefined && months.includes(month))
      found = { ...own, split: splitOf(fact, { restMinor: null, days: 0, of: 0 }) };
  }
  return found;
}

const splitOf = ({ values }: RevenueTarget.Info, given: Given): NonNullable<Target["split"]> => ({
  period: values.month,
  wholeMinor: values.amountMinor,
  ...given,
});
