/** The state law: facts are a function of what was delivered and what time it speaks of, never of the order of arrival. */
import { rebuild } from "@clearboard/jobs/rebuild";
import { seeded } from "@clearboard/store/faults";
import { expect, test } from "vitest";
import * as Exports from "./exports.ts";
import { createSandbox, type Sandbox } from "./sandbox.ts";
import { seeds } from "./seeds.ts";

async function after(exports: Exports.Export[]): Promise<Sandbox> {
  const sandbox = await createSandbox({ unknownOwners: "pending" });
  for (const { name, text, asOf } of exports) {
    const { rows, status } = await sandbox.take(name, text, { asOf });
    const { read, ...parts } = rows;
    expect(status).not.toBe("refused");
    expect(Object.values(parts).reduce((sum, count) => sum + count, 0)).toBe(read);
  }
  return sandbox;
}

function mixed<T>(list: T[], random: () => number): T[] {
  const left = [...list];
  return list.map(() => left.splice(Math.floor(random() * left.length), 1)[0] as T);
}

test.for(seeds(100))("overlapping exports give one digest in any order of arrival, seed %i", async (seed) => {
  const random = seeded(seed);
  const inOrder = [...Exports.BASE, ...Exports.some(random, 3 + (seed % 7))];
  const expected = await (await after(inOrder)).digests();
  expect(Object.keys(expected)).toEqual(["2026-01", "2026-02", "2026-03"]);
  const arrived = await after(mixed(inOrder, random));
  expect(await arrived.digests()).toEqual(expected);
  expect(await (await after(Exports.winnersOnly(inOrder))).digests(), "nothing is left where a row has been").toEqual(
    expected,
  );
  await rebuild(arrived.ctx);
  expect(await arrived.digests(), "a rebuild folds the same").toEqual(expected);
});
