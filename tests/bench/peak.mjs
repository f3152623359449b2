// Loaded before a measured program: when it ends, its peak memory (KB) and CPU time (s) go to the file that PEAK_FILE names.
import { writeFileSync } from "node:fs";

const { PEAK_FILE } = process.env;
if (PEAK_FILE) {
  process.on("exit", () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    writeFileSync(PEAK_FILE, `${maxRSS} ${(userCPUTime + systemCPUTime) / 1e6}`);
  });
}
