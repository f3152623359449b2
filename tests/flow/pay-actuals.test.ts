/** What payroll really paid or took: entered after the release, it is the truth of the balances from then on. */
import type * as Plan from "@clearboard/core/plan/plan";
import { publishMonth } from "@clearboard/jobs/month";
import { type Edge, findActor, type Operation, perform } from "@clearboard/jobs/operation";
import { approveRun, readRun, releaseRun } from "@clearboard/jobs/pay";
import * as Actual from "@clearboard/jobs/pay/actual";
import * as Decide from "@clearboard/jobs/pay/decide";
import { payrollFile } from "@clearboard/jobs/pay/export";
import { statementFor } from "@clearboard/jobs/pay/statement";
import { verifyPay } from "@clearboard/jobs/pay/verify";
import * as Draft from "@clearboard/jobs/policy/draft";
import * as Month from "@clearboard/store/month";
import * as User from "@clearboard/store/user";
import { expect, test } from "vitest";
import { createSandbox, inMemory, personOf } from "./sandbox.ts";
import { seeds } from "./seeds.ts";

const MONTHS = ["2026-01", "2026-02", "2026-03", "2026-04"];
const HEAD = "deal id,owner,stage,amount,close date";

/** A company of two that is paid 100 for 100, with what it sold in each month. */
async function company(sales: Record<string, [string, string]>, more: Partial<Plan.Draft> = {}) {
  const sandbox = await createSandbox({}, inMemory(), Date.UTC(2026, 5, 1, 4));
  await sandbox.take("people.csv", "employee id,name,team\nA1,Anna Berg,T\nB2,Bo Chen,T\n");
  for (const name of ["dana", "erik"])
    await User.create(sandbox.table, { name, role: "director", now: sandbox.ctx.now() });
  await User.create(sandbox.table, { name: "cora", role: "coach", now: sandbox.ctx.now() });
  const components = [{ id: "rev", unit: "month" as const, tiers: [{ from: "0", rate: "1" }] }];
  const document = { id: "flat", currency: "CNY", components, ...more };
  const draft = await Draft.create(sandbox.ctx, { document, effectiveMonth: "2026-01", note: "", by: "dana" });
  await Draft.approve(sandbox.ctx, { draft: draft.id, by: "erik" });
  const rows = Object.entries(sales).flatMap(([month, list]) =>
    list.map((amount, at) => `${month}${at},${["A1", "B2"][at]},won,${amount},${month}-10`),
  );
  await sandbox.take("deals.csv", `${HEAD}\n${rows.join("\n")}\n`);
  let drawn = 0;
  const edge: Edge = {
    ...sandbox.ctx,
    random: (bytes) => new Uint8Array(bytes).fill(++drawn),
    startImport: () => {},
    maxImportBytes: 1,
  };
  const as = async (name: string, operation: Operation, input: object) =>
    perform(operation, edge, input as never, await findActor(edge, name)) as Promise<
      Awaited<ReturnType<typeof readRun.run>>
    >;
  const release = async (month: string) => {
    await as("dana", publishMonth, { month, digest: (await sandbox.board(month)).digest });
    const { digest } = await as("dana", readRun, { month });
    await as("erik", approveRun, { month, digest });
    return as("erik", releaseRun, { month, digest });
  };
  const anna = personOf(await sandbox.board("2026-01"), "Anna Berg").id;
  await User.create(sandbox.table, { name: "anna", role: "director", person: anna, now: sandbox.ctx.now() });
  const bo = personOf(await sandbox.board("2026-01"), "Bo Chen").id;
  const paid = (month: string, amount: string, person = anna) =>
    as("dana", Actual.enterActual, { month, person, amount, note: "" });
  return {
    sandbox,
    as,
    release,
    paid,
    anna,
    bo,
    of: (month: string, subject = anna) => statementFor(sandbox.ctx, month, subject),
  };
}

const codeOf = (step: Promise<unknown>) =>
  step.then(
    () => null,
    (error: { code: string }) => error.code,
  );
const SALES: Record<string, [string, string]> = { "2026-01": ["500", "200"], "2026-02": ["300", "100"] };

