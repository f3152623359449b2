/** What a number of a sheet means by its number format, and how it is written in a field. */
import { dayText, numberOf } from "@clearboard/core/period";

/** `date` shows a day, `moment` a day and its time; `time` shows a time of day; `elapsed` a length of time, as [h]:mm:ss does. */
export type Form = "number" | "date" | "moment" | "time" | "elapsed";

const DAY_MS = 86_400_000;
/** 9999-12-31 in the 1900 system. */
const LAST_SERIAL = 2_958_465;
const EPOCH_1904 = numberOf(1904, 1, 1);
// Serial 1 is 1900-01-01, and from 61 on one more for the 29 February 1900 that never was.
const EPOCH_1900 = numberOf(1899, 12, 31);

/** The form of a format that a workbook names by number only. 27 to 36 and 50 to 58 are the East Asian dates. */
export function builtIn(id: number): Form {
  if (id === 22) return "moment";
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36) return "date";
  if ((id >= 50 && id <= 54) || id === 57 || id === 58) return "date";
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id === 45 || id === 47 || id === 55 || id === 56)
    return "time";
  return id === 46 ? "elapsed" : "number";
}

/** The form of a format code, by its first section: `yyyy"年"m"月"d"日"`, `[$-804]h:mm AM/PM`, `0.0_);[Red]\(0.0\)`. */
export function formOf(code: string): Form {
  const bare = code.replace(/"[^"]*"|\\.|_.|\*./gu, "");
  const [first = ""] = bare.split(";");
  if (/\[(h+|m+|s+)\]/i.test(first)) return "elapsed";
  // Colours, conditions and locales stand in brackets.
  const signs = first
    .replace(/\[[^\]]*\]/g, "")
    .replace(/(s)\.0+/gi, "$1")
    .toLowerCase();
  if (/general|[#?@0]/.test(signs)) return "number";
  if (/[ydeg]|m{3,}|b{2,}/.test(signs.replace(/am\/pm|a\/p/g, ""))) return /[hs]/.test(signs) ? "moment" : "date";
  if (/[hs]/.test(signs)) return "time";
  return /m/.test(signs) ? "date" : "number";
}

/** The text of a number as CSV would hold it: a date as yyyy-mm-dd[ hh:mm:ss], a time as hh:mm:ss, else its digits. */
export function textOf(written: string, form: Form, is1904: boolean): string {
  if (form === "number") return digits(written);
  const serial = Number(written);
  const isOnScale = serial >= 0 && serial <= LAST_SERIAL;
  if (!isOnScale) return digits(written);
  if (form === "elapsed") return clock(Math.round(serial * DAY_MS));
  const ms = Math.round(serial * DAY_MS);
  const day = Math.floor(ms / DAY_MS);
  if (form === "time") return clock(ms - day * DAY_MS);
  // 1900-01-00 and the 29 February 1900 are days of spreadsheets only.
  if (!is1904 && (day === 60 || day === 0)) return day === 0 && ms > 0 ? clock(ms) : digits(written);
  const number = is1904 ? EPOCH_1904 + day : EPOCH_1900 + day - (day > 60 ? 1 : 0);
  const text = dayText(number);
  return form === "date" && ms === day * DAY_MS ? text : `${text} ${clock(ms - day * DAY_MS)}`;
}

function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

const PRECISION = 15;

/**
 * The digits of a number as written, without a power of ten and without ".0"; where 17 digits were written of a number
 * that fewer name just as well (1.1000000000000001), those.
 */
export function digits(written: string): string {
  const text = written.trim();
  if (/^-?[1-9]\d{0,14}$/.test(text)) return text;
  const found = /^([-+]?)(\d*)(?:\.(\d*))?(?:e([-+]?\d{1,3}))?$/i.exec(text);
  if (!found) return text;
  const [, sign = "", whole = "", fraction = "", power = "0"] = found;
  const isLong = fraction !== "" && (whole + fraction).replace(/^0+/, "").length > 15;
  const short = isLong ? String(Number(text)) : "";
  if (short !== "" && short.length < text.length && !/e/i.test(short)) return short;
  const shift = Number(power);
  const all = whole + fraction;
  const point = whole.length + shift;
  // A spreadsheet keeps 15 digits: those after them are lost, and zeros in their place would make another number of it.
  if (point > PRECISION && shift !== 0 && all.replace(/^0+|0+$/g, "").length >= PRECISION) return text;
  const padded = point <= 0 ? "0".repeat(1 - point) + all : all.padEnd(point, "0");
  const place = Math.max(point, 1);
  const head = padded.slice(0, place).replace(/^0+(?=\d)/, "");
  const tail = padded.slice(place).replace(/0+$/, "");
  const isZero = /^0*$/.test(head + tail);
  return `${sign === "-" && !isZero ? "-" : ""}${head === "" ? "0" : head}${tail === "" ? "" : `.${tail}`}`;
}
