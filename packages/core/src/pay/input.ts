/** What a plan is paid on: people, their periods, and the deals, sums, attainments or earned amounts of each. */
import * as z from "zod";
import * as Exact from "../plan/exact.ts";
import { Amount, Count, Currency, Day, FiscalMonth, Id, Quantity, Rate } from "../plan/value.ts";

const Dated = { amount: Amount, day: Day.optional(), /** the period it came to light in */ knownIn: Id.optional() };

const DealBody = {
  id: Id.optional(),
  amount: Amount.optional(),
  day: Day.optional(),
  knownIn: Id.optional(),
  currency: Currency.optional(),
  cost: Amount.optional(),
  margin: Amount.optional(),
  units: Quantity.optional(),
  /** any further figure by name */
  values: z.record(z.string(), Quantity).optional(),
  /** product, region and the like, which a component's `where` asks for */
  labels: z.record(z.string(), z.string()).optional(),
  refunds: z.array(z.strictObject(Dated)).default([]),
  payments: z.array(z.strictObject(Dated)).default([]),
  cancelled: z.strictObject({ afterDays: Count.optional(), day: Day.optional(), knownIn: Id.optional() }).optional(),
};

export const Deal = z.strictObject({
  ...DealBody,
  /** this person's share of the deal */
  share: Rate.default("1"),
  /** where the amounts are this person's part already: the part of the deal that is counted; left out = the share */
  countShare: Rate.optional(),
  credit: z.enum(["direct", "overlay"]).default("direct"),
});
export type Deal = z.output<typeof Deal>;

/** What a period adds to the cash that is kept of one deal, of whichever period the deal is; below 0 where more goes back. */
export const Cash = Deal.pick({ day: true, amount: true, labels: true, values: true, credit: true })
  .required({
    amount: true,
  })
  .extend({ id: Id });
export type Cash = z.output<typeof Cash>;

/** A deal of several people: direct shares sum to exactly 1, overlay shares come on top. */
export const SharedDeal = z.strictObject({
  ...DealBody,
  period: Id,
  credits: z
    .array(z.strictObject({ person: Id, share: Rate, credit: z.enum(["direct", "overlay"]).default("direct") }))
    .min(1),
});
export type SharedDeal = z.output<typeof SharedDeal>;

const Figures = {
  /** the sum of the plan's one measure */
  amount: Quantity.optional(),
  /** sums by measure: { "revenue": "142357.30" } */
  sums: z.record(z.string(), Quantity).optional(),
  target: Quantity.optional(),
  /** targets by component or measure */
  targets: z.record(z.string(), Quantity).optional(),
  /** attainment by component or measure, where it is known without its sums */
  attainments: z.record(z.string(), Rate).optional(),
};

export const Period = z.strictObject({
  id: Id.optional(),
  /** quarter or year it belongs to, where its id does not tell */
  of: Id.optional(),
  ...Figures,
  /** "prorated": the targets count the eligible working days already */
  targetsAre: z.enum(["whole", "prorated"]).optional(),
  /** left out = the sums say it all */
  deals: z.array(Deal).optional(),
  /** the period's cash, deal by deal: `paid` counts it in place of the payments of deals */
  cash: z.array(Cash).optional(),
  /** figures that gates, matrices and multipliers ask for */
  measures: z.record(z.string(), Quantity).optional(),
  /** attainment of each scorecard part, 1 = on target */
  scores: z.record(z.string(), Rate).optional(),
  variable: Amount.optional(),
  weight: Rate.optional(),
  /** pay already earned by other rules: it takes the components' place */
  earned: Amount.optional(),
  workingDays: z.strictObject({ eligible: Count, total: Count }).optional(),
  /** month of service, 1 = the first */
  serviceMonth: Count.optional(),
  /** what the ledger says before this period, in place of what the periods before it in the input come to */
  opening: z
    .strictObject({
      owed: Amount.default("0"),
      withheld: Amount.default("0"),
      /** what pay below 0 left to be taken off */
      deficit: Amount.optional(),
      /** which period of pay this is, 1 = the first, for draws and guarantees that end; left out = its place in the input */
      order: Count.optional(),
    })
    .optional(),
  /** pay taken back by itself: a share of what was earned then */
  clawbacks: z
    .array(
      z.strictObject({
        id: Id.optional(),
        source: Id.optional(),
        earned: Amount,
        share: Rate.optional(),
        afterDays: Count.optional(),
      }),
    )
    .default([]),
});
export type Period = z.output<typeof Period>;

export const Person = z.strictObject({
  id: Id,
  team: Id.optional(),
  /** targets of the whole unit (quarter, year) */
  target: Quantity.optional(),
  targets: z.record(z.string(), Quantity).optional(),
  variable: Amount.optional(),
  weight: Rate.optional(),
  /** balances brought from before the first period */
  opening: z
    .strictObject({
      owed: Amount.optional(),
      withheld: Amount.optional(),
      deficit: Amount.optional(),
      /** by component: what the quarter or year had sold and earned before the first period of the input */
      toDate: z
        .record(
          z.string(),
          z.strictObject({ sold: Quantity.default("0"), earned: Amount.default("0"), target: Quantity.optional() }),
        )
        .optional(),
    })
    .optional(),
  periods: z.array(Period).min(1),
});
export type Person = z.output<typeof Person>;

export const Info = z.strictObject({
  people: z.array(Person).min(1).optional(),
  /** short for one person */
  periods: z.array(Period).min(1).optional(),
  deals: z.array(SharedDeal).default([]),
  teams: z
    .array(
      z.strictObject({
        id: Id,
        period: Id,
        ...Figures,
        measures: z
          .record(z.string(), Quantity)
          .optional()
          .describe("figures of the whole team that the conditions of pools ask for"),
      }),
    )
    .default([]),
  pools: z
    .array(
      z.strictObject({
        id: Id,
        period: Id,
        team: Id.optional(),
        /** left out = the plan's amount or rate */
        amount: Amount.optional(),
        figure: Quantity.optional().describe(
          "the team's figure that the pool's condition asks for; else it is worked out",
        ),
      }),
    )
    .default([]),
  /** one unit of `currency` in the plan's currency, from a day on */
  rates: z.array(z.strictObject({ currency: Currency, day: Day, rate: Rate })).default([]),
  /** month in which the fiscal year begins, "4" = April; a year is named by the calendar year of its first month */
  firstMonth: FiscalMonth.optional(),
});
export type Info = z.output<typeof Info>;
export type Draft = z.input<typeof Info>;

/** Fields that are no numbers. */
const NAMES = new Set([
  ...(["id", "of", "day", "knownIn", "currency", "labels", "credit", "person", "period", "team"] as const),
  ...(["source", "targetsAre"] as const),
]);
const MAPS = new Set(["sums", "targets", "attainments", "measures", "scores", "values", "toDate"]);

/** An input with its numbers read, as the engine takes it. */
export type ExactInfo = ReturnType<typeof readNumbers>;
export type ExactPerson = NonNullable<ExactInfo["people"]>[number];
export type ExactPeriod = ExactPerson["periods"][number];
export type ExactDeal = NonNullable<ExactPeriod["deals"]>[number];
export type ExactCash = NonNullable<ExactPeriod["cash"]>[number];
export type ExactSharedDeal = ExactInfo["deals"][number];

export const readNumbers = (input: Info) => Exact.readNumbers(input, NAMES, MAPS);

/** The published JSON Schema of calc inputs. */
export function jsonSchema(): Record<string, unknown> {
  return { ...z.toJSONSchema(Info, { io: "input" }), title: "Clearboard pay input" };
}
