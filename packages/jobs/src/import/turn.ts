/** One import of a source merges at a time, and none while a rebuild folds. */
import { setTimeout as wait } from "node:timers/promises";
import { refuse } from "@clearboard/core/error";
import * as Lease from "@clearboard/store/lease";
import { type Context, holderOf } from "../context.ts";

type Turn = Lease.Lease | { busy: string };

/**
 * The source's lease, and with it the certainty that no rebuild folds meanwhile: a merge into the old generation would be
 * lost. The lease is taken first and the rebuild looked for second; a rebuild does it the other way round (`quiesce`).
 */
export async function takeSource(
  ctx: Context,
  entry: { source: string; id: string },
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

/** Whether a living process rebuilds. */
export function isRebuilding(ctx: Context): Promise<boolean> {
  return Lease.isHeld(ctx.table, "rebuild", holderOf(ctx), ctx.now());
}

/** Two deliveries of one message parse one after the other: the second finds the work done. */
export async function takeParse(ctx: Context, entry: { source: string; id: string }): Promise<Lease.Lease> {
  return patiently(entry.source, () => Lease.take(ctx.table, `parse ${entry.id}`, entry.id, holderOf(ctx), ctx.now()));
}

// Longer than a lease lives, so that whoever waits for a dead holder of unknown outcome gets its turn.
const PATIENCE = 900;

async function patiently(source: string, take: () => Promise<Turn>): Promise<Lease.Lease> {
  for (let tries = 0; tries < PATIENCE; tries++) {
    const turn = await take();
    if (!("busy" in turn)) return turn;
    await wait(100);
  }
  throw refuse("source-busy", { source });
}
