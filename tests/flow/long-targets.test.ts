/** Targets of a quarter and a year, from the file to the board, its explanation and pay. */
import { explain } from "@clearboard/jobs/explain";
import * as Undo from "@clearboard/jobs/import/undo";
import { publish } from "@clearboard/jobs/month";
import { statementFor } from "@clearboard/jobs/pay/statement";
import { boardOf } from "@clearboard/jobs/period";
import { rebuild } from "@clearboard/jobs/rebuild";
import { verify } from "@clearboard/jobs/verify";
import * as Month from "@clearboard/store/month";
import { expect, test } from "vitest";
import { createSandbox, personOf, type Sandbox } from "./sandbox.ts";

const PEOPLE = "employee id,name,team,region\nA1,Anna Berg,Falcons,North\nB2,Bo Chen,Falcons,North\n";
const DEALS = `deal id,owner,stage,amount,close date
J1,A1,won,1000.00,2026-01-05
F1,A1,won,500.00,2026-02-05
M1,B2,won,900.00,2026-03-05
`;

// The State Council's calendar for 2026 gives January 21, February 16 and March 22 working days.
const DAYS = [21, 16, 22];

async function filled(): Promise<Sandbox> {
  const sandbox = await createSandbox();
  await sandbox.take("people.csv", PEOPLE);
  await sandbox.take("deals.csv", DEALS);
  return sandbox;
}

const targetIn = async (sandbox: Sandbox, month: string, name = "Anna Berg") =>
  Number(personOf(await sandbox.board(month), name).metrics.target?.minor ?? 0);
const months = (sandbox: Sandbox, name?: string) =>
  Promise.all(["2026-01", "2026-02", "2026-03"].map((month) => targetIn(sandbox, month, name)));

test("a quarter's target is split over its months by working days, and whole on the quarter's board", async () => {
  const sandbox = await filled();
  const receipt = await sandbox.take("targets.csv", "month,scope,subject,revenue target\n2026-Q1,person,A1,5900.00\n");
  expect(receipt).toMatchObject({ status: "applied", rows: { accepted: 1 } });
  expect(await months(sandbox)).toEqual(DAYS.map((days) => days * 10_000));
  const quarter = await boardOf(sandbox.ctx, "2026-Q1");
  expect(personOf(quarter, "Anna Berg").metrics).toMatchObject({ target: { minor: "590000" }, attainment: "0.2542" });
  const { id } = personOf(quarter, "Anna Berg");
  const { steps, rows, recomputed } = await explain(sandbox.ctx, `2026-02/draft/${id}/target`);
  expect(recomputed.isSame).toBe(true);
  expect(steps.map(({ code, params, value }) => [code, params, value])).toEqual([
    [
      "step.target.period",
      { period: "2026-Q1", name: "Anna Berg" },
      { kind: "money", minor: "590000", currency: "CNY" },
    ],
    ["step.target.split", { days: 16, of: 59 }, { kind: "money", minor: "160000", currency: "CNY" }],
  ]);
  expect(rows).toMatchObject([{ id: "2026-Q1|person|A1", file: "targets.csv", line: 2, effect: { minor: "160000" } }]);
  expect((await verify(sandbox.ctx)).findings).toEqual([]);
});

test("a month's own target wins, the others share the rest, and taking it back splits the whole again", async () => {
  const sandbox = await filled();
  await sandbox.take("quarter.csv", "month,scope,subject,revenue target\n2026年第一季度,person,A1,5900.00\n");
  // the boards are there before the file comes that changes what January and March have
  expect(await months(sandbox)).toEqual(DAYS.map((days) => days * 10_000));
  const own = await sandbox.take("month.csv", "month,scope,subject,revenue target\n2026-02,person,A1,2030.00\n");
  expect(await months(sandbox)).toEqual([189_000, 203_000, 198_000]);
  const { id } = personOf(await sandbox.board("2026-02"), "Anna Berg");
  const codes = async (month: string) =>
    (await explain(sandbox.ctx, `${month}/draft/${id}/target`)).steps.map(({ code }) => code);
  expect(await codes("2026-02")).toEqual(["step.target.given", "step.target.instead"]);
  expect(await codes("2026-03")).toEqual(["step.target.period", "step.target.rest", "step.target.split"]);
  const before = await sandbox.digests();
  await rebuild(sandbox.ctx);
  expect(await sandbox.digests()).toEqual(before);
  await Undo.undo(sandbox.ctx, own.importId, { by: "dana" });
  expect(await months(sandbox)).toEqual(DAYS.map((days) => days * 10_000));
});

test("a year's target makes every month of the year, of teams and the company too; what is published stays", async () => {
  const sandbox = await filled();
  await sandbox.take(
    "targets.csv",
    "month,scope,subject,revenue target\n2026,team,Falcons,24900.00\n2026,company,,24900.00\n2026-Q1,person,A1,59.00\n",
  );
  expect((await Month.list(sandbox.table)).map(({ month }) => month)).toHaveLength(12);
  const year = await boardOf(sandbox.ctx, "2026");
  expect(year.totals.metrics.target).toEqual({ minor: "2490000", currency: "CNY" });
  expect(year.teams[0]?.metrics.target).toEqual({ minor: "2490000", currency: "CNY" });
  const toDate = await boardOf(sandbox.ctx, "2026-to-date");
  expect(toDate.period?.months.map(({ month }) => month)).toEqual(["2026-01", "2026-02", "2026-03"]);
  expect(Number(toDate.totals.metrics.target?.minor)).toBeLessThan(2_490_000);

  const january = await sandbox.board("2026-01");
  await publish(sandbox.ctx, { month: "2026-01", digest: january.digest, by: "dana" });
  await sandbox.take("changed.csv", "month,scope,subject,revenue target\n2026-Q1,person,A1,118.00\n");
  expect(await months(sandbox)).toEqual([2100, 3200, 4400]);
});

test("pay follows the board's part of the quarter's target", async () => {
  const sandbox = await filled();
  await sandbox.take("targets.csv", "month,scope,subject,revenue target\n2026-Q1,person,A1,2950.00\n");
  // January has 1,050.00 of 2,950.00; by the default plan 1% to 840.00 and 2% from there: 8.40 + 3.20
  const { id, bonus } = personOf(await sandbox.board("2026-01"), "Anna Berg");
  expect(bonus).toEqual({ minor: "1160", currency: "CNY" });
  const statement = await statementFor(sandbox.ctx, "2026-01", id);
  expect(statement.targets).toMatchObject([{ amount: { minor: "105000" } }]);
  expect(statement.result?.pay ?? statement.paid).toMatchObject({ minor: "1160" });
});

test("a settlement month and an unknown period are refused with the reason", async () => {
  const sandbox = await filled();
  const rows = ["2025-12-26..2026-01-25", "2025.12.26-2026.01.25", "soon", "2026-H1"];
  const receipt = await sandbox.take(
    "targets.csv",
    [
      "month,scope,subject,revenue target",
      "2026-03,person,A1,1.00",
      ...rows.map((row) => `${row},person,A1,1.00`),
    ].join("\n"),
  );
  expect(receipt.rejected.map(({ code }) => code)).toEqual([
    "period-of-days",
    "period-of-days",
    "bad-period",
    "bad-period",
  ]);
});
