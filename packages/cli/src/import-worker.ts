/** Brings one import to its end in a thread of its own, so that boards are served while a large file is taken in. */
import { parentPort, workerData } from "node:worker_threads";
import { freshSince } from "@clearboard/jobs/board";
import { proceed } from "@clearboard/jobs/import";
import { withStore } from "./local.ts";

const { dir, importId } = workerData as { dir: string; importId: string };
await withStore(dir, async (ctx) => {
  await proceed({ ...ctx, report: (progress) => parentPort?.postMessage(progress) }, importId);
  // Whoever opens a board next should not wait for what can be computed now.
  await freshSince(ctx, []);
});
