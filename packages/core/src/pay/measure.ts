/** What a person sold, as one component measures it: eligible deals, the share credited, less refunds (steps 1 to 3). */

import { refuse } from "../error.ts";
import * as Component from "../plan/component.ts";
import type * as Plan from "../plan/plan.ts";
import * as Rational from "../rational.ts";
import type * as Input from "./input.ts";
import * as PayPeriod from "./pay-period.ts";
import * as Trace from "./trace.ts";

export type Sold = {
  id: string;
  day: string;
  value: Rational.Info;
  /** share of what the deal still comes to that is paid */
  paidShare: Rational.Info;
  /** the part of a deal's minimum that it is worth: the credited share that is not cancelled; 0 for a credit note */
  minimumShare: Rational.Info;
  /** the deal's own figure that decides its tier, where the component asks for one */
  by: Rational.Info | null;
};
export type Context = {
  plan: Plan.ExactInfo;
  ids: readonly string[];
  periods: readonly Input.ExactPeriod[];
  rates: Input.ExactInfo["rates"];
  /** JSON pointer of the person in the input */
  place: string;
  /** facts that came to light after this period are not seen */
  asOf: number;
  /** month in which the fiscal year begins, 1 = January */
  firstMonth: number;
};

/** The deals of a period as a component sees them, or null when the period has none to give. Throws for what is missing. */
export function sold(
  context: Context,
  component: Component.ExactInfo,
  index: number,
  trace: Trace.Trace,
): Sold[] | null {
  const { periods } = context;
  const isPaid = component.measure === "paid";
  const cash = isPaid ? periods[index]?.cash : undefined;
  if (cash !== undefined) return givenCash(component, cash, trace);
  const given = periods.slice(isPaid ? 0 : index, index + 1);
  if (given.every((period) => period.deals === undefined)) return null;
  const list: Sold[] = [];
  let [eligible, credited, refunded] = [Rational.ZERO, Rational.ZERO, Rational.ZERO];
  let count = 0n;
  for (const [own, period] of periods.entries()) {
    if (isPaid ? own > index : own !== index) continue;
    for (const [at, deal] of (period.deals ?? []).entries()) {
      const place = `${context.place}/periods/${own}/deals/${at}`;
      if (!isSeen(context, component, deal, own)) continue;
      const read = values(context, component, deal, own, place);
      const counted = isPaid ? cashOf(read, index) : read;
      if (counted === null) continue;
      const share = shareOf(component, deal);
      eligible = Rational.add(eligible, counted.full);
      credited = Rational.add(credited, Rational.multiply(counted.full, share));
      refunded = Rational.add(refunded, Rational.multiply(counted.lost, share));
      count += 1n;
      list.push({
        id: deal.id ?? `${own + 1}.${at + 1}`,
        day: deal.day ?? "",
        by: decidingOf(component, deal),
        value: Rational.multiply(Rational.subtract(counted.full, counted.lost), share),
        paidShare: paidShare(read, context.asOf),
        minimumShare: Rational.multiply(read.standing, deal.countShare ?? deal.share),
      });
    }
  }
  const place = { component: component.id, figure: "measure" } as const;
  const params = { deals: `${count}`, measure: component.measure };
  Trace.step(trace, { ...place, stage: "eligible" }, "add", [eligible], { code: "deals", params });
  const others = Rational.subtract(credited, eligible);
  if (others.n !== 0n) Trace.step(trace, { ...place, stage: "credit" }, "add", [others], { code: "credit" });
  const taken = Rational.negate(refunded);
  if (taken.n !== 0n) Trace.step(trace, { ...place, stage: "refund" }, "add", [taken], { code: "refunds" });
  return list;
}

/** Cash that is given as what the period adds to each deal. */
function givenCash(component: Component.ExactInfo, cash: readonly Input.ExactCash[], trace: Trace.Trace): Sold[] {
  const list = cash
    .filter((item) => isAsked(component, item))
    .map(({ id, day = "", amount, values }): Sold => {
      const by = (component.by === undefined ? undefined : values?.[component.by]) ?? null;
      return { id, day, by, value: amount, paidShare: Rational.ONE, minimumShare: Rational.ZERO };
    });
  const place = { stage: "eligible", component: component.id, figure: "measure" } as const;
  const params = { deals: `${list.length}`, measure: component.measure };
  Trace.step(trace, place, "add", [Rational.sum(list.map(({ value }) => value))], { code: "deals", params });
  return list;
}

function isSeen(context: Context, component: Component.ExactInfo, deal: Input.ExactDeal, own: number): boolean {
  if (PayPeriod.knownAt({ knownIn: deal.knownIn }, context, own) > context.asOf) return false;
  return isAsked(component, deal);
}

