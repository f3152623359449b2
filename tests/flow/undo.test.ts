/** An import that is withdrawn was never there: the facts are those of the others, whenever it dies on the way. */
import * as Held from "@clearboard/jobs/held";
import { takeIn } from "@clearboard/jobs/import";
import * as Undo from "@clearboard/jobs/import/undo";
import { rebuild } from "@clearboard/jobs/rebuild";
import { verify } from "@clearboard/jobs/verify";
import * as Audit from "@clearboard/store/audit";
import { seeded } from "@clearboard/store/faults";
import * as Lease from "@clearboard/store/lease";
import * as Ledger from "@clearboard/store/ledger";
import { expect, test } from "vitest";
import * as Company from "./company.ts";
import { dies, writePointsOf } from "./deaths.ts";
import * as Exports from "./exports.ts";
import { createRig, DAY, delivery, personOf, type Rig } from "./rig.ts";
import { seeds } from "./seeds.ts";

async function after(exports: Exports.Export[]): Promise<{ rig: Rig; ids: string[] }> {
  const rig = await createRig({ unknownOwners: "pending" });
  const ids: string[] = [];
  for (const { name, text, asOf } of exports) ids.push((await rig.take(name, text, { asOf })).importId);
  return { rig, ids };
}

/** Digests of the months that have facts; a month that was emptied is a month without figures. */
async function digests(rig: Rig, like: Record<string, string>): Promise<Record<string, string>> {
  const all = await rig.digests();
  return Object.fromEntries(Object.keys(like).map((month) => [month, all[month] ?? ""]));
}

test.for(seeds(10))("withdrawn imports leave the facts of the others, in any order, seed %i", async (seed) => {
  const random = seeded(seed);
  const exports = [...Exports.BASE, ...Exports.some(random, 3 + (seed % 7))];
  const { rig, ids } = await after(exports);
  // Bytes that came twice may be one import; it goes with all its deliveries.
  const gone = new Set(ids.slice(Exports.BASE.length).filter(() => random() < 0.4));
  for (const id of [...gone].sort(() => random() - 0.5)) await Undo.undo(rig.ctx, id, { by: "ada" });
  const left = exports.filter((_, at) => !gone.has(ids[at] ?? ""));
  const { rig: fresh } = await after(left);
  const expected = await fresh.digests();
  expect(await digests(rig, expected)).toEqual(expected);
  const late = Exports.some(seeded(seed + 1000), 3);
  for (const one of [rig, fresh]) for (const { name, text, asOf } of late) await one.take(name, text, { asOf });
  const later = await fresh.digests();
  expect(await digests(rig, later), "nothing is left that a later file would meet").toEqual(later);
  await rebuild(rig.ctx);
  expect(await digests(rig, later), "a rebuild folds the same").toEqual(later);
  expect((await verify(rig.ctx)).findings).toEqual([]);
});

/** D1 goes to Bo, D9 is new; K1 goes to Bo and a month on, K9 is new; Anna has another name. */
const AGAIN: [string, string][] = [
  ["deals-2.csv", "deal id,owner,stage,amount,close date\nD1,B2,won,1111.11,2026-02-05\nD9,D4,won,5.00,2026-01-02\n"],
  [
    "calls-2.csv",
    "call id,agent,start,direction,connected,talk seconds,customer\nK1,B2,2026-02-05 09:00:00,out,yes,90,13800000001\nK9,C3,2026-01-09 12:00:00,out,yes,45,\n",
  ],
  ["people-2.csv", Company.PEOPLE.replace("Anna Berg", "Anna Dahl")],
];

async function base(): Promise<Rig> {
  const rig = await createRig({ unknownOwners: "pending" });
  for (const [name, text] of Company.FILES.slice(0, 3)) await rig.take(name, text);
  rig.pass(DAY);
  return rig;
}

test.for(AGAIN)("a crash anywhere in the withdrawal of %s leaves it withdrawn whole", async ([name, text]) => {
  const calm = await base();
  const digestsBefore = await calm.digests();
  const { importId } = await calm.take(name, text);
  expect(await calm.digests()).not.toEqual(digestsBefore);
  const work = (ctx: Rig["ctx"]) => Undo.undo(ctx, importId, { by: "ada" });
  const points = await writePointsOf(calm, work);
  expect(await calm.digests()).toEqual(digestsBefore);
  expect(points.length).toBeGreaterThan(12);
  for (const point of points) {
    const where = `${point.when} call ${point.at}`;
    const rig = await base();
    await rig.take(name, text);
    expect(await dies(rig, point, work), where).toBe(true);
    // A reader may come first, and ends what was begun.
    if (point.at % 3 === 0) await rig.board("2026-01");
    await work(rig.ctx);
    expect(await rig.digests(), where).toEqual(digestsBefore);
    expect((await Ledger.get(rig.table, importId))?.state, where).toBe("withdrawn");
    if (point.at % 9 === 0) expect((await verify(rig.ctx)).findings.filter(isWrong), where).toEqual([]);
  }
});

const isWrong = ({ what }: { what: string }) => what !== "audit-unfinished";

