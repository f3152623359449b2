/** Pay that people decide about by hand: one person on hold, an adjustment that a second person confirms. */
import { close, publishMonth } from "@clearboard/jobs/month";
import { type Edge, findActor, type Operation, perform } from "@clearboard/jobs/operation";
import { approveRun, readRun, releaseRun } from "@clearboard/jobs/pay";
import * as Decide from "@clearboard/jobs/pay/decide";
import { file, payrollFile } from "@clearboard/jobs/pay/export";
import { statementFor } from "@clearboard/jobs/pay/statement";
import { verifyPay } from "@clearboard/jobs/pay/verify";
import { all } from "@clearboard/store/table";
import * as User from "@clearboard/store/user";
import { expect, test } from "vitest";
import * as Company from "./company.ts";
import { createSandbox, personOf } from "./sandbox.ts";

const MONTH = "2026-01";

async function posted(names: readonly string[] = ["dana", "erik"]) {
  const sandbox = await createSandbox();
  for (const [name, text] of Company.FILES) await sandbox.take(name, text);
  for (const name of names) await User.create(sandbox.table, { name, role: "director", now: sandbox.ctx.now() });
  let drawn = 0;
  const edge: Edge = {
    ...sandbox.ctx,
    random: (bytes) => new Uint8Array(bytes).fill(++drawn),
    startImport: () => {},
    maxImportBytes: 1,
  };
  const as = async (name: string, operation: Operation, input: object = {}) =>
    perform(operation, edge, { month: MONTH, ...input }, await findActor(edge, name)) as Promise<
      Awaited<ReturnType<typeof readRun.run>>
    >;
  const anna = personOf(await sandbox.board(MONTH), "Anna Berg").id;
  const bo = personOf(await sandbox.board(MONTH), "Bo Chen").id;
  await close(sandbox.ctx, MONTH, "dana");
  await as("dana", publishMonth, { digest: (await sandbox.board(MONTH)).digest });
  return { sandbox, as, anna, bo };
}

/** The code of a refusal. */
const codeOf = (step: Promise<unknown>) =>
  step.then(
    () => null,
    (error: { code: string }) => error.code,
  );

