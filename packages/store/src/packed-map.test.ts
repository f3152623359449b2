import { at } from "@clearboard/core/at";
import { byText } from "@clearboard/core/order";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { Crash, crashing, seeded } from "./faults.ts";
import type { Files } from "./files.ts";
import { fingerprint, partitionOf } from "./fingerprint.ts";
import { metered } from "./meter.ts";
import * as PackedMap from "./packed-map.ts";
import { open } from "./sqlite/table.ts";
import type { Item, Json, Key, Table } from "./table.ts";

const PLACES: Key[] = [
  { pk: "p#a", sk: "-" },
  { pk: "p#b", sk: "-" },
];
/** Small, so that maps of a few dozen values grow several times. */
const MOST = 60;

type Values = Map<string, Json>;
type Step = { map: number; id: string; value: Json };

/** Ids with what a text may hold; few, so that many steps hit the same. */
const id = fc.oneof(
  fc.integer({ min: 0, max: 150 }).map((number) => `D-${number}`),
  fc.constantFrom("a\nb", "狼 1", "#%", '"', "\ud800", ""),
);
const value = fc.oneof(
  { weight: 3, arbitrary: fc.jsonValue({ maxDepth: 1 }) as fc.Arbitrary<Json> },
  { weight: 1, arbitrary: fc.constant(null) },
);
const steps = fc.array(fc.record({ map: fc.constantFrom(0, 1), id, value }), { maxLength: 120 });

const changesOf = (list: readonly Step[]): PackedMap.Change[] =>
  PLACES.map((place, map) => {
    const own = list.filter((step) => step.map === map);
    return {
      place,
      texts: new Map(own.map((step) => [step.id, step.value === null ? null : JSON.stringify(step.value)])),
    };
  });

function note(maps: readonly Values[], list: readonly Step[]): void {
  for (const step of list)
    if (step.value === null) at(maps, step.map).delete(step.id);
    else at(maps, step.map).set(step.id, step.value);
}

async function list(table: Table, place: Key): Promise<[string, Json][]> {
  const first = await table.get(place);
  return first === undefined ? [] : at(await PackedMap.whole(table, [first]), 0);
}

async function walk(table: Table, first: Item, after?: string): Promise<string[]> {
  const found: string[] = [];
  for await (const some of PackedMap.entries(table, first, after)) found.push(...some.map(([key]) => key));
  return found;
}

/** How many buckets there are, by any number of bits. */
async function countBuckets(table: Table): Promise<number> {
  const keys = Array.from({ length: 11 }, (_, bits) =>
    Array.from({ length: 2 ** bits }, (_, number) => ({
      pk: `p#a#-#${bits}#${number.toString(16).padStart(4, "0")}`,
      sk: "-",
    })),
  );
  return (await table.getMany(keys.flat())).length;
}

const sorted = (values: Values) => [...values].sort(([a], [b]) => byText(a, b));
/** Values as JSON has them: -0 is 0. */
const plain = (values: readonly [string, Json][]) => JSON.parse(JSON.stringify(values)) as [string, Json][];

async function expectEqual(table: Table, maps: readonly Values[]): Promise<void> {
  for (const [map, place] of PLACES.entries()) {
    const values = at(maps, map);
    expect(await list(table, place)).toEqual(plain(sorted(values)));
    const ids = [...values.keys(), "D-none", "D-7"];
    const found = await PackedMap.read(table, place, ids);
    expect(plain(sorted(found))).toEqual(
      plain(sorted(new Map(ids.flatMap((key) => (values.has(key) ? [[key, values.get(key) ?? null]] : []))))),
    );
  }
}

test("a map holds what was put last, whatever its size was, and can be read by id, whole and from any id on", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { maxLength: 4 }), async (rounds) => {
      const table = open(":memory:");
      const maps: Values[] = [new Map(), new Map()];
      for (const round of rounds) {
        await PackedMap.change(table, MOST, changesOf(round));
        note(maps, round);
        await expectEqual(table, maps);
      }
      for (const [map, place] of PLACES.entries()) {
        const first = await table.get(place);
        if (first === undefined) continue;
        const order = await walk(table, first);
        expect([...order].sort(byText)).toEqual(sorted(at(maps, map)).map(([key]) => key));
        for (const [index, key] of order.entries())
          expect(await walk(table, first, key)).toEqual(order.slice(index + 1));
      }
      await table.close();
    }),
    { seed: 3, numRuns: 60 },
  );
});

test("a writer that dies leaves each value old or new, and whoever writes next, the same or other values, leaves no trace of it", async () => {
  await fc.assert(
    fc.asyncProperty(
      steps,
      steps,
      steps,
      fc.boolean(),
      fc.integer({ min: 1, max: 14 }),
      fc.constantFrom("before", "in", "after"),
      async (base, dying, others, isSame, call, when) => {
        const table = open(":memory:");
        const [before, after]: [Values[], Values[]] = [
          [new Map(), new Map()],
          [new Map(), new Map()],
        ];
        await PackedMap.change(table, MOST, changesOf(base));
        for (const maps of [before, after]) note(maps, base);
        note(after, dying);
        const store = crashing({ table, files: {} as Files }, { at: call, when });
        await PackedMap.change(store.table, MOST, changesOf(dying)).catch((error) => {
          if (!(error instanceof Crash)) throw error;
        });
        for (const [map, place] of PLACES.entries()) {
          const found = new Map(await list(table, place));
          for (const key of [...at(before, map).keys(), ...at(after, map).keys()])
            expect(
              plain([
                [key, at(before, map).get(key) ?? null],
                [key, at(after, map).get(key) ?? null],
              ]),
            ).toContainEqual([key, found.get(key) ?? null]);
        }
        // An import that is withdrawn instead takes its values back, and brings what another says.
        const withdrawn = dying.map(({ map, id: key }) => ({ map, id: key, value: at(before, map).get(key) ?? null }));
        const next = isSame ? dying : [...withdrawn, ...others];
        await PackedMap.change(table, MOST, changesOf(next));
        if (!isSame) note(before, next);
        await expectEqual(table, isSame ? after : before);
        await table.close();
      },
    ),
    { seed: 4, numRuns: 150 },
  );
});

