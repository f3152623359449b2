/** What a night leaves for the next morning: the pay runs of open months as they are known now. */
import { refuse } from "@clearboard/core/error";
import * as Month from "@clearboard/store/month";
import type { Context } from "../context.ts";
import * as Run from "./run.ts";

/** Keeps the run of every month that is not published, under the day of the night. Repeating it changes nothing. */
export async function keepRuns(ctx: Context, day: string): Promise<void> {
  for (const { month, published } of await Month.list(ctx.table)) {
    if (published > 0) continue;
    const months = await Run.refreshMonths(ctx, month);
    if (!months.some((item) => item.month === month)) throw refuse("month-unknown", { month });
    const { digest } = await Run.make(ctx, months, month);
    await Month.keepNightly(ctx.table, month, day, digest);
  }
}
