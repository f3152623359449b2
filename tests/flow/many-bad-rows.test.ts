/** A file may be bad from its first row to its last: what is kept of it grows with its rows, and its reasons stay short. */
import * as RejectBook from "@clearboard/store/reject-book";
import { expect, test } from "vitest";
import { createSandbox } from "./sandbox.ts";

const DEALS = "deal id,owner,stage,amount,close date";
const CALLS = "call id,agent,start,direction,connected,talk seconds";

/** So many deals of one id, each of another amount. */
const sameDeal = (count: number) =>
  [DEALS, ...Array.from({ length: count }, (_, at) => `X1,u1,won,${at + 1},2026-02-03`)].join("\n");
const sameCall = (count: number) =>
  [CALLS, ...Array.from({ length: count }, (_, at) => `X1,8042,2026-02-03 09:00:00,out,yes,${at + 1}`)].join("\n");

async function taken(text: string) {
  const sandbox = await createSandbox();
  const receipt = await sandbox.take("file.csv", text);
  let bytes = 0;
  let rows = 0;
  for await (const name of sandbox.files.list("rejected/")) bytes += (await sandbox.files.read(name))?.length ?? 0;
  for await (const _ of RejectBook.read(sandbox.files, receipt.importId)) rows++;
  return { receipt, bytes, rows };
}

test.each([
  ["deals", sameDeal],
  ["calls", sameCall],
])(
  "an id that stands on every row of %s is told by five lines and a count, however many rows there are",
  async (_, file) => {
    const few = await taken(file(1_000));
    const many = await taken(file(150_000));
    expect(many.receipt.rejected[0]?.message).toContain("lines 2, 3, 4, 5, 6 and 149,995 more");
    expect(few.receipt.rejected[0]?.params).toMatchObject({ lines: "2, 3, 4, 5, 6", more: 995 });
    expect(many.rows).toBe(150_000);
    expect(many.bytes / 150_000).toBeLessThan((1.1 * few.bytes) / 1_000);
  },
);

test("five lines or fewer are named whole", async () => {
  const { receipt } = await taken(sameDeal(3));
  expect(receipt.rejected[0]?.message).toContain("is in lines 2, 3, 4 with different values");
});
