/** A process that dies at any step and is started again leaves the facts of one that never died. */
import { takeIn } from "@clearboard/jobs/import";
import { close, publish } from "@clearboard/jobs/month";
import { rebuild } from "@clearboard/jobs/rebuild";
import { verify } from "@clearboard/jobs/verify";
import { seeded } from "@clearboard/store/faults";
import * as Generation from "@clearboard/store/generation";
import * as Ledger from "@clearboard/store/ledger";
import * as Month from "@clearboard/store/month";
import { expect, test } from "vitest";
import * as Company from "./company.ts";
import { dies, pointsOf, writePointsOf } from "./crashes.ts";
import { createSandbox, delivery, personOf, type Sandbox } from "./sandbox.ts";

/** D1 goes to Bo, into February, at another amount; D4 is open again; D9 is new. */
const DEALS_AGAIN = `deal id,owner,stage,amount,close date
D1,B2,won,1111.11,2026-02-05
D2,A1,won,200.50,2026-01-20
D4,C3,open,99.99,
D9,D4,won,5.00,2026-01-02
`;

/** K1 is Bo's, a month later; K2 an hour later the same day; K5 is Dai's on the same day; K9 is new. */
const CALLS_AGAIN = `call id,agent,start,direction,connected,talk seconds,customer
K1,B2,2026-02-05 09:00:00,out,yes,90,13800000001
K2,A1,2026-01-05 10:10:00,out,yes,30,13800000002
K5,D4,2026-01-07 12:00:00,out,yes,45,13800000004
K9,C3,2026-01-09 12:00:00,out,yes,45,13800000004
`;

/** Anna is an Otter from now on. */
const PEOPLE_AGAIN = Company.PEOPLE.replace("Anna Berg,Falcons,North", "Anna Berg,Otters,South");

const PAYMENTS = "payment id,deal id,received on,due on,amount";
const REFUNDS = "refund id,deal id,refund date,amount";
/** P1 comes a month later, P2 has come at last, P3 is of another deal; R1 is another amount in another month, R2 is new. */
const PAYMENTS_AGAIN = `${PAYMENTS}\nP1,D1,2026-02-09,,600.00\nP2,D3,2026-02-21,,800.00\nP3,D2,2026-01-29,,9.99\n`;
const REFUNDS_AGAIN = `${REFUNDS}\nR1,D1,2026-02-02,50.25\nR2,D3,2026-01-28,5.00\n`;
/** D1 is Anna's and Dai's from now on, D3 Bo's and Anna's, with Chloé on top. */
const SPLITS = `deal id,owner,owner share,second owner,second share,overlay owner,overlay share,stage,amount,close date
D1,A1,70,D4,30,,,won,1000.00,2026-01-05
D3,B2,50,A1,50,C3,10,won,800.00,2026-02-01
`;

const BASE: [string, string][] = [
  ...Company.FILES.slice(0, 3),
  ["payments.csv", `${PAYMENTS}\nP1,D1,2026-01-09,,600.00\nP2,D3,,2026-02-20,800.00\n`],
  ["refunds.csv", `${REFUNDS}\nR1,D1,2026-01-22,100.00\n`],
];
const AGAIN: [string, string][] = [
  ["people-2.csv", PEOPLE_AGAIN],
  ["deals-2.csv", DEALS_AGAIN],
  ["calls-2.csv", CALLS_AGAIN],
  ["payments-2.csv", PAYMENTS_AGAIN],
  ["refunds-2.csv", REFUNDS_AGAIN],
  ["splits.csv", SPLITS],
  ["deals-many.csv", Company.MANY_DEALS],
];

async function base(): Promise<Sandbox> {
  const sandbox = await createSandbox({ unknownOwners: "pending" });
  for (const [name, text] of BASE) await sandbox.take(name, text);
  sandbox.pass(1000);
  return sandbox;
}

