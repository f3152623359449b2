import * as Build from "@clearboard/core/board/build";
import { fresh } from "@clearboard/jobs/board";
import * as Month from "@clearboard/store/month";
import { expect, test } from "vitest";
import { createSandbox } from "./sandbox.ts";

test("a draft that an earlier release computed is computed anew", async () => {
  const sandbox = await createSandbox();
  await sandbox.take("deals.csv", "deal id,owner,stage,amount,close date\nD1,E1,won,10.00,2026-02-03\n");
  const { candidate } = await fresh(sandbox.ctx, "2026-02");
  const item = await Month.get(sandbox.table, "2026-02");
  if (item === undefined) throw new Error("no month");
  await Month.replace(sandbox.table, {
    ...item,
    candidate: { ...candidate, method: Build.METHOD - 1, digest: "stale" },
  });
  sandbox.pass(1000);
  const again = await fresh(sandbox.ctx, "2026-02");
  expect(again.candidate).toMatchObject({ digest: candidate.digest, method: Build.METHOD });
  expect(again.candidate.computedAt).toBeGreaterThan(candidate.computedAt);
});
