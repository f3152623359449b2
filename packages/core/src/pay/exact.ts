/** Text to exact numbers and back: every figure of pay is a Rational, money in minor units. */
import * as Money from "../money.ts";
import * as Rational from "../rational.ts";

export const ONE = Rational.of(1n);

/** "0.05", "5%" and "1/20" are the same. */
export function rate(text: string): Rational.Info {
  if (/^\d+$/.test(text)) return { n: BigInt(text), d: 1n };
  if (!text.endsWith("%")) return Rational.parse(text);
  return Rational.divide(Rational.parse(text.slice(0, -1)), Rational.of(100n));
}

/** Minor units in one major unit: CNY 100, JPY 1. */
export function scale(currency: string): Rational.Info {
  return Rational.of(BigInt(`1${"0".repeat(Money.decimals(currency))}`));
}

/** Major text to minor units: "80000.5" CNY = 8000050. */
export function minor(text: string, currency: string): Rational.Info {
  return Rational.multiply(rate(text), scale(currency));
}

/** An exact number as the shortest exact text: a decimal where one exists ("2867.865"), else a fraction ("1/3"). */
export function text(value: Rational.Info): string {
  if (value.d === 1n) return value.n.toString();
  let [rest, twos, fives] = [value.d, "", ""];
  while (rest % 2n === 0n) [rest, twos] = [rest / 2n, `${twos}2`];
  while (rest % 5n === 0n) [rest, fives] = [rest / 5n, `${fives}5`];
  if (rest !== 1n) return `${value.n}/${value.d}`;
  return Rational.text(value, twos.length > fives.length ? twos.length : fives.length);
}

/** Minor units as exact major text. */
export function major(value: Rational.Info, currency: string): string {
  return text(Rational.divide(value, scale(currency)));
}

export function sum(values: readonly Rational.Info[]): Rational.Info {
  return values.reduce(Rational.add, Rational.ZERO);
}

export function product(values: readonly Rational.Info[]): Rational.Info {
  return values.reduce(Rational.multiply, ONE);
}

export function isBelow(a: Rational.Info, b: Rational.Info): boolean {
  return Rational.compare(a, b) < 0;
}

export function isSame(a: Rational.Info, b: Rational.Info): boolean {
  return a.n === b.n && a.d === b.d;
}

export function negative(a: Rational.Info): Rational.Info {
  return Rational.subtract(Rational.ZERO, a);
}
