/** Money is an integer number of minor units (fen, cents) as bigint, with its currency beside it; never a float. */
import * as z from "zod";
import * as Id from "./id.ts";
import { byText } from "./order.ts";
import * as Rational from "./rational.ts";

/** Money as it travels in JSON: minor units as text, so that amounts beyond 2^53 arrive whole. */
export const Info = z.object({
  minor: z
    .string()
    .regex(/^-?\d+$/)
    .meta({ description: "integer minor units (fen, cents) as text" }),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .meta({ description: "ISO 4217 code" }),
});
export type Info = z.output<typeof Info>;

export function of(minor: bigint, currency: string): Info {
  return { minor: minor.toString(), currency };
}

/** Decimals of a currency by ISO 4217: JPY 0, CNY 2, KWD 3; 2 for codes not in the list. */
export function decimals(currency: string): number {
  return EXPONENT[currency] ?? 2;
}

/** Minor units in one major unit: CNY 100, JPY 1. */
export function minorPerMajor(currency: string): Rational.Info {
  return Rational.of(10n ** BigInt(decimals(currency)));
}

/** Major text to exact minor units: "80000.5" CNY = 8000050. */
export function parseMajor(text: string, currency: string): Rational.Info {
  return Rational.multiply(Rational.parseRate(text), minorPerMajor(currency));
}

/** Exact minor units as the shortest major text: 8000050 CNY = "80000.5". */
export function majorText(minor: Rational.Info, currency: string): string {
  return Rational.exactText(Rational.divide(minor, minorPerMajor(currency)));
}

/** Minor units as major text with all decimals of the currency: 8000050 CNY = "80000.50". */
export function decimalText(minor: bigint, currency: string): string {
  return Rational.text(Rational.divide(Rational.of(minor), minorPerMajor(currency)), decimals(currency));
}

/** Whether major text is no finer than the currency's smallest unit. */
export function isWhole(text: string, currency: string): boolean {
  return parseMajor(text, currency).d === 1n;
}

/** The minor units of a money as bigint. */
export function minor(money: Info): bigint {
  return BigInt(money.minor);
}

/** One rounding of an exact amount in minor units to whole ones; a half goes away from zero, or to the even. */
export function round(amount: Rational.Info, rounding: Rational.Rounding = "half-up"): bigint {
  return Rational.round(amount, rounding);
}

/**
 * Splits a total so that the parts add up to it: floors first, the spare units to the largest fractions, a tie to the
 * larger weight, then to the smaller id (largest remainder). 5 over 70/30 gives 4/1. A negative total is
 * the mirror of the positive one. Answers in the order asked. Throws RangeError for a negative weight or no weight at all.
 */
export function split(total: bigint, parts: readonly { id: string; weight: Rational.Info }[]): bigint[] {
  if (parts.some((part) => part.weight.n < 0n)) throw new RangeError("a weight is negative");
  const sum = parts.reduce((left, part) => Rational.add(left, part.weight), Rational.ZERO);
  if (sum.n === 0n) throw new RangeError("no weight to split by");
  const size = total < 0n ? -total : total;
  const shares = parts.map((part, index) => {
    const exact = Rational.divide(Rational.multiply(Rational.of(size), part.weight), sum);
    const whole = Rational.floor(exact);
    return { id: part.id, index, weight: part.weight, whole, fraction: Rational.subtract(exact, Rational.of(whole)) };
  });
  let spare = size - shares.reduce((left, share) => left + share.whole, 0n);
  const order = [...shares].sort(
    (a, b) =>
      Rational.compare(b.fraction, a.fraction) || Rational.compare(b.weight, a.weight) || (a.id < b.id ? -1 : 1),
  );
  for (const share of order) {
    if (spare === 0n) break;
    share.whole += 1n;
    spare -= 1n;
  }
  return shares.map((share) => (total < 0n ? -share.whole : share.whole));
}

/**
 * Splits a total as `split` does, but so that a larger total never gives anybody less (Webster's method): what is split in
 * instalments is split on the running total, and no part of an instalment turns negative. 5 over 70/30 gives 4/1. A tie
 * falls to the larger weight, then by a hash of `key` (the deal) and the id: the odd unit is not always one person's.
 */
export function splitMonotone(
  total: bigint,
  parts: readonly { id: string; weight: Rational.Info }[],
  key: string,
): bigint[] {
  if (parts.length === 1) return [total];
  const sum = Rational.sum(parts.map(({ weight }) => weight));
  if (sum.n <= 0n) throw new RangeError("no weight to split by");
  const size = total < 0n ? -total : total;
  // Among two or three nobody gets less than the whole units of the exact share, among n not n less.
  const most = parts.length > 3 ? BigInt(parts.length) : 0n;
  const shares = parts.map(({ id, weight }) => {
    const least = Rational.floor(Rational.divide(Rational.multiply(Rational.of(size), weight), sum)) - most;
    return { id, weight, whole: least > 0n ? least : 0n };
  });
  const quotient = ({ weight, whole }: (typeof shares)[0]) => Rational.divide(weight, Rational.of(2n * whole + 1n));
  const tie = ({ id }: (typeof shares)[0]) => Id.hash(`${key}\u001f${id}`);
  for (let spare = size - shares.reduce((left, { whole }) => left + whole, 0n); spare > 0n; spare -= 1n) {
    const first = shares.reduce((best, next) => {
      const side = Rational.compare(quotient(next), quotient(best)) || Rational.compare(next.weight, best.weight);
      return (side || byText(tie(best), tie(next))) > 0 ? next : best;
    });
    first.whole += 1n;
  }
  return shares.map(({ whole }) => (total < 0n ? -whole : whole));
}

/** One person's parts of amounts that come one after another: each what it adds to the part of the running total. */
export function instalments(
  amounts: readonly bigint[],
  partOf: (total: bigint) => bigint,
  start: bigint = 0n,
): bigint[] {
  let total = start;
  return amounts.map((amount) => {
    const before = partOf(total);
    total += amount;
    return partOf(total) - before;
  });
}

// ISO 4217 list one: every active currency whose minor unit is not 2.
const EXPONENT: Record<string, number> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
  CLF: 4,
  UYW: 4,
};
