/** Each file made to harm ends in a child process: with its refusal, soon, and with little memory; it may write nothing. */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { type Code, say } from "@clearboard/core/code";
import { afterAll, expect, test } from "vitest";
import type { Ended } from "./hostile.child.fixture.ts";
import { HOSTILE } from "./hostile.fixture.ts";

const CHILD = fileURLToPath(new URL("./hostile.child.fixture.ts", import.meta.url));
const dir = mkdtempSync(join(tmpdir(), "clearboard-hostile-"));
afterAll(() => rmSync(dir, { recursive: true }));

/** How files end that one process reads one after the other: what it takes for all of them bounds what it takes for one. */
async function read(names: string[]): Promise<Map<string, Ended>> {
  const paths = names.map((name, at) => {
    const path = join(dir, `${names.length}-${at}`);
    writeFileSync(path, HOSTILE[name]![1]());
    return path;
  });
  const flags = ["--permission", "--allow-fs-read=*", "--max-old-space-size=256", "--no-warnings"];
  // Killed at ten times what the slowest takes.
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, CHILD, ...paths], {
    timeout: 50_000,
  });
  for (const path of paths) rmSync(path);
  return new Map((JSON.parse(stdout) as Ended[]).map((ended, at) => [names[at]!, ended]));
}

const MOST_OVER_IDLE_MB = 64;
/** A busy machine's collector runs late: what is garbage already counts until then. A file that needs more does so every time. */
const TRIES = 4;
const isLarge = (name: string) => /bomb|60 MB|100,000|endless/.test(name);
const small = read(Object.keys(HOSTILE).filter((name) => !isLarge(name)));
small.catch(() => {});

test.for(Object.entries(HOSTILE))("%s is refused", async ([name, [code]]) => {
  let ended = (await (isLarge(name) ? read([name]) : small)).get(name)!;
  for (let tried = 1; ended.overIdleMB > MOST_OVER_IDLE_MB && tried < TRIES; tried++)
    ended = (await read([name])).get(name)!;
  if (process.env.SHOW_PEAKS) console.log(`${name}: ${ended.overIdleMB} MB over idle, ${ended.seconds.toFixed(2)} s`);
  expect({ name, code: ended.code }).toEqual({ name, code });
  // The sentence thrown is the one of the list, and both languages fill it.
  const [en, zh] = (["en", "zh-CN"] as const).map((locale) => say(ended.code as Code, locale, ended.params));
  expect(en).toContain(ended.message.replace(/\.$/, ""));
  expect(`${en}${zh}`).not.toMatch(/[{}]/);
  expect(ended.overIdleMB).toBeLessThanOrEqual(MOST_OVER_IDLE_MB);
});
