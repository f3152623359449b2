/** Amounts in another currency than the organisation's, converted at the dated rates that are known. */

import type { Field } from "../fact/field.ts";
import { keyOf } from "../fact/kind.ts";
import { KINDS } from "../fact/kinds.ts";
import * as Fact from "../fact.ts";
import * as Fiscal from "../fiscal.ts";
import * as Money from "../money.ts";
import { byText } from "../order.ts";
import * as Period from "../period.ts";
import * as Rational from "../rational.ts";
import { ENTERED } from "../sources.ts";
import type * as Inputs from "./inputs.ts";

/** Facts whose money counts, as inputs carry them. */
type Facts = Pick<Inputs.Earlier, "month" | "deals" | "refundedDeals" | "payments" | "refunds" | "targets"> &
  Partial<Pick<Inputs.Inputs, "costs">>;
type Priced = "deal" | "payment" | "refund" | "target" | "cost";
type PricedFact = Fact.Stored<Priced>;
/** The organisation's currency, and the month in which its fiscal year begins. */
export type Setting = { currency: string; firstMonth?: number | undefined };
type Rate = Omit<Fact.Converted, "currency" | "stated"> & { exact: Rational.Info };

/** Whether some amount is in another currency, so that rates are asked for at all. */
export function isNeeded(facts: Facts, currency: string): boolean {
  return listsOf(facts).some((list) => list.some(({ values }) => values.currency !== currency));
}

/**
 * The facts with every amount in the currency for which there is a rate; the others wait. 100.00 EUR won on 4 March at the
 * 1.0832 of 2 March are 108.32 USD: the newest rate on or before the day counts, of those of one day the one entered by hand,
 * then the direct one, then the first by source. One rounding, half up, to the minor unit.
 *
 * The day of a deal's money is its close day, also for what is paid or given back later, so that a deal paid in full is
 * collected in full; money that moved before is converted at its own day. Targets and costs are converted at the first day of
 * the month, quarter or year that they are given for.
 */
export function convert<F extends Facts>(facts: F, rates: readonly Fact.Stored<"rate">[], setting: Setting): F {
  const all = converter(rates, setting, daysOf(facts, setting.firstMonth));
  return {
    ...facts,
    deals: facts.deals.map(all("deal")),
    refundedDeals: facts.refundedDeals.map(all("deal")),
    payments: facts.payments.map(all("payment")),
    refunds: facts.refunds.map(all("refund")),
    targets: facts.targets.map(all("target")),
    ...(facts.costs === undefined ? {} : { costs: facts.costs.map(all("cost")) }),
  };
}

/** Targets as `convert` gives them, before those of quarters and years are split: parts of one currency only can be summed. */
export function convertTargets(
  targets: readonly Fact.Stored<"target">[],
  rates: readonly Fact.Stored<"rate">[],
  setting: Setting,
): Fact.Stored<"target">[] {
  return targets.map(converter(rates, setting, (fact) => firstDayOf(fact, setting.firstMonth))("target"));
}

function converter(
  rates: readonly Fact.Stored<"rate">[],
  { currency }: Setting,
  dayOf: (fact: PricedFact) => string | undefined,
) {
  const find = rateOn(rates, currency);
  return <K extends Priced>(kind: K) =>
    (fact: Fact.Stored<K>): Fact.Stored<K> => {
      const { currency: from } = fact.values as { currency: string };
      const day = from === currency ? undefined : dayOf(fact as PricedFact);
      const rate = day === undefined ? undefined : find(from, day);
      return rate === undefined ? fact : at(kind, fact, rate, currency);
    };
}

/** The first day of the month, quarter or year that a target or cost was given for; undefined for any other fact. */
function firstDayOf({ values, split }: PricedFact, firstMonth: number | undefined): string | undefined {
  if (!("month" in values)) return undefined;
  const given = split === undefined || split.restMinor === null ? values.month : split.period;
  const [first = values.month] = Fiscal.parse(given, firstMonth)?.months ?? [];
  return Period.firstDay(first);
}

