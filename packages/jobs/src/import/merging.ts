/** Merging and withdrawing, one import of a source at a time; what a dead process left half done is ended first. */
import { VisibleError } from "@clearboard/core/error";
import { mask } from "@clearboard/ingest/mask";
import * as Generation from "@clearboard/store/generation";
import * as Lease from "@clearboard/store/lease";
import * as Ledger from "@clearboard/store/ledger";
import * as Staged from "@clearboard/store/staged";
import type { Context } from "../context.ts";
import { demand, type Entry, update } from "./entry.ts";
import { merge, withdraw } from "./merge.ts";
import { reason } from "./reason.ts";
import { takeSource } from "./turn.ts";

/** A merge that throws so often with the same words is undone, so that it keeps no board waiting. */
const TRIES = 3;

/** Waits for the source's turn, ends what a dead process left half merged, and merges. */
export async function mergeInTurn(ctx: Context, entry: Entry): Promise<Entry> {
  const lease = await takeSource(ctx, entry);
  try {
    await endMerges(ctx, entry.source, lease);
    return await mergeNow(ctx, await demand(ctx, entry.id), lease);
  } finally {
    await Lease.release(ctx.table, lease);
  }
}

/** Waits for the source's turn and withdraws an import that is applied, or that never comes to its end. */
export async function withdrawInTurn(ctx: Context, entry: Entry, by: string): Promise<Entry> {
  const lease = await takeSource(ctx, entry);
  try {
    await endMerges(ctx, entry.source, lease, entry.id);
    const now = await demand(ctx, entry.id);
    if (now.state !== "applied" && now.state !== "merging") return now;
    const undo = { by, at: ctx.now(), to: "withdrawn" } as const;
    return await mergeNow(ctx, await update(ctx, now, { state: "merging", undo }), lease);
  } finally {
    await Lease.release(ctx.table, lease);
  }
}

/** Ends what is half merged of a source, but for one import. */
export async function endMerges(ctx: Context, source: string, lease: Lease.Lease, butFor?: string): Promise<void> {
  for (const entry of await Ledger.list(ctx.table)) {
    if (entry.state === "merging" && entry.source === source && entry.id !== butFor)
      await mergeNow(ctx, await demand(ctx, entry.id), lease);
  }
}

async function mergeNow(ctx: Context, entry: Entry, lease: Lease.Lease): Promise<Entry> {
  if (entry.state !== "staged" && entry.state !== "merging") return entry;
  if (entry.undo !== undefined) return withdrawNow(ctx, entry, lease);
  const merging = entry.state === "merging" ? entry : await update(ctx, entry, { state: "merging" });
  const { current: generation } = await Generation.get(ctx.table);
  try {
    const isResumed = entry.state === "merging";
    const done = await merge(ctx, merging, { generation, lease, isDry: false, isResumed });
    return await update(ctx, merging, { state: "applied", ...done, finishedAt: ctx.now() }, ["failed"]);
  } catch (error) {
    const noted = await note(ctx, merging, error);
    if (noted?.undo === undefined) throw error;
    return withdrawNow(ctx, noted, lease);
  }
}

/** Counts a merge that threw; after the last try it is marked to be undone and held. Says nothing when the store is gone too. */
async function note(ctx: Context, entry: Entry, error: unknown): Promise<Entry | undefined> {
  if (error instanceof VisibleError && error.code === "lease-lost") return undefined;
  const detail = error instanceof Error ? mask(`${error.name}: ${error.message}`) : "unknown";
  const at = ctx.now();
  try {
    const before = await demand(ctx, entry.id);
    const count = before.failed?.detail === detail ? before.failed.count + 1 : 1;
    const failed = { count, detail, at };
    if (count < TRIES) return await update(ctx, before, { failed });
    const why = reason("merge-failed", { count, detail });
    const undo = { by: "night", at, to: "held" } as const;
    return await update(ctx, before, { failed, undo, reason: why, reasons: [why] });
  } catch {
    return undefined;
  }
}

async function withdrawNow(ctx: Context, entry: Entry, lease: Lease.Lease): Promise<Entry> {
  const { undo } = entry;
  if (undo === undefined) return entry;
  const { current: generation } = await Generation.get(ctx.table);
  await withdraw(ctx, entry, { generation, lease, isDry: false });
  const finishedAt = ctx.now();
  if (undo.to === "held") return update(ctx, entry, { state: "held", finishedAt }, ["undo"]);
  const params = { by: undo.by };
  const why = { code: "undone", message: `${undo.by} withdrew it.`, params };
  const done = await update(ctx, entry, { state: "withdrawn", reason: why, finishedAt }, ["reasons", "asked"]);
  await Staged.clear(ctx.files, Ledger.stagingOf(entry));
  return done;
}
