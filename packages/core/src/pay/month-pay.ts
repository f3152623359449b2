/** Everybody's statement of a month, from the very inputs its board is computed from: own lines only, nothing of earlier months. */
import type * as Inputs from "../board/inputs.ts";
import type * as Subjects from "../board/subjects.ts";
import * as Money from "../money.ts";
import type * as Plan from "../plan/plan.ts";
import * as DealInput from "./deal-input.ts";
import * as Entry from "./entry.ts";
import * as PayContext from "./pay-context.ts";
import * as PeriodInput from "./period-input.ts";
import * as PersonPay from "./person-pay.ts";
import type * as Result from "./result.ts";
import * as Statement from "./statement.ts";

/**
 * A statement of every person on the board, and of everybody else whom a plan pays for the month (a manager by the team, a
 * lead with a draw who sold nothing), in order of their ids. `balances` are the ledger's before this month; who has
 * none starts at nothing owed. Entries are the month's own (earned, draw, recovery). A person the engine refuses has the
 * reason and its message in the notes, and takes nobody else down.
 */
export function payMonth(
  inputs: Inputs.Inputs,
  balances: ReadonlyMap<string, Entry.Balance> = new Map(),
): Statement.Info[] {
  return payOpened(PayContext.ofInputs(inputs, true), balances);
}

/** `payMonth` on a month that is open already, deal by deal. */
export function payOpened(context: PayContext.Info, balances: ReadonlyMap<string, Entry.Balance>): Statement.Info[] {
  return context.people.flatMap((subject) => {
    const result = statement(context, subject, balances.get(subject.id));
    return subject.member.isShown || result.result !== null || isAmiss(result) ? [result] : [];
  });
}

/** Whether a plan means to pay somebody and lacks what it needs to: a thing for the payroll office to see. */
function isAmiss({ reason }: Statement.Info): boolean {
  return reason === "plan-refused" || reason === "no-variable";
}

function statement(
  context: PayContext.Info,
  subject: Subjects.PersonSubject,
  balance: Entry.Balance | undefined,
): Statement.Info {
  const { month, organisation, policy } = context.inputs;
  const { member, id, name } = subject;
  const { currency } = organisation;
  const sold = PayContext.soldBy(context, subject);
  const personPay = PersonPay.of(context, member, sold, balance);
  const paid = "reason" in personPay ? null : personPay;
  const before = balance ?? Entry.emptyBalance(id, currency);
  const targets = targetRows(context, id);
  const document = personPay.pay?.plan ?? null;
  const { deals, older } = dealRows(context, sold, document);
  const person = { id, name, team: member.team, teamName: member.teamName, role: member.last?.role ?? null };
  const { version: policyVersion } = policy;
  const plan = document && { id: document.id, title: document.title ?? null, policyVersion, document };
  const result = paid?.result ?? null;
  const entries = Statement.ownEntries({ month, person, plan, result });
  return {
    month,
    status: "preliminary",
    state: null,
    version: null,
    person,
    plan,
    reason: "reason" in personPay ? personPay.reason : null,
    currency,
    input: paid?.input ?? null,
    targets,
    deals,
    identity: context.identity(member.person),
    older,
    result,
    own: paid === null ? null : Money.of(paid.ownMinor, currency),
    entries,
    paid: Money.of(
      Entry.sumMinor(entries, () => true),
      currency,
    ),
    before,
    after: after(before, month, currency, result),
    files: filesOf(context.inputs, targets, [...deals, ...older]),
    notes: [...personPay.notes, ...cancelled(sold)],
  };
}

/** A deal that was cancelled stays won on the board; pay takes it off, so the statement says which. */
function cancelled(sold: PayContext.Sold): PersonPay.Note[] {
  return sold.deals().flatMap(({ fact: { id, values } }): PersonPay.Note[] => {
    const { cancelDay } = values;
    return cancelDay === undefined ? [] : [{ code: "pay-note-cancelled", params: { deal: id, day: cancelDay } }];
  });
}

/** The names of the files that a statement's rows came in. */
function filesOf(
  { imports }: Inputs.Inputs,
  targets: Statement.Info["targets"],
  deals: Statement.Info["deals"],
): Record<string, string> {
  const rows = [...targets, ...deals, ...deals.flatMap(({ refunds, payments }) => [...refunds, ...payments])];
  const used = new Set(rows.map(({ row }) => row.importId));
  return Object.fromEntries(
    imports.filter(({ importId }) => used.has(importId)).map((file) => [file.importId, file.file]),
  );
}

/** The ledger's balance once the month's own lines are posted. */
function after(before: Entry.Balance, month: string, currency: string, result: Result.Statement | null): Entry.Balance {
  if (result === null) return before;
  const earned = result.entries.filter(({ kind }) => kind === "earned");
  const sum = earned.reduce((left, { amount }) => left + BigInt(amount.minor), 0n);
  return {
    ...before,
    posted: { ...before.posted, [month]: `${sum}` },
    owed: Money.of(BigInt(result.owed.minor), currency),
    withheld: Money.of(BigInt(result.withheld.minor), currency),
  };
}

/** The person's own targets of the month. */
function targetRows({ subjects, inputs }: PayContext.Info, person: string): Statement.Info["targets"] {
  const { currency } = inputs.organisation;
  return subjects.targets
    .person(person)
    .flatMap(({ facts }) => facts)
    .map((fact) => ({ amount: Money.of(BigInt(fact.values.amountMinor), currency), row: Entry.rowOf("target", fact) }));
}

/**
 * The deals won, by day, and those won before that a plan on cash counts; where a plan waits for refunds longer or shorter
 * than the board, as the plan sees them.
 */
function dealRows(
  { inputs }: PayContext.Info,
  sold: PayContext.Sold,
  plan: Plan.Info | null,
): Pick<Statement.Info, "deals" | "older"> {
  const { currency } = inputs.organisation;
  const boardDays = inputs.policy.refunds.windowDays;
  const money = (minor: bigint) => Money.of(minor, currency);
  const own = sold.deals();
  const list = plan !== null && PeriodInput.isOnCash(plan) ? [...own, ...sold.older()] : own;
  const ids = DealInput.ids(list);
  const rows = list.map((credit, at): Statement.Deal => {
    const part = plan === null ? credit : DealInput.partOf(credit, plan, boardDays);
    const { fact, day } = credit;
    const taken = new Map(DealInput.refundsOf(part).map(({ refund, minor }) => [refund.fact, minor]));
    return {
      id: ids[at] ?? fact.id,
      name: fact.values.name ?? null,
      product: fact.values.product ?? null,
      day,
      amount: money(BigInt(fact.values.amountMinor ?? 0)),
      share: credit.share,
      credit: credit.credit,
      credited: money(part.creditedMinor),
      ...(fact.converted && { converted: fact.converted }),
      row: Entry.rowOf("deal", fact),
      refunds: part.refunds.map(({ fact: refund, isInWindow }) => ({
        day: refund.values.day,
        amount: money(taken.get(refund) ?? 0n),
        isInWindow,
        row: Entry.rowOf("refund", refund),
      })),
      payments: DealInput.paymentsOf(credit).map(({ fact: payment, day, minor }) => ({
        ...{ day, amount: money(minor), row: Entry.rowOf("payment", payment) },
      })),
    };
  });
  return { deals: rows.slice(0, own.length), older: rows.slice(own.length) };
}
