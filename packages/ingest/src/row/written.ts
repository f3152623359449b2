/** Dates and times as people and programs write them, put as yyyy-mm-dd h:mm:ss; the order of their parts is stated, never guessed. */
import type { Written } from "../mapping/scalars.ts";
import { halfWidth } from "../width.ts";

const MONTHS = "january february march april may june july august september october november december".split(" ");
const NAME = "[a-z]{3,9}\\.?";
const PART = `(\\d{1,4}|${NAME})(?:st|nd|rd|th)?`;
const BETWEEN = "(?:\\s*[-/.,年月]\\s*|\\s+)";
const DATE = new RegExp(`^${PART}${BETWEEN}${PART}${BETWEEN}${PART}日?(?![\\d.])(.*)$`, "is");
const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+|\s*(?:星期|周)[一二三四五六日天]\s*/gi;

/** Number of an English month, by its name or at least three letters of it; 0 for anything else. */
export function monthOf(name: string): number {
  const text = name.toLowerCase().replace(/\.$/, "");
  return text.length < 3 ? 0 : MONTHS.findIndex((month) => month.startsWith(text)) + 1 || (text === "sept" ? 9 : 0);
}

/** The whole year of one of two digits: those below the pivot are 20yy. Undefined without a pivot. */
export function longYear(year: string, pivot: number | undefined): string | undefined {
  if (year.length === 4) return year;
  if (year.length !== 2 || pivot === undefined) return undefined;
  return `${Number(year) < pivot ? "20" : "19"}${year}`;
}

/** yyyy-mm-dd, and the time after it where there is one; `short-year` where only a pivot is missing. */
export function rewrite(text: string, { order, pivot }: Written): string | "short-year" | undefined {
  const plain = halfWidth(text)
    .replace(WEEKDAY, " ")
    .replace(/(?<=^\d{1,2})(?=[a-z]{3})|(?<=^\d{1,2}[a-z]{3,9})(?=\d)/gi, " ")
    .trim();
  const [, first = "", second = "", third = "", rest = ""] = DATE.exec(plain) ?? compact(plain, { order, pivot }) ?? [];
  const [year, month, day] =
    order === "ymd" ? [first, second, third] : order === "mdy" ? [third, first, second] : [third, second, first];
  const number = /^\d{1,2}$/.test(month) ? Number(month) : monthOf(month);
  if (number === 0 || !/^\d{1,2}$/.test(day) || !/^\d{2}(\d{2})?$/.test(year)) return undefined;
  const long = longYear(year, pivot);
  if (long === undefined) return "short-year";
  return `${long}-${number}-${day}${rest.trim() === "" ? "" : ` ${time(rest)}`}`;
}

/** h:mm[:ss] [AM|PM] [Z|±hh:mm] of 下午 3:05, 15时05分, 3 p.m., 15:05 UTC, 150500. */
export function time(text: string): string {
  return halfWidth(text)
    .replace(/^[,T\s]+/i, "")
    .replace(/^(上午|下午)\s*(.*?)$/s, (_, half: string, rest: string) => `${rest} ${half === "上午" ? "AM" : "PM"}`)
    .replace(/(\d{1,2})[时時点點](?:(\d{1,2})分)?(?:(\d{1,2})秒)?/, (_, h: string, m = "0", s = "0") =>
      [h, String(m).padStart(2, "0"), String(s).padStart(2, "0")].join(":"),
    )
    .replace(/^(\d{2})(\d{2})(\d{2})?(?!\d)/, (_, h: string, m: string, s = "00") => `${h}:${m}:${s}`)
    .replace(/^(\d{1,2})\s*(?=[ap]\.?m)/i, "$1:00 ")
    .replace(/([ap])\.m\./i, "$1m")
    .replace(/(:\d{2}),(\d+)/, "$1.$2")
    .replace(/\s*(?:UTC|GMT)\s*([-+]\d{1,2}(?::?\d{2})?)?$/i, (_, offset?: string) => shift(offset))
    .trim();
}

function shift(offset: string | undefined): string {
  if (offset === undefined) return "Z";
  const [, sign = "+", hours = "0", minutes = "00"] = /^([-+])(\d{1,2}):?(\d{2})?$/.exec(offset) ?? [];
  return `${sign}${hours.padStart(2, "0")}:${minutes}`;
}

/** Digits without anything between: eight, or six where a pivot is stated, then perhaps a time. */
function compact(text: string, { order, pivot }: Written): string[] | undefined {
  const years = pivot === undefined ? 4 : 2;
  const [, digits = "", rest = ""] =
    /^(\d{8})((?:[T ]?\d{2}:?\d{2}(?!\d{3}).*)?)$/s.exec(text) ??
    (years === 2 ? /^(\d{6})((?:[T ].*)?)$/s.exec(text) : null) ??
    [];
  if (digits === "") return undefined;
  const long = digits.length === 8 ? 4 : 2;
  const cuts = order === "ymd" ? [0, long, long + 2, long + 4] : [0, 2, 4, 4 + long];
  const part = (at: number) => digits.slice(cuts[at], cuts[at + 1]);
  return [text, part(0), part(1), part(2), rest];
}
