/** A published month is what was looked at, for ever; what comes later stands beside it with its effect. */
import { explain } from "@clearboard/jobs/explain";
import * as Undo from "@clearboard/jobs/import/undo";
import { close, late, months, publish } from "@clearboard/jobs/month";
import { rebuild } from "@clearboard/jobs/rebuild";
import { sweep } from "@clearboard/jobs/sweep";
import { verify } from "@clearboard/jobs/verify";
import * as Audit from "@clearboard/store/audit";
import { Crash } from "@clearboard/store/faults";
import * as Month from "@clearboard/store/month";
import { expect, test } from "vitest";
import * as Company from "./company.ts";
import { createSandbox, DAY, personOf, type Sandbox } from "./sandbox.ts";

const MONTH = "2026-01";

async function filled(): Promise<Sandbox> {
  const sandbox = await createSandbox();
  for (const [name, text] of Company.FILES) await sandbox.take(name, text);
  return sandbox;
}

async function published(): Promise<{ sandbox: Sandbox; digest: string }> {
  const sandbox = await filled();
  const { digest } = await sandbox.board(MONTH);
  await close(sandbox.ctx, MONTH, "dana");
  await publish(sandbox.ctx, { month: MONTH, digest, by: "dana" });
  return { sandbox, digest };
}

test("a month that changed since it was looked at is not published, and the answer names its digest now", async () => {
  const sandbox = await filled();
  const seen = (await sandbox.board(MONTH)).digest;
  sandbox.pass(DAY);
  await sandbox.take("deals.csv", Company.DEALS.replace("200.50", "180.00"));
  const refused = publish(sandbox.ctx, { month: MONTH, digest: seen, by: "dana" });
  const now = (await sandbox.board(MONTH)).digest;
  await expect(refused).rejects.toMatchObject({ kind: "conflict", code: "digest-stale", params: { digest: now } });
  expect(await Month.get(sandbox.table, MONTH)).toMatchObject({ state: "open", published: 0, versions: [] });
  expect(await publish(sandbox.ctx, { month: MONTH, digest: now, by: "dana" })).toMatchObject({ number: 1 });
});

test("publishing again what is published is done already; another digest is a conflict", async () => {
  const { sandbox, digest } = await published();
  const first = await Month.get(sandbox.table, MONTH);
  expect(await publish(sandbox.ctx, { month: MONTH, digest, by: "somebody else" })).toMatchObject({
    number: 1,
    by: "dana",
  });
  expect(await Month.get(sandbox.table, MONTH)).toEqual(first);
  await expect(publish(sandbox.ctx, { month: MONTH, digest: "0".repeat(64), by: "dana" })).rejects.toMatchObject({
    kind: "conflict",
    code: "month-published",
  });
  await expect(publish(sandbox.ctx, { month: "2031-01", digest, by: "dana" })).rejects.toMatchObject({
    kind: "missing",
  });
});

test("of many who publish at once there is one version, and it is the one they all asked for", async () => {
  const sandbox = await filled();
  const { digest } = await sandbox.board(MONTH);
  const all = await Promise.all(
    Array.from({ length: 12 }, (_, at) => publish(sandbox.ctx, { month: MONTH, digest, by: `director ${at}` })),
  );
  expect(new Set(all.map(({ by }) => by)).size).toBe(1);
  const item = await Month.get(sandbox.table, MONTH);
  expect(item?.versions).toEqual([all[0]]);
});

test("who publishes an older look meanwhile cannot change the version of who was first", async () => {
  const sandbox = await filled();
  const old = (await sandbox.board(MONTH)).digest;
  // The late-comer has read the month with the old digest and sleeps before its first audit entry ...
  const { promise: sleep, resolve: wake } = Promise.withResolvers<void>();
  const { promise: asleep, resolve: isAsleep } = Promise.withResolvers<void>();
  const table: Sandbox["table"] = {
    ...sandbox.table,
    async put(write, condition) {
      if (write.pk === "audit") {
        isAsleep();
        await sleep;
      }
      return sandbox.table.put(write, condition);
    },
  };
  const slow = publish({ ...sandbox.ctx, table }, { month: MONTH, digest: old, by: "late" });
  const outcome = slow.catch((error: unknown) => error);
  await asleep;
  // ... while a correction comes and is looked at and published.
  sandbox.pass(DAY);
  await sandbox.take("deals.csv", Company.DEALS.replace("200.50", "180.00"));
  const { digest } = await sandbox.board(MONTH);
  await publish(sandbox.ctx, { month: MONTH, digest, by: "dana" });
  wake();
  expect(await outcome).toMatchObject({ kind: "conflict" });
  expect((await Month.get(sandbox.table, MONTH))?.versions).toMatchObject([
    { number: 1, by: "dana", board: { digest } },
  ]);
  expect((await sandbox.board(MONTH)).digest).toBe(digest);
});