test("what payroll paid over is taken off the next pay, and both statements say so", async () => {
  const { sandbox, release, paid, of, anna } = await company(SALES);
  expect(await codeOf(paid("2026-01", "1"))).toBe("pay-not-released");
  await release("2026-01");
  const run = await paid("2026-01", "530");
  expect(run.actuals).toMatchObject([
    { person: anna, history: [{ amount: { minor: "53000" }, released: { minor: "50000" }, entered: { by: "dana" } }] },
  ]);
  expect((await of("2026-01")).actual).toMatchObject({ amount: { minor: "53000" } });
  const next = await of("2026-02");
  expect(next.paid.minor).toBe("27000");
  expect(next.entries.map(({ kind, amount }) => [kind, amount.minor])).toEqual([
    ["earned", "30000"],
    ["deducted", "-3000"],
  ]);
  const [note] = next.notes.filter(({ code }) => code === "pay-note-paid-over");
  expect(note?.params).toMatchObject({ month: "2026-01", paid: "530.00 CNY", counted: "500.00 CNY" });
  await release("2026-02");
  expect(await verifyPay(sandbox.ctx)).toEqual([]);
});

test("a plan that deducts a share of each pay takes an overpayment back in parts too", async () => {
  const { release, paid, of } = await company(SALES, { belowZero: { rule: "deduct", most: "10%" } });
  await release("2026-01");
  await paid("2026-01", "600");
  expect(await of("2026-02")).toMatchObject({ paid: { minor: "27000" }, after: { deficit: { minor: "7000" } } });
});

test("what payroll paid short is paid with the next statement, as a line of its own", async () => {
  const { sandbox, release, paid, of } = await company(SALES);
  await release("2026-01");
  await paid("2026-01", "450.50");
  const next = await of("2026-02");
  expect(next.paid.minor).toBe("34950");
  expect(next.entries[1]).toMatchObject({ kind: "payroll", source: "2026-01", amount: { minor: "4950" } });
  const { people, totals } = await release("2026-02");
  expect(people.find(({ name }) => name === "Anna Berg")?.adjustments.minor).toBe("4950");
  expect(BigInt(totals.paid.minor)).toBe(BigInt(totals.own.minor) + 4950n);
  // It is put right once.
  await sandbox.take("more.csv", `${HEAD}\nM,A1,won,10,2026-03-10\n`);
  expect((await of("2026-03")).paid.minor).toBe("1000");
  expect(await verifyPay(sandbox.ctx)).toEqual([]);
});

test("a draw that payroll did not pay is not owed", async () => {
  const { release, paid, of } = await company(SALES, { draw: { amount: "800" } });
  const { after } = await of("2026-01");
  expect(after.owed.minor).toBe("30000");
  await release("2026-01");
  await paid("2026-01", "600");
  // 200 of the draw of 300 were never lent; the next draw lends 500 more.
  expect((await of("2026-02")).after.owed.minor).toBe("60000");
  await paid("2026-01", "450");
  // Nothing of it is owed, and 50 of what was earned are paid too.
  const next = await of("2026-02");
  expect(next.after.owed.minor).toBe("50000");
  expect(next.entries.find(({ kind }) => kind === "payroll")?.amount.minor).toBe("5000");
});

test("what payroll took itself is no longer to be taken off", async () => {
  const { sandbox, release, paid, of } = await company({ ...SALES, "2026-03": ["400", "1"] });
  await release("2026-01");
  await sandbox.take("refunds.csv", "refund id,deal id,owner,refund date,amount\nR1,2026-010,A1,2026-02-20,450\n");
  const down = await of("2026-02");
  expect(down).toMatchObject({ paid: { minor: "0" }, after: { deficit: { minor: "15000" } } });
  await release("2026-02");
  await paid("2026-02", "-150");
  expect(await of("2026-03")).toMatchObject({ paid: { minor: "40000" }, after: { deficit: { minor: "0" } } });
});

