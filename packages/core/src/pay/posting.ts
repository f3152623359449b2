/**
 * Posts a month to the pay ledger: its own lines, and for every month posted before what late data changed.
 *
 * The rule, held by property (posting.test.ts): after a posting the ledger stands as if everything known now had been known
 * from the start. Every month posted before is paid again with the facts known now, its own plan version, and the balances
 * that the months posted before it leave as known now; what that pay differs from the lines posted so far is one further
 * line. So a change of what an earlier month withheld under a cap or lent as a draw runs on through the months after it and
 * ends in the opening balance of the month being posted: no cent is lost and none is paid twice.
 */
import * as Money from "../money.ts";
import * as Plan from "../plan/plan.ts";
import * as Actual from "./actual.ts";
import * as BelowZero from "./below-zero.ts";
import * as Difference from "./difference.ts";
import * as Entry from "./entry.ts";
import type * as Replay from "./replay.ts";
import * as Statement from "./statement.ts";

/** Raised when a release posts otherwise from the same statements: runs that were only looked at are then made anew. */
export const METHOD = 7;

/** A month posted before, of one person: as it was known at the last posting, and as known now; null = nothing of it is known. */
export type Earlier = {
  month: string;
  was: Statement.Info | null;
  now: Statement.Info | null;
  /** the rows of a team that changed since */
  teamRows?: Replay.TeamRows;
};

export type Job = {
  month: string;
  person: string;
  currency: string;
  /** the month's own statement, or null for somebody whom the month does not know any more */
  own: Statement.Info | null;
  /** the person's ledger before this posting; null = nothing was ever posted */
  before: Entry.Balance | null;
  /** who the person was when last stated */
  known?: Statement.Info["person"] | undefined;
  /** in the order in which they were posted; a month may be left out while nothing of it has changed */
  earlier: readonly Earlier[];
  /** what is owed and withheld after all months posted before, as known now: what `own` started from */
  opening: Opening;
  /** what payroll really paid for months released before */
  actuals?: readonly Actual.Known[];
};
export type Opening = { owed: Money.Info; withheld: Money.Info };

/** Balances after a month's own statements; who has no statement keeps theirs. */
export function carry(
  balances: ReadonlyMap<string, Entry.Balance>,
  statements: Iterable<Statement.Info>,
): Map<string, Entry.Balance> {
  const after = new Map(balances);
  for (const item of statements) {
    const { id } = item.person;
    const before = balances.get(id) ?? Entry.emptyBalance(id, item.currency);
    after.set(id, { ...before, ...openingOf(item, before) });
  }
  return after;
}

/** What is owed and withheld after a statement: its result's, or untouched where nothing was paid. */
function openingOf(statement: Statement.Info | null, otherwise: Opening): Opening {
  const result = statement?.result;
  if (statement === null || result === null || result === undefined) return otherwise;
  const money = ({ minor }: { minor: string }) => Money.of(BigInt(minor), statement.currency);
  return { owed: money(result.owed), withheld: money(result.withheld) };
}

/**
 * The ledger's balance after the posting, and the statement with every line it posts, null when there is nothing to state.
 * Of 1,000.00 posted for March, 880.00 after a late refund: April's statement carries an adjustment of -120.00 whose causes
 * sum to it, and the next one carries none.
 */
export function postMonth(job: Job): { statement: Statement.Info | null; after: Entry.Balance } {
  const { month, person, currency, own, earlier } = job;
  const late = earlier.filter((item) => item.month !== month).flatMap((item) => lines(job, item));
  const before = job.before ?? Entry.emptyBalance(person, currency);
  const posted = { ...before.posted };
  for (const item of late)
    if (Entry.isOfMonth(item.kind))
      posted[item.source] = `${BigInt(posted[item.source] ?? "0") + BigInt(item.amount.minor)}`;
  if (own !== null) posted[month] = `${Statement.earnedMinor(own)}`;
  const { owed, withheld } = openingOf(own, job.opening);
  const actual = Actual.settle(Money.minor(before.deficit), before.actual, job.actuals ?? []);
  const deficit = Money.of(actual.deficit, currency);
  const after: Entry.Balance = { person, posted, owed, withheld, deficit, actual: actual.applied };
  const isOpen = actual.deficit > 0n;
  if (own === null && late.length === 0 && !isOpen && actual.changes.length === 0) return { statement: null, after };
  const base = own ?? absent(job);
  const short = actual.changes.filter(({ rest }) => rest > 0n).map((change) => shortLine(job, change));
  const entries = [...(own === null ? [] : Statement.ownEntries(own)), ...late, ...short];
  const sum = Entry.sumMinor(entries, () => true);
  const rule = base.plan === null ? undefined : Plan.readNumbers(base.plan.document).belowZero;
  const line = BelowZero.settle(rule, sum, actual.deficit);
  if (line !== null) {
    const amounts = { before: deficit, after: Money.of(line.deficit, currency) };
    const policyVersion = base.plan?.policyVersion ?? 0;
    const of = { person, posted: month, source: month };
    entries.push({ ...Entry.create(of, line.kind, Money.of(line.minor, currency), policyVersion), ...amounts });
    after.deficit = amounts.after;
  }
  const isNegative = line !== null && line.kind !== "deducted";
  const code = line?.kind === "forgiven" ? "pay-negative-forgiven" : "pay-negative";
  const statement = {
    ...base,
    entries,
    paid: Money.of(sum + (line?.minor ?? 0n), currency),
    before,
    after,
    files: { ...base.files, ...filesOf(late, earlier) },
    // Whether the law lets money be taken back is for a human to decide: the note says so before the approval.
    notes: [
      ...base.notes,
      ...actual.changes.map((change) => actualNote(change, currency)),
      ...(isNegative ? [{ code, params: {} }] : []),
      ...(own === null && isOpen ? [{ code: "pay-deficit-open", params: {} }] : []),
    ],
  };
  return { statement, after };
}

