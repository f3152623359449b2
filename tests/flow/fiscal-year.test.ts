/** A fiscal year that begins in April, through a store: what runs over a year begins anew with it. */
import { publish } from "@clearboard/jobs/month";
import { statementFor } from "@clearboard/jobs/pay/statement";
import * as Draft from "@clearboard/jobs/policy/draft";
import { verify } from "@clearboard/jobs/verify";
import * as User from "@clearboard/store/user";
import { expect, test } from "vitest";
import { createSandbox, inMemory, personOf } from "./sandbox.ts";

const DEALS = `deal id,owner,stage,amount,close date
F,A1,won,800.00,2026-02-10
M,A1,won,800.00,2026-03-10
A,A1,won,800.00,2026-04-10
Y,A1,won,800.00,2026-05-10
`;

/** 10% to 1,000 of the year, 20% above: paid month by month. */
async function paid(firstMonth: number): Promise<string[]> {
  const sandbox = await createSandbox({ firstMonth }, inMemory(), Date.UTC(2026, 5, 1, 4));
  await sandbox.take("people.csv", "employee id,name,team\nA1,Anna Berg,T\n");
  for (const name of ["dana", "erik"])
    await User.create(sandbox.table, { name, role: "director", now: sandbox.ctx.now() });
  const tiers = [
    { from: "0", rate: "10%" },
    { from: "1000", rate: "20%" },
  ];
  const document = {
    id: "year",
    currency: "CNY",
    components: [{ id: "rev", unit: "year", boundary: "upper", tiers }],
  };
  const draft = await Draft.create(sandbox.ctx, { document, effectiveMonth: "2026-01", note: "", by: "dana" });
  await Draft.approve(sandbox.ctx, { draft: draft.id, by: "erik" });
  await sandbox.take("deals.csv", DEALS);
  const found: string[] = [];
  for (const month of ["2026-02", "2026-03", "2026-04", "2026-05"]) {
    const { digest } = await sandbox.board(month);
    await publish(sandbox.ctx, { month, digest, by: "dana" });
    const { id } = personOf(await sandbox.board(month), "Anna Berg");
    found.push((await statementFor(sandbox.ctx, month, id)).paid.minor);
  }
  expect((await verify(sandbox.ctx)).findings).toEqual([]);
  return found;
}

test("the sum of the year starts again in the first month of the fiscal year, not in January", async () => {
  expect(await paid(4)).toEqual(["8000", "14000", "8000", "14000"]);
  expect(await paid(1)).toEqual(["8000", "14000", "16000", "16000"]);
});
