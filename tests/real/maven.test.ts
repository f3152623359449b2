/** The Maven pipeline and the PwC call list, board by board, against sums that share no code with ours. */
import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { rebuild } from "@clearboard/jobs/rebuild";
import { seeded } from "@clearboard/store/faults";
import { expect, onTestFinished, test } from "vitest";
import { createSandbox, type Sandbox, shuffled } from "../flow/sandbox.ts";
import { dayOf, pathOf, real, rowsOf } from "./data.ts";

const PIPELINE = "crm-maven-pipeline/sales_pipeline.csv";
const TEAMS = "crm-maven-pipeline/sales_teams.csv";
const CALLS = "calls-pwc/Call-Center-Dataset.csv";

function add(to: Map<string, number>, key: string, value: number): void {
  to.set(key, (to.get(key) ?? 0) + value);
}

async function maven(teams: Buffer, pipeline: Buffer): Promise<Sandbox> {
  const sandbox = await createSandbox({ zone: "America/New_York", currency: "USD", unknownOwners: "pending" });
  const people = await sandbox.take("sales_teams.csv", teams);
  expect(people).toMatchObject({ status: "applied", profile: "maven-teams", rows: { read: 35, accepted: 35 } });
  const deals = await sandbox.take("sales_pipeline.csv", pipeline);
  expect(deals).toMatchObject({ status: "applied", profile: "maven-pipeline", rows: { read: 2197 } });
  const { read, ...parts } = deals.rows;
  expect(Object.values(parts).reduce((sum, count) => sum + count, 0)).toBe(read);
  expect(deals.rows).toMatchObject({ accepted: 2197, rejected: 0, pending: 0, skipped: 0, duplicate: 0 });
  return sandbox;
}

test.for(["2017-07", "2017-08", "2017-09"])("the Maven board of %s is its files, to the cent", async (month) => {
  const [teams, pipeline] = [real(TEAMS), real(PIPELINE)];
  const board = await (await maven(teams, pipeline)).board(month);

  const staff = new Map(rowsOf(teams).map((row) => [row.sales_agent ?? "", row]));
  const sums = () => new Map<string, number>();
  const [byPerson, byTeam, byRegion, won, lost] = [sums(), sums(), sums(), sums(), sums()];
  let revenue = 0;
  for (const row of rowsOf(pipeline)) {
    if (!row.close_date || dayOf(row.close_date).slice(0, 7) !== month) continue;
    const agent = row.sales_agent ?? "";
    const isWon = row.deal_stage === "Won";
    add(isWon ? won : lost, agent, 1);
    if (!isWon) continue;
    const cents = Number(row.close_value) * 100;
    revenue += cents;
    add(byPerson, agent, cents);
    add(byTeam, staff.get(agent)?.manager ?? "", cents);
    add(byRegion, staff.get(agent)?.regional_office ?? "", cents);
  }
  expect(revenue).toBeGreaterThan(0);
  const minor = (of: Map<string, number>, name: string) => ({ minor: String(of.get(name) ?? 0), currency: "USD" });

  expect([board.people.length, board.regions.length, board.teams.length]).toEqual([35, 3, 6]);
  expect(board.totals.metrics.revenue).toEqual({ minor: String(revenue), currency: "USD" });
  expect(new Set(board.people.map(({ name }) => name))).toEqual(new Set(staff.keys()));
  for (const { name, metrics, teamName, region } of board.people) {
    expect(metrics.revenue, name).toEqual(minor(byPerson, name));
    expect([metrics.dealsWon, metrics.dealsLost], name).toEqual([won.get(name) ?? 0, lost.get(name) ?? 0]);
    expect([teamName, region]).toEqual([staff.get(name)?.manager, staff.get(name)?.regional_office]);
  }
  for (const { name, metrics } of board.teams) expect(metrics.revenue, name).toEqual(minor(byTeam, name));
  for (const { name, metrics } of board.regions) expect(metrics.revenue, name).toEqual(minor(byRegion, name));

  // Ranked by revenue, ties share a rank and the next is skipped.
  expect(board.basis).toBe("revenue");
  for (const { name, rank } of board.people) {
    const better = [...staff.keys()].filter((other) => (byPerson.get(other) ?? 0) > (byPerson.get(name) ?? 0)).length;
    expect(rank, name).toBe(better + 1);
  }
  const idle = board.people.filter(({ name }) => !won.has(name) && !lost.has(name));
  expect(idle).toHaveLength(5);
  for (const person of idle) {
    expect(person).toMatchObject({ rank: 31, isTied: true, metrics: { revenue: { minor: "0" }, winRate: null } });
    expect(person.metrics.reasons.winRate).toBe("no-closed-deals");
  }
});

