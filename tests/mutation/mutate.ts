/** Turns conditions of the source around, one at a time in a copy of the checkout, and tells which test turns red: `npm run mutate -- --seed N --count 40`. */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { draw, listMutations, type Mutation } from "./draw.ts";

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    count: { type: "string", default: "40" },
    only: { type: "string", default: "core,ingest,store,jobs,api" },
    state: { type: "string" },
    // The commit whose source is changed; a run that goes on names the one it began with.
    at: { type: "string", default: "HEAD" },
    // Only conditions on lines written after this commit.
    since: { type: "string" },
    // Stop after so many mutations of this run; the next run goes on.
    most: { type: "string", default: "1000" },
    list: { type: "boolean", default: false },
  },
});

type Red = { file: string; title: string };
type Result = Mutation & { red: Red | null; stage: string; isRightPlace: boolean; seconds: number };

const root = join(import.meta.dirname, "../..");
const git = (...args: string[]) => execFileSync("git", args, { cwd: root, encoding: "utf8" }).trim();
const head = git("rev-parse", values.at);
const textOf = (file: string) => execFileSync("git", ["show", `${head}:${file}`], { cwd: root, encoding: "utf8" });
const tracked = git("ls-tree", "-r", "--name-only", head).split("\n");
const isTest = (file: string) => /\.(test|fixture)\.tsx?$/.test(file);
const packages = values.only.split(",");
const sources = tracked.filter(
  (file) =>
    /^packages\/([^/]+)\/src\/.*\.ts$/.test(file) && packages.includes(file.split("/")[1] ?? "") && !isTest(file),
);
/** The lines of a file that were written since a commit; all without one. */
function linesSince(file: string): (line: number) => boolean {
  if (values.since === undefined) return () => true;
  const hunks = git("diff", "--unified=0", values.since, head, "--", file).matchAll(/^@@ \S+ \+(\d+)(?:,(\d+))? @@/gm);
  const written = [...hunks].map(([, first, count = "1"]) => [Number(first), Number(first) + Number(count)] as const);
  return (line) => written.some(([first, end]) => line >= first && line < end);
}
const all = sources.flatMap((file) => {
  const isWritten = linesSince(file);
  return listMutations(file, textOf(file)).filter(({ line }) => isWritten(line));
});
const drawn = draw(all, Number(values.seed), Number(values.count));
console.log(
  `${all.length} conditions in ${sources.length} files at ${head.slice(0, 8)}; seed ${values.seed} draws ${drawn.length}`,
);
if (values.list) {
  for (const { file, line, change } of drawn) console.log(`${file}:${line}  ${change}`);
  process.exit(0);
}

const statePath = resolve(
  values.state ?? join(tmpdir(), `clearboard-mutations-${head.slice(0, 8)}-${values.seed}.json`),
);
const results: Result[] = existsSync(statePath) ? JSON.parse(readFileSync(statePath, "utf8")) : [];
const tests = tracked.filter(
  (file) => /\.test\.ts$/.test(file) && /^(packages|tests\/(pay|store-contract|flow|real))\//.test(file),
);

/** Tests that import a file themselves, by a relative path or the name of its package. */
const importingTests = (file: string) => {
  const [, name, path] = /^packages\/([^/]+)\/src\/(.+)\.ts$/.exec(file) ?? [];
  return tests.filter((test) => {
    const text = textOf(test);
    const relative = [...text.matchAll(/from "(\.[^"]+)"/g)].some(
      (match) => join(dirname(test), match[1] ?? "") === file,
    );
    return relative || text.includes(`"@clearboard/${name}/${path}"`);
  });
};

const nameOf = (file: string) => basename(file).replace(/(\.test)?\.ts$/, "");

/** The test of the same noun: of the same folder, of the same name, or one that imports the file itself. */
function isRightPlace(file: string, red: string): boolean {
  const folder = dirname(file);
  const isRoom = !folder.endsWith("/src") && dirname(red).startsWith(folder);
  return (
    isRoom || nameOf(red) === nameOf(file) || nameOf(red) === basename(folder) || importingTests(file).includes(red)
  );
}

/** What is run, in order, until something turns red: what lies nearest comes first. */
function stages(file: string): { name: string; args: string[] }[] {
  const near = [
    ...new Set([
      ...tests.filter((test) => dirname(test) === dirname(file) && !dirname(file).endsWith("/src")),
      ...importingTests(file),
    ]),
  ];
  const isFlow = (test: string) => /^tests\/(flow|real)\//.test(test);
  const room = file.split("/").slice(0, 3).join("/");
  const config = textOf("tests/vitest.config.ts");
  const unit = ["--project", "unit", ...(config.includes('name: "slow"') ? ["--project", "slow"] : [])];
  const beside = near.filter((test) => !isFlow(test));
  return [
    ...(beside.length > 0 ? [{ name: "beside", args: [...unit, ...beside] }] : []),
    { name: "package", args: [...unit, room, ...(room.includes("/core/") ? ["tests/pay"] : [])] },
    { name: "unit", args: [...unit, "packages", "tests/pay", "tests/store-contract"] },
    { name: "flow", args: ["--project", "flow", ...(near.some(isFlow) ? near.filter(isFlow) : [])] },
    ...(near.some(isFlow) ? [{ name: "flow", args: ["--project", "flow"] }] : []),
  ];
}

