/** Good rows count, bad ones are named, nothing is lost; a file that is not what it claims changes nothing. */
import { gzipSync } from "node:zlib";
import { preview } from "@clearboard/jobs/preview";
import * as Ledger from "@clearboard/store/ledger";
import * as RejectBook from "@clearboard/store/reject-book";
import * as SqliteTable from "@clearboard/store/sqlite/table";
import { beforeEach, describe, expect, test } from "vitest";
import * as Company from "./company.ts";
import { createSandbox, delivery, letIn, memoryFiles, personOf, type Sandbox } from "./sandbox.ts";

type Rejection = { line: number; column: string; code: string; value: string; message: string };

/**
 * Line by line: 2 good, 3 no such amount, 4 good, 5 no such day, 6 and 7 contradict each other, 8 too few cells, 9 an unknown
 * stage, 10 the same as 2, 11 won without a day, 12 a formula, 13 good.
 */
const MIXED = `deal id,owner,stage,amount,close date
D1,A1,won,1000.00,2026-01-05
D2,A1,won,12.34.56,2026-01-05
D3,B2,won,800.00,2026-01-21
D4,B2,won,5.00,2026-02-30
D5,B2,won,6.00,2026-01-22
D5,B2,won,7.00,2026-01-22
D6,B2
D7,B2,maybe,8.00,2026-01-22
D1,A1,won,1000.00,2026-01-05
D8,B2,won,9.00,
D9,B2,won,=1+1,2026-01-22
D10,C3,lost,1.00,2026-01-23
`;

test("of a mixed file the good rows count and every bad one is named by line, column and reason", async () => {
  const sandbox = await createSandbox();
  const held = await sandbox.take("deals.csv", MIXED);
  expect(held).toMatchObject({ status: "held", reason: { code: "held-rejected", params: { rejected: 7, read: 12 } } });
  const receipt = await letIn(sandbox.ctx, held);
  // 12 records: 3 good, 1 repeat of line 2, 1 that waits for a word, 7 rejected.
  expect(receipt).toMatchObject({
    status: "applied",
    rows: { read: 12, accepted: 3, unchanged: 0, stale: 0, pending: 1, skipped: 0, duplicate: 1, rejected: 7 },
  });
  const rejected: Rejection[] = [];
  for await (const item of RejectBook.read<Rejection>(sandbox.files, receipt.importId)) rejected.push(item);
  expect(rejected.map(({ line, column }) => [line, column])).toEqual([
    [3, "amount"],
    [5, "close date"],
    [8, expect.any(String)],
    [9, "stage"],
    [11, "close date"],
    [12, "amount"],
    [6, "id"],
    [7, "id"],
  ]);
  expect(rejected.slice(-2).map(({ code }) => code)).toEqual(["conflict-in-file", "conflict-in-file"]);
  for (const { code, message } of rejected)
    expect([code, message.length > 10]).toEqual([expect.stringMatching(/^[a-z-]+$/), true]);
  expect(receipt.rejected).toHaveLength(7);
  const board = await sandbox.board("2026-01");
  // 1,000.00 + 800.00
  expect(board.totals.metrics).toMatchObject({ revenue: { minor: "180000" }, dealsWon: 2, dealsLost: 1 });
  expect(board.completeness).toMatchObject({ rejected: 7, duplicate: 1 });
});

test("the good rows of a mixed file are the facts of a file of only them", async () => {
  const [mixed, good] = [await createSandbox(), await createSandbox()];
  await mixed.takeAnyway("deals.csv", MIXED);
  const lines = MIXED.split("\n");
  await good.take("deals.csv", [0, 1, 3, 12].map((at) => `${lines[at]}\n`).join(""));
  expect(await mixed.digests()).toEqual(await good.digests());
});

test("rows of owners nobody knows are pending, shown beside the totals, and count once the key is somebody's", async () => {
  const sandbox = await createSandbox({ unknownOwners: "pending" });
  await sandbox.take("people.csv", Company.PEOPLE.split("\n").slice(0, 2).join("\n"));
  const receipt = await sandbox.take("deals.csv", Company.DEALS);
  // A1 owns D1, D2 and D6; the other five deals wait.
  expect(receipt.rows).toMatchObject({ read: 8, accepted: 3, pending: 5 });
  const before = await sandbox.board("2026-01");
  expect(before.totals.metrics.revenue?.minor).toBe("120050");
  // 800.00 + 99.99
  expect(before.completeness.pendingRevenue.minor).toBe("89999");
  await sandbox.take("people.csv", Company.PEOPLE);
  const after = await sandbox.board("2026-01");
  expect([after.totals.metrics.revenue?.minor, after.completeness.pendingRevenue.minor]).toEqual(["210049", "0"]);
  expect((await sandbox.take("deals.csv", Company.DEALS)).rows).toMatchObject({
    accepted: 0,
    pending: 0,
    unchanged: 8,
  });
});

