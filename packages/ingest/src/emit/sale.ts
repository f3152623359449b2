/** Emits of what is sold: customers, leads, deals and the money for them. */
import * as z from "zod";
import { Column, Currency, choice, Day, Grade, Identifier, Money, Numeric, Owner, Share, Text, When } from "./leaf.ts";

export const Customer = z.strictObject({
  kind: z.literal("customer"),
  when: When.optional(),
  id: Identifier,
  owner: Owner.optional(),
  name: Text,
  phone: Column.optional(),
  email: Column.optional(),
  tier: Column.optional(),
  grade: Grade.optional(),
  region: Column.optional(),
  channel: Column.optional(),
  since: Day.optional(),
});

export const Lead = z.strictObject({
  kind: z.literal("lead"),
  when: When.optional(),
  id: Identifier,
  owner: Owner,
  /** when it was created */
  day: Day,
  stage: choice(["open", "converted", "lost"]),
  stageName: Column,
  customer: Column.optional(),
  name: Text.optional(),
  channel: Column.optional(),
  grade: Grade.optional(),
  /** read only where the lead is converted or lost */
  closeDay: Day.optional(),
  lossReason: Column.optional(),
});

/**
 * One of those a deal is credited to. Where the owner's cell is empty there is none. Those without a share take equal parts of
 * what the others leave; direct shares must sum to 1.
 */
export const Credit = z.strictObject({
  owner: Owner,
  share: Share.optional(),
  credit: z.enum(["direct", "overlay"]).optional(),
});
export type Credit = z.output<typeof Credit>;

export const Deal = z.strictObject({
  kind: z.literal("deal"),
  when: When.optional(),
  id: Identifier,
  /** one row per order line: what tells the lines of a deal apart; amounts, costs, list prices and units are added up */
  position: Column.optional(),
  owner: Owner,
  credits: z.array(Credit).min(1).optional(),
  stage: choice(["won", "lost", "open"]),
  stageName: Column,
  amount: Money,
  currency: Currency.optional(),
  /** read only where the stage is won or lost, and needed there: before that it is a hope */
  closeDay: Day,
  openDay: Day.optional(),
  name: Column.optional(),
  customer: Column.optional(),
  product: Column.optional(),
  tier: Column.optional(),
  lossReason: Column.optional(),
  /** what the sale cost */
  cost: Money.optional(),
  /** the list price */
  list: Money.optional(),
  units: Numeric.optional(),
  /** when the customer left or the order was called off */
  cancelDay: Day.optional(),
  orderStatus: Column.optional(),
  dueDay: Day.optional(),
  deliveredDay: Day.optional(),
});

/** Cash received on `day`, or expected by `dueDay`; a row must have one of the two. */
export const Payment = z.strictObject({
  kind: z.literal("payment"),
  when: When.optional(),
  id: Identifier,
  deal: Column,
  owner: Owner.optional(),
  day: Day.optional(),
  dueDay: Day.optional(),
  amount: Money,
  currency: Currency.optional(),
});

/** Money given back; the amount is above zero. */
export const Refund = z.strictObject({
  kind: z.literal("refund"),
  when: When.optional(),
  id: Identifier,
  deal: Column,
  owner: Owner.optional(),
  day: Day,
  amount: Money,
  currency: Currency.optional(),
  reason: Column.optional(),
});
