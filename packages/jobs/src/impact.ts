/** What a decision about an import would change, before it is taken. */
import * as Build from "@clearboard/core/board/build";
import * as Money from "@clearboard/core/money";
import * as DryRunStore from "@clearboard/store/dry-run-store";
import * as Ledger from "@clearboard/store/ledger";
import * as Month from "@clearboard/store/month";
import * as z from "zod";
import type { Context } from "./context.ts";
import * as LoadInputs from "./inputs.ts";

export const Figures = z.object({
  revenue: Money.Info.nullable(),
  dealsWon: z.int().nullable(),
  dials: z.int().nullable(),
});
export type Figures = z.output<typeof Figures>;

export const MonthImpact = z.object({
  month: z.string(),
  /** the month is published: its board stays, the change is listed as late */
  isPublished: z.boolean(),
  before: Figures,
  after: Figures,
});
export type MonthImpact = z.output<typeof MonthImpact>;

export const Info = z
  .object({
    importId: z.string(),
    /** rows by what would become of them; for an undo, what became of them when they came */
    rows: Ledger.Counts,
    /** months in which something would change, oldest first */
    months: z.array(MonthImpact),
  })
  .meta({ id: "ImportEffect" });
export type Info = z.output<typeof Info>;

/** Does the work on a store of its own over the real one, and compares the months that it raised. Nothing stored changes. */
export async function measure(
  ctx: Context,
  importId: string,
  work: (trial: Context) => Promise<Ledger.Counts>,
): Promise<Info> {
  const { report: _, ...plain } = ctx;
  const trial: Context = { ...plain, ...DryRunStore.over(ctx) };
  const rows = await work(trial);
  const stood = new Map((await Month.list(ctx.table)).map((item) => [item.month, item]));
  const months: MonthImpact[] = [];
  for (const { month, inputs } of await Month.list(trial.table)) {
    const item = stood.get(month);
    if (item?.inputs === inputs) continue;
    const before = item === undefined ? NONE : await figures(ctx, month);
    months.push({ month, isPublished: (item?.published ?? 0) > 0, before, after: await figures(trial, month) });
  }
  return { importId, rows, months };
}

const NONE: Figures = { revenue: null, dealsWon: null, dials: null };

/** The company's figures as the facts say them now, published or not. */
async function figures(ctx: Context, month: string): Promise<Figures> {
  const inputs = await LoadInputs.load(ctx, month, null);
  const { metrics } = Build.build(Build.open(inputs), { status: "open", version: null, asOf: "" }).totals;
  return { revenue: metrics.revenue, dealsWon: metrics.dealsWon, dials: metrics.dials };
}
