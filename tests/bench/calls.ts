/**
 * `npm run bench -- 200000 2000000`: takes made-up months of so many calls in with the command line and makes their boards,
 * beside DuckDB on the same files in the same run, each in a process of its own. Prints figures, asserts none (README.md).
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { appendFileSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { availableParallelism, loadavg, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { bundle } from "@clearboard/cli/bundle";
import { version } from "@duckdb/node-api";
import * as Load from "./load.ts";
import * as Measure from "./measure.ts";
import * as Report from "./report.ts";

const PARTS = ["load", "same-work", "scan", "units"];
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: "string", default: "1" },
    dir: { type: "string" },
    without: { type: "string", default: "" },
    keep: { type: "boolean", default: false },
  },
});
const counts = positionals.length === 0 ? [200_000] : positionals.map(Number);
if (!counts.every((count) => Number.isSafeInteger(count) && count >= 1000))
  throw new RangeError("how many calls? at least 1000");
const without = values.without.split(",").filter((part) => part !== "");
const unknown = without.find((part) => !PARTS.includes(part));
if (unknown !== undefined) throw new RangeError(`--without takes ${PARTS.join(", ")}, not "${unknown}"`);
const has = (part: string) => !without.includes(part);

const ROOT = join(import.meta.dirname, "../..");
const inRoom = (path: string) => join(import.meta.dirname, path);
const dir = values.dir ?? mkdtempSync(join(tmpdir(), "clearboard-bench-"));

type Person = { name: string; metrics: Record<string, number | { minor: string } | null> };

/** A board's sums by person as the peer writes them: who, dials, inbound, connected, talk seconds, won, lost, revenue in fen. */
function sumsOf(board: { people: Person[] }): string[] {
  return board.people.map(({ name, metrics: m }) => {
    const revenue = m.revenue !== null && typeof m.revenue === "object" ? m.revenue.minor : "0";
    const sums = [m.dials, m.inboundDials, m.connected, m.talkSeconds, m.dealsWon, m.dealsLost];
    return [name, ...sums.map((value) => value ?? 0), revenue].join("|");
  });
}

const digestOf = (lines: string[]) =>
  createHash("sha256")
    .update([...lines].sort().join("\n"))
    .digest("hex")
    .slice(0, 16);

type Counts = Record<string, number>;
const KEYS = ["read", "accepted", "unchanged", "duplicate", "rejected"];
const accountOf = (files: Counts[]) =>
  files.map((rows) => KEYS.map((key) => `${key} ${rows[key]}`).join(" ")).join("; ");

const print = (...lines: string[]) => {
  for (const line of lines) console.log(line);
  printed.push(...lines);
};
const printed: string[] = [];

/** Says whether what was found is the same everywhere; where it is not, the run fails. */
function compare(what: string, found: Map<string, string>): void {
  const isSame = new Set(found.values()).size === 1;
  if (!isSame) process.exitCode = 1;
  const all = isSame
    ? `${[...found.keys()].join(", ")}: the same`
    : [...found].map((pair) => pair.join(" ")).join(", ");
  print(`${what}: ${isSame ? "" : "DIFFERENT "}${all}`);
}

