/** Taking a file in: received, staged, merging, applied. Each step may be killed and started again. */
import { setTimeout as wait } from "node:timers/promises";
import { VisibleError } from "@clearboard/core/error";
import * as Generation from "@clearboard/store/generation";
import * as Lease from "@clearboard/store/lease";
import * as Ledger from "@clearboard/store/ledger";
import * as Organisation from "@clearboard/store/organisation";
import * as Staged from "@clearboard/store/staged";
import { ConditionFailed } from "@clearboard/store/table";
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
    const lease = await takeTurn(ctx, { source, id: "rebuild" }, { isRebuild: true });
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

/** Moves an entry on from the state it was seen in; a delivery noted meanwhile stays noted. */
async function update(ctx: Context, seen: Entry, change: Partial<Ledger.Info>): Promise<Entry> {
  for (let entry = seen; ; entry = await demand(ctx, seen.id)) {
    if (entry.state !== seen.state) return entry;
    const { version, ...info } = entry;
    const next = { ...info, ...change };
    try {
      return { ...next, version: await Ledger.replace(ctx.table, next, version) };
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
    }
  }
}

/** Two deliveries of one message parse one after the other: the second finds the work done. */
async function stageInTurn(ctx: Context, entry: Entry): Promise<Entry> {
  const lease = await patiently(entry.source, () =>
    Lease.take(ctx.table, `parse ${entry.id}`, entry.id, holderOf(ctx), ctx.now()),
  );
  try {
    const now = await demand(ctx, entry.id);
    return now.state === "received" ? await stage(ctx, now) : now;
  } finally {
    await Lease.release(ctx.table, lease);
  }
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
    await endMerges(ctx, entry.source, lease);
    return await mergeNow(ctx, await demand(ctx, entry.id), lease);
  } finally {
    await Lease.release(ctx.table, lease);
  }
}

async function endMerges(ctx: Context, source: string, lease: Lease.Lease): Promise<void> {
  for (const entry of await Ledger.list(ctx.table)) {
    if (entry.state === "merging" && entry.source === source) await mergeNow(ctx, await demand(ctx, entry.id), lease);
  }
}

async function mergeNow(ctx: Context, entry: Entry, lease: Lease.Lease): Promise<Entry> {
  if (entry.state !== "staged" && entry.state !== "merging") return entry;
  const merging = entry.state === "merging" ? entry : await update(ctx, entry, { state: "merging" });
  const { current: generation } = await Generation.get(ctx.table);
  const counts = await merge(ctx, merging, { generation, lease, isDry: false, isResumed: entry.state === "merging" });
  return update(ctx, merging, { state: "applied", counts, finishedAt: ctx.now() });
}

type Turn = Lease.Lease | { busy: string };

/**
 * The source's lease, and with it the certainty that no rebuild folds meanwhile: a merge into the old generation would be
 * lost. The lease is taken first and the rebuild looked for second; a rebuild does it the other way round (`quiesce`).
 */
async function takeTurn(
  ctx: Context,
  entry: Pick<Entry, "source" | "id">,
  how = { isRebuild: false },
): Promise<Lease.Lease> {
  return patiently(entry.source, async (): Promise<Turn> => {
    if (!how.isRebuild && (await isRebuilding(ctx))) return { busy: "rebuild" };
    const turn = await Lease.take(ctx.table, `source ${entry.source}`, entry.id, holderOf(ctx), ctx.now());
    if ("busy" in turn || how.isRebuild) return turn;
    let isOurs = false;
    try {
      isOurs = !(await isRebuilding(ctx));
    } finally {
      if (!isOurs) await Lease.release(ctx.table, turn);
    }
    return isOurs ? turn : { busy: "rebuild" };
  });
}

function isRebuilding(ctx: Context): Promise<boolean> {
  return Lease.isHeld(ctx.table, "rebuild", holderOf(ctx), ctx.now());
}

// Longer than a lease lives, so that whoever waits for a dead holder of unknown fate gets its turn.
const PATIENCE = 900;

async function patiently(source: string, take: () => Promise<Turn>): Promise<Lease.Lease> {
  for (let tries = 0; tries < PATIENCE; tries++) {
    const turn = await take();
    if (!("busy" in turn)) return turn;
    await wait(100);
  }
  throw new VisibleError(
    "busy",
    "source-busy",
    `Another import of ${source} is still merging; try again when it is done.`,
    { params: { source } },
  );
}