const many = (count: number, of: (number: number) => Json): PackedMap.Change[] => [
  {
    place: at(PLACES, 0),
    texts: new Map(Array.from({ length: count }, (_, number) => [`D-${number}`, JSON.stringify(of(number))])),
  },
];

/** So many values of ids in one partition: they alone are in some of the buckets. */
function partition(wanted: number, count: number): PackedMap.Change[] {
  const ids = Array.from({ length: count * 40 }, (_, number) => `P-${number}`);
  const own = ids.filter((key) => partitionOf(fingerprint(key)) === wanted).slice(0, count);
  return [{ place: at(PLACES, 0), texts: new Map(own.map((key) => [key, '"of a partition"'])) }];
}

test("a growth that breaks off at any step changes nothing, and the growth of another writer takes nothing from it", async () => {
  const base = many(60, (number) => number);
  const [dying, others] = [partition(0, 100), partition(1, 100)];
  const expected = [...at(base, 0).texts, ...at(others, 0).texts].map(([key]) => key).sort(byText);
  for (let call = 1, isDead = true; isDead; call++)
    for (const when of ["in", "after"] as const) {
      const table = open(":memory:");
      await PackedMap.change(table, MOST, base);
      const bits = (await table.get(at(PLACES, 0)))?.data.bits;
      expect(bits).toBeGreaterThan(0);
      const store = crashing({ table, files: {} as Files }, { at: call, when });
      const work = PackedMap.change(store.table, MOST, dying);
      isDead = await work.then(
        () => false,
        () => true,
      );
      const isGrown = (await table.get(at(PLACES, 0)))?.data.bits !== bits;
      const left = (await list(table, at(PLACES, 0))).map(([key]) => key);
      expect(left.length, `${when} call ${call}`).toBe(isGrown ? 160 : 60);
      if (isGrown) continue;
      await PackedMap.change(table, MOST, others);
      expect(
        (await list(table, at(PLACES, 0))).map(([key]) => key),
        `${when} call ${call}`,
      ).toEqual(expected);
    }
});

test("a reader who began before a map grew reads all of it, and goes on in its order", async () => {
  for (const [few, lots] of [
    [20, 900],
    [200, 900],
  ] as const) {
    const table = open(":memory:");
    const firstOf = async () => {
      const first = await table.get(at(PLACES, 0));
      if (first === undefined) throw new Error("there is no map");
      return first;
    };
    await PackedMap.change(
      table,
      MOST,
      many(few, (number) => number),
    );
    const first = await firstOf();
    const order = await walk(table, first);
    await PackedMap.change(
      table,
      MOST,
      many(lots, (number) => number),
    );
    const ids = Array.from({ length: lots }, (_, number) => `D-${number}`);
    expect((await walk(table, first)).sort(byText)).toEqual(ids.sort(byText));
    expect(at(await PackedMap.whole(table, [first]), 0)).toHaveLength(lots);
    const grown = await walk(table, await firstOf());
    expect(grown.filter((key) => order.includes(key))).toEqual(order);
    const after = at(order, 7);
    expect(await walk(table, first, after)).toEqual(grown.slice(grown.indexOf(after) + 1));
  }
});

test("what is there already costs no write, and a new value its bucket alone", async () => {
  const { table, units, reset } = metered(open(":memory:"));
  const value = (number: number) => ({ owner: `crm|E${number % 50}`, amount: String(number * 7919) });
  await PackedMap.change(table, 4000, many(5000, value));
  // 5,000 values of about 45 characters in 64 buckets of less than 2 KB each, deflated
  expect(units().write).toBeGreaterThan(64);
  expect(units().write).toBeLessThanOrEqual(130);
  reset();
  await PackedMap.change(table, 4000, many(5000, value));
  expect(units().write).toBe(0);
  await PackedMap.change(table, 4000, [{ place: at(PLACES, 0), texts: new Map([["D-17", "0"]]) }]);
  expect(units().write).toBeLessThanOrEqual(2);
});

test("values that are large stay below the limit of an item", async () => {
  const table = open(":memory:");
  // Nothing deflates 40 KB of chance to less than 30 KB.
  const chance = (seed: number) => {
    const random = seeded(seed);
    return Array.from({ length: 40_000 }, () => String.fromCharCode(33 + Math.floor(random() * 90))).join("");
  };
  await PackedMap.change(table, 1_000_000, many(60, chance));
  expect(await list(table, at(PLACES, 0))).toHaveLength(60);
});

test("values that no bucket has room for share buckets all the same", async () => {
  const { table, units } = metered(open(":memory:"));
  await PackedMap.change(
    table,
    MOST,
    many(200, (number) => `${number} `.repeat(80)),
  );
  expect(await list(table, at(PLACES, 0))).toHaveLength(200);
  expect(units().write).toBeLessThan(120);
});

test("a map that goes leaves nothing, also of one that grew", async () => {
  const table = open(":memory:");
  await PackedMap.change(
    table,
    MOST,
    many(900, (number) => number),
  );
  expect(await countBuckets(table)).toBeGreaterThan(100);
  await PackedMap.remove(table, await table.getMany(PLACES));
  expect(await countBuckets(table)).toBe(0);
  expect(await table.get(at(PLACES, 0))).toBeUndefined();
});
