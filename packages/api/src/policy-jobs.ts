/** What the API asks of the night's work about policies. */
import * as Finding from "@clearboard/core/pay/finding";
import type * as Simulation from "@clearboard/core/payroll/simulation";
import * as Policy from "@clearboard/core/policy";
import * as PolicyChange from "@clearboard/core/policy-change";
import * as z from "zod";

/** What holds this month, what was agreed, and what waits. */
export const InForce = z
  .object({
    /** the month it is now where the organisation is */
    month: z.string(),
    document: Policy.Info,
    versions: z.array(PolicyChange.Version),
    drafts: z.array(PolicyChange.Draft),
  })
  .meta({ id: "PolicyInForce" });
export type InForce = z.output<typeof InForce>;

export const Drafted = z.object({ draft: PolicyChange.Draft, document: Policy.Info }).meta({ id: "PolicyDrafted" });
export type Drafted = z.output<typeof Drafted>;

/** What the linter says of a document; `plan` is the id of the plan a cost is of. */
export const Checked = z
  .object({
    isRefused: z.boolean(),
    findings: z.array(Finding.Info),
    costs: z.array(z.object({ plan: z.string(), at: z.string(), pay: z.string(), ofSales: z.string().nullable() })),
  })
  .meta({ id: "PolicyChecked" });
export type Checked = z.output<typeof Checked>;

/** Errors are `VisibleError`; `by` is a user's id. */
export type PolicyJobs = {
  inForce(): Promise<InForce>;
  version(version: number): Promise<Policy.Info>;
  draft(id: string): Promise<Drafted>;
  check(document: unknown): Promise<Checked>;
  simulate(what: { document: unknown; from: string; to: string }): Promise<Simulation.Info>;
  handIn(what: { document: unknown; effectiveMonth: string; note: string; by: string }): Promise<PolicyChange.Draft>;
  approve(what: { draft: string; by: string; onto?: number | undefined }): Promise<PolicyChange.Version>;
  reject(what: { draft: string; by: string; note: string }): Promise<PolicyChange.Draft>;
};
