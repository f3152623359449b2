// Loaded before a measured program: when it ends, what it used goes to the file that USAGE_FILE names, as JSON.
import { readFileSync, writeFileSync } from "node:fs";

const { USAGE_FILE } = process.env;
if (USAGE_FILE) {
  process.on("exit", () => {
    const { maxRSS, userCPUTime, systemCPUTime, fsWrite } = process.resourceUsage();
    const usage = {
      peakMb: maxRSS / 1024,
      cpu: (userCPUTime + systemCPUTime) / 1e6,
      writtenMb: writtenBytes(fsWrite) / 1e6,
    };
    writeFileSync(USAGE_FILE, JSON.stringify(usage));
  });
}

/** What Linux counts for the process, every page that it has made to be written; elsewhere blocks of 512 bytes. */
function writtenBytes(blocks) {
  try {
    return Number(/^write_bytes: (\d+)$/m.exec(readFileSync("/proc/self/io", "utf8"))[1]);
  } catch {
    return blocks * 512;
  }
}
