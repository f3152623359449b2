/** The policy in force for a month: the company's own when it has decided one, else the default. */
import * as Policy from "@clearboard/core/policy";
import type { Context } from "./context.ts";

// access: every policy version of the organisation, in order of the month it takes effect
const PK = "policy";

/** The version with the latest effective month not after `month`; the default holds from the beginning of time. */
export async function effective(ctx: Context, month: string): Promise<Policy.Info> {
  const page = await ctx.table.query({ pk: PK, to: `${month}~`, reverse: true, limit: 1 });
  const item = page.items[0];
  return item === undefined ? Policy.DEFAULT : Policy.Info.parse(item.data);
}
