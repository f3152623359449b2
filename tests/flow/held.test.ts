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
import { dies, writePointsOf } from "./deaths.ts";
import { createRig, DAY, delivery, type Rig, type Take } from "./rig.ts";

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

async function base(): Promise<Rig> {
  const rig = await createRig();
  for (const [name, text] of Company.FILES.slice(0, 3)) await rig.take(name, text);
  return rig;
}

test.for(CASES)(
  "%s: the file waits, a preview says so, and nothing stored changes",
  async ([code, name, text, how]) => {
    const rig = await createRig();
    for (const [one, content] of Company.FILES.slice(0, 3)) if (one !== "deals.csv") await rig.take(one, content);
    await rig.take("deals-all.csv", many(100));
    const digests = await rig.digests();
    const said = await preview(rig.ctx, delivery(name, text, how));
    expect([said.status, said.reason?.code]).toEqual(["held", code]);
    const receipt = await rig.take(name, text, how);
    expect(receipt).toMatchObject({ status: "held", reason: { code, message: expect.stringMatching(/^\S.{10,}/) } });
    expect(await rig.digests()).toEqual(digests);
    const [waiting] = await Held.list(rig.ctx);
    expect(waiting).toMatchObject({ importId: receipt.importId, name, needsProfile: code === "header-unknown" });
    expect(waiting?.reasons.map((reason) => reason.code)).toEqual([code]);
    await Held.dismiss(rig.ctx, receipt.importId, { by: "ada" });
    expect(await Held.list(rig.ctx)).toEqual([]);
    await Held.dismiss(rig.ctx, receipt.importId, { by: "ada" });
    await expect(Held.approve(rig.ctx, receipt.importId, { by: "ada" })).rejects.toMatchObject({ code: "not-held" });
    expect(await rig.digests()).toEqual(digests);
    expect(await Audit.verify(rig.table)).toMatchObject({ entries: 2, broken: [], unfinished: [] });
    // Who sends it again is asked again.
    expect((await rig.take(name, text, how)).status).toBe("held");
  },
);

test("the effect of letting a file in is what letting it in does", async () => {
  const rig = await base();
  const { importId } = await rig.take("calls.csv", NARROW);
  const told = await Held.effect(rig.ctx, importId);
  expect((await Held.list(rig.ctx)).length, "an effect lets nothing in").toBe(1);
  // K1 talks 5 s longer; the customers of all six calls are gone.
  expect(told.rows).toMatchObject({ read: 6, accepted: 6 });
  expect(told.months.map(({ month, before, after }) => [month, before.dials, after.dials])).toEqual([
    ["2026-01", 6, 6],
  ]);
  const receipt = await Held.approve(rig.ctx, importId, { by: "ada" });
  expect([receipt.status, receipt.rows]).toEqual(["applied", told.rows]);
  expect((await rig.board("2026-01")).totals.metrics.talkSeconds).toBe(230);
  expect(await Held.approve(rig.ctx, importId, { by: "ada" })).toMatchObject({ status: "applied", importId });
  expect((await Ledger.get(rig.table, importId))?.approved).toMatchObject([
    { by: "ada", codes: ["held-columns-lost"] },
  ]);
  // From now on this is what the source's files look like.
  expect((await rig.take("calls.csv", NARROW.replace("yes,95", "yes,96"))).status).toBe("applied");
});

test("a file of unknown columns is let in with a profile, and is that import from then on", async () => {
  const rig = await base();
  const text = "Nr;Wer;Stand;Summe;Tag\nX1;A1;won;5.00;2026-01-09\n";
  const { importId } = await rig.take("export.csv", text);
  await expect(Held.approve(rig.ctx, importId, { by: "ada" })).rejects.toMatchObject({ code: "profile-needed" });
  const profile = Profiles.read(JSON.stringify(GERMAN));
  const told = await Held.effect(rig.ctx, importId, { profile });
  expect(told.rows).toMatchObject({ read: 1, accepted: 1 });
  expect(told.months.map(({ month }) => month)).toEqual(["2026-01"]);
  const receipt = await Held.approve(rig.ctx, importId, { by: "ada", profile });
  expect(receipt).toMatchObject({ status: "applied", profile: "german" });
  expect(receipt.importId).not.toBe(importId);
  expect((await Ledger.get(rig.table, importId))?.state).toBe("withdrawn");
  expect(await Held.approve(rig.ctx, importId, { by: "ada", profile })).toMatchObject({ importId: receipt.importId });
  await rebuild(rig.ctx);
  expect((await verify(rig.ctx)).findings).toEqual([]);
});

test("a call whose id lies months away is not taken for another one, nor moved without a person", async () => {
  const head = "call id,agent,start,direction,connected,talk seconds\n";
  const old = (rows: string[]) => head + rows.map((row) => `${row},out,yes,60\n`).join("");
  const rig = await createRig();
  await rig.take("calls-1.csv", old(["K1,A1,2025-03-05 09:00:00", "K2,A1,2025-03-06 09:00:00"]));
  await rig.take("calls-2.csv", old(["K3,A1,2025-12-05 09:00:00"]));
  rig.pass(DAY);
  // The exchange counts from one again: nine months later K1 is another call.
  const { importId, status, reason } = await rig.take("calls-3.csv", old(["K1,B2,2026-01-05 09:00:00"]));
  expect([status, reason?.code, reason?.params]).toEqual([
    "held",
    "held-old-ids",
    { count: 1, month: "2025-03", months: 3 },
  ]);
  expect((await rig.board("2025-03")).totals.metrics.dials).toBe(2);
  await Held.approve(rig.ctx, importId, { by: "ada" });
  // Let in, it is the same call, corrected: it is counted once.
  expect((await rig.board("2025-03")).totals.metrics.dials).toBe(1);
  expect((await rig.board("2026-01")).totals.metrics.dials).toBe(1);
  const digests = await rig.digests();
  await rebuild(rig.ctx);
  expect(await rig.digests()).toEqual(digests);
  // Old days alone are no reason: history is filled in backwards without a question.
  expect((await rig.take("calls-0.csv", old(["K0,A1,2024-12-05 09:00:00"]))).status).toBe("applied");
});

test("an approved empty file changes nothing, also when the facts are rebuilt", async () => {
  const rig = await base();
  const digests = await rig.digests();
  const { importId, status } = await rig.take("deals.csv", many(0));
  expect(status).toBe("held");
  await Held.approve(rig.ctx, importId, { by: "ada" });
  expect(await Ledger.get(rig.table, importId)).toMatchObject({ state: "applied", profileDigest: "" });
  // It has no rejected rows to download.
  for await (const text of corrigible(rig.ctx, importId)) expect(text).toBe("");
  await rebuild(rig.ctx);
  expect(await rig.digests()).toEqual(digests);
  expect((await verify(rig.ctx)).findings).toEqual([]);
});

test("a crash anywhere while a file is let in lets it in once", async () => {
  const held = async () => {
    const rig = await base();
    const { importId } = await rig.take("calls.csv", NARROW);
    return { rig, work: (ctx: Rig["ctx"]) => Held.approve(ctx, importId, { by: "ada" }) };
  };
  const calm = await held();
  const points = await writePointsOf(calm.rig, calm.work);
  const digests = await calm.rig.digests();
  for (const point of points) {
    const { rig, work } = await held();
    await dies(rig, point, work);
    await work(rig.ctx);
    expect(await rig.digests(), `${point.when} call ${point.at}`).toEqual(digests);
    expect(await Held.list(rig.ctx)).toEqual([]);
  }
});
