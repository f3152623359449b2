/** The one-machine edge: a data directory becomes the context jobs work with. */
import { existsSync, statSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { refuse } from "@clearboard/core/error";
import type { Context } from "@clearboard/jobs/context";
import { openLocal } from "@clearboard/store/local";
import * as SystemError from "./system-error.ts";

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

/**
 * Opens the store of a data directory, and closes it when the work is done. Only `make` makes one: a mistyped directory
 * is told, not filled.
 */
export async function withStore<T>(
  dir: string,
  work: (ctx: Context) => Promise<T>,
  options: { make?: boolean } = {},
): Promise<T> {
  if (options.make !== true && isNothing(dir)) throw refuse("organisation-missing");
  const { table, files } = await openLocal(dir).catch((error: unknown) => {
    throw SystemError.ofFolder(error, dir) ?? error;
  });
  try {
    return await work({ table, files, now: Date.now, holder: HOLDER });
  } catch (error) {
    throw SystemError.ofDatabase(error, dir) ?? error;
  } finally {
    await table.close();
  }
}

function isNothing(dir: string): boolean {
  try {
    const found = statSync(dir, { throwIfNoEntry: false });
    if (found === undefined) return true;
    return found.isDirectory() && statSync(join(dir, "clearboard.db"), { throwIfNoEntry: false }) === undefined;
  } catch {
    // A folder we may not look into is not nothing; opening it says so.
    return false;
  }
}
