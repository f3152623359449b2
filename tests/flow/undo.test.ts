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
import { dies, writePointsOf } from "./crashes.ts";
import * as Exports from "./exports.ts";
import { createSandbox, DAY, delivery, personOf, type Sandbox } from "./sandbox.ts";
import { seeds } from "./seeds.ts";

async function after(exports: Exports.Export[]): Promise<{ sandbox: Sandbox; ids: string[] }> {
  const sandbox = await createSandbox({ unknownOwners: "pending" });
  const ids: string[] = [];
  for (const { name, text, asOf } of exports) ids.push((await sandbox.take(name, text, { asOf })).importId);
  return { sandbox, ids };
}

/** Digests of the months that have facts; a month that was emptied is a month without figures. */
async function digests(sandbox: Sandbox, like: Record<string, string>): Promise<Record<string, string>> {
  const all = await sandbox.digests();
  return Object.fromEntries(Object.keys(like).map((month) => [month, all[month] ?? ""]));
}

test.for(seeds(10))("withdrawn imports leave the facts of the others, in any order, seed %i", async (seed) => {
  const random = seeded(seed);
  const exports = [...Exports.BASE, ...Exports.some(random, 3 + (seed % 7))];
  const { sandbox, ids } = await after(exports);
  // Bytes that came twice may be one import; it goes with all its deliveries.
  const gone = new Set(ids.slice(Exports.BASE.length).filter(() => random() < 0.4));
  for (const id of [...gone].sort(() => random() - 0.5)) await Undo.undo(sandbox.ctx, id, { by: "ada" });
  const left = exports.filter((_, at) => !gone.has(ids[at] ?? ""));
  const { sandbox: fresh } = await after(left);
  const expected = await fresh.digests();
  expect(await digests(sandbox, expected)).toEqual(expected);
  const late = Exports.some(seeded(seed + 1000), 3);
  for (const item of [sandbox, fresh]) for (const { name, text, asOf } of late) await item.take(name, text, { asOf });
  const later = await fresh.digests();
  expect(await digests(sandbox, later), "nothing is left that a later file would meet").toEqual(later);
  await rebuild(sandbox.ctx);
  expect(await digests(sandbox, later), "a rebuild folds the same").toEqual(later);
  expect((await verify(sandbox.ctx)).findings).toEqual([]);
});

/** D1 goes to Bo, D9 is new; K1 goes to Bo and a month on, K9 is new; Anna has another name. */
const AGAIN: [string, string][] = [
  ["deals-2.csv", "deal id,owner,stage,amount,close date\nD1,B2,won,1111.11,2026-02-05\nD9,D4,won,5.00,2026-01-02\n"],
  [
    "calls-2.csv",
    "call id,agent,start,direction,connected,talk seconds,customer\nK1,B2,2026-02-05 09:00:00,out,yes,90,13800000001\nK9,C3,2026-01-09 12:00:00,out,yes,45,\n",
  ],
  ["people-2.csv", Company.PEOPLE.replace("Anna Berg", "Anna Dahl")],
  ["deals-many.csv", Company.MANY_DEALS],
];

async function base(): Promise<Sandbox> {
  const sandbox = await createSandbox({ unknownOwners: "pending" });
  for (const [name, text] of Company.FILES.slice(0, 3)) await sandbox.take(name, text);
  sandbox.pass(DAY);
  return sandbox;
}

test.for(AGAIN)("a crash anywhere in the withdrawal of %s leaves it withdrawn whole", async ([name, text]) => {
  const calm = await base();
  const digestsBefore = await calm.digests();
  const { importId } = await calm.take(name, text);
  expect(await calm.digests()).not.toEqual(digestsBefore);
  const work = (ctx: Sandbox["ctx"]) => Undo.undo(ctx, importId, { by: "ada" });
  const points = await writePointsOf(calm, work);
  expect(await calm.digests()).toEqual(digestsBefore);
  expect(points.length).toBeGreaterThan(10);
  for (const point of points) {
    const where = `${point.when} call ${point.at}`;
    const sandbox = await base();
    await sandbox.take(name, text);
    expect(await dies(sandbox, point, work), where).toBe(true);
    // A reader may come first, and ends what was begun.
    if (point.at % 3 === 0) await sandbox.board("2026-01");
    await work(sandbox.ctx);
    expect(await sandbox.digests(), where).toEqual(digestsBefore);
    expect((await Ledger.get(sandbox.table, importId))?.state, where).toBe("withdrawn");
    if (point.at % 9 === 0) expect((await verify(sandbox.ctx)).findings.filter(isWrong), where).toEqual([]);
  }
});

const isWrong = ({ what }: { what: string }) => what !== "audit-unfinished";