test("a later entry takes the place of the one before it, which stays as its history; the same again changes nothing", async () => {
  const { sandbox, release, paid, of } = await company(SALES);
  await release("2026-01");
  await paid("2026-01", "530");
  await release("2026-02");
  const posted = JSON.stringify(await of("2026-02"));
  await paid("2026-01", "500");
  const run = await paid("2026-01", "500.00");
  expect(run.actuals[0]?.history.map(({ amount }) => amount.minor)).toEqual(["53000", "50000"]);
  expect(JSON.stringify(await of("2026-02"))).toBe(posted);
  // 30 were taken off in February for nothing.
  await sandbox.take("more.csv", `${HEAD}\nM,A1,won,10,2026-03-10\n`);
  expect((await of("2026-03")).paid.minor).toBe("4000");
  expect(await verifyPay(sandbox.ctx)).toEqual([]);
});

test("nobody enters the own pay, pay on hold, or without the right", async () => {
  const { sandbox, as, paid, anna, bo } = await company(SALES);
  const month = "2026-01";
  await as("dana", publishMonth, { month, digest: (await sandbox.board(month)).digest });
  const { digest } = await as("dana", Decide.holdPay, { month, person: bo, reason: "bank" });
  await as("erik", approveRun, { month, digest });
  await as("erik", releaseRun, { month, digest });
  const ask = { month, person: anna, amount: "1", note: "" };
  expect(await codeOf(as("cora", Actual.enterActual, ask))).toBe("role-forbidden");
  expect(await codeOf(as("anna", Actual.enterActual, ask))).toBe("pay-own-pay");
  expect(await codeOf(paid(month, "1.005"))).toBe("pay-too-fine");
  expect(await codeOf(paid(month, "1", "nobody"))).toBe("pay-none");
  expect(await codeOf(paid(month, "1", bo))).toBe("pay-actual-held");
});

test("payroll's file is taken as a whole or not at all, and names the line and column of what is wrong", async () => {
  const { sandbox, as, release, of } = await company(SALES);
  await release("2026-01");
  const { bytes } = await payrollFile(sandbox.ctx, { month: "2026-01", format: "csv" });
  const file = Buffer.from(bytes).toString();
  const take = (csv: string) => as("dana", Actual.enterActuals, { month: "2026-01", csv, note: "bank of March" });
  await expect(take(file.replace("500.00", "5OO.00"))).rejects.toMatchObject({
    code: "pay-actual-amount",
    params: { line: "2", column: "Amount", value: "5OO.00" },
  });
  await expect(take(file.replace("B2", "X9"))).rejects.toMatchObject({
    code: "pay-actual-person",
    params: { line: "3", column: "Employee number", value: "X9" },
  });
  await expect(take("Person,Amount\nAnna Berg,1\nA1,2\n")).rejects.toMatchObject({
    code: "pay-actual-twice",
    params: { line: "3", other: "2" },
  });
  expect(await codeOf(take("Person\nAnna Berg\n"))).toBe("pay-actual-columns");
  expect((await as("dana", readRun, { month: "2026-01" })).actuals).toEqual([]);
  const run = await take(file.replace("500.00", "499.00"));
  expect(run.actuals.map(({ history }) => history[0]?.amount.minor).sort()).toEqual(["20000", "49900"]);
  expect(await take("工号;金额\nA1;499\n")).toMatchObject({ actuals: run.actuals });
  expect((await of("2026-02")).paid.minor).toBe("30100");
});

