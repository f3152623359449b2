import type { Call } from "@clearboard/store/call/block";
import type * as Ledger from "@clearboard/store/ledger";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  compareStamps,
  type DayStatement,
  hashOf,
  type Source,
  type Stamp,
  settleDay,
  stampOf,
  tombstoneText,
} from "./law.ts";

const file = (id: string, asOf: number, receivedAt: number) => [id, { id, asOf, receivedAt } as Ledger.Info] as const;
const ledger = new Map([file("early", 100, 500), file("late", 200, 400), file("again", 100, 600)]);
const wins = (left: Stamp, right: Stamp) => [compareStamps(left, right) > 0, compareStamps(right, left) > 0];

test("a row counts from its own stamp, else from the as-of of its file", () => {
  expect(stampOf({ ledger }, { stamp: 150, importId: "early", hash: "a" })).toEqual([150, 500, "a"]);
  expect(stampOf({ ledger }, { stamp: null, importId: "late", hash: "a" })).toEqual([200, 400, "a"]);
  expect(stampOf({ ledger }, { stamp: null, importId: "unknown", hash: "a" })).toEqual([0, 0, "a"]);
});

test("the version of the later time counts, even when its file arrived first", () => {
  const row = (importId: string, hash: string) => stampOf({ ledger }, { stamp: null, importId, hash });
  expect(wins(row("late", "a"), row("early", "b"))).toEqual([true, false]);
});

test("of two versions of one time the one that arrived later counts, whatever the rows are", () => {
  const row = (importId: string, hash: string) => stampOf({ ledger }, { stamp: 150, importId, hash });
  expect(wins(row("again", "a"), row("early", "b"))).toEqual([true, false]);
  expect(wins(row("again", "b"), row("early", "a"))).toEqual([true, false]);
});

test("of two versions of one time and one arrival the greater hash counts; equal ones are the same", () => {
  expect(wins([1, 1, "b"], [1, 1, "a"])).toEqual([true, false]);
  expect(compareStamps([1, 1, "a"], [1, 1, "a"])).toBe(0);
});

const row = (id: string, stamp: number | null, second: number, more: Partial<Call> = {}): Call => ({
  id,
  second,
  isOut: true,
  isConnected: true,
  talkSeconds: 10,
  customer: "",
  line: 2,
  record: 0,
  stamp,
  isGone: false,
  isMute: false,
  ...more,
});

const PLACES = ["A 2026-02-01", "A 2026-02-02", "B 2026-02-01"];
type Statement = { place: string; call: Call };

/** Imports that state some ids somewhere, with the tombstones that each brings for and of those before it. */
function arrived(imports: readonly { source: Source; rows: readonly Statement[] }[]): Map<string, DayStatement[]> {
  const found = new Map(PLACES.map((place): [string, DayStatement[]] => [place, []]));
  for (const [at, { source, rows }] of imports.entries()) {
    const tombstones: Statement[] = [];
    const add = (by: Source, from: Statement, place: string) => {
      const [owner = "", day = ""] = from.place.split(" ");
      const customer = tombstoneText(by.importId, hashOf(owner, day, from.call));
      tombstones.push({ place, call: { ...from.call, second: 0, customer, isGone: true } });
    };
    for (const own of rows)
      for (const earlier of imports.slice(0, at))
        for (const other of earlier.rows) {
          if (other.call.id !== own.call.id || other.place === own.place) continue;
          add(source, own, other.place);
          add(earlier.source, other, own.place);
        }
    for (const [place, statements] of found) {
      const of = (list: readonly Statement[]) => list.filter((item) => item.place === place).map(({ call }) => call);
      statements.push({ source, calls: of(rows), tombstones: of(tombstones), isWhole: false });
    }
  }
  return found;
}