test("rows that a later import won do not move, and what it takes back is in the log", async () => {
  const rig = await base();
  const [[, deals] = ["", ""]] = AGAIN;
  const { importId } = await rig.take("deals-2.csv", deals);
  await rig.take("deals-3.csv", "deal id,owner,stage,amount,close date\nD1,C3,won,7.00,2026-01-07\n");
  const told = await Undo.effect(rig.ctx, importId);
  // D9 (5.00) goes; D1 is Chloé's by the third file and stays: 7.00 + 200.50 + 800.00 + 99.99.
  expect(told.months.find(({ month }) => month === "2026-01")).toMatchObject({
    isPublished: false,
    before: { revenue: { minor: "111249" }, dealsWon: 5 },
    after: { revenue: { minor: "110749" }, dealsWon: 4 },
  });
  expect(told.rows).toMatchObject({ read: 2, accepted: 2 });
  expect((await Ledger.get(rig.table, importId))?.state, "an effect changes nothing").toBe("applied");
  expect((await rig.board("2026-01")).totals.metrics.revenue?.minor).toBe("111249");
  expect(await Undo.undo(rig.ctx, importId, { by: "ada" })).toMatchObject({ isRepeat: false });
  const board = await rig.board("2026-01");
  expect(board.totals.metrics.revenue?.minor).toBe("110749");
  expect(personOf(board, "Chloé Díaz").metrics.revenue?.minor).toBe("10699");
  expect(await Undo.undo(rig.ctx, importId, { by: "ada" })).toMatchObject({ isRepeat: true });
  expect(await Audit.verify(rig.table)).toMatchObject({ entries: 2, broken: [], unfinished: [] });
  // The same bytes again are a new import.
  const again = await rig.take("deals-2.csv", deals);
  expect(again).toMatchObject({ status: "applied", rows: { accepted: 2 } });
  expect(again.importId).not.toBe(importId);
});

test("where a withdrawn import had moved a call away from, an older file may state it again", async () => {
  const row = (owner: string, day: string, talk: number) =>
    `call id,agent,start,direction,connected,talk seconds\nK1,${owner},${day} 09:00:00,out,yes,${talk}\n`;
  const rig = await createRig();
  const at = (day: number) => rig.ctx.now() - 30 * DAY + day * DAY;
  const first = await rig.take("one.csv", row("A1", "2026-01-05", 60), { asOf: at(1) });
  const moved = await rig.take("two.csv", row("B2", "2026-01-06", 60), { asOf: at(5) });
  for (const { importId } of [first, moved]) await Undo.undo(rig.ctx, importId, { by: "ada" });
  const again = await rig.take("three.csv", row("A1", "2026-01-05", 45), { asOf: at(3) });
  expect(again.rows).toMatchObject({ accepted: 1, stale: 0 });
  expect((await rig.board("2026-01")).totals.metrics).toMatchObject({ dials: 1, talkSeconds: 45 });
});

test("nothing is withdrawn without the staged rows of all who may speak, nor while a rebuild folds", async () => {
  const rig = await base();
  const [[name, text] = ["", ""]] = AGAIN;
  const { importId } = await rig.take(name, text);
  const digestsBefore = await rig.digests();
  const first = (await Ledger.list(rig.table)).find((entry) => entry.name === "deals.csv");
  const staged = `staged/${first?.id}/deal/all`;
  const bytes = await rig.files.read(staged);
  await rig.files.remove(staged);
  await expect(Undo.undo(rig.ctx, importId, { by: "ada" })).rejects.toMatchObject({ code: "staged-gone" });
  await rig.files.write(staged, bytes ?? new Uint8Array());
  const living = { id: "another", isGone: () => false };
  const lease = await Lease.take(rig.table, "rebuild", "rebuild", living, rig.ctx.now());
  await expect(Undo.undo(rig.ctx, importId, { by: "ada" })).rejects.toMatchObject({ code: "rebuild-running" });
  if (!("busy" in lease)) await Lease.release(rig.table, lease);
  const refused = await rig.take("photo.png", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"));
  await expect(Undo.undo(rig.ctx, refused.importId, { by: "ada" })).rejects.toMatchObject({ code: "undo-nothing" });
  expect(await rig.digests()).toEqual(digestsBefore);
});

test.for(AGAIN)("a merge of %s that throws every time is undone, and boards go on", async ([name, text]) => {
  const before = await (await base()).digests();
  for (let written = 0; ; written++) {
    const rig = await base();
    let batches = 0;
    // From some batch on every one fails, as one would that the store cannot hold.
    const table: Rig["table"] = {
      ...rig.table,
      async putMany(writes) {
        if (writes.length > 0 && ++batches > written) throw new RangeError("13800000001 is too large");
        return rig.table.putMany(writes);
      },
    };
    let isDone = false;
    for (let tries = 0; tries < 3 && !isDone; tries++) {
      isDone = await takeIn({ ...rig.ctx, table }, delivery(name, text)).then(
        () => true,
        () => false,
      );
    }
    const entry = (await Ledger.list(rig.table)).find((one) => one.name === name);
    if (entry?.state === "applied") {
      expect(written).toBeGreaterThan(1);
      return;
    }
    const where = `after ${written} batches`;
    // The third try ended it, or whoever looks at a board on a store that is well again.
    await rig.board("2026-01");
    const held = await Ledger.get(rig.table, entry?.id ?? "");
    expect(held, where).toMatchObject({ state: "held", reason: { code: "merge-failed", params: { count: 3 } } });
    expect(JSON.stringify(held?.reason), "numbers of people are masked").not.toContain("13800000001");
    expect(await rig.digests(), where).toEqual(before);
    expect((await verify(rig.ctx)).findings, where).toEqual([]);
    // Once the trouble is over a person lets it in, or withdraws it.
    if (written % 2 === 0) await Undo.undo(rig.ctx, entry?.id ?? "", { by: "ada" });
    else expect(await Held.approve(rig.ctx, entry?.id ?? "", { by: "ada" })).toMatchObject({ status: "applied" });
    const calm = await base();
    if (written % 2 === 1) await calm.take(name, text);
    expect(await rig.digests(), where).toEqual(await calm.digests());
  }
});