test("facts that go away and come back leave the published document to the byte", async () => {
  const { sandbox, digest } = await published();
  const file = `boards/${digest}`;
  const bytes = Buffer.from((await sandbox.files.read(file)) ?? []);
  const document = await sandbox.board(MONTH);
  for (const amount of ["180.00", "200.50"]) {
    sandbox.pass(DAY);
    await sandbox.take("deals.csv", `${Company.DEALS.replace("200.50", amount)}D99,E1,won,lots,2026-01-09\n`);
    await sandbox.digests();
  }
  expect((await sandbox.digests())[MONTH]).toBe(digest);
  expect(bytes.equals((await sandbox.files.read(file)) ?? Buffer.of())).toBe(true);
  expect(await sandbox.board(MONTH)).toEqual(document);
});

test("what comes late leaves the published board alone and is listed figure by figure", async () => {
  const { sandbox, digest } = await published();
  expect(await late(sandbox.ctx, MONTH)).toEqual({ version: 1, changes: [], rates: [] });
  sandbox.pass(DAY);
  // D2: 200.50 -> 180.00; a call more for Anna.
  await sandbox.take("deals.csv", Company.DEALS.replace("200.50", "180.00"));
  await sandbox.take("calls.csv", `${Company.CALLS}K7,A1,2026-01-08 09:00:00,out,yes,15,13800000009\n`);
  const board = await sandbox.board(MONTH);
  expect(board).toMatchObject({ digest, version: 1, status: "published" });
  expect(personOf(board, "Anna Berg").metrics).toMatchObject({ revenue: { minor: "120050" }, dials: 3 });
  const { version, changes } = await late(sandbox.ctx, MONTH);
  expect(version).toBe(1);
  expect(changes).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ subject: "company", key: "revenue", before: "210049", after: "207999" }),
      expect.objectContaining({ name: "Anna Berg", key: "revenue", before: "120050", after: "118000" }),
      expect.objectContaining({ name: "Anna Berg", key: "dials", before: "3", after: "4" }),
      expect.objectContaining({ name: "Anna Berg", key: "talkSeconds", before: "120", after: "135" }),
    ]),
  );
  expect(changes.filter(({ name }) => name === "Bo Chen")).toEqual([]);
  expect(await months(sandbox.ctx)).toMatchObject([
    { month: MONTH, version: 1, digest, revenue: { minor: "210049" } },
    { month: "2026-02" },
  ]);
});

test("a payment that comes after publication is listed as collected", async () => {
  const { sandbox } = await published();
  sandbox.pass(DAY);
  await sandbox.take("payments.csv", "payment id,deal id,received on,due on,amount\nP1,D1,2026-01-09,,600.00\n");
  const { changes } = await late(sandbox.ctx, MONTH);
  // The first file of payments also says that the others collected nothing.
  expect(changes.map(({ name, key, before, after }) => [name, key, before, after])).toEqual([
    [expect.any(String), "collected", null, "60000"],
    ["Anna Berg", "collected", null, "60000"],
    ["Bo Chen", "collected", null, "0"],
    ["Chloé Díaz", "collected", null, "0"],
    ["Dai Lin", "collected", null, "0"],
  ]);
});

test("a call block that a published version names and that was replaced since still explains, also after a rebuild", async () => {
  const { sandbox } = await published();
  const { id } = personOf(await sandbox.board(MONTH), "Anna Berg");
  const figure = `${MONTH}/1/${id}/talkSeconds`;
  const before = await explain(sandbox.ctx, figure);
  expect(before).toMatchObject({ value: { value: 120 }, recomputed: { isSame: true }, rowsTotal: 2 });
  sandbox.pass(DAY);
  await sandbox.take("calls.csv", Company.CALLS.replace("out,yes,90", "out,yes,95").replace("K2,A1", "K2,B2"));
  expect(await explain(sandbox.ctx, figure)).toEqual(before);
  expect(await explain(sandbox.ctx, `${MONTH}/draft/${id}/talkSeconds`)).toMatchObject({
    value: { value: 95 },
    recomputed: { isSame: true },
  });
  await rebuild(sandbox.ctx);
  expect(await explain(sandbox.ctx, figure)).toEqual(before);
  expect((await verify(sandbox.ctx)).findings).toEqual([]);
});

