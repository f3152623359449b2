/** A file of one row per order line: the lines of an order are one deal, whole or not at all. */
import * as Profile from "@clearboard/ingest/profile";
import { takeIn } from "@clearboard/jobs/import";
import * as Undo from "@clearboard/jobs/import/undo";
import { seeded } from "@clearboard/store/faults";
import { expect, test } from "vitest";
import { createSandbox, DAY, delivery, letIn, personOf, type Sandbox, shuffled } from "./sandbox.ts";

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

async function take(sandbox: Sandbox, text: string) {
  sandbox.pass(DAY);
  return letIn(sandbox.ctx, await takeIn(sandbox.ctx, { ...delivery("lines.csv", text), profile: PROFILE }));
}
const revenueOf = async (sandbox: Sandbox) => {
  const { totals } = await sandbox.board("2026-01");
  return [totals.metrics.revenue?.minor, totals.metrics.dealsWon];
};

test("an order of two lines is one deal of both amounts, whatever their order, and a line twice counts once", async () => {
  const sandbox = await createSandbox();
  expect((await take(sandbox, LINES)).rows).toMatchObject({ read: 3, accepted: 3 });
  expect(await revenueOf(sandbox)).toEqual(["13075", 2]);
  expect(personOf(await sandbox.board("2026-01"), "A1").metrics).toMatchObject({
    revenue: { minor: "12075" },
    dealsWon: 1,
  });
  const digests = await sandbox.digests();
  for (let seed = 1; seed < 6; seed++)
    expect((await take(sandbox, shuffled(`${LINES}`, seeded(seed)))).rows).toMatchObject({ accepted: 0, unchanged: 3 });
  const twice = `${LINES}O1,2,A1,paid,20.25,1.5,2026-01-05,Cable,Rivers\n`;
  expect((await take(sandbox, twice)).rows).toMatchObject({ read: 4, unchanged: 3, duplicate: 1 });
  expect(await sandbox.digests()).toEqual(digests);
});

test("of an order with a rejected line nothing counts, and what was known of it stays", async () => {
  const sandbox = await createSandbox();
  const broken = LINES.replace("20.25", "twenty");
  const first = await take(sandbox, broken);
  expect(first.rows).toMatchObject({ read: 3, accepted: 1, rejected: 2 });
  expect(first.rejected.map(({ line, code }) => [line, code])).toEqual(
    expect.arrayContaining([
      [2, "order-incomplete"],
      [3, "bad-number"],
    ]),
  );
  expect(await revenueOf(sandbox)).toEqual(["1000", 1]);
  await take(sandbox, LINES);
  expect(await revenueOf(sandbox)).toEqual(["13075", 2]);
  await take(sandbox, broken);
  expect(await revenueOf(sandbox)).toEqual(["13075", 2]);
});

test("lines that contradict each other are all rejected; a corrected line corrects the sum; undo brings the old one back", async () => {
  const sandbox = await createSandbox();
  await take(sandbox, LINES);
  for (const text of [LINES.replace("O1,2,A1", "O1,2,B2"), LINES.replace("O1,2", "O1,1")]) {
    const { rows, rejected } = await take(sandbox, text);
    expect(rows).toMatchObject({ read: 3, unchanged: 1, rejected: 2 });
    expect(rejected.map(({ code }) => code)).toEqual(["conflict-in-file", "conflict-in-file"]);
    expect(await revenueOf(sandbox)).toEqual(["13075", 2]);
  }
  const { importId, rows } = await take(sandbox, LINES.replace("20.25", "30.25"));
  expect(rows).toMatchObject({ accepted: 2, unchanged: 1 });
  expect(await revenueOf(sandbox)).toEqual(["14075", 2]);
  await Undo.undo(sandbox.ctx, importId, { by: "ada" });
  expect(await revenueOf(sandbox)).toEqual(["13075", 2]);
});
