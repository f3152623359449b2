/** A person's part of a deal as the engine takes it, and when single deals are needed at all. */

import type * as Attribution from "../board/attribution.ts";
import * as DealCredit from "../board/deal-credit.ts";
import type * as Inputs from "../board/inputs.ts";
import * as Money from "../money.ts";
import * as Period from "../period.ts";
import * as Component from "../plan/component.ts";
import type * as Plan from "../plan/plan.ts";
import * as Rational from "../rational.ts";
import type * as Input from "./input.ts";

/** Further than any deal is back: the window of a plan that takes every refund. */
const ALWAYS = 365_000;

/** The person's part as the plan sees it: a plan may wait longer or shorter for refunds than the board does. */
export function partOf(credit: Attribution.CreditedDeal, plan: Plan.Info, boardDays: number) {
  const days = plan.refunds === undefined ? ALWAYS : Number(plan.refunds.windowDays);
  if (days === boardDays || credit.refunds.length === 0) return credit;
  const given = { refunds: credit.refunds.map(({ fact }) => fact), payments: credit.payments };
  const sale = DealCredit.of(credit.fact, given, days);
  const own = sale.parts.find((part) => part.owner === credit.owner && part.credit === credit.credit);
  return own === undefined ? credit : { ...credit, ...own, refunds: sale.refunds };
}

/** Whether a component is paid the same on the sum of the person's revenue as on the single deals. */
function isOfSum(component: Component.Info): boolean {
  const { measure, unit, where, crossing, release, by } = component;
  if (!Component.OF_DEALS.includes(measure)) return true;
  if (measure !== "revenue" || unit === "deal" || where !== undefined || release !== undefined) return false;
  return (crossing === "split" || crossing === "period") && by === undefined;
}

/** Whether a plan asks for single deals, whatever they are. */
export function isSingle(plan: Plan.Info): boolean {
  return !plan.components.every(isOfSum);
}

/** Whether these deals pay otherwise than their sum on the board: overlay credit, cancellations, another refund window. */
export function areSpecial(
  { policy }: Pick<Inputs.Inputs, "policy">,
  plan: Plan.Info,
  deals: readonly Attribution.CreditedDeal[],
): boolean {
  const isSame = plan.refunds?.windowDays === `${policy.refunds.windowDays}`;
  return deals.some(
    ({ fact, credit, refunds }) =>
      credit === "overlay" || fact.values.cancelDay !== undefined || (!isSame && refunds.length > 0),
  );
}

/** The deals' ids in the engine's input: their own, numbered where one person has several parts of a deal. */
export function ids(deals: readonly Attribution.CreditedDeal[]): string[] {
  const seen = new Map<string, bigint>();
  return deals.map(({ fact: { id } }) => {
    const times = (seen.get(id) ?? 0n) + 1n;
    seen.set(id, times);
    return times === 1n ? id : `${id} (${times})`;
  });
}

/** Every deal of a person, each under an id of its own. */
export function list(deals: readonly Attribution.CreditedDeal[], plan: Plan.Info, boardDays: number): Input.Deal[] {
  const names = ids(deals);
  return deals.map((credit, at) => of(credit, plan, boardDays, names[at] ?? credit.fact.id));
}

/** What a plan may ask of a deal beside its money. */
function toldOf({ fact, team, region }: Attribution.CreditedDeal): Pick<Input.Deal, "labels" | "values"> {
  const { product, tier, listMinor } = fact.values;
  const labels = Object.fromEntries(
    Object.entries({ product, tier, region, team }).filter(
      (entry): entry is [string, string] => typeof entry[1] === "string",
    ),
  );
  return {
    ...(Object.keys(labels).length > 0 && { labels }),
    ...(listMinor !== undefined && BigInt(listMinor) > 0n && { values: { discount: discountOf(fact.values) } }),
  };
}

function of(credit: Attribution.CreditedDeal, plan: Plan.Info, boardDays: number, id: string): Input.Deal {
  const part = partOf(credit, plan, boardDays);
  const { fact, day } = credit;
  const { costMinor, units, cancelDay } = fact.values;
  const money = (minor: bigint) => Money.decimalText(minor, plan.currency);
  return {
    id,
    day,
    amount: money(part.grossMinor),
    ...(costMinor !== undefined && { cost: money(partsOf(credit)(BigInt(costMinor))) }),
    ...(units !== undefined && { units: times(units, credit.share) }),
    ...toldOf(credit),
    ...(cancelDay !== undefined && { cancelled: { day: cancelDay } }),
    refunds: refundsOf(part).map(({ refund, minor }) => ({ amount: money(minor), day: refund.fact.values.day })),
    payments: plan.components.some(({ release }) => release !== undefined)
      ? paymentsOf(credit).map(({ minor, day }) => ({ amount: money(minor), day }))
      : [],
    share: "1",
    countShare: credit.share,
    credit: credit.credit,
  };
}

