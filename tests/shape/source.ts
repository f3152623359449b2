/** What the shape tests look at: the tracked and new files, and the list of known breaks. */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
const git = (...args: string[]) => execFileSync("git", args, { cwd: ROOT, encoding: "utf8" }).split("\n");

const deleted = new Set(git("ls-files", "--deleted"));
/** Files that are not yet committed break a rule too. */
export const files = [...new Set(git("ls-files", "--cached", "--others", "--exclude-standard"))].filter(
  (file) => file !== "" && !deleted.has(file),
);

const texts = new Map<string, string>();
export function read(file: string): string {
  const text = texts.get(file) ?? readFileSync(join(ROOT, file), "utf8");
  texts.set(file, text);
  return text;
}

export const source = files.filter(
  (file) => /^(packages\/[^/]+|web|infra)\/.*\.(ts|tsx|mjs|cjs)$/.test(file) && !/\.d\.ts$/.test(file),
);
export const code = source.filter((file) => !/\.(test|fixture)\.tsx?$/.test(file));
export const packageOf = (file: string) => file.match(/^packages\/([^/]+)\//)?.[1] ?? file.split("/")[0] ?? "";

const KNOWN = join(import.meta.dirname, "known.txt");

/**
 * Expects no break of a rule but those that known.txt lists as `rule: break`. With STALE=fail, as `npm run` sets it, a line
 * whose break is gone fails too, so that the list only shrinks; with STALE=delete such lines are deleted.
 */
export function expectKnown(rule: string, breaks: readonly string[]): void {
  const found = new Set(breaks.map((entry) => `${rule}: ${entry}`));
  const lines = readFileSync(KNOWN, "utf8").split("\n");
  const known = new Set(lines.filter((line) => line.startsWith(`${rule}: `)));
  const fresh = [...found].filter((line) => !known.has(line)).sort();
  const stale = [...known].filter((line) => !found.has(line));
  const mode = process.env["STALE"];
  if (mode === "delete") writeFileSync(KNOWN, lines.filter((line) => !stale.includes(line)).join("\n"));
  expect({ "new break": fresh, "no longer true": mode === "fail" ? stale : [] }).toEqual({
    "new break": [],
    "no longer true": [],
  });
}
