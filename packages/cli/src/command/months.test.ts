import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as Run from "../run.fixture.ts";

const home = mkdtempSync(join(tmpdir(), "clearboard-months-"));
const data = join(home, "data");

const run = (...argv: string[]) => Run.run(...argv, "--data", data);
const json = async (...argv: string[]) => JSON.parse((await run(...argv, "--json")).out);

async function importDeals(name: string, ...rows: string[]): Promise<string> {
  const path = join(home, name);
  writeFileSync(path, ["Deal ID,Owner,Stage,Amount,Close Date", ...rows, ""].join("\n"));
  const [receipt] = (await json("import", path)).files;
  return receipt.importId;
}

beforeAll(async () => {
  await run("init", "--zone", "UTC", "--currency", "USD", "--unknown-owners", "create");
  await run("users", "add", "dana", "--role", "director");
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

test("a month is closed, published by its digest, and restated after a late deal", async () => {
  await importDeals("deals.csv", "d1,ann@x.com,Won,5,2026-01-02", "d2,ann@x.com,Won,7,2026-01-03");
  expect((await run("close", "--month", "2026-01")).out).toMatch(/^2026-01 is in review. Its digest: [0-9a-f]{64}\n$/);
  expect(await run("publish", "--month", "2026-01")).toMatchObject({ code: 2, out: "" });
  const { digest } = await json("close", "--month", "2026-01");
  expect(await run("publish", "--month", "2026-01", "--digest", digest)).toMatchObject({ code: 2 });
  const published = await run("publish", "--month", "2026-01", "--digest", digest, "--as", "dana");
  expect(published).toEqual({ code: 0, out: "2026-01 is published as version 1.\n", err: "" });
  expect((await run("publish", "--month", "2026-01")).out).toContain("Nothing came late: version 1 of 2026-01");
  await importDeals("late.csv", "d3,ann@x.com,Won,9,2026-01-04");
  expect((await run("publish", "--month", "2026-01")).out).toMatch(/revenue: 1200 -> 2100/);
  expect(await json("restate", "--month", "2026-01", "--as", "dana")).toMatchObject({
    month: "2026-01",
    version: 2,
    cause: "late data",
  });
});

test("an import is measured and then withdrawn, once", async () => {
  const id = await importDeals("more.csv", "d4,ann@x.com,Won,4,2026-02-04");
  expect((await json("undo", id, "--dry-run")).months).toMatchObject([{ month: "2026-02", isPublished: false }]);
  expect((await run("undo", id)).out).toBe(`${id} is withdrawn; 2026-02 will be worked out again.\n`);
  expect((await run("undo", id)).out).toBe(`${id} was withdrawn already.\n`);
  expect(await run("undo")).toMatchObject({ code: 2, err: expect.stringContaining("undo takes the import") });
});

test("a held file is listed, measured and dismissed", async () => {
  const path = join(home, "unknown.csv");
  writeFileSync(path, "fruit,colour\napple,red\n");
  const { code, out } = await run("import", path, "--json");
  const id = JSON.parse(out).files[0].importId;
  expect(code).toBe(1);
  expect((await run("held")).out).toContain(id);
  expect(await run("held", "approve", id)).toMatchObject({ code: 1, out: "" });
  expect((await run("held", "dismiss", id)).out).toBe(`${id} was put away; nothing stored has changed.\n`);
  expect((await run("held")).out).toBe("No file waits.\n");
});

test("facts are rebuilt and verified, and people are listed with the keys that wait", async () => {
  expect((await run("rebuild")).out).toMatch(/^\d imports folded again into \d months\.\n$/);
  expect((await run("verify")).out).toMatch(/everything holds\.\n$/);
  expect((await run("people")).out).toMatch(/^id +name +team +region +keys\n/);
  expect(await run("people", "link", "crm")).toMatchObject({ code: 2 });
});

test("a quarter is shown like a month, with its months, as a table, CSV and JSON, and explained by them", async () => {
  await importDeals("march.csv", "d5,bo@x.com,Won,30,2026-03-04", "d6,bo@x.com,Lost,1,2026-03-05");
  const shown = await run("board", "--month", "2026-Q1");
  expect(shown.out).toContain("2026-Q1  open  ranked by revenue");
  expect(shown.out).toMatch(/Months 2026-01 \(restated, version 2\), (2026-02 \(open.*\), )?2026-03 \(open\)/);
  const { people, month, period } = await json("board", "--month", "2026-Q1");
  expect([month, period.kind]).toEqual(["2026-Q1", "quarter"]);
  expect(
    people.map(({ rank, metrics }: { rank: number; metrics: { revenue: { minor: string } } }) => [
      rank,
      metrics.revenue.minor,
    ]),
  ).toEqual([
    [1, "3000"],
    [2, "2100"],
  ]);
  const csv = (await run("board", "--month", "2026-01..2026-03", "--format", "csv")).out.split("\r\n");
  expect(csv).toHaveLength(3);
  expect((await run("board", "--month", "2026")).out).toContain("no data for 2026-04, 2026-05");
  const explained = await run("explain", "2026-Q1/draft/company/revenue");
  expect(explained.code).toBe(0);
  expect(explained.out).toContain("2026-01: 21.00 USD  (2026-01/2/company/revenue)");
  expect(explained.out).toContain("Recomputed from the months: the same.");
});

test("what is no period is wrong usage, and says what is one", async () => {
  expect(await run("board", "--month", "2026-13")).toMatchObject({ code: 2, err: expect.stringContaining("2026-Q1") });
  const settlement = await run("board", "--month", "2025-12-26..2026-01-25");
  expect(settlement).toMatchObject({ code: 2, err: expect.stringContaining("settlement month from day 26 to day 25") });
});
