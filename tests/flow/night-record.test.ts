/** What a night says of itself: its files, who is late, and what it swept up. */
import { takeIn } from "@clearboard/jobs/import";
import * as Undo from "@clearboard/jobs/import/undo";
import { type Arrival, nightly, sources } from "@clearboard/jobs/nightly";
import { rebuild } from "@clearboard/jobs/rebuild";
import * as Night from "@clearboard/store/night";
import * as SqliteTable from "@clearboard/store/sqlite/table";
import { expect, test } from "vitest";
import * as Company from "./company.ts";
import { dies } from "./crashes.ts";
import { createSandbox, DAY, delivery, memoryFiles } from "./sandbox.ts";

type Lying = { source: string; name: string; text: string; version: string };

async function* inbox(files: Lying[]): AsyncGenerator<Arrival> {
  for (const { source, name, text, version } of files)
    yield { source, name, version, path: `${source}/${name}`, open: () => delivery(name, text).chunks };
}

/** A call a day. */
const callsOf = (...rows: [day: string, talk: number][]) =>
  `call id,agent,start,direction,connected,talk seconds\n${rows
    .map(([day, talk]) => `${day},A1,${day} 09:00:00,out,yes,${talk}\n`)
    .join("")}`;

test("a source that delivers every night is late from the second day on, one without a rhythm never is", async () => {
  const sandbox = await createSandbox();
  await sandbox.take("people.csv", Company.PEOPLE, { source: "hr" });
  for (const day of ["02", "03", "04", "05"]) {
    await sandbox.take(`calls-${day}.csv`, callsOf([`2026-03-${day}`, 60]), { source: "pbx" });
    sandbox.pass(DAY);
  }
  // The clock began on the 1st of March: the files are of the 1st to the 4th.
  const of = async (today: string) =>
    (await sources(sandbox.ctx, today)).map(({ source, daysAgo, rhythmDays, isLate }) => [
      source,
      daysAgo,
      rhythmDays,
      isLate,
    ]);
  expect(await of("2026-03-05")).toEqual([
    ["hr", 4, null, false],
    ["pbx", 1, 1, false],
  ]);
  expect(await of("2026-03-06")).toEqual([
    ["hr", 5, null, false],
    ["pbx", 2, 1, true],
  ]);
  const { night } = await nightly(sandbox.ctx, { today: "2026-03-06" });
  expect(night.sources.find(({ isLate }) => isLate)).toMatchObject({ source: "pbx", name: "calls-05.csv", daysAgo: 2 });
});

test("a night keeps one account of its files, rows, months and late sources; runs of a day add up", async () => {
  const sandbox = await createSandbox();
  const lie = (name: string, text: string, version = "1") => ({ source: "clearboard", name, text, version });
  const files = [
    ...Company.FILES.map(([name, text]) => lie(name, text)),
    lie("notes.txt", "call mum\n"),
    lie("page.html", "<!DOCTYPE html><html><body></body></html>"),
  ];
  const { night } = await nightly(sandbox.ctx, { inbox: inbox(files), today: "2026-03-02" });
  expect(night).toMatchObject({ day: "2026-03-02", applied: 7, unchanged: 0, held: 1, refused: 1, failed: 0 });
  expect(night.months).toEqual(["2026-01", "2026-02"]);
  expect(night.closed).toEqual(["2026-01"]);
  expect(night.files.slice(0, 2).map(({ name, status, reason }) => [name, status, reason])).toEqual([
    ["clearboard/notes.txt", "held", "header-unknown"],
    ["clearboard/page.html", "refused", "file-html"],
  ]);
  const { read, ...parts } = night.rows;
  expect(Object.values(parts).reduce((sum, count) => sum + count, 0)).toBe(read);
  const corrected = Company.DEALS.replace("200.50", "180.00");
  await nightly(sandbox.ctx, { inbox: inbox([...files, lie("deals.csv", corrected, "2")]), today: "2026-03-02" });
  const twice = await Night.latest(sandbox.table);
  expect(twice).toMatchObject({ applied: 8, held: 1, refused: 1 });
  expect(twice?.rows.read).toBe(read + 8);
  await nightly(sandbox.ctx, { inbox: inbox([...files, lie("deals.csv", corrected, "2")]), today: "2026-03-03" });
  expect((await Night.list(sandbox.table)).map(({ day, applied }) => [day, applied])).toEqual([
    ["2026-03-03", 0],
    ["2026-03-02", 8],
  ]);
});

test("a file that its source rewrites for some days is taken in again each time, and only what changed changes", async () => {
  const sandbox = await createSandbox();
  const seen: number[][] = [];
  for (const [at, talk] of [60, 75, 75, 90].entries()) {
    const days: [string, number][] = [
      ["2026-02-02", talk],
      ["2026-02-03", 60],
      ["2026-02-04", 60],
    ];
    const file = { source: "pbx", name: "calls.csv", text: callsOf(...days.slice(0, at + 1)), version: String(at) };
    const { files } = await nightly(sandbox.ctx, { inbox: inbox([file]), today: `2026-02-0${at + 2}` });
    seen.push(files.map(({ rows }) => [rows.accepted, rows.unchanged])[0] ?? []);
    sandbox.pass(DAY);
  }
  // One new row each night while there are new days; the first row changes in the second and the fourth night.
  expect(seen).toEqual([
    [1, 0],
    [2, 0],
    [1, 2],
    [1, 2],
  ]);
  expect((await sandbox.board("2026-02")).totals.metrics).toMatchObject({ dials: 3, talkSeconds: 210 });
});

test("what dead processes left behind goes after a day, and nothing else does", async () => {
  const files = memoryFiles();
  const sandbox = await createSandbox({}, { table: SqliteTable.open(":memory:"), files });
  for (const [name, text] of Company.FILES) await sandbox.take(name, text);
  const { importId } = await sandbox.take("deals-2.csv", Company.DEALS.replace("200.50", "180.00"));
  await Undo.undo(sandbox.ctx, importId, { by: "ada" });
  await sandbox.take("odd.csv", "a,b,c\n1,2,3\n");
  const left = () => [...files.kept.keys()].filter((name) => /^(raw|staged|settled|rejected)\//.test(name)).sort();
  const [digests, clean] = [await sandbox.digests(), left()];
  // It dies when the bytes are there and the ledger does not know of them; a rebuild dies while it folds.
  await dies(sandbox, { at: 3, when: "after" }, (ctx) => takeIn(ctx, delivery("more.csv", Company.SURVEYS)));
  await dies(sandbox, { at: 60, when: "after" }, rebuild);
  const dirty = left();
  expect(dirty.filter((name) => name.startsWith("raw/")).length).toBe(10);
  expect(dirty.some((name) => name.includes("-g2/"))).toBe(true);
  await nightly(sandbox.ctx, { today: "2026-01-10" });
  expect(left(), "it may be work that goes on").toEqual(dirty);
  sandbox.pass(2 * DAY);
  await nightly(sandbox.ctx, { today: "2026-01-10" });
  expect(left()).toEqual(clean);
  expect(await sandbox.digests()).toEqual(digests);
  await rebuild(sandbox.ctx);
  expect(await sandbox.digests()).toEqual(digests);
});
