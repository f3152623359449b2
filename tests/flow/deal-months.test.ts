/** Money given back or paid raises the month of its deal as well as its own, so that a published month hears of it. */
import * as Undo from "@clearboard/jobs/import/undo";
import * as Month from "@clearboard/store/month";
import { expect, test } from "vitest";
import * as Company from "./company.ts";
import { createSandbox, type Sandbox } from "./sandbox.ts";

const FILES: [string, string][] = [
  [
    "refunds.csv",
    "refund id,deal id,owner,amount,refund date\nR1,D1,A1,100.00,2026-03-01\nR2,D77,A1,1.00,2026-03-01\n",
  ],
  ["payments.csv", "payment id,deal id,owner,amount,received on\nP1,D1,A1,100.00,2026-03-01\n"],
];

async function inputs(sandbox: Sandbox): Promise<Record<string, number>> {
  return Object.fromEntries((await Month.list(sandbox.table)).map(({ month, inputs }) => [month, inputs]));
}

test.for(FILES)(
  "%s of March raise the January of the deal they name, and again when they are withdrawn",
  async ([name, text]) => {
    const sandbox = await createSandbox();
    for (const [item, content] of Company.FILES.slice(0, 3)) await sandbox.take(item, content);
    const before = await inputs(sandbox);
    const { importId, status } = await sandbox.take(name, text);
    expect(status).toBe("applied");
    const after = await inputs(sandbox);
    expect(after["2026-01"]).toBeGreaterThan(before["2026-01"] ?? 0);
    expect(after["2026-02"]).toBe(before["2026-02"]);
    expect(after["2026-03"]).toBeGreaterThan(0);
    await Undo.undo(sandbox.ctx, importId, { by: "ada" });
    expect((await inputs(sandbox))["2026-01"]).toBeGreaterThan(after["2026-01"] ?? 0);
  },
);

test("a payment raises the other months in which its deal has cash: they are split on the running total", async () => {
  const sandbox = await createSandbox();
  for (const [item, content] of Company.FILES.slice(0, 3)) await sandbox.take(item, content);
  const head = "payment id,deal id,owner,amount,received on\n";
  await sandbox.take("march.csv", `${head}P1,D1,A1,100.00,2026-03-01\n`);
  const before = await inputs(sandbox);
  await sandbox.take("february.csv", `${head}P0,D1,A1,50.00,2026-02-10\n`);
  expect((await inputs(sandbox))["2026-03"]).toBeGreaterThan(before["2026-03"] ?? 0);
});
