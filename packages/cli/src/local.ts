/** The one-machine edge: a data directory becomes the context jobs work with. */
import { existsSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import type { Context } from "@clearboard/jobs/context";
import { openLocal } from "@clearboard/store/local";

export const DEFAULT_DIR = ".clearboard";

/** Whether a process of this machine that held a lease is surely dead; of another machine nothing is sure. */
function isGone(holder: string): boolean {
  const [host, pid] = holder.split(" ");
  if (host !== hostname() || pid === undefined) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
}

export const HOLDER = { id: `${hostname()} ${process.pid}`, isGone };

export function isStore(dir: string): boolean {
  return existsSync(join(dir, "clearboard.db"));
}

/** Opens the store of a data directory, and closes it when the work is done. */
export async function withStore<T>(dir: string, work: (ctx: Context) => Promise<T>): Promise<T> {
  const { table, files } = await openLocal(dir);
  try {
    return await work({ table, files, now: Date.now, holder: HOLDER });
  } finally {
    await table.close();
  }
}
