/** What a decision about an import would change, before it is taken. */
import * as Money from "@clearboard/core/money";
import * as Ledger from "@clearboard/store/ledger";
import * as z from "zod";

export const MonthEffect = z.object({
  month: z.string(),
  /** the month is published: its board stays, the change is listed as late */
  isPublished: z.boolean(),
  before: z.object({ revenue: Money.Info.nullable(), dealsWon: z.int().nullable(), dials: z.int().nullable() }),
  after: z.object({ revenue: Money.Info.nullable(), dealsWon: z.int().nullable(), dials: z.int().nullable() }),
});
export type MonthEffect = z.output<typeof MonthEffect>;

export const Info = z.object({
  importId: z.string(),
  /** rows by what would become of them; for an undo, what became of them when they came */
  rows: Ledger.Counts,
  /** months in which something would change, oldest first */
  months: z.array(MonthEffect),
});
export type Info = z.output<typeof Info>;
