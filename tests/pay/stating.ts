/** Statements of one person by the engine alone: what a month's payroll makes of facts, without facts. */
import * as Money from "@clearboard/core/money";
import * as Calculate from "@clearboard/core/pay/calculate";
import * as Entry from "@clearboard/core/pay/entry";
import * as Input from "@clearboard/core/pay/input";
import type * as Statement from "@clearboard/core/pay/statement";
import type * as Plan from "@clearboard/core/plan/plan";
import * as Rational from "@clearboard/core/rational";
import type * as Random from "./random-plan.ts";

export type Opening = Pick<Entry.Balance, "owed" | "withheld">;

const major = (money: Money.Info) => Money.majorText(Rational.of(Money.minor(money)), money.currency);

export const row = (kind: Entry.Row["kind"], id: string): Entry.Row => ({
  kind,
  source: "crm",
  id,
  importId: "imp_1",
  line: 2,
});

/** The statement of one period of one person, closed, with its own result. */
export function state(plan: Plan.Info, period: object, opening?: Opening): Statement.Info {
  const given = opening && { opening: { owed: major(opening.owed), withheld: major(opening.withheld) } };
  const input = Input.Info.parse({ people: [{ id: "p", periods: [period], ...given }] });
  const result = Calculate.calculate(plan, input).people[0]!.periods[0]!;
  const [own] = input.people![0]!.periods;
  const { currency } = plan;
  const before = { ...Entry.emptyBalance("p", currency), ...opening };
  const zero = Money.of(0n, currency);
  const deals = (own!.deals ?? []).map(
    (deal): Statement.Deal => ({
      ...{ id: deal.id!, name: null, product: null, day: deal.day ?? "", share: deal.share, credit: deal.credit },
      ...{ amount: zero, credited: zero, row: row("deal", deal.id!) },
      refunds: deal.refunds.map((_, at) => ({
        day: "",
        amount: zero,
        isInWindow: true,
        row: row("refund", `${deal.id} ${at}`),
      })),
      payments: deal.payments.map((_, at) => ({ day: "", amount: zero, row: row("payment", `${deal.id} ${at}`) })),
    }),
  );
  return {
    ...{ month: own!.id!, status: "preliminary", state: null, version: null },
    person: { id: "p", name: "Pat", team: null, teamName: null, role: "rep" },
    plan: { id: plan.id, title: null, policyVersion: 1, document: plan },
    ...{ reason: null, currency, input, targets: [], deals, older: [], identity: [], result, own: result.pay },
    ...{ entries: [], paid: zero, before, after: before, files: { imp_1: "deals.csv" }, notes: [] },
  };
}

/** A period of an input as drafts write it. */
export type Period = { id: string; deals?: object[]; [more: string]: unknown };
type Loose = { targets: Record<string, string>; deals?: Record<string, unknown>[] } & Record<string, unknown>;

/** Another world: some deal, refund, target, day, score or balance is not what it was. */
export function changed(of: Random.Chance, period: Period): Period {
  const next = structuredClone(period) as unknown as Loose;
  const deals = next.deals ?? [];
  const many = 1 + of.below(4);
  for (let at = 0; at < many; at += 1) {
    const deal = deals.length > 0 ? deals[of.below(deals.length)]! : undefined;
    switch (of.below(10)) {
      case 0:
        next.targets = Object.fromEntries(Object.keys(next.targets).map((id) => [id, `${1 + of.below(9000)}.00`]));
        break;
      case 1:
        next.workingDays = { eligible: `${1 + of.below(22)}`, total: "22" };
        break;
      case 2:
        next.measures = { quality: of.any(["0.5", "0.79", "0.8", "0.9", "1", "1.3"]) };
        break;
      case 3:
        next.variable = `${of.below(3000)}.${10 + of.below(89)}`;
        break;
      case 4:
        if (deal !== undefined) deals.splice(deals.indexOf(deal), 1);
        break;
      case 5:
      case 6: {
        const like = deal ?? {
          amount: "0.00",
          values: Object.fromEntries(
            Object.keys(next.targets)
              .slice(1)
              .map((id) => [id, "7.00"]),
          ),
        };
        deals.push({
          ...like,
          id: `n${at}.${of.below(1000)}`,
          amount: `${of.below(4000)}.${10 + of.below(89)}`,
          refunds: [],
        });
        break;
      }
      case 7:
        if (deal !== undefined && !`${deal.amount}`.startsWith("-"))
          deal.refunds = [{ amount: `${of.below(Math.max(1, Math.trunc(Number(deal.amount))))}.00` }];
        break;
      case 8:
        if (deal !== undefined) deal.share = of.any(["1", "0.5", "1/3", "60%"]);
        break;
      default:
        if (deal !== undefined)
          Object.assign(deal, { amount: `${5000 + of.below(4000)}.${10 + of.below(89)}`, refunds: [] });
    }
  }
  return { ...next, id: period.id, deals };
}
