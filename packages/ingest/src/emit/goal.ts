/** Emits of what a month is held against: targets, the market, and what selling costs. */
import * as z from "zod";
import { Column, Currency, Identifier, Money, Month, Scope, Share, What, When, YesNo } from "./leaf.ts";

export const Target = z.strictObject({
  kind: z.literal("target"),
  when: When.optional(),
  month: Month,
  scope: Scope,
  subject: Column,
  /** the space of keys a person's subject is of */
  person: What,
  amount: Money,
  currency: Currency.optional(),
});

/** A share of the market in a month, of one region or of everything. */
export const MarketShare = z.strictObject({
  kind: z.literal("share"),
  when: When.optional(),
  month: Month,
  region: Column.optional(),
  competitor: Column,
  share: Share,
  /** whether it is our own; absent: it never is */
  us: YesNo.optional(),
});

/** Without an id, one row per month, subject and item. */
export const Cost = z.strictObject({
  kind: z.literal("cost"),
  when: When.optional(),
  id: Identifier.optional(),
  month: Month,
  /** absent: the company's */
  scope: Scope.optional(),
  subject: Column.optional(),
  person: What.optional(),
  item: Column,
  amount: Money,
  currency: Currency.optional(),
});
