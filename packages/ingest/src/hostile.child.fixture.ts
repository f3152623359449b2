/** Opens files in a process of its own and says how each ended and how much memory it took. */
import { VisibleError } from "@clearboard/core/error";
import * as Profiles from "./profiles.ts";
import * as Read from "./read.ts";

export type Ended = {
  path: string;
  code: string;
  message: string;
  params: Record<string, string | number>;
  rows: number;
  overIdleMB: number;
  seconds: number;
};

// Nothing here may import what touches a disk; this one asks for it, to be given bytes as they stream.
const { createReadStream, readFileSync } = process.getBuiltinModule("node:fs");

async function end(path: string): Promise<Pick<Ended, "code" | "message" | "params" | "rows">> {
  let rows = 0;
  try {
    const input = createReadStream(path, { highWaterMark: 1 << 18 });
    const organisation = { zone: "UTC", currency: "EUR" };
    const reading = await Read.open(input, { profiles: Profiles.ALL, organisation });
    for await (const batch of reading.batches) rows += batch.rows.length + batch.calls.count;
  } catch (error) {
    if (!(error instanceof VisibleError)) return { code: String(error), message: "", params: {}, rows };
    return { code: error.code, message: error.message, params: error.params, rows };
  }
  return { code: "", message: "", params: {}, rows };
}

/**
 * The most memory this process has held, in KB. Not `resourceUsage().maxRSS` where it can be helped: on Linux that begins with
 * what the parent held when it started this process, and hides everything below it.
 */
function peak(): number {
  if (process.platform !== "linux") return process.resourceUsage().maxRSS;
  return Number(/VmHWM:\s*(\d+) kB/.exec(readFileSync("/proc/self/status", "utf8"))?.[1]);
}

// Idle is what the process holds with everything loaded and nothing read: a file read before would hide its peak in it.
const paths = process.argv.slice(2);
const idle = process.memoryUsage.rss() / 1024;
const all: Ended[] = [];
for (const path of paths) {
  const start = performance.now();
  const ended = await end(path);
  const overIdleMB = Math.round((peak() - idle) / 1024);
  all.push({ path, ...ended, overIdleMB, seconds: (performance.now() - start) / 1000 });
}
process.stdout.write(JSON.stringify(all));
