/** What a board was made of and what is missing from it: sources, waiting rows, refunds, imports. */
import * as z from "zod";
import * as Money from "../money.ts";

/** One source of one kind in the month: counted, or kept and shown only. */
export const Source = z.object({
  kind: z.string(),
  source: z.string(),
  isCounted: z.boolean(),
  rows: z.int(),
  firstDay: z.string().nullable(),
  lastDay: z.string().nullable(),
  pending: z.int().meta({ description: "rows whose owner is unknown or ambiguous" }),
});

export const Pending = z.object({
  kind: z.string(),
  source: z.string(),
  owner: z.string(),
  /** currency: another currency than the organisation's, without a dated rate; deal: money of a deal nobody knows */
  reason: z.enum(["unknown", "ambiguous", "currency", "deal"]),
  /** with `currency`: the first day for which there is no rate */
  rate: z.object({ currency: z.string(), day: z.string() }).optional(),
  rows: z.int(),
  revenue: Money.Info.nullable(),
});

/** What refunds did to the month: taken off, come after the window, or beyond the amount of their deal. */
export const Refunds = z.object({
  counted: z.object({ rows: z.int(), amount: Money.Info }),
  late: z.object({ rows: z.int(), amount: Money.Info }),
  excess: z.object({ rows: z.int(), amount: Money.Info }),
  /** those that changed nothing, or less than they say */
  list: z.array(
    z.object({
      source: z.string(),
      id: z.string(),
      deal: z.string(),
      day: z.string(),
      amount: Money.Info,
      counted: Money.Info,
      why: z.enum(["late", "excess"]),
    }),
  ),
});
export type Refunds = z.output<typeof Refunds>;

export const Info = z.object({
  sources: z.array(Source),
  counted: z.int().meta({ description: "fact rows counted on this board" }),
  total: z.int().meta({ description: "fact rows of counted sources in the month, pending ones included" }),
  pending: z.array(Pending),
  pendingRevenue: Money.Info,
  /** left out where the month's deals have none */
  refunds: Refunds.optional(),
  rejected: z.int(),
  duplicate: z.int(),
  imports: z.array(
    z.object({
      importId: z.string(),
      source: z.string(),
      file: z.string(),
      asOf: z.string(),
      rejected: z.int(),
      duplicate: z.int(),
    }),
  ),
});
export type Info = z.output<typeof Info>;
