/** Deals won before a month of which cash came in or went back in it: they make no revenue there, but pay on cash counts it. */
import * as Period from "../period.ts";
import * as Attribution from "./attribution.ts";
import * as DealCredit from "./deal-credit.ts";
import type * as Inputs from "./inputs.ts";

const keyOf = (source: string, deal: string) => `${source}\u001f${deal}`;

/** Each as its owners are credited with it on the day of its close, by day and id. Who is not known yet has no part of it. */
export function list(inputs: Inputs.Inputs, attribution: Attribution.Info): Attribution.CreditedDeal[] {
  const { month, organisation, policy, payments, refunds, refundedDeals } = inputs;
  const isOurs = ({ values }: { values: { currency: string } }) => values.currency === organisation.currency;
  const byDeal = <F extends (typeof payments)[0] | (typeof refunds)[0]>(facts: readonly F[]) =>
    Map.groupBy(facts.filter(isOurs), ({ origin, values }) => keyOf(origin.source, values.deal));
  const [paid, returned] = [byDeal(payments), byDeal(refunds)];
  const counted = [attribution.counted.payment, attribution.counted.refund];
  const found: Attribution.CreditedDeal[] = [];
  for (const fact of refundedDeals) {
    const { stage, closeDay } = fact.values;
    if (stage !== "won" || closeDay === undefined || closeDay >= `${month}-01`) continue;
    if (!isOurs(fact) || !counted.includes(fact.origin.source)) continue;
    const key = keyOf(fact.origin.source, fact.id);
    const cash = { payments: paid.get(key) ?? [], refunds: returned.get(key) ?? [] };
    const days = [...cash.payments, ...cash.refunds].flatMap(({ values }) => values.day ?? []);
    if (!days.some((day) => Period.monthOf(day) === month)) continue;
    const sale = DealCredit.of(fact, cash, DealCredit.windowOf(policy));
    for (const part of sale.parts) {
      const resolved = attribution.identity.resolve(part.owner, closeDay);
      if (!("person" in resolved)) continue;
      const { person } = resolved;
      const place = Attribution.placeOn(attribution, person, closeDay);
      const { refunds, payments } = sale;
      found.push({ kind: "deal", fact, ...part, refunds, payments, person, day: closeDay, ...place });
    }
  }
  return found;
}
