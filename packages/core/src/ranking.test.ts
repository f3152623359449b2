import * as fc from "fast-check";
import { expect, test } from "vitest";
import * as Ranking from "./ranking.ts";
import * as Rational from "./rational.ts";

const entries = (values: Record<string, number | null>): Ranking.Entry[] =>
  Object.entries(values).map(([id, value]) => ({ id, value: value === null ? null : Rational.parse(String(value)) }));
const ranks = (values: Record<string, number | null>) =>
  Object.fromEntries([...Ranking.rank(entries(values))].map(([id, place]) => [id, place.rank]));

test("equals share a rank and the next one skips", () => {
  expect(ranks({ a: 100, b: 90, c: 90, d: 80 })).toEqual({ a: 1, b: 2, c: 2, d: 4 });
  expect(Ranking.rank(entries({ a: 100, b: 90, c: 90 })).get("c")).toEqual({
    rank: 2,
    isTied: true,
    isByUncapped: false,
  });
  expect(Ranking.rank(entries({ a: 100, b: 90, c: 90 })).get("a")).toEqual({
    rank: 1,
    isTied: false,
    isByUncapped: false,
  });
});

test("where a cap makes equals, what they would be without it ranks them, and the rows say so", () => {
  const entry = (id: string, value: number, uncapped: number) => ({
    id,
    value: Rational.of(value),
    uncapped: Rational.of(uncapped),
  });
  const places = Ranking.rank([entry("a", 110, 110), entry("b", 110, 182), entry("c", 110, 182), entry("d", 90, 300)]);
  expect(Object.fromEntries(places)).toEqual({
    b: { rank: 1, isTied: true, isByUncapped: true },
    c: { rank: 1, isTied: true, isByUncapped: true },
    a: { rank: 3, isTied: false, isByUncapped: true },
    d: { rank: 4, isTied: false, isByUncapped: false },
  });
});

test("who has no value has no rank", () => {
  expect(ranks({ a: null, b: 0, c: 0 })).toEqual({ b: 1, c: 1 });
});

// scipy.stats.rankdata, method "min"; its example ascends, so the values are negated here
test("agrees with the published table of ties", () => {
  const places = (...values: number[]) => {
    const ranked = Ranking.rank(values.map((value, index) => ({ id: String(index), value: Rational.of(value) })));
    return values.map((_, index) => ranked.get(String(index))?.rank);
  };
  expect(places(0, -2, -3, -2)).toEqual([1, 2, 4, 2]);
  expect(places(100, 90, 90, 80)).toEqual([1, 2, 2, 4]);
  expect(places()).toEqual([]);
});

const byId = (rows: ReturnType<typeof Ranking.table>) => new Map(rows.map(({ entry, ranked }) => [entry.id, ranked]));
const field = fc.uniqueArray(fc.tuple(fc.nat(40), fc.integer({ min: -5, max: 20 })), {
  selector: ([id]) => id,
  maxLength: 20,
});
const of = (list: [number, number][]) => list.map(([id, value]) => ({ id: String(id), value: Rational.of(value) }));

test("ranks ignore the order of the rows, and survive any increasing change of the values", () => {
  fc.assert(
    fc.property(field, (list) => {
      const places = new Map([...Ranking.rank(of(list))].sort());
      expect(new Map([...Ranking.rank(of([...list].reverse()))].sort())).toEqual(places);
      expect(new Map([...Ranking.rank(of(list.map(([id, value]) => [id, 3 * value + 7])))].sort())).toEqual(places);
    }),
    { seed: 7 },
  );
});

test("who leaves below never changes the ranks above", () => {
  fc.assert(
    fc.property(field, (list) => {
      const [last, ...above] = [...list].sort((a, b) => a[1] - b[1]);
      if (!last) return;
      const [all, rest] = [Ranking.rank(of(list)), Ranking.rank(of(above))];
      for (const [id, value] of above) {
        expect(rest.get(String(id))?.rank).toBe(all.get(String(id))?.rank);
        if (value > last[1]) expect(rest.get(String(id))).toEqual(all.get(String(id)));
      }
    }),
    { seed: 8 },
  );
});

test("a leaver above is not an improvement, a joiner is not a fall", () => {
  // Before: a b c at 1 2 3. Now a has left and x joined on top: b and c stand as they stood to each other.
  const before = entries({ a: 30, b: 20, c: 10 });
  const moved = Ranking.movement(entries({ x: 99, b: 20, c: 10 }), before);
  expect(Object.fromEntries(moved)).toEqual({ b: 0, c: 0 });
  expect(Object.fromEntries(Ranking.movement(entries({ b: 1, c: 2, a: null }), before))).toEqual({ b: -1, c: 1 });
});

test("the basis is the score when enough of the eligible have a target", () => {
  const auto = { basis: "auto", targetCoverage: "0.80" } as const;
  expect(Ranking.basis(auto, 8, 10)).toBe("score");
  expect(Ranking.basis(auto, 79, 100)).toBe("revenue");
  expect(Ranking.basis(auto, 0, 0)).toBe("revenue");
  expect(Ranking.basis({ ...auto, basis: "score" }, 0, 9)).toBe("score");
});

test("rows without a rank or a movement say why", () => {
  const now = entries({ a: 5, b: 3, c: null });
  const before = {
    entries: entries({ a: 1, c: 4 }),
    ranks: new Map([
      ["a", 2],
      ["c", 1],
    ]),
  };
  const table = byId(Ranking.table(now, before, () => "no-target"));
  expect(table.get("a")).toMatchObject({
    rank: 1,
    previousRank: 2,
    movement: 0,
    movementReason: null,
    rankReason: null,
  });
  expect(table.get("b")).toMatchObject({ rank: 2, previousRank: null, movement: null, movementReason: "not-joined" });
  expect(table.get("c")).toMatchObject({
    rank: null,
    previousRank: 1,
    rankReason: "no-target",
    movementReason: "no-target",
  });
  const changed = byId(Ranking.table(now, { reason: "basis-changed", ranks: new Map([["b", 1]]) }, () => "no-target"));
  expect(changed.get("b")).toMatchObject({ previousRank: 1, movement: null, movementReason: "basis-changed" });
  expect(byId(Ranking.table(now, { reason: "first-month" }, () => "no-target")).get("a")).toMatchObject({
    previousRank: null,
    movementReason: "first-month",
  });
});
