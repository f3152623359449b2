/** Posted pay on its way to payroll: approved by a director, then released; states go forward only. */
import { refuse } from "@clearboard/core/error";
import type * as Run from "@clearboard/core/pay/run";
import type { State } from "@clearboard/core/pay/statement";
import * as Audit from "@clearboard/store/audit";
import * as Month from "@clearboard/store/month";
import * as User from "@clearboard/store/user";
import type { Context } from "../context.ts";
import * as Director from "../policy/director.ts";
import { runFor } from "./run.ts";
import * as RunFile from "./run-file.ts";

export type What = { month: string; digest: string; by: string };

/**
 * Agrees to a posted run as it was looked at. Throws `pay-not-posted`, `pay-digest-stale`, and where the policy asks for
 * another director than who published, `pay-second-approver` and `not-director`: a made-up name is nobody's second look.
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
  const { pay } = await posted(ctx, month, digest);
  if (ORDER.indexOf(pay.state) >= ORDER.indexOf(to)) return runFor(ctx, month);
  if (to === "released" && pay.state !== "approved") {
    throw refuse("pay-not-approved", { month });
  }
  if (to === "approved") await checkSecond(ctx, month, digest, by);
  const verb = to === "approved" ? "pay-approve" : "pay-release";
  await Audit.record(ctx.table, ctx.now, by, verb, { month, digest }, async () => {
    for (;;) {
      const { item, pay: now } = await posted(ctx, month, digest);
      if (ORDER.indexOf(now.state) >= ORDER.indexOf(to)) return;
      const next = { ...now, state: to, history: [...now.history, { state: to, by, at: ctx.now() }] };
      const versions = item.versions.map((item) => (item.pay === undefined ? item : { ...item, pay: next }));
      if (await Month.replace(ctx.table, { ...item, versions })) return;
    }
  });
  return runFor(ctx, month);
}

async function posted(ctx: Context, month: string, digest: string): Promise<{ item: Month.Info; pay: Month.Pay }> {
  const item = await Month.get(ctx.table, month);
  if (item === undefined) throw refuse("month-unknown", { month });
  const pay = Month.payOf(item);
  if (pay === undefined) {
    throw refuse("pay-not-posted", { month });
  }
  if (pay.digest !== digest) {
    throw refuse("pay-digest-stale", { month, digest: pay.digest });
  }
  return { item, pay };
}

async function checkSecond(ctx: Context, month: string, digest: string, by: string): Promise<void> {
  const { approvals } = await RunFile.read(ctx, digest);
  if (approvals < 2) return;
  const { pay } = await posted(ctx, month, digest);
  const publisher = pay.history.find(({ state }) => state === "earned")?.by ?? "";
  const { id } = await Director.demand(ctx, by);
  if ((await idOf(ctx, publisher)) !== id) return;
  throw refuse("pay-second-approver", { month });
}

/** One name for a person whether the page said the id or the command line the name. */
async function idOf(ctx: Context, user: string): Promise<string> {
  return ((await User.get(ctx.table, user)) ?? (await User.byName(ctx.table, user)))?.id ?? user;
}
