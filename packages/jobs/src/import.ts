/** Taking a file in: received, staged, merging, applied. Each step may be killed and started again. */
import { setTimeout as wait } from "node:timers/promises";
import { VisibleError } from "@clearboard/core/error";
import * as Generation from "@clearboard/store/generation";
import * as Lease from "@clearboard/store/lease";
import * as Ledger from "@clearboard/store/ledger";
import * as Organisation from "@clearboard/store/organisation";
import * as Staged from "@clearboard/store/staged";
import { type Context, holderOf } from "./context.ts";
import { merge } from "./import/merge.ts";
import { parse } from "./import/parse.ts";
import * as Profiles from "./profile.ts";
import * as Receipt from "./receipt.ts";
import { type Delivery, receive } from "./receive.ts";

type Entry = Ledger.Info & { version: number };

/** Takes a file in, from its bytes to its receipt. */
export async function takeIn(ctx: Context, delivery: Delivery): Promise<Receipt.Receipt> {
  const { importId, isKnown } = await receive(ctx, delivery);
  if (isKnown) return Receipt.of(ctx, await demand(ctx, importId), { path: delivery.name, isRepeat: true });
  return { ...(await proceed(ctx, importId)), path: delivery.name };
}

/** Brings an import to its end from wherever it stands; an ended one gives its receipt again. */
export async function proceed(ctx: Context, importId: string): Promise<Receipt.Receipt> {
  let entry = await demand(ctx, importId);
  if (entry.state === "received") entry = await stage(ctx, entry);
  if (entry.state === "staged" || entry.state === "merging") entry = await mergeInTurn(ctx, entry);
  return Receipt.of(ctx, entry, { path: entry.name, isRepeat: false });
}

/** Ends what a killed process left merging; nothing is rolled up or published before. */
export async function resumeMerging(ctx: Context, source?: string): Promise<void> {
  for (const entry of await Ledger.list(ctx.table)) {
    if (entry.state === "merging" && (source === undefined || entry.source === source)) await proceed(ctx, entry.id);
  }
}

/** Every import that was received and not brought to its end, oldest first. */
export async function unfinished(ctx: Context): Promise<string[]> {
  const open = (await Ledger.list(ctx.table)).filter(
    (entry) => entry.state === "received" || entry.state === "staged" || entry.state === "merging",
  );
  return open
    .sort((one, two) => one.receivedAt - two.receivedAt || (one.id < two.id ? -1 : 1))
    .map((entry) => entry.id);
}

async function demand(ctx: Context, importId: string): Promise<Entry> {
  const entry = await Ledger.get(ctx.table, importId);
  if (entry === undefined) {
    throw new VisibleError("missing", "import-unknown", `There is no import ${importId}.`, {
      params: { import: importId },
    });
  }
  return entry;
}

async function update(ctx: Context, entry: Entry, change: Partial<Ledger.Info>): Promise<Entry> {
  const { version, ...info } = entry;
  const next = { ...info, ...change };
  return { ...next, version: await Ledger.replace(ctx.table, next, version) };
}

async function stage(ctx: Context, entry: Entry): Promise<Entry> {
  const organisation = await Organisation.get(ctx.table);
  try {
    const parsed = await parse(ctx, entry, await Profiles.kept(ctx, entry.profileDigest), organisation);
    return await update(ctx, entry, { ...parsed, state: "staged" });
  } catch (error) {
    if (!(error instanceof VisibleError)) throw error;
    await Staged.clear(ctx.files, entry.id);
    const reason = { code: error.code, message: error.message, params: error.params };
    return update(ctx, entry, { state: "refused", reason, finishedAt: ctx.now() });
  }
}

/** Waits for the source's turn, ends what a dead process left half merged, and merges. */
async function mergeInTurn(ctx: Context, entry: Entry): Promise<Entry> {
  const lease = await takeTurn(ctx, entry);
  try {
    for (const other of await Ledger.list(ctx.table)) {
      if (other.state !== "merging" || other.source !== entry.source || other.id === entry.id) continue;
      await mergeNow(ctx, await demand(ctx, other.id), lease);
    }
    return await mergeNow(ctx, await demand(ctx, entry.id), lease);
  } finally {
    await Lease.release(ctx.table, lease);
  }
}

async function mergeNow(ctx: Context, entry: Entry, lease: Lease.Lease): Promise<Entry> {
  if (entry.state !== "staged" && entry.state !== "merging") return entry;
  const merging = entry.state === "merging" ? entry : await update(ctx, entry, { state: "merging" });
  const { current: generation } = await Generation.get(ctx.table);
  const counts = await merge(ctx, merging, { generation, lease, isDry: false });
  return update(ctx, merging, { state: "applied", counts, finishedAt: ctx.now() });
}

const PATIENCE = 600;

async function takeTurn(ctx: Context, entry: Entry): Promise<Lease.Lease> {
  for (let tries = 0; tries < PATIENCE; tries++) {
    // A rebuild folds every source into a new generation; a merge into the old one would be lost with it.
    const rebuilding = await Lease.holderOf(ctx.table, "rebuild");
    const isRebuilding =
      rebuilding !== undefined && rebuilding.until >= ctx.now() && !holderOf(ctx).isGone(rebuilding.holder);
    const lease = isRebuilding
      ? { busy: rebuilding.importId }
      : await Lease.take(ctx.table, `source ${entry.source}`, entry.id, holderOf(ctx), ctx.now());
    if (!("busy" in lease)) return lease;
    await wait(100);
  }
  throw new VisibleError(
    "busy",
    "source-busy",
    `Another import of ${entry.source} is still merging; try again when it is done.`,
    { params: { source: entry.source } },
  );
}
