/** Rows of another currency wait for a rate of their day, and count by themselves once it is there. */
import * as Explain from "@clearboard/jobs/explain";
import * as Month from "@clearboard/jobs/month";
import { changesFor, statementFor } from "@clearboard/jobs/pay/statement";
import * as People from "@clearboard/jobs/people";
import * as Rates from "@clearboard/jobs/rates";
import { rebuild } from "@clearboard/jobs/rebuild";
import { verify } from "@clearboard/jobs/verify";
import { expect, test } from "vitest";
import { createRig, DAY, type Rig } from "./rig.ts";

const company = async () => {
  const rig = await createRig({ currency: "USD", unknownOwners: "pending" });
  await rig.take("people.csv", "employee id,name\nA1,Anna Berg\n");
  await rig.take("targets.csv", "month,scope,subject,revenue target\n2026-03,person,A1,100.00\n");
  await rig.take("deals.csv", deals("100.00"));
  return rig;
};
const HEAD = "deal id,owner,stage,amount,currency,close date";
const deals = (amount: string) =>
  `${HEAD}\nD1,A1,won,50.00,USD,2026-03-02\nD2,A1,won,${amount},EUR,2026-03-04\nD3,A1,won,7.00,EUR,2026-03-06\n`;
const enter = (rig: Rig, rate: string, day = "2026-03-02") => {
  rig.pass(1000);
  return Rates.enter(rig.ctx, { day, from: "EUR", rate, source: "ECB" }, "ada");
};
const revenue = async (rig: Rig, month = "2026-03") => (await rig.board(month)).totals.metrics.revenue?.minor;

test("a row waits with the day that lacks a rate, and counts with its explanation once the rate is entered", async () => {
  const rig = await company();
  expect(await revenue(rig)).toBe("5000");
  expect((await rig.board("2026-03")).completeness.pending).toMatchObject([
    { kind: "deal", reason: "currency", rate: { currency: "EUR", day: "2026-03-04" }, rows: 2 },
  ]);
  expect(await People.list(rig.ctx)).toMatchObject({
    pending: [],
    rates: [{ currency: "EUR", day: "2026-03-04", rows: 2 }],
  });
  await enter(rig, "1.5", "2026-03-05");
  // D3 counts at 10.50, D2 closed the day before the rate and still waits.
  expect(await revenue(rig)).toBe("6050");
  expect(await Rates.list(rig.ctx)).toMatchObject({
    currency: "USD",
    rates: [{ day: "2026-03-05", from: "EUR", to: "USD", rate: "1.5", source: "ECB" }],
    missing: [{ currency: "EUR", day: "2026-03-04", rows: 1 }],
  });
  await enter(rig, "1.0832");
  expect(await revenue(rig)).toBe("16882");
  expect((await rig.board("2026-03")).completeness.pending).toEqual([]);
  const { rows, recomputed } = await Explain.explain(rig.ctx, "2026-03/draft/company/revenue", { offset: 0, limit: 9 });
  expect(recomputed.isSame).toBe(true);
  expect(rows.find(({ id }) => id === "D2")).toMatchObject({
    effect: { kind: "money", minor: "10832", currency: "USD" },
    converted: { amount: { minor: "10000", currency: "EUR" }, rate: "1.0832", day: "2026-03-02", source: "ECB" },
  });
  const digests = await rig.digests();
  await rebuild(rig.ctx);
  expect(await rig.digests()).toEqual(digests);
  expect((await verify(rig.ctx)).findings).toEqual([]);
});

test("rates come by file too, in either language, and a later one corrects the day", async () => {
  const rig = await company();
  const receipt = await rig.take(
    "汇率.csv",
    "日期,原币,折算币种,汇率,外币数量,汇率来源\n2026-03-01,EUR,USD,108.32,100,央行\n2026-03-01,GBP,USD,0,,央行\n",
  );
  expect(receipt).toMatchObject({ profile: "rates", rows: { accepted: 1, rejected: 1 } });
  expect(receipt.rejected).toMatchObject([{ line: 3, column: "汇率", code: "rate-not-above-zero" }]);
  expect(await revenue(rig)).toBe("16590");
  await enter(rig, "2", "2026-03-01");
  expect(await revenue(rig)).toBe("26400");
  await expect(enter(rig, "0")).rejects.toMatchObject({ code: "rate-refused" });
});

test("refunds and payments count at the rate of their deal, and pay is paid on the same amounts", async () => {
  const rig = await company();
  await rig.take("refunds.csv", "refund id,deal id,refund date,amount,currency\nR1,D2,2026-03-20,100.00,EUR\n");
  await rig.take("payments.csv", "payment id,deal id,received on,amount,currency\nP1,D3,2026-03-25,7.00,EUR\n");
  await enter(rig, "1.0832");
  await enter(rig, "3", "2026-03-10");
  const board = await rig.board("2026-03");
  // 50.00 + 108.32 - 108.32 + 7.58; the payment of D3 in full is 7.58
  expect(board.totals.metrics).toMatchObject({ revenue: { minor: "5758" }, collected: { minor: "758" } });
  const [person] = board.people;
  const statement = await statementFor(rig.ctx, "2026-03", person?.id ?? "");
  expect(statement.deals.find(({ id }) => id === "D3")).toMatchObject({
    amount: { minor: "758", currency: "USD" },
    converted: { currency: "EUR", stated: { amountMinor: "700" }, rate: "1.0832" },
  });
});

test("another rate changes drafts, never a published version; the late list and pay name the rate", async () => {
  const rig = await company();
  await enter(rig, "2");
  const board = await rig.board("2026-03");
  await Month.publish(rig.ctx, { month: "2026-03", digest: board.digest, by: "ada" });
  rig.pass(DAY);
  await rig.take("april.csv", `${HEAD}\nD9,A1,won,1.00,EUR,2026-04-02\n`);
  expect(await revenue(rig, "2026-04")).toBe("200");
  await enter(rig, "3");
  expect((await rig.board("2026-03")).digest).toBe(board.digest);
  expect(await revenue(rig, "2026-04")).toBe("300");
  const late = await Month.late(rig.ctx, "2026-03");
  expect(late.rates).toEqual([{ currency: "EUR", day: "2026-03-04", before: "2", after: "3" }]);
  expect(late.changes).toContainEqual(expect.objectContaining({ key: "revenue", before: "26400", after: "37100" }));
  const [person] = board.people;
  const change = await changesFor(rig.ctx, "2026-03", person?.id ?? "", "publication");
  expect(change.causes.map(({ code, params }) => [code, params.id])).toEqual([
    ["rate", "D2"],
    ["rate", "D3"],
  ]);
  expect((await verify(rig.ctx)).findings).toEqual([]);
});

test("months before a rate are not computed again for it", async () => {
  const rig = await company();
  await rig.take("february.csv", `${HEAD}\nD0,A1,won,1.00,USD,2026-02-02\n`);
  const inputs = async (month: string) => (await import("@clearboard/store/month")).get(rig.table, month);
  const before = (await inputs("2026-02"))?.inputs;
  await enter(rig, "2");
  expect((await inputs("2026-02"))?.inputs).toBe(before);
});
