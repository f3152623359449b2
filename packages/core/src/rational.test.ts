import * as fc from "fast-check";
import { expect, test } from "vitest";
import * as Rational from "./rational.ts";

const parse = Rational.parse;

test("what is written is what is meant", () => {
  expect(parse("0.035")).toEqual({ n: 7n, d: 200n });
  expect(parse("2/100")).toEqual({ n: 1n, d: 50n });
  expect(parse("-1.5/0.3")).toEqual({ n: -5n, d: 1n });
  expect(parse("1")).toEqual({ n: 1n, d: 1n });
});

test.each(["", "a", "1e3", ".5", "1/", "--1", "1/2/3"])("%j is not a rational", (text) => {
  expect(() => parse(text)).toThrow(RangeError);
});

test("nothing is divided by zero", () => {
  expect(() => parse("1/0")).toThrow(RangeError);
  expect(() => Rational.divide(parse("1"), Rational.ZERO)).toThrow(RangeError);
});

test("the sign is kept on top", () => {
  expect(Rational.of(1, -2)).toEqual({ n: -1n, d: 2n });
  expect(Rational.divide(parse("1"), parse("-2"))).toEqual({ n: -1n, d: 2n });
});

test("a half goes up, away from zero, or to the even neighbour", () => {
  // 2,867.865 is the pay that floats round to 2,867.86.
  expect(Rational.text(parse("2867.865"), 2)).toBe("2867.87");
  expect(Rational.text(parse("2867.865"), 2, "half-even")).toBe("2867.86");
  expect(Rational.text(parse("-0.125"), 2)).toBe("-0.13");
  expect(Rational.round(parse("2.5"), "half-even")).toBe(2n);
  expect(Rational.round(parse("3.5"), "half-even")).toBe(4n);
  expect(Rational.text(parse("-0.001"), 2)).toBe("0.00");
  expect(Rational.text(parse("2/3"), 0)).toBe("1");
});

test("floor and ceiling go down and up, below zero too", () => {
  expect([Rational.floor(parse("-1/2")), Rational.floor(parse("-2")), Rational.floor(parse("1/2"))]).toEqual([
    -1n,
    -2n,
    0n,
  ]);
  expect([Rational.ceil(parse("1/2")), Rational.ceil(parse("-1/2")), Rational.ceil(parse("2"))]).toEqual([1n, 0n, 2n]);
});

test("arithmetic agrees with whole numbers over a common denominator", () => {
  const whole = fc.bigInt({ min: -1_000_000n, max: 1_000_000n });
  const under = fc.bigInt({ min: 1n, max: 1000n });
  fc.assert(
    fc.property(whole, under, whole, under, (a, b, c, d) => {
      const [x, y] = [Rational.of(a, b), Rational.of(c, d)];
      expect(Rational.add(x, y)).toEqual(Rational.of(a * d + c * b, b * d));
      expect(Rational.subtract(Rational.add(x, y), y)).toEqual(x);
      expect(Rational.multiply(x, y)).toEqual(Rational.of(a * c, b * d));
      expect(Rational.compare(x, y)).toBe(Math.sign(Number(a * d - c * b)));
      expect(Rational.compare(Rational.min(x, y), Rational.max(x, y))).toBeLessThanOrEqual(0);
      expect(parse(`${a}/${b}`)).toEqual(x);
    }),
    { seed: 5 },
  );
});
