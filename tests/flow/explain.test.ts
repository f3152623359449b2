/** Every figure opens into the rows it is made of, one minor unit too many shows, and there is one document everywhere. */
import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { deflateRawSync, gunzipSync, gzipSync, inflateRawSync } from "node:zlib";
import { createApi } from "@clearboard/api/app";
import type * as Board from "@clearboard/core/board/info";
import * as Figure from "@clearboard/core/explain/figure";
import { CallColumns } from "@clearboard/core/fact/call-columns";
import { redactBoard } from "@clearboard/core/visibility";
import { differing, explain } from "@clearboard/jobs/explain";
import { verify } from "@clearboard/jobs/verify";
import { Lanes, type Part } from "@clearboard/store/call/lanes";
import { Segment } from "@clearboard/store/call/segment";
import { seeded } from "@clearboard/store/faults";
import { openLocal } from "@clearboard/store/local";
import * as Month from "@clearboard/store/month";
import * as Session from "@clearboard/store/session";
import * as SqliteTable from "@clearboard/store/sqlite/table";
import type { Item } from "@clearboard/store/table";
import * as User from "@clearboard/store/user";
import { afterEach, expect, test } from "vitest";
import * as Company from "./company.ts";
import * as Exports from "./exports.ts";
import { createSandbox, memoryFiles, personOf, type Sandbox } from "./sandbox.ts";

const MONTHS = ["2026-01", "2026-02", "2026-03"];

async function walk(sandbox: Sandbox, month: string): Promise<number> {
  const board = await sandbox.board(month);
  const figures = Figure.figures(board);
  for (const figure of figures) {
    const explanation = await explain(sandbox.ctx, figure);
    expect(explanation.recomputed, figure).toEqual({ value: explanation.value, isSame: true });
    for (const row of explanation.rows)
      expect(row, figure).toMatchObject({ file: expect.stringMatching(/\.csv$/), line: expect.any(Number) });
  }
  return figures.length;
}

test("every figure of a small company's boards is what its named rows make", async () => {
  const sandbox = await createSandbox();
  for (const [name, text] of Company.FILES) await sandbox.take(name, text);
  // January: 14 of the company, 20 a region and team (2 + 2), 23 a person (4).
  expect(await walk(sandbox, "2026-01")).toBe(16 + 4 * 22 + 4 * 25);
  const board = await sandbox.board("2026-01");
  const { id } = personOf(board, "Anna Berg");
  const revenue = await explain(sandbox.ctx, `2026-01/draft/${id}/revenue`);
  expect(revenue.rows.map(({ id: deal, file, line, effect }) => [deal, file, line, effect])).toEqual([
    ["D1", "deals.csv", 2, { kind: "money", minor: "100000", currency: "CNY" }],
    ["D2", "deals.csv", 3, { kind: "money", minor: "20050", currency: "CNY" }],
  ]);
  const talk = await explain(sandbox.ctx, `2026-01/draft/${id}/talkSeconds`);
  expect(talk.rows.map(({ id: call, file, line }) => [call, file, line])).toEqual([
    ["K1", "calls.csv", 2],
    ["K2", "calls.csv", 3],
  ]);
});

test("every figure of three boards explains after moves, corrections and files in any order", async () => {
  for (const seed of [3, 8]) {
    const sandbox = await createSandbox({ unknownOwners: "pending" });
    for (const { name, text, asOf } of [...Exports.BASE, ...Exports.some(seeded(seed), 9)].reverse())
      await sandbox.take(name, text, { asOf });
    for (const month of MONTHS) expect(await walk(sandbox, month)).toBeGreaterThan(80);
    expect((await verify(sandbox.ctx)).findings).toEqual([]);
  }
});

/** A store in which a test may put hands on what lies there: every write is remembered by its key. */
async function open() {
  const table = SqliteTable.open(":memory:");
  const keys = new Map<string, { pk: string; sk: string }>();
  const remember = ({ pk, sk }: { pk: string; sk: string }) => void keys.set(`${pk} ${sk}`, { pk, sk });
  const files = memoryFiles();
  const spied: Sandbox["table"] = {
    ...table,
    async put(write, condition) {
      remember(write);
      return table.put(write, condition);
    },
    async putMany(writes) {
      writes.forEach(remember);
      return table.putMany(writes);
    },
  };
  const sandbox = await createSandbox({}, { table: spied, files });
  for (const [name, text] of Company.FILES) await sandbox.take(name, text);
  await sandbox.board("2026-01");
  const items = await table.getMany([...keys.values()]);
  const change = async (item: Item | undefined, data: Item["data"], body?: Uint8Array) => {
    if (item === undefined) throw new Error("there is no such item");
    const { version: _, ...write } = item;
    await table.put({ ...write, data, ...(body === undefined ? {} : { body }) });
  };
  return { sandbox, files, items, change };
}

