/** Many at once: one import of a source merges at a time, whoever stalls is fenced off, readers wait for nobody. */
import { proceed, takeIn } from "@clearboard/jobs/import";
import { receive } from "@clearboard/jobs/import/receive";
import { rebuild } from "@clearboard/jobs/rebuild";
import { verify } from "@clearboard/jobs/verify";
import { seeded } from "@clearboard/store/faults";
import * as Ledger from "@clearboard/store/ledger";
import { expect, test } from "vitest";
import * as Company from "./company.ts";
import * as Exports from "./exports.ts";
import { createSandbox, delivery, type Sandbox } from "./sandbox.ts";

/** Another process on the same store: it lives, and its clock may be ahead. */
function process(sandbox: Sandbox, id: string, aheadMs = 0): Sandbox["ctx"] {
  return { ...sandbox.ctx, now: () => sandbox.ctx.now() + aheadMs, holder: { id, isGone: () => false } };
}

async function calmly(exports: Exports.Export[]): Promise<Record<string, string>> {
  const sandbox = await createSandbox({ unknownOwners: "pending" });
  for (const { name, text, asOf } of exports) await sandbox.take(name, text, { asOf });
  return sandbox.digests();
}

test.for([1, 2, 3, 4, 5, 6])(
  "four processes that take overlapping files in at once end with the facts of one, seed %i",
  async (seed) => {
    const exports = [...Exports.BASE, ...Exports.some(seeded(seed), 8)];
    const sandbox = await createSandbox({ unknownOwners: "pending" });
    const receipts = await Promise.all(
      exports.map(({ name, text, asOf }, at) =>
        takeIn(process(sandbox, `process ${at % 4}`), delivery(name, text, { asOf })),
      ),
    );
    expect(
      receipts.map(({ status }) => status).filter((status) => status !== "applied" && status !== "unchanged"),
    ).toEqual([]);
    expect(await sandbox.digests()).toEqual(await calmly(exports));
    expect((await verify(sandbox.ctx)).findings).toEqual([]);
  },
);

test("one message delivered three times at once is worked once", async () => {
  const sandbox = await createSandbox();
  const { importId } = await receive(sandbox.ctx, delivery("calls.csv", Company.CALLS));
  const receipts = await Promise.all(["one", "two", "two"].map((id) => proceed(process(sandbox, id), importId)));
  for (const { status, rows } of receipts) expect([status, rows.accepted]).toEqual(["applied", 6]);
  expect((await sandbox.board("2026-01")).totals.metrics.dials).toBe(6);
});

test("a second delivery of a message does not clear away the staged rows that the first one merges", async () => {
  const sandbox = await createSandbox();
  const { importId } = await receive(sandbox.ctx, delivery("deals.csv", Company.DEALS));
  const { promise: merging, resolve: release } = Promise.withResolvers<void>();
  let second: Promise<unknown> | undefined;
  const slow: Sandbox["files"] = {
    ...sandbox.files,
    async *list(prefix) {
      if (prefix.startsWith("staged/")) await merging;
      yield* sandbox.files.list(prefix);
    },
  };
  const first: Sandbox["files"] = {
    ...sandbox.files,
    list(prefix) {
      second ??= proceed({ ...process(sandbox, "second"), files: slow }, importId);
      return sandbox.files.list(prefix);
    },
    async read(name) {
      if (name.startsWith("staged/")) release();
      return sandbox.files.read(name);
    },
  };
  const receipt = await proceed({ ...process(sandbox, "first"), files: first }, importId);
  expect([receipt, await second]).toMatchObject([{ rows: { accepted: 8 } }, { rows: { accepted: 8 } }]);
});

test("a second reading of a file, however late it begins, takes nothing from the first", async () => {
  const sandbox = await createSandbox();
  const { importId } = await receive(sandbox.ctx, delivery("calls.csv", Company.CALLS));
  const { promise: sleep, resolve: wake } = Promise.withResolvers<void>();
  const { promise: asleep, resolve: isAsleep } = Promise.withResolvers<void>();
  let isFirst = true;
  const files: Sandbox["files"] = {
    ...sandbox.files,
    // It has seen that the file is to be read, falls asleep before it does anything about it, and dies when it writes.
    async *list(prefix) {
      if (isFirst) {
        isFirst = false;
        isAsleep();
        await sleep;
      }
      yield* sandbox.files.list(prefix);
    },
    async write() {
      throw new Error("the process is gone");
    },
  };
  const sleeper = proceed({ ...process(sandbox, "sleeper"), files }, importId).catch((error: unknown) => error);
  await asleep;
  await proceed(process(sandbox, "other", 120_000), importId);
  const digests = await sandbox.digests();
  wake();
  await sleeper;
  expect(await sandbox.digests()).toEqual(digests);
  expect((await verify(sandbox.ctx)).findings).toEqual([]);
});