const PNG = Buffer.from("89504e470d0a1a0a0000000d494844520000000100000001080600000000", "hex");
const HEADER = Company.DEALS.slice(0, Company.DEALS.indexOf("\n") + 1);
/** What a person may still make something of; nobody else does. */
const HELD: [string, string][] = [
  ["an empty file", ""],
  ["a file of white space", " \r\n\r\n"],
  ["a header without rows", HEADER],
  ["JSON of another thing", '{"error":"not signed in"}\n'],
  ["columns nobody knows", "a,b,c\n1,2,3\n"],
];
const REFUSED: [string, string | Uint8Array, { profile?: string }?][] = [
  ["a picture", PNG],
  ["a gzip that ends too early", gzipSync(Company.DEALS).subarray(0, 60)],
  ["a gzip of a picture", gzipSync(PNG)],
  ["an old spreadsheet", Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600)])],
  ["a web page", "<!DOCTYPE html><html><body><p>deal id</p></body></html>"],
  ["a login page with a comma", "<html>\n<head><title>Sign in, please</title></head>\n</html>"],
  ["random bytes", Uint8Array.from({ length: 4096 }, (_, at) => (at * 7919 + (at >> 3) * 31) & 0xff)],
  ["people taken for deals", Company.PEOPLE, { profile: "deals" }],
  ["deals taken for calls", Company.DEALS, { profile: "calls" }],
];

describe("a file that is not what it claims", () => {
  let sandbox: Sandbox;
  const files = memoryFiles();
  beforeEach(async () => {
    files.kept.clear();
    sandbox = await createSandbox({}, { table: SqliteTable.open(":memory:"), files });
    await sandbox.take("deals.csv", Company.DEALS);
  });

  test.for(REFUSED)("%s is refused with one clear sentence and changes nothing", async ([, content, how]) => {
    const [digests, kept] = [await sandbox.digests(), [...files.kept.keys()].sort()];
    const receipt = await sandbox.take("odd.csv", content, how ?? {});
    expect(receipt).toMatchObject({ status: "refused", rows: { read: 0, accepted: 0, rejected: 0 } });
    expect(receipt.reason?.message).toMatch(/^\S.{10,400}$/);
    expect(receipt.reason?.code).toMatch(/^[a-z-]+$/);
    expect(await sandbox.digests()).toEqual(digests);
    expect([...files.kept.keys()].sort(), "no bytes are left either").toEqual(kept);
    const entries = await Ledger.list(sandbox.table);
    expect(entries.map(({ state }) => state).sort()).toEqual(["applied", "refused"]);
  });

  test.for(HELD)("%s waits for a person, with its bytes, and changes nothing", async ([, content]) => {
    const digests = await sandbox.digests();
    const receipt = await sandbox.take("odd.csv", content);
    expect(receipt).toMatchObject({ status: "held", rows: { read: 0, accepted: 0, rejected: 0 } });
    expect(receipt.reason?.message).toMatch(/^\S.{10,400}$/);
    expect(await sandbox.digests()).toEqual(digests);
    const entry = await Ledger.get(sandbox.table, receipt.importId);
    expect(Buffer.from(files.kept.get(entry?.raw ?? "") ?? []).toString()).toBe(content);
    const again = await sandbox.take("odd.csv", content);
    expect([again.status, again.importId]).toEqual(["held", receipt.importId]);
  });

  test("a preview says what would come of a file and stores nothing", async () => {
    const [digests, kept] = [await sandbox.digests(), [...files.kept.keys()].sort()];
    const corrected = Company.DEALS.replace("200.50", "180.00");
    const previewed = await preview(sandbox.ctx, delivery("deals.csv", corrected));
    expect(previewed).toMatchObject({ status: "applied", rows: { read: 8, accepted: 1, unchanged: 7 } });
    const refused = await preview(sandbox.ctx, delivery("odd.csv", PNG));
    expect(refused.status).toBe("refused");
    const unknown = await preview(sandbox.ctx, delivery("odd.csv", "a,b,c\n1,2,3\n"));
    expect(unknown).toMatchObject({ status: "held", reason: { code: "header-unknown" } });
    expect([await sandbox.digests(), [...files.kept.keys()].sort()]).toEqual([digests, kept]);
    expect(await Ledger.list(sandbox.table)).toHaveLength(1);
    expect((await sandbox.take("deals.csv", corrected)).rows).toEqual(previewed.rows);
    expect(personOf(await sandbox.board("2026-01"), "A1").metrics.revenue?.minor).toBe("118000");
  });
});
