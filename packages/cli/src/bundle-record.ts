/** Which sources a bundle was made of: it is run while they are what they were, and never after. */
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** Stamps of the sources by their path from the root, and the files the bundle consists of. */
export type BundleRecord = { sources: { [path: string]: string }; files: string[] };

export const RECORD = "bundle.json";

/** Changes with every write of a file, also where its size and time are set back; "none" where there is no file. */
export function stampOf(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  return found === undefined ? "none" : `${found.size} ${found.ctimeMs}`;
}

export function readRecord(dir: string): BundleRecord | undefined {
  try {
    return JSON.parse(readFileSync(join(dir, RECORD), "utf8")) as BundleRecord;
  } catch {
    return undefined;
  }
}

/** The address of the bundled `main`; undefined where there is no bundle, or a source of it has changed since. */
export function findBundle(root: string, dir: string): string | undefined {
  const record = readRecord(dir);
  const isFresh =
    record !== undefined &&
    Object.entries(record.sources).every(([path, stamp]) => stampOf(join(root, path)) === stamp);
  return isFresh ? pathToFileURL(join(dir, "main.js")).href : undefined;
}
