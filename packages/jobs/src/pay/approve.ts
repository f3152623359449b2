/** Posted pay on its way to payroll: approved by a director, then released; states go forward only. */
import { refuse } from "@clearboard/core/error";
import type * as Run from "@clearboard/core/pay/run";
import type { State } from "@clearboard/core/pay/statement";
import { may } from "@clearboard/core/visibility";
import * as Audit from "@clearboard/store/audit";
import * as Month from "@clearboard/store/month";
import * as User from "@clearboard/store/user";
import type { Context } from "../context.ts";
import { type Actor, demandRight, findActor } from "../operation.ts";
import { runFor } from "./run.ts";
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
  const { pay } = await posted(ctx, month, digest);
  if (ORDER.indexOf(pay.state) >= ORDER.indexOf(to)) return runFor(ctx, month);
  if (to === "released" && pay.state !== "approved") throw refuse("pay-not-approved", { month });
  const isOnly = await demandSecond(ctx, actor, {
    first: pay.history.find(({ state }) => state === "earned")?.by,
    refusal: () => refuse("pay-second-approver", { month }),
    paid: await paidBy(ctx, digest),
  });
  const verb = to === "approved" ? "pay-approve" : "pay-release";
  const detail = { month, digest, ...(isOnly && { only: "yes" }) };
  await Audit.record(ctx.table, ctx.now, actor.id, verb, detail, async () => {
    for (;;) {
      const { item, pay: now } = await posted(ctx, month, digest);
      if (ORDER.indexOf(now.state) >= ORDER.indexOf(to)) return;
      const entry = { state: to, by: actor.id, at: ctx.now(), ...(isOnly && { isOnly }) };
      const next = { ...now, state: to, history: [...now.history, entry] };
      const versions = item.versions.map((one) => (one.pay === undefined ? one : { ...one, pay: next }));
      if (await Month.replace(ctx.table, { ...item, versions })) return;
    }
  });
  return runFor(ctx, month);
}

/** Who may agree to pay. Throws `user-unknown`, `role-forbidden`. */
async function demandApprover(ctx: Context, by: string): Promise<Actor> {
  const actor = await findActor(ctx, by);
  demandRight(actor, { action: "pay.approve" });
  return actor;
}

/** The people whom a run pays or whose plan it works out. */
async function paidBy(ctx: Context, digest: string): Promise<string[]> {
  const { people } = await RunFile.read(ctx, digest);
  return people.filter(({ plan, paid }) => plan !== null || paid.minor !== "0").map(({ id }) => id);
}

/**
 * Two people stand behind pay: who did the first step does not do the second, and nobody decides the own pay. Where only
 * one active user has the right to approve, that one may, and the answer is true: it is said wherever the decision is
 * shown. Throws the refusal, `pay-own-pay`.
 */
async function demandSecond(
  { table }: Context,
  actor: Actor,
  { first, refusal, paid }: { first: string | undefined; refusal: () => Error; paid: readonly string[] },
): Promise<boolean> {
  const users = await User.list(table);
  const approvers = users.filter((user) => !user.isDisabled && may(user, "pay.approve"));
  if (approvers.length === 1) return true;
  if (first !== undefined && [first, User.idOf(first)].includes(actor.id)) throw refusal();
  if (actor.person !== null && paid.includes(actor.person)) throw refuse("pay-own-pay");
  return false;
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
