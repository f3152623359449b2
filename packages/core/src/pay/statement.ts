/** A bonus statement: what one person is paid for a month, with everything needed to work it out again and to trace it to its rows. */
import * as z from "zod";
import * as Fact from "../fact.ts";
import * as Money from "../money.ts";
import * as Plan from "../plan/plan.ts";
import { Title } from "../plan/value.ts";
import * as Reason from "../reason.ts";
import * as Actual from "./actual.ts";
import * as Decision from "./decision.ts";
import * as Entry from "./entry.ts";
import * as Input from "./input.ts";
import * as Result from "./result.ts";

/** Where money stands on its way to payroll: posted by publication, agreed to by a director, handed to payroll. */
export const State = z.enum(["earned", "approved", "released"]);
export type State = z.output<typeof State>;

/** A deal as it was counted for this person; amounts in minor units of the plan's currency. */
export const Deal = z.object({
  /** as in the engine's input and steps */
  id: z.string(),
  name: z.string().nullable(),
  product: z.string().nullable(),
  day: z.string(),
  amount: Money.Info,
  /** this person's exact share, as text */
  share: z.string(),
  credit: z.enum(["direct", "overlay"]),
  /** what of it is credited to the person, after refunds */
  credited: Money.Info,
  /** who has the deal now, by name, where that is another than whose it is; filled where the facts are at hand */
  nowWith: z.string().optional(),
  /** what the row states in another currency, and the rate it counts at */
  converted: Fact.Converted.optional(),
  row: Entry.Row,
  refunds: z.array(z.object({ day: z.string(), amount: Money.Info, isInWindow: z.boolean(), row: Entry.Row })),
  payments: z.array(z.object({ day: z.string(), amount: Money.Info, row: Entry.Row })),
});
export type Deal = z.output<typeof Deal>;

export const Info = z.object({
  month: z.string(),
  /** preliminary: worked out from what is known now; posted: part of a published month, never changed */
  status: z.enum(["preliminary", "posted"]),
  state: State.nullable(),
  /** the published version it was posted with */
  version: z.int().nullable(),
  person: z.object({
    id: z.string(),
    name: z.string(),
    team: z.string().nullable(),
    teamName: z.string().nullable(),
    role: z.enum(["rep", "lead", "manager", "support"]).nullable(),
  }),
  /** null with `reason`: nobody's plan, no target, or not in the source */
  plan: z.object({ id: z.string(), title: Title.nullable(), policyVersion: z.int(), document: Plan.Info }).nullable(),
  reason: Reason.Info.nullable(),
  currency: z.string(),
  /** closed: the engine pays it alone, without anybody else's figures, and to the same cent (team and pool figures are given) */
  input: Input.Info.nullable(),
  targets: z.array(z.object({ amount: Money.Info, row: Entry.Row })),
  deals: z.array(Deal),
  /** the rows that say who the person is, in which team and role, and when away */
  identity: z.array(Entry.Row),
  /** deals won before of which cash came in or went back in the month, for plans that pay on cash */
  older: z.array(Deal),
  /** the engine's own answer for this month: components, steps, pay */
  result: Result.Statement.nullable(),
  /** this month's own pay, the figure on the board; null with `reason` */
  own: Money.Info.nullable(),
  /** every line this statement posts, own and adjustments; their sum is `paid` */
  entries: z.array(Entry.Info),
  paid: Money.Info,
  before: Entry.Balance,
  after: Entry.Balance,
  /** names of the files its rows came in, by import id */
  files: z.record(z.string(), z.string()),
  /** why payroll does not get it yet, or did not with the release of its month */
  hold: Decision.Hold.optional(),
  /** pay of this and other months that payroll does not get yet */
  held: z.array(z.object({ month: z.string(), amount: Money.Info, reason: z.string() })).optional(),
  /** what payroll really paid for the month */
  actual: Actual.Entered.optional(),
  /** what the reader should know, such as a year without a calendar or a refund after the window: code and params of core/code */
  notes: z.array(z.object({ code: z.string(), params: z.record(z.string(), z.string()) })),
});
export type Info = z.output<typeof Info>;

/** Minor units a month pays by itself before any draw: 0 for who has no result. */
export function earnedMinor(statement: Info | null): bigint {
  return Entry.sumMinor(statement?.result?.entries ?? [], Entry.isOfMonth);
}

/** The ledger's lines of the month itself, as its result has them. */
export function ownEntries({
  month,
  person,
  plan,
  result,
}: Pick<Info, "month" | "person" | "plan" | "result">): Entry.Info[] {
  const own = { person: person.id, posted: month, source: month };
  // What pays below 0 is settled by the posting, which knows the adjustments.
  const entries = (result?.entries ?? []).filter(({ kind }) => Entry.isOfMonth(kind) || Entry.isOfDraw(kind));
  return entries.map(({ kind, amount: { minor, currency } }) =>
    Entry.create(own, kind, { minor, currency }, plan?.policyVersion ?? 0),
  );
}

/** Minor units a month lends as a draw less what it takes back. */
export function drawnMinor(statement: Info | null): bigint {
  return Entry.sumMinor(statement?.result?.entries ?? [], Entry.isOfDraw);
}

/** The statement with what was decided about it by hand. What was posted stays as it is: the lines stand beside it. */
export function decide(statement: Info, decisions: Decision.Info & { actuals: readonly Actual.Info[] }): Info {
  const { month, currency, person } = statement;
  const lines = Decision.adjustmentsOf(decisions, person.id).map(
    (decision): Entry.Info => ({
      ...Entry.create({ person: person.id, posted: month, source: month }, "manual", decision.amount, 0),
      id: decision.id,
      decision,
    }),
  );
  const hold = decisions.holds.findLast((item) => item.person === person.id);
  const sum = Entry.sumMinor(lines, () => true);
  const entered = decisions.actuals.find((item) => item.person === person.id);
  return {
    ...statement,
    entries: [...statement.entries, ...lines],
    paid: Money.of(BigInt(statement.paid.minor) + sum, currency),
    ...(hold !== undefined && { hold }),
    ...(entered !== undefined && { actual: Actual.latest(entered) }),
  };
}
