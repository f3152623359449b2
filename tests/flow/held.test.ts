/** Files that look wrong wait for a person: nothing stored changes before somebody lets them in, and the effect is shown first. */
import * as Held from "@clearboard/jobs/held";
import { preview } from "@clearboard/jobs/preview";
import * as Profiles from "@clearboard/jobs/profile";
import { rebuild } from "@clearboard/jobs/rebuild";
import { corrigible } from "@clearboard/jobs/rejected";
import { verify } from "@clearboard/jobs/verify";
import * as Audit from "@clearboard/store/audit";
import * as Ledger from "@clearboard/store/ledger";
import { expect, test } from "vitest";
import * as Company from "./company.ts";
import { dies, writePointsOf } from "./crashes.ts";
import { createSandbox, DAY, delivery, type Sandbox, type Take } from "./sandbox.ts";

const many = (count: number) =>
  `deal id,owner,stage,amount,close date\n${Array.from({ length: count }, (_, at) => `M${at},A1,won,10.00,2026-01-0${1 + (at % 9)}\n`).join("")}`;

/** Anna's amounts changed, and the column that said who the customer was is gone. */
const NARROW = Company.CALLS.split("\n")
  .map((line) => line.replace(/,[^,]*$/, ""))
  .join("\n")
  .replace("yes,90", "yes,95");

const CASES: [string, string, string, Take][] = [
  ["held-columns-lost", "calls.csv", NARROW, {}],
  ["held-shrunk", "deals.csv", many(9), {}],
  ["held-future", "deals.csv", `${many(100)}F1,A1,won,1.00,2026-02-02\n`, { asOf: Date.UTC(2027, 0, 1) }],
  ["file-header-only", "deals.csv", many(0), {}],
  ["header-unknown", "deals.csv", "a,b,c\n1,2,3\n", {}],
];

const GERMAN = {
  name: "german",
  title: { en: "German", zh: "德国" },
  source: "crm-de",
  match: { header: [["Nr"], ["Summe"]] },
  emits: [
    {
      kind: "deal",
      id: [["Nr"]],
      owner: { what: "id", column: ["Wer"] },
      stage: { column: ["Stand"], words: { won: "won" } },
      stageName: ["Stand"],
      amount: { column: ["Summe"] },
      closeDay: { column: ["Tag"], order: "ymd" },
    },
  ],
};

async function base(): Promise<Sandbox> {
  const sandbox = await createSandbox();
  for (const [name, text] of Company.FILES.slice(0, 3)) await sandbox.take(name, text);
  return sandbox;
}

test.for(CASES)(
  "%s: the file waits, a preview says so, and nothing stored changes",
  async ([code, name, text, how]) => {
    const sandbox = await createSandbox();
    for (const [item, content] of Company.FILES.slice(0, 3))
      if (item !== "deals.csv") await sandbox.take(item, content);
    await sandbox.take("deals-all.csv", many(100));
    const digests = await sandbox.digests();
    const previewed = await preview(sandbox.ctx, delivery(name, text, how));
    expect([previewed.status, previewed.reason?.code]).toEqual(["held", code]);
    const receipt = await sandbox.take(name, text, how);
    expect(receipt).toMatchObject({ status: "held", reason: { code, message: expect.stringMatching(/^\S.{10,}/) } });
    expect(await sandbox.digests()).toEqual(digests);
    const [waiting] = await Held.list(sandbox.ctx);
    expect(waiting).toMatchObject({ importId: receipt.importId, name, needsProfile: code === "header-unknown" });
    expect(waiting?.reasons.map((reason) => reason.code)).toEqual([code]);
    await Held.dismiss(sandbox.ctx, receipt.importId, { by: "ada" });
    expect(await Held.list(sandbox.ctx)).toEqual([]);
    await Held.dismiss(sandbox.ctx, receipt.importId, { by: "ada" });
    await expect(Held.approve(sandbox.ctx, receipt.importId, { by: "ada" })).rejects.toMatchObject({
      code: "not-held",
    });
    expect(await sandbox.digests()).toEqual(digests);
    expect(await Audit.verify(sandbox.table)).toMatchObject({ entries: 2, broken: [], unfinished: [] });
    // Who sends it again is asked again.
    expect((await sandbox.take(name, text, how)).status).toBe("held");
  },
);

test("the effect of letting a file in is what letting it in does", async () => {
  const sandbox = await base();
  const { importId } = await sandbox.take("calls.csv", NARROW);
  const answer = await Held.effect(sandbox.ctx, importId);
  expect((await Held.list(sandbox.ctx)).length, "an effect lets nothing in").toBe(1);
  // K1 talks 5 s longer; the customers of all six calls are gone.
  expect(answer.rows).toMatchObject({ read: 6, accepted: 6 });
  expect(answer.months.map(({ month, before, after }) => [month, before.dials, after.dials])).toEqual([
    ["2026-01", 6, 6],
  ]);
  const receipt = await Held.approve(sandbox.ctx, importId, { by: "ada" });
  expect([receipt.status, receipt.rows]).toEqual(["applied", answer.rows]);
  expect((await sandbox.board("2026-01")).totals.metrics.talkSeconds).toBe(230);
  expect(await Held.approve(sandbox.ctx, importId, { by: "ada" })).toMatchObject({ status: "applied", importId });
  expect((await Ledger.get(sandbox.table, importId))?.approved).toMatchObject([
    { by: "ada", codes: ["held-columns-lost"] },
  ]);
  // From now on this is what the source's files look like.
  expect((await sandbox.take("calls.csv", NARROW.replace("yes,95", "yes,96"))).status).toBe("applied");
});

