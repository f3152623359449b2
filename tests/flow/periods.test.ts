/** From files to the boards of a quarter, a year and a year to date; what is published stays as it was published. */
import { scope } from "@clearboard/core/board/scope";
import { explain } from "@clearboard/jobs/explain";
import { publish } from "@clearboard/jobs/month";
import { boardOf } from "@clearboard/jobs/period";
import * as Month from "@clearboard/store/month";
import { expect, test } from "vitest";
import { createSandbox, inMemory, personOf, type Sandbox, type Settings } from "./sandbox.ts";

const PEOPLE = `employee id,name,team,region
A1,Anna Berg,Falcons,North
B2,Bo Chen,Falcons,North
C3,Chloé Díaz,Otters,South
`;

/** By month: Anna 100 + 200 + 100, Bo 400 + 0 + 50 and a loss, Chloé nothing. */
const DEALS = `deal id,owner,stage,amount,close date
J1,A1,won,100.00,2026-01-05
J2,B2,won,400.00,2026-01-06
F1,A1,won,200.00,2026-02-05
M1,A1,won,100.00,2026-03-05
M2,B2,won,50.00,2026-03-06
M3,B2,lost,10.00,2026-03-07
`;
const TARGETS = ["01", "02", "03"]
  .flatMap((month) => ["A1", "B2", "C3"].map((person) => `2026-${month},person,${person},200.00`))
  .reduce((text, row) => `${text}${row}\n`, "month,scope,subject,revenue target\n");

async function filled(settings: Settings = {}): Promise<Sandbox> {
  const sandbox = await createSandbox(settings, inMemory(), Date.UTC(2026, 3, 1, 4));
  await sandbox.take("people.csv", PEOPLE);
  await sandbox.take("targets.csv", TARGETS);
  await sandbox.take("deals.csv", DEALS);
  return sandbox;
}

const revenueOf = (board: Awaited<ReturnType<typeof boardOf>>, name: string) =>
  personOf(board, name).metrics.revenue?.minor;

test("a quarter adds up its months, the published one as it was published", async () => {
  const sandbox = await filled();
  const before = await boardOf(sandbox.ctx, "2026-Q1");
  expect(before.totals.metrics).toMatchObject({
    revenue: { minor: "85000" },
    target: { minor: "180000" },
    attainment: "0.4722",
    winRate: "0.8333",
  });
  expect(before.people.map(({ name, rank }) => [name, rank])).toEqual([
    ["Bo Chen", 1],
    ["Anna Berg", 2],
    ["Chloé Díaz", 3],
  ]);

  const january = await sandbox.board("2026-01");
  await publish(sandbox.ctx, { month: "2026-01", digest: january.digest, by: "dana" });
  sandbox.pass(86_400_000);
  // late for January, in time for March
  await sandbox.take(
    "later.csv",
    DEALS.replace("J1,A1,won,100.00", "J1,A1,won,900.00").replace("M2,B2,won,50", "M2,B2,won,70"),
  );
  const board = await boardOf(sandbox.ctx, "2026-Q1");
  expect(revenueOf(board, "Anna Berg")).toBe("40000");
  expect(revenueOf(board, "Bo Chen")).toBe("47000");
  expect(board.period?.months.map(({ month, status, version }) => [month, status, version])).toEqual([
    ["2026-01", "published", 1],
    ["2026-02", "open", null],
    ["2026-03", "open", null],
  ]);
  expect(board.digest).not.toBe(before.digest);
  // the same while nothing changes, and never stored
  expect((await boardOf(sandbox.ctx, "2026-Q1")).digest).toBe(board.digest);
  expect((await Month.list(sandbox.table)).map(({ month }) => month)).toEqual(["2026-01", "2026-02", "2026-03"]);
});