const IMPORTS = fc.array(
  fc.record({
    asOf: fc.integer({ min: 0, max: 3 }),
    receivedAt: fc.integer({ min: 0, max: 3 }),
    rows: fc.uniqueArray(
      fc.record({
        id: fc.constantFrom("K1", "K2"),
        place: fc.constantFrom(...PLACES),
        stamp: fc.option(fc.integer({ min: 0, max: 3 })),
        second: fc.integer({ min: 0, max: 2 }),
      }),
      { selector: ({ id }) => id },
    ),
  }),
  { maxLength: 4 },
);

test("an id counts at the place of its greatest statement and nowhere else, in any order of arrival, also when some are withdrawn", () => {
  fc.assert(
    fc.property(
      IMPORTS,
      fc.infiniteStream(fc.nat()),
      fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
      (list, order, isGone) => {
        const imports = list.map(({ asOf, receivedAt, rows }, at) => ({
          source: { importId: `imp_${at}`, asOf, receivedAt },
          rows: rows.map(({ id, place, stamp, second }) => ({ place, call: row(id, stamp, second) })),
        }));
        const left = imports.filter((_, at) => isGone[at] !== true);
        const shuffled = imports
          .map((item) => ({ item, key: order.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ item }) => item);
        const sources = left.map(({ source }) => source);
        const gone = new Set(imports.filter((item) => !left.includes(item)).map(({ source }) => source.importId));
        const counted = new Map<string, string[]>();
        for (const [place, statements] of arrived(shuffled)) {
          const [owner = "", day = ""] = place.split(" ");
          const some = statements.filter(({ source }) => !gone.has(source.importId));
          for (const [id, { call }] of settleDay(owner, day, some, sources))
            counted.set(id, [...(counted.get(id) ?? []), `${place} ${call.second}`]);
        }
        const all = left.flatMap(({ source, rows }) => rows.map((statement) => ({ source, ...statement })));
        const expected = new Map<string, string[]>();
        for (const [id, same] of Map.groupBy(all, ({ call }) => call.id)) {
          const stampAt = ({ source, place, call }: (typeof all)[number]): Stamp => {
            const [owner = "", day = ""] = place.split(" ");
            return [call.stamp ?? source.asOf, source.receivedAt, hashOf(owner, day, call)];
          };
          const best = same.reduce((a, b) => (compareStamps(stampAt(b), stampAt(a)) > 0 ? b : a));
          expected.set(id, [`${best.place} ${best.call.second}`]);
        }
        expect(counted).toEqual(expected);
      },
    ),
    { numRuns: 2000 },
  );
});

const day = (statements: DayStatement[]) =>
  [
    ...settleDay(
      "A",
      "2026-02-01",
      statements,
      statements.map(({ source }) => source),
    ),
  ].map(([id, { importId }]) => [id, importId]);
const source = (importId: string, asOf: number): Source => ({ importId, asOf, receivedAt: asOf });

test("a later file that holds the whole day takes away what it does not know, and nothing that it contradicts", () => {
  const first = {
    source: source("a", 1),
    calls: [row("K1", null, 1), row("K2", null, 2)],
    tombstones: [],
    isWhole: false,
  };
  const whole = {
    source: source("b", 2),
    calls: [row("K3", null, 3), row("K2", null, 9, { isMute: true })],
    tombstones: [],
    isWhole: true,
  };
  expect(day([first, whole])).toEqual([
    ["K2", "a"],
    ["K3", "b"],
  ]);
  expect(day([first, { ...whole, source: source("b", 0) }])).toEqual([
    ["K1", "a"],
    ["K2", "a"],
    ["K3", "b"],
  ]);
});

test("a row that is stated again stays the row of the file that stated it first", () => {
  const statement = (id: string, at: number, second: number) => ({
    source: source(id, at),
    calls: [row("K1", null, second)],
    tombstones: [],
    isWhole: false,
  });
  expect(day([statement("c", 3, 5), statement("a", 1, 4), statement("b", 2, 5)])).toEqual([["K1", "b"]]);
});
