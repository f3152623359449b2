/** Posted pay on its way to payroll: approved by a director, then released; states go forward only. */
import { refuse } from "@clearboard/core/error";
import * as Decision from "@clearboard/core/pay/decision";
import * as Run from "@clearboard/core/pay/run";
import type { State } from "@clearboard/core/pay/statement";
import * as Audit from "@clearboard/store/audit";
import * as Month from "@clearboard/store/month";
import type { Context } from "../context.ts";
import { demandApprover, demandSecond } from "./approver.ts";
import { demandPayable } from "./export.ts";
import { paidBy, runFor } from "./run.ts";
import * as RunFile from "./run-file.ts";

export type What = { month: string; digest: string; by: string };

/**
 * Agrees to a posted run as it was looked at. Throws `pay-not-posted`, `pay-digest-stale`, and as `demandSecond`.
 * Approving what is approved already changes nothing.
 */
export function approve(ctx: Context, what: What): Promise<Run.Info> {
  return advance(ctx, what, "approved");
}

/** Hands an approved run to payroll. Throws `pay-not-approved` before that, else as `approve`. */
export function release(ctx: Context, what: What): Promise<Run.Info> {
  return advance(ctx, what, "released");
}

const ORDER: readonly State[] = ["earned", "approved", "released"];

async function advance(ctx: Context, { month, digest, by }: What, to: "approved" | "released"): Promise<Run.Info> {
  const actor = await demandApprover(ctx, by);
  const { item, pay } = await posted(ctx, month, digest);
  if (ORDER.indexOf(pay.state) >= ORDER.indexOf(to)) return runFor(ctx, month);
  if (to === "released" && pay.state !== "approved") throw refuse("pay-not-approved", { month });
  const run = await RunFile.read(ctx, pay.digest);
  demandDecided(item, run);
  if (to === "released") demandPayable(Run.decide(run, item).people.filter(({ held }) => held === null));
  const isOnly = await demandSecond(ctx, actor, {
    first: pay.history.find(({ state }) => state === "earned")?.by,
    refusal: () => refuse("pay-second-approver", { month }),
    paid: paidBy(run),
  });
  const verb = to === "approved" ? "pay-approve" : "pay-release";
  const detail = { month, digest, ...(isOnly && { only: "yes" }) };
  await Audit.record(ctx.table, ctx.now, actor.id, verb, detail, async () => {
    for (;;) {
      const { item: latest, pay: now } = await posted(ctx, month, digest);
      if (ORDER.indexOf(now.state) >= ORDER.indexOf(to)) return;
      const entry = { state: to, by: actor.id, at: ctx.now(), ...(isOnly && { isOnly }) };
      const next = { ...now, state: to, history: [...now.history, entry] };
      const versions = latest.versions.map((version) =>
        version.pay === undefined ? version : { ...version, pay: next },
      );
      if (await Month.replace(ctx.table, { ...latest, versions })) return;
    }
  });
  return runFor(ctx, month);
}

/** Every adjustment is confirmed and of somebody in the run. Throws `pay-adjustment-waits`, `pay-none`. */
function demandDecided({ month, adjustments }: Month.Info, { people }: RunFile.Info): void {
  for (const { person, confirmed } of adjustments) {
    const row = people.find(({ id }) => id === person);
    if (row === undefined) throw refuse("pay-none", { month, person });
    if (confirmed === null) throw refuse("pay-adjustment-waits", { name: row.name });
  }
}

async function posted(ctx: Context, month: string, digest: string): Promise<{ item: Month.Info; pay: Month.Pay }> {
  const item = await Month.get(ctx.table, month);
  if (item === undefined) throw refuse("month-unknown", { month });
  const pay = Month.payOf(item);
  if (pay === undefined) {
    throw refuse("pay-not-posted", { month });
  }
  const current = Decision.digestWith(pay.digest, item);
  if (current !== digest) throw refuse("pay-digest-stale", { month, digest: current });
  return { item, pay };
}