/** What payroll paid short and nobody owed: paid now. */
function shortLine({ month, person, currency }: Job, { month: source, before, paid, rest }: Actual.Change): Entry.Info {
  const money = (minor: bigint) => Money.of(minor, currency);
  const line = Entry.create({ person, posted: month, source }, "payroll", money(rest), 0);
  return { ...line, before: money(before), after: money(paid) };
}

function actualNote({ month, before, paid, draw, deficit, rest }: Actual.Change, currency: string) {
  const text = (minor: bigint) => `${Money.decimalText(minor < 0n ? -minor : minor, currency)} ${currency}`;
  const isOver = paid > before;
  const code = isOver ? "pay-note-paid-over" : "pay-note-paid-short";
  const sign = paid < 0n ? "-" : "";
  const amounts = { paid: `${sign}${text(paid)}`, counted: `${before < 0n ? "-" : ""}${text(before)}` };
  return { code, params: { month, ...amounts, draw: text(draw), deficit: text(deficit), rest: text(rest) } };
}

/** What a month posted before still has to get or give back: nothing when its pay is what was posted. */
function lines(
  { month, person, currency, before }: Job,
  { month: source, was: stood, now, teamRows }: Earlier,
): Entry.Info[] {
  const policyVersion = (now ?? stood)?.plan?.policyVersion ?? 0;
  type Amounts = Pick<Entry.Info, "amount" | "before" | "after">;
  const line = (kind: Entry.Kind, amounts: Amounts, causes: Entry.Cause[]): Entry.Info => ({
    id: Entry.idOf({ person, posted: month, source, kind }),
    ...{ person, posted: month, source, policyVersion, kind, ...amounts, causes },
  });
  const [had, has] = [BigInt(before?.posted[source] ?? "0"), Statement.earnedMinor(now)];
  const entries: Entry.Info[] = [];
  if (had !== has) {
    const causes = Difference.between(stood, now, teamRows, { currency, before: had, after: has });
    const isTaken = has < had && causes.every(({ code }) => code === "refund");
    const kind = isTaken ? "clawback" : "adjustment";
    const money = (minor: bigint) => Money.of(minor, currency);
    entries.push(line(kind, { amount: money(has - had), before: money(had), after: money(has) }, causes));
  }
  const lent = Statement.drawnMinor(now) - Statement.drawnMinor(stood);
  if (lent !== 0n) {
    const amounts = { amount: Money.of(lent, currency), before: null, after: null };
    entries.push(line(lent > 0n ? "draw" : "recovery", amounts, []));
  }
  return entries;
}

/** Who left or vanished has no pay of this month, but what earlier months still owe them has to be stated. */
function absent(job: Job): Statement.Info {
  const { month, person, currency, earlier, before, opening } = job;
  const known = earlier.flatMap(({ now, was }) => now ?? was ?? []).at(-1)?.person ?? job.known;
  const balance = before ?? Entry.emptyBalance(person, currency);
  return {
    month,
    status: "preliminary",
    state: null,
    version: null,
    person: known ?? { id: person, name: person, team: null, teamName: null, role: null },
    plan: null,
    reason: "left",
    currency,
    input: null,
    targets: [],
    deals: [],
    identity: [],
    older: [],
    result: null,
    own: null,
    entries: [],
    paid: Money.of(0n, currency),
    before: balance,
    after: { ...balance, ...opening },
    files: {},
    notes: [],
  };
}

/** Names of the files that the causes' rows came in. */
function filesOf(entries: readonly Entry.Info[], earlier: readonly Earlier[]): Record<string, string> {
  const names = Object.assign({}, ...earlier.flatMap(({ was, now }) => [was?.files ?? {}, now?.files ?? {}]));
  const ids = entries.flatMap(({ causes }) => causes.flatMap(({ rows }) => rows.map(({ importId }) => importId)));
  return Object.fromEntries(ids.flatMap((id) => (names[id] === undefined ? [] : [[id, names[id]]])));
}
