/** The rows of files a statement stands on: targets and deals, as they were counted for the person. */

import type * as Fact from "../fact.ts";
import * as Money from "../money.ts";
import type * as Plan from "../pay/plan.ts";
import * as Deal from "./deal.ts";
import type * as Desk from "./desk.ts";
import type * as Entry from "./entry.ts";
import type * as Statement from "./statement.ts";

/** The row of a stored fact. */
export function of(kind: Fact.Kind, { id, origin }: { id: string; origin: Fact.Origin }): Entry.Row {
  return { kind, id, source: origin.source, importId: origin.importId, line: origin.line };
}

/** The person's own targets of the month. */
export function targets({ subjects, inputs }: Desk.Info, person: string): Statement.Info["targets"] {
  const { currency } = inputs.organisation;
  return subjects.targets
    .person(person)
    .flatMap(({ facts }) => facts)
    .map((fact) => ({ amount: Money.of(BigInt(fact.values.amountMinor), currency), row: of("target", fact) }));
}

/** The deals won, by day; where a plan waits for refunds longer or shorter than the board, as the plan sees them. */
export function deals({ inputs }: Desk.Info, sold: Desk.Sold, plan: Plan.Info | null): Statement.Deal[] {
  const { currency } = inputs.organisation;
  const boardDays = inputs.policy.refunds.windowDays;
  const money = (minor: bigint) => Money.of(minor, currency);
  const list = sold.deals();
  const ids = Deal.ids(list);
  return list.map((credit, at) => {
    const part = plan === null ? credit : Deal.partOf(credit, plan, boardDays);
    const { fact, day } = credit;
    const taken = new Map(Deal.refundsOf(part).map(({ refund, minor }) => [refund.fact, minor]));
    return {
      id: ids[at] ?? fact.id,
      name: fact.values.name ?? null,
      product: fact.values.product ?? null,
      day,
      amount: money(BigInt(fact.values.amountMinor ?? 0)),
      share: credit.share,
      credit: credit.credit,
      credited: money(part.creditedMinor),
      row: of("deal", fact),
      refunds: part.refunds.map(({ fact: refund, isInWindow }) => ({
        day: refund.values.day,
        amount: money(taken.get(refund) ?? 0n),
        isInWindow,
        row: of("refund", refund),
      })),
      payments: credit.payments.flatMap((payment) => {
        const { day, amountMinor } = payment.values;
        if (day === undefined) return [];
        return [{ day, amount: money(Deal.shareOf(credit, BigInt(amountMinor))), row: of("payment", payment) }];
      }),
    };
  });
}