test("a published version keeps the calls that it names, whatever becomes of their files", async () => {
  const sandbox = await createSandbox();
  const { asOf } = await sandbox.take("calls.csv", Company.CALLS);
  // The same calls in an older file, which said them first.
  const text = `${Company.CALLS}K0,C3,2026-01-02 09:00:00,out,yes,5,\n`;
  const old = await sandbox.take("calls-old.csv", text, { asOf: asOf - DAY });
  const { digest, people } = await sandbox.board(MONTH);
  await publish(sandbox.ctx, { month: MONTH, digest, by: "dana" });
  const figure = `${MONTH}/1/${people.find(({ name }) => name === "A1")?.id}/dials`;
  const before = await explain(sandbox.ctx, figure);
  expect(before.rows.map(({ file }) => file)).toEqual(["calls-old.csv", "calls-old.csv", "calls-old.csv"]);
  await rebuild(sandbox.ctx);
  expect((await sandbox.board(MONTH)).digest).toBe(digest);
  expect(await explain(sandbox.ctx, figure)).toEqual(before);
  await Undo.undo(sandbox.ctx, old.importId, { by: "dana" });
  for (let day = 0; day < 3; day++) {
    sandbox.pass(DAY + 1);
    await sweep(sandbox.ctx);
  }
  expect(await explain(sandbox.ctx, figure)).toEqual(before);
  const draft = await explain(sandbox.ctx, figure.replace("/1/", "/draft/"));
  expect(draft.rows.map(({ file }) => file)).toEqual(["calls.csv", "calls.csv", "calls.csv"]);
  expect((await verify(sandbox.ctx)).findings).toEqual([]);
});

test("close and publish stand in the audit chain, and a broken link shows", async () => {
  const { sandbox } = await published();
  expect(await Audit.verify(sandbox.table)).toEqual({ entries: 4, broken: [], unfinished: [] });
  const entry = (await sandbox.table.query({ pk: "audit", limit: 1 })).items[0];
  await sandbox.table.put({ pk: "audit", sk: entry?.sk ?? "", data: { ...entry?.data, who: "nobody" } });
  expect((await verify(sandbox.ctx)).findings).toEqual([expect.objectContaining({ what: "audit-broken" })]);
});

test("an intent without an outcome is named by verify", async () => {
  const sandbox = await filled();
  const { digest } = await sandbox.board(MONTH);
  // The process dies right after the flip: the store answers nothing any more, so no outcome can be written.
  let isGone = false;
  const table: Sandbox["table"] = {
    ...sandbox.table,
    async query(query) {
      if (isGone) throw new Crash();
      return sandbox.table.query(query);
    },
    async put(write, condition) {
      const version = await sandbox.table.put(write, condition);
      isGone ||= write.pk === "month";
      if (isGone) throw new Crash();
      return version;
    },
  };
  await expect(publish({ ...sandbox.ctx, table }, { month: MONTH, digest, by: "dana" })).rejects.toThrow(Crash);
  await publish(sandbox.ctx, { month: MONTH, digest, by: "dana" });
  const { unfinished } = await Audit.verify(sandbox.table);
  expect(unfinished.map(({ what, who: person }) => [what, person])).toEqual([["publish", "dana"]]);
});

test("movement is counted from the published month, not from what came after it", async () => {
  const sandbox = await createSandbox();
  await sandbox.take("deals.csv", Company.DEALS);
  const { digest } = await sandbox.board(MONTH);
  await publish(sandbox.ctx, { month: MONTH, digest, by: "dana" });
  // January by revenue: A1 1,200.50, B2 800.00, C3 99.99.
  expect(personOf(await sandbox.board("2026-02"), "A1").previousRank).toBe(1);
  sandbox.pass(DAY);
  await sandbox.take("deals.csv", Company.DEALS.replace("800.00", "8000.00"));
  expect((await sandbox.board(MONTH)).digest).toBe(digest);
  expect(personOf(await sandbox.board("2026-02"), "A1").previousRank).toBe(1);
});
