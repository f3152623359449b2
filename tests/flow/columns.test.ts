/** Columns that no profile reads are named, and one that is mapped later counts in the kept files too, once. */
import * as Columns from "@clearboard/jobs/columns";
import { proceed } from "@clearboard/jobs/import";
import { load } from "@clearboard/jobs/inputs";
import * as Month from "@clearboard/jobs/month";
import { preview } from "@clearboard/jobs/preview";
import { rebuild } from "@clearboard/jobs/rebuild";
import { verify } from "@clearboard/jobs/verify";
import { expect, test } from "vitest";
import { workbook } from "../../packages/ingest/src/xlsx/workbook.fixture.ts";
import { createSandbox, DAY, delivery, type Sandbox } from "./sandbox.ts";

const HEAD = "deal id,owner,stage,amount,close date,budget,level,note";
const february = [
  HEAD,
  "D1,A1,won,10.00,2026-02-01,7.50,Gold,",
  "D2,A1,won,20.00,2026-02-02,8.00,Silver,",
  "D3,A1,lost,,2026-02-03,,Gold,",
].join("\n");

async function mapAs(sandbox: Sandbox, id: string, column: string, field: string, set: string[] = []) {
  const { open, imports } = await Columns.map(sandbox.ctx, { id, column, field, set }, "ada");
  const receipts = [];
  for (const importId of imports) receipts.push(await proceed(sandbox.ctx, importId));
  return { open, receipts };
}

async function costs(sandbox: Sandbox, month = "2026-02") {
  const { deals } = await load(sandbox.ctx, month, null);
  return Object.fromEntries(deals.map(({ id, values }) => [id, values.costMinor]));
}

test("receipt and preview name the columns that nobody reads, empty ones apart, and keep them in the ledger", async () => {
  const sandbox = await createSandbox();
  const shown = await preview(sandbox.ctx, delivery("deals.csv", february));
  expect(shown).toMatchObject({ status: "applied", unused: ["budget", "level"] });
  const receipt = await sandbox.take("deals.csv", february);
  expect(receipt.unused).toEqual(["budget", "level"]);
  const plain = await sandbox.take("people.csv", "employee id,name\nA1,Ann\n");
  expect(plain.unused).toEqual([]);
});

test("columns of workbooks and of JSON are named alike, also those that only later records have", async () => {
  const sandbox = await createSandbox();
  const sheet = await sandbox.take(
    "deals.xlsx",
    workbook([{ rows: february.split("\n").map((line) => line.split(",")) }]),
  );
  expect(sheet).toMatchObject({ rows: { rejected: 0 }, unused: ["budget", "level"] });
  const [names = [], first = []] = february.split("\n").map((line) => line.split(","));
  const record = (at: number, more: object) => ({
    ...Object.fromEntries(names.slice(0, 5).map((name, place) => [name, first[place]])),
    "deal id": `J${at}`,
    ...more,
  });
  const many = Array.from({ length: 3000 }, (_, at) => record(at, { filler: "x".repeat(200), empty: null }));
  const json = await sandbox.take("deals.json", JSON.stringify([...many, record(3000, { late: "yes", later: "" })]));
  expect(json).toMatchObject({ rows: { accepted: 3001 }, unused: ["filler", "late"] });
});

test("a column that is mapped later counts in the kept files, once, and in later files; published months stay", async () => {
  const sandbox = await createSandbox();
  const receipt = await sandbox.take("deals.csv", february);
  const before = await sandbox.board("2026-02");
  await Month.publish(sandbox.ctx, { month: "2026-02", digest: before.digest, by: "ada" });
  expect(await costs(sandbox)).toEqual({ D1: undefined, D2: undefined, D3: undefined });
  expect(await Columns.list(sandbox.ctx, receipt.importId)).toMatchObject({
    columns: [
      { name: "budget", samples: ["7.50", "8.00"], field: null },
      { name: "level", samples: ["Gold", "Silver"], field: null },
    ],
  });
  sandbox.pass(DAY);
  const { open, receipts } = await mapAs(sandbox, receipt.importId, "budget", "cost");
  expect(open).toEqual([]);
  expect(receipts).toMatchObject([{ rows: { read: 3, accepted: 2, unchanged: 1 }, unused: ["level"] }]);
  expect(await costs(sandbox)).toEqual({ D1: "750", D2: "800", D3: undefined });
  const after = await sandbox.board("2026-02");
  expect(after.digest).toBe(before.digest);
  expect(after.totals.metrics).toEqual(before.totals.metrics);
  // The same file once more says nothing new, a later one is read with the column from the beginning.
  expect((await sandbox.take("deals.csv", february)).status).toBe("unchanged");
  const march = await sandbox.take("march.csv", `${HEAD}\nD9,A1,won,5.00,2026-03-01,3.00,Gold,\n`);
  expect(march).toMatchObject({ rows: { accepted: 1 }, unused: ["level"] });
  expect(await costs(sandbox, "2026-03")).toEqual({ D9: "300" });
  const digests = await sandbox.digests();
  await rebuild(sandbox.ctx);
  expect(await sandbox.digests()).toEqual(digests);
  expect(await costs(sandbox)).toEqual({ D1: "750", D2: "800", D3: undefined });
  expect((await verify(sandbox.ctx)).findings).toEqual([]);
});

test("a mapping is taken back, or moved to another column, and the facts follow", async () => {
  const sandbox = await createSandbox();
  const { importId } = await sandbox.take(
    "deals.csv",
    february.replace("note", "updated at").replace(/,$/gm, ",2026-02-05 10:00:00"),
  );
  await mapAs(sandbox, importId, "budget", "cost");
  expect((await costs(sandbox)).D1).toBe("750");
  await mapAs(sandbox, importId, "budget", "");
  expect((await costs(sandbox)).D1).toBeUndefined();
  await mapAs(sandbox, importId, "budget", "list");
  await mapAs(sandbox, importId, "budget", "cost");
  expect(await Columns.list(sandbox.ctx, importId)).toMatchObject({
    columns: [{ name: "budget", field: "deal.cost" }, { name: "level" }],
  });
  expect((await costs(sandbox)).D1).toBe("750");
});

test("what only a person can say is asked, and nothing changes before; what cannot be is refused", async () => {
  const sandbox = await createSandbox();
  const file = `deal id,owner,stage,amount,close date,delivered\nD1,A1,won,1.00,2026-02-01,03/04/2026\n`;
  const { importId } = await sandbox.take("deals.csv", file);
  const asked = await mapAs(sandbox, importId, "delivered", "deliveredDay");
  expect(asked).toMatchObject({ open: [{ field: "deliveredDay.order", choices: ["mdy", "dmy"] }], receipts: [] });
  await expect(mapAs(sandbox, importId, "delivered", "cost")).rejects.toMatchObject({ code: "column-values" });
  await expect(mapAs(sandbox, importId, "delivered", "stage")).rejects.toMatchObject({ code: "column-field" });
  await expect(mapAs(sandbox, importId, "stage", "cost")).rejects.toMatchObject({ code: "column-read" });
  await expect(mapAs(sandbox, importId, "delivered", "deliveredDay", ["order=dmy"])).rejects.toMatchObject({
    code: "column-setting",
  });
  const done = await mapAs(sandbox, importId, "delivered", "deliveredDay", ["deliveredDay.order=dmy"]);
  expect(done.receipts).toMatchObject([{ rows: { accepted: 1 }, unused: [] }]);
});
