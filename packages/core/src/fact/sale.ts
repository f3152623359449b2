/** What is sold: customers, leads, deals and the money for them. */
import * as z from "zod";
import { Day, Grade, Minor, OwnerKey, Share, Text } from "./leaf.ts";

/** A customer as the CRM keeps it; name, phone and e-mail are personal. */
export const Customer = z.object({
  owner: OwnerKey.optional(),
  name: Text,
  phone: Text.optional(),
  email: Text.optional(),
  tier: Text.optional(),
  grade: Grade.optional(),
  region: Text.optional(),
  channel: Text.optional(),
  since: Day.optional(),
});
export type Customer = z.output<typeof Customer>;

/** One lead; `day` is when it was created. It is closed when it was converted or lost. */
export const Lead = z.object({
  owner: OwnerKey,
  day: Day,
  customer: Text.optional(),
  name: Text.optional(),
  channel: Text.optional(),
  grade: Grade.optional(),
  stage: z.enum(["open", "converted", "lost"]),
  stageName: Text,
  closeDay: Day.optional(),
  lossReason: Text.optional(),
});
export type Lead = z.output<typeof Lead>;

/** Somebody's part of a deal. Direct shares of a deal sum to exactly 1; overlay credit comes on top and is nobody's revenue. */
export const Credit = z.object({
  owner: OwnerKey,
  share: Share,
  credit: z.enum(["direct", "overlay"]).default("direct"),
});
export type Credit = z.output<typeof Credit>;

/** `amountMinor` is null while the source states none; `closeDay` is set exactly when the stage is won or lost. */
export const Deal = z.object({
  /** whose deal it is: it counts once, for this owner; the money goes by `credits` where there are any */
  owner: OwnerKey,
  credits: z.array(Credit).optional(),
  name: Text.optional(),
  customer: Text.optional(),
  product: Text.optional(),
  tier: Text.optional(),
  stage: z.enum(["won", "lost", "open"]),
  stageName: Text,
  amountMinor: Minor.nullable(),
  currency: z.string(),
  openDay: Day.optional(),
  closeDay: Day.optional(),
  lossReason: Text.optional(),
  /** what the sale cost, for plans that pay on margin */
  costMinor: Minor.optional(),
  /** what the list price was, for the discount given */
  listMinor: Minor.optional(),
  /** decimal text */
  units: z
    .string()
    .regex(/^\d+(\.\d+)?$/)
    .optional(),
  /** the customer left, or the order was called off, after the win */
  cancelDay: Day.optional(),
  /** order and delivery as the source says it */
  orderStatus: Text.optional(),
  dueDay: Day.optional(),
  deliveredDay: Day.optional(),
});
export type Deal = z.output<typeof Deal>;

/** Cash for a deal of the same source: received on `day`, or expected by `dueDay` and not here yet. One of the two is there. */
export const Payment = z.object({
  deal: Text,
  owner: OwnerKey.optional(),
  day: Day.optional(),
  dueDay: Day.optional(),
  amountMinor: Minor,
  currency: z.string(),
});
export type Payment = z.output<typeof Payment>;

/** Money given back on a deal of the same source; the amount is positive. */
export const Refund = z.object({
  deal: Text,
  owner: OwnerKey.optional(),
  day: Day,
  amountMinor: Minor,
  currency: z.string(),
  reason: Text.optional(),
});
export type Refund = z.output<typeof Refund>;
