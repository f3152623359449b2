/** Rows of another currency wait for a rate of their day, and count by themselves once it is there. */
import * as Explain from "@clearboard/jobs/explain";
import * as Month from "@clearboard/jobs/month";
import { changesFor, statementFor } from "@clearboard/jobs/pay/statement";
import * as People from "@clearboard/jobs/people";
import * as Rates from "@clearboard/jobs/rates";
import { rebuild } from "@clearboard/jobs/rebuild";
import { verify } from "@clearboard/jobs/verify";
import { expect, test } from "vitest";
import { createSandbox, DAY, type Sandbox } from "./sandbox.ts";

const company = async () => {
  const sandbox = await createSandbox({ currency: "USD", unknownOwners: "pending" });
  await sandbox.take("people.csv", "employee id,name\nA1,Anna Berg\n");
  await sandbox.take("targets.csv", "month,scope,subject,revenue target\n2026-03,person,A1,100.00\n");
  await sandbox.take("deals.csv", deals("100.00"));
  return sandbox;
};
const HEAD = "deal id,owner,stage,amount,currency,close date";
const deals = (amount: string) =>
  `${HEAD}\nD1,A1,won,50.00,USD,2026-03-02\nD2,A1,won,${amount},EUR,2026-03-04\nD3,A1,won,7.00,EUR,2026-03-06\n`;
const enter = (sandbox: Sandbox, rate: string, day = "2026-03-02") => {
  sandbox.pass(1000);
  return Rates.enter(sandbox.ctx, { day, from: "EUR", rate, source: "ECB" }, "ada");
};
const revenue = async (sandbox: Sandbox, month = "2026-03") =>
  (await sandbox.board(month)).totals.metrics.revenue?.minor;

test("a row waits with the day that lacks a rate, and counts with its explanation once the rate is entered", async () => {
  const sandbox = await company();
  expect(await revenue(sandbox)).toBe("5000");
  expect((await sandbox.board("2026-03")).completeness.pending).toMatchObject([
    { kind: "deal", reason: "currency", rate: { currency: "EUR", day: "2026-03-04" }, rows: 2 },
  ]);
  expect(await People.list(sandbox.ctx)).toMatchObject({
    pending: [],
    rates: [{ currency: "EUR", day: "2026-03-04", rows: 2 }],
  });
  await enter(sandbox, "1.5", "2026-03-05");
  // D3 counts at 10.50, D2 closed the day before the rate and still waits.
  expect(await revenue(sandbox)).toBe("6050");
  expect(await Rates.list(sandbox.ctx)).toMatchObject({
    currency: "USD",
    rates: [{ day: "2026-03-05", from: "EUR", to: "USD", rate: "1.5", source: "ECB" }],
    missing: [{ currency: "EUR", day: "2026-03-04", rows: 1 }],
  });
  await enter(sandbox, "1.0832");
  expect(await revenue(sandbox)).toBe("16882");
  expect((await sandbox.board("2026-03")).completeness.pending).toEqual([]);
  const { rows, recomputed } = await Explain.explain(sandbox.ctx, "2026-03/draft/company/revenue", {
    offset: 0,
    limit: 9,
  });
  expect(recomputed.isSame).toBe(true);
  expect(rows.find(({ id }) => id === "D2")).toMatchObject({
    effect: { kind: "money", minor: "10832", currency: "USD" },
    converted: { amount: { minor: "10000", currency: "EUR" }, rate: "1.0832", day: "2026-03-02", source: "ECB" },
  });
  const digests = await sandbox.digests();
  await rebuild(sandbox.ctx);
  expect(await sandbox.digests()).toEqual(digests);
  expect((await verify(sandbox.ctx)).findings).toEqual([]);
});

test("rates come by file too, in either language, and a later one corrects the day", async () => {
  const sandbox = await company();
  const receipt = await sandbox.take(
    "汇率.csv",
    "日期,原币,折算币种,汇率,外币数量,汇率来源\n2026-03-01,EUR,USD,108.32,100,央行\n2026-03-01,GBP,USD,0,,央行\n",
  );
  expect(receipt).toMatchObject({ profile: "rates", rows: { accepted: 1, rejected: 1 } });
  expect(receipt.rejected).toMatchObject([{ line: 3, column: "汇率", code: "rate-not-above-zero" }]);
  expect(await revenue(sandbox)).toBe("16590");
  await enter(sandbox, "2", "2026-03-01");
  expect(await revenue(sandbox)).toBe("26400");
  await expect(enter(sandbox, "0")).rejects.toMatchObject({ code: "rate-refused" });
});

