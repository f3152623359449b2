/** What an approval still owes: its version, and the word to the months it holds for. Whoever comes first does it. */
import * as Audit from "@clearboard/store/audit";
import * as Month from "@clearboard/store/month";
import * as Store from "@clearboard/store/policy";
import * as User from "@clearboard/store/user";
import type { Context } from "../context.ts";
import { numberFor } from "../policy.ts";

/** Carries out every approval that was decided and not done, as after a killed process; safe to repeat and to race. */
export async function finish(ctx: Context): Promise<void> {
  for (const { id, state, isDone, decidedBy } of await Store.drafts(ctx.table)) {
    if (state !== "approved" || isDone) continue;
    const by = User.idOf(decidedBy ?? "");
    await Audit.record(ctx.table, ctx.now, by, "policy approve", { draft: id }, () => carryOut(ctx, id));
  }
}

/**
 * Makes the version of an approved draft and has its months built again. Of two drafts that were given one number the later
 * waits again where the earlier changed what it was compared with.
 */
export async function carryOut(ctx: Context, draftId: string): Promise<void> {
  const kept = await Store.draft(ctx.table, draftId);
  if (kept === undefined || kept.draft.state !== "approved" || kept.draft.isDone) return;
  const { draft, document } = kept;
  const { id, version: number, decidedBy, decidedAt, effectiveMonth, digest, note, author } = draft;
  if (number === null) return;
  const version: Store.Version = {
    ...{ version: number, effectiveMonth, digest, note, author, draft: id },
    approver: decidedBy ?? "",
    at: decidedAt ?? "",
  };
  const policy = { ...(document as object), version: number, effectiveMonth };
  if (!(await Store.add(ctx.table, version, policy))) {
    const versions = await Store.versions(ctx.table);
    if (versions.find((other) => other.version === number)?.draft !== id) {
      const isMoved = numberFor(versions, effectiveMonth) !== draft.base;
      const next = { ...draft, version: (versions.at(-1)?.version ?? number) + 1 };
      const waiting = { ...draft, state: "waiting", decidedBy: null, decidedAt: null, version: null } as const;
      await Store.decide(ctx.table, isMoved ? waiting : next, document);
      return carryOut(ctx, draftId);
    }
  }
  // After the version is there, so that no board is built in between by the old one and taken for current.
  for (const { month, published } of await Month.list(ctx.table))
    if (month >= effectiveMonth && published === 0) await Month.raise(ctx.table, month);
  await Store.decide(ctx.table, { ...draft, isDone: true }, document);
}
