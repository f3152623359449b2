/** What the linter says of a policy, or of a plan that would take another's place in the policy of now. */
import type * as Finding from "@clearboard/core/plan/finding";
import type * as LintSlope from "@clearboard/core/plan/lint-slope";
import * as PolicyCheck from "@clearboard/core/policy-check";
import * as Organisation from "@clearboard/store/organisation";
import type { Context } from "../context.ts";
import { current } from "../policy.ts";
import { assertSize, whole } from "./document.ts";

export type Checked = {
  isRefused: boolean;
  findings: Finding.Info[];
  /** `plan` is the id of the plan a cost is of */
  costs: (LintSlope.Cost & { plan: string })[];
};

/** Throws `policy-too-deep`, `policy-too-large` and `policy-plan-whose`; everything else is a finding with its place. */
export async function check(ctx: Context, document: unknown): Promise<Checked> {
  assertSize(document);
  const { currency } = await Organisation.get(ctx.table);
  const { isRefused, findings, costs } = PolicyCheck.of(whole(await current(ctx), document), currency);
  return { isRefused, findings, costs };
}