test("one minor unit more in a stored deal does not become a figure unseen", async () => {
  const { sandbox, files } = await open();
  const item = await Month.get(sandbox.table, "2026-01");
  const name = item?.candidate?.inputs ?? "";
  const inputs = gunzipSync(files.kept.get(name) ?? "").toString();
  expect(inputs.split('"20050"')).toHaveLength(2);
  files.kept.set(name, gzipSync(inputs.replace('"20050"', '"20051"')));
  const board = await sandbox.board("2026-01");
  const { id } = personOf(board, "Anna Berg");
  const explanation = await explain(sandbox.ctx, `2026-01/draft/${id}/revenue`);
  expect(explanation).toMatchObject({
    value: { minor: "120050" },
    recomputed: { value: { minor: "120051" }, isSame: false },
  });
  expect((await explain(sandbox.ctx, "2026-01/draft/company/revenue")).recomputed.isSame).toBe(false);
  expect((await explain(sandbox.ctx, "2026-01/draft/company/dials")).recomputed.isSame).toBe(true);
  const { findings } = await verify(sandbox.ctx, "2026-01");
  expect(findings.map(({ what }) => what)).toEqual(expect.arrayContaining(["board-differs", "figure-differs"]));
});

test("one second more in a stored call shows in explain and in verify", async () => {
  const { sandbox, files } = await open();
  // The forger leaves the names of the files as they were.
  for (const name of [...files.kept.keys()].filter((file) => file.startsWith("calls/"))) {
    const head = JSON.parse(
      Buffer.from(files.kept.get(name) ?? "{}")
        .toString("latin1")
        .replace(/^[^{].*/s, "{}"),
    );
    if (head.parts === undefined) continue;
    const segment = await Segment.open(files, name);
    const columns = new CallColumns();
    for (const owner of head.owners)
      for (const block of await segment.blocks(owner))
        for (const { id, line, record, second, isOut, isConnected, talkSeconds, customer } of await segment.calls(
          block,
        )) {
          const direction = isOut ? "out" : "in";
          const talk = talkSeconds + (id === "K1" ? 1 : 0);
          const values = {
            owner,
            day: block.day,
            second,
            direction,
            isConnected,
            talkSeconds: talk,
            customer,
          } as const;
          columns.add({ kind: "call", id, line, record, values });
        }
    const lanes = new Lanes();
    lanes.add(columns);
    const other = memoryFiles();
    const again = await Segment.open(other, await lanes.write(other, "forged/"));
    head.parts.forEach((part: Part, at: number) => {
      files.kept.set(part.name, other.kept.get(again.pack.head.parts[at]?.name ?? "") ?? new Uint8Array());
    });
    lanes.close();
  }
  const { id } = personOf(await sandbox.board("2026-01"), "Anna Berg");
  expect(await explain(sandbox.ctx, `2026-01/draft/${id}/talkSeconds`)).toMatchObject({
    value: { value: 120 },
    recomputed: { value: { value: 121 }, isSame: false },
  });
  const { findings } = await verify(sandbox.ctx, "2026-01");
  expect(findings.map(({ what }) => what)).toEqual(
    expect.arrayContaining(["figure-differs", "sums-differ", "calls-differ"]),
  );
});

test("one minor unit more in a deal where it lies is found", async () => {
  const { sandbox, items, change } = await open();
  const deals = items.find(({ pk }) => /#deal#2026-01#.*A1/.test(pk));
  const packed = inflateRawSync(deals?.body ?? new Uint8Array()).toString();
  expect(packed.split('"20050"')).toHaveLength(2);
  await change(deals, {}, deflateRawSync(packed.replace('"20050"', '"20051"')));
  expect((await verify(sandbox.ctx, "2026-01")).findings.map(({ what }) => what)).toEqual(["facts-differ"]);
});

test("a stored sum that its calls do not make is found", async () => {
  const { sandbox, items, change } = await open();
  const sums = items.find(({ pk }) => pk.includes("call-sums"));
  const days = ((sums?.data.days ?? []) as number[][]).map((row, at) =>
    at === 0 ? row.map((value, column) => (column === 1 ? value + 1 : value)) : row,
  );
  await change(sums, { ...sums?.data, days });
  expect((await verify(sandbox.ctx, "2026-01")).findings.map(({ what }) => what)).toContain("sums-differ");
});

test("a stored board that somebody improved is found", async () => {
  const { sandbox, files } = await open();
  const { digest } = await sandbox.board("2026-01");
  const board = gunzipSync(files.kept.get(`boards/${digest}`) ?? "").toString();
  files.kept.set(`boards/${digest}`, gzipSync(board.replaceAll('"120050"', '"130050"')));
  const { findings } = await verify(sandbox.ctx, "2026-01");
  expect(findings.map(({ what }) => what)).toEqual(expect.arrayContaining(["board-differs", "figure-differs"]));
});

const CLI = fileURLToPath(new URL("../../packages/cli/bin/clearboard.mjs", import.meta.url));

const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));

