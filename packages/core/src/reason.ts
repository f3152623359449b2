/** Why a figure is missing. */
import * as z from "zod";

/** Why a figure is a dash; `code.ts` has the words. */
export const Info = z.enum([
  "not-covered",
  "not-in-source",
  "no-target",
  /** some months of the period have a target and others none */
  "target-incomplete",
  "no-closed-deals",
  "no-deals-won",
  "no-calls",
  "too-few-answers",
  "not-measured",
  "too-little-observed",
  "no-sales-score",
  "no-revenue",
  "nothing-due",
  "left",
  "not-joined",
  "first-month",
  /** the period before is not whole, so there is nothing to have moved from */
  "first-period",
  "basis-changed",
  /** a manager or support role: on the board, not in the ranking */
  "not-ranked-role",
  /** no pay plan names the person's role */
  "no-plan",
  /** the plan pays shares of a target incentive, and the person has none */
  "no-variable",
  "no-working-days",
  /** no working day of the month without leave */
  "on-leave",
  /** on the plan's highest line already */
  "no-next-line",
  /** the plan cannot pay these figures; the statement's notes say why */
  "plan-refused",
  /** no earlier figure of this scope to compare with */
  "not-compared",
  /** pay is made by month; a quarter or year has none of its own */
  "paid-by-month",
  "private",
]);
export type Info = z.output<typeof Info>;
