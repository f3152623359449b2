import type { Context } from "@clearboard/jobs/context";
import * as Policy from "@clearboard/jobs/policy";
import { check } from "@clearboard/jobs/policy/check";
import * as Draft from "@clearboard/jobs/policy/draft";
import { simulate } from "@clearboard/jobs/policy/simulate";
import type { PolicyJobs } from "./policy-jobs.ts";

/** The work on policies with its context bound. */
export function policyJobsOf(ctx: Context): PolicyJobs {
  return {
    async inForce() {
      const month = await Policy.thisMonth(ctx);
      const drafts = await Draft.list(ctx);
      const [document, versions] = await Promise.all([Policy.current(ctx), Policy.versions(ctx)]);
      return { month, document, versions, drafts };
    },
    version: (version) => Policy.document(ctx, version),
    draft: (id) => Draft.get(ctx, id),
    check: (document) => check(ctx, document),
    simulate: (what) => simulate(ctx, what),
    handIn: (what) => Draft.create(ctx, what),
    approve: (what) => Draft.approve(ctx, what),
    reject: (what) => Draft.reject(ctx, what),
  };
}
