/** Policy is data: every number a company may choose, in one versioned document with a default. */
import * as z from "zod";
import { METRICS } from "./metric/list.ts";
import * as Registry from "./metric/registry.ts";
import * as Plan from "./plan/plan.ts";
import * as Presets from "./plan/presets.ts";
import { Amount, Day, Month } from "./plan/value.ts";

const Weight = z.int().min(0).max(100);
/** An exact rational as text: "2/100", "0.035" or "1". */
const Rate = z.string().regex(/^-?\d+(\.\d+)?(\/\d*[1-9]\d*)?$/, { error: "rate" });

export const Component = z.strictObject({
  weight: Weight,
  /** highest component score; sales 150, others 120 */
  cap: z.int().min(100).max(1000),
  /** what 100 means: a share of the top of the scale, or a count; sales take the person's own target */
  target: Rate.optional(),
  /** fewer answers than this = missing ("too few") */
  minimumAnswers: z.int().min(0).optional(),
});

export const ROLES = ["rep", "lead", "manager", "support"] as const;
export const Role = z.enum(ROLES);
export type Role = z.output<typeof Role>;

/** How some roles are paid. The first plan that names a person's role pays; nobody's plan = no bonus. */
export const Pay = z.strictObject({
  roles: z.array(Role).min(1),
  plan: Plan.Info,
  /** target incentive of a month, of everybody the plan pays */
  variable: Amount.optional(),
  /** and where somebody's differs, by person id */
  variables: z.record(z.string(), Amount).optional(),
});
export type Pay = z.output<typeof Pay>;

/** Days off on top of Saturdays and Sundays, and weekend days that are worked, of one year. */
export const Year = z.strictObject({ holidays: z.array(Day), makeUp: z.array(Day) });
export type Year = z.output<typeof Year>;

export const Honour = z.strictObject({
  id: z.string().min(1),
  seal: z.string().length(1),
  en: z.string(),
  zh: z.string(),
  by: z.enum([...Registry.metricsIn("honour", METRICS), "satisfaction", "climb"]),
});

const PAYROLL_COLUMNS = [
  "employeeNumber",
  "name",
  "payCode",
  "costCentre",
  "period",
  "payDate",
  "amount",
  "currency",
] as const;
export type PayrollColumn = (typeof PAYROLL_COLUMNS)[number];

export const Payroll = z.strictObject({
  /** in their order */
  columns: z
    .array(z.enum(PAYROLL_COLUMNS))
    .min(1)
    .default([...PAYROLL_COLUMNS]),
  /** what payroll books the pay under */
  payCode: z.string().min(1).max(50).default("BONUS"),
  /** the day of the month after the period; in a shorter month its last */
  payDay: z.int().min(1).max(31).default(15),
  /** what stands for the cost centre: people files have no field for it */
  costCentre: z.enum(["team", "region"]).default("team"),
});
export type Payroll = z.output<typeof Payroll>;

export const PAYROLL: Payroll = Payroll.parse({});

/** How much of a file may be wrong before it waits for a person. */
export const Held = z.strictObject({
  /** rejected rows, as a share of those read, from so many of them on */
  rejectedShare: Rate.default("0.05"),
  rejectedRows: z.int().min(1).default(20),
  /** more than this share of any file, however short */
  rejectedMost: Rate.default("1/2"),
  /** a full export that lacks more than this share of what is there */
  absentShare: Rate.default("1/2"),
});
export type Held = z.output<typeof Held>;

export const HELD: Held = Held.parse({});

export const Info = z.strictObject({
  version: z.int().min(1).default(1),
  effectiveMonth: z.union([Month, z.literal("0000-01")]).default("0000-01"),
  scorecard: z.strictObject({
    sales: Component,
    satisfaction: Component,
    collaboration: Component,
    knowledge: Component,
    /** least observed weight for a rank */
    minimumObserved: z.int().min(1).max(100),
  }),
  ranking: z.strictObject({
    basis: z.enum(["auto", "score", "revenue"]),
    /** auto = score when at least this share of eligible people have a sales target */
    targetCoverage: Rate,
  }),
  plans: z.array(Pay),
  /** a refund later than so many days after the close lowers no revenue; plans say the same of pay */
  refunds: z.strictObject({ windowDays: z.int().min(0) }).default({ windowDays: 90 }),
  /** by year; a year without data says nothing of its working days */
  calendar: z.record(z.string().regex(/^\d{4}$/), Year).default({}),
  /** the file for payroll; without it all columns in their order */
  payroll: Payroll.optional(),
  /** when a file waits for a person; without it the defaults */
  held: Held.optional(),
  calls: z.strictObject({ directions: z.enum(["all", "out"]) }),
  /** which source counts, per kind, best first; a kind not named takes the first source by name */
  sources: z.record(z.string(), z.array(z.string())),
  honours: z.array(Honour),
});
export type Info = z.output<typeof Info>;

/** The company that has decided nothing yet, in its currency: scorecard 60/20/10/10 and the three lines. */
export function initial(currency: string): Info {
  return {
    version: 1,
    effectiveMonth: "0000-01",
    scorecard: {
      sales: { weight: 60, cap: 150 },
      satisfaction: { weight: 20, cap: 120, target: "0.90", minimumAnswers: 5 },
      collaboration: { weight: 10, cap: 120, target: "0.80", minimumAnswers: 5 },
      knowledge: { weight: 10, cap: 120, target: "4" },
      minimumObserved: 80,
    },
    ranking: { basis: "auto", targetCoverage: "0.80" },
    plans: [{ roles: ["rep", "lead"], plan: Presets.threeLines(currency) }],
    refunds: { windowDays: 90 },
    calendar: {},
    calls: { directions: "all" },
    sources: {},
    honours: [
      { id: "wolf", seal: "狼", en: "Wolf of the month", zh: "月度狼王", by: "revenue" },
      { id: "hunter", seal: "猎", en: "Best hunter", zh: "最佳猎手", by: "dealsWon" },
      { id: "service", seal: "服", en: "Service star", zh: "服务之星", by: "satisfaction" },
      { id: "climb", seal: "进", en: "Biggest climb", zh: "进步之星", by: "climb" },
    ],
  };
}

export const DEFAULT: Info = initial("CNY");

/** The published JSON Schema of policy documents. */
export function jsonSchema(): Record<string, unknown> {
  return { ...z.toJSONSchema(Info, { io: "input" }), title: "Clearboard policy" };
}

/** How a role is paid, or undefined when nobody's plan names it. */
export function payOf(policy: Pick<Info, "plans">, role: Role): Pay | undefined {
  return policy.plans.find(({ roles }) => roles.includes(role));
}
