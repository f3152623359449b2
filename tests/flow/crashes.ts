/** Processes that die at every point of their work. */
import { Crash, crashing, type Point } from "@clearboard/store/faults";
import type { Sandbox } from "./sandbox.ts";

type Work = (ctx: Sandbox["ctx"]) => Promise<unknown>;

/** Runs work on a store that dies at the point; true when it did. */
export async function dies(sandbox: Sandbox, point: Point, work: Work): Promise<boolean> {
  try {
    await work({ ...sandbox.ctx, ...crashing(sandbox, point) });
    return false;
  } catch (error) {
    if (error instanceof Crash) return true;
    throw error;
  }
}

/**
 * Does the work on a store that lives and gives the points at which it may die: before the first call, after each (which is
 * before the next), and halfway through each batch.
 */
export async function pointsOf(sandbox: Sandbox, work: Work, step = 1): Promise<Point[]> {
  const { calls, batches } = await watched(sandbox, work);
  const found: Point[] = [{ at: 1, when: "before" }];
  for (let at = 1; at <= calls; at += step) found.push({ at, when: "after" });
  for (const at of batches) found.push({ at, when: "in" });
  return found;
}

/** The same without the points after calls that only read: whoever dies there dies before the next write. */
export async function writePointsOf(sandbox: Sandbox, work: Work): Promise<Point[]> {
  const { writes, batches } = await watched(sandbox, work);
  const found: Point[] = [{ at: 1, when: "before" }];
  for (const at of writes) found.push({ at, when: "after" });
  for (const at of batches) found.push({ at, when: "in" });
  return found;
}

async function watched(
  sandbox: Sandbox,
  work: Work,
): Promise<{ calls: number; writes: Set<number>; batches: Set<number> }> {
  const store = crashing(sandbox);
  const [writes, batches] = [new Set<number>(), new Set<number>()];
  const noted =
    <A extends unknown[], T>(call: (...args: A) => Promise<T>) =>
    (...args: A): Promise<T> => {
      const done = call(...args);
      writes.add(store.calls());
      const [list] = args;
      if (Array.isArray(list) && list.length > 1) batches.add(store.calls());
      return done;
    };
  const { table, files } = store;
  const { put, remove, putMany, removeMany } = table;
  await work({
    ...sandbox.ctx,
    table: { ...table, put: noted(put), remove: noted(remove), putMany: noted(putMany), removeMany: noted(removeMany) },
    files: { ...files, write: noted(files.write), remove: noted(files.remove) },
  });
  return { calls: store.calls(), writes, batches };
}
