/** One component of a pay plan as a document: what is measured, over what, and the tiers that turn it into money. */
import * as z from "zod";
import * as Exact from "./exact.ts";
import { Amount, Id, Quantity, Rate, Title } from "./value.ts";

/**
 * What a tier does with the value that lies in it. marginal: pays its rate on the part inside, on top of what is below.
 * retroactive: pays its rate on everything from 0, in place of what is below. flat: one fixed amount or payout, in place
 * of what is below. interpolated: a rate, payout or amount that goes in a straight line from `from` to the tier's end.
 */
export const Mode = z.enum(["marginal", "retroactive", "flat", "interpolated"]);
export type Mode = z.output<typeof Mode>;

export const Tier = z.strictObject({
  id: Id.optional(),
  title: Title.optional(),
  /** where the tier starts */
  from: Quantity,
  /** where it ends; left out = at the next tier's start, or nowhere */
  to: Quantity.optional(),
  /** which of its own ends belong to it, where that differs from the component's boundary side */
  includes: z.enum(["from", "to", "both", "neither"]).optional(),
  mode: Mode.optional(),
  /** share of the measured money, or money for each counted thing */
  rate: Rate.optional(),
  /** share of the variable (target incentive) */
  payout: Rate.optional(),
  /** a fixed amount */
  amount: Amount.optional(),
  /** interpolated: the value at the tier's end; left out = the next tier's value */
  toRate: Rate.optional(),
  toPayout: Rate.optional(),
  toAmount: Amount.optional(),
});
export type Tier = z.output<typeof Tier>;

/** Rows by columns: the value at [row reached][column reached]. */
export const Matrix = z.strictObject({
  rows: z.strictObject({ measure: Id, from: z.array(Quantity).min(1) }),
  columns: z.strictObject({ measure: Id, from: z.array(Quantity).min(1) }),
  values: z.array(z.array(Rate)),
  boundary: z.enum(["upper", "lower"]).optional(),
});
export type Matrix = z.output<typeof Matrix>;

export const Info = z.strictObject({
  id: Id,
  title: Title.optional(),
  /** revenue, paid, margin, deals, units, team, scorecard, or any name the input gives a figure for */
  measure: Id.default("revenue"),
  /** what the measure is made of; known for the named ones, money otherwise */
  kind: z.enum(["money", "count", "ratio"]).optional(),
  /** only deals whose labels are in these lists: { "product": ["A", "B"] } */
  where: z.record(z.string(), z.array(z.string())).optional(),
  /** which credit counts: a deal's own split, overlay credit beside it, or both */
  credit: z.array(z.enum(["direct", "overlay"])).default(["direct", "overlay"]),
  /** tiers run over each deal alone, or over the sum of the week, month, quarter or year to date */
  unit: z.enum(["deal", "week", "month", "quarter", "year"]),
  /**
   * How the running sum meets the tiers. split: it is cut at each boundary (order of deals changes nothing). after or
   * before: a whole deal takes the rate of where the sum stands after or before it, by day, then id. period: this
   * period's amount takes the rate of where the sum to date stands.
   */
  crossing: z.enum(["split", "after", "before", "period"]).default("split"),
  by: Id.optional().describe(
    "the figure that decides the tier: a component, a measure of the deals, marginRate, an attainment or a given figure",
  ),
  /** "person" (given in the input) or a fixed target of the whole unit */
  target: z.union([z.literal("person"), Quantity]).optional(),
  /** what from and to are written in: the measure itself or shares of the target */
  bounds: z.enum(["amount", "target"]).default("amount"),
  /** the tier a value exactly on a boundary belongs to: the upper (the line is reached) or the lower one */
  boundary: z.enum(["upper", "lower"]).optional(),
  mode: Mode.default("marginal"),
  tiers: z.array(Tier).default([]),
  /** in place of tiers: two figures decide the rate, payout or amount */
  matrix: Matrix.extend({ gives: z.enum(["rate", "payout", "amount"]) }).optional(),
  /** this component's part of the variable; the weights of a plan sum to 1 */
  weight: Rate.optional(),
  /** share that is released when the deal is won; the rest follows the cash in proportion */
  release: z.strictObject({ onWin: Rate }).optional(),
  minimum: Amount.optional().describe(
    "with unit deal: least that each deal pays, in proportion to the share that is credited and not cancelled",
  ),
  /** most that one unit (deal or period) of this component pays */
  cap: Amount.optional(),
});
export type Info = z.output<typeof Info>;

/** Fields that are no numbers; a target may be the word "person". */
const NAMES = new Set([
  ...(["id", "title", "measure", "kind", "where", "credit", "unit", "crossing", "by", "target"] as const),
  ...(["bounds", "boundary", "mode", "includes", "gives"] as const),
]);

/** A component with its numbers read. */
export type ExactInfo = ReturnType<typeof readNumbers>;
export type ExactTier = ExactInfo["tiers"][number];
export type ExactMatrix = Omit<NonNullable<ExactInfo["matrix"]>, "gives">;

export const readNumbers = (component: Info) => Exact.readNumbers(component, NAMES);

/** Measures that deals themselves give. */
export const OF_DEALS = ["revenue", "paid", "margin", "deals", "units"];

/** Margin over revenue of the same deals: it decides tiers and is paid on by nobody. */
export const MARGIN_RATE = "marginRate";

/** Whether the measure is money, a count of things, or a plain ratio. */
export function kindOf(component: Pick<Info, "measure" | "kind">): "money" | "count" | "ratio" {
  if (component.kind !== undefined) return component.kind;
  if (["deals", "units"].includes(component.measure)) return "count";
  if (["team", "scorecard", "satisfaction", "attainment"].includes(component.measure)) return "ratio";
  return "money";
}
