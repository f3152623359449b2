/** JSON documents from disk, with every number as the exact digits that were written. */
import { readFile } from "node:fs/promises";
import * as Args from "./args.ts";

/** Reads a JSON file; a number arrives as its text (0.10 as "0.10"), so no float ever stands for money. Wrong usage when it cannot. */
export async function readDocument(path: string): Promise<unknown> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new Args.UsageError(
      error.code === "ENOENT" ? `there is no file ${path}` : `cannot read ${path} (${error.code ?? "unknown"})`,
    );
  });
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""), asWritten as (key: string, value: unknown) => unknown);
  } catch {
    throw new Args.UsageError(`${path} is not JSON`);
  }
}

// The third argument is Node's: the number as it stands in the file.
function asWritten(_key: string, value: unknown, context?: { source?: string }): unknown {
  return typeof value === "number" ? (context?.source ?? String(value)) : value;
}