test("the Maven files again, shuffled and rebuilt, change nothing", { timeout: 120_000 }, async () => {
  const [teams, pipeline] = [real(TEAMS), real(PIPELINE)];
  const sandbox = await maven(teams, pipeline);
  const digests = await sandbox.digests();
  expect((await sandbox.take("again.csv", pipeline)).rows).toMatchObject({ accepted: 0, unchanged: 2197 });
  const other = shuffled(pipeline.toString("utf8").replaceAll("\r\n", "\n"), seeded(1));
  expect(await sandbox.take("other.csv", other)).toMatchObject({
    status: "unchanged",
    rows: { accepted: 0, unchanged: 2197 },
  });
  expect(await sandbox.digests()).toEqual(digests);
  await rebuild(sandbox.ctx);
  expect(await sandbox.digests()).toEqual(digests);
});

const CLI = fileURLToPath(new URL("../../packages/cli/bin/clearboard.mjs", import.meta.url));

test("the commands of the first day: init, two files, a board", async () => {
  for (const path of [TEAMS, PIPELINE]) real(path);
  const dir = await mkdtemp(join(tmpdir(), "clearboard-maven-"));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  const run = (...args: string[]) =>
    JSON.parse(execFileSync(process.execPath, [CLI, ...args, "--data", dir, "--json"], { encoding: "utf8" }));
  run("init", "--zone", "America/New_York", "--currency", "USD");
  const { files } = run("import", pathOf(TEAMS), pathOf(PIPELINE));
  expect(files).toMatchObject([
    { status: "applied", rows: { read: 35, accepted: 35 } },
    { status: "applied", rows: { read: 2197, accepted: 2197 } },
  ]);
  for (const month of ["2017-07", "2017-08", "2017-09"]) {
    const board = run("board", "--month", month);
    expect([board.people.length, board.regions.length, board.teams.length], month).toEqual([35, 3, 6]);
  }
  expect(run("verify").findings).toEqual([]);
});

test("the PwC boards are its calls and ratings", async () => {
  const bytes = real(CALLS);
  const sandbox = await createSandbox({ zone: "America/New_York", currency: "USD", unknownOwners: "create" });
  const receipt = await sandbox.take("calls.csv", bytes);
  const rows = rowsOf(bytes);
  expect(receipt).toMatchObject({ status: "applied", profile: "pwc-calls", kind: "call+survey" });
  const { read, ...parts } = receipt.rows;
  expect(read).toBe(rows.length);
  expect(Object.values(parts).reduce((sum, count) => sum + count, 0)).toBe(read);
  expect(receipt.rows).toMatchObject({ accepted: rows.length, rejected: 0 });

  const months = [...new Set(rows.map((row) => dayOf(row.date ?? "").slice(0, 7)))].sort();
  expect(months.length).toBeGreaterThanOrEqual(3);
  for (const month of months) {
    const board = await sandbox.board(month);
    const here = rows.filter((row) => dayOf(row.date ?? "").startsWith(month));
    expect(board.totals.metrics.dials).toBe(here.length);
    const byAgent = Map.groupBy(here, (row) => row.agent ?? "");
    expect(new Set(board.people.map(({ name }) => name))).toEqual(new Set(byAgent.keys()));
    for (const { name, metrics, score } of board.people) {
      const own = byAgent.get(name) ?? [];
      const answered = own.filter((row) => row["answered (Y/N)"] === "Y");
      const seconds = answered.reduce((sum, row) => sum + Number(row["talk durations"]), 0);
      expect([metrics.dials, metrics.inboundDials, metrics.connected, metrics.talkSeconds], `${name} ${month}`).toEqual(
        [own.length, own.length, answered.length, seconds],
      );
      const ratings = own
        .map((row) => row["satisfaction rating"] ?? "")
        .filter((text) => text !== "")
        .map(Number);
      const satisfaction = score.components.find(({ id }) => id === "satisfaction");
      expect(satisfaction?.answers).toBe(ratings.length);
      // The mean over the top of the scale, as a share; its text is rounded, so is this.
      const mean = ratings.reduce((sum, rating) => sum + rating, 0) / ratings.length / 5;
      expect(Number(satisfaction?.actual)).toBeCloseTo(mean, 4);
    }
  }
});