/** Whether a component takes a deal by its kind of credit and its labels. */
function isAsked({ credit, where }: Component.ExactInfo, deal: Pick<Input.ExactDeal, "credit" | "labels">): boolean {
  if (!credit.includes(deal.credit)) return false;
  return Object.entries(where ?? {}).every(([label, any]) => any.includes(deal.labels?.[label] ?? ""));
}

/** The deal's own figure that decides its tier: a value of that name, or its margin rate where it says what it cost. */
function decidingOf(
  { by }: Component.ExactInfo,
  { values, amount, cost, margin }: Input.ExactDeal,
): Rational.Info | null {
  const given = by === undefined ? undefined : values?.[by];
  if (given !== undefined || by !== Component.MARGIN_RATE) return given ?? null;
  const gained = margin ?? (amount && cost && Rational.subtract(amount, cost));
  if (amount === undefined || gained === undefined) return null;
  return amount.n === 0n ? Rational.ZERO : Rational.divide(gained, amount);
}

type Moved = { at: number; amount: Rational.Info };
type Read = {
  /** the deal's money, and the share of it that refunds and cancellations leave */
  amount: Rational.Info;
  left: Rational.Info;
  /** the share of a sale that cancellations leave; 0 for a sale of nothing, one wholly refunded, or a credit note */
  standing: Rational.Info;
  full: Rational.Info;
  lost: Rational.Info;
  payments: Moved[];
  refunds: Moved[];
};

function values(
  context: Context,
  component: Component.ExactInfo,
  deal: Input.ExactDeal,
  own: number,
  place: string,
): Read {
  const { plan } = context;
  const rate = currencyRate(context, deal, place);
  const money = (amount: Rational.Info | undefined) => (amount === undefined ? null : Rational.multiply(amount, rate));
  const amount = money(deal.amount);
  const refunds = deal.refunds
    .map((refund) => ({ ...refund, at: PayPeriod.knownAt(refund, context, own) }))
    .filter((refund) => refund.at <= context.asOf && isInWindow(plan, deal, refund));
  const back = Rational.sum(refunds.map((refund) => money(refund.amount) ?? Rational.ZERO));
  if (amount !== null && Rational.isBelow(size(amount), back))
    throw refuse("pay-refund-over", { place: `${place}/refunds` });
  const kept =
    amount === null || amount.n === 0n ? Rational.ONE : Rational.divide(Rational.subtract(amount, back), amount);
  const uncancelled = Rational.subtract(Rational.ONE, cancelledShare(context, deal, own));
  const left = Rational.multiply(kept, uncancelled);
  const full = figure(component, deal, money, place);
  // A deal counts, and its ratio holds, until nothing of it is left.
  const isWhole = component.measure === "deals" || Component.kindOf(component) === "ratio";
  const lost = isWhole
    ? left.n === 0n
      ? full
      : Rational.ZERO
    : Rational.multiply(full, Rational.subtract(Rational.ONE, left));
  return {
    amount: amount ?? Rational.ZERO,
    left,
    standing: (amount ?? full).n > 0n && kept.n > 0n ? uncancelled : Rational.ZERO,
    full,
    lost,
    payments: deal.payments.map((payment) => ({
      at: PayPeriod.knownAt(payment, context, own),
      amount: money(payment.amount) ?? Rational.ZERO,
    })),
    refunds: refunds.map(({ at, amount }) => ({ at, amount: money(amount) ?? Rational.ZERO })),
  };
}

/** Whether a refund counts by the plan's window; without days to tell, it does. */
export function isInWindow(
  { refunds }: Pick<Plan.ExactInfo, "refunds">,
  deal: Pick<Input.ExactDeal, "day">,
  refund: { day?: string | undefined },
): boolean {
  if (refunds === undefined || deal.day === undefined || refund.day === undefined) return true;
  return PayPeriod.daysBetween(deal.day, refund.day) <= refunds.windowDays.n;
}

const sumTo = (list: readonly Moved[], last: number) =>
  Rational.sum(list.filter(({ at }) => at <= last).map(({ amount }) => amount));

/**
 * The cash a period adds to what is kept of a deal, whichever period the deal is of; below 0 where more goes back than
 * comes in. Kept are the payments so far, at most the amount less refunds so far: a refund of what nobody has paid yet is
 * no cash. 1,000 paid in March and refunded in April is 1,000 in March and -1,000 in April. Null = nothing moved.
 */
