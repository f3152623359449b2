import type { Context } from "@clearboard/jobs/context";
import { approve, release } from "@clearboard/jobs/pay/approve";
import { file } from "@clearboard/jobs/pay/export";
import { runFor } from "@clearboard/jobs/pay/run";
import { changesFor, estimateFor, statementFor } from "@clearboard/jobs/pay/statement";
import type { PayJobs } from "./pay-jobs.ts";

/** The work on pay with its context bound. */
export function payJobsOf(ctx: Context): PayJobs {
  return {
    run: (month) => runFor(ctx, month),
    approve: (what) => approve(ctx, what),
    release: (what) => release(ctx, what),
    statement: ({ month, person }) => statementFor(ctx, month, person),
    changes: ({ month, person, since }) => changesFor(ctx, month, person, since),
    estimate: ({ month, person, ask }) => estimateFor(ctx, month, person, ask),
    file: (of) => file(ctx, of),
  };
}
