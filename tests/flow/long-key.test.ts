/** An id or owner that no store could hold is a bad row like any other, and stands in nobody's way. */
import { expect, test } from "vitest";
import * as Company from "./company.ts";
import { createSandbox } from "./sandbox.ts";

const HEAD = "deal id,owner,stage,amount,close date\n";

test.for([
  ["id", "deal id", `${"中".repeat(201)},E1`],
  ["owner", "owner", `D8,${"#".repeat(201)}`],
] as const)(
  "a row with an endless %s is rejected by line and column, the row beside it counts",
  async ([, column, row]) => {
    const sandbox = await createSandbox({ unknownOwners: "create" });
    for (const [name, text] of Company.FILES) await sandbox.take(name, text);
    const receipt = await sandbox.take("more.csv", `${HEAD}${row},won,5.00,2026-02-03\nD7,E1,won,5.00,2026-02-03\n`);
    expect(receipt).toMatchObject({ status: "applied", rows: { read: 2, accepted: 1, rejected: 1 } });
    expect(receipt.rejected).toMatchObject([{ line: 2, column, code: "key-too-long" }]);
    expect((await sandbox.board("2026-02")).month).toBe("2026-02");
  },
);

test("the longest id and owner there may be are kept", async () => {
  const sandbox = await createSandbox({ unknownOwners: "create" });
  const row = `${"中".repeat(200)},${"%".repeat(150)},won,5.00,2026-02-03\n`;
  expect((await sandbox.take("more.csv", `${HEAD}${row}`, { source: "s".repeat(100) })).rows.accepted).toBe(1);
  expect((await sandbox.board("2026-02")).totals.metrics.dealsWon).toBe(1);
});
