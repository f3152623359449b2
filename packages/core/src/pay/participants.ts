/** The people of an input ready to be paid: shared deals split among them, ids checked, amounts as fine as the currency. */

import { refuse } from "../error.ts";
import * as Money from "../money.ts";
import * as Component from "../plan/component.ts";
import * as Exact from "../plan/exact.ts";
import * as Plan from "../plan/plan.ts";
import * as Rational from "../rational.ts";
import * as Input from "./input.ts";
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
  checkIds(members);
  const byId = new Map(members.map((member) => [member.person.id, member]));
  for (const [at, deal] of input.deals.entries()) splitDeal(plan, byId, deal, `/deals/${at}`);
  if (input.deals.length > 0) for (const { periods } of members) for (const period of periods) fillDeals(period);
  for (const member of members) checkAmounts(plan, member);
  for (const [at, pool] of input.pools.entries()) checkFine(pool.amount, plan.currency, `/pools/${at}/amount`);
  return { plan, input, members, byId };
}

function checkIds(members: readonly Member[]): void {
  const twice = (list: readonly string[]) => list.findIndex((id, at) => list.indexOf(id) !== at);
  const person = twice(members.map((member) => member.person.id));
  if (person >= 0)
    throw refuse("pay-id-twice", { place: `/people/${person}/id`, id: members[person]?.person.id ?? "" });
  for (const { ids, place, periods } of members) {
    const period = twice(ids);
    if (period >= 0) throw refuse("pay-id-twice", { place: `${place}/periods/${period}/id`, id: ids[period] ?? "" });
    const deals = periods.flatMap((item, own) =>
      (item.deals ?? []).flatMap(({ id }, at) =>
        id === undefined ? [] : [{ id, place: `${place}/periods/${own}/deals/${at}/id` }],
      ),
    );
    const deal = deals[twice(deals.map(({ id }) => id))];
    if (deal !== undefined) throw refuse("pay-id-twice", deal);
  }
}

/** Splits one deal: money by largest remainder among the direct shares, counts exactly; overlay shares come on top. */
function splitDeal(plan: Plan.ExactInfo, byId: Company["byId"], deal: Input.ExactSharedDeal, place: string): void {
  const direct = deal.credits.filter(({ credit }) => credit === "direct");
  const total = Rational.sum(direct.map((credit) => credit.share));
  for (const [at, credit] of deal.credits.entries()) checkShare(credit.share, `${place}/credits/${at}/share`);
  if (direct.length > 0 && !Rational.equals(total, Rational.ONE))
    throw refuse("pay-shares-not-one", { place: `${place}/credits`, sum: Rational.exactText(total) });
  const currency = deal.currency ?? plan.currency;
  const scale = Money.minorPerMajor(currency);
  const weights = direct.map((credit, at) => ({ id: `${credit.person} ${at}`, weight: credit.share }));
  const split = (amount: Rational.Info) => {
    const whole = Rational.multiply(amount, scale);
    const parts = direct.length === 0 ? [] : Money.split(Rational.floor(whole), weights);
    const given = new Map(direct.map((credit, at) => [credit, parts[at] ?? 0n]));
    return (credit: (typeof direct)[0]) => {
      const minor = given.get(credit) ?? Rational.round(Rational.multiply(whole, credit.share), plan.rounding);
      return Rational.divide(Rational.of(minor), scale);
    };
  };
  const { credits, period, ...body } = deal;
  checkDeal(body, currency, place);
  const [amount, cost, margin] = [deal.amount, deal.cost, deal.margin].map((whole) => whole && split(whole));
  const refunds = deal.refunds.map((refund) => ({ refund, part: split(refund.amount) }));
  const payments = deal.payments.map((payment) => ({ payment, part: split(payment.amount) }));
  for (const [at, credit] of credits.entries()) {
    const member = byId.get(credit.person);
    const home = member?.periods[member.ids.indexOf(period)];
    if (home === undefined)
      throw refuse("pay-credit-unknown", { place: `${place}/credits/${at}`, person: credit.person, period });
    const values = Object.entries(deal.values ?? {}).map(([name, value]) => [
      name,
      Rational.multiply(value, credit.share),
    ]);
    const part: Input.ExactDeal = {
      ...body,
      ...(amount && { amount: amount(credit) }),
      ...(cost && { cost: cost(credit) }),
      ...(margin && { margin: margin(credit) }),
      ...(deal.units !== undefined && { units: Rational.multiply(deal.units, credit.share) }),
      values: Object.fromEntries(values),
      refunds: refunds.map(({ refund, part }) => ({ ...refund, amount: part(credit) })),
      payments: payments.map(({ payment, part }) => ({ ...payment, amount: part(credit) })),
      share: Rational.ONE,
      countShare: credit.share,
      credit: credit.credit,
    };
    home.deals = [...(home.deals ?? []), part];
  }
}

/** Who has a period but no part of any shared deal sold 0 there, unless its figures are given otherwise. */
function fillDeals(period: Member["periods"][0]): void {
  const isGiven = [period.amount, period.sums, period.attainments, period.measures].some((item) => item !== undefined);
  if (!isGiven) period.deals ??= [];
}

function checkAmounts(plan: Plan.ExactInfo, member: Member): void {
  const first = plan.components[0];
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
}

function checkFine(amount: Exact.Value | undefined, currency: string, place: string): void {
  if (amount === undefined || Rational.multiply(amount, Money.minorPerMajor(currency)).d === 1n) return;
  const params = { place, value: Exact.textOf(amount), currency, decimals: `${Money.decimals(currency)}` };
  throw refuse("pay-too-fine", params);
}
