/** The people of an input ready to be paid: shared deals split among them, ids checked, amounts as fine as the currency. */

import { refuse } from "../error.ts";
import * as Money from "../money.ts";
import { byText } from "../order.ts";
import * as Component from "../plan/component.ts";
import * as Exact from "../plan/exact.ts";
import * as Plan from "../plan/plan.ts";
import * as Rational from "../rational.ts";
import * as Input from "./input.ts";
import * as Measure from "./measure.ts";
import * as PayPeriod from "./pay-period.ts";

export type Member = {
  person: Input.ExactPerson;
  place: string;
  ids: string[];
  periods: Input.ExactPeriod[];
};

/** Everybody of an input, and the documents they are paid by with their numbers read. */
export type Company = {
  plan: Plan.ExactInfo;
  input: Input.ExactInfo;
  firstMonth: number;
  members: readonly Member[];
  byId: ReadonlyMap<string, Member>;
};

/** Reads the documents. Throws a VisibleError with the place for ids, shares or amounts that cannot be. */
export function readCompany(document: Plan.Info, given: Input.Info): Company {
  const [plan, input] = [Plan.readNumbers(document), Input.readNumbers(given)];
  if ((input.people === undefined) === (input.periods === undefined))
    throw refuse("pay-people-or-periods", { place: "/people" });
  const people = input.people ?? [{ id: "person", periods: input.periods ?? [] }];
  const members = people.map((person, at): Member => {
    const place = input.people === undefined ? "" : `/people/${at}`;
    return { person, place, ids: person.periods.map(PayPeriod.idOf), periods: person.periods };
  });
  checkIds(members, plan.period);
  const byId = new Map(members.map((member) => [member.person.id, member]));
  const month = input.firstMonth?.n ?? 1n;
  const firstMonth = Number(month);
  for (const [at, deal] of input.deals.entries()) splitDeal({ plan, byId, firstMonth }, deal, `/deals/${at}`);
  if (input.deals.length > 0) for (const { periods } of members) for (const period of periods) fillDeals(period);
  for (const member of members) checkAmounts(plan, member);
  for (const [at, pool] of input.pools.entries()) checkFine(pool.amount, plan.currency, `/pools/${at}/amount`);
  return { plan, input, firstMonth, members, byId };
}

function checkIds(members: readonly Member[], length: PayPeriod.Length): void {
  const twice = (list: readonly string[]) => list.findIndex((id, at) => list.indexOf(id) !== at);
  const person = twice(members.map((member) => member.person.id));
  if (person >= 0)
    throw refuse("pay-id-twice", { place: `/people/${person}/id`, id: members[person]?.person.id ?? "" });
  for (const { ids, place, periods } of members) {
    const period = twice(ids);
    if (period >= 0) throw refuse("pay-id-twice", { place: `${place}/periods/${period}/id`, id: ids[period] ?? "" });
    const other = ids.findIndex((id) => !PayPeriod.isOfLength(id, length));
    if (other >= 0)
      throw refuse("pay-period-other", {
        place: `${place}/periods/${other}/id`,
        id: ids[other] ?? "",
        period: length,
        periodZh: PayPeriod.ZH[length],
      });
    const deals = periods.flatMap((item, own) =>
      (item.deals ?? []).flatMap(({ id }, at) =>
        id === undefined ? [] : [{ id, place: `${place}/periods/${own}/deals/${at}/id` }],
      ),
    );
    const deal = deals[twice(deals.map(({ id }) => id))];
    if (deal !== undefined) throw refuse("pay-id-twice", deal);
  }
}

/**
 * Splits one deal: money among the direct shares so that the parts sum, units by the share; overlay shares come on top.
 * Refunds and payments are split on the running total, refunds that count before the others. A ratio stays whole, and so
 * does what only decides a tier.
 */
function splitDeal(
  { plan, byId, firstMonth }: Pick<Company, "plan" | "byId" | "firstMonth">,
  deal: Input.ExactSharedDeal,
  place: string,
): void {
  const { credits, period, ...body } = deal;
  const direct = credits.filter(({ credit }) => credit === "direct");
  const total = Rational.sum(direct.map((credit) => credit.share));
  for (const [at, credit] of credits.entries()) checkShare(credit.share, `${place}/credits/${at}/share`);
  if (direct.length > 0 && !Rational.equals(total, Rational.ONE))
    throw refuse("pay-shares-not-one", { place: `${place}/credits`, sum: Rational.exactText(total) });
  const currency = deal.currency ?? plan.currency;
  checkDeal(body, currency, place);
  const scale = Money.minorPerMajor(currency);
  const minorOf = (amount: Rational.Info) => Rational.floor(Rational.multiply(amount, scale));
  const majorOf = (minor: bigint | undefined) => Rational.divide(Rational.of(minor ?? 0n), scale);
  const weights = direct.map(({ person, share }, at) => ({ id: `${person} ${at}`, weight: share }));
  const key = deal.id ?? `${period} ${deal.day ?? ""} ${deal.amount?.text ?? ""}`;
  const measured = new Set(
    plan.components.filter((item) => Component.kindOf(item) !== "ratio").map(({ measure }) => measure),
  );
  for (const [at, { person, share, credit }] of credits.entries()) {
    const member = byId.get(person);
    const own = member?.ids.indexOf(period) ?? -1;
    const home = member?.periods[own];
    if (member === undefined || home === undefined)
      throw refuse("pay-credit-unknown", { place: `${place}/credits/${at}`, person, period });
    const rank = credits.slice(0, at).filter((before) => before.credit === "direct").length;
    const partOf = (minor: bigint) =>
      credit === "overlay"
        ? Rational.round(Rational.multiply(Rational.of(minor), share), plan.rounding)
        : (Money.splitMonotone(minor, weights, key)[rank] ?? 0n);
    const part = (amount: Rational.Info) => majorOf(partOf(minorOf(amount)));
    const refunds = inOrder(plan, body, deal.refunds, { ids: member.ids, firstMonth }, own);
    const payments = inOrder(plan, body, deal.payments, { ids: member.ids, firstMonth }, own);
    const taken = Money.instalments(
      refunds.map(({ amount }) => -minorOf(amount)),
      partOf,
      minorOf(deal.amount ?? Rational.ZERO),
    );
    const received = Money.instalments(
      payments.map(({ amount }) => minorOf(amount)),
      partOf,
    );
    const values = Object.entries(deal.values ?? {}).map(([name, value]) => [
      name,
      measured.has(name) ? Rational.multiply(value, share) : value,
    ]);
    const ownDeal: Input.ExactDeal = {
      ...body,
      ...(deal.amount && { amount: part(deal.amount) }),
      ...(deal.cost && { cost: part(deal.cost) }),
      ...(deal.margin && { margin: part(deal.margin) }),
      ...(deal.units !== undefined && { units: Rational.multiply(deal.units, share) }),
      values: Object.fromEntries(values),
      refunds: refunds.map((refund, index) => ({ ...refund, amount: Rational.negate(majorOf(taken[index])) })),
      payments: payments.map((payment, index) => ({ ...payment, amount: majorOf(received[index]) })),
      share: Rational.ONE,
      countShare: share,
      credit,
    };
    home.deals = [...(home.deals ?? []), ownDeal];
  }
}

