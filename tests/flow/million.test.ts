/** A million rows, one in a hundred of them bad: every one accounted for, in little memory (the product's own command). */
import { execFile } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";

const ROWS = 1_000_000;
const AGENTS = 200;
const MOST_MB = 256;
const CLI = fileURLToPath(new URL("../../packages/cli/bin/clearboard.mjs", import.meta.url));
const USAGE = fileURLToPath(new URL("../bench/usage.mjs", import.meta.url));
const run = promisify(execFile);

let dir = "";
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "million-"));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

/** Bad in five ways, each with the column that is to blame. */
const BAD = [
  { column: "start", spoil: (cells: string[]) => cells.with(2, "2026-02-30 09:00:00") },
  { column: "direction", spoil: (cells: string[]) => cells.with(3, "sideways") },
  { column: "talk seconds", spoil: (cells: string[]) => cells.with(5, "9e9") },
  { column: "call id", spoil: (cells: string[]) => cells.with(0, "") },
  { column: "", spoil: (cells: string[]) => cells.slice(0, 4) },
];

async function write(path: string): Promise<number> {
  const out = createWriteStream(path);
  let text = "call id,agent,start,direction,connected,talk seconds,customer\n";
  let bad = 0;
  for (let at = 0; at < ROWS; at++) {
    const two = (value: number) => String(value).padStart(2, "0");
    const start = `2026-01-${two(1 + (at % 28))} ${two(8 + (at % 11))}:${two(at % 60)}:${two((at * 7) % 60)}`;
    const isConnected = at % 3 === 0;
    const cells = [
      `C${at}`,
      `A${at % AGENTS}`,
      start,
      "out",
      isConnected ? "yes" : "no",
      String(at % 300),
      `K${at % 9973}`,
    ];
    const way = at % 100 === 37 ? BAD[bad++ % BAD.length] : undefined;
    text += `${(way === undefined ? cells : way.spoil(cells)).join(",")}\n`;
    if (text.length < 1 << 20) continue;
    if (!out.write(text)) await once(out, "drain");
    text = "";
  }
  out.end(text);
  await once(out, "finish");
  return bad;
}

async function clearboard(words: string[], env: NodeJS.ProcessEnv = {}): Promise<string> {
  const { stdout } = await run(process.execPath, [CLI, ...words, "--data", join(dir, "data"), "--json"], {
    env: { ...process.env, ...env },
    maxBuffer: 1 << 26,
  });
  return stdout;
}

test("a million calls with one bad row in a hundred are all accounted for within 256 MB", {
  timeout: 600_000,
}, async () => {
  const path = join(dir, "calls.csv");
  const bad = await write(path);
  await clearboard(["init", "--zone", "Asia/Shanghai", "--currency", "CNY", "--unknown-owners", "create"]);
  const usageFile = join(dir, "usage");
  const stdout = await clearboard(["import", path], { USAGE_FILE: usageFile, NODE_OPTIONS: `--import ${USAGE}` });
  const [file] = (
    JSON.parse(stdout) as { files: { importId: string; status: string; rows: { [outcome: string]: number } }[] }
  ).files;
  expect(file?.status).toBe("applied");
  const { read = 0, ...outcomes } = file?.rows ?? {};
  expect(read).toBe(ROWS);
  // A word that nobody explained makes its row wait; the other bad rows are rejected.
  const waiting = bad / BAD.length;
  expect([outcomes.rejected, outcomes.pending]).toEqual([bad - waiting, waiting]);
  expect(bad).toBe(ROWS / 100);
  expect(Object.values(outcomes).reduce((sum, count) => sum + count, 0)).toBe(read);
  const { peakMb } = JSON.parse(await readFile(usageFile, "utf8")) as { peakMb: number };
  expect(peakMb).toBeGreaterThan(20);
  expect(peakMb).toBeLessThanOrEqual(MOST_MB);
  const back = JSON.parse(await clearboard(["rejected", file?.importId ?? ""])) as { csv: string };
  const lines = back.csv.trimEnd().split("\r\n");
  expect(lines).toHaveLength(bad + 1);
  for (const [at, { column }] of BAD.entries()) expect(lines[at + 1]).toContain(column);
});
