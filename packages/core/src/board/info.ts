/** The board document: one shape for the command line, the API and the screen. */
import * as z from "zod";
import * as Honours from "../honours.ts";
import * as ExactSums from "../metric/exact-sums.ts";
import * as Metrics from "../metric/metrics.ts";
import * as Money from "../money.ts";
import * as Organisation from "../organisation.ts";
import * as Thresholds from "../plan/thresholds.ts";
import * as Ranking from "../ranking.ts";
import * as Reason from "../reason.ts";
import * as Scorecard from "../scorecard.ts";
import * as Completeness from "./completeness.ts";

export const Person = z.object({
  id: z.string(),
  name: z.string(),
  team: z.string().nullable().meta({ description: "id of the team of the last membership day of the month" }),
  teamName: z.string().nullable(),
  region: z.string().nullable(),
  ...Ranking.Info.shape,
  score: Scorecard.Info,
  metrics: Metrics.Info,
  exactSums: ExactSums.Info.optional(),
  /** id of the highest tier reached in the plan's first component with tiers; null without pay */
  line: z.string().nullable(),
  /** money still to go to the next line; null above the last or without a target */
  toNextLine: Money.Info.nullable(),
  bonus: Money.Info.nullable(),
  bonusReason: Reason.Info.nullable(),
  /** this person's share per product and customer tier, for the product and tier scopes */
  products: Metrics.Parts,
  tiers: Metrics.Parts,
});
export type Person = z.output<typeof Person>;

export const Group = z.object({
  id: z.string(),
  name: z.string(),
  region: z.string().nullable(),
  lead: z.string().nullable(),
  people: z.int(),
  ...Ranking.Info.shape,
  score: Scorecard.Info,
  metrics: Metrics.Info,
  exactSums: ExactSums.Info.optional(),
  revenuePerHead: Money.Info.nullable(),
  /** the group's sums per product and customer tier, by the team of the close day */
  products: Metrics.Parts.optional(),
  tiers: Metrics.Parts.optional(),
});
export type Group = z.output<typeof Group>;

/** A competitor's or our own part of the market, of a region or, with null, of everything. */
export const MarketShare = z.object({
  region: z.string().nullable(),
  competitor: z.string(),
  /** as a ratio with 4 places */
  share: z.string(),
  isUs: z.boolean(),
});
export type MarketShare = z.output<typeof MarketShare>;

/** A month of a period: where its board stands, or that there is no data for it. */
export const PeriodMonth = z.object({
  month: z.string(),
  status: z.enum(["open", "review", "published", "restated", "missing"]),
  version: z.int().nullable(),
  digest: z.string().nullable(),
  dataTo: z.string().nullable(),
  /** kinds that other months of the period have rows of and this one has none of; empty where it has no dated row at all */
  lacks: z.array(z.string()),
});
export type PeriodMonth = z.output<typeof PeriodMonth>;

export const Info = z.object({
  month: z.string().meta({ description: "the month, or the period that months are added up for: 2026-Q1" }),
  /** what the board is added up from; left out on the board of a month */
  period: z
    .object({
      kind: z.enum(["quarter", "year", "range"]),
      isToDate: z.boolean(),
      months: z.array(PeriodMonth),
    })
    .optional(),
  scope: z.object({
    level: z.enum(["company", "region", "team", "product", "tier"]),
    id: z.string(),
    name: z.string(),
  }),
  organisation: Organisation.Info,
  status: z.enum(["open", "review", "published", "restated"]),
  version: z.int().nullable(),
  basis: z.enum(["score", "revenue"]),
  basisReason: z.object({ withTarget: z.int(), eligible: z.int() }),
  policyVersion: z.int(),
  digest: z.string(),
  /** last day with a counted fact */
  dataTo: z.string().nullable(),
  /** when this document was computed, ISO 8601 UTC; not in the digest */
  asOf: z.string(),
  /** the tiers of the plans in use */
  lines: z.array(Thresholds.Info),
  weights: z.array(z.object({ id: Scorecard.Id, weight: z.int(), cap: z.int(), target: z.string().nullable() })),
  completeness: Completeness.Info,
  totals: z.object({ people: z.int(), ranked: z.int(), metrics: Metrics.Info, exactSums: ExactSums.Info.optional() }),
  regions: z.array(Group),
  teams: z.array(Group),
  people: z.array(Person),
  honours: z.array(Honours.Info),
  marketShare: z.array(MarketShare),
});
export type Info = z.output<typeof Info>;
