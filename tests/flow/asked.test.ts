/** What a screen asks for is done by whoever brings the import to its end, also after a restart. */
import * as Held from "@clearboard/jobs/held";
import { proceed, unfinished } from "@clearboard/jobs/import";
import * as Undo from "@clearboard/jobs/import/undo";
import * as Ledger from "@clearboard/store/ledger";
import { expect, test } from "vitest";
import * as Company from "./company.ts";
import { createSandbox, DAY } from "./sandbox.ts";

const MORE = "deal id,owner,stage,amount,close date\nD90,B2,won,5.00,2026-01-02\n";

test("an import that is asked to be taken back waits for a hand, and is then withdrawn for good", async () => {
  const sandbox = await createSandbox({ unknownOwners: "pending" });
  for (const [name, text] of Company.FILES.slice(0, 3)) await sandbox.take(name, text);
  const before = await sandbox.digests();
  sandbox.pass(DAY);
  const { importId } = await sandbox.take("more.csv", MORE);
  await Undo.ask(sandbox.ctx, importId, { by: "dana" });
  expect((await Ledger.get(sandbox.ctx.table, importId))?.state).toBe("applied");
  expect(await unfinished(sandbox.ctx)).toEqual([importId]);
  await proceed(sandbox.ctx, importId);
  expect((await Ledger.get(sandbox.ctx.table, importId))?.state).toBe("withdrawn");
  expect(await unfinished(sandbox.ctx)).toEqual([]);
  expect(await sandbox.digests()).toEqual(before);
});

test("bytes that were taken back come in again when they are delivered again", async () => {
  const sandbox = await createSandbox({ unknownOwners: "pending" });
  for (const [name, text] of Company.FILES.slice(0, 3)) await sandbox.take(name, text);
  const { importId } = await sandbox.take("more.csv", MORE);
  const with90 = await sandbox.digests();
  await Undo.ask(sandbox.ctx, importId, { by: "dana" });
  await proceed(sandbox.ctx, importId);
  sandbox.pass(DAY);
  const again = await sandbox.take("more.csv", MORE);
  expect(again.status).toBe("applied");
  expect(await sandbox.digests()).toEqual(with90);
});

test("a held file that is let in is read and merged by whoever goes on with it", async () => {
  const sandbox = await createSandbox({ unknownOwners: "pending" });
  for (const [name, text] of Company.FILES.slice(0, 3)) await sandbox.take(name, text);
  sandbox.pass(DAY);
  const held = await sandbox.take("more.csv", MORE, { asOf: sandbox.ctx.now() + 5 * DAY });
  expect(held.status).toBe("held");
  const before = await sandbox.digests();
  const importId = await Held.admit(sandbox.ctx, held.importId, { by: "dana" });
  expect(await sandbox.digests()).toEqual(before);
  const receipt = await proceed(sandbox.ctx, importId);
  expect(receipt.status).toBe("applied");
  expect(receipt.rows.accepted).toBe(1);
});
