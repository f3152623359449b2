/** The pay of one person and month by the engine, or why there is none; the board's bonus and the statement are both this. */
import * as Figures from "../board/figures.ts";
import type * as Board from "../board/info.ts";
import type * as Subjects from "../board/subjects.ts";
import { VisibleError } from "../error.ts";
import * as Money from "../money.ts";
import * as Component from "../plan/component.ts";
import * as Plan from "../plan/plan.ts";
import type * as Policy from "../policy.ts";
import * as Rational from "../rational.ts";
import type * as Reason from "../reason.ts";
import * as WorkingDays from "../working-days.ts";
import * as Calculate from "./calculate.ts";
import type * as Entry from "./entry.ts";
import type * as Input from "./input.ts";
import type * as PayContext from "./pay-context.ts";
import * as PeriodInput from "./period-input.ts";
import type * as Result from "./result.ts";

/** What the reader of a pay should know: a code of core/code with its params. */
export type Note = { code: string; params: Record<string, string> };
export type Paid = { pay: Policy.Pay; input: Input.Info; result: Result.Statement; ownMinor: bigint; notes: Note[] };
export type Unpaid = { pay: Policy.Pay | null; reason: Reason.Info; notes: Note[] };
export type Info = Paid | Unpaid;

/** Pays one person. `sold` is what is paid on: all of the person's figures, or those that some rows make. */
export function of(
  context: PayContext.Info,
  member: Subjects.Member,
  sold: PayContext.Sold,
  balance?: Pick<Entry.Balance, "owed" | "withheld">,
): Info {
  const pay = PeriodInput.payOf(context, member);
  if (pay === undefined) return { pay: null, reason: whyUnplanned(context, member), notes: [] };
  const { plan } = pay;
  const { id } = member.person;
  const without = (reason: Reason.Info, notes: Note[] = []): Unpaid => ({ pay, reason, notes });
  const { currency } = context.inputs.organisation;
  if (plan.currency !== currency)
    return without("plan-refused", [{ code: "pay-currency-other", params: { plan: plan.currency, currency } }]);
  const variable = pay.variables?.[id] ?? pay.variable;
  const reason = PeriodInput.whyNot(context, plan, sold);
  if (reason !== null) return without(reason);
  if (variable === undefined && Plan.asksVariable(plan)) return without("no-variable");
  const { month } = context.inputs;
  if (Plan.asksService(plan) && WorkingDays.serviceMonth(member.person.hireDay, month) === null)
    return without("plan-refused", [{ code: "pay-hire-day-missing", params: { name: member.person.name, month } }]);
  try {
    const built = PeriodInput.buildPeriod(context, pay, member, sold);
    if (built === null) return without("no-working-days");
    const input = closed(context, pay, member, built, balance);
    const result = Calculate.calculate(plan, input).people[0]?.periods.at(-1);
    if (result === undefined) throw new Error(`${id}: a period that was given has a statement`);
    return { pay, input, result, ownMinor: BigInt(result.pay.minor), notes: built.notes };
  } catch (error) {
    if (!(error instanceof VisibleError)) throw error;
    const params = Object.entries(error.params).map(([name, value]) => [name, String(value)]);
    return without("plan-refused", [{ code: error.code, params: Object.fromEntries(params) }]);
  }
}

/** Why no plan pays somebody: not here this month, or a role that no plan names. */
function whyUnplanned({ inputs }: PayContext.Info, { last, person }: Subjects.Member): Reason.Info {
  if (last !== undefined || person.memberships.length === 0) return "no-plan";
  return Figures.whyNotHere(person, inputs.month);
}

