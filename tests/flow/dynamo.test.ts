/** The same flows on the DynamoDB body: lagging indexes, throttles, half batches, lost answers; and what a night costs there. */
import { takeIn } from "@clearboard/jobs/import";
import { close, publish } from "@clearboard/jobs/month";
import { rebuild } from "@clearboard/jobs/rebuild";
import { verify } from "@clearboard/jobs/verify";
import * as DynamoTable from "@clearboard/store/dynamo/table";
import { Crash, crashing, disturb, laggingIndex, seeded } from "@clearboard/store/faults";
import * as Meter from "@clearboard/store/meter";
import type { Table } from "@clearboard/store/table";
import { afterEach, beforeEach, expect, test } from "vitest";
import { HAS_REAL, real } from "../real/data.ts";
import { type Local, start, TABLE } from "../store-contract/dynamo.ts";
import * as Company from "./company.ts";
import * as Exports from "./exports.ts";
import { createSandbox, DAY, delivery, inMemory, memoryFiles, shuffled } from "./sandbox.ts";
import { seeds } from "./seeds.ts";

let local: Local;
beforeEach(async () => {
  local = await start();
});
afterEach(() => local.close());

/** The body over a client that fails by seed; it waits for nothing. */
function open(seed: number, rates: Parameters<typeof disturb>[2]): Table {
  const client = local.client();
  disturb(client, seed, rates);
  return DynamoTable.open({ client, tableName: TABLE, sleep: async () => {}, now: () => 0 });
}

/** Cash, what went back, and who shares a deal. */
const MONEY = [
  [
    "payments.csv",
    "payment id,deal id,received on,due on,amount\nP1,D1,2026-01-09,,600.00\nP2,D3,,2026-02-20,800.00\n",
  ],
  ["refunds.csv", "refund id,deal id,refund date,amount\nR1,D2,2026-02-02,50.25\nR2,D9,2026-02-03,5.00\n"],
  [
    "splits.csv",
    "deal id,owner,owner share,second owner,second share,stage,amount,close date\nD3,B2,70,A1,30,won,800.00,2026-01-21\n",
  ],
] as const;
const FAULTS = { throttled: 0.3, unprocessed: 0.1, lost: 0.05 };
const AGAIN = [
  ...Company.FILES.map(([name, text]) => [`again-${name}`, text]),
  ["deals-2.csv", Company.DEALS.replace("D1,A1,won,1000.00,2026-01-05", "D1,B2,won,900.00,2026-02-05")],
  ["calls-2.csv", Company.CALLS.replace("K1,A1,2026-01-05", "K1,B2,2026-02-06")],
] as const;

test.for(seeds(10))(
  "a company's files give the same boards through throttles, half batches and lost answers, seed %i",
  async (seed) => {
    const calm = await createSandbox();
    const troubled = await createSandbox({}, { table: laggingIndex(open(seed, FAULTS), 40), files: memoryFiles() });
    for (const [name, text] of [...Company.FILES, ...MONEY, ...AGAIN]) {
      const [expected, receipt] = [await calm.take(name, text), await troubled.take(name, text)];
      expect([receipt.status, receipt.rows], name).toEqual([expected.status, expected.rows]);
    }
    expect(await troubled.digests()).toEqual(await calm.digests());
    const { digest } = await troubled.board("2026-01");
    await close(troubled.ctx, "2026-01", "director");
    await publish(troubled.ctx, { month: "2026-01", digest, by: "director" });
    await rebuild(troubled.ctx);
    expect(await troubled.digests()).toEqual(await calm.digests());
    expect((await verify(troubled.ctx)).findings).toEqual([]);
  },
);

test("overlapping exports in any order, and a process that dies, give the same facts in trouble", async () => {
  const random = seeded(11);
  const inOrder = [...Exports.BASE, ...Exports.some(random, 7)];
  const calm = await createSandbox({ unknownOwners: "pending" });
  for (const { name, text, asOf } of inOrder) await calm.take(name, text, { asOf });
  const sandbox = await createSandbox({ unknownOwners: "pending" }, { table: open(12, FAULTS), files: memoryFiles() });
  for (const { name, text, asOf } of inOrder.toReversed()) {
    sandbox.pass(1000);
    for (const at of [30, 70, 110]) {
      try {
        await takeIn(
          { ...sandbox.ctx, ...crashing(sandbox, { at, when: random() < 0.5 ? "in" : "after" }) },
          delivery(name, text, { asOf }),
        );
      } catch (error) {
        if (!(error instanceof Crash)) throw error;
      }
    }
    await sandbox.take(name, text, { asOf });
  }
  expect(await sandbox.digests()).toEqual(await calm.digests());
});

