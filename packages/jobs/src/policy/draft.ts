/** Drafts of a policy: handed in by one director, approved or rejected by another. */
import * as ChinaCalendar from "@clearboard/core/china-calendar";
import { refuse, type VisibleError } from "@clearboard/core/error";
import * as Id from "@clearboard/core/id";
import * as Period from "@clearboard/core/period";
import * as Policy from "@clearboard/core/policy";
import type * as PolicyChange from "@clearboard/core/policy-change";
import * as Audit from "@clearboard/store/audit";
import * as Month from "@clearboard/store/month";
import * as Organisation from "@clearboard/store/organisation";
import * as Store from "@clearboard/store/policy";
import type { Context } from "../context.ts";
import { document, INITIAL, numberFor } from "../policy.ts";
import * as Director from "./director.ts";
import { assertSize, demand, digestOf, whole } from "./document.ts";
import { carryOut, finish } from "./finish.ts";

const iso = (ms: number) => new Date(ms).toISOString();

/**
 * Hands in a draft, `written` being a policy or a plan that takes another's place in it. Throws `policy-refused` with the
 * place of its first error, `policy-published` naming the months it comes too late for, `policy-same` when it changes
 * nothing, `not-director`. Handed in again while it waits, it is the same draft.
 */
export async function create(
  ctx: Context,
  what: { document: unknown; effectiveMonth: string; note: string; by: string },
): Promise<PolicyChange.Draft> {
  const { effectiveMonth } = what;
  assertSize(what.document);
  const author = await Director.demand(ctx, what.by);
  await assertUnpublished(ctx, effectiveMonth);
  const { currency, zone } = await Organisation.get(ctx.table);
  const versions = await Store.versions(ctx.table);
  const base = numberFor(versions, effectiveMonth);
  const current = await document(ctx, base);
  const { policy: written, warnings } = demand(whole(current, what.document), currency);
  const policy = ChinaCalendar.fill(written, zone);
  const digest = digestOf(policy);
  if (digest === digestOf(current)) {
    throw refuse("policy-same", { version: base, month: effectiveMonth });
  }
  const waits = (await Store.drafts(ctx.table)).find(
    (item) =>
      item.state === "waiting" &&
      item.digest === digest &&
      item.effectiveMonth === effectiveMonth &&
      item.author === author.name &&
      item.base === base,
  );
  if (waits !== undefined) return shown(waits, versions);
  const at = iso(ctx.now());
  const id = Id.derive("draft", author.id, at, digest, effectiveMonth);
  const draft: Omit<Store.Draft, "itemVersion"> = {
    id,
    effectiveMonth,
    digest,
    note: what.note,
    author: author.name,
    at,
    base,
    warnings,
    state: "waiting",
    decidedBy: null,
    decidedAt: null,
    reason: null,
    version: null,
    isDone: false,
  };
  await Audit.record(ctx.table, ctx.now, author.id, "policy draft", { draft: id, month: effectiveMonth, digest }, () =>
    Store.create(ctx.table, draft, { ...policy, effectiveMonth }),
  );
  return get(ctx, id).then(({ draft: kept }) => kept);
}

/** Every draft, the newest first. */
export async function list(ctx: Context): Promise<PolicyChange.Draft[]> {
  await finish(ctx);
  const versions = await Store.versions(ctx.table);
  return (await Store.drafts(ctx.table)).map((item) => shown(item, versions));
}

/** A draft with what it says. Throws `draft-unknown`. */
export async function get(ctx: Context, id: string): Promise<{ draft: PolicyChange.Draft; document: Policy.Info }> {
  const { draft, policy } = await found(ctx, id);
  return { draft: shown(draft, await Store.versions(ctx.table)), document: policy };
}

/**
 * Makes a draft the next version, from its month on; the boards of the unpublished months follow. Throws `own-draft` for
 * its author, `policy-moved` when another version holds by now than the draft was made on, unless `onto` names that version.
 */