test("a process that slept past its lease writes nothing more once another has taken over", async () => {
  const sandbox = await createSandbox();
  const { importId } = await receive(sandbox.ctx, delivery("calls.csv", Company.CALLS));
  const { promise: sleep, resolve: wake } = Promise.withResolvers<void>();
  const { promise: asleep, resolve: isAsleep } = Promise.withResolvers<void>();
  const late: string[] = [];
  let isAwake = false;
  const table: Sandbox["table"] = {
    ...sandbox.table,
    async get(key) {
      // It falls asleep when it is about to make sure of its lease for the first time.
      if (key.pk === "lease" && key.sk.startsWith("source") && (await isMerging())) {
        isAsleep();
        await sleep;
        isAwake = true;
      }
      return sandbox.table.get(key);
    },
    async putMany(writes) {
      if (isAwake) late.push(...writes.map(({ pk }) => pk));
      return sandbox.table.putMany(writes);
    },
  };
  const isMerging = async () => (await Ledger.get(sandbox.table, importId))?.state === "merging";
  const sleeper = proceed({ ...process(sandbox, "sleeper"), table }, importId).catch((error: unknown) => error);
  await asleep;
  const receipt = await proceed(process(sandbox, "other", 120_000), importId);
  expect(receipt.rows.accepted).toBe(6);
  const digests = await sandbox.digests();
  wake();
  expect(await sleeper).toMatchObject({ kind: "conflict", code: "lease-lost" });
  expect(late).toEqual([]);
  expect(await sandbox.digests()).toEqual(digests);
});

test("who falls asleep between two packs of facts puts none over what another has written since", async () => {
  const sandbox = await createSandbox();
  await sandbox.take("deals.csv", Company.DEALS);
  const [older, newer] = ["180.00", "170.00"].map((amount) => Company.DEALS.replace("200.50", amount));
  const { importId } = await receive(sandbox.ctx, delivery("older.csv", older ?? ""));
  sandbox.pass(1000);
  const { promise: sleep, resolve: wake } = Promise.withResolvers<void>();
  const { promise: asleep, resolve: isAsleep } = Promise.withResolvers<void>();
  let writes = 0;
  const table: Sandbox["table"] = {
    ...sandbox.table,
    async putMany(list) {
      await sandbox.table.putMany(list);
      // Its first pack is written, and the others wait.
      if (writes++ > 0) return;
      isAsleep();
      await sleep;
    },
  };
  const sleeper = proceed({ ...process(sandbox, "sleeper"), table }, importId).catch((error: unknown) => error);
  await asleep;
  await takeIn(process(sandbox, "other", 120_000), delivery("newer.csv", newer ?? ""));
  const digests = await sandbox.digests();
  wake();
  expect(await sleeper).toMatchObject({ kind: "conflict", code: "lease-lost" });
  expect(await sandbox.digests()).toEqual(digests);
  expect((await verify(sandbox.ctx)).findings).toEqual([]);
});

test("known bytes delivered for a later time while they merge win over what came between", async () => {
  const sandbox = await createSandbox();
  const [a, b] = [Company.DEALS, Company.DEALS.replace("200.50", "180.00")];
  const first = sandbox.ctx.now();
  await sandbox.take("b.csv", b, { asOf: first + 2000 });
  let isAgain = false;
  const table: Sandbox["table"] = {
    ...sandbox.table,
    async putMany(writes) {
      await sandbox.table.putMany(writes);
      if (isAgain) return;
      isAgain = true;
      await receive(sandbox.ctx, delivery("a.csv", a, { asOf: first + 3000 }));
    },
  };
  // The open deals and the lost ones are the same in both; one row more makes the older file write something.
  await takeIn({ ...sandbox.ctx, table }, delivery("a.csv", a, { asOf: first + 1000 }));
  for (const entry of await Ledger.list(sandbox.table)) await proceed(sandbox.ctx, entry.id);
  expect((await sandbox.board("2026-01")).totals.metrics.revenue?.minor).toBe("210049");
});

test("files that come while a rebuild folds are not lost with the old facts", async () => {
  const exports = [...Exports.BASE, ...Exports.some(seeded(4), 8)];
  const sandbox = await createSandbox({ unknownOwners: "pending" });
  const [early, late] = [exports.slice(0, 6), exports.slice(6)];
  for (const { name, text, asOf } of early) await sandbox.take(name, text, { asOf });
  await Promise.all([
    rebuild(process(sandbox, "rebuilder")),
    ...late.map(({ name, text, asOf }, at) =>
      takeIn(process(sandbox, `process ${at}`), delivery(name, text, { asOf })),
    ),
  ]);
  expect(await sandbox.digests()).toEqual(await calmly(exports));
  expect((await verify(sandbox.ctx)).findings).toEqual([]);
});

test("who looks at a board while a file is merged gets the last whole one at once", async () => {
  const sandbox = await createSandbox();
  await sandbox.take("deals.csv", Company.DEALS);
  const before = await sandbox.board("2026-01");
  const seen: string[] = [];
  let isLooking = false;
  const table: Sandbox["table"] = {
    ...sandbox.table,
    async putMany(writes) {
      await sandbox.table.putMany(writes);
      if (isLooking) return;
      isLooking = true;
      seen.push((await sandbox.board("2026-01")).digest);
      isLooking = false;
    },
  };
  sandbox.pass(1000);
  const corrected = Company.DEALS.replace("200.50", "180.00").replace("D3,B2", "D3,A1");
  await takeIn({ ...process(sandbox, "importer"), table }, delivery("deals.csv", corrected));
  expect(seen.length).toBeGreaterThan(1);
  expect(new Set(seen)).toEqual(new Set([before.digest]));
  expect((await sandbox.board("2026-01")).digest).not.toBe(before.digest);
});
