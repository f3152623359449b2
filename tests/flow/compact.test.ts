/** A month of many small files: their calls are packed, and nothing that anybody sees is another for it. */
import { readManifest } from "@clearboard/jobs/calls/call-files";
import { explain } from "@clearboard/jobs/explain";
import * as Held from "@clearboard/jobs/held";
import { takeIn } from "@clearboard/jobs/import";
import * as Undo from "@clearboard/jobs/import/undo";
import { rebuild } from "@clearboard/jobs/rebuild";
import { sweep } from "@clearboard/jobs/sweep";
import { verify } from "@clearboard/jobs/verify";
import { placeOf } from "@clearboard/store/call/segment";
import { seeded } from "@clearboard/store/faults";
import * as Ledger from "@clearboard/store/ledger";
import { expect, test } from "vitest";
import { dies, writePointsOf } from "./crashes.ts";
import { createSandbox, DAY, delivery, personOf, type Sandbox, START } from "./sandbox.ts";
import { seeds } from "./seeds.ts";

const HEAD = "call id,agent,start,direction,connected,talk seconds\n";
const MONTH = "2026-02";
type Night = { name: string; rows: Map<string, string>; asOf: number };

/** Nights of a month: each brings calls of its own, and some of before under another owner, another day or as they were. */
function nights(random: () => number, count: number): Night[] {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  return Array.from({ length: count }, (_, night) => {
    const day = String(1 + night).padStart(2, "0");
    const rows = new Map([[`own${night}`, `A1,${MONTH}-${day} 09:00:00,out,yes,${10 + night}`]]);
    for (const id of ["k1", "k2", "k3", "k4", "k5"])
      if (random() < 0.5)
        rows.set(id, `${pick(["A1", "B2", "C3"])},${MONTH}-0${pick([1, 2, 3])} 10:00:00,out,${pick(["yes", "no"])},20`);
    return { name: `night-${night}.csv`, rows, asOf: START - 60 * DAY + night * DAY };
  });
}

const textOf = (rows: Iterable<[string, string]>) => HEAD + [...rows].map(([id, row]) => `${id},${row}\n`).join("");

/** Every call as the last night says that has it. */
function last(list: readonly Night[]): string {
  return textOf(new Map(list.toSorted((a, b) => a.asOf - b.asOf).flatMap(({ rows }) => [...rows])));
}

async function places(sandbox: Sandbox): Promise<{ files: number; places: number }> {
  const manifest = await readManifest(sandbox.ctx, 1, "clearboard", await Ledger.list(sandbox.table));
  const files = manifest.get(MONTH) ?? [];
  const names = files.flatMap(({ segment, tombstones }) => [
    segment,
    ...(tombstones === undefined ? [] : [tombstones]),
  ]);
  return { files: files.length, places: new Set(names.map((address) => placeOf(address).name)).size };
}

test.for(seeds(6))(
  "thirty nights in any order, some of them withdrawn, are what the last of them say, seed %i",
  async (seed) => {
    const random = seeded(seed);
    const list = nights(random, 24).map((night) => ({ night, key: random() }));
    const sandbox = await createSandbox();
    const ids = new Map<string, string>();
    const arrived = list.toSorted((a, b) => a.key - b.key).map(({ night }) => night);
    for (const { name, rows, asOf } of arrived)
      ids.set(name, (await sandbox.take(name, textOf(rows), { asOf })).importId);
    // Without packing there would be a place for each night and for most nights' tombstones.
    const { files, places: count } = await places(sandbox);
    expect(files).toBe(24);
    expect(count).toBeLessThanOrEqual(9);
    const calm = await createSandbox();
    await calm.take("all.csv", last(arrived), { asOf: START });
    expect(await sandbox.digests()).toEqual(await calm.digests());
    expect((await verify(sandbox.ctx)).findings).toEqual([]);

    const gone = arrived.filter(() => random() < 0.3);
    for (const { name } of gone) await Undo.undo(sandbox.ctx, ids.get(name) ?? "", { by: "ada" });
    const left = arrived.filter((night) => !gone.includes(night));
    const without = await createSandbox();
    await without.take("all.csv", last(left), { asOf: START });
    expect(await sandbox.digests()).toEqual(await without.digests());
    for (let day = 0; day < 3; day++) {
      sandbox.pass(DAY + 1);
      await sweep(sandbox.ctx);
    }
    expect((await verify(sandbox.ctx)).findings).toEqual([]);
    await rebuild(sandbox.ctx);
    expect(await sandbox.digests()).toEqual(await without.digests());
  },
);

