/** The pay ledger: lines that are posted once and never changed; what was wrong is put right by a further line. */
import * as z from "zod";
import * as Fact from "../fact.ts";
import * as Id from "../id.ts";
import * as Money from "../money.ts";
import * as Actual from "./actual.ts";
import * as BelowZero from "./below-zero.ts";
import * as Decision from "./decision.ts";

/** The row of a file that a cent comes from. */
export const Row = z.object({
  kind: z.enum(Fact.KINDS),
  source: z.string(),
  /** the source's own id of the fact */
  id: z.string(),
  importId: z.string(),
  line: z.int(),
});
export type Row = z.output<typeof Row>;

/** The row of a stored fact. */
export function rowOf(kind: Fact.Kind, { id, origin }: { id: string; origin: Fact.Origin }): Row {
  return { kind, id, source: origin.source, importId: origin.importId, line: origin.line };
}

/** What became of a row that counts no more: its file was withdrawn, a later row gives it to somebody else or changes it. */
export const Outcome = z.enum(["withdrawn", "owner", "changed", "left-out"]);
export type Outcome = z.output<typeof Outcome>;

/** A row of a cause; with `outcome`, the row or file that says why the one before it counts no more. */
export const CauseRow = Row.extend({ outcome: Outcome.optional() });
export type CauseRow = z.output<typeof CauseRow>;

const rowKey = ({ kind, source, id, importId, line }: Row) => JSON.stringify([kind, source, id, importId, line]);

/** Each row once. */
export function distinct(rows: readonly Row[]): Row[] {
  return [...new Map(rows.map((row) => [rowKey(row), row])).values()];
}

/** Rows that only one of two lists has; those of the later list first. */
export function differing(before: readonly Row[], after: readonly Row[]): Row[] {
  const [was, is] = [new Set(before.map(rowKey)), new Set(after.map(rowKey))];
  return [...after.filter((row) => !was.has(rowKey(row))), ...before.filter((row) => !is.has(rowKey(row)))];
}

/** Why pay is another than before. The amounts of a list of causes sum to the whole difference, to the cent. */
export const CAUSES = [
  "row-new",
  "row-changed",
  "row-gone",
  "refund",
  "payment",
  "credit",
  "rate",
  "target",
  "score",
  "working-days",
  "team",
  "pool",
  "plan",
  "person",
  "balance",
  "rounding",
] as const;
export const Cause = z.object({
  code: z.enum(CAUSES),
  params: z.record(z.string(), z.string()),
  amount: Money.Info,
  rows: z.array(CauseRow),
});
export type Cause = z.output<typeof Cause>;

export const Kind = z.enum([
  "earned",
  "adjustment",
  "clawback",
  "draw",
  "recovery",
  "manual",
  "payroll",
  ...BelowZero.KINDS,
]);
export type Kind = z.output<typeof Kind>;

/** Kinds that sum to the pay of their source month; draws, pay below 0, adjustments by hand and what payroll paid short stand beside it. */
export const isOfMonth = (kind: Kind): boolean => kind === "earned" || kind === "adjustment" || kind === "clawback";

export const isOfDraw = (kind: Kind): boolean => kind === "draw" || kind === "recovery";

/** Minor units of the entries of these kinds. */
export function sumMinor(
  entries: readonly { kind: Kind; amount: { minor: string } }[],
  isMeant: (kind: Kind) => boolean,
): bigint {
  return entries.reduce((left, { kind, amount }) => (isMeant(kind) ? left + BigInt(amount.minor) : left), 0n);
}

/**
 * One line. `source` is the month it pays for, `posted` the month whose statement carries it. For every person and source
 * month the lines earned, adjustment and clawback sum to the latest pay of that month.
 */
export const Info = z.object({
  /** derived from person, posted, source and kind: the same line can never be posted twice */
  id: z.string(),
  person: z.string(),
  posted: z.string(),
  source: z.string(),
  kind: Kind,
  amount: Money.Info,
  /**
   * adjustments: the source month's pay as posted so far, and as known now; carried, deducted: what is to be taken off;
   * payroll: what counted as paid, and what was really paid
   */
  before: Money.Info.nullable(),
  after: Money.Info.nullable(),
  /** of the plan that paid it */
  policyVersion: z.int(),
  /** adjustments: each cent of it; empty for the others */
  causes: z.array(Cause),
  /** an adjustment by hand: why, from where, and the two people behind it */
  decision: Decision.Adjustment.optional(),
});
export type Info = z.output<typeof Info>;

/** The id of a line: the same line has the same id wherever it is worked out. */
export function idOf({ person, posted, source, kind }: Pick<Info, "person" | "posted" | "source" | "kind">): string {
  return Id.derive("entry", person, posted, source, kind);
}

/** A line without a cause. */
export function create(
  { person, posted, source }: Pick<Info, "person" | "posted" | "source">,
  kind: Kind,
  amount: Money.Info,
  policyVersion: number,
): Info {
  const id = idOf({ person, posted, source, kind });
  return { id, person, posted, source, kind, amount, before: null, after: null, policyVersion, causes: [] };
}

/** What a person's ledger adds up to after a posting: by source month, and what is owed, withheld and carried below 0. */
export const Balance = z.object({
  person: z.string(),
  /** minor units by source month */
  posted: z.record(z.string(), z.string()),
  owed: Money.Info,
  withheld: Money.Info,
  /** what pay below 0 left to be taken off later pay */
  deficit: Money.Info,
  /** by source month: what payroll really paid, as far as it is in these balances */
  actual: z.record(z.string(), Actual.Applied),
});
export type Balance = z.output<typeof Balance>;

/** The balance of somebody who was never paid before. */
export function emptyBalance(person: string, currency: string): Balance {
  const nothing = Money.of(0n, currency);
  return { person, posted: {}, owed: nothing, withheld: nothing, deficit: nothing, actual: {} };
}
