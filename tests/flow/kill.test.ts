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

/** 15,000 calls of 30 agents in January and February; in the second file every tenth has another agent and another day. */
function calls(random: () => number, isCorrected: boolean): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const lines = ["call id,agent,start,direction,connected,talk seconds"];
  for (let id = 0; id < 15_000; id++) {
    const moved = isCorrected && id % 10 === 0 ? 1 : 0;
    const [agent, day] = [(id + moved) % 30, 1 + ((id + moved) % 56)];
    const date = day <= 28 ? `2026-01-${two(day)}` : `2026-02-${two(day - 28)}`;
    lines.push(
      `K${id},A${agent},${date} ${two(9 + (id % 9))}:${two(id % 60)}:00,out,yes,${Math.floor(random() * 300)}`,
    );
  }
  return `${lines.join("\n")}\n`;
}

function deals(random: () => number, isCorrected: boolean): string {
  const lines = ["deal id,owner,stage,amount,close date"];
  for (let id = 0; id < 1000; id++) {
    const amount = 100 + Math.floor(random() * 900);
    const month = isCorrected && id % 10 === 0 ? "02" : "01";
    lines.push(`D${id},A${id % 30},won,${amount}.00,2026-${month}-${String(1 + (id % 28)).padStart(2, "0")}`);
  }
  return `${lines.join("\n")}\n`;
}

test("killed 15 times while it takes files in, it ends with the boards of an undisturbed run", async () => {
  const files = await Promise.all(
    [calls, deals].flatMap((make) =>
      [false, true].map(async (isCorrected) => {
        const path = join(dir, `${make.name}-${isCorrected ? 2 : 1}.csv`);
        await writeFile(path, make(seeded(5), isCorrected));
        return path;
      }),
    ),
  );
  for (const data of ["calm", "killed"]) json(data, ...INIT);
  const startedAt = performance.now();
  for (const file of files) json("calm", "import", file);
  // What one file takes here; the kills fall over this stretch and a little beyond.
  const stretch = (performance.now() - startedAt) / files.length;
  const random = seeded(42);
  let kills = 0;
  // A machine that has become faster since the measurement would outrun every kill: those that came too late come sooner next.
  let pace = 1;
  for (const [at, file] of files.entries()) {
    for (let turn = 0; turn < (at < 3 ? 4 : 3); turn++) {
      const hit = await killed("killed", stretch * pace * (0.25 + random()), ["import", file]);
      if (hit) kills++;
      pace *= hit ? 1.1 : 0.7;
    }
    expect(json("killed", "import", file).files[0]).toMatchObject({
      status: expect.stringMatching(/^(applied|unchanged)$/),
    });
  }
  expect(kills).toBeGreaterThan(3);
  const boards = (data: string) => MONTHS.map((month) => json(data, "board", "--month", month).digest as string);
  expect(boards("killed")).toEqual(boards("calm"));

  // A rebuild that is killed, and one that is not.
  for (const part of [0.4, 0.8, 1.6]) await killed("killed", stretch * part, ["rebuild"]);
  expect(boards("killed")).toEqual(boards("calm"));
  json("killed", "rebuild");
  expect(boards("killed")).toEqual(boards("calm"));

  // Close and publish.
  const [digest = ""] = boards("calm");
  for (const part of [0.3, 0.5, 0.7]) {
    await killed("killed", 600 * part, ["close", "--month", "2026-01"]);
    await killed("killed", 600 * part, ["publish", "--month", "2026-01", "--digest", digest, "--as", "dana"]);
  }
  json("killed", "close", "--month", "2026-01");
  expect(json("killed", "publish", "--month", "2026-01", "--digest", digest, "--as", "dana")).toMatchObject({
    version: 1,
    digest,
  });
  expect(json("killed", "board", "--month", "2026-01")).toMatchObject({ status: "published", version: 1, digest });
});
