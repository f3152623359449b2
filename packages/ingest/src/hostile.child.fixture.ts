/** Opens files in a process of its own and says how each ended and how much memory it took. */
import { VisibleError } from "@clearboard/core/error";
import * as Profiles from "./profiles.ts";
import * as Read from "./read.ts";

export type Ended = { path: string; code: string; rows: number; overIdleMB: number; seconds: number };

// Nothing here may import what touches a disk; this one asks for it, to be given bytes as they stream.
const { createReadStream } = process.getBuiltinModule("node:fs");

async function end(path: string): Promise<Pick<Ended, "code" | "rows">> {
  let rows = 0;
  try {
    const input = createReadStream(path, { highWaterMark: 1 << 18 });
    const organisation = { zone: "UTC", currency: "EUR" };
    const reading = await Read.open(input, { profiles: Profiles.ALL, organisation });
    for await (const batch of reading.batches) rows += batch.rows.length;
  } catch (error) {
    return { code: error instanceof VisibleError ? error.code : String(error), rows };
  }
  return { code: "", rows };
}

// The first file read is harmless: what it loads and compiles is no file's own.
const [warm = "", ...paths] = process.argv.slice(2);
await end(warm);
const idle = process.resourceUsage().maxRSS;
const all: Ended[] = [];
for (const path of paths) {
  const start = performance.now();
  const ended = await end(path);
  const overIdleMB = Math.round((process.resourceUsage().maxRSS - idle) / 1024);
  all.push({ path, ...ended, overIdleMB, seconds: (performance.now() - start) / 1000 });
}
process.stdout.write(JSON.stringify(all));