function cashOf({ amount, payments, refunds, ...read }: Read, index: number) {
  const [least, sign] = amount.n < 0n ? [Rational.max, -1n] : [Rational.min, 1n];
  const kept = (last: number) => {
    const due = Rational.subtract(amount, Rational.multiply(sumTo(refunds, last), Rational.of(sign)));
    return least(sumTo(payments, last), due);
  };
  const value = Rational.subtract(kept(index), kept(index - 1));
  const come = payments.filter(({ at, amount }) => at === index && amount.n > 0n);
  if (value.n === 0n && come.length === 0) return null;
  const full = Rational.sum(come.map(({ amount }) => amount));
  return { ...read, full, lost: Rational.subtract(full, value) };
}

/**
 * The share of a deal that is released by its cash: payments (money returned is a negative one) by the amount less refunds
 * and cancellations, from 0 to 1. A credit note without payments of its own is due at once.
 */
function paidShare({ amount, left, payments }: Read, asOf: number): Rational.Info {
  const kept = Rational.multiply(amount, left);
  if (kept.n === 0n || (kept.n < 0n && payments.length === 0)) return Rational.ONE;
  return Rational.min(Rational.ONE, Rational.max(Rational.ZERO, Rational.divide(sumTo(payments, asOf), kept)));
}

function figure(
  component: Component.ExactInfo,
  deal: Input.ExactDeal,
  money: (amount: Rational.Info | undefined) => Rational.Info | null,
  place: string,
): Rational.Info {
  const { measure } = component;
  const demand = (value: Rational.Info | null, field: string) => {
    if (value === null) throw refuse("pay-field-missing", { place: `${place}/${field}` });
    return value;
  };
  if (measure === "deals") return Rational.ONE;
  if (measure === "units") return demand(deal.units ?? null, "units");
  if (measure === "margin") {
    const [margin, cost] = [money(deal.margin), money(deal.cost)];
    return margin ?? Rational.subtract(demand(money(deal.amount), "amount"), demand(cost, "margin"));
  }
  if (Component.OF_DEALS.includes(measure)) return demand(money(deal.amount), "amount");
  const value = demand(deal.values?.[measure] ?? null, `values/${measure}`);
  return Component.kindOf(component) === "money" ? (money(value) ?? Rational.ZERO) : value;
}

/** The share a cancellation takes back: all, or by the plan's schedule of days since the close. */
function cancelledShare(context: Context, deal: Input.ExactDeal, own: number): Rational.Info {
  const { cancelled } = deal;
  if (cancelled === undefined || PayPeriod.knownAt(cancelled, context, own) > context.asOf) return Rational.ZERO;
  const days =
    cancelled.afterDays !== undefined
      ? cancelled.afterDays.n
      : cancelled.day !== undefined && deal.day !== undefined
        ? PayPeriod.daysBetween(deal.day, cancelled.day)
        : 0n;
  return scheduledShare(context.plan, days);
}

/** The share that is taken back so many days after the close. */
export function scheduledShare(plan: Plan.ExactInfo, days: bigint): Rational.Info {
  const { clawback, refunds } = plan;
  if (clawback === undefined)
    return refunds === undefined || days <= refunds.windowDays.n ? Rational.ONE : Rational.ZERO;
  const rule = clawback.schedule.find(({ withinDays }) => days <= withinDays.n);
  return rule === undefined ? Rational.ZERO : rule.share;
}

/** One unit of the deal's currency in the plan's: by the plan, else the latest dated rate on or before the deal's day. */
function currencyRate(context: Context, deal: Input.ExactDeal, place: string): Rational.Info {
  const { plan, rates } = context;
  const { currency } = deal;
  if (currency === undefined || currency === plan.currency) return Rational.ONE;
  const fixed = plan.currencyRates?.[currency];
  if (fixed !== undefined) return fixed;
  const day = deal.day ?? "";
  const usable = rates.filter((rate) => rate.currency === currency && rate.day <= day);
  const latest = usable.reduce<(typeof usable)[0] | undefined>(
    (best, rate) => (best === undefined || rate.day > best.day ? rate : best),
    undefined,
  );
  if (latest === undefined) throw refuse("pay-rate-missing", { place: `${place}/currency`, currency, day: day || "?" });
  return latest.rate;
}

/** The share that a person's figure is of the deal's: a ratio (a discount, a margin rate, days) is everybody's own. */
function shareOf(component: Component.ExactInfo, deal: Input.ExactDeal): Rational.Info {
  if (Component.kindOf(component) === "ratio") return Rational.ONE;
  return component.measure === "deals" ? (deal.countShare ?? deal.share) : deal.share;
}

const size = (value: Rational.Info) => (value.n < 0n ? Rational.negate(value) : value);
