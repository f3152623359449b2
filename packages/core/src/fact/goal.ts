/** What a month is held against: targets, the market, and what selling costs. */
import * as z from "zod";
import { Minor, Month, Share, Text } from "./leaf.ts";

/** The revenue target of a person, or of a whole team, region or the company, for a month. */
export const Target = z.object({
  scope: z.enum(["person", "team", "region", "company"]),
  /** an owner key for a person, a name for a team or region, "" for the company */
  subject: z.string(),
  month: Month,
  amountMinor: Minor,
  currency: z.string(),
});
export type Target = z.output<typeof Target>;

/** A competitor's (or our own) share of the market in a month, of a region or, without one, of everything. */
export const MarketShare = z.object({
  month: Month,
  region: Text.optional(),
  competitor: Text,
  share: Share,
  isUs: z.boolean(),
});
export type MarketShare = z.output<typeof MarketShare>;

/** What selling cost in a month: of the company, or of one region, team or person. */
export const Cost = z.object({
  month: Month,
  scope: z.enum(["person", "team", "region", "company"]),
  /** as in a target */
  subject: z.string(),
  item: Text,
  amountMinor: Minor,
  currency: z.string(),
});
export type Cost = z.output<typeof Cost>;
