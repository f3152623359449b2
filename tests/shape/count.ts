/**
 * Counts the house: `npm run count [-- --repo DIR]`. Lines are those of source files with styles, without tests and fixtures. Prints figures, judges nothing.
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { listBackEdges, listCircles, roomEdges } from "./circles.ts";

const { values } = parseArgs({ options: { repo: { type: "string", default: join(import.meta.dirname, "../..") } } });
const repo = resolve(values.repo);
const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  cwd: repo,
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => /^(packages\/[^/]+|web|infra)\/.*\.(ts|tsx|mjs|css)$/.test(file) && !/\.d\.ts$/.test(file));
const texts = new Map<string, string>();
for (const file of files) {
  try {
    texts.set(file, readFileSync(join(repo, file), "utf8"));
  } catch {
    // Deleted, and not yet committed.
  }
}
const isTest = (file: string) => /\.(test|fixture|child\.fixture)\.(ts|tsx|mjs)$/.test(file);
const code = [...texts.keys()].filter((file) => !isTest(file));
const read = (file: string) => texts.get(file) ?? "";
const linesOf = (list: string[]) => list.reduce((sum, file) => sum + read(file).split("\n").length - 1, 0);
const packageOf = (file: string) => file.match(/^packages\/([^/]+)\//)?.[1] ?? file.split("/")[0] ?? "";
const count = (list: string[], pattern: RegExp) =>
  list.reduce((sum, file) => sum + [...read(file).matchAll(pattern)].length, 0);

/** The files a file imports, those of other packages too. */
function targetsOf(file: string): string[] {
  const names = [
    ...read(file).matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"|new URL\("(\.[^"]+)", import\.meta\.url\)/g),
  ].map((match) => match[1] ?? match[2] ?? "");
  return names.flatMap((name) => {
    const path = name.startsWith(".")
      ? join(dirname(file), name)
      : name.replace(/^@clearboard\/([^/]+)\/(.+)$/, "packages/$1/src/$2.ts");
    return texts.has(path) ? [path] : [];
  });
}

const imports = new Map(code.map((file) => [file, new Set(targetsOf(file))]));
const importers = new Map<string, number>();
for (const targets of imports.values())
  for (const target of targets) importers.set(target, (importers.get(target) ?? 0) + 1);
const inside = new Map(
  [...imports].map(([file, to]) => [file, new Set([...to].filter((target) => packageOf(target) === packageOf(file)))]),
);

const packages = [...new Set(code.map(packageOf))].sort();
const rows = packages.map((name) => {
  const own = code.filter((file) => packageOf(file) === name);
  const edges = new Map([...inside].filter(([file]) => packageOf(file) === name));
  const folders = new Set<string>();
  for (const file of own)
    for (let folder = dirname(file); /\/src(\/|$)/.test(folder); folder = dirname(folder)) folders.add(folder);
  const roomBreaks = [...folders].flatMap((folder) => listBackEdges(roomEdges(folder, edges)));
  const sources = own.filter((file) => /\.tsx?$/.test(file));
  const single = sources.filter((file) => importers.get(file) === 1);
  return {
    package: name,
    lines: linesOf(own),
    css: linesOf(own.filter((file) => file.endsWith(".css"))),
    files: own.length,
    "one importer": single.length,
    "of them < 60 lines": single.filter((file) => linesOf([file]) < 60).length,
    "file circles": listCircles(edges).length,
    "room back edges": roomBreaks.length,
    "exported of": count(sources, /^export (async )?(function|const) of\b/gm),
    tests: linesOf([...texts.keys()].filter((file) => isTest(file) && packageOf(file) === name)),
  };
});
const sum = (key: string) => rows.reduce((total, row) => total + Number(row[key as keyof typeof row]), 0);
const columns = Object.keys(rows[0] ?? {});
const all = Object.fromEntries(columns.map((key) => [key, key === "package" ? "all" : sum(key)]));
for (const row of [Object.fromEntries(columns.map((key) => [key, key])), ...rows, all])
  console.log(
    columns
      .map((key, at) =>
        at === 0
          ? String(row[key as keyof typeof row]).padEnd(10)
          : String(row[key as keyof typeof row]).padStart(key.length + 2),
      )
      .join(""),
  );

const pages = code.filter(
  (file) => file.startsWith("web/src/") && !file.startsWith("web/src/ui/") && file.endsWith(".tsx"),
);
console.log(`\ntables outside the kit:            ${count(pages, /<table\b/g)}`);
console.log(`raw buttons and fields outside it: ${count(pages, /<(button|input|select|textarea)\b/g)}`);
console.log(`busy signals outside it:           ${count(pages, /\[\w*[bB]usy\w*, \w+\] = createSignal/g)}`);
console.log(`refetch calls outside it:          ${count(pages, /\brefetch\w*\(/g)}`);

// Without `target` and `connected`, which are also words of facts.
const METRICS = [
  "revenue",
  "dealsWon",
  "dealsLost",
  "winRate",
  "averageDeal",
  "collected",
  "collectionRate",
  "dials",
  "inboundDials",
  "connectRate",
  "talkSeconds",
  "attainment",
];
const isRegistry = (file: string) => /packages\/core\/src\/(metric\/|metric\.ts|board\/metric\.ts)/.test(file);
console.log("\nfiles that name a metric outside the registry:");
for (const id of METRICS) {
  const named = code.filter(
    (file) => !isRegistry(file) && /\.tsx?$/.test(file) && new RegExp(`\\b${id}\\b`).test(read(file)),
  );
  console.log(`  ${id.padEnd(16)}${String(named.length).padStart(4)}`);
}