/** Test files that are red without any mutation. */
const redAnyway = new Set<string>();

/** Runs a red test file on the source as it is, and leaves it out of every further run where it is red there too. */
function isRedAnyway(place: string, mutation: Mutation, test: string): boolean {
  const path = join(place, mutation.file);
  const mutated = readFileSync(path, "utf8");
  writeFileSync(path, textOf(mutation.file));
  const isRed = firstRed(place, [test]) !== null;
  writeFileSync(path, mutated);
  if (isRed) {
    redAnyway.add(test);
    console.log(`${test} is red without a mutation and is left out`);
  }
  return isRed;
}

/** A copy with files of its own: dependencies are linked, not copied, where the disk can. */
function copy(): string {
  const place = join(tmpdir(), `clearboard-mutant-${process.pid}`);
  git("worktree", "add", "--detach", "--quiet", place, head);
  const folders = [".", "web", ...readdirSync(join(root, "packages")).map((name) => `packages/${name}`)];
  for (const folder of folders.filter((name) => existsSync(join(root, name, "node_modules")))) {
    const [from, to] = [join(root, folder, "node_modules"), join(place, folder, "node_modules")];
    const linked = spawnSync("cp", ["-al", from, to]);
    if (linked.status !== 0) execFileSync("cp", ["-R", from, to]);
  }
  return place;
}

function firstRed(place: string, args: string[]): Red | null {
  const report = join(tmpdir(), `clearboard-mutant-${process.pid}.json`);
  rmSync(report, { force: true });
  const run = spawnSync(
    join(place, "node_modules/node/bin/node"),
    [
      "node_modules/vitest/vitest.mjs",
      "run",
      "--config",
      "tests/vitest.config.ts",
      "--bail",
      "1",
      "--reporter",
      "json",
      "--outputFile",
      report,
      ...[...redAnyway].flatMap((test) => ["--exclude", test]),
      ...args,
    ],
    // Only a mutation that never ends takes as long.
    { cwd: place, stdio: "ignore", timeout: 1_800_000, killSignal: "SIGKILL" },
  );
  if (run.status === 0) return null;
  if (!existsSync(report)) return { file: "", title: run.signal === null ? `ended with ${run.status}` : "never ends" };
  const { testResults } = JSON.parse(readFileSync(report, "utf8")) as {
    testResults: {
      name: string;
      status: string;
      message: string;
      assertionResults: { status: string; fullName: string }[];
    }[];
  };
  const fileOf = (name: string) => name.replace(`${place}/`, "");
  // A test that failed, before files that were cut short by it or did not load.
  for (const { name, assertionResults } of testResults) {
    const failed = assertionResults.find((test) => test.status === "failed");
    if (failed !== undefined) return { file: fileOf(name), title: failed.fullName };
  }
  const unloaded = testResults.find(({ status, message }) => status === "failed" && message !== "");
  if (unloaded !== undefined)
    return { file: fileOf(unloaded.name), title: `does not load: ${unloaded.message.split("\n")[0]}` };
  return { file: "", title: `ended with ${run.status}` };
}

const isDone = (mutation: Mutation) =>
  results.some((result) => result.file === mutation.file && result.from === mutation.from && result.by === mutation.by);
const waiting = drawn.filter((mutation) => !isDone(mutation)).slice(0, Number(values.most));
if (waiting.length > 0) {
  const place = copy();
  try {
    for (const mutation of waiting) {
      const path = join(place, mutation.file);
      const text = readFileSync(path, "utf8");
      writeFileSync(path, text.slice(0, mutation.from) + mutation.by + text.slice(mutation.to));
      const began = performance.now();
      let red: Red | null = null;
      let stage = "";
      for (const { name, args } of stages(mutation.file)) {
        red = firstRed(place, args);
        // A test that is red without the mutation as well says nothing: it is left out from now on.
        while (red !== null && red.file !== "" && isRedAnyway(place, mutation, red.file)) red = firstRed(place, args);
        stage = name;
        if (red !== null) break;
      }
      writeFileSync(path, text);
      const seconds = Math.round((performance.now() - began) / 1000);
      results.push({
        ...mutation,
        red,
        stage,
        seconds,
        isRightPlace: red !== null && isRightPlace(mutation.file, red.file),
      });
      writeFileSync(statePath, `${JSON.stringify(results, null, 1)}\n`);
      print(results.at(-1));
    }
  } finally {
    git("worktree", "remove", "--force", place);
  }
} else for (const result of results) print(result);

function print(result: Result | undefined): void {
  if (result === undefined) return;
  console.log(`${result.file}:${result.line}  ${result.change}`);
  const { red } = result;
  const verdict =
    red === null ? "SURVIVED" : `${result.isRightPlace ? "right place" : "elsewhere"}: ${red.file}: ${red.title}`;
  console.log(`    ${verdict}  (${result.stage}, ${result.seconds} s)`);
}

const caught = results.filter(({ red }) => red !== null);
console.log(
  `caught ${caught.length} of ${results.length}, in the right place ${caught.filter((result) => result.isRightPlace).length}; state in ${statePath}`,
);