test("every figure of a quarter opens into its months, and those into rows of files", async () => {
  const sandbox = await filled();
  const { digest } = await sandbox.board("2026-01");
  await publish(sandbox.ctx, { month: "2026-01", digest, by: "dana" });
  const board = await boardOf(sandbox.ctx, "2026-Q1");
  const { id } = personOf(board, "Anna Berg");
  const revenue = await explain(sandbox.ctx, `2026-Q1/draft/${id}/revenue`);
  expect(revenue).toMatchObject({ value: { minor: "40000" }, recomputed: { isSame: true }, rows: [] });
  expect(revenue.steps.map(({ figure }) => figure)).toEqual([
    `2026-01/1/${id}/revenue`,
    `2026-02/draft/${id}/revenue`,
    `2026-03/draft/${id}/revenue`,
  ]);
  const [first] = revenue.steps;
  expect((await explain(sandbox.ctx, first?.figure ?? "")).rows).toMatchObject([
    { id: "J1", file: "deals.csv", line: 2 },
  ]);
  for (const subject of ["company", board.teams[0]?.id, board.regions[0]?.id, id])
    for (const key of [
      "revenue",
      "winRate",
      "averageDeal",
      "collectionRate",
      "attainment",
      "score",
      "score.sales",
      "rank",
    ]) {
      if (subject === "company" && !(key in board.totals.metrics)) continue;
      const { steps, recomputed } = await explain(sandbox.ctx, `2026-Q1/draft/${subject}/${key}`);
      expect({ key, isSame: recomputed.isSame }).toEqual({ key, isSame: true });
      expect(steps.length).toBeGreaterThan(0);
    }
  await expect(explain(sandbox.ctx, `2026-Q1/draft/${id}/bonus`)).rejects.toMatchObject({ code: "figure-unknown" });
  await expect(explain(sandbox.ctx, `2026-Q1/1/${id}/revenue`)).rejects.toMatchObject({ code: "version-unknown" });
});

test("a year to date ends with the last month that has data, and a fiscal year bears the year in which it ends", async () => {
  const sandbox = await filled({ firstMonth: 2 });
  await sandbox.take("next.csv", "month,scope,subject,revenue target\n2026-04,person,A1,200.00\n");
  const monthsOf = async (period: string) =>
    (await boardOf(sandbox.ctx, period)).period?.months
      .filter(({ status }) => status !== "missing")
      .map(({ month }) => month);
  expect(await monthsOf("2027")).toEqual(["2026-02", "2026-03", "2026-04"]);
  expect(await monthsOf("2027-Q1")).toEqual(["2026-02", "2026-03", "2026-04"]);
  expect(await monthsOf("2027-to-date")).toEqual(["2026-02", "2026-03"]);
  expect(await monthsOf("2026-Q4")).toEqual(["2026-01"]);
  expect(await monthsOf("2025-12..2026-02")).toEqual(["2026-01", "2026-02"]);
  await expect(boardOf(sandbox.ctx, "2029")).rejects.toMatchObject({ code: "period-empty" });
  await expect(boardOf(sandbox.ctx, "2025-12-26..2026-01-25")).rejects.toMatchObject({ code: "period-days" });
});

test("teams, regions and movement follow the period", async () => {
  const sandbox = await filled();
  const falcons = scope(await boardOf(sandbox.ctx, "2026-Q1"), "team:Falcons");
  expect(falcons.totals.metrics).toMatchObject({ revenue: { minor: "85000" }, target: { minor: "120000" } });
  expect(falcons.people.map(({ name, rank }) => [name, rank])).toEqual([
    ["Bo Chen", 1],
    ["Anna Berg", 2],
  ]);
  // two months against the two before: only January is there
  const range = await boardOf(sandbox.ctx, "2026-02..2026-03");
  expect(personOf(range, "Anna Berg")).toMatchObject({ rank: 1, movement: null, movementReason: "first-period" });
  await sandbox.take("older.csv", "deal id,owner,stage,amount,close date\nO1,B2,won,1.00,2025-12-05\n");
  const again = await boardOf(sandbox.ctx, "2026-02..2026-03");
  expect(personOf(again, "Anna Berg")).toMatchObject({ rank: 1, previousRank: 2 });
});
