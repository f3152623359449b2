/** Who may agree to pay: another than who did the first step, whom it does not pay. */
import { refuse } from "@clearboard/core/error";
import { may } from "@clearboard/core/visibility";
import * as User from "@clearboard/store/user";
import type { Context } from "../context.ts";
import { type Actor, demandRight, findActor } from "../operation.ts";

/** Who may agree to pay. Throws `user-unknown`, `role-forbidden`. */
export async function demandApprover(ctx: Context, by: string): Promise<Actor> {
  const actor = await findActor(ctx, by);
  demandRight(actor, { action: "pay.approve" });
  return actor;
}

/** Whether nobody is left to agree to a run: everybody with the right published it or is paid by it. One alone always may. */
export async function isStuck(
  { table }: Context,
  { first, paid }: { first: string | undefined; paid: readonly string[] },
): Promise<boolean> {
  const users = await User.list(table);
  const approvers = users.filter((user) => !user.isDisabled && may(user, "pay.approve"));
  const isFirst = ({ id }: User.Info) => first !== undefined && [first, User.idOf(first)].includes(id);
  const isPaid = ({ person }: User.Info) => person !== null && paid.includes(person);
  return approvers.length > 1 && approvers.every((user) => isFirst(user) || isPaid(user));
}

/**
 * Two people stand behind pay: who did the first step does not do the second, and nobody decides the own pay. Where only
 * one active user has the right to approve, that one may, and the answer is true: it is said wherever the decision is
 * shown. Throws the refusal, `pay-own-pay`.
 */
export async function demandSecond(
  { table }: Context,
  actor: Actor,
  { first, refusal, paid }: { first: string | undefined; refusal?: () => Error; paid: readonly string[] },
): Promise<boolean> {
  const users = await User.list(table);
  const approvers = users.filter((user) => !user.isDisabled && may(user, "pay.approve"));
  if (approvers.length === 1) return true;
  if (first !== undefined && [first, User.idOf(first)].includes(actor.id)) throw refusal?.() ?? refuse("pay-own-pay");
  if (actor.person !== null && paid.includes(actor.person)) throw refuse("pay-own-pay");
  return false;
}
