/** Numbers as people and programs write them. */

const SIGNED = /^([-+−]?)\s*\p{Sc}?\s*([-+−]?)\s*([\d.,'’ \u00a0\u202f]+?)\s*(?:元|\p{Sc})?$/u;
const BODY = {
  ".": /^(\d{1,3}(?:([,'’ \u00a0\u202f])\d{3}(?:\2\d{3})*)?|\d+)?(?:\.(\d*))?$/,
  ",": /^(\d{1,3}(?:([.'’ \u00a0\u202f])\d{3}(?:\2\d{3})*)?|\d+)?(?:,(\d*))?$/,
};

type Digits = { isNegative: boolean; whole: string; fraction: string };

/** Sign, thousands and currency signs taken off: "-¥1,234.50" -> 1234, 50. Undefined where it is no plain number. */
function digits(text: string, decimal: "." | ","): Digits | undefined {
  const [, before = "", after = "", body = ""] = SIGNED.exec(text) ?? [];
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

/** A number of at most 4 decimals, noise beyond them dropped; undefined where it is none. */
export function plain(text: string, decimal: "." | ","): number | undefined {
  const found = digits(text, decimal);
  if (!found) return undefined;
  const value = Number(`${found.isNegative ? "-" : ""}${found.whole || "0"}.${found.fraction || "0"}`);
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

/** Seconds of h:mm:ss or mm:ss; -1 negative, NaN none of both. */
export function clockSeconds(text: string): number {
  const found = /^(-?)(?:(\d{1,4}):)?(\d{1,4}):(\d{2})(?:\.\d+)?$/.exec(text);
  if (!found) return Number.NaN;
  const [hours, minutes, rest] = [Number(found[2] ?? 0), Number(found[3]), Number(found[4])];
  if (rest > 59 || (found[2] !== undefined && (minutes > 59 || found[3]?.length !== 2))) return Number.NaN;
  const value = hours * 3600 + minutes * 60 + rest;
  return found[1] === "-" && value > 0 ? -1 : value;
}

/** `YYYY-MM` of 2026-10, 2026/10, 202610, 2026年10月 or the first day of a month; undefined where it is none. */
export function month(text: string): string | undefined {
  const found = /^(\d{4})[-/.年]?(\d{1,2})(?:月|[-/.]0?1|月0?1日)?$/.exec(text);
  const number = Number(found?.[2]);
  return found && number >= 1 && number <= 12 ? `${found[1]}-${String(number).padStart(2, "0")}` : undefined;
}
