/** The board document: one shape for the command line, the API and the screen. */
import * as z from "zod";
import * as Metrics from "../metric/metrics.ts";
import * as Money from "../money.ts";
import * as Organisation from "../organisation.ts";
import { Title } from "../pay/leaf.ts";
import * as Reason from "../reason.ts";
import * as Completeness from "./completeness.ts";

export const ComponentId = z.enum(["sales", "satisfaction", "collaboration", "knowledge"]);
export type ComponentId = z.output<typeof ComponentId>;

export const Component = z.object({
  id: ComponentId,
  weight: z.int(),
  status: z.enum(["observed", "missing", "not-applicable"]),
  reason: Reason.Info.nullable(),
  /** what was achieved, as decimal text: minor units for sales, share of the scale, count */
  actual: z.string().nullable(),
  target: z.string().nullable(),
  answers: z.int().nullable(),
  /** 0 to the cap, decimal text with 2 places */
  score: z.string().nullable(),
});

export const Score = z.object({
  /** decimal text with 2 places, or null with `reason` */
  total: z.string().nullable(),
  /** observed weight: "based on 80 of 100" */
  based: z.int(),
  /** weight the company measures at all this month */
  measured: z.int(),
  reason: Reason.Info.nullable(),
  components: z.array(Component),
});
export type Score = z.output<typeof Score>;

const Ranked = {
  rank: z.int().nullable(),
  isTied: z.boolean(),
  rankReason: Reason.Info.nullable(),
  previousRank: z.int().nullable(),
  /** previous rank - rank among those counted in both months; positive = up; null for a joiner or where months do not compare */
  movement: z.int().nullable(),
  movementReason: Reason.Info.nullable(),
};

export const Person = z.object({
  id: z.string(),
  name: z.string(),
  team: z.string().nullable().meta({ description: "id of the team of the last membership day of the month" }),
  teamName: z.string().nullable(),
  region: z.string().nullable(),
  ...Ranked,
  score: Score,
  metrics: Metrics.Info,
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
  ...Ranked,
  score: Score,
  metrics: Metrics.Info,
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

export const Info = z.object({
  month: z.string(),
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
  /** the tiers of the plans in use; `at` in shares of the target or else `from` as an amount, where the tier says so */
  lines: z.array(
    z.object({
      plan: z.string(),
      id: z.string(),
      title: Title.nullable(),
      at: z.string().nullable(),
      from: Money.Info.nullable(),
      rate: z.string().nullable(),
    }),
  ),
  weights: z.array(z.object({ id: ComponentId, weight: z.int(), cap: z.int(), target: z.string().nullable() })),
  completeness: Completeness.Info,
  totals: z.object({ people: z.int(), ranked: z.int(), metrics: Metrics.Info }),
  regions: z.array(Group),
  teams: z.array(Group),
  people: z.array(Person),
  honours: z.array(
    z.object({
      id: z.string(),
      seal: z.string(),
      en: z.string(),
      zh: z.string(),
      people: z.array(z.object({ id: z.string(), name: z.string() })),
      value: z.string().nullable(),
      by: z.string(),
    }),
  ),
  marketShare: z.array(MarketShare),
});
export type Info = z.output<typeof Info>;
