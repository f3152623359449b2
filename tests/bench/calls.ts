/**
 * `npm run bench -- 200000`: takes a made-up month of so many calls in with the command line and makes its board, beside
 * DuckDB on the same files in the same run, each in a process of its own. Prints figures, asserts none (README.md).
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { appendFileSync, copyFileSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { availableParallelism, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import * as Load from "./load.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: "string", default: "1" }, dir: { type: "string" }, "no-units": { type: "boolean" } },
});
const count = Number(positionals[0] ?? 200_000);
if (!Number.isSafeInteger(count) || count < 1000) throw new RangeError("how many calls? at least 1000");

const dir = values.dir ?? mkdtempSync(join(tmpdir(), "clearboard-bench-"));
const data = join(dir, "data");
const PEAK_FILE = join(dir, "peak");
const inRoom = (path: string) => join(import.meta.dirname, path);
const CLI = inRoom("../../packages/cli/bin/clearboard.mjs");

type Run = { seconds: number; cpu: number; peakMb: number; out: string };

/** Runs a program of this Node to its end, and gives its time and the peak memory it had. */
function run(...args: string[]): Run {
  const started = performance.now();
  const child = spawnSync(process.execPath, ["--import", inRoom("peak.mjs"), ...args], {
    encoding: "utf8",
    maxBuffer: 1 << 30,
    env: { ...process.env, PEAK_FILE },
  });
  const seconds = (performance.now() - started) / 1000;
  if (child.status !== 0) throw new Error(`${args.join(" ")} ended with ${child.status}: ${child.stderr}`);
  const [peakKb = 0, cpu = 0] = readFileSync(PEAK_FILE, "utf8").split(" ").map(Number);
  return { seconds, cpu, peakMb: peakKb / 1024, out: child.stdout };
}

const clearboard = (...args: string[]) => run(CLI, ...args, "--data", data);
const sum = (...runs: Run[]): Run => ({
  seconds: runs.reduce((all, item) => all + item.seconds, 0),
  cpu: runs.reduce((all, item) => all + item.cpu, 0),
  peakMb: Math.max(...runs.map((item) => item.peakMb)),
  out: runs.at(-1)?.out ?? "",
});

type Person = { name: string; metrics: Record<string, number | { minor: string } | null> };

/** A board's sums by person as the peer writes them: who, dials, inbound, connected, talk seconds, won, lost, revenue in fen. */
function sumsOf(board: { people: Person[] }): string[] {
  return board.people.map(({ name, metrics: m }) => {
    const revenue = m.revenue !== null && typeof m.revenue === "object" ? m.revenue.minor : "0";
    const counts = [m.dials, m.inboundDials, m.connected, m.talkSeconds, m.dealsWon, m.dealsLost];
    return [name, ...counts.map((value) => value ?? 0), revenue].join("|");
  });
}

const digestOf = (lines: string[]) =>
  createHash("sha256")
    .update([...lines].sort().join("\n"))
    .digest("hex")
    .slice(0, 16);

function print(rows: (string | number)[][]): void {
  const texts = rows.map((row) => row.map((cell) => (typeof cell === "number" ? cell.toFixed(2) : cell)));
  const widths = (texts[0] ?? []).map((_, column) => Math.max(...texts.map((row) => (row[column] ?? "").length)));
  for (const row of texts) {
    const cells = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    console.log(cells.join("  "));
  }
}

try {
  const load = await Load.make(join(dir, "load"), count, Number(values.seed));
  const bytes = statSync(load.calls).size;
  const again = join(dir, "load", "calls-again.csv");
  copyFileSync(load.calls, again);
  appendFileSync(again, "\r\n");
  console.log(
    `${count} calls of ${load.people} people, ${(bytes / 1e6).toFixed(0)} MB; ${availableParallelism()} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GB, Node ${process.versions.node}\n`,
  );

  const answer = join(dir, "duckdb.txt");
  const peer = run(inRoom("duckdb.ts"), join(dir, "duckdb.db"), load.calls, load.deals, Load.MONTH, answer);
  clearboard("init", "--zone", Load.ZONE, "--currency", "CNY", "--unknown-owners", "create");
  const taken = clearboard("import", load.calls, load.deals, "--json");
  const board = clearboard("board", "--month", Load.MONTH, "--json");
  const month = sum(taken, board);
  const repeated = clearboard("import", again, "--json");
  const nextDay = sum(
    clearboard("import", load.nextDay, "--json"),
    clearboard("board", "--month", Load.MONTH, "--json"),
  );

  const line = (what: string, { seconds, cpu, peakMb }: Run) => [what, seconds, seconds / peer.seconds, cpu, peakMb];
  print([
    ["", "seconds", "x DuckDB", "CPU s", "peak MB"],
    line("DuckDB: load and query", peer),
    line("Clearboard: import and board", month),
    line("  import", taken),
    line("  board", board),
    line("the month again, other bytes", repeated),
    line("one more day and the board", nextDay),
  ]);
  console.log(`\none more day / month: ${(nextDay.seconds / month.seconds).toFixed(3)}`);

  if (values["no-units"] !== true) {
    const { out } = run(inRoom("units.ts"), dir, load.calls, load.deals, load.nextDay);
    const units = JSON.parse(out) as { calls: number; deals: number; again: number; nextDay: number };
    const perMillion = Math.round((units.calls / count) * 1e6);
    console.log(
      `write units: calls ${units.calls} (${perMillion} per million), deals ${units.deals}, all again ${units.again}, one more day ${units.nextDay}`,
    );
  }

  const ours = digestOf(sumsOf(JSON.parse(board.out)));
  const theirs = digestOf(readFileSync(answer, "utf8").split("\n"));
  console.log(`sums by person: Clearboard ${ours}, DuckDB ${theirs}: ${ours === theirs ? "the same" : "DIFFERENT"}`);
  if (ours !== theirs) process.exitCode = 1;
} finally {
  if (values.dir === undefined) rmSync(dir, { recursive: true, force: true });
}
