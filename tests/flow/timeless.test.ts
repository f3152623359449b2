/** A call log that says the day and no time of day: its calls count in the figures of the day. */
import { preview } from "@clearboard/jobs/preview";
import { rebuild } from "@clearboard/jobs/rebuild";
import { verify } from "@clearboard/jobs/verify";
import { expect, test } from "vitest";
import { createSandbox, delivery } from "./sandbox.ts";

const HEAD = "call id,agent,start,direction,connected,talk seconds";
const log = (...starts: string[]) =>
  [HEAD, ...starts.map((start, at) => `C${at},A1,${start},out,${at % 2 === 0 ? "yes" : "no"},60`)].join("\n");
const figures = ["dials", "connected", "talkSeconds"] as const;

test("calls of a day without a time count by day, the receipt says how many, and a later file may bring their times", async () => {
  const sandbox = await createSandbox();
  const days = log("2026-02-03", "2026-02-03", "2026-02-04 09:00:00");
  expect(await preview(sandbox.ctx, delivery("calls.csv", days))).toMatchObject({ timeless: 2, rows: { accepted: 3 } });
  const receipt = await sandbox.take("calls.csv", days);
  expect(receipt).toMatchObject({ status: "applied", timeless: 2, rows: { accepted: 3, rejected: 0 } });
  const of = async () => {
    const { metrics } = (await sandbox.board("2026-02")).totals;
    return figures.map((name) => metrics[name]);
  };
  expect(await of()).toEqual([3, 2, 120]);
  const digests = await sandbox.digests();
  await rebuild(sandbox.ctx);
  expect(await sandbox.digests()).toEqual(digests);
  const timed = await sandbox.take("calls.csv", log("2026-02-03 10:00:00", "2026-02-03", "2026-02-04 09:00:00"));
  expect(timed).toMatchObject({ timeless: 1, rows: { accepted: 1, unchanged: 2 } });
  expect(await of()).toEqual([3, 2, 120]);
  expect((await verify(sandbox.ctx)).findings).toEqual([]);
});