export async function approve(
  ctx: Context,
  what: { draft: string; by: string; onto?: number | undefined },
): Promise<PolicyChange.Version> {
  const approver = await Director.demand(ctx, what.by);
  await finish(ctx);
  const { draft, policy, document: stored } = await found(ctx, what.draft);
  // Asked again by the same director: the answer was lost, or the word in the audit log that it was done.
  if (draft.state === "approved" && draft.decidedBy === approver.name)
    return audited(ctx, approver.id, draft.id, () => versionOf(ctx, draft));
  if (draft.state === "approved") return versionOf(ctx, draft);
  if (draft.state === "rejected") throw decided(draft);
  if (Director.isSame(draft.author, approver)) throw refuse("own-draft");
  if (!(await Director.isActive(ctx, draft.author))) {
    throw refuse("draft-author-gone", { author: draft.author });
  }
  await assertUnpublished(ctx, draft.effectiveMonth);
  const { currency } = await Organisation.get(ctx.table);
  demand(policy, currency);
  const versions = await Store.versions(ctx.table);
  const inForce = numberFor(versions, draft.effectiveMonth);
  if (inForce !== draft.base && inForce !== what.onto) throw moved(draft, inForce);
  return audited(ctx, approver.id, draft.id, async () => {
    const version = (versions.at(-1)?.version ?? INITIAL) + 1;
    const next: Store.Draft = {
      ...draft,
      state: "approved",
      decidedBy: approver.name,
      decidedAt: iso(ctx.now()),
      version,
    };
    // Decided first: from here on nobody can reject it, and whoever finds it undone finishes it.
    await Store.decide(ctx.table, next, stored);
    await carryOut(ctx, draft.id);
    const after = (await found(ctx, draft.id)).draft;
    if (after.state === "approved") return versionOf(ctx, after);
    if (after.state === "rejected") throw decided(after);
    throw moved(draft, numberFor(await Store.versions(ctx.table), draft.effectiveMonth));
  });
}

function audited<T>(ctx: Context, by: string, draft: string, action: () => Promise<T>): Promise<T> {
  return Audit.record(ctx.table, ctx.now, by, "policy approve", { draft }, action);
}

/** Turns a draft down, with why; its author may take it back so. Throws `draft-decided` when it was decided before. */
export async function reject(
  ctx: Context,
  what: { draft: string; by: string; note: string },
): Promise<PolicyChange.Draft> {
  const by = await Director.demand(ctx, what.by);
  const { draft, document: stored } = await found(ctx, what.draft);
  if (draft.state !== "waiting") throw decided(draft);
  return Audit.record(ctx.table, ctx.now, by.id, "policy reject", { draft: draft.id }, async () => {
    const next: Store.Draft = {
      ...draft,
      state: "rejected",
      decidedBy: by.name,
      decidedAt: iso(ctx.now()),
      reason: what.note,
    };
    const kept = await Store.decide(ctx.table, next, stored);
    if (kept === undefined) throw decided((await found(ctx, what.draft)).draft);
    return shown(kept, await Store.versions(ctx.table));
  });
}

/** Published months keep their policy: a version may hold from the month after the last of them. */
async function assertUnpublished(ctx: Context, from: string): Promise<void> {
  const all = (await Month.list(ctx.table)).filter((item) => item.published > 0).map(({ month }) => month);
  const late = all.filter((month) => month >= from);
  const last = late.at(-1);
  if (last === undefined) return;
  throw refuse("policy-published", { months: late.join(", "), first: Period.next(last) });
}

async function found(ctx: Context, id: string) {
  const kept = await Store.draft(ctx.table, id);
  if (kept === undefined) throw refuse("draft-unknown", { draft: id });
  return { ...kept, policy: Policy.Info.parse(kept.document) };
}

async function versionOf(ctx: Context, draft: Store.Draft): Promise<PolicyChange.Version> {
  const version = (await Store.versions(ctx.table)).find((item) => item.draft === draft.id);
  if (version === undefined) throw decided(draft);
  const { draft: _, ...shownVersion } = version;
  return shownVersion;
}

function shown({ itemVersion: _, isDone: __, ...draft }: Store.Draft, versions: Store.Version[]): PolicyChange.Draft {
  return { ...draft, inForce: numberFor(versions, draft.effectiveMonth) };
}

function moved({ base }: Store.Draft, version: number): VisibleError {
  return refuse("policy-moved", { base, version });
}

function decided({ id, state, decidedBy }: Store.Draft): VisibleError {
  const by = decidedBy ?? "";
  return refuse("draft-decided", { draft: id, state, by });
}