/** The cash of a month from every deal that is won, each under an id of its own; a deal without any is left out. */
export function cash(
  deals: readonly Attribution.CreditedDeal[],
  plan: Plan.Info,
  boardDays: number,
  month: string,
): Input.Cash[] {
  const names = ids(deals);
  return deals.flatMap((credit, at): Input.Cash[] => {
    const minor = cashMinor(credit, plan, boardDays, month);
    if (minor === 0n) return [];
    const amount = Money.decimalText(minor, plan.currency);
    return [{ id: names[at] ?? credit.fact.id, day: credit.day, amount, ...toldOf(credit), credit: credit.credit }];
  });
}

/**
 * What a month adds to the cash that the person's part keeps: payments so far, at most the amount less refunds so far.
 * What came in before the win counts with the win. Over all months it is what was kept in the end.
 */
function cashMinor(credit: Attribution.CreditedDeal, plan: Plan.Info, boardDays: number, month: string): bigint {
  const part = partOf(credit, plan, boardDays);
  const isCreditNote = part.grossMinor < 0n;
  const kept = (last: string) => {
    const sum = (list: { day: string; minor: bigint }[]) =>
      list.reduce((left, { day, minor }) => (day <= last ? left + minor : left), 0n);
    const back = sum(refundsOf(part).map(({ refund, minor }) => ({ day: refund.fact.values.day, minor })));
    const [paid, due] = [sum(paymentsOf(credit)), part.grossMinor - back];
    return isCreditNote === paid < due ? due : paid;
  };
  const before = Period.monthOf(credit.day) === month ? 0n : kept(Period.lastDay(Period.previous(month)));
  return kept(Period.lastDay(month)) - before;
}

/** The share of the list price that was given away: sold for 80 of 100 = 0.2. */
function discountOf({ listMinor, amountMinor }: Attribution.CreditedDeal["fact"]["values"]): string {
  const [list, amount] = [BigInt(listMinor ?? 1), BigInt(amountMinor ?? 0)];
  return Rational.exactText(Rational.of(list - amount, list));
}

/** What each counted refund took off the part, oldest first; together all of it. */
export function refundsOf(part: Attribution.CreditedDeal): { refund: DealCredit.Refund; minor: bigint }[] {
  const counted = part.refunds.filter(({ countedMinor }) => countedMinor !== 0n);
  const taken = counted.map(({ countedMinor }) => -countedMinor);
  const parts = Money.instalments(taken, partsOf(part), BigInt(part.fact.values.amountMinor ?? 0));
  return counted.map((refund, at) => ({ refund, minor: -(parts[at] ?? 0n) }));
}

/** The person's parts of the cash that came in for the deal, oldest first. */
export function paymentsOf(
  credit: Attribution.CreditedDeal,
): { fact: Attribution.CreditedDeal["payments"][0]; day: string; minor: bigint }[] {
  const received = credit.payments.flatMap((fact) =>
    fact.values.day === undefined ? [] : [{ fact, day: fact.values.day }],
  );
  const parts = Money.instalments(
    received.map(({ fact }) => BigInt(fact.values.amountMinor)),
    partsOf(credit),
  );
  return received.map((payment, at) => ({ ...payment, minor: parts[at] ?? 0n }));
}

/** The person's part of an amount of the deal. */
function partsOf({ fact, owner, share, credit }: Attribution.CreditedDeal): (minor: bigint) => bigint {
  if (share === "1") return (minor) => minor;
  if (credit === "overlay") return (minor) => Money.round(Rational.multiply(Rational.of(minor), Rational.parse(share)));
  const at = DealCredit.shares(fact).findIndex(({ id }) => id === owner);
  return (minor) => (at < 0 ? 0n : (DealCredit.split(fact, minor)[at] ?? 0n));
}

function times(text: string, share: string): string {
  return Rational.exactText(Rational.multiply(Rational.parseRate(text), Rational.parseRate(share)));
}

/** Refunds of a deal that came after the plan's window: they change no pay, and are told. */
export function lateRefunds(
  credit: Attribution.CreditedDeal,
  plan: Plan.Info,
  boardDays: number,
): { id: string; day: string }[] {
  const late = partOf(credit, plan, boardDays).refunds.filter(({ isInWindow }) => !isInWindow);
  return late.map(({ fact }) => ({ id: fact.id, day: fact.values.day }));
}