const AGENTS = 100;
const DAYS = 20;
const CALLS_A_DAY = 100;

/** 200,000 calls: 100 agents, 20 working days, 100 calls each; about 9 bytes of id and 11 digits of number a call. */
function* month(): Generator<Uint8Array> {
  const random = seeded(2026);
  yield Buffer.from("call id,agent,start,direction,connected,talk seconds,customer\n");
  let id = 0;
  for (let day = 1; day <= DAYS; day++) {
    const lines: string[] = [];
    for (let call = 0; call < CALLS_A_DAY; call++) {
      const at = 9 * 3600 + call * 300 + Math.floor(random() * 300);
      const two = (value: number) => String(value).padStart(2, "0");
      const time = `${two(Math.floor(at / 3600))}:${two(Math.floor(at / 60) % 60)}:${two(at % 60)}`;
      for (let agent = 0; agent < AGENTS; agent++) {
        const isConnected = random() < 0.4;
        lines.push(
          `C${id++},A${agent},2026-02-${two(day)} ${time},out,${isConnected ? "yes" : "no"},${isConnected ? Math.floor(random() * 400) : 0},138${String(Math.floor(random() * 1e8)).padStart(8, "0")}\n`,
        );
      }
    }
    yield Buffer.from(lines.join(""));
  }
}

async function* chunks() {
  yield* month();
}

/** The month again as another file: its days the other way round. */
async function* backwards() {
  const [head = new Uint8Array(), ...days] = month();
  yield head;
  yield* days.reverse();
}

// 100 sums of 20 days (less than 1 KB each) are 100 units; the month, its item of imports, the ledger and the leases are the rest.
const MONTH_UNITS = 150;
// The ledger entry through its states, two leases taken and given back, the raised month: whatever the number of rows.
const NIGHT_UNITS = 100;

test("200,000 calls cost a unit for each of 100 people, also in trouble; the same night again, and the same rows in another file, nearly nothing", async () => {
  const calm = await createSandbox();
  await takeIn(calm.ctx, { name: "calls.csv", chunks: chunks() });
  const { digest } = await calm.board("2026-02");

  const { table, units, reset } = Meter.metered(laggingIndex(open(1, FAULTS), 40));
  const sandbox = await createSandbox({}, { table, files: memoryFiles() });
  const spent = () => {
    const { write } = units();
    reset();
    return write;
  };
  spent();
  const receipt = await takeIn(sandbox.ctx, { name: "calls.csv", chunks: chunks() });
  expect(receipt.rows).toMatchObject({ read: 200_000, accepted: 200_000 });
  const board = await sandbox.board("2026-02");
  expect(board.totals.metrics.dials).toBe(200_000);
  expect(board.digest).toBe(digest);
  const first = spent();
  // Not so few that something was not counted.
  expect(first).toBeGreaterThan(100);
  expect(first).toBeLessThanOrEqual(MONTH_UNITS);

  sandbox.pass(DAY);
  expect((await takeIn(sandbox.ctx, { name: "calls.csv", chunks: chunks() })).status).toBe("unchanged");
  expect((await sandbox.board("2026-02")).digest).toBe(digest);
  expect(spent()).toBeLessThanOrEqual(NIGHT_UNITS);

  const other = await takeIn(sandbox.ctx, { name: "other.csv", chunks: backwards() });
  expect(other).toMatchObject({ status: "unchanged", rows: { read: 200_000, accepted: 0, unchanged: 200_000 } });
  expect((await sandbox.board("2026-02")).digest).toBe(digest);
  expect(spent()).toBeLessThanOrEqual(NIGHT_UNITS);
});

/** 40 deals each of 1,000 people, a fifth of them open; of two of each another amount in `version` 2. */
function deals(version: number): string {
  const random = seeded(7);
  const rows = Array.from({ length: 40_000 }, (_, id) => {
    const [stage, cents, day] = [Math.floor(random() * 5), Math.floor(random() * 6e6), 1 + Math.floor(random() * 28)];
    const amount = ((version === 2 && (id + Math.floor(id / 1000)) % 20 === 0 ? cents + 1 : cents) / 100).toFixed(2);
    const outcome = ["won", "won", "lost", "lost"][stage];
    const closed = outcome === undefined ? "" : `2026-02-${String(day).padStart(2, "0")}`;
    return `D-${id},agent-${String(id % 1000).padStart(5, "0")},${outcome ?? "proposal"},${amount},${closed}`;
  });
  return ["deal id,owner,stage,amount,close date", ...rows, ""].join("\n");
}

