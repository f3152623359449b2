/** What people decide about pay beside the plan: one person's pay on hold, and adjustments by hand that a second person confirms. */
import * as z from "zod";
import * as Canonical from "../canonical.ts";
import * as Money from "../money.ts";

/** Who did it and when, ISO 8601 UTC; `isOnly`: nobody else had the right to. */
export const Mark = z.object({ by: z.string(), at: z.string(), isOnly: z.boolean().optional() });
export type Mark = z.output<typeof Mark>;

/** Pay that payroll does not get yet. Lifted before the release it goes with the run, afterwards by itself. */
export const Hold = z.object({
  person: z.string(),
  reason: z.string(),
  set: Mark,
  lifted: Mark.nullable(),
  /** lifted after the release of the run */
  isLate: z.boolean().optional(),
});
export type Hold = z.output<typeof Hold>;

export const CODES = ["correction", "dispute", "guarantee", "bonus", "advance", "deduction", "other"] as const;
export const Code = z.enum(CODES);
export type Code = z.output<typeof Code>;

/** An amount by hand, below 0 to take off. It counts from its confirmation on; until then the run cannot be approved. */
export const Adjustment = z.object({
  id: z.string(),
  person: z.string(),
  code: Code,
  text: z.string(),
  /** the row of a file that it comes from */
  row: z.object({ importId: z.string(), file: z.string(), line: z.int() }).nullable(),
  amount: Money.Info,
  entered: Mark,
  confirmed: Mark.nullable(),
});
export type Adjustment = z.output<typeof Adjustment>;

export const Info = z.object({ holds: z.array(Hold), adjustments: z.array(Adjustment) });
export type Info = z.output<typeof Info>;

/** The adjustments of a person that count. */
export function adjustmentsOf({ adjustments }: Info, person: string): Adjustment[] {
  return adjustments.filter((item) => item.person === person && item.confirmed !== null);
}

/** The hold that keeps a person's pay back now. */
export function holdOf({ holds }: Pick<Info, "holds">, person: string): Hold | undefined {
  return holds.find((hold) => hold.person === person && hold.lifted === null);
}

/** The hold that kept a person's pay out of the release of the run. */
export function holdAtRelease({ holds }: Pick<Info, "holds">, person: string): Hold | undefined {
  return holds.find((hold) => hold.person === person && (hold.lifted === null || hold.isLate === true));
}

/** The digest of a run with what was decided about it: who approves it agrees to both. */
export function digestWith(run: string, { holds, adjustments }: Info): string {
  if (holds.length === 0 && adjustments.length === 0) return run;
  return Canonical.digest({ run, holds, adjustments });
}
