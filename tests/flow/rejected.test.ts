/** Rejected rows come back as a file: correct it, send it in, and nothing is lost or counted twice. */
import { corrigible } from "@clearboard/jobs/rejected";
import { expect, test } from "vitest";
import * as Company from "./company.ts";
import { createSandbox, DAY } from "./sandbox.ts";

const GOOD = "R1,B2,won,100.00,2026-01-05,Ann";
const FILE = `deal id,owner,stage,amount,close date,customer
${GOOD}
R2,B2,won,abc,2026-01-06,"Bridge, Ltd"
R3,B2,won,-7.00,2026-13-40,=cmd|x
R4,B2,won,40.00,2026-01-08,"two
lines"
R5,B2,won,12.345,2026-01-09,+8613800000001
`;

async function text(parts: AsyncIterable<string>): Promise<string> {
  let whole = "";
  for await (const part of parts) whole += part;
  return whole;
}

test("the rejected rows come back as they stand in the file, with line and reason, and go in when corrected", async () => {
  const sandbox = await createSandbox({ unknownOwners: "pending" });
  for (const [name, content] of Company.FILES.slice(0, 1)) await sandbox.take(name, content);
  const receipt = await sandbox.takeAnyway("more.csv", FILE);
  expect(receipt.rows).toMatchObject({ read: 5, rejected: 3 });
  const back = await text(corrigible(sandbox.ctx, receipt.importId));
  const [head = "", ...rows] = back.replace("\uFEFF", "").split("\r\n").filter(Boolean);
  expect(head).toBe("deal id,owner,stage,amount,close date,customer,clearboard line,clearboard why");
  expect(rows.map((row) => row.slice(0, 2))).toEqual(["R2", "R3", "R5"]);
  expect(rows[0]).toContain('"Bridge, Ltd",3,');
  expect(rows[1], "a formula is made harmless, a negative figure stays").toMatch(
    /^R3,B2,won,-7\.00,2026-13-40,'=cmd\|x,4,/,
  );
  expect(rows[2], "a phone number stays").toContain(",+8613800000001,7,");
  const corrected = back
    .replace("abc", "60.00")
    .replace("-7.00,2026-13-40", "7.00,2026-01-10")
    .replace("12.345", "12.34");
  sandbox.pass(DAY);
  const again = await sandbox.take("more-corrected.csv", corrected);
  expect(again.rows).toMatchObject({ read: 3, accepted: 3, rejected: 0 });
  const other = await createSandbox({ unknownOwners: "pending" });
  for (const [name, content] of Company.FILES.slice(0, 1)) await other.take(name, content);
  const right = FILE.replace("abc", "60.00").replace("-7.00,2026-13-40,=cmd|x", "7.00,2026-01-10,'=cmd|x");
  await other.take("more.csv", right.replace("12.345", "12.34"));
  expect(await sandbox.digests()).toEqual(await other.digests());
});
