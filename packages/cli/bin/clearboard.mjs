#!/usr/bin/env node
// The door: Clearboard runs on Node 24, which comes as the npm package `node`; an older one on PATH hands over to it.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import module from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";

const here = dirname(fileURLToPath(import.meta.url));
if (Number(process.versions.node.split(".")[0]) < 24) {
  let dir = here;
  while (!existsSync(join(dir, "node_modules/.bin/node")) && dirname(dir) !== dir) dir = dirname(dir);
  const newer = join(dir, "node_modules/.bin/node");
  if (!existsSync(newer)) {
    console.error("Clearboard needs Node 24. Run `npm ci` in its folder, which brings it along.");
    process.exit(2);
  }
  const child = spawnSync(newer, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: "inherit" });
  if (child.signal !== null) process.kill(process.pid, child.signal);
  process.exit(child.status ?? 1);
}

// SQLite and type stripping are stable enough to build on, and their notices are not for the people who use this command.
process.removeAllListeners("warning");
process.on("warning", (warning) => {
  if (warning.name !== "ExperimentalWarning") console.error(`${warning.name}: ${warning.message}`);
});
// Modules are kept stripped and compiled: starting takes half the time, and without the stripper 20 MB less.
module.enableCompileCache(join(here, "../../../node_modules/.cache/clearboard"));
// Large work holds a row for a moment only: a nursery that does not grow saves 60 to 100 MB. A server has better uses for one.
if (process.argv[2] !== "start") setFlagsFromString("--semi-space-growth-factor=1");
// A reader that has seen enough (`| head`) is no failure: the work goes on to its end, and its exit code tells how it went.
for (const stream of [process.stdout, process.stderr])
  stream.on("error", (error) => {
    if (error.code !== "EPIPE") throw error;
  });
const { findBundle } = await import("../src/bundle-record.ts");
const { main } = await import(findBundle(join(here, "../../.."), join(here, "../dist")) ?? "../src/main.ts");
process.exitCode = await main(process.argv.slice(2));
