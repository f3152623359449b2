/** What goes into a segment comes out of it, whatever its size, its texts and its order. */

import type * as Fact from "@clearboard/core/fact";
import { CallColumns } from "@clearboard/core/fact/call-columns";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Files } from "../files.ts";
import { Lanes } from "./lanes.ts";
import { laneOf, MapTable, Print, PrintTable } from "./print.ts";
import { rankOf, Segment } from "./segment.ts";

type Row = Fact.Row<"call">;

function inMemory(): Files & { kept: Map<string, Uint8Array> } {
  const kept = new Map<string, Uint8Array>();
  return {
    kept,
    read: async (name) => kept.get(name),
    range: async (name, from, to) => kept.get(name)?.subarray(from, to),
    write: async (name, bytes) => void kept.set(name, Uint8Array.from(bytes)),
  } as Files & { kept: Map<string, Uint8Array> };
}

async function written(
  rows: readonly Row[],
  memory?: number,
): Promise<{ segment: Segment; files: ReturnType<typeof inMemory> }> {
  const files = inMemory();
  const columns = new CallColumns();
  const lanes = new Lanes(memory);
  for (const [at, row] of rows.entries()) {
    columns.add(row);
    if (at % 700 !== 699) continue;
    lanes.add(columns);
    columns.count = 0;
  }
  lanes.add(columns);
  const segment = await Segment.open(files, await lanes.write(files, "calls/i/"));
  lanes.close();
  return { segment, files };
}

async function readBack(segment: Segment): Promise<Row[]> {
  const rows: Row[] = [];
  for (const owner of [...segment.pack.head.owners].sort((a, b) => rankOf(a) - rankOf(b)))
    for (const block of await segment.blocks(owner))
      for (const { id, line, record, stamp, second, isOut, isConnected, talkSeconds, customer } of await segment.calls(
        block,
      ))
        rows.push({
          kind: "call",
          id,
          line,
          record,
          ...(stamp === null ? {} : { stamp }),
          values: {
            owner,
            day: block.day,
            second,
            direction: isOut ? "out" : "in",
            isConnected,
            talkSeconds,
            ...(customer === "" ? {} : { customer }),
          },
        });
  return rows;
}

const byRecord = (rows: readonly Row[]) => rows.toSorted((a, b) => a.record - b.record);

const id = fc.oneof(
  fc.uuid(),
  fc.string({ minLength: 1, maxLength: 40, unit: "grapheme" }),
  fc.stringMatching(/^\d{1,18}$/),
);
const row = fc.record({
  id,
  owner: fc.constantFrom("pbx:extension|1", "pbx:extension|2", "crm:name|王芳", "email|ann@example.com"),
  day: fc.constantFrom("1969-12-31", "2026-01-30", "2026-02-01", "2026-12-31", "9999-12-31"),
  second: fc.integer({ min: 0, max: 90_000 }),
  direction: fc.constantFrom("out" as const, "in" as const),
  isConnected: fc.boolean(),
  talkSeconds: fc.oneof(fc.integer({ min: 0, max: 600 }), fc.constant(0x7fff_ffff)),
  customer: fc.oneof(fc.constant(""), fc.stringMatching(/^1\d{10}$/), fc.string({ maxLength: 30, unit: "grapheme" })),
  stamp: fc.option(fc.integer({ min: -1, max: 4_000_000_000_000 })),
  gap: fc.integer({ min: 1, max: 70_000 }),
});

function rowsOf(list: readonly (typeof row extends fc.Arbitrary<infer T> ? T : never)[]): Row[] {
  let line = 1;
  return list.map(({ id: text, stamp, gap, customer, ...values }, record) => {
    line += gap;
    return {
      kind: "call",
      id: record % 2 === 0 ? `${text}-${record}` : text,
      line,
      record,
      ...(stamp === null ? {} : { stamp }),
      values: { ...values, ...(customer === "" ? {} : { customer }) },
    };
  });
}