/** The day whose rate an amount is converted at; undefined for an open deal, which counts nowhere. */
export function daysOf(facts: Facts, firstMonth: number | undefined): (fact: PricedFact) => string | undefined {
  const deals = new Map(
    [...facts.refundedDeals, ...facts.deals].map(({ id, origin, values }) => [key(origin.source, id), values.closeDay]),
  );
  return (fact) => {
    const { origin, values } = fact;
    if ("month" in values) return firstDayOf(fact, firstMonth);
    if ("closeDay" in values || "stage" in values) return values.closeDay;
    const own = values.day ?? ("dueDay" in values ? values.dueDay : undefined);
    const close = "deal" in values ? deals.get(key(origin.source, values.deal)) : undefined;
    return close !== undefined && (own === undefined || close < own) ? close : own;
  };
}

/** Which of two is behind the other: the one that it holds for. */
const after = (a: boolean, b: boolean) => (a === b ? 0 : a ? 1 : -1);

const key = (source: string, id: string) => `${source}\u001f${id}`;

function listsOf({ deals, refundedDeals, payments, refunds, targets, costs = [] }: Facts): PricedFact[][] {
  return [deals, refundedDeals, payments, refunds, targets, costs];
}

/** Finds the rate of a currency on a day, into the one named; undefined where none is known. */
export function rateOn(
  rates: readonly Fact.Stored<"rate">[],
  currency: string,
): (from: string, day: string) => Rate | undefined {
  const known = new Map<string, (Rate & { isInverse: boolean })[]>();
  for (const { origin, values } of rates) {
    const { day, from, to, rate, per, source = origin.source } = values;
    if (from !== currency && to !== currency) continue;
    const isInverse = from === currency;
    const [top, under] = isInverse ? [per ?? "1", rate] : [rate, per];
    const text = under === undefined ? top : `${top}/${under}`;
    const other = isInverse ? to : from;
    const list = known.get(other) ?? [];
    list.push({ rate: text, exact: Rational.parse(text), day, source, origin, isInverse });
    known.set(other, list);
  }
  for (const list of known.values())
    list.sort(
      (a, b) =>
        byText(b.day, a.day) ||
        after(a.origin.source !== ENTERED, b.origin.source !== ENTERED) ||
        after(a.isInverse, b.isInverse) ||
        byText(a.origin.source, b.origin.source),
    );
  const found = new Map<string, Rate | undefined>();
  return (from, day) => {
    const asked = `${from} ${day}`;
    if (!found.has(asked))
      found.set(
        asked,
        known.get(from)?.find((rate) => rate.day <= day),
      );
    return found.get(asked);
  };
}

/** The fact with its amounts in the currency. */
function at<K extends Priced>(kind: K, fact: Fact.Stored<K>, rate: Rate, currency: string): Fact.Stored<K> {
  const { exact, day, source, origin, rate: text } = rate;
  const { currency: from } = fact.values as { currency: string };
  const factor = Rational.divide(Rational.multiply(exact, Money.minorPerMajor(currency)), Money.minorPerMajor(from));
  const stated: Record<string, string> = {};
  const changed: Record<string, string> = {};
  for (const [name, field] of Object.entries<Field>(KINDS[kind].fields)) {
    const value = keyOf(name, field);
    if (value === undefined || (field.form !== "money" && field.form !== "moneyOrNull")) continue;
    const minor = (fact.values as Record<string, unknown>)[value];
    if (typeof minor !== "string") continue;
    stated[value] = minor;
    changed[value] = Money.round(Rational.multiply(Rational.of(BigInt(minor)), factor)).toString();
  }
  const converted: Fact.Converted = { currency: from, stated, rate: text, day, source, origin };
  return { ...fact, values: { ...fact.values, ...changed, currency }, converted };
}