type Dated = Input.ExactDeal["refunds"][0];

/** As they came to light, whatever the order of the file; what the plan's window leaves out comes last. */
function inOrder(
  plan: Plan.ExactInfo,
  deal: Pick<Input.ExactDeal, "day">,
  list: readonly Dated[],
  time: { ids: readonly string[]; firstMonth: number },
  own: number,
): Dated[] {
  const isOut = (fact: Dated) => (Measure.isInWindow(plan, deal, fact) ? 0 : 1);
  const since = (fact: Dated) => PayPeriod.knownAt(fact, time, own);
  return list.toSorted(
    (a, b) =>
      isOut(a) - isOut(b) ||
      since(a) - since(b) ||
      byText(a.day ?? "", b.day ?? "") ||
      Rational.compare(a.amount, b.amount),
  );
}

/** Who has a period but no part of any shared deal sold 0 there, unless its figures are given otherwise. */
function fillDeals(period: Member["periods"][0]): void {
  const isGiven = [period.amount, period.sums, period.cash, period.attainments, period.measures].some(
    (item) => item !== undefined,
  );
  if (!isGiven) period.deals ??= [];
}

function checkAmounts(plan: Plan.ExactInfo, member: Member): void {
  const first = plan.components[0];
  const isReleased = plan.components.some(({ release }) => release !== undefined);
  const money = new Set(
    plan.components.filter((item) => Component.kindOf(item) === "money").flatMap((item) => [item.id, item.measure]),
  );
  for (const [own, period] of member.periods.entries()) {
    const place = `${member.place}/periods/${own}`;
    checkFine(period.earned, plan.currency, `${place}/earned`);
    checkFine(period.variable, plan.currency, `${place}/variable`);
    if (first !== undefined && money.has(first.measure)) checkFine(period.amount, plan.currency, `${place}/amount`);
    for (const [name, sum] of Object.entries(period.sums ?? {}))
      if (money.has(name)) checkFine(sum, plan.currency, `${place}/sums/${name}`);
    for (const [at, deal] of (period.deals ?? []).entries()) {
      checkShare(deal.share, `${place}/deals/${at}/share`);
      checkDeal(deal, deal.currency ?? plan.currency, `${place}/deals/${at}`);
    }
    for (const [at, { amount }] of (period.cash ?? []).entries())
      checkFine(amount, plan.currency, `${place}/cash/${at}/amount`);
    const paying = (period.deals ?? []).findIndex(({ payments }) => payments.length > 0);
    if (period.cash !== undefined && paying >= 0 && !isReleased)
      throw refuse("pay-figure-twice", { place: `${place}/deals/${paying}/payments`, other: `${place}/cash` });
    for (const [at, clawback] of period.clawbacks.entries())
      checkFine(clawback.earned, plan.currency, `${place}/clawbacks/${at}/earned`);
  }
}

function checkDeal(
  deal: Pick<Input.ExactDeal, "amount" | "cost" | "margin" | "refunds" | "payments">,
  currency: string,
  place: string,
): void {
  for (const field of ["amount", "cost", "margin"] as const) checkFine(deal[field], currency, `${place}/${field}`);
  for (const [at, { amount }] of deal.refunds.entries()) {
    checkFine(amount, currency, `${place}/refunds/${at}/amount`);
    if (Rational.isBelow(amount, Rational.ZERO))
      throw refuse("pay-refund-negative", { place: `${place}/refunds/${at}/amount` });
  }
  for (const [at, { amount }] of deal.payments.entries()) checkFine(amount, currency, `${place}/payments/${at}/amount`);
}

function checkShare(share: Rational.Info, place: string): void {
  if (Rational.isBelow(share, Rational.ZERO)) throw refuse("pay-share-negative", { place });
  if (Rational.isBelow(Rational.ONE, share)) throw refuse("pay-share-over", { place });
}

function checkFine(amount: Exact.Value | undefined, currency: string, place: string): void {
  if (amount === undefined || Rational.multiply(amount, Money.minorPerMajor(currency)).d === 1n) return;
  const params = { place, value: Exact.textOf(amount), currency, decimals: `${Money.decimals(currency)}` };
  throw refuse("pay-too-fine", params);
}
