/** Taking a file in: received, staged, merging, applied. Each step may be killed and started again. */
import { VisibleError } from "@clearboard/core/error";
import { byText } from "@clearboard/core/order";
import type * as Ingest from "@clearboard/ingest/read";
import * as Segment from "@clearboard/store/call/segment";
import * as Lease from "@clearboard/store/lease";
import * as Ledger from "@clearboard/store/ledger";
import * as Organisation from "@clearboard/store/organisation";
import * as RejectBook from "@clearboard/store/reject-book";
import * as Staged from "@clearboard/store/staged";
import type { Context } from "./context.ts";
import { demand, type Entry, update } from "./import/entry.ts";
import { judge } from "./import/guard.ts";
import { endMerges, mergeInTurn } from "./import/merging.ts";
import { parse } from "./import/parse.ts";
import { type Delivery, receive } from "./import/receive.ts";
import { takeParse, takeSource } from "./import/turn.ts";
import * as Undo from "./import/undo.ts";
import * as Profiles from "./profile.ts";
import * as Receipt from "./receipt.ts";

/** Takes a file in, from its bytes to its receipt. */
export async function takeIn(ctx: Context, delivery: Delivery): Promise<Receipt.Receipt> {
  const { importId, isKnown } = await receive(ctx, delivery);
  if (isKnown) return Receipt.of(ctx, await demand(ctx, importId), { path: delivery.name, isRepeat: true });
  return { ...(await proceed(ctx, importId)), path: delivery.name };
}

/** Brings an import to its end from wherever it stands; an ended one gives its receipt again. */
export async function proceed(ctx: Context, importId: string): Promise<Receipt.Receipt> {
  let entry = await demand(ctx, importId);
  if (entry.asked !== undefined && entry.state !== "withdrawn") {
    await Undo.undo(ctx, importId, entry.asked);
    entry = await demand(ctx, importId);
  }
  if (entry.state === "received") entry = await stageInTurn(ctx, entry);
  if (entry.state === "staged" || entry.state === "merging") entry = await mergeInTurn(ctx, entry);
  return Receipt.of(ctx, entry, { path: entry.name, isRepeat: false });
}

/** Ends what a killed process left merging, and waits for what a living one merges; nothing is rolled up or published before. */
export async function resumeMerging(ctx: Context): Promise<void> {
  for (const entry of await Ledger.list(ctx.table))
    if (entry.state === "merging") await mergeInTurn(ctx, await demand(ctx, entry.id));
}

/** The same for a rebuild that holds its lease: from then on no import begins to merge, and after this none is at it. */
export async function quiesce(ctx: Context): Promise<void> {
  for (const source of new Set((await Ledger.list(ctx.table)).map((entry) => entry.source))) {
    const lease = await takeSource(ctx, { source, id: "rebuild" }, { isRebuild: true });
    try {
      await endMerges(ctx, source, lease);
    } finally {
      await Lease.release(ctx.table, lease);
    }
  }
}

/** Every import that was received and not brought to its end, oldest first. */
export async function unfinished(ctx: Context): Promise<string[]> {
  const open = (await Ledger.list(ctx.table)).filter(
    ({ state, asked }) =>
      state === "received" ||
      state === "staged" ||
      state === "merging" ||
      (asked !== undefined && state !== "withdrawn"),
  );
  return open.sort((a, b) => a.receivedAt - b.receivedAt || byText(a.id, b.id)).map((entry) => entry.id);
}

async function stageInTurn(ctx: Context, entry: Entry): Promise<Entry> {
  const lease = await takeParse(ctx, entry);
  try {
    const now = await demand(ctx, entry.id);
    return now.state === "received" ? await stage(ctx, now) : now;
  } finally {
    await Lease.release(ctx.table, lease);
  }
}

/** Parses, and holds what a person has to look at first. */
async function stage(ctx: Context, entry: Entry): Promise<Entry> {
  const organisation = await Organisation.get(ctx.table);
  try {
    const profile = await Profiles.kept(ctx, entry.profileDigest);
    const { parsed, doubts } = await parse(ctx, entry, profile, organisation);
    const { refusal, reasons, conflicts } = await judge(ctx, { ...entry, ...parsed }, profile, doubts);
    if (refusal !== undefined) return await refuseAll(ctx, { ...entry, ...parsed }, refusal, conflicts);
    const [reason] = reasons;
    if (reason === undefined) return await update(ctx, entry, { ...parsed, state: "staged" });
    return await update(ctx, entry, { ...parsed, state: "held", reason, reasons });
  } catch (error) {
    if (!(error instanceof VisibleError)) throw error;
    await Staged.clear(ctx.files, entry.id);
    const reason = { code: error.code, message: error.message, params: error.params };
    return update(ctx, entry, { state: "refused", reason, finishedAt: ctx.now() });
  }
}

/** A file of which no row can be read changes nothing; its rows stay listed with their reasons. */
async function refuseAll(
  ctx: Context,
  entry: Entry,
  reason: Ledger.Reason,
  conflicts: Ingest.Rejected[],
): Promise<Entry> {
  await Staged.clear(ctx.files, entry.id);
  await Segment.clear(ctx.files, entry.segment);
  const rejects = new RejectBook.RejectBook<Ingest.Rejected>(ctx.files, entry.id, "2-settle");
  await rejects.add(conflicts);
  await rejects.flush();
  return update(ctx, entry, {
    state: "refused",
    reason,
    counts: Receipt.countsOfRefused(entry),
    finishedAt: ctx.now(),
  });
}
