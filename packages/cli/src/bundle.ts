/**
 * Bundles the command into packages/cli/dist, so that starting it reads about 30 files instead of 450. `npm ci` and `npm start`
 * run this; where there is no fresh bundle, the command runs from its sources.
 */
import { mkdirSync, readdirSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { type BuildOptions, build } from "esbuild";
import { type BundleRecord, findBundle, RECORD, readRecord, stampOf } from "./bundle-record.ts";

const ENTRIES = ["packages/cli/src/main.ts", "packages/cli/src/import-worker.ts"];
/** Dependencies have one stamp together: npm writes this file whenever it changes what is installed. */
const INSTALLED = "node_modules/.package-lock.json";

const OPTIONS = {
  bundle: true,
  splitting: true,
  write: false,
  metafile: true,
  format: "esm",
  platform: "node",
  target: "node24",
  // Names stay, for the stack of an error.
  minifyWhitespace: true,
  minifySyntax: true,
  logLevel: "error",
  banner: {
    js: 'import{createRequire as bundleRequire}from"node:module";const require=bundleRequire(import.meta.url);',
  },
} satisfies BuildOptions;

/** Bundles the command of a checkout into a folder, if the bundle there is not fresh. Throws where a source changes meanwhile. */
export async function bundle(root: string, dir: string): Promise<void> {
  if (findBundle(root, dir) !== undefined) return;
  const before = stampsOf(root);
  const options = { ...OPTIONS, absWorkingDir: root, entryPoints: ENTRIES, outdir: dir };
  const { outputFiles, metafile } = await build(options);
  const used = Object.keys(metafile.inputs).filter((path) => !path.startsWith("node_modules/"));
  const sources: BundleRecord["sources"] = {};
  for (const path of [...used, ...[...before.keys()].filter((name) => name.endsWith(".json"))]) {
    const stamp = before.get(path);
    if (stamp === undefined || stamp !== stampOf(join(root, path))) throw new Error(`${path} changed meanwhile`);
    sources[path] = stamp;
  }
  mkdirSync(dir, { recursive: true });
  for (const { path, contents } of outputFiles) replace(path, contents);
  const files = outputFiles.map(({ path }) => relative(dir, path));
  // A server that runs from the bundle before may still load parts of it; what is older goes.
  const kept = new Set([...files, ...(readRecord(dir)?.files ?? []), RECORD]);
  for (const name of readdirSync(dir)) if (!kept.has(name)) rmSync(join(dir, name));
  replace(join(dir, RECORD), JSON.stringify({ sources, files } satisfies BundleRecord));
}

/** Of everything that a bundle may be made of. */
function stampsOf(root: string): Map<string, string> {
  const paths = readdirSync(join(root, "packages"), { recursive: true, encoding: "utf8" })
    .map((path) => `packages/${path.replaceAll("\\", "/")}`)
    .filter((path) => /^packages\/[^/]+\/(src\/.*\.ts|package\.json)$/.test(path));
  return new Map([...paths, INSTALLED].map((path) => [path, stampOf(join(root, path))]));
}

/** Whole or not at all: a command that starts meanwhile reads no half of a file. */
function replace(path: string, contents: string | Uint8Array): void {
  const half = `${path}.${process.pid}`;
  writeFileSync(half, contents);
  renameSync(half, path);
}

if (realpathSync(process.argv[1] ?? "") === import.meta.filename) {
  const root = fileURLToPath(new URL("../../..", import.meta.url));
  await bundle(root, join(root, "packages/cli/dist"));
}
