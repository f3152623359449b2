/** Cells -> numbers, money, currencies and shares, all exact. */
import { decimals } from "@clearboard/core/money";
import * as Rational from "@clearboard/core/rational";
import type * as Scalars from "../mapping/scalars.ts";
import { halfWidth } from "../width.ts";
import { type Cells, remembered } from "./cells.ts";
import * as Numbers from "./number.ts";
import { type Reader, type Setting, word } from "./reader.ts";
import * as Witness from "./witness.ts";

/** Decimals of a number that is no amount. */
const PLACES = 4;

export function number(setting: Setting, spec: Scalars.Numeric): Reader<number> {
  if ("is" in spec) return () => spec.is;
  const at = setting.find(spec.column);
  if ("words" in spec) {
    const words = new Map(Object.entries(spec.words).map(([from, to]) => [word(from), to]));
    const known = Object.keys(spec.words).slice(0, 12).join(", ");
    return (cells) => {
      if (!cells.seek(at)) return cells.fail("missing-field", at);
      return words.get(word(cells.decoded(at))) ?? cells.fail("unknown-word", at, { words: known });
    };
  }
  const { decimal: sign = "." } = spec;
  const witness = setting.observe(Witness.decimal(at, sign, PLACES));
  return (cells) => {
    if (!cells.seek(at)) return cells.fail("missing-field", at);
    const text = cells.decoded(at);
    const found = Numbers.plain(text, sign);
    if (found === undefined) {
      witness.fail(text);
      return cells.fail("bad-number", at);
    }
    if (witness.proof === undefined && Witness.isProof(text, sign, PLACES)) witness.proof = text;
    return found;
  };
}

/** A number from 0 on as decimal text; undefined without a fault where the cell is empty. */
export function decimal(setting: Setting, spec: Scalars.Numeric): Reader<string> {
  if ("is" in spec) return () => String(spec.is);
  const at = setting.find(spec.column);
  const read = number(setting, spec);
  return (cells) => {
    if (!cells.seek(at)) return undefined;
    const value = read(cells);
    if (value === undefined) return undefined;
    return value >= 0 ? String(value) : cells.fail("bad-number", at);
  };
}

export type Money = (cells: Cells, currency: string) => string | null | undefined;

/** Minor units as text; null where the cell is empty. */
export function money(setting: Setting, spec: Scalars.Money): Money {
  const at = setting.find(spec.column);
  const { unit, times = 1, negative } = spec;
  const shift = String(times).length - 1;
  const strip = stripper(spec);
  const { decimal = "." } = spec;
  const witness = setting.observe(Witness.decimal(at, decimal, decimals(setting.currency) + shift));
  return (cells, currency) => {
    if (!cells.seek(at)) return null;
    const { text, tens } = strip(cells.decoded(at));
    const places = (unit === "minor" ? 0 : decimals(currency)) + shift + tens;
    const found = Numbers.money(text, decimal, places);
    if ("minor" in found) {
      if (witness.proof === undefined && Witness.isProof(text, decimal, places)) witness.proof = text;
      return negative === "drop" ? found.minor.replace("-", "") : found.minor;
    }
    witness.fail(text);
    return cells.fail(found.code, at, { currency, decimals: decimals(currency) });
  };
}

/** Takes off what the profile says may stand around a number, and says how many tens it stands for. */
function stripper(spec: Scalars.Money): (text: string) => { text: string; tens: number } {
  const { suffixes, signs = [], negative, times = 1 } = spec;
  // Where the header counts in 万 already, another 万 beside a number is no number of it.
  const large = times === 1 ? Numbers.large : (text: string) => ({ text, tens: 0 });
  if (!suffixes && signs.length === 0 && negative !== "parentheses") return large;
  const either = (words: string[]) =>
    `(?:${words.map((text) => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")).join("|")})`;
  const before = new RegExp(`^([-+]?\\s*)${either(signs)}\\s*(?=[-+\\d.])`, "iu");
  const after = new RegExp(`(?<=\\d[.\\s]*)${either(signs)}$`, "iu");
  const tail = new RegExp(`(?<=\\d[.\\s]*)${either(Object.keys(suffixes ?? {}))}$`, "iu");
  const tens = new Map(Object.entries(suffixes ?? {}).map(([key, size]) => [word(key), String(size).length - 1]));
  return (cell) => {
    let text = halfWidth(cell);
    if (negative === "parentheses") text = text.replace(/^([^()]*)\(([^()]*)\)$/, "-$1$2");
    if (signs.length > 0) text = text.replace(before, "$1").replace(after, "").trim();
    if (!suffixes) return large(text);
    text = text.replace(/\s*(?:元|\p{Sc})$/u, "");
    const [found = ""] = tail.exec(text) ?? [];
    return { text: text.slice(0, text.length - found.length).trim(), tens: tens.get(word(found)) ?? 0 };
  };
}

/** The row's currency, else the profile's, else the organisation's. */
export function currency(setting: Setting, spec: Scalars.Currency | undefined): Reader<string> {
  const at = spec?.column ? setting.find(spec.column) : -1;
  const fixed = spec?.is ?? setting.currency;
  return remembered(at, 512, (cells) => {
    if (!cells.seek(at)) return fixed;
    const code = cells.decoded(at);
    return /^[a-z]{3}$/i.test(code) ? code.toUpperCase() : cells.fail("bad-currency", at);
  });
}

/** An exact part of a whole, at most 1; undefined without a fault where the cell is empty. `at` is its column. */
export function share(setting: Setting, spec: Scalars.Share | undefined): Reader<Rational.Info> & { at: number } {
  if (!spec) return Object.assign(() => undefined, { at: -1 });
  if ("is" in spec) {
    const fixed = Rational.parse(spec.is);
    return Object.assign(() => fixed, { at: -1 });
  }
  const at = setting.find(spec.column);
  const part = remembered(at, 512, (cells) => Numbers.share(cells.decoded(at), spec.decimal ?? ".", spec.unit));
  const witness = spec.unit === "fraction" ? setting.observe(Witness.share(at)) : undefined;
  const read: Reader<Rational.Info> = (cells) => {
    if (!cells.seek(at)) return undefined;
    const found = part(cells);
    if (!found) return cells.fail("bad-share", at);
    const isPart = Rational.compare(found, ONE) <= 0;
    if (witness && isPart && found.n > 0n) witness.proof ??= cells.decoded(at);
    if (isPart) return found;
    witness?.fail(cells.decoded(at));
    return cells.fail("share-over-one", at);
  };
  return Object.assign(read, { at });
}

export const ONE = Rational.of(1);

/** `0.125`, or `1/3` where decimals have no end. */
export function shareText({ n, d }: Rational.Info): string {
  let rest = d;
  let places = 0;
  for (const prime of [2n, 5n]) {
    let count = 0;
    for (; rest % prime === 0n; count++) rest /= prime;
    places = Math.max(places, count);
  }
  return rest === 1n ? Rational.text({ n, d }, places) : `${n}/${d}`;
}
