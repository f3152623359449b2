/** A file that holds every row of its days: who was there on those days and is absent now is gone, as a statement like any other. */
import * as Profile from "@clearboard/ingest/profile";
import { explain } from "@clearboard/jobs/explain";
import { takeIn } from "@clearboard/jobs/import";
import * as Undo from "@clearboard/jobs/import/undo";
import * as Profiles from "@clearboard/jobs/profile";
import { rebuild } from "@clearboard/jobs/rebuild";
import { verify } from "@clearboard/jobs/verify";
import { seeded } from "@clearboard/store/faults";
import { expect, test } from "vitest";
import { dies, writePointsOf } from "./crashes.ts";
import { createSandbox, DAY, delivery, letIn, personOf, type Sandbox, START } from "./sandbox.ts";
import { seeds } from "./seeds.ts";

const HEADS = {
  calls: "call id,agent,start,direction,connected,talk seconds",
  deals: "deal id,owner,stage,amount,close date",
};
type Name = keyof typeof HEADS;
type Export = { name: Name; rows: string[]; asOf: number };

const written = (name: Name) => {
  const { kinds: _, ...profile } = Profiles.byName(name);
  return profile;
};
const whole = (name: Name) => ({ ...Profiles.byName(name), name: `${name}-whole`, completeDays: true });
const PROFILES = { calls: whole("calls"), deals: whole("deals") };

function take(sandbox: Sandbox, { name, rows, asOf }: Export, ctx = sandbox.ctx) {
  const text = `${HEADS[name]}\n${rows.map((row) => `${row}\n`).join("")}`;
  sandbox.pass(1000);
  return takeIn(ctx, { ...delivery(`${name}.csv`, text, { asOf }), profile: PROFILES[name] });
}

const call = (id: string, day: string, owner = "A1") => `${id},${owner},${day} 09:00:00,out,yes,60`;
const deal = (id: string, day: string, amount = "10.00") => `${id},A1,won,${amount},${day}`;
const at = (day: number) => START - 60 * DAY + day * DAY;

test("what a whole day no longer names is gone from it; other days stay, and a row that comes back counts again", async () => {
  const sandbox = await createSandbox();
  await take(sandbox, {
    name: "calls",
    rows: [call("K1", "2026-02-02"), call("K2", "2026-02-02"), call("K3", "2026-02-03")],
    asOf: at(1),
  });
  await take(sandbox, { name: "deals", rows: [deal("D1", "2026-02-02"), deal("D2", "2026-02-03")], asOf: at(1) });
  const dials = async () => (await sandbox.board("2026-02")).totals.metrics.dials;
  const again = await take(sandbox, { name: "calls", rows: [call("K1", "2026-02-02")], asOf: at(2) });
  expect(again.rows).toMatchObject({ read: 1, unchanged: 1 });
  expect(await dials()).toBe(2);
  await take(sandbox, { name: "deals", rows: [deal("D9", "2026-02-02")], asOf: at(2) });
  expect((await sandbox.board("2026-02")).totals.metrics).toMatchObject({ dealsWon: 2, revenue: { minor: "2000" } });
  // An older file that comes late changes nothing that the newer one has said.
  await take(sandbox, { name: "calls", rows: [call("K2", "2026-02-02", "B2")], asOf: at(1) + 1000 });
  expect(await dials()).toBe(2);
  await take(sandbox, { name: "calls", rows: [call("K1", "2026-02-02"), call("K2", "2026-02-02")], asOf: at(3) });
  expect(await dials()).toBe(3);
  expect((await verify(sandbox.ctx)).findings).toEqual([]);
});

test("of a file with a rejected row nothing is known to be absent", async () => {
  const sandbox = await createSandbox();
  await take(sandbox, { name: "calls", rows: [call("K1", "2026-02-02"), call("K2", "2026-02-02")], asOf: at(1) });
  await take(sandbox, { name: "calls", rows: [call("K1", "2026-02-02"), "K2,A1,yesterday,out,yes,60"], asOf: at(2) });
  expect((await sandbox.board("2026-02")).totals.metrics.dials).toBe(2);
});

test("an id that a whole day contradicts is known to it: what was there before stays", async () => {
  const sandbox = await createSandbox();
  await take(sandbox, { name: "calls", rows: [call("K1", "2026-02-02"), call("K2", "2026-02-02")], asOf: at(1) });
  const others = ["K3", "K4", "K5", "K6"].map((id) => call(id, "2026-02-02"));
  const again = await take(sandbox, {
    name: "calls",
    rows: [...others, call("K1", "2026-02-03", "B2"), call("K1", "2026-02-03", "C3")],
    asOf: at(2),
  });
  expect(again).toMatchObject({ status: "applied", rows: { accepted: 4, rejected: 2 } });
  const { id } = personOf(await sandbox.board("2026-02"), "A1");
  const { rows } = await explain(sandbox.ctx, `2026-02/draft/${id}/dials`);
  expect(rows.map((row) => row.id).sort()).toEqual(["K1", "K3", "K4", "K5", "K6"]);
  expect((await sandbox.board("2026-02")).totals.metrics.dials).toBe(5);
  expect((await verify(sandbox.ctx)).findings).toEqual([]);
});

