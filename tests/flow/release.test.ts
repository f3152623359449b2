import * as Build from "@clearboard/core/board/build";
import { fresh } from "@clearboard/jobs/board";
import * as Month from "@clearboard/store/month";
import { expect, test } from "vitest";
import { createRig } from "./rig.ts";

test("a draft that an earlier release computed is computed anew", async () => {
  const rig = await createRig();
  await rig.take("deals.csv", "deal id,owner,stage,amount,close date\nD1,E1,won,10.00,2026-02-03\n");
  const { candidate } = await fresh(rig.ctx, "2026-02");
  const item = await Month.get(rig.table, "2026-02");
  if (item === undefined) throw new Error("no month");
  await Month.replace(rig.table, { ...item, candidate: { ...candidate, method: Build.METHOD - 1, digest: "stale" } });
  rig.pass(1000);
  const again = await fresh(rig.ctx, "2026-02");
  expect(again.candidate).toMatchObject({ digest: candidate.digest, method: Build.METHOD });
  expect(again.candidate.computedAt).toBeGreaterThan(candidate.computedAt);
});
