/** What one more deal would pay, by the same engine that pays. */
import * as z from "zod";
import * as Money from "../money.ts";
import { Amount, Count, Title } from "../pay/leaf.ts";

export const Ask = z.strictObject({
  /** of each deal, in major units of the plan's currency */
  amount: Amount,
  product: z.string().min(1).optional(),
  /** how many such deals; 1 when absent */
  count: Count.optional(),
});
export type Ask = z.output<typeof Ask>;

export const Line = z.object({ id: z.string(), title: Title.nullable(), rate: z.string().nullable() });
export type Line = z.output<typeof Line>;

export const Info = z.object({
  month: z.string(),
  person: z.string(),
  before: Money.Info,
  after: Money.Info,
  /** after - before */
  adds: Money.Info,
  /** the added money by the tier it falls into; amounts are exact text in major units */
  parts: z.array(z.object({ component: z.string(), tier: z.string(), measured: z.string(), pays: z.string() })),
  lineBefore: Line.nullable(),
  lineAfter: Line.nullable(),
  /** the next line from here, what is missing to it, and what the pay would be on reaching it exactly */
  next: Line.extend({ from: Money.Info, missing: Money.Info, pays: Money.Info }).nullable(),
});
export type Info = z.output<typeof Info>;