async function receipts(sandbox: Sandbox) {
  const entries = await Ledger.list(sandbox.table);
  return entries.map(({ name, state, counts }) => ({ name, state, counts })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

test.for(AGAIN)("a crash anywhere in the import of %s leaves nothing half done", async ([name, text]) => {
  const calm = await base();
  const take = (ctx: Sandbox["ctx"]) => takeIn(ctx, delivery(name, text));
  // What only reads changes nothing; for most kinds the points before and after each write are enough.
  const points = await (name.startsWith("calls") ? pointsOf(calm, take) : writePointsOf(calm, take));
  const [digests, receiptsBefore] = [await calm.digests(), await receipts(calm)];
  expect(points.length).toBeGreaterThanOrEqual(name.startsWith("calls") ? 80 : 12);
  for (const point of points) {
    const sandbox = await base();
    const where = `${point.when} call ${point.at}`;
    const isDead = await dies(sandbox, point, take);
    // What a reader sees now is the old state or the new one.
    if (point.at % 7 === 0) await sandbox.board("2026-01");
    await take(sandbox.ctx);
    expect(await sandbox.digests(), where).toEqual(digests);
    expect(await receipts(sandbox), where).toEqual(receiptsBefore);
    if (isDead && point.at % 11 === 0) expect((await verify(sandbox.ctx)).findings, where).toEqual([]);
  }
});

test("the points before and after each write of these imports and of a publication are more than 140", async () => {
  const sandbox = await base();
  const { digest } = await sandbox.board("2026-01");
  const publication = async (ctx: Sandbox["ctx"]) => {
    await close(ctx, "2026-01", "director");
    await publish(ctx, { month: "2026-01", digest, by: "director" });
  };
  let count = (await writePointsOf(sandbox, publication)).length;
  for (const [name, text] of AGAIN)
    count += (await writePointsOf(await base(), (ctx) => takeIn(ctx, delivery(name, text)))).length;
  expect(count).toBeGreaterThanOrEqual(140);
});

test("a process that dies again and again while it starts again comes to the same facts", async () => {
  const calm = await base();
  for (const [name, text] of AGAIN) await calm.take(name, text);
  const digests = await calm.digests();
  for (let seed = 1; seed <= 12; seed++) {
    const random = seeded(seed);
    const sandbox = await base();
    for (const [name, text] of AGAIN) {
      const work = (ctx: Sandbox["ctx"]) => takeIn(ctx, delivery(name, text));
      for (let crashes = 0; crashes < 4; crashes++)
        await dies(sandbox, { at: 1 + Math.floor(random() * 120), when: random() < 0.5 ? "in" : "after" }, work);
      sandbox.pass(1000);
      await work(sandbox.ctx);
    }
    expect(await sandbox.digests(), `seed ${seed}`).toEqual(digests);
  }
});

test("a crash anywhere in close and publish leaves one version of what was looked at", async () => {
  const calm = await base();
  const { digest } = await calm.board("2026-01");
  const night = async (ctx: Sandbox["ctx"]) => {
    await close(ctx, "2026-01", "director");
    await publish(ctx, { month: "2026-01", digest, by: "director" });
  };
  for (const point of await pointsOf(calm, night)) {
    const sandbox = await base();
    await dies(sandbox, point, night);
    await night(sandbox.ctx);
    const item = await Month.get(sandbox.table, "2026-01");
    expect(item, `${point.when} call ${point.at}`).toMatchObject({ state: "published", published: 1 });
    expect(item?.versions.map(({ board }) => board.digest)).toEqual([digest]);
    expect((await sandbox.board("2026-01")).digest).toBe(digest);
    expect((await verify(sandbox.ctx)).findings.filter(({ what }) => what !== "audit-unfinished")).toEqual([]);
  }
});

test("rebuild gives the same digests, also when it dies in the middle", async () => {
  const filled = async () => {
    const sandbox = await base();
    sandbox.pass(40 * 86_400_000);
    for (const [name, text] of AGAIN) await sandbox.take(name, text);
    return sandbox;
  };
  const calm = await filled();
  const digests = await calm.digests();
  const points = await pointsOf(calm, rebuild, 23);
  expect(await calm.digests()).toEqual(digests);
  for (const point of points) {
    const sandbox = await filled();
    await dies(sandbox, point, rebuild);
    expect(await sandbox.digests(), `died ${point.when} call ${point.at}`).toEqual(digests);
    await rebuild(sandbox.ctx);
    expect(await sandbox.digests(), `rebuilt after ${point.when} call ${point.at}`).toEqual(digests);
    expect(await Generation.get(sandbox.table)).toMatchObject({ dead: [] });
  }
});

test("a rebuild first ends the import that a dead process left merging", async () => {
  const undisturbed = await base();
  await undisturbed.take("calls-2.csv", CALLS_AGAIN);
  const [digests, calm] = [await undisturbed.digests(), await receipts(undisturbed)];
  const sandbox = await base();
  await dies(sandbox, { at: 90, when: "after" }, (ctx) => takeIn(ctx, delivery("calls-2.csv", CALLS_AGAIN)));
  expect((await receipts(sandbox)).map(({ state }) => state)).toContain("merging");
  await rebuild(sandbox.ctx);
  expect((await receipts(sandbox)).map(({ state }) => state)).toEqual(calm.map(() => "applied"));
  expect(await sandbox.digests()).toEqual(digests);
});

test("whoever looks at a board first ends the import that a dead process left merging", async () => {
  const undisturbed = await base();
  await undisturbed.take("calls-2.csv", CALLS_AGAIN);
  const [digests, calm] = [await undisturbed.digests(), await receipts(undisturbed)];
  for (let at = 30; ; at++) {
    const sandbox = await base();
    await sandbox.digests();
    await dies(sandbox, { at, when: "after" }, (ctx) => takeIn(ctx, delivery("calls-2.csv", CALLS_AGAIN)));
    if (!(await receipts(sandbox)).some(({ state }) => state === "merging")) continue;
    // It has only said that it merges, and no month knows of it yet.
    await sandbox.board("2026-02");
    expect((await receipts(sandbox)).map(({ state }) => state)).toEqual(calm.map(() => "applied"));
    expect(await sandbox.digests()).toEqual(digests);
    return;
  }
});

test("a call and a deal that were somewhere else leave nothing behind", async () => {
  const sandbox = await base();
  await sandbox.take("deals-2.csv", DEALS_AGAIN);
  await sandbox.take("calls-2.csv", CALLS_AGAIN);
  const [january, february] = [await sandbox.board("2026-01"), await sandbox.board("2026-02")];
  // Anna in January: 1,200.50 - 1,000.00 moved away; calls K1 moved away, K2 and K3 stay.
  expect(personOf(january, "Anna Berg").metrics).toMatchObject({
    revenue: { minor: "20050" },
    dealsWon: 1,
    dials: 2,
    talkSeconds: 30,
  });
  // Bo in January: D3 800.00; K4 stays, K5 went to Dai. In February: 1,111.11 less the refund of January, and K1.
  expect(personOf(january, "Bo Chen").metrics).toMatchObject({
    revenue: { minor: "80000" },
    dials: 1,
    talkSeconds: 60,
  });
  expect(personOf(february, "Bo Chen").metrics).toMatchObject({
    revenue: { minor: "101111" },
    dials: 1,
    talkSeconds: 90,
  });
  expect(personOf(january, "Dai Lin").metrics).toMatchObject({ revenue: { minor: "500" }, dials: 2, talkSeconds: 45 });
  // 200.50 + 800.00 + 5.00; D4 is open again.
  expect(january.totals.metrics).toMatchObject({ revenue: { minor: "100550" }, dealsWon: 3, dials: 6 });
});

test("an agent whose only call turns out to be another's was never there", async () => {
  const head = "call id,agent,start,direction,connected,talk seconds";
  const sandbox = await createSandbox();
  await sandbox.take(
    "calls.csv",
    `${head}\nK1,X9,2026-01-05 09:00:00,out,yes,90\nK2,A1,2026-01-05 09:00:00,out,yes,60\n`,
  );
  await sandbox.take("calls-2.csv", `${head}\nK1,A1,2026-01-05 09:00:00,out,yes,90\n`);
  const board = await sandbox.board("2026-01");
  expect(board.people.map(({ name }) => name)).toEqual(["A1"]);
  const other = await createSandbox();
  await other.take(
    "calls.csv",
    `${head}\nK1,A1,2026-01-05 09:00:00,out,yes,90\nK2,A1,2026-01-05 09:00:00,out,yes,60\n`,
  );
  expect(await sandbox.digests()).toEqual(await other.digests());
});
