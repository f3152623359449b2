/** The bundled command: it answers as the sources do, and its server takes files in. */
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { createReadStream } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { bundle } from "@clearboard/cli/bundle";
import { main } from "@clearboard/cli/main";
import { receive } from "@clearboard/jobs/import/receive";
import { openLocal } from "@clearboard/store/local";
import * as Month from "@clearboard/store/month";
import { afterAll, beforeAll, expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

let home: string;
let data: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "clearboard-bundled-"));
  data = join(home, "data");
  await bundle(ROOT, join(home, "dist"));
  await writeFile(join(home, "deals.csv"), "Deal ID,Owner,Stage,Amount,Close Date\nd1,ann@x.com,Won,5,2026-01-02\n");
  await writeFile(join(home, "more.csv"), "Deal ID,Owner,Stage,Amount,Close Date\nd2,bo@x.com,Won,7,2026-02-02\n");
  bundled("init", "--zone", "UTC", "--currency", "USD", "--unknown-owners", "create");
});
afterAll(() => rm(home, { recursive: true, force: true }));

const SCRIPT =
  "import(process.argv[1]).then(async ({ main }) => (process.exitCode = await main(process.argv.slice(2))))";
const argvOf = (...args: string[]) => [
  "--no-warnings",
  ...["--eval", SCRIPT, "--", pathToFileURL(join(home, "dist/main.js")).href, ...args, "--data", data],
];
const bundled = (...args: string[]) => execFileSync(process.execPath, argvOf(...args), { encoding: "utf8" });

async function fromSources(...args: string[]): Promise<string> {
  const lines: string[] = [];
  const out = (text: string) => void lines.push(`${text}\n`);
  await main([...args, "--data", data], { out, err: out, isTerminal: false });
  return lines.join("");
}

test("imports, boards and help of the bundle are those of the sources", async () => {
  const imported = JSON.parse(bundled("import", join(home, "deals.csv"), "--boards", "--json"));
  expect(imported.boards).toMatchObject([{ month: "2026-01" }]);
  for (const args of [["help"], ["months", "--help"], ["board", "--month", "2026-01"], ["profiles"]])
    expect(bundled(...args)).toBe(await fromSources(...args));
});

test("the bundle's server takes a file in by its own worker", async () => {
  const { table, files } = await openLocal(data);
  await receive(
    { table, files, now: Date.now },
    { name: "more.csv", chunks: createReadStream(join(home, "more.csv")) },
  );
  const server = spawn(process.execPath, argvOf("start", "--port", "0"), { stdio: ["ignore", "ignore", "inherit"] });
  try {
    // What was left unfinished is taken in first thing, and its boards are computed.
    await expect.poll(async () => (await Month.get(table, "2026-02"))?.candidate, { timeout: 60_000 }).toBeTruthy();
  } finally {
    await table.close();
    server.kill();
    await once(server, "exit");
  }
});

test("the command is the bundle where that is fresh", async () => {
  await bundle(ROOT, join(ROOT, "packages/cli/dist"));
  const hook = `import { registerHooks } from "node:module";
    registerHooks({ load: (url, context, next) => (console.log(url), next(url, context)) });`;
  const door = join(ROOT, "packages/cli/bin/clearboard.mjs");
  const argv = ["--import", `data:text/javascript,${encodeURIComponent(hook)}`, door, "calc", "--help"];
  const loaded = execFileSync(process.execPath, argv, { encoding: "utf8" });
  expect(loaded).toContain("packages/cli/dist/main.js");
  expect(loaded).not.toContain("packages/cli/src/main.ts");
});
