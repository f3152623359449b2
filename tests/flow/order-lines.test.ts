/** A file of one row per order line: the lines of an order are one deal, whole or not at all. */
import * as Profile from "@clearboard/ingest/profile";
import { takeIn } from "@clearboard/jobs/import";
import * as Undo from "@clearboard/jobs/import/undo";
import { seeded } from "@clearboard/store/faults";
import { expect, test } from "vitest";
import { createRig, DAY, delivery, letIn, personOf, type Rig, shuffled } from "./rig.ts";

const PROFILE = Profile.parse({
  ...{ name: "order-lines", title: { en: "Order lines", zh: "订单行" }, source: "shop" },
  match: { header: [["order"], ["line"], ["line total"]] },
  emits: [
    {
      ...{ kind: "deal", id: [["order"]], position: ["line"], owner: { what: "id", column: ["seller"] } },
      ...{
        stage: { is: "won" },
        stageName: ["state"],
        amount: { column: ["line total"] },
        units: { column: ["pieces"] },
      },
      ...{ closeDay: { column: ["closed"], order: "ymd" }, product: ["item"], customer: ["customer"] },
    },
  ],
});
const HEAD = "order,line,seller,state,line total,pieces,closed,item,customer";
/** O1 comes to 100.50 + 20.25 = 120.75, O2 to 10.00. */
const LINES = `${HEAD}
O1,1,A1,paid,100.50,2,2026-01-05,Router,Rivers
O1,2,A1,paid,20.25,1.5,2026-01-05,Cable,Rivers
O2,1,B2,paid,10.00,1,2026-01-06,Cable,Lakes
`;

async function take(rig: Rig, text: string) {
  rig.pass(DAY);
  return letIn(rig.ctx, await takeIn(rig.ctx, { ...delivery("lines.csv", text), profile: PROFILE }));
}
const revenueOf = async (rig: Rig) => {
  const { totals } = await rig.board("2026-01");
  return [totals.metrics.revenue?.minor, totals.metrics.dealsWon];
};

test("an order of two lines is one deal of both amounts, whatever their order, and a line twice counts once", async () => {
  const rig = await createRig();
  expect((await take(rig, LINES)).rows).toMatchObject({ read: 3, accepted: 3 });
  expect(await revenueOf(rig)).toEqual(["13075", 2]);
  expect(personOf(await rig.board("2026-01"), "A1").metrics).toMatchObject({
    revenue: { minor: "12075" },
    dealsWon: 1,
  });
  const digests = await rig.digests();
  for (let seed = 1; seed < 6; seed++)
    expect((await take(rig, shuffled(`${LINES}`, seeded(seed)))).rows).toMatchObject({ accepted: 0, unchanged: 3 });
  const twice = `${LINES}O1,2,A1,paid,20.25,1.5,2026-01-05,Cable,Rivers\n`;
  expect((await take(rig, twice)).rows).toMatchObject({ read: 4, unchanged: 3, duplicate: 1 });
  expect(await rig.digests()).toEqual(digests);
});

test("of an order with a rejected line nothing counts, and what was known of it stays", async () => {
  const rig = await createRig();
  const broken = LINES.replace("20.25", "twenty");
  const first = await take(rig, broken);
  expect(first.rows).toMatchObject({ read: 3, accepted: 1, rejected: 2 });
  expect(first.rejected.map(({ line, code }) => [line, code])).toEqual(
    expect.arrayContaining([
      [2, "order-incomplete"],
      [3, "bad-number"],
    ]),
  );
  expect(await revenueOf(rig)).toEqual(["1000", 1]);
  await take(rig, LINES);
  expect(await revenueOf(rig)).toEqual(["13075", 2]);
  await take(rig, broken);
  expect(await revenueOf(rig)).toEqual(["13075", 2]);
});

test("lines that contradict each other are all rejected; a corrected line corrects the sum; undo brings the old one back", async () => {
  const rig = await createRig();
  await take(rig, LINES);
  for (const text of [LINES.replace("O1,2,A1", "O1,2,B2"), LINES.replace("O1,2", "O1,1")]) {
    const { rows, rejected } = await take(rig, text);
    expect(rows).toMatchObject({ read: 3, unchanged: 1, rejected: 2 });
    expect(rejected.map(({ code }) => code)).toEqual(["conflict-in-file", "conflict-in-file"]);
    expect(await revenueOf(rig)).toEqual(["13075", 2]);
  }
  const { importId, rows } = await take(rig, LINES.replace("20.25", "30.25"));
  expect(rows).toMatchObject({ accepted: 2, unchanged: 1 });
  expect(await revenueOf(rig)).toEqual(["14075", 2]);
  await Undo.undo(rig.ctx, importId, { by: "ada" });
  expect(await revenueOf(rig)).toEqual(["13075", 2]);
});
