/** Exact rationals over bigint: rates, weights, attainment and every amount before its one rounding. */

/** Always reduced, the denominator above 0. */
export type Info = { readonly n: bigint; readonly d: bigint };
export type Rounding = "half-up" | "half-down" | "half-even";

export const ZERO: Info = { n: 0n, d: 1n };
export const ONE: Info = { n: 1n, d: 1n };

/** n / d, reduced. Throws RangeError when d is 0. */
export function of(n: bigint | number, d: bigint | number = 1n): Info {
  const [top, bottom] = [BigInt(n), BigInt(d)];
  if (bottom === 0n) throw new RangeError("a rational needs a denominator");
  if (bottom === 1n) return { n: top, d: 1n };
  const sign = bottom < 0n ? -1n : 1n;
  const shared = divisor(top < 0n ? -top : top, bottom * sign);
  return { n: (top * sign) / shared, d: (bottom * sign) / shared };
}

/** "0.035", "2/100", "-1.5/3", "1": exactly what is written. Throws RangeError for anything else. */
export function parse(text: string): Info {
  const parts = /^(-?)(\d+)(?:\.(\d+))?(?:\/(\d+)(?:\.(\d+))?)?$/.exec(text);
  if (!parts) throw new RangeError(`not a rational: ${text}`);
  const [, sign = "", whole = "", decimals = "", under = "1", underDecimals = ""] = parts;
  const top = BigInt(whole + decimals) * (sign === "-" ? -1n : 1n);
  return of(top * 10n ** BigInt(underDecimals.length), BigInt(under + underDecimals) * 10n ** BigInt(decimals.length));
}

/** A rate as plans write it: "0.05", "5%" and "1/20" are the same. Throws RangeError for anything else. */
export function parseRate(text: string): Info {
  if (/^\d+$/.test(text)) return { n: BigInt(text), d: 1n };
  return text.endsWith("%") ? divide(parse(text.slice(0, -1)), of(100n)) : parse(text);
}

export function add(a: Info, b: Info): Info {
  return a.d === b.d ? of(a.n + b.n, a.d) : of(a.n * b.d + b.n * a.d, a.d * b.d);
}

export function subtract(a: Info, b: Info): Info {
  return add(a, { n: -b.n, d: b.d });
}

export function multiply(a: Info, b: Info): Info {
  return of(a.n * b.n, a.d * b.d);
}

/** Throws RangeError when b is 0. */
export function divide(a: Info, b: Info): Info {
  return of(a.n * b.d, a.d * b.n);
}

export function negate(a: Info): Info {
  return { n: -a.n, d: a.d };
}

export function sum(values: readonly Info[]): Info {
  return values.reduce(add, ZERO);
}

/** Of no values: 1. */
export function product(values: readonly Info[]): Info {
  return values.reduce(multiply, ONE);
}

/** Below 0 when a < b, 0 when equal, above 0 when a > b. */
export function compare(a: Info, b: Info): number {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function isBelow(a: Info, b: Info): boolean {
  return compare(a, b) < 0;
}

/** Both are reduced, so equal numbers have equal parts. */
export function equals(a: Info, b: Info): boolean {
  return a.n === b.n && a.d === b.d;
}

export function min(a: Info, b: Info): Info {
  return compare(a, b) <= 0 ? a : b;
}

export function max(a: Info, b: Info): Info {
  return compare(a, b) >= 0 ? a : b;
}

/** The greatest integer not above: -1/2 -> -1. */
export function floor(a: Info): bigint {
  const whole = a.n / a.d;
  return a.n < 0n && whole * a.d !== a.n ? whole - 1n : whole;
}

/** The least integer not below: 1/2 -> 1. */
export function ceil(a: Info): bigint {
  return -floor({ n: -a.n, d: a.d });
}

/** The nearest integer; a half goes away from zero (half-up), towards it (half-down) or to the even neighbour: 2.5 -> 3, 2, 2. */
export function round(a: Info, rounding: Rounding = "half-up"): bigint {
  const size = a.n < 0n ? -a.n : a.n;
  const whole = size / a.d;
  const twice = (size - whole * a.d) * 2n;
  const isHalfUp = rounding === "half-up" || (rounding === "half-even" && whole % 2n === 1n);
  const isUp = twice > a.d || (twice === a.d && isHalfUp);
  const rounded = isUp ? whole + 1n : whole;
  return a.n < 0n ? -rounded : rounded;
}

/** Decimal text with exactly that many places: 1/3 with 4 -> "0.3333". Never "-0.00". */
export function text(a: Info, places: number, rounding: Rounding = "half-up"): string {
  const scaled = round(multiply(a, of(10n ** BigInt(places))), rounding);
  if (places === 0) return scaled.toString();
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(places + 1, "0");
  return `${scaled < 0n ? "-" : ""}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** The shortest exact text: a decimal where one exists ("2867.865"), else a fraction ("1/3"). */
export function exactText(a: Info): string {
  if (a.d === 1n) return a.n.toString();
  let [rest, twos, fives] = [a.d, 0, 0];
  for (; rest % 2n === 0n; twos++) rest /= 2n;
  for (; rest % 5n === 0n; fives++) rest /= 5n;
  return rest === 1n ? text(a, Math.max(twos, fives)) : `${a.n}/${a.d}`;
}

function divisor(a: bigint, b: bigint): bigint {
  let [left, right] = [a, b];
  while (right !== 0n) [left, right] = [right, left % right];
  return left;
}
