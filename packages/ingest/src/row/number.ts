/** Numbers as people and programs write them. */
import * as Rational from "@clearboard/core/rational";
import { halfWidth } from "../width.ts";
import * as Written from "./written.ts";

const SIGNED = /^([-+−]?)\s*\p{Sc}?\s*([-+−]?)\s*([\d.,'’ \u00a0\u202f]+?)\s*(?:元|\p{Sc})?$/u;
const BODY = {
  ".": /^(\d{1,3}(?:([,'’ \u00a0\u202f])\d{3}(?:\2\d{3})*)?|\d+)?(?:\.(\d*))?$/,
  ",": /^(\d{1,3}(?:([.'’ \u00a0\u202f])\d{3}(?:\2\d{3})*)?|\d+)?(?:,(\d*))?$/,
};

type Digits = { isNegative: boolean; whole: string; fraction: string };

/** Sign, thousands and currency signs taken off: "-¥1,234.50" -> 1234, 50. Undefined where it is no plain number. */
function digits(text: string, decimal: "." | ","): Digits | undefined {
  const [, before = "", after = "", body = ""] = SIGNED.exec(halfWidth(text)) ?? [];
  const [, grouped = "", , fraction = ""] = BODY[decimal].exec(body) ?? [];
  if (grouped === "" && fraction === "") return undefined;
  if (before !== "" && after !== "") return undefined;
  const sign = before + after;
  return { isNegative: sign !== "" && sign !== "+", whole: grouped.replace(/\D/g, ""), fraction };
}

/**
 * Minor units as text. What floating point leaves behind (within a millionth of a minor unit) is noise; any more decimals
 * than the currency has are a fault, since rounding them would invent money.
 */
export function money(
  text: string,
  decimal: "." | ",",
  decimals: number,
): { minor: string } | { code: "bad-number" | "amount-decimals" } {
  const found = digits(text, decimal);
  if (!found) return { code: "bad-number" };
  const kept = found.fraction.slice(0, decimals).padEnd(decimals, "0");
  const rest = Number(`0.${found.fraction.slice(decimals) || "0"}`);
  if (rest > 1e-6 && rest < 1 - 1e-6) return { code: "amount-decimals" };
  const minor = BigInt(`0${found.whole}${kept}`) + (rest > 0.5 ? 1n : 0n);
  return { minor: (found.isNegative ? -minor : minor).toString() };
}

const LARGE = { 万: 4, 萬: 4, 亿: 8, 億: 8 } as const;

/** The number before 万 or 亿, with the tens that they stand for: 1.5万元 is 1.5 and 4. They mean one thing in every file. */
export function large(written: string): { text: string; tens: number } {
  const text = halfWidth(written);
  const [, number = "", word = ""] = /^(.*\d.*?)\s*([万萬亿億])\s*(?:元|\p{Sc})?$/su.exec(text) ?? [];
  return word === "" ? { text, tens: 0 } : { text: number, tens: LARGE[word as keyof typeof LARGE] };
}

/** A number of at most 4 decimals, noise beyond them dropped; undefined where it is none. */
export function plain(text: string, decimal: "." | ","): number | undefined {
  const { text: before, tens } = large(text);
  const found = digits(before, decimal);
  if (!found) return undefined;
  const shifted = `${found.fraction.slice(0, tens).padEnd(tens, "0")}.${found.fraction.slice(tens) || "0"}`;
  const value = Number(`${found.isNegative ? "-" : ""}${found.whole || "0"}${shifted}`);
  const rounded = Math.round(value * 10_000) / 10_000;
  return Math.abs(rounded - value) < 1e-9 ? rounded : undefined;
}

/** Whole seconds of "143", "0143" or "143.7" (the fraction is cut off); -1 negative, NaN no number. From ASCII bytes. */
export function seconds(bytes: Uint8Array, from: number, to: number): number {
  const isNegative = bytes[from] === 45;
  let value = 0;
  let at = isNegative ? from + 1 : from;
  if (at === to) return Number.NaN;
  for (; at < to; at++) {
    const digit = (bytes[at] as number) - 48;
    if (digit === -2 && at > from && at + 1 < to) {
      for (at++; at < to; at++) if ((bytes[at] as number) < 48 || (bytes[at] as number) > 57) return Number.NaN;
      break;
    }
    if (digit < 0 || digit > 9 || value > 1e9) return Number.NaN;
    value = value * 10 + digit;
  }
  return isNegative && value > 0 ? -1 : value;
}

/**
 * A part of a whole, exact: 12.5% or, as a `percent`, 12.5; as a `fraction` 0.125 or 1/8. Undefined where it is none. Past
 * twelve decimals a number is what floating point left of one.
 */
export function share(text: string, decimal: "." | ",", unit: "fraction" | "percent"): Rational.Info | undefined {
  const [, body = "", sign = ""] = /^(.*?)\s*(%)?$/s.exec(halfWidth(text)) ?? [];
  const parts = body.split("/");
  const [top, bottom] = parts.map((part) => exact(part.trim(), decimal));
  if (!top || parts.length > 2 || (parts.length === 2 && (!bottom || bottom.n === 0n))) return undefined;
  const whole = bottom ? Rational.divide(top, bottom) : top;
  return sign !== "" || (unit === "percent" && !bottom) ? Rational.divide(whole, Rational.of(100)) : whole;
}

function exact(text: string, decimal: "." | ","): Rational.Info | undefined {
  const found = /^\d*[.,]?\d*$/.test(text) ? digits(text, decimal) : undefined;
  if (!found) return undefined;
  const value = Rational.parse(`${found.whole || "0"}.${found.fraction || "0"}`);
  return found.fraction.length > 12 ? Rational.parse(Rational.text(value, 12)) : value;
}

/** A spreadsheet's number of a moment: whole days, and the seconds of the part after the point. */
export function serial(text: string): { days: number; seconds: number } | undefined {
  if (!/^\d{1,6}(\.\d+)?$/.test(text)) return undefined;
  const days = Math.floor(Number(text));
  const seconds = Math.round((Number(text) - days) * 86_400);
  return seconds < 86_400 ? { days, seconds } : { days: days + 1, seconds: 0 };
}

/**
 * `YYYY-MM` of 2026-10, 2026/10, 202610, 2026年10月, 10/2026, Oct 2026, 2026-Oct, the first day of a month, and with a pivot
 * Oct-26; `short-year` where only that is missing, undefined where it is none.
 */
export function month(written: string, pivot?: number): string | "short-year" | undefined {
  const text = halfWidth(written);
  const digits = /^(\d{4})[-/.年]?(\d{1,2})(?:月|[-/.]0?1|月0?1日)?$/.exec(text);
  const turned = /^(\d{1,2})[-/.](\d{4})$/.exec(text);
  const named = /^([a-z]{3,9})\.?[-/.,' ]+(\d{2}|\d{4})$/i.exec(text);
  const late = /^(\d{4})[-/. ]([a-z]{3,9})\.?$/i.exec(text);
  const number = digits
    ? Number(digits[2])
    : turned
      ? Number(turned[1])
      : Written.monthOf((named?.[1] ?? late?.[2]) || "");
  if (!(number >= 1 && number <= 12)) return undefined;
  const year = Written.longYear(digits?.[1] ?? turned?.[2] ?? named?.[2] ?? late?.[1] ?? "", pivot);
  return year === undefined ? "short-year" : `${year}-${String(number).padStart(2, "0")}`;
}

/** Whether a text runs from one day to another, as a settlement month from day 26 to 25 does. */
export function isOfDays(written: string): boolean {
  const day = "\\d{4}[-/.年]\\d{1,2}[-/.月]\\d{1,2}日?";
  return new RegExp(`^${day}\\s*(?:\\.\\.|[-–~～至到/])\\s*${day}$`).test(halfWidth(written).trim());
}