test("a figure's rows name the file of their night, packed or not, and what was packed is swept", async () => {
  const sandbox = await createSandbox();
  const rowsOf = async () => {
    const { id } = personOf(await sandbox.board(MONTH), "A1");
    return (await explain(sandbox.ctx, `${MONTH}/draft/${id}/dials`)).rows.map((row) => [row.id, row.file]);
  };
  for (let night = 0; night < 12; night++) {
    const row: [string, string] = [`K${night}`, `A1,${MONTH}-0${1 + (night % 5)} 09:00:00,out,yes,10`];
    await sandbox.take(`night-${night}.csv`, textOf([row]), { asOf: START - DAY + night });
  }
  const expected = Array.from({ length: 12 }, (_, night) => [`K${night}`, `night-${night}.csv`]).sort();
  expect((await rowsOf()).sort()).toEqual(expected);
  const folders = async () => {
    const names = new Set<string>();
    for await (const name of sandbox.files.list("calls/")) names.add(name.split("/")[1] ?? "");
    return names.size;
  };
  expect(await folders()).toBeGreaterThan(9);
  for (let day = 0; day < 3; day++) {
    sandbox.pass(DAY + 1);
    await sweep(sandbox.ctx);
  }
  expect(await folders()).toBe((await places(sandbox)).places);
  expect((await rowsOf()).sort()).toEqual(expected);
});

test("a night that changes nothing but packs the month leaves the board's rows where they can be read", async () => {
  const sandbox = await createSandbox();
  const text = (night: number) => textOf([[`K${night}`, `A1,${MONTH}-0${night} 09:00:00,out,yes,10`]]);
  for (let night = 1; night < 9; night++)
    await sandbox.take(`night-${night}.csv`, text(night), { asOf: START - DAY + night });
  const { id } = personOf(await sandbox.board(MONTH), "A1");
  expect(await sandbox.take("again.csv", `${text(1)}\n`, { asOf: START })).toMatchObject({ status: "unchanged" });
  expect((await places(sandbox)).places).toBe(1);
  for (let day = 0; day < 3; day++) {
    sandbox.pass(DAY + 1);
    await sweep(sandbox.ctx);
  }
  expect((await explain(sandbox.ctx, `${MONTH}/draft/${id}/dials`)).rows).toHaveLength(8);
});

test("the calls of a file that waits for a person outlive every sweep until it is let in", async () => {
  const sandbox = await createSandbox();
  const text = textOf([["K1", `A1,${MONTH}-02 09:00:00,out,yes,10`]]);
  const held = await sandbox.take("ahead.csv", text, { asOf: sandbox.ctx.now() + 3 * DAY });
  expect(held.status).toBe("held");
  for (let day = 0; day < 3; day++) {
    sandbox.pass(DAY + 1);
    await sweep(sandbox.ctx);
  }
  expect(await Held.approve(sandbox.ctx, held.importId, { by: "ada" })).toMatchObject({ rows: { accepted: 1 } });
  expect((await sandbox.board(MONTH)).totals.metrics.dials).toBe(1);
  expect((await verify(sandbox.ctx)).findings).toEqual([]);
});

test("a death anywhere while a month is packed leaves the calls as they are, and the next night packs it", async () => {
  const filled = async () => {
    const sandbox = await createSandbox();
    for (const { name, rows, asOf } of nights(seeded(7), 8)) await sandbox.take(name, textOf(rows), { asOf });
    return sandbox;
  };
  const text = textOf([["k1", `B2,${MONTH}-09 09:00:00,out,yes,30`]]);
  const take = (ctx: Sandbox["ctx"]) => takeIn(ctx, delivery("ninth.csv", text));
  const calm = await filled();
  const points = await writePointsOf(calm, take);
  const digests = await calm.digests();
  const count = (await places(calm)).places;
  for (const point of points) {
    const sandbox = await filled();
    await dies(sandbox, point, take);
    await take(sandbox.ctx);
    const where = `${point.when} call ${point.at}`;
    expect(await sandbox.digests(), where).toEqual(digests);
    expect((await verify(sandbox.ctx)).findings, where).toEqual([]);
    expect((await places(sandbox)).places, where).toBe(count);
  }
});
