import { at } from "@clearboard/core/at";
import { byText } from "@clearboard/core/order";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { metered } from "./meter.ts";
import * as Record from "./record.ts";
import { open } from "./sqlite/table.ts";
import type { Key, Table } from "./table.ts";

const entry = (month: string, owner: string, more: Partial<Record.Entry> = {}): Record.Entry => ({
  ...{ importId: "imp_1", line: 2, stamp: null, at: 1_770_000_000_000, hash: "a1", month, owner },
  values: { owner, amountMinor: "100" },
  ...more,
});

/** A fact that comes to be at a home, from another or none. */
function change(id: string, month: string, owner: string, before?: Record.Entity): Record.Change {
  const after = { history: [...(before?.history ?? []), entry(month, owner)], home: { month, owner } };
  return { id, before, after, data: { origin: { importId: "imp_1", line: 2 }, values: { owner } } };
}

async function write(table: Table, generation: number, kind: Record.Kind, source: string, changes: Record.Change[]) {
  const batch = new Record.Batch(generation, kind, source);
  for (const item of changes) batch.add(item);
  await batch.write(table);
}

test("a history is read as it was written", async () => {
  const table = open(":memory:");
  const history = [
    entry("2026-01", "crm|E1", { stamp: 5, at: 5, until: 9 }),
    entry("open", "crm|E2", { correctsOwner: true }),
    entry("", "", { values: null, hash: "gone" }),
  ];
  const gone: Record.Change = { id: "D2", before: undefined, after: { history, home: null }, data: null };
  await write(table, 1, "deal", "crm", [change("D1", "2026-01", "crm|E1"), gone]);
  const found = await Record.entities(table, 1, "deal", "crm", ["D1", "D2", "D3"]);
  expect(found).toEqual(
    new Map([
      ["D1", change("D1", "2026-01", "crm|E1").after],
      ["D2", gone.after],
    ]),
  );
});

test("a fact that moves is at its new home alone, and one that nothing is said of any more is nowhere", async () => {
  const table = open(":memory:");
  const ids = async (month: string) => (await Record.ofMonth(table, 1, "deal", month)).map(({ id }) => id);
  const first = change("D1", "2026-01", "crm|E1");
  await write(table, 1, "deal", "crm", [first]);
  const moved = change("D1", "2026-02", "crm|E1", first.after);
  await write(table, 1, "deal", "crm", [moved]);
  expect([await ids("2026-01"), await ids("2026-02")]).toEqual([[], ["D1"]]);
  // A merge that died wrote a home of which no history knows.
  await write(table, 1, "deal", "crm", [change("D2", "2026-01", "crm|E1")]);
  const none = { after: { history: [], home: null }, data: null };
  const strays = [
    { month: "2026-01", owner: "crm|E1" },
    { month: "2026-01", owner: "crm|E7" },
  ];
  await write(table, 1, "deal", "crm", [
    { id: "D1", before: moved.after, ...none },
    { id: "D2", before: undefined, ...none, strays },
  ]);
  expect([await ids("2026-01"), await ids("2026-02")]).toEqual([[], []]);
  expect(await Record.entities(table, 1, "deal", "crm", ["D1", "D2"])).toEqual(new Map());
  // Where nothing was, no owner is listed for it.
  expect(await Record.owners(table, 1, "deal", "2026-01")).toEqual([{ source: "crm", owner: "crm|E1" }]);
});

test("pages show every fact of a month once, source by source and owner by owner, or those of some owners", async () => {
  const fact = fc.record({
    source: fc.constantFrom("crm", "erp"),
    owner: fc.integer({ min: 0, max: 9 }),
    number: fc.integer({ min: 0, max: 999 }),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fact, { maxLength: 80 }),
      fc.constantFrom("deal", "target"),
      fc.integer({ min: 1, max: 30 }),
      fc.option(fc.subarray(["crm|E1", "crm|E2", "crm|E3"])),
      async (facts, kind, limit, some) => {
        const table = open(":memory:");
        const distinct = new Map(facts.map((row) => [`${row.source} ${row.number}`, row]));
        for (const [source, rows] of Map.groupBy(distinct.values(), (row) => row.source))
          await write(
            table,
            1,
            kind,
            source,
            rows.map(({ owner, number }) => change(`D${number}`, "2026-01", `crm|E${owner}`)),
          );
        const owners = some === null ? undefined : new Set(some);
        const isWanted = ({ owner }: { owner: number }) => kind === "target" || (owners?.has(`crm|E${owner}`) ?? true);
        const expected = [...distinct.values()].filter(isWanted).map(({ source, number }) => `${source} D${number}`);
        const shown: string[] = [];
        for (let after: Record.Place | undefined, isFirst = true; isFirst || after !== undefined; isFirst = false) {
          const page = await Record.page(table, 1, kind, "2026-01", { after, limit, owners });
          expect(page.rows.length).toBeLessThanOrEqual(limit);
          shown.push(...page.rows.map(({ source, id }) => `${source} ${id}`));
          after = page.after;
        }
        expect(shown.map((text) => text.split(" ")[0])).toEqual(shown.map((text) => text.split(" ")[0]).sort());
        expect([...shown].sort(byText)).toEqual(expected.sort(byText));
        await table.close();
      },
    ),
    { seed: 5, numRuns: 60 },
  );
});

/** Changes of so many deals of so many owners. */
const deals = (owners: number, each: number) =>
  Array.from({ length: owners * each }, (_, number) =>
    change(`D${number}`, number % 5 === 0 ? "open" : "2026-01", `crm|agent-${number % owners}`),
  );

test("no partition key takes more than a few units, whatever the number of owners", async () => {
  const { table, units, byKey } = metered(open(":memory:"));
  await write(table, 1, "deal", "crm", deals(10_000, 2));
  expect(units().write).toBeGreaterThan(10_000);
  expect(Math.max(...byKey().values())).toBeLessThanOrEqual(4);
});

test("what is swept of a generation leaves nothing, and other generations as they are", async () => {
  const inner = open(":memory:");
  const keys = new Map<string, Key>();
  const noted = (list: Key[]) => {
    for (const { pk, sk } of list) keys.set(`${pk} ${sk}`, { pk, sk });
  };
  const table: Table = {
    ...inner,
    put: (write, condition) => {
      noted([write]);
      return inner.put(write, condition);
    },
    putMany: (writes) => {
      noted(writes);
      return inner.putMany(writes);
    },
  };
  const payment = change("P1", "2026-01", "crm|E1");
  at(payment.after.history, 0).values = { deal: "D1", amountMinor: "1" };
  for (const generation of [1, 2]) {
    await write(table, generation, "deal", "crm", deals(30, 40));
    await write(table, generation, "payment", "crm", [payment]);
  }
  const ofGeneration = async (name: string) =>
    (await inner.getMany([...keys.values()].filter(({ pk }) => pk.startsWith(`${name}#`)))).length;
  const before = await ofGeneration("g2");
  expect(await ofGeneration("g1")).toBeGreaterThan(60);
  for (const kind of ["deal", "payment"] as const) {
    for (const month of ["2026-01", "open"]) await Record.sweepMonth(table, 1, kind, month);
    await Record.sweepSource(table, 1, kind, "crm");
  }
  expect(await ofGeneration("g1")).toBe(0);
  expect(await ofGeneration("g2")).toBe(before);
});
