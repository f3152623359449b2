/** Payments and refunds that come before their deal, or whose deal moves to another month: every board follows. */
import * as People from "@clearboard/jobs/people";
import { verify } from "@clearboard/jobs/verify";
import { expect, test } from "vitest";
import * as Company from "./company.ts";
import { createSandbox, type Sandbox } from "./sandbox.ts";

const PAYMENTS = `payment id,deal id,owner,amount,due date,received on
P1,D9,A1,100.00,2026-01-31,2026-03-05
P2,D9,A1,50.00,2025-12-20,2025-12-20
P3,D2,A1,20.00,2026-01-20,2026-02-20
`;
const REFUNDS = "refund id,deal id,owner,amount,refund date\nR1,D9,A1,30.00,2026-03-20\n";
const deal = (closeDay: string, stage = "won") =>
  `deal id,owner,stage,amount,close date\nD9,A1,${stage},400.00,${closeDay}\n`;

/** Takes the files in one after the other, looking at every board in between. */
async function grown(files: [string, string][], isWatched: boolean): Promise<Sandbox> {
  const sandbox = await createSandbox();
  for (const [name, text] of [...Company.FILES.slice(0, 2), ...files]) {
    expect((await sandbox.take(name, text)).status).toBe("applied");
    if (isWatched) await sandbox.digests();
  }
  return sandbox;
}

/** Payment and refund first; the deal after them, open, won in January, then dated right: December. */
const FILES: [string, string][] = [
  ["payments.csv", PAYMENTS],
  ["refunds.csv", REFUNDS],
  ["deal-1.csv", deal("", "open")],
  ["deal-2.csv", deal("2026-01-15")],
  ["deal-3.csv", deal("2025-12-31")],
];

test.for([1, 2, 3, 4, 5].map((count) => [count] as const))(
  "after %i files of money and its late deal no board is stale",
  async ([count]) => {
    const files = FILES.slice(0, count);
    const sandbox = await grown(files, true);
    expect((await verify(sandbox.ctx)).findings).toEqual([]);
    expect(await sandbox.digests()).toEqual(await (await grown(files, false)).digests());
  },
);

test("money that arrives before its deal is told as waiting for it, and waits no more when it is here", async () => {
  const sandbox = await grown(FILES.slice(0, 2), true);
  const waits = async () =>
    (await sandbox.board("2026-03")).completeness.pending
      .filter(({ reason }) => reason === "deal")
      .map(({ kind }) => kind);
  expect(await waits()).toContain("refund");
  // Nobody can be linked to it, so it is not among the owners.
  const people = await People.list(sandbox.ctx);
  expect(people.pending).toEqual([]);
  expect(people.waiting).toContainEqual({ deal: "D9", source: "clearboard", kind: "refund", rows: 1 });
  await sandbox.take("deal.csv", deal("2026-01-15"));
  expect(await waits()).toEqual([]);
});
