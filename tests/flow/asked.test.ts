/** What a screen asks for is done by whoever brings the import to its end, also after a restart. */
import * as Held from "@clearboard/jobs/held";
import { proceed, unfinished } from "@clearboard/jobs/import";
import * as Undo from "@clearboard/jobs/import/undo";
import * as Ledger from "@clearboard/store/ledger";
import { expect, test } from "vitest";
import * as Company from "./company.ts";
import { createRig, DAY } from "./rig.ts";

const MORE = "deal id,owner,stage,amount,close date\nD90,B2,won,5.00,2026-01-02\n";

test("an import that is asked to be taken back waits for a hand, and is then withdrawn for good", async () => {
  const rig = await createRig({ unknownOwners: "pending" });
  for (const [name, text] of Company.FILES.slice(0, 3)) await rig.take(name, text);
  const before = await rig.digests();
  rig.pass(DAY);
  const { importId } = await rig.take("more.csv", MORE);
  await Undo.ask(rig.ctx, importId, { by: "dana" });
  expect((await Ledger.get(rig.ctx.table, importId))?.state).toBe("applied");
  expect(await unfinished(rig.ctx)).toEqual([importId]);
  await proceed(rig.ctx, importId);
  expect((await Ledger.get(rig.ctx.table, importId))?.state).toBe("withdrawn");
  expect(await unfinished(rig.ctx)).toEqual([]);
  expect(await rig.digests()).toEqual(before);
});

test("bytes that were taken back come in again when they are delivered again", async () => {
  const rig = await createRig({ unknownOwners: "pending" });
  for (const [name, text] of Company.FILES.slice(0, 3)) await rig.take(name, text);
  const { importId } = await rig.take("more.csv", MORE);
  const with90 = await rig.digests();
  await Undo.ask(rig.ctx, importId, { by: "dana" });
  await proceed(rig.ctx, importId);
  rig.pass(DAY);
  const again = await rig.take("more.csv", MORE);
  expect(again.status).toBe("applied");
  expect(await rig.digests()).toEqual(with90);
});

test("a held file that is let in is read and merged by whoever goes on with it", async () => {
  const rig = await createRig({ unknownOwners: "pending" });
  for (const [name, text] of Company.FILES.slice(0, 3)) await rig.take(name, text);
  rig.pass(DAY);
  const held = await rig.take("more.csv", MORE, { asOf: rig.ctx.now() + 5 * DAY });
  expect(held.status).toBe("held");
  const before = await rig.digests();
  const importId = await Held.admit(rig.ctx, held.importId, { by: "dana" });
  expect(await rig.digests()).toEqual(before);
  const receipt = await proceed(rig.ctx, importId);
  expect(receipt.status).toBe("applied");
  expect(receipt.rows.accepted).toBe(1);
});