test("rows that a later import won do not move, and what it takes back is in the log", async () => {
  const sandbox = await base();
  const [[, deals] = ["", ""]] = AGAIN;
  const { importId } = await sandbox.take("deals-2.csv", deals);
  await sandbox.take("deals-3.csv", "deal id,owner,stage,amount,close date\nD1,C3,won,7.00,2026-01-07\n");
  const answer = await Undo.effect(sandbox.ctx, importId);
  // D9 (5.00) goes; D1 is Chloé's by the third file and stays: 7.00 + 200.50 + 800.00 + 99.99.
  expect(answer.months.find(({ month }) => month === "2026-01")).toMatchObject({
    isPublished: false,
    before: { revenue: { minor: "111249" }, dealsWon: 5 },
    after: { revenue: { minor: "110749" }, dealsWon: 4 },
  });
  expect(answer.rows).toMatchObject({ read: 2, accepted: 2 });
  expect((await Ledger.get(sandbox.table, importId))?.state, "an effect changes nothing").toBe("applied");
  expect((await sandbox.board("2026-01")).totals.metrics.revenue?.minor).toBe("111249");
  expect(await Undo.undo(sandbox.ctx, importId, { by: "ada" })).toMatchObject({ isRepeat: false });
  const board = await sandbox.board("2026-01");
  expect(board.totals.metrics.revenue?.minor).toBe("110749");
  expect(personOf(board, "Chloé Díaz").metrics.revenue?.minor).toBe("10699");
  expect(await Undo.undo(sandbox.ctx, importId, { by: "ada" })).toMatchObject({ isRepeat: true });
  expect(await Audit.verify(sandbox.table)).toMatchObject({ entries: 2, broken: [], unfinished: [] });
  // The same bytes again are a new import.
  const again = await sandbox.take("deals-2.csv", deals);
  expect(again).toMatchObject({ status: "applied", rows: { accepted: 2 } });
  expect(again.importId).not.toBe(importId);
});

test("where a withdrawn import had moved a call away from, an older file may state it again", async () => {
  const row = (owner: string, day: string, talk: number) =>
    `call id,agent,start,direction,connected,talk seconds\nK1,${owner},${day} 09:00:00,out,yes,${talk}\n`;
  const sandbox = await createSandbox();
  const at = (day: number) => sandbox.ctx.now() - 30 * DAY + day * DAY;
  const first = await sandbox.take("one.csv", row("A1", "2026-01-05", 60), { asOf: at(1) });
  const moved = await sandbox.take("two.csv", row("B2", "2026-01-06", 60), { asOf: at(5) });
  for (const { importId } of [first, moved]) await Undo.undo(sandbox.ctx, importId, { by: "ada" });
  const again = await sandbox.take("three.csv", row("A1", "2026-01-05", 45), { asOf: at(3) });
  expect(again.rows).toMatchObject({ accepted: 1, stale: 0 });
  expect((await sandbox.board("2026-01")).totals.metrics).toMatchObject({ dials: 1, talkSeconds: 45 });
});

test("nothing is withdrawn without the staged rows of all who may speak, nor while a rebuild folds", async () => {
  const sandbox = await base();
  const [[name, text] = ["", ""]] = AGAIN;
  const { importId } = await sandbox.take(name, text);
  const digestsBefore = await sandbox.digests();
  const first = (await Ledger.list(sandbox.table)).find((entry) => entry.name === "deals.csv");
  const staged = `staged/${first?.id}/deal/all`;
  const bytes = await sandbox.files.read(staged);
  await sandbox.files.remove(staged);
  await expect(Undo.undo(sandbox.ctx, importId, { by: "ada" })).rejects.toMatchObject({ code: "staged-gone" });
  await sandbox.files.write(staged, bytes ?? new Uint8Array());
  const living = { id: "another", isGone: () => false };
  const lease = await Lease.take(sandbox.table, "rebuild", "rebuild", living, sandbox.ctx.now());
  await expect(Undo.undo(sandbox.ctx, importId, { by: "ada" })).rejects.toMatchObject({ code: "rebuild-running" });
  if (!("busy" in lease)) await Lease.release(sandbox.table, lease);
  const refused = await sandbox.take("photo.png", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"));
  await expect(Undo.undo(sandbox.ctx, refused.importId, { by: "ada" })).rejects.toMatchObject({ code: "undo-nothing" });
  expect(await sandbox.digests()).toEqual(digestsBefore);
});

test.for(AGAIN)("a merge of %s that throws every time is undone, and boards go on", async ([name, text]) => {
  const before = await (await base()).digests();
  for (let written = 0; ; written++) {
    const sandbox = await base();
    let batches = 0;
    // From some batch on every one fails, as one would that the store cannot hold.
    const table: Sandbox["table"] = {
      ...sandbox.table,
      async putMany(writes) {
        if (writes.length > 0 && ++batches > written) throw new RangeError("13800000001 is too large");
        return sandbox.table.putMany(writes);
      },
    };
    let isDone = false;
    for (let tries = 0; tries < 3 && !isDone; tries++) {
      isDone = await takeIn({ ...sandbox.ctx, table }, delivery(name, text)).then(
        () => true,
        () => false,
      );
    }
    const entry = (await Ledger.list(sandbox.table)).find((item) => item.name === name);
    if (entry?.state === "applied") {
      expect(written).toBeGreaterThan(0);
      return;
    }
    const where = `after ${written} batches`;
    // The third try ended it, or whoever looks at a board on a store that is well again.
    await sandbox.board("2026-01");
    const held = await Ledger.get(sandbox.table, entry?.id ?? "");
    expect(held, where).toMatchObject({ state: "held", reason: { code: "merge-failed", params: { count: 3 } } });
    expect(JSON.stringify(held?.reason), "numbers of people are masked").not.toContain("13800000001");
    expect(await sandbox.digests(), where).toEqual(before);
    expect((await verify(sandbox.ctx)).findings, where).toEqual([]);
    // Once the trouble is over a person lets it in, or withdraws it.
    if (written % 2 === 0) await Undo.undo(sandbox.ctx, entry?.id ?? "", { by: "ada" });
    else expect(await Held.approve(sandbox.ctx, entry?.id ?? "", { by: "ada" })).toMatchObject({ status: "applied" });
    const calm = await base();
    if (written % 2 === 1) await calm.take(name, text);
    expect(await sandbox.digests(), where).toEqual(await calm.digests());
  }
});
