/** Everybody's statement of a month, from the very inputs its board is computed from: own lines only, nothing of earlier months. */
import type * as Inputs from "../board/inputs.ts";
import type * as Subjects from "../board/subjects.ts";
import * as Money from "../money.ts";
import type * as Result from "../pay/result.ts";
import * as Desk from "./desk.ts";
import * as Entry from "./entry.ts";
import * as PeriodOf from "./period-of.ts";
import * as Row from "./row.ts";
import type * as Statement from "./statement.ts";
import * as Wage from "./wage.ts";

/**
 * A statement of every person on the board, and of everybody else whom a plan pays for the month (a manager by the team, a
 * lead with a draw who sold nothing), in order of their ids. `balances` are the ledger's before this month; who has
 * none starts at nothing owed. Entries are the month's own (earned, draw, recovery). A person the engine refuses has the
 * reason and its message in the notes, and takes nobody else down.
 */
export function of(inputs: Inputs.Inputs, balances: ReadonlyMap<string, Entry.Balance> = new Map()): Statement.Info[] {
  const desk = Desk.ofInputs(inputs, true);
  return desk.people.flatMap((subject) => {
    const made = statement(desk, subject, balances.get(subject.id));
    return subject.member.isShown || made.result !== null || isAmiss(made) ? [made] : [];
  });
}

/** Whether a plan means to pay somebody and lacks what it needs to: a thing for the payroll office to see. */
function isAmiss({ reason }: Statement.Info): boolean {
  return reason === "plan-refused" || reason === "no-variable";
}

function statement(
  desk: Desk.Info,
  subject: Subjects.PersonSubject,
  balance: Entry.Balance | undefined,
): Statement.Info {
  const { month, organisation, policy } = desk.inputs;
  const { member, id, name } = subject;
  const { currency } = organisation;
  const sold = PeriodOf.soldBy(desk, subject);
  const wage = Wage.of(desk, member, sold, balance);
  const paid = "reason" in wage ? null : wage;
  const before = balance ?? nothing(id, currency);
  const entries = paid === null ? [] : entriesOf(id, month, policy.version, paid.result);
  const targets = Row.targets(desk, id);
  const deals = Row.deals(desk, sold, wage.pay?.plan ?? null);
  const sum = entries.reduce((left, entry) => left + Money.minor(entry.amount), 0n);
  return {
    month,
    status: "preliminary",
    state: null,
    version: null,
    person: { id, name, team: member.team, teamName: member.teamName, role: member.last?.role ?? null },
    plan:
      wage.pay === null
        ? null
        : {
            id: wage.pay.plan.id,
            title: wage.pay.plan.title ?? null,
            policyVersion: policy.version,
            document: wage.pay.plan,
          },
    reason: "reason" in wage ? wage.reason : null,
    currency,
    input: paid?.input ?? null,
    targets,
    deals,
    result: paid?.result ?? null,
    own: paid === null ? null : Money.of(paid.ownMinor, currency),
    entries,
    paid: Money.of(sum, currency),
    before,
    after: after(before, month, currency, paid?.result ?? null),
    files: filesOf(desk.inputs, targets, deals),
    notes: [...wage.notes, ...cancelled(sold)],
  };
}

/** A deal that was cancelled stays won on the board; pay takes it off, so the statement says which. */
function cancelled(sold: Desk.Sold): Wage.Note[] {
  return sold.deals().flatMap(({ fact: { id, values } }): Wage.Note[] => {
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
    imports.filter(({ importId }) => used.has(importId)).map((one) => [one.importId, one.file]),
  );
}

/** The balance of somebody who was never paid before. */
export function nothing(person: string, currency: string): Entry.Balance {
  return { person, posted: {}, owed: Money.of(0n, currency), withheld: Money.of(0n, currency) };
}

function entriesOf(person: string, month: string, policyVersion: number, result: Result.Statement): Entry.Info[] {
  return result.entries.map(({ kind, amount }) => ({
    id: Entry.idOf({ person, posted: month, source: month, kind }),
    person,
    posted: month,
    source: month,
    kind,
    amount: Money.of(BigInt(amount.minor), amount.currency),
    before: null,
    after: null,
    policyVersion,
    causes: [],
  }));
}

/** The ledger's balance once the month's own lines are posted. */
function after(before: Entry.Balance, month: string, currency: string, result: Result.Statement | null): Entry.Balance {
  if (result === null) return before;
  const earned = result.entries.filter(({ kind }) => kind === "earned");
  const sum = earned.reduce((left, { amount }) => left + BigInt(amount.minor), 0n);
  return {
    person: before.person,
    posted: { ...before.posted, [month]: `${sum}` },
    owed: Money.of(BigInt(result.owed.minor), currency),
    withheld: Money.of(BigInt(result.withheld.minor), currency),
  };
}
