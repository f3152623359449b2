/** The command itself, killed without warning at many moments of its work. */
import { execFileSync, spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { seeded } from "@clearboard/store/faults";
import { afterEach, beforeEach, expect, test } from "vitest";

const CLI = fileURLToPath(new URL("../../packages/cli/bin/clearboard.mjs", import.meta.url));
const MONTHS = ["2026-01", "2026-02"];
const INIT = ["init", "--zone", "Asia/Shanghai", "--currency", "CNY", "--unknown-owners", "create"];

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "clearboard-kill-"));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const json = (data: string, ...args: string[]) =>
  JSON.parse(execFileSync(process.execPath, [CLI, ...args, "--data", join(dir, data), "--json"], { encoding: "utf8" }));

/** Starts the command and kills it after so many ms; true when it was still at work. */
function killed(data: string, ms: number, args: string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [CLI, ...args, "--data", join(dir, data)], { stdio: "ignore" });
    const timer = setTimeout(() => child.kill("SIGKILL"), ms);
    child.on("exit", (_code, signal) => {
      clearTimeout(timer);
      resolve(signal === "SIGKILL");
    });
  });
}

const two = (value: number) => String(value).padStart(2, "0");
const dayOf = (number: number) => (number < 28 ? `2026-01-${two(number + 1)}` : `2026-02-${two(number - 27)}`);

/** 8,000 calls of 30 agents in January and February; in a later version every tenth has another agent and another day. */
function calls(version: number): string {
  const random = seeded(5);
  const lines = ["call id,agent,start,direction,connected,talk seconds"];
  for (let id = 0; id < 8000; id++) {
    const moved = id % 10 === 0 ? version : 0;
    const at = `${dayOf((id + moved) % 56)} ${two(9 + (id % 9))}:${two(id % 60)}:00`;
    lines.push(`K${id},A${(id + moved) % 30},${at},out,yes,${Math.floor(random() * 300)}`);
  }
  return `${lines.join("\n")}\n`;
}

/** 600 deals, a part of them shared by two; in a later version some close in the other month or are shared otherwise. */
function deals(version: number): string {
  const lines = ["deal id,owner,owner share,second owner,second share,stage,amount,close date"];
  for (let id = 0; id < 600; id++) {
    const isMoved = id % 10 === version;
    const credits = (id + version) % 7 === 0 ? `60,A${(id + 1) % 30},40` : ",,";
    lines.push(
      `D${id},A${id % 30},${credits},won,${100 + ((id * 37) % 900)}.00,${dayOf((id % 28) + (isMoved ? 28 : 0))}`,
    );
  }
  return `${lines.join("\n")}\n`;
}

/** Cash for the deals: half of it is there in the first version, all of it in the second. */
function payments(version: number): string {
  const lines = ["payment id,deal id,received on,due on,amount"];
  for (let id = 0; id < 600; id++)
    lines.push(`P${id},D${id},${id % 2 < version ? dayOf(28 + (id % 20)) : ""},${dayOf(20 + (id % 30))},50.00`);
  return `${lines.join("\n")}\n`;
}

/** What went back, and each time on other days. */
function refunds(version: number): string {
  const lines = ["refund id,deal id,refund date,amount"];
  for (let id = 0; id < 200; id++)
    lines.push(`R${id},D${id * 3},${dayOf(28 + ((id + version) % 25))},${10 + version}.00`);
  return `${lines.join("\n")}\n`;
}

const FILES = [calls, deals, payments, refunds].flatMap((make) =>
  [1, 2, 3].map((version): [string, string] => [`${make.name}-${version}.csv`, make(version)]),
);
const KILLS = 40;

test("killed 40 times while it takes files in, rebuilds and publishes, it ends with the boards of an undisturbed run", async () => {
  const files: string[] = [];
  for (const [name, text] of FILES) {
    files.push(join(dir, name));
    await writeFile(join(dir, name), text);
  }
  for (const data of ["calm", "killed"]) {
    json(data, ...INIT);
    json(data, "users", "add", "dana", "--role", "director");
  }
  const startedAt = performance.now();
  for (const file of files) json("calm", "import", file);
  // What one file takes here; the kills fall over this stretch.
  const stretch = (performance.now() - startedAt) / files.length;
  const random = seeded(42);
  let kills = 0;
  // A machine that has become faster since the measurement would outrun every kill: those that came too late come sooner next.
  let pace = 1;
  const strike = async (args: string[]) => {
    const hit = await killed("killed", stretch * pace * (0.25 + 0.7 * random()), args);
    if (hit) kills++;
    pace *= hit ? 1.05 : 0.75;
  };
  for (const file of files) {
    for (let turn = 0; turn < 3; turn++) await strike(["import", file]);
    expect(json("killed", "import", file).files[0]).toMatchObject({
      status: expect.stringMatching(/^(applied|unchanged)$/),
    });
  }
  const boards = (data: string) => MONTHS.map((month) => json(data, "board", "--month", month).digest as string);
  expect(boards("killed")).toEqual(boards("calm"));

  // Rebuilds that are killed, and one that is not; as many more kills as are missing.
  for (let turn = 0; turn < 4 || (kills < KILLS - 4 && turn < 30); turn++) await strike(["rebuild"]);
  expect(boards("killed")).toEqual(boards("calm"));
  json("killed", "rebuild");
  expect(boards("killed")).toEqual(boards("calm"));

  // Close and publish.
  const [digest = ""] = boards("calm");
  const publish = ["publish", "--month", "2026-01", "--digest", digest, "--as", "dana"];
  for (let turn = 0; turn < 4 || (kills < KILLS && turn < 20); turn++)
    await strike(turn % 2 === 0 ? ["close", "--month", "2026-01"] : publish);
  expect(kills).toBeGreaterThanOrEqual(KILLS);
  json("killed", "close", "--month", "2026-01");
  expect(json("killed", ...publish)).toMatchObject({ version: 1, digest });
  expect(json("killed", "board", "--month", "2026-01")).toMatchObject({ status: "published", version: 1, digest });
});
