/** The plan document: how a role is paid, effective from a month. pay.md beside this package shows every field in use. */
import * as z from "zod";
import * as Component from "./component.ts";
import * as Exact from "./exact.ts";
import { Amount, Count, Currency, Id, Month, Quantity, Rate, Title } from "./value.ts";

/** A figure must hold, or pay is multiplied by `otherwise` (0 = nothing, 0.5 = a decelerator). */
export const Gate = z.strictObject({
  id: Id,
  measure: Id,
  atLeast: Quantity.optional(),
  atMost: Quantity.optional(),
  otherwise: Rate.default("0"),
  /** only these components; left out = all */
  components: z.array(Id).optional(),
});
export type Gate = z.output<typeof Gate>;

/** A step or, with toValue, a straight line to it at the next step. */
export const Step = z.strictObject({ from: Quantity, to: Quantity.optional(), value: Rate, toValue: Rate.optional() });
export type Step = z.output<typeof Step>;
const Curve = {
  table: z.array(Step).min(1).optional(),
  boundary: z.enum(["upper", "lower"]).optional(),
  min: Rate.optional(),
  max: Rate.optional(),
};

/** Multiplies pay by a figure itself, by a table on it, or by a matrix on two. */
export const Multiplier = z.strictObject({
  id: Id,
  measure: Id.optional(),
  ...Curve,
  matrix: Component.Matrix.optional(),
  components: z.array(Id).optional(),
});
export type Multiplier = z.output<typeof Multiplier>;

export const Pool = z.strictObject({
  id: Id,
  /** a fixed sum, or a rate of what the team measured; left out = the input gives it */
  amount: Amount.optional(),
  rate: Rate.optional(),
  measure: Id.default("revenue"),
  /** equal, weight (given in the input) or a measured figure of each member */
  by: Id.default("weight"),
  condition: z
    .strictObject({ measure: Id.default("team"), atLeast: Quantity.optional(), atMost: Quantity.optional() })
    .optional()
    .describe("paid only when this figure of the whole team holds, else nothing: team (its attainment) or a measure"),
});
export type Pool = z.output<typeof Pool>;

/** What becomes of a period's pay below 0: taken off later pay, at most a share of each, or forgiven. */
const BelowZero = z.strictObject({ rule: z.enum(["carry", "deduct", "forgive"]), most: Rate.optional() });

/** The draw of a range of months of service, both ends counted; without `to` it goes on. */
export const ServiceDraw = z.strictObject({
  from: Count,
  to: Count.optional(),
  amount: Amount,
  recoverable: z.boolean().default(true),
});
export type ServiceDraw = z.output<typeof ServiceDraw>;

export const Prorated = z.enum(["lines", "variable", "amounts", "floor", "guarantee", "cap", "draw"]);
export type Prorated = z.output<typeof Prorated>;

export const Info = z.strictObject({
  id: Id,
  title: Title.optional(),
  role: z.string().optional(),
  effectiveFrom: Month.optional(),
  currency: Currency,
  /** of the one rounding, to the currency's smallest unit */
  rounding: z.enum(["half-up", "half-even"]).default("half-up"),
  period: z
    .enum(["week", "month", "quarter", "year"])
    .default("month")
    .describe("what one period of the input is; a policy pays by the month"),
  components: z.array(Component.Info).default([]),
  /** the target incentive of a component's unit: given in the input for each person, or fixed */
  variable: z.union([z.literal("person"), Amount]).optional(),
  scorecard: z
    .strictObject({
      parts: z.array(z.strictObject({ id: Id, weight: Rate, cap: Rate.optional() })).min(1),
    })
    .optional(),
  gates: z.array(Gate).default([]),
  multipliers: z.array(Multiplier).default([]),
  /** individual cap on a period's pay; carried = what it holds back is paid in later periods as room allows */
  cap: z
    .strictObject({ amount: Amount.optional(), ofVariable: Rate.optional(), carried: z.boolean().default(false) })
    .optional(),
  team: z
    .strictObject({
      /** whose measure and target make the team's attainment; left out = the first component */
      component: Id.optional(),
      includesOwn: z.boolean().default(true),
      ...Curve,
      min: Rate.default("1"),
    })
    .optional(),
  pools: z.array(Pool).default([]),
  floor: Amount.optional(),
  guarantee: z.strictObject({ amount: Amount, periods: Count.optional() }).optional(),
  draw: z
    .strictObject({
      amount: Amount.optional(),
      recoverable: z.boolean().default(true),
      byService: z
        .array(ServiceDraw)
        .min(1)
        .optional()
        .describe("the draw by month of service, in ranges without a gap; in place of amount, recoverable and periods"),
      /** how many periods it is paid for; left out = always */
      periods: Count.optional(),
      /** already paid out during the period: what is left to pay is the rest */
      inAdvance: z.boolean().default(false),
      /** most that may be owed */
      limit: Amount.optional(),
      recovery: z
        .strictObject({
          /** first period in which pay above the draw is kept back */
          startsIn: Count.default("1"),
          /** share of what is above the draw that is kept back */
          share: Rate.default("1"),
          most: Amount.optional(),
        })
        .default({ startsIn: "1", share: "1" }),
    })
    .optional(),
  /** when a period pays below 0 after draw and floor, with its adjustments; left out = the month's run carries */
  belowZero: BelowZero.optional(),
  /** a refund counts within so many days of the close; left out = always */
  refunds: z.strictObject({ windowDays: Count }).optional(),
  /** which share of a cancelled deal is taken back, by days since its close */
  clawback: z.strictObject({ schedule: z.array(z.strictObject({ withinDays: Count, share: Rate })).min(1) }).optional(),
  /** what shrinks with the share of working days a person was eligible */
  proration: z.array(Prorated).default(["lines"]),
  /** share of the target by month of service, the first month first */
  ramp: z.array(Rate).optional(),
  /** one unit of a foreign currency in the plan's; left out = the dated rates of the input */
  currencyRates: z.record(Currency, Rate).optional(),
});
export type Info = z.output<typeof Info>;
/** A plan as people write it: defaults left out. */
export type Draft = z.input<typeof Info>;