/** The input that pays a person alone: earlier months of the unit where the plan asks, this month, what the ledger says. */
function closed(
  context: PayContext.Info,
  pay: Policy.Pay,
  { person, team }: Subjects.Member,
  built: PeriodInput.Info,
  balance: Pick<Entry.Balance, "owed" | "withheld"> | undefined,
): Input.Info {
  const earlier = PeriodInput.earlier(context, pay, person.id);
  const variable = pay.variables?.[person.id] ?? pay.variable;
  const opening = openingOf(pay.plan, built.period, balance);
  const periods = [...earlier.map(({ period }) => period), { ...built.period, ...(opening && { opening }) }];
  return {
    people: [
      {
        id: person.id,
        ...(team !== null && { team }),
        ...(variable !== undefined && { variable }),
        periods: earlier.length === 0 ? periods : periods.map(knownAtOnce),
      },
    ],
    deals: [],
    teams: [],
    pools: [...earlier.flatMap(({ pools }) => pools), ...built.pools],
    rates: [],
    ...PeriodInput.firstMonthOf(context),
  };
}

/** Longer than anybody serves: where nobody knows the month of service, what ends with it has ended. */
const PAST = "1200";

/** Balances and the month of service, as far as a plan carries any. */
function openingOf(
  plan: Plan.Info,
  { serviceMonth }: Input.Period,
  balance: Pick<Entry.Balance, "owed" | "withheld"> | undefined,
): Input.Period["opening"] {
  const isCarried = plan.draw !== undefined || plan.cap?.carried === true;
  if (!isCarried && plan.guarantee?.periods === undefined) return undefined;
  const text = (money: Money.Info | undefined) =>
    isCarried && money !== undefined ? Money.decimalText(Money.minor(money), money.currency) : "0";
  return { owed: text(balance?.owed), withheld: text(balance?.withheld), order: serviceMonth ?? PAST };
}

/** Everything known now belongs to its own month: what is late is posted by the ledger, not by the engine. */
function knownAtOnce(period: Input.Period): Input.Period {
  if (period.deals === undefined || period.id === undefined) return period;
  const knownIn = period.id;
  const deals = period.deals.map((deal) => ({
    ...deal,
    refunds: deal.refunds.map((refund) => ({ ...refund, knownIn })),
    payments: deal.payments.map((payment) => ({ ...payment, knownIn })),
    ...(deal.cancelled && { cancelled: { ...deal.cancelled, knownIn } }),
  }));
  return { ...period, deals };
}

/** A person's pay as the board shows it. */
export function figures(
  personPay: Info,
  currency: string,
): Pick<Board.Person, "line" | "toNextLine" | "bonus" | "bonusReason"> {
  if ("reason" in personPay) return { line: null, toNextLine: null, bonus: null, bonusReason: personPay.reason };
  const next = nextOf(personPay);
  return {
    line: lineOf(personPay),
    toNextLine: next === null ? null : Money.of(next.missingMinor, currency),
    bonus: Money.of(personPay.ownMinor, currency),
    bonusReason: null,
  };
}

/** The highest line reached, in the first component with tiers. */
export function lineOf(personPay: Info): string | null {
  return "reason" in personPay
    ? null
    : (personPay.result.components.find(({ lines }) => lines.length > 0)?.tier ?? null);
}

export type Next = { component: string; id: string; fromMinor: bigint; missingMinor: bigint };

/** The next line from here and the money still to go to it, rounded up so that adding it reaches the line; null above the last. */
export function nextOf(personPay: Info): Next | null {
  if ("reason" in personPay) return null;
  const { plan } = personPay.pay;
  const built = personPay.result.components.find(({ lines }) => lines.length > 0);
  const component = plan.components.find(({ id }) => id === built?.id);
  if (built === undefined || built.measured === null || component === undefined) return null;
  if (Component.kindOf(component) !== "money" || component.unit === "deal") return null;
  const sold = Money.parseMajor(built.measured, plan.currency);
  for (const line of built.lines.slice(1)) {
    const from = Money.parseMajor(line.from, plan.currency);
    const missing = Rational.subtract(from, sold);
    // A line that belongs to the tier below is crossed by the next smallest unit only.
    const isReached = component.boundary === "lower" ? missing.n < 0n : missing.n <= 0n;
    if (isReached) continue;
    const missingMinor = component.boundary === "lower" ? Rational.floor(missing) + 1n : Rational.ceil(missing);
    return { component: component.id, id: line.id, fromMinor: Rational.ceil(from), missingMinor };
  }
  return null;
}
