/** Writes what a checkout makes of five made-up companies: boards, pay, receipts, explanations, exports, API. Two folders that are equal prove that nothing changed. */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { cal } from "./snapshot/cal.ts";
import { cny } from "./snapshot/cny.ts";
import { demo } from "./snapshot/demo.ts";
import { jpy } from "./snapshot/jpy.ts";
import { openShop, type Shop } from "./snapshot/shop.ts";
import { usd } from "./snapshot/usd.ts";

const STORIES: Record<string, { start: string; tell: (shop: Shop) => Promise<void> }> = {
  jpy: { start: "2025-12-30T02:00", tell: jpy },
  usd: { start: "2026-01-30T15:00", tell: usd },
  cny: { start: "2025-12-30T02:00", tell: cny },
  cal: { start: "2026-01-02T02:00", tell: cal },
  demo: { start: "2026-11-03T02:00", tell: demo },
};

const { values } = parseArgs({
  options: {
    out: { type: "string" },
    repo: { type: "string", default: fileURLToPath(new URL("../..", import.meta.url)) },
    files: { type: "string" },
    only: { type: "string", default: Object.keys(STORIES).join(",") },
    quick: { type: "boolean", default: false },
  },
});
if (values.out === undefined) throw new Error("--out DIR is missing");
const out = resolve(values.out);
const work = mkdtempSync(join(tmpdir(), "snapshot-"));
const files = values.files === undefined ? join(work, "files") : resolve(values.files, values.quick ? "quick" : "full");
mkdirSync(files, { recursive: true });
try {
  for (const name of values.only.split(",")) {
    const story = STORIES[name];
    if (story === undefined) throw new Error(`there is no company ${name}: ${Object.keys(STORIES).join(", ")}`);
    const began = performance.now();
    const shop = openShop({
      name,
      repo: resolve(values.repo),
      out,
      files,
      work: join(work, "data"),
      isQuick: values.quick,
      start: story.start,
    });
    try {
      await story.tell(shop);
    } finally {
      shop.close();
    }
    console.log(`${name}: ${Math.round((performance.now() - began) / 1000)} s`);
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