let dir: string | undefined;
afterEach(async () => {
  if (dir !== undefined) await rm(dir, { recursive: true, force: true });
});

test("command line, API and jobs give the same document to the same viewer, figure by figure", async () => {
  dir = await mkdtemp(join(tmpdir(), "clearboard-flow-"));
  const store = await openLocal(dir);
  // The command line has the clock on the wall, so sessions must live by it as well.
  const sandbox = await createSandbox({}, store, Date.now());
  for (const [name, text] of Company.FILES) await sandbox.take(name, text);
  const run = (...args: string[]): unknown =>
    JSON.parse(execFileSync(process.execPath, [CLI, ...args, "--data", dir ?? "", "--json"], { encoding: "utf8" }));

  const api = createApi({
    ctx: sandbox.ctx,
    startImport: () => {},
    random,
    isSecure: false,
  });
  const signIn = async (role: "director" | "rep", person?: string) => {
    const user = await User.create(sandbox.table, {
      name: role,
      role,
      now: sandbox.ctx.now(),
      ...(person === undefined ? {} : { person }),
    });
    const token = await Session.begin(sandbox.table, { user, method: "link", now: sandbox.ctx.now(), random });
    return async (path: string): Promise<unknown> => {
      const answer = await api.request(path, { headers: { cookie: `cb=${token}` } });
      expect(answer.status, path).toBe(200);
      return answer.json();
    };
  };
  const board = await sandbox.board("2026-01");
  const [director, rep] = [await signIn("director"), await signIn("rep", personOf(board, "Bo Chen").id)];
  for (const month of ["2026-01", "2026-02"]) {
    const ours = JSON.parse(JSON.stringify(await sandbox.board(month))) as Board.Info;
    expect(run("board", "--month", month)).toEqual(ours);
    expect(await director(`/api/boards/${month}`)).toEqual(ours);
    const seen = JSON.parse(JSON.stringify(redactBoard(ours, { role: "rep" })));
    expect(seen).not.toEqual(ours);
    expect(await rep(`/api/boards/${month}`)).toEqual(seen);
    expect(run("board", "--month", month, "--as", "rep")).toEqual(seen);
  }
  const { id } = personOf(board, "Anna Berg");
  for (const key of ["revenue", "dials", "score", "rank"]) {
    const ours = JSON.parse(JSON.stringify(await explain(sandbox.ctx, `2026-01/draft/${id}/${key}`)));
    expect(run("explain", `2026-01/draft/${id}/${key}`)).toEqual(ours);
    expect(await director(`/api/figures/2026-01/draft/${id}/${key}`)).toEqual(ours);
  }
  expect(run("board", "--month", "2026-01", "--scope", "team:Falcons")).toEqual(
    await director("/api/boards/2026-01?scope=team:Falcons"),
  );
  await store.table.close();
});

test("a figure of more calls than can be named at once says which figures to open, and the walk says it left it out", async () => {
  const sandbox = await createSandbox();
  for (const [name, text] of Company.FILES) await sandbox.take(name, text);
  const board = await sandbox.board("2026-01");
  const dials = board.totals.metrics.dials ?? 0;
  expect(dials).toBeGreaterThan(1);
  const figure = Figure.idOf(board, "company", "dials");
  await expect(explain(sandbox.ctx, figure, undefined, dials - 1)).rejects.toMatchObject({
    kind: "input",
    code: "rows-too-many",
  });
  expect((await explain(sandbox.ctx, figure, undefined, dials)).rowsTotal).toBe(dials);
  const walked = await differing(sandbox.ctx, "2026-01", null, dials - 1);
  expect(walked).toMatchObject({ differ: [] });
  expect(walked.tooLarge).toBeGreaterThan(0);
  expect(walked.figures + walked.tooLarge).toBe(Figure.figures(board).length);
});