/** Files of a few ids on a few days, each with its own as-of. */
function some(random: () => number): Export[] {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const days = ["2026-01-30", "2026-02-02", "2026-02-03"];
  return Array.from({ length: 4 + Math.floor(random() * 4) }, (_, number) => {
    const name = pick(["calls", "deals"] as const);
    const ids = [1, 2, 3, 4, 5].filter(() => random() < 0.5);
    const rows = (ids.length === 0 ? [1] : ids).map((id) =>
      name === "calls"
        ? call(`K${id}`, pick(days), pick(["A1", "B2"]))
        : deal(`D${id}`, pick(days), pick(["10.00", "20.00"])),
    );
    return { name, rows, asOf: at(number) + Math.floor(random() * 3_600_000) };
  });
}

/** The law told again, plainly: statements by time; absence counts against where the row was last. */
function lawful(exports: Export[], name: Name): string[] {
  const files = exports.filter((item) => item.name === name).sort((item, two) => item.asOf - two.asOf);
  const dayOf = (row: string) => /\d{4}-\d\d-\d\d/.exec(row)?.[0] ?? "";
  const now = new Map<string, string>();
  for (const { rows } of files) {
    const named = new Map(rows.map((row) => [row.slice(0, row.indexOf(",")), row]));
    const days = new Set(rows.map(dayOf));
    for (const [id, row] of now) if (!named.has(id) && days.has(dayOf(row))) now.delete(id);
    for (const [id, row] of named) now.set(id, row);
  }
  return [...now.values()];
}

const BASE: Export[] = (["2026-01", "2026-02"] as const).flatMap((month) => [
  { name: "calls", rows: [call(`B${month}`, `${month}-15`)], asOf: at(-9) },
  { name: "deals", rows: [deal(`B${month}`, `${month}-15`)], asOf: at(-9) },
]);

test.for(seeds(10))("whole days give one digest in any order, also when some are withdrawn, seed %i", async (seed) => {
  const random = seeded(seed);
  const exports = some(random);
  const left = exports.filter(() => random() < 0.75);
  const expected = await createSandbox();
  for (const item of BASE) await take(expected, item);
  for (const name of ["calls", "deals"] as const) {
    const rows = lawful(left, name);
    if (rows.length > 0) await take(expected, { name, rows, asOf: at(50) });
  }
  const digests = await expected.digests();
  const sandbox = await createSandbox();
  const gone: string[] = [];
  for (const item of [...BASE, ...exports.sort(() => random() - 0.5)]) {
    const { importId } = await take(sandbox, item);
    if (!BASE.includes(item) && !left.includes(item)) gone.push(importId);
  }
  for (const importId of gone) await Undo.undo(sandbox.ctx, importId, { by: "ada" });
  expect(await sandbox.digests()).toEqual(digests);
  await rebuild(sandbox.ctx);
  expect(await sandbox.digests()).toEqual(digests);
  expect((await verify(sandbox.ctx)).findings).toEqual([]);
});

test.for(["calls", "deals"] as const)(
  "a crash anywhere while whole days of %s come in leaves nothing half done",
  async (name) => {
    const row = name === "calls" ? call : deal;
    const filled = async () => {
      const sandbox = await createSandbox();
      for (const item of BASE) await take(sandbox, item);
      await take(sandbox, {
        name,
        rows: [row("X1", "2026-02-02"), row("X2", "2026-02-02"), row("X3", "2026-01-30")],
        asOf: at(1),
      });
      return sandbox;
    };
    const newer: Export = { name, rows: [row("X1", "2026-01-30"), row("X4", "2026-02-02")], asOf: at(2) };
    const calm = await filled();
    const points = await writePointsOf(calm, (ctx) => take(calm, newer, ctx));
    const digests = await calm.digests();
    for (const point of points) {
      const sandbox = await filled();
      await dies(sandbox, point, (ctx) => take(sandbox, newer, ctx));
      if (point.at % 3 === 0) await sandbox.board("2026-02");
      await take(sandbox, newer);
      expect(await sandbox.digests(), `${point.when} call ${point.at}`).toEqual(digests);
    }
  },
);

test("what a full export no longer names is gone, whatever its day; a file that lacks more than half waits", async () => {
  const sandbox = await createSandbox();
  const profile = Profile.parse({ ...written("deals"), name: "deals-full", complete: true });
  const open = (id: string) => `${id},A1,open,5.00,`;
  const full = async (rows: string[]) => {
    sandbox.pass(DAY);
    return takeIn(sandbox.ctx, { ...delivery("deals.csv", `${[HEADS.deals, ...rows].join("\n")}\n`), profile });
  };
  const won = async () => (await sandbox.board("2026-02")).totals.metrics.revenue;
  const all = [deal("D1", "2026-02-02"), deal("D2", "2026-02-03"), deal("D3", "2026-01-05"), open("D4")];
  expect((await full(all)).status).toBe("applied");
  await full(all.slice(1));
  expect(await won()).toMatchObject({ minor: "1000" });
  const held = await full([deal("D9", "2026-02-02", "1.00")]);
  expect(held).toMatchObject({ status: "held", reason: { code: "held-absent", params: { absent: 3, known: 3 } } });
  expect(await won()).toMatchObject({ minor: "1000" });
  await letIn(sandbox.ctx, held);
  expect(await won()).toMatchObject({ minor: "100" });
  expect((await sandbox.board("2026-01")).people).toEqual([]);
  // With a rejected row any row may be the one that is missing.
  await full([deal("D8", "2026-02-04", "2.00"), deal("D7", "2026-02-05", "3.00"), "D9,A1,won,much,2026-02-02"]);
  expect(await won()).toMatchObject({ minor: "600" });
  const digests = await sandbox.digests();
  await rebuild(sandbox.ctx);
  expect(await sandbox.digests()).toEqual(digests);
  expect((await verify(sandbox.ctx)).findings).toEqual([]);
});