test("a segment gives back every call that went in", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 60 }), fc.boolean(), async (list, isScarce) => {
      const rows = rowsOf(list);
      const { segment } = await written(rows, isScarce ? 0 : undefined);
      expect(byRecord(await readBack(segment))).toEqual(rows);
      expect(await segment.pack.broken()).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

const many = (count: number): Row[] =>
  Array.from({ length: count }, (_, at) => ({
    kind: "call",
    id: `00000000-0000-4000-8000-${String(at).padStart(12, "0")}`,
    line: at + 2,
    record: at,
    values: {
      owner: `pbx:extension|${at % 40}`,
      day: `2026-02-${String(1 + ((at * 7) % 28)).padStart(2, "0")}`,
      second: (at * 7919) % 86_400,
      direction: at % 9 === 0 ? "in" : "out",
      isConnected: at % 3 === 0,
      talkSeconds: at % 3 === 0 ? at % 400 : 0,
      customer: `1380000${String(at % 10_000).padStart(4, "0")}`,
    },
  }));

test("of more rows than a part has, parts and maps are sixteen, and a call takes about thirty bytes beside its map", async () => {
  const rows = many(70_000);
  const { segment, files } = await written(rows, 1 << 20);
  expect([segment.pack.head.parts.length, segment.maps]).toEqual([16, 16]);
  expect(byRecord(await readBack(segment))).toEqual(rows);
  const parts = segment.pack.head.parts.reduce((sum, { name }) => sum + (files.kept.get(name)?.length ?? 0), 0);
  expect(parts / rows.length).toBeLessThan(34);
});

test("an index says what the calls of a day add up to", async () => {
  const { segment } = await written(many(3000));
  const [block] = await segment.blocks("pbx:extension|0");
  const calls = block === undefined ? [] : await segment.calls(block);
  const connected = calls.filter(({ isConnected }) => isConnected);
  expect(block?.sums).toMatchObject({
    dials: calls.length,
    inboundDials: calls.filter(({ isOut }) => !isOut).length,
    connected: connected.length,
    talkSeconds: connected.reduce((sum, { talkSeconds }) => sum + talkSeconds, 0),
  });
  expect(calls.map(({ second }) => second)).toEqual(calls.map(({ second }) => second).toSorted((a, b) => a - b));
});

test("the same calls in another file differ in nothing but where they stand", async () => {
  const rows = many(500);
  const shifted = rows.map((call) => ({ ...call, line: call.line + 9, record: call.record + 3 }));
  const [first, second] = [(await written(rows)).segment, (await written(shifted)).segment];
  const contentOf = async (segment: Segment) => {
    const [block] = await segment.blocks("pbx:extension|3");
    return block === undefined ? undefined : Buffer.from(await segment.content(block)).toString("hex");
  };
  expect(await contentOf(second)).toBe(await contentOf(first));
  const other = rows.map((call) => ({ ...call, values: { ...call.values, customer: "13800000000" } }));
  expect(await contentOf((await written(other)).segment)).not.toBe(await contentOf(first));
});

test("rows of an id that a file has twice are found, and those that are dropped leave no trace", async () => {
  const rows = [
    ...many(2000),
    ...many(3).map((call) => ({ ...call, line: call.line + 5000, record: call.record + 2000 })),
  ];
  const files = inMemory();
  const columns = new CallColumns();
  for (const call of rows) columns.add(call);
  const lanes = new Lanes();
  lanes.add(columns);
  const lists = [...lanes.repeated(1)];
  const repeated = lists.flat();
  // Lists of a few lanes, or one for all: the rows of a print are never parted.
  for (const list of lists) expect(new Set(list.map(({ id }) => id)).size * 2).toBe(list.length);
  expect([...lanes.repeated()]).toEqual([expect.objectContaining({ length: 6 })]);
  expect(repeated.map(({ record }) => record).sort((a, b) => a - b)).toEqual([0, 1, 2, 2000, 2001, 2002]);
  for (const { number, record } of repeated) if (record >= 2000) lanes.drop(number);
  const segment = await Segment.open(files, await lanes.write(files, "calls/i/"));
  expect(byRecord(await readBack(segment))).toEqual(many(2000));
  expect((await segment.map(0)).length).toBe(2000 * 4);
});

test("a byte that is changed where it lies is found", async () => {
  const { segment, files } = await written(many(50));
  const { name } = segment.pack.head.parts[0] ?? { name: "" };
  files.kept.get(name)?.set([1], 9);
  expect(await segment.pack.broken()).toEqual([name]);
});

test("of a hundred thousand ids that count up no two have one print, and lanes share them evenly", () => {
  const table = new PrintTable();
  const print = new Print();
  const lanes = new Array<number>(64).fill(0);
  for (let at = 0; at < 100_000; at++) {
    const bytes = Buffer.from(`call-${at}`);
    print.of(bytes, 0, bytes.length);
    expect(table.add(print.high, print.low, at)).toBe(-1);
    lanes[print.lane] = (lanes[print.lane] ?? 0) + 1;
  }
  expect(table.size).toBe(100_000);
  expect(Math.min(...lanes)).toBeGreaterThan(1300);
  expect(new Set(Array.from({ length: 2000 }, (_, at) => laneOf(`pbx:extension|${at}`))).size).toBe(64);
});

test("ids that share a print are all found by it", () => {
  const table = new MapTable(Int32Array.of(1, 2, 0, 10, 5, 6, 0, 11, 1, 2, 3, 12, 1, 2, 4, 13), 4);
  expect([table.first(1, 2), table.others(0)]).toEqual([0, [8, 12]]);
  expect([table.first(5, 6), table.others(4)]).toEqual([4, []]);
  expect(table.first(2, 1)).toBe(-1);
});