test("an adjustment counts once another director confirms it: on the statement, in the totals and in the audit log", async () => {
  const { sandbox, as, anna } = await posted();
  const before = await as("dana", readRun);
  const own = await statementFor(sandbox.ctx, MONTH, anna);
  const ask = { person: anna, code: "dispute", amount: "-5.25", text: "D2 was Bo's lead" };
  const entered = await as("dana", Decide.adjustPay, ask);
  const id = entered.adjustments[0]?.id ?? "";
  expect(entered.totals).toEqual(before.totals);
  expect((await statementFor(sandbox.ctx, MONTH, anna)).paid).toEqual(own.paid);
  expect(await codeOf(as("erik", approveRun, { digest: before.digest }))).toBe("pay-digest-stale");
  expect(await codeOf(as("erik", approveRun, { digest: entered.digest }))).toBe("pay-adjustment-waits");
  expect(await codeOf(as("dana", Decide.confirmAdjustment, { id }))).toBe("pay-adjustment-own");
  const run = await as("erik", Decide.confirmAdjustment, { id });
  expect(run.people.find((row) => row.id === anna)).toMatchObject({
    manual: { minor: "-525" },
    paid: { minor: "1377" },
  });
  expect(BigInt(run.totals.paid.minor)).toBe(BigInt(before.totals.paid.minor) - 525n);
  expect(run.totals.manual.minor).toBe("-525");
  const statement = await statementFor(sandbox.ctx, MONTH, anna);
  expect(statement).toMatchObject({ paid: { minor: "1377" }, own: own.own, after: own.after });
  expect(statement.entries.at(-1)).toMatchObject({
    ...{ id, kind: "manual", amount: { minor: "-525" } },
    decision: { code: "dispute", text: "D2 was Bo's lead", entered: { by: "dana" }, confirmed: { by: "erik" } },
  });
  expect(statement.entries.slice(0, -1)).toEqual(own.entries);
  for (const person of [null, anna]) {
    const { bytes } = await file(sandbox.ctx, { month: MONTH, person, format: "csv", viewer: { role: "director" } });
    expect(Buffer.from(bytes).toString()).toMatch(/Dispute settled: D2 was Bo's lead \(dana, erik\)/);
  }
  await as("erik", approveRun, { digest: run.digest });
  expect(await codeOf(as("dana", Decide.adjustPay, ask))).toBe("pay-approved");
  expect(await codeOf(as("dana", Decide.dropAdjustment, { id }))).toBe("pay-approved");
  expect(await verifyPay(sandbox.ctx)).toEqual([]);
  const verbs: string[] = [];
  for await (const { data } of all(sandbox.table, { pk: "audit" }))
    if (data.phase === "intent") verbs.push(`${data.what} by ${data.who}`);
  const [dana, erik] = [User.idOf("dana"), User.idOf("erik")];
  expect(verbs.slice(-3)).toEqual([`pay-adjust by ${dana}`, `pay-confirm by ${erik}`, `pay-approve by ${erik}`]);
});

test("an adjustment names what it is made of, and wrong ones are refused with their reason", async () => {
  const { sandbox, as, anna } = await posted();
  const receipt = await sandbox.take("late.csv", Company.DEALS.replace("200.50", "200.51"));
  const adjust = (changes: object) =>
    as("dana", Decide.adjustPay, { person: anna, code: "correction", amount: "1", text: "x", ...changes });
  const run = await adjust({ row: `${receipt.importId}:3` });
  expect(run.adjustments[0]?.row).toEqual({ importId: receipt.importId, file: "late.csv", line: 3 });
  expect(await codeOf(adjust({ row: "deals.csv" }))).toBe("pay-adjustment-row");
  expect(await codeOf(adjust({ amount: "0.00" }))).toBe("pay-adjustment-zero");
  expect(await codeOf(adjust({ amount: "0.001" }))).toBe("pay-too-fine");
  expect(await codeOf(adjust({ person: "per_nobody" }))).toBe("pay-none");
  expect(await codeOf(as("erik", Decide.confirmAdjustment, { id: "adj_0" }))).toBe("pay-adjustment-unknown");
  await User.setPerson(sandbox.table, User.idOf("dana"), anna);
  expect(await codeOf(adjust({}))).toBe("pay-own-pay");
  const [adjustment] = run.adjustments;
  expect((await as("erik", Decide.dropAdjustment, { id: adjustment?.id })).adjustments).toEqual([]);
});

test("pay on hold is left out of the sum for payroll until the hold is lifted, and says why", async () => {
  const { sandbox, as, anna, bo } = await posted();
  const held = await as("dana", Decide.holdPay, { person: anna, reason: "bank account unknown" });
  expect(held.people.find(({ id }) => id === anna)?.held).toBe("bank account unknown");
  expect(held.totals.held.minor).toBe("1902");
  expect((await statementFor(sandbox.ctx, MONTH, anna)).hold).toMatchObject({
    reason: "bank account unknown",
    lifted: null,
  });
  expect((await statementFor(sandbox.ctx, MONTH, bo)).hold).toBeUndefined();
  expect(await codeOf(as("dana", Decide.holdPay, { person: anna, reason: "again" }))).toBe("pay-on-hold");
  expect(await codeOf(as("erik", Decide.liftHold, { person: bo }))).toBe("pay-not-on-hold");
  await as("erik", approveRun, { digest: held.digest });
  const { totals } = await as("erik", releaseRun, { digest: held.digest });
  expect(totals).toEqual(held.totals);
  expect(await codeOf(as("dana", Decide.holdPay, { person: bo, reason: "late" }))).toBe("pay-released");
  const lifted = await as("erik", Decide.liftHold, { person: anna });
  expect(lifted.totals.held.minor).toBe("0");
  expect(lifted.holds[0]).toMatchObject({ set: { by: "dana" }, lifted: { by: "erik" } });
});

test("the only director confirms the own adjustment, and it says so", async () => {
  const { as, anna } = await posted(["dana"]);
  const adjustment = await as("dana", Decide.adjustPay, { person: anna, code: "other", amount: "1", text: "x" });
  const run = await as("dana", Decide.confirmAdjustment, { id: adjustment.adjustments[0]?.id });
  expect(run.adjustments[0]?.confirmed).toMatchObject({ by: "dana", isOnly: true });
});

test("the payroll file sums to the released run less what is on hold, and a person released later has a file of their own", async () => {
  const { sandbox, as, anna } = await posted();
  const lines = async (person?: string) => {
    const { bytes, ...sent } = await payrollFile(sandbox.ctx, {
      month: MONTH,
      person,
      format: "csv",
    });
    const [head = "", ...rows] = Buffer.from(bytes)
      .toString()
      .replace(/^\uFEFF/, "")
      .trimEnd()
      .split("\r\n");
    const columns = head.split(",");
    const cell = (row: string, name: string) => row.split(",")[columns.indexOf(name)] ?? "";
    const minor = rows.reduce((sum, row) => sum + BigInt(cell(row, "Amount").replace(".", "")), 0n);
    return { ...sent, rows, minor, cell };
  };
  const held = await as("dana", Decide.holdPay, { person: anna, reason: "bank account unknown" });
  expect(await codeOf(lines())).toBe("pay-not-released");
  await as("erik", approveRun, { digest: held.digest });
  await as("erik", releaseRun, { digest: held.digest });
  const sent = await lines();
  expect(sent.minor).toBe(BigInt(held.totals.paid.minor) - BigInt(held.totals.held.minor));
  expect(sent.held).toEqual([{ name: "Anna Berg", reason: "bank account unknown" }]);
  expect(sent.rows.join()).not.toContain("Anna Berg");
  const [row = ""] = sent.rows;
  const cells = ["Employee number", "Pay code", "Period", "Pay date", "Currency"].map((name) => sent.cell(row, name));
  expect(cells).toEqual(["B2", "BONUS", MONTH, "2026-02-15", "CNY"]);
  expect(await codeOf(lines(anna))).toBe("pay-on-hold");
  await as("erik", Decide.liftHold, { person: anna });
  expect((await lines()).rows).toEqual(sent.rows);
  expect((await lines(anna)).minor).toBe(1902n);
});

test("a negative net is refused at the release with the person and the amount, until it is on hold", async () => {
  const { as, anna } = await posted();
  const ask = { person: anna, code: "deduction", amount: "-100", text: "advance of December" };
  const adjustment = await as("dana", Decide.adjustPay, ask);
  const { digest } = await as("erik", Decide.confirmAdjustment, { id: adjustment.adjustments[0]?.id });
  await as("erik", approveRun, { digest });
  await expect(as("erik", releaseRun, { digest })).rejects.toMatchObject({
    code: "pay-net-negative",
    params: { name: "Anna Berg", amount: "-80.98 CNY" },
  });
  const held = await as("dana", Decide.holdPay, { person: anna, reason: "below 0" });
  expect(await as("erik", releaseRun, { digest: held.digest })).toMatchObject({ state: "released" });
});

test("a run that pays every other director says that nobody can approve it, until somebody can", async () => {
  const { sandbox, as, bo } = await posted(["dana"]);
  await User.create(sandbox.table, { name: "bo", role: "director", person: bo, now: sandbox.ctx.now() });
  const { isStuck, digest } = await as("dana", readRun);
  expect(isStuck).toBe(true);
  expect(await codeOf(as("dana", approveRun, { digest }))).toBe("pay-second-approver");
  expect(await codeOf(as("bo", approveRun, { digest }))).toBe("pay-own-pay");
  await User.create(sandbox.table, { name: "erik", role: "director", now: sandbox.ctx.now() });
  expect((await as("dana", readRun)).isStuck).toBe(false);
});