// 2,000 packs of what a person has in the month or open, of 1 KB or less, and 2,048 buckets of 20 histories in 2 KB.
const DEAL_UNITS = 6500;
// 2,000 deals of 1,000 people: two packs of most of them, and 1,280 of the buckets.
const CHANGED_UNITS = 4500;
// The ledger entry through its states. What 10,000 people have lies on more keys, not on fuller ones.
const KEY_UNITS = 8;

test("40,000 deals cost what their packs weigh, on no key more than its share; the same night again nearly nothing", async () => {
  const { table, units, byKey, reset } = Meter.metered(inMemory().table);
  const sandbox = await createSandbox({}, { table, files: memoryFiles() });
  const spent = () => {
    const { write } = units();
    const [key, most] = [...byKey()].reduce((a, b) => (b[1] > a[1] ? b : a), ["", 0]);
    expect(most, key).toBeLessThanOrEqual(KEY_UNITS);
    reset();
    return write;
  };
  spent();
  expect((await sandbox.take("deals.csv", deals(1))).rows).toMatchObject({ read: 40_000, accepted: 40_000 });
  const first = spent();
  expect(first).toBeGreaterThan(4000);
  expect(first).toBeLessThanOrEqual(DEAL_UNITS);
  const { digest } = await sandbox.board("2026-02");
  spent();

  sandbox.pass(DAY);
  expect((await sandbox.take("deals.csv", deals(1))).status).toBe("unchanged");
  expect((await sandbox.board("2026-02")).digest).toBe(digest);
  expect(spent()).toBeLessThanOrEqual(20);

  const other = await sandbox.take("other.csv", shuffled(deals(1), seeded(1)));
  expect(other).toMatchObject({ status: "unchanged", rows: { read: 40_000, accepted: 0, unchanged: 40_000 } });
  expect((await sandbox.board("2026-02")).digest).toBe(digest);
  expect(spent()).toBeLessThanOrEqual(20);

  sandbox.pass(DAY);
  expect((await sandbox.take("deals-2.csv", deals(2))).rows).toMatchObject({ accepted: 2000, unchanged: 38_000 });
  expect(spent()).toBeLessThanOrEqual(CHANGED_UNITS);
});

if (HAS_REAL)
  test("the Maven boards come out of DynamoDB in trouble as they do out of SQLite", async () => {
    const [teams, pipeline] = ["sales_teams.csv", "sales_pipeline.csv"].map((name) =>
      real(`crm-maven-pipeline/${name}`),
    );
    const settings = { zone: "America/New_York", currency: "USD", unknownOwners: "pending" } as const;
    const calm = await createSandbox(settings);
    const sandbox = await createSandbox(settings, { table: laggingIndex(open(5, FAULTS), 40), files: memoryFiles() });
    for (const each of [calm, sandbox]) {
      await each.take("sales_teams.csv", teams ?? "");
      expect((await each.take("sales_pipeline.csv", pipeline ?? "")).rows).toMatchObject({
        read: 2197,
        accepted: 2197,
      });
    }
    for (const name of ["2017-07", "2017-08", "2017-09"])
      expect((await sandbox.board(name)).digest).toBe((await calm.board(name)).digest);
  });

test("a mixed file and a refused one leave on DynamoDB in trouble what they leave on SQLite", async () => {
  const mixed = Company.DEALS.replace("200.50", "two hundred").replace("2026-01-21", "2026-02-30");
  const calm = await createSandbox();
  const sandbox = await createSandbox({}, { table: open(6, FAULTS), files: memoryFiles() });
  for (const [name, text] of [
    ["deals.csv", mixed],
    ["page.html", "<html><body>Sign in</body></html>"],
    ["people.csv", Company.PEOPLE],
  ] as const) {
    const [expected, { status, rows, rejected, reason }] = [
      await calm.take(name, text),
      await sandbox.take(name, text),
    ];
    expect({ status, rows, rejected, reason }).toEqual({
      status: expected.status,
      rows: expected.rows,
      rejected: expected.rejected,
      reason: expected.reason,
    });
  }
  expect(await sandbox.digests()).toEqual(await calm.digests());
});