test("a file of unknown columns is let in with a profile, and is that import from then on", async () => {
  const sandbox = await base();
  const text = "Nr;Wer;Stand;Summe;Tag\nX1;A1;won;5.00;2026-01-09\n";
  const { importId } = await sandbox.take("export.csv", text);
  await expect(Held.approve(sandbox.ctx, importId, { by: "ada" })).rejects.toMatchObject({ code: "profile-needed" });
  const profile = Profiles.read(JSON.stringify(GERMAN));
  const answer = await Held.effect(sandbox.ctx, importId, { profile });
  expect(answer.rows).toMatchObject({ read: 1, accepted: 1 });
  expect(answer.months.map(({ month }) => month)).toEqual(["2026-01"]);
  const receipt = await Held.approve(sandbox.ctx, importId, { by: "ada", profile });
  expect(receipt).toMatchObject({ status: "applied", profile: "german" });
  expect(receipt.importId).not.toBe(importId);
  expect((await Ledger.get(sandbox.table, importId))?.state).toBe("withdrawn");
  expect(await Held.approve(sandbox.ctx, importId, { by: "ada", profile })).toMatchObject({
    importId: receipt.importId,
  });
  await rebuild(sandbox.ctx);
  expect((await verify(sandbox.ctx)).findings).toEqual([]);
});

test("a call whose id lies months away is not taken for another one, nor moved without a person", async () => {
  const head = "call id,agent,start,direction,connected,talk seconds\n";
  const old = (rows: string[]) => head + rows.map((row) => `${row},out,yes,60\n`).join("");
  const sandbox = await createSandbox();
  await sandbox.take("calls-1.csv", old(["K1,A1,2025-03-05 09:00:00", "K2,A1,2025-03-06 09:00:00"]));
  await sandbox.take("calls-2.csv", old(["K3,A1,2025-12-05 09:00:00"]));
  sandbox.pass(DAY);
  // The exchange counts from one again: nine months later K1 is another call.
  const { importId, status, reason } = await sandbox.take("calls-3.csv", old(["K1,B2,2026-01-05 09:00:00"]));
  expect([status, reason?.code, reason?.params]).toEqual([
    "held",
    "held-old-ids",
    { count: 1, month: "2025-03", months: 3 },
  ]);
  expect((await sandbox.board("2025-03")).totals.metrics.dials).toBe(2);
  await Held.approve(sandbox.ctx, importId, { by: "ada" });
  // Let in, it is the same call, corrected: it is counted once.
  expect((await sandbox.board("2025-03")).totals.metrics.dials).toBe(1);
  expect((await sandbox.board("2026-01")).totals.metrics.dials).toBe(1);
  const digests = await sandbox.digests();
  await rebuild(sandbox.ctx);
  expect(await sandbox.digests()).toEqual(digests);
  // Old days alone are no reason: history is filled in backwards without a question.
  expect((await sandbox.take("calls-0.csv", old(["K0,A1,2024-12-05 09:00:00"]))).status).toBe("applied");
});

test("an approved empty file changes nothing, also when the facts are rebuilt", async () => {
  const sandbox = await base();
  const digests = await sandbox.digests();
  const { importId, status } = await sandbox.take("deals.csv", many(0));
  expect(status).toBe("held");
  await Held.approve(sandbox.ctx, importId, { by: "ada" });
  expect(await Ledger.get(sandbox.table, importId)).toMatchObject({ state: "applied", profileDigest: "" });
  // It has no rejected rows to download.
  for await (const text of corrigible(sandbox.ctx, importId)) expect(text).toBe("");
  await rebuild(sandbox.ctx);
  expect(await sandbox.digests()).toEqual(digests);
  expect((await verify(sandbox.ctx)).findings).toEqual([]);
});

test("a crash anywhere while a file is let in lets it in once", async () => {
  const held = async () => {
    const sandbox = await base();
    const { importId } = await sandbox.take("calls.csv", NARROW);
    return { sandbox, work: (ctx: Sandbox["ctx"]) => Held.approve(ctx, importId, { by: "ada" }) };
  };
  const calm = await held();
  const points = await writePointsOf(calm.sandbox, calm.work);
  const digests = await calm.sandbox.digests();
  for (const point of points) {
    const { sandbox, work } = await held();
    await dies(sandbox, point, work);
    await work(sandbox.ctx);
    expect(await sandbox.digests(), `${point.when} call ${point.at}`).toEqual(digests);
    expect(await Held.list(sandbox.ctx)).toEqual([]);
  }
});
