import * as Ready from "@clearboard/core/plan/presets";
import * as Policy from "@clearboard/jobs/policy";
import * as Args from "../../args.ts";
import { inStore, ownVerb } from "../../derive.ts";

/** Prints a ready-made plan, or the policy of a month, of now without one: JSON that can be changed and handed in. */
export const show = ownVerb(
  ["[PLAN]"],
  { usage: "[--month M]", options: { month: { type: "string" } } },
  async (args, [name]) => {
    const document = name === undefined ? await policyOf(args) : readyPlan(args, name);
    return { json: document, text: () => JSON.stringify(document, null, 2) };
  },
);

function readyPlan(args: Args.Args, name: string): unknown {
  const plan = Object.entries(Ready.ALL).find(([known]) => known === name)?.[1];
  if (plan === undefined || Args.text(args, "month") !== undefined)
    throw new Args.UsageError(`policy show takes ${Object.keys(Ready.ALL).join(", ")} or --month`);
  return plan();
}

async function policyOf(args: Args.Args): Promise<unknown> {
  const month = Args.text(args, "month") === undefined ? undefined : Args.month(args);
  return inStore(args, (ctx) => (month === undefined ? Policy.current(ctx) : Policy.effective(ctx, month)));
}
