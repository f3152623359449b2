/** What a decision about an import would change, before it is taken. */
import * as Build from "@clearboard/core/board/build";
import * as Money from "@clearboard/core/money";
import * as Ledger from "@clearboard/store/ledger";
import * as Month from "@clearboard/store/month";
import * as Overlay from "@clearboard/store/overlay";
import * as z from "zod";
import type { Context } from "./context.ts";
import * as LoadInputs from "./inputs.ts";

export const Figures = z.object({
  revenue: Money.Info.nullable(),
  dealsWon: z.int().nullable(),
  dials: z.int().nullable(),
});
export type Figures = z.output<typeof Figures>;

export const MonthEffect = z.object({
  month: z.string(),
  /** the month is published: its board stays, the change is listed as late */
  isPublished: z.boolean(),
  before: Figures,
  after: Figures,
});
export type MonthEffect = z.output<typeof MonthEffect>;

export const Info = z
  .object({
    importId: z.string(),
    /** rows by what would become of them; for an undo, what became of them when they came */
    rows: Ledger.Counts,
    /** months in which something would change, oldest first */
    months: z.array(MonthEffect),
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
  const trial: Context = { ...plain, ...Overlay.over(ctx) };
  const rows = await work(trial);
  const stood = new Map((await Month.list(ctx.table)).map((item) => [item.month, item]));
  const months: MonthEffect[] = [];
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
  const { metrics } = Build.build(inputs, { status: "open", version: null, asOf: "" }).totals;
  return { revenue: metrics.revenue, dealsWon: metrics.dealsWon, dials: metrics.dials };
}
