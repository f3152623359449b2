/**
 * Why pay is another than before. The engine pays the earlier statement again and again, each time with one thing more
 * taken from the later one, always in this order, so that the causes sum exactly to the whole difference:
 *
 *  1. plan: the plan, its policy version, the variable, dated currency rates     2. target
 *  3. working-days: working days and month of service (ramp)                     4. score: scores, measures, given sums
 *  5. team   6. pool   7. balance: what was owed, withheld or sold to date before
 *  8. the rows, by day and id: row-gone, row-changed, row-new, refund (cancellations too), payment, credit
 *  9. person: periods that only one of the two has      10. rounding: what is left where a figure was posted by other means
 *
 * A thing that cannot be paid by itself (a new plan that asks for a target which comes one step later) counts with the next.
 */

import * as z from "zod";
import { VisibleError } from "../error.ts";
import * as Money from "../money.ts";
import * as Calculate from "./calculate.ts";
import * as Entry from "./entry.ts";
import * as Replay from "./replay.ts";
import * as Statement from "./statement.ts";

export const Since = z.enum(["yesterday", "publication", "approval"]);
export type Since = z.output<typeof Since>;

export const Info = z.object({
  month: z.string(),
  person: z.string(),
  since: Since,
  /** ISO 8601 UTC; null = nothing is known of that time (no night yet, not published, not approved) */
  at: z.string().nullable(),
  before: Money.Info.nullable(),
  after: Money.Info.nullable(),
  difference: Money.Info,
  /** sums to `difference` */
  causes: z.array(Entry.Cause),
  /** names of the files that the causes' rows came in, by import id */
  files: z.record(z.string(), z.string()),
});
export type Info = z.output<typeof Info>;

/** The amounts to explain where they are not the statements' own: a ledger posted by an earlier release, or paid sums. */
export type Amounts = { currency: string; before: bigint; after: bigint };

/** Causes whose amounts sum to `after - before`; only those that changed pay. Null = there was, or is, no statement. */
export function between(
  before: Statement.Info | null,
  after: Statement.Info | null,
  teamRows: Replay.TeamRows = () => [],
  amounts: Amounts = amountsOf(before, after),
): Entry.Cause[] {
  const { currency } = amounts;
  const causes: Entry.Cause[] = [];
  const say = (step: Replay.Reason, minor: bigint) => {
    if (minor !== 0n) causes.push({ ...step, amount: Money.of(minor, currency) });
  };
  const [start, end] = [stateOf(before), stateOf(after)];
  if (start === null || end === null) {
    say(Replay.missing(before, after), amounts.after - amounts.before);
    return causes;
  }
  let now = amounts.before;
  // What the ledger has is not always what this release pays on the same facts.
  const replayed = pay(start);
  if (replayed !== null && replayed !== amounts.before && before?.month !== undefined) {
    say({ code: "rounding", params: { reason: "posted-otherwise" }, rows: [] }, replayed - amounts.before);
    now = replayed;
  }
  let waiting: Replay.Reason | null = null;
  for (const step of Replay.steps(start, end, teamRows)) {
    const value = pay(step.state);
    if (value === null) {
      waiting ??= step.reason;
      continue;
    }
    say(waiting === null || value === now ? step.reason : joined(waiting, step.reason), value - now);
    now = value;
    waiting = null;
  }
  say(waiting ?? { code: "rounding", params: {}, rows: [] }, amounts.after - now);
  return causes;
}

function amountsOf(before: Statement.Info | null, after: Statement.Info | null): Amounts {
  const currency = (after ?? before)?.currency ?? "";
  return { currency, before: Statement.earnedMinor(before), after: Statement.earnedMinor(after) };
}

/** Two things that can only be told together carry the first one's name and both one's rows. */
function joined(first: Replay.Reason, second: Replay.Reason): Replay.Reason {
  return { code: first.code, params: { ...first.params, with: second.code }, rows: [...first.rows, ...second.rows] };
}

function stateOf(statement: Statement.Info | null): Replay.State | null {
  if (statement === null || statement.plan === null || statement.input === null) return null;
  const { month, plan, input } = statement;
  return Replay.withDeals({ month, statement, plan: plan.document, policyVersion: plan.policyVersion, input });
}

/** What a state earns, or null when the engine refuses it. */
function pay({ month, plan, input }: Replay.State): bigint | null {
  try {
    const [person] = Calculate.calculate(plan, input).people;
    const period = person?.periods.find(({ id }) => id === month) ?? person?.periods.at(-1);
    return Entry.sumMinor(period?.entries ?? [], Entry.isOfMonth);
  } catch (error) {
    if (error instanceof VisibleError) return null;
    throw error;
  }
}

/**
 * Causes of a change in what a statement pays out: those of its own month, and for each earlier month the causes its line
 * carries now less those it carried before. `before` and `after` are of the same month.
 */
export function paid(
  before: Statement.Info | null,
  after: Statement.Info | null,
  teamRows: Replay.TeamRows,
): Entry.Cause[] {
  const currency = (after ?? before)?.currency ?? "";
  const found = new Map<string, Entry.Cause>();
  const add = (cause: Entry.Cause, sign: bigint) => {
    const key = JSON.stringify([cause.code, cause.params, cause.rows]);
    const minor = BigInt(found.get(key)?.amount.minor ?? "0") + sign * BigInt(cause.amount.minor);
    found.set(key, { ...cause, amount: Money.of(minor, currency) });
  };
  for (const cause of between(before, after, teamRows)) add(cause, 1n);
  for (const [statement, sign] of [
    [after, 1n],
    [before, -1n],
  ] as const)
    for (const entry of statement?.entries ?? []) {
      if (entry.kind === "earned") continue;
      const month = { month: entry.source };
      for (const cause of entry.causes) add({ ...cause, params: { ...cause.params, ...month } }, sign);
      if (entry.causes.length === 0)
        add({ code: "balance", params: { ...month, line: entry.kind }, amount: entry.amount, rows: [] }, sign);
    }
  return [...found.values()].filter(({ amount }) => amount.minor !== "0");
}
