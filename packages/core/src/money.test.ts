import * as fc from "fast-check";
import { expect, test } from "vitest";
import * as Money from "./money.ts";
import * as Rational from "./rational.ts";

const weigh = (...weights: number[]) =>
  weights.map((weight, index) => ({ id: `p${index}`, weight: Rational.of(weight) }));

test("a currency knows its decimals", () => {
  expect(["JPY", "CNY", "KWD", "USD"].map(Money.decimals)).toEqual([0, 2, 3, 2]);
});

test("money travels as text and comes back whole", () => {
  expect(Money.minor(Money.of(90_071_992_547_409_931n, "CNY"))).toBe(90_071_992_547_409_931n);
});

test("an exact amount is rounded once", () => {
  expect(Money.round(Rational.parse("286786.5"))).toBe(286_787n);
  expect(Money.round(Rational.parse("286786.5"), "half-even")).toBe(286_786n);
  expect(Money.round(Rational.parse("-0.5"))).toBe(-1n);
});

test("spare units go to the largest fractions, a tie to the larger weight, then to the smaller id", () => {
  expect(Money.split(323n, weigh(5670, 3850, 420, 60))).toEqual([183n, 124n, 14n, 2n]);
  expect(Money.split(5n, weigh(70, 30))).toEqual([4n, 1n]);
  expect(Money.split(5n, weigh(30, 70))).toEqual([1n, 4n]);
  expect(
    Money.split(1n, [
      { id: "b", weight: Rational.of(1) },
      { id: "a", weight: Rational.of(1) },
    ]),
  ).toEqual([0n, 1n]);
  expect(Money.split(286_787n, weigh(60, 40))).toEqual([172_072n, 114_715n]);
});

test("a negative total is the mirror of the positive one", () => {
  expect(Money.split(-323n, weigh(5670, 3850, 420, 60))).toEqual([-183n, -124n, -14n, -2n]);
});

test("nothing is split by no weight or by a negative one", () => {
  expect(() => Money.split(1n, weigh(0, 0))).toThrow(RangeError);
  expect(() => Money.split(1n, weigh(2, -1))).toThrow(RangeError);
});

test("shares add up to the pool, and none is a unit away from its exact share", () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }),
      fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 12 }),
      (total, weights) => {
        fc.pre(weights.some((weight) => weight > 0));
        const shares = Money.split(total, weigh(...weights));
        expect(shares.reduce((left, share) => left + share, 0n)).toBe(total);
        const sum = weights.reduce((left, weight) => left + weight, 0);
        shares.forEach((share, index) => {
          const off = Rational.subtract(Rational.of(share), Rational.of(total * BigInt(weights[index] ?? 0), sum));
          expect(Rational.compare(off, Rational.of(1)) < 0 && Rational.compare(off, Rational.of(-1)) > 0).toBe(true);
        });
      },
    ),
    { seed: 6 },
  );
});

const SHARES = fc.array(fc.integer({ min: 0, max: 97 }), { minLength: 1, maxLength: 6 });

test("instalments of a split amount are never negative, and every person's sum to the part of the whole", () => {
  const amounts = fc.array(fc.bigInt({ min: 0n, max: 5000n }), { maxLength: 12 });
  fc.assert(
    fc.property(amounts, SHARES, fc.string(), (list, weights, key) => {
      fc.pre(weights.some((weight) => weight > 0));
      const total = list.reduce((left, item) => left + item, 0n);
      const whole = Money.splitMonotone(total, weigh(...weights), key);
      expect(whole.reduce((left, part) => left + part, 0n)).toBe(total);
      for (const [at, part] of whole.entries()) {
        const partOf = (sum: bigint) => Money.splitMonotone(sum, weigh(...weights), key)[at] ?? 0n;
        const parts = Money.instalments(list, partOf);
        expect(parts.every((item) => item >= 0n)).toBe(true);
        expect(parts.reduce((left, item) => left + item, 0n)).toBe(part);
        const back = Money.instalments(
          list.map((item) => -item),
          partOf,
          total,
        );
        expect(back.reduce((left, item) => left + item, part)).toBe(0n);
      }
    }),
    { seed: 7 },
  );
});

test("two people's parts are the nearest units, and a tie falls by the deal", () => {
  const halves = (key: string) => Money.splitMonotone(5n, weigh(1, 1), key).map(Number);
  expect(Money.splitMonotone(5n, weigh(70, 30), "D")).toEqual([4n, 1n]);
  expect(Money.splitMonotone(-5n, weigh(30, 70), "D")).toEqual([-1n, -4n]);
  const first = Array.from({ length: 40 }, (_, at) => halves(`D${at}`)[0] ?? 0).filter((part) => part === 3).length;
  expect(first).toBeGreaterThan(8);
  expect(first).toBeLessThan(32);
  expect(() => Money.splitMonotone(5n, weigh(0, 0), "D")).toThrow(RangeError);
});

// electowiki.org/wiki/Alabama_paradox; the last is a tie, as moneyphp documents it
test("agrees with the published table of largest remainders", () => {
  const split = (total: bigint, ...weights: number[]) => Money.split(total, weigh(...weights)).map(Number);
  expect(split(10n, 6, 6, 2)).toEqual([4, 4, 2]);
  expect(split(11n, 6, 6, 2)).toEqual([5, 5, 1]);
  expect(split(323n, 5670, 3850, 420, 60)).toEqual([183, 124, 14, 2]);
  expect(split(324n, 5670, 3850, 420, 60)).toEqual([184, 125, 13, 2]);
  expect(split(5n, 70, 30)).toEqual([4, 1]);
});
