/** Pay: the run of a month, approved and released as it was looked at, and the statements of its people. */
import { refuse } from "@clearboard/core/error";
import * as Difference from "@clearboard/core/pay/difference";
import * as Estimate from "@clearboard/core/pay/estimate";
import * as Run from "@clearboard/core/pay/run";
import { may, redactCauses } from "@clearboard/core/visibility";
import * as z from "zod";
import { type Actor, Digest, MonthText, operation } from "./operation.ts";
import { approve, release } from "./pay/approve.ts";
import { runFor } from "./pay/run.ts";
import { changesFor, estimateFor } from "./pay/statement.ts";

const OfMonth = z.strictObject({ month: MonthText });
const Posted = OfMonth.extend({ digest: Digest });

export const readRun = operation({
  name: "pay.run",
  route: "GET /api/pay/:month",
  summary: "The pay run of a month",
  action: "pay.manage",
  input: OfMonth,
  output: Run.Info,
  refusals: ["month-unknown", "request-invalid"],
  run: (ctx, { month }) => runFor(ctx, month),
});

/** Two people stand behind pay. */
const SECOND = ["pay-second-approver", "pay-own-pay", "pay-adjustment-waits", "pay-none", "pay-net-negative"] as const;

export const approveRun = operation({
  name: "pay.approve",
  route: "POST /api/pay/:month/approve",
  summary: "Approve the pay run with this digest",
  action: "pay.approve",
  input: Posted,
  output: Run.Info,
  refusals: ["month-unknown", "pay-not-posted", "pay-digest-stale", ...SECOND, "request-invalid"],
  audit: "pay-approve",
  run: (ctx, input, { id: by }) => approve(ctx, { ...input, by }),
});

export const releaseRun = operation({
  name: "pay.release",
  route: "POST /api/pay/:month/release",
  summary: "Release an approved run to payroll",
  action: "pay.approve",
  input: Posted,
  output: Run.Info,
  refusals: ["month-unknown", "pay-not-posted", "pay-not-approved", "pay-digest-stale", ...SECOND, "request-invalid"],
  audit: "pay-release",
  run: (ctx, input, { id: by }) => release(ctx, { ...input, by }),
});

export const Of = OfMonth.extend({ person: z.string().min(1).max(200) });

/** Another person's statement is like one that does not exist. Throws `pay-none`. */
export function demandVisible(actor: Actor, { month, person }: z.output<typeof Of>): void {
  if (may(actor, "statement.read", { person })) return;
  throw refuse("pay-none", { month, person });
}

export const readChanges = operation({
  name: "statements.changes",
  route: "GET /api/statements/:month/:person/changes",
  summary: "Why pay has changed",
  action: "statement.read",
  input: Of.extend({ since: Difference.Since }),
  output: Difference.Info,
  refusals: ["month-unknown", "pay-none", "request-invalid"],
  run: async (ctx, { since, ...of }, actor) => {
    demandVisible(actor, of);
    const change = await changesFor(ctx, of.month, of.person, since);
    return { ...change, causes: redactCauses(change.causes, actor) };
  },
});

export const readEstimate = operation({
  name: "statements.estimate",
  route: "POST /api/statements/:month/:person/estimate",
  summary: "What one more deal pays",
  action: "statement.read",
  input: Of.extend(Estimate.Ask.shape),
  output: Estimate.Info,
  refusals: ["month-unknown", "pay-none", "request-invalid"],
  run: async (ctx, { month, person, ...ask }, actor) => {
    demandVisible(actor, { month, person });
    return estimateFor(ctx, month, person, ask);
  },
});
