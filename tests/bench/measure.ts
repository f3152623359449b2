/** Runs a program of this Node to its end, and what it used meanwhile. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

export type Usage = {
  /** wall time from start to end, loading of the program included */
  seconds: number;
  /** user and system time of all its threads, in seconds */
  cpu: number;
  /** greatest resident size */
  peakMb: number;
  writtenMb: number;
};

/** Gives time and CPU since now: of a part of a program, without its start. */
export function startMeter(): () => Pick<Usage, "seconds" | "cpu"> {
  const started = performance.now();
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return { seconds: (performance.now() - started) / 1000, cpu: (user + system) / 1e6 };
  };
}

/** Throws what the program printed when it fails. `usageFile` is written over. */
export function run(usageFile: string, ...args: string[]): Usage & { out: string } {
  // Nobody pays for what the program before has still to write.
  spawnSync("sync");
  const started = performance.now();
  const child = spawnSync(process.execPath, ["--import", join(import.meta.dirname, "usage.mjs"), ...args], {
    encoding: "utf8",
    maxBuffer: 1 << 30,
    env: { ...process.env, USAGE_FILE: usageFile },
  });
  const seconds = (performance.now() - started) / 1000;
  if (child.status !== 0) throw new Error(`${args.join(" ")} ended with ${child.status}: ${child.stderr}`);
  return { ...(JSON.parse(readFileSync(usageFile, "utf8")) as Omit<Usage, "seconds">), seconds, out: child.stdout };
}