/** Fields that are no numbers; a variable may be the word "person". */
const NAMES = new Set([
  ...(["id", "title", "role", "effectiveFrom", "currency", "rounding", "period", "variable", "measure"] as const),
  ...(["components", "component", "boundary", "by", "proration", "rule"] as const),
]);

/** A plan with its numbers read, as the engine takes it. */
export type ExactInfo = ReturnType<typeof readUncached>;
export type ExactGate = ExactInfo["gates"][number];
export type ExactMultiplier = ExactInfo["multipliers"][number];
export type ExactPool = ExactInfo["pools"][number];
export type ExactStep = NonNullable<ExactMultiplier["table"]>[number];

function readUncached(plan: Info) {
  return { ...Exact.readNumbers(plan, NAMES), components: plan.components.map(Component.readNumbers) };
}

const known = new WeakMap<Info, ExactInfo>();

/** Reads the numbers of a plan, once for everybody whom it pays. */
export function readNumbers(plan: Info): ExactInfo {
  const exact = known.get(plan) ?? readUncached(plan);
  known.set(plan, exact);
  return exact;
}

/** Whether a plan pays on what was sold, so that somebody of whom no deals are known has no pay. */
export function isOfDeals(plan: Pick<Info, "components">): boolean {
  return plan.components.some(({ measure }) => Component.OF_DEALS.includes(measure));
}

/** Whether a component takes the person's own target. */
export function asksTarget(component: Component.Info): boolean {
  return component.target === "person";
}

/** Whether what a plan pays hangs on working days: it holds pay against a target, or prorates something that it has. */
export function asksDays(
  plan: Pick<Info | ExactInfo, "proration" | "floor" | "guarantee" | "cap" | "draw"> & {
    components: readonly (Component.Info | Component.ExactInfo)[];
  },
): boolean {
  const { proration, floor, guarantee, cap, draw, components } = plan;
  const prorates = (field: Prorated, has: boolean) => has && proration.includes(field);
  const some = (test: (item: Component.Info | Component.ExactInfo) => boolean) => components.some(test);
  return (
    some(({ target, bounds }) => target !== undefined || bounds === "target") ||
    prorates(
      "lines",
      some(({ tiers }) => tiers.length > 1),
    ) ||
    prorates(
      "variable",
      some(({ tiers, matrix }) => matrix?.gives === "payout" || tiers.some((tier) => tier.payout !== undefined)),
    ) ||
    prorates(
      "amounts",
      some(
        (item) =>
          item.cap !== undefined ||
          item.matrix?.gives === "amount" ||
          item.tiers.some((tier) => tier.amount !== undefined),
      ),
    ) ||
    prorates("floor", floor !== undefined) ||
    prorates("guarantee", guarantee !== undefined) ||
    prorates("cap", cap !== undefined) ||
    prorates("draw", draw !== undefined)
  );
}

/** Whether a plan pays shares of a target incentive that it leaves to the person. */
export function asksVariable(plan: Info): boolean {
  if (plan.variable !== undefined) return plan.variable === "person";
  const pays = ({ payout, toPayout }: Component.Tier) => payout !== undefined || toPayout !== undefined;
  return (
    plan.cap?.ofVariable !== undefined ||
    plan.components.some(({ tiers, matrix }) => tiers.some(pays) || matrix?.gives === "payout")
  );
}

/** Whether a plan cannot pay without the month of service. */
export function asksService({ draw }: Pick<Info, "draw">): boolean {
  return draw?.byService !== undefined;
}

/** Whether a plan looks at the team. */
export function asksTeam(plan: Info): boolean {
  return plan.team !== undefined || namesOf(plan).has("team");
}

/** The component whose measure and target make the team's attainment: the one the plan names, else the first of people. */
export function teamComponentOf<Item extends { id: string; measure: string }>(plan: {
  components: readonly Item[];
  team?: { component?: string | undefined } | undefined;
}): Item | undefined {
  const { components, team } = plan;
  return components.find(({ id }) => id === team?.component) ?? components.find(({ measure }) => measure !== "team");
}

/** Every figure a plan asks for by name, besides what it measures on deals. */
export function namesOf(plan: Info): Set<string> {
  const sides = (matrix: Component.Matrix | undefined) =>
    matrix === undefined ? [] : [matrix.rows.measure, matrix.columns.measure];
  return new Set(
    [
      ...plan.components.flatMap(({ measure, by, matrix }) => [measure, by, ...sides(matrix)]),
      ...plan.gates.map(({ measure }) => measure),
      ...plan.multipliers.flatMap(({ measure, matrix }) => [measure, ...sides(matrix)]),
      ...plan.pools.flatMap(({ measure, by }) => [measure, by]),
    ].filter((name) => name !== undefined),
  );
}

/** The published JSON Schema of plan documents. */
export function jsonSchema(): Record<string, unknown> {
  return { ...z.toJSONSchema(Info, { io: "input" }), title: "Clearboard pay plan" };
}
