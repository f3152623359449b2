/** Policy is data: every number a company may choose, in one versioned document with a default. */
import * as z from "zod";

const Weight = z.int().min(0).max(100);
/** An exact rational as text: "2/100", "0.035" or "1". */
const Rate = z.string().regex(/^-?\d+(\.\d+)?(\/\d+)?$/);

export const Component = z.object({
  weight: Weight,
  /** highest component score; sales 150, others 120 */
  cap: z.int().min(100).max(1000),
  /** what 100 means: a share of the top of the scale, or a count; sales take the person's own target */
  target: Rate.optional(),
  /** fewer answers than this = missing ("too few") */
  minimumAnswers: z.int().min(0).optional(),
});

export const Line = z.object({
  id: z.enum(["base", "challenge", "sprint"]),
  /** start of the line as a share of the person's target */
  at: Rate,
  /** marginal rate on revenue above the line's start, up to the next line */
  rate: Rate,
});

export const Info = z.object({
  version: z.int().min(1),
  effectiveMonth: z.string().regex(/^\d{4}-\d{2}$/),
  scorecard: z.object({
    sales: Component,
    satisfaction: Component,
    collaboration: Component,
    knowledge: Component,
    /** least observed weight for a rank */
    minimumObserved: z.int().min(1).max(100),
  }),
  ranking: z.object({
    basis: z.enum(["auto", "score", "revenue"]),
    /** auto = score when at least this share of eligible people have a sales target */
    targetCoverage: Rate,
  }),
  bonus: z.object({
    /** marginal rate below the first line */
    belowRate: Rate,
    lines: z.array(Line).length(3),
    rounding: z.enum(["half-up", "half-even"]),
  }),
  calls: z.object({ directions: z.enum(["all", "out"]) }),
  /** which source counts, per kind, best first; a kind not named takes the first source by name */
  sources: z.record(z.string(), z.array(z.string())),
  honours: z.array(
    z.object({
      id: z.string(),
      seal: z.string().length(1),
      en: z.string(),
      zh: z.string(),
      by: z.enum(["revenue", "dealsWon", "satisfaction", "climb"]),
    }),
  ),
});
export type Info = z.output<typeof Info>;

/** The company that has decided nothing yet: scorecard 60/20/10/10, lines at 80/100/130% of target, 1/2/3.5/5% (design.md 4). */
export const DEFAULT: Info = {
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
  bonus: {
    belowRate: "0.01",
    lines: [
      { id: "base", at: "0.80", rate: "0.02" },
      { id: "challenge", at: "1.00", rate: "0.035" },
      { id: "sprint", at: "1.30", rate: "0.05" },
    ],
    rounding: "half-up",
  },
  calls: { directions: "all" },
  sources: {},
  honours: [
    { id: "wolf", seal: "狼", en: "Wolf of the month", zh: "月度狼王", by: "revenue" },
    { id: "hunter", seal: "猎", en: "Best hunter", zh: "最佳猎手", by: "dealsWon" },
    { id: "service", seal: "服", en: "Service star", zh: "服务之星", by: "satisfaction" },
    { id: "climb", seal: "进", en: "Biggest climb", zh: "进步之星", by: "climb" },
  ],
};