test("refunds and payments count at the rate of their deal, and pay is paid on the same amounts", async () => {
  const sandbox = await company();
  await sandbox.take("refunds.csv", "refund id,deal id,refund date,amount,currency\nR1,D2,2026-03-20,100.00,EUR\n");
  await sandbox.take("payments.csv", "payment id,deal id,received on,amount,currency\nP1,D3,2026-03-25,7.00,EUR\n");
  await enter(sandbox, "1.0832");
  await enter(sandbox, "3", "2026-03-10");
  const board = await sandbox.board("2026-03");
  // 50.00 + 108.32 - 108.32 + 7.58; the payment of D3 in full is 7.58
  expect(board.totals.metrics).toMatchObject({ revenue: { minor: "5758" }, collected: { minor: "758" } });
  const [person] = board.people;
  const statement = await statementFor(sandbox.ctx, "2026-03", person?.id ?? "");
  expect(statement.deals.find(({ id }) => id === "D3")).toMatchObject({
    amount: { minor: "758", currency: "USD" },
    converted: { currency: "EUR", stated: { amountMinor: "700" }, rate: "1.0832" },
  });
});

test("another rate changes drafts, never a published version; the late list and pay name the rate", async () => {
  const sandbox = await company();
  await enter(sandbox, "2");
  const board = await sandbox.board("2026-03");
  await Month.publish(sandbox.ctx, { month: "2026-03", digest: board.digest, by: "ada" });
  sandbox.pass(DAY);
  await sandbox.take("april.csv", `${HEAD}\nD9,A1,won,1.00,EUR,2026-04-02\n`);
  expect(await revenue(sandbox, "2026-04")).toBe("200");
  await enter(sandbox, "3");
  expect((await sandbox.board("2026-03")).digest).toBe(board.digest);
  expect(await revenue(sandbox, "2026-04")).toBe("300");
  const late = await Month.late(sandbox.ctx, "2026-03");
  expect(late.rates).toEqual([{ currency: "EUR", day: "2026-03-04", before: "2", after: "3" }]);
  expect(late.changes).toContainEqual(expect.objectContaining({ key: "revenue", before: "26400", after: "37100" }));
  const [person] = board.people;
  const change = await changesFor(sandbox.ctx, "2026-03", person?.id ?? "", "publication");
  expect(change.causes.map(({ code, params }) => [code, params.id])).toEqual([
    ["rate", "D2"],
    ["rate", "D3"],
  ]);
  expect((await verify(sandbox.ctx)).findings).toEqual([]);
});

test("months before a rate are not computed again for it", async () => {
  const sandbox = await company();
  await sandbox.take("february.csv", `${HEAD}\nD0,A1,won,1.00,USD,2026-02-02\n`);
  const inputs = async (month: string) => (await import("@clearboard/store/month")).get(sandbox.table, month);
  const before = (await inputs("2026-02"))?.inputs;
  await enter(sandbox, "2");
  expect((await inputs("2026-02"))?.inputs).toBe(before);
});

test("a quarter's target of another currency is split in the organisation's, at the rate of its first day", async () => {
  const sandbox = await createSandbox({ currency: "USD", unknownOwners: "pending" });
  await sandbox.take("people.csv", "employee id,name\nA1,Anna Berg\n");
  const months = ["2026-01", "2026-02", "2026-03"];
  for (const month of months) await sandbox.take(`${month}.csv`, `${HEAD}\n${month},A1,won,50.00,USD,${month}-02\n`);
  const head = "month,scope,subject,revenue target,currency";
  await sandbox.take("targets.csv", `${head}\n2026-Q1,person,A1,1000.00,EUR\n2026-02,person,A1,300.00,USD\n`);
  const targets = () =>
    Promise.all(months.map(async (month) => Number((await sandbox.board(month)).totals.metrics.target?.minor ?? 0)));
  expect(await targets()).toEqual([0, 30_000, 0]);
  expect((await sandbox.board("2026-03")).completeness.pending).toMatchObject([
    { kind: "target", reason: "currency", rate: { currency: "EUR", day: "2026-01-01" }, rows: 1 },
  ]);
  // a rate of February is none of the quarter's first day
  await enter(sandbox, "9", "2026-02-01");
  expect(await targets()).toEqual([0, 30_000, 0]);
  await enter(sandbox, "1.5", "2026-01-01");
  // 1,000.00 EUR are 1,500.00 USD: 300.00 in February, 1,200.00 over the 21 days of January and 22 of March
  expect(await targets()).toEqual([58_605, 30_000, 61_395]);
});