test("a changed entry, adjustment or hold does not pass the check", async () => {
  const { sandbox, as, release, paid, anna, bo } = await company(SALES);
  await as("dana", publishMonth, { month: "2026-01", digest: (await sandbox.board("2026-01")).digest });
  const ask = { month: "2026-01", person: anna, code: "bonus", amount: "5", text: "x" };
  const adjustment = await as("dana", Decide.adjustPay, ask);
  await as("erik", Decide.confirmAdjustment, { month: "2026-01", id: adjustment.adjustments[0]?.id });
  await as("dana", Decide.holdPay, { month: "2026-01", person: bo, reason: "bank" });
  const { digest } = await as("dana", readRun, { month: "2026-01" });
  await as("erik", approveRun, { month: "2026-01", digest });
  await as("erik", releaseRun, { month: "2026-01", digest });
  await paid("2026-01", "505");
  expect(await verifyPay(sandbox.ctx)).toEqual([]);
  const found = async (change: (item: Month.Info) => Partial<Month.Info>) => {
    const item = (await Month.get(sandbox.table, "2026-01"))!;
    await Month.replace(sandbox.table, { ...item, ...change(item) });
    const findings = (await verifyPay(sandbox.ctx)).map(({ what }) => what);
    const next = (await Month.get(sandbox.table, "2026-01"))!;
    await Month.replace(sandbox.table, { ...item, version: next.version });
    return [...new Set(findings)];
  };
  const more = { minor: "900", currency: "CNY" };
  const first = <T>(list: readonly T[], change: Partial<T>) => list.map((entry) => ({ ...entry, ...change }));
  expect(await found(({ adjustments }) => ({ adjustments: first(adjustments, { amount: more }) }))).toEqual([
    "pay-adjustment-differs",
    "pay-released-differs",
  ]);
  expect(await found(({ holds }) => ({ holds: first(holds, { reason: "none" }) }))).toEqual(["pay-hold-differs"]);
  expect(await found(() => ({ actuals: "" }))).toEqual(["pay-actuals-differ"]);
  await release("2026-02");
});

test("pay on hold stands on the statement of every month until payroll gets it", async () => {
  const { as, sandbox, of, bo } = await company(SALES);
  await as("dana", publishMonth, { month: "2026-01", digest: (await sandbox.board("2026-01")).digest });
  await as("dana", Decide.holdPay, { month: "2026-01", person: bo, reason: "bank account unknown" });
  const held = [{ month: "2026-01", amount: { minor: "20000", currency: "CNY" }, reason: "bank account unknown" }];
  expect((await of("2026-01", bo)).held).toEqual(held);
  expect((await of("2026-02", bo)).held).toEqual(held);
  await as("erik", Decide.liftHold, { month: "2026-01", person: bo });
  expect((await of("2026-02", bo)).held).toBeUndefined();
});

test.each(seeds(20))(
  "what payroll really paid, less what is owed and to be taken off, is what was earned, seed %i",
  async (seed) => {
    let state = seed * 7919;
    const below = (most: number) => {
      state = (state * 48_271) % 2_147_483_647;
      return state % most;
    };
    const sales = Object.fromEntries(
      MONTHS.map((month): [string, [string, string]] => [month, [`${1 + below(900)}`, `${1 + below(900)}`]]),
    );
    const plans: Partial<Plan.Draft>[] = [
      {},
      { draw: { amount: "500" } },
      { belowZero: { rule: "deduct", most: "20%" } },
      { draw: { amount: "300", recovery: { share: "50%" } }, belowZero: { rule: "deduct", most: "50%" } },
    ];
    const { sandbox, release, paid, of, anna, bo } = await company(sales, plans[seed % plans.length]);
    const truth = new Map<string, bigint>();
    for (const [at, month] of MONTHS.entries()) {
      const run = await release(month);
      for (const person of [anna, bo]) {
        const due = BigInt(run.people.find(({ id }) => id === person)?.paid.minor ?? 0);
        truth.set(`${person} ${month}`, due);
        // Now and then of an earlier month, or for the second time.
        const which = MONTHS[below(at + 1)] ?? month;
        if (at === MONTHS.length - 1 || below(3) === 0) continue;
        const really = BigInt(below(90_000)) - 10_000n;
        await paid(which, `${Number(really) / 100}`, person);
        truth.set(`${person} ${which}`, really);
      }
    }
    for (const person of [anna, bo]) {
      const { after } = await of(MONTHS.at(-1) ?? "", person);
      const really = MONTHS.reduce((sum, month) => sum + (truth.get(`${person} ${month}`) ?? 0n), 0n);
      const earned = Object.values(after.posted).reduce((sum, minor) => sum + BigInt(minor), 0n);
      expect(really - BigInt(after.deficit.minor) - BigInt(after.owed.minor), person).toBe(earned);
    }
    expect(await verifyPay(sandbox.ctx)).toEqual([]);
  },
);