async function measure(count: number): Promise<void> {
  const work = join(dir, String(count));
  const data = join(work, "data");
  const answer = join(work, "answer");
  mkdirSync(work, { recursive: true });
  const run = (...args: string[]) => Measure.run(join(work, "usage"), ...args);
  const load = await Load.make(join(work, "load"), count, Number(values.seed));
  const again = join(work, "load", "calls-again.csv");
  copyFileSync(load.calls, again);
  appendFileSync(again, "\r\n");
  const measured: Report.Measured = {
    count,
    people: load.people,
    dealCount: load.people * Load.DEALS_PER_PERSON,
    mb: statSync(load.calls).size / 1e6,
    lines: [],
  };
  all.push(measured);
  const add = (what: Report.Case, program: Report.Program, { out, ...usage }: Measure.Usage & { out: string }) => {
    measured.lines.push({ what, program, ...usage });
    return out;
  };
  const sums = new Map<string, string>();
  const sumsAfter = new Map<string, string>();
  const accounts = new Map<string, string>();
  const answered = () => digestOf(readFileSync(answer, "utf8").split("\n"));

  if (has("load")) {
    const database = join(work, "load.db");
    const args = [database, load.calls, load.deals, Load.MONTH, answer];
    add("import and board", "DuckDB: load and query", run(inRoom("duckdb.ts"), ...args));
    sums.set("DuckDB", answered());
    rmSync(database);
  }
  if (has("same-work")) {
    const into = join(work, "same");
    mkdirSync(into);
    const args = [join(into, "same.db"), join(into, "raw"), Load.MONTH, answer];
    const take = (what: Report.Case, ...files: string[]): Counts[] =>
      JSON.parse(add(what, "DuckDB: same work", run(inRoom("duckdb-same-work.ts"), ...args, ...files)));
    const files = take("import and board", load.calls, load.deals);
    sums.set("DuckDB's same work", answered());
    files.push(...take("the month again", again), ...take("one more day", load.nextDay));
    sumsAfter.set("DuckDB's same work", answered());
    accounts.set("DuckDB's same work", accountOf(files));
    rmSync(into, { recursive: true });
  }
  const clearboard = (...args: string[]) => run(join(ROOT, "packages/cli/bin/clearboard.mjs"), ...args, "--data", data);
  const board = () => digestOf(sumsOf(JSON.parse(clearboard("board", "--month", Load.MONTH, "--json").out)));
  const take = (what: Report.Case, ...files: string[]): Counts[] => {
    const out = add(what, "Clearboard", clearboard("import", ...files, "--boards", "--json"));
    return JSON.parse(out).files.map(({ rows }: { rows: Counts }) => rows);
  };
  clearboard("init", "--zone", Load.ZONE, "--currency", "CNY", "--unknown-owners", "create");
  const files = take("import and board", load.calls, load.deals);
  sums.set("Clearboard", board());
  files.push(...take("the month again", again), ...take("one more day", load.nextDay));
  sumsAfter.set("Clearboard", board());
  accounts.set("Clearboard", accountOf(files));
  add("start", "Clearboard", clearboard("import", "--help"));
  if (values.dir === undefined) rmSync(data, { recursive: true });
  if (has("scan")) {
    // Their own figures of the reading, without the start of a program that is made for the bench.
    const scanned = (script: string) => {
      const whole = run(inRoom(script), load.calls);
      return { ...whole, ...JSON.parse(whole.out) };
    };
    add("reading alone", "DuckDB: typed scan", scanned("duckdb-scan.ts"));
    add("reading alone", "Clearboard", scanned("read-calls.ts"));
  }
  if (has("units"))
    measured.units = JSON.parse(run(inRoom("units.ts"), work, load.calls, load.deals, load.nextDay).out);
  if (values.dir === undefined) rmSync(work, { recursive: true });

  measured.lines.sort((a, b) => Report.CASES.indexOf(a.what) - Report.CASES.indexOf(b.what));
  print(`## ${Report.titleOf(measured)}`, "", Report.linesOf(measured), "", Report.goalsOf(measured), "");
  compare("sums by person of the month", sums);
  compare("sums by person after one more day", sumsAfter);
  compare("rows of every file", accounts);
  print("");
}

const all: Report.Measured[] = [];
try {
  await bundle(ROOT, join(ROOT, "packages/cli/dist"));
  const commit = execFileSync("git", ["describe", "--always", "--dirty"], { cwd: ROOT, encoding: "utf8" }).trim();
  const machine = `${availableParallelism()} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GB`;
  print(
    `# ${new Date().toISOString().slice(0, 16).replace("T", " ")} UTC, commit ${commit}`,
    "",
    `${machine}, load ${loadavg()[0]?.toFixed(1)} before; Node ${process.versions.node}, DuckDB ${version()}.`,
    "",
  );
  for (const count of counts) await measure(count);
  print("## Time and memory", "", Report.summaryOf(all), "", ...Report.growthOf(all), "");
} finally {
  if (values.dir === undefined) rmSync(dir, { recursive: true, force: true });
}
if (values.keep) {
  mkdirSync(inRoom("results"), { recursive: true });
  const path = inRoom(`results/${new Date().toISOString().slice(0, 10)}.md`);
  appendFileSync(path, printed.join("\n"));
  console.log(`kept in ${path}`);
}
