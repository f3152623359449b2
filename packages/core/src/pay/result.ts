/** The answer of a calculation as it travels: every person's steps, entries and pay, all amounts as text. */
import * as z from "zod";
import * as BelowZero from "./below-zero.ts";
import * as Trace from "./trace.ts";

/** Money three ways: minor units for machines, decimal text for people. */
export const Cash = z.object({ minor: z.string(), currency: z.string(), text: z.string() });
export type Cash = z.output<typeof Cash>;

export const Line = z.object({
  id: z.string(),
  /** where the tier starts for this person, exact and to the smallest unit (money) */
  from: z.string(),
  fromMinor: z.string().nullable(),
});

export const Component = z.object({
  id: z.string(),
  /** what was sold in the unit to date; null = only the attainment is known */
  measured: z.string().nullable(),
  target: z.string().nullable(),
  attainment: z.string().nullable(),
  tier: z.string().nullable(),
  lines: z.array(Line),
  deals: z.array(z.object({ id: z.string(), counted: z.string() })),
  /** what it adds to this period's pay, exact */
  earned: z.string(),
});

/** A line of the ledger. earned and draw lines are of the period itself; the others name the period they are about. */
export const Entry = z.object({
  kind: z.enum(["earned", "draw", "recovery", "adjustment", "clawback", ...BelowZero.KINDS]),
  source: z.string(),
  amount: Cash,
  /** adjustments: the source period's pay before and now, and the steps of now; carried and deducted: what is to be taken off */
  before: Cash.nullable(),
  after: Cash.nullable(),
  steps: z.array(Trace.Step),
});
export type Entry = z.output<typeof Entry>;

export const Statement = z.object({
  id: z.string(),
  components: z.array(Component),
  steps: z.array(Trace.Step),
  /** this period's own pay after the one rounding */
  pay: Cash,
  entries: z.array(Entry),
  /** the sum of the entries: what this period's statement pays */
  paid: Cash,
  /** balances after it */
  owed: Cash,
  withheld: Cash,
  /** what pay below 0 leaves to be taken off later pay */
  deficit: Cash,
});
export type Statement = z.output<typeof Statement>;

export const Info = z.object({
  plan: z.string(),
  currency: z.string(),
  people: z.array(z.object({ id: z.string(), periods: z.array(Statement), total: Cash })),
  total: Cash,
});
export type Info = z.output<typeof Info>;
