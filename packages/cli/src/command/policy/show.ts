import * as Ready from "@clearboard/core/plan/presets";
import * as Policy from "@clearboard/jobs/policy";
import * as Args from "../../args.ts";
import type { ExitCode } from "../../command-spec.ts";
import { DEFAULT_DIR, withStore } from "../../local.ts";
import type { Output } from "../../output.ts";

/** Prints a ready-made plan, or the policy of a month, of now without one: JSON that can be changed and handed in. */
export async function show(args: Args.Args, output: Output, [name]: readonly string[]): Promise<ExitCode> {
  const isMonth = Args.text(args, "month") !== undefined;
  if (name !== undefined) {
    const plan = Object.entries(Ready.ALL).find(([known]) => known === name)?.[1];
    if (plan === undefined || isMonth)
      throw new Args.UsageError(`policy show takes ${Object.keys(Ready.ALL).join(", ")} or --month`);
    output.out(JSON.stringify(plan(), null, 2));
    return 0;
  }
  const month = isMonth ? Args.month(args) : undefined;
  const policy = await withStore(Args.text(args, "data") ?? DEFAULT_DIR, (ctx) =>
    month === undefined ? Policy.current(ctx) : Policy.effective(ctx, month),
  );
  output.out(JSON.stringify(policy, null, 2));
  return 0;
}
