/** Lengths of time as people and programs write them. Whole seconds; -1 negative, NaN none at all. */

const NUMBER = /^-?(\d+(\.\d*)?|\.\d+)(e-?\d{1,2})?$/i;
const UNITS =
  /^(?:(\d{1,4})\s*(?:h|hrs?|hours?|小时|时))?\s*(?:(\d{1,5})\s*(?:m|mins?|minutes?|分钟|分))?\s*(?:(\d{1,6})(?:\.\d+)?\s*(?:s|secs?|seconds?|秒钟|秒))?$/i;

/** h:mm:ss or mm:ss. */
export function clock(text: string): number {
  const found = /^(-?)(?:(\d{1,4}):)?(\d{1,4}):(\d{2})(?:\.\d+)?$/.exec(text);
  if (!found) return Number.NaN;
  const [hours, minutes, rest] = [Number(found[2] ?? 0), Number(found[3]), Number(found[4])];
  if (rest > 59 || (found[2] !== undefined && (minutes > 59 || found[3]?.length !== 2))) return Number.NaN;
  const value = hours * 3600 + minutes * 60 + rest;
  return found[1] === "-" && value > 0 ? -1 : value;
}

/** h:mm; seconds after it, as spreadsheets add them, count too. */
function hourMinute(text: string): number {
  const [, sign, hours = "", minutes = "", rest = "0"] = /^(-?)(\d{1,4}):(\d{2})(?::(\d{2}))?$/.exec(text) ?? [];
  if (hours === "" || Number(minutes) > 59 || Number(rest) > 59) return Number.NaN;
  const value = Number(hours) * 3600 + Number(minutes) * 60 + Number(rest);
  return sign === "-" && value > 0 ? -1 : value;
}

/** 1h 2m 3s, 2 min 5 sec, 1小时2分3秒, with commas or "and" between. */
function units(text: string): number {
  const found = UNITS.exec(
    text
      .replace(/,|\band\b/gi, " ")
      .replace(/\s+/g, " ")
      .trim(),
  );
  if (!found || (found[1] ?? found[2] ?? found[3]) === undefined) return Number.NaN;
  return Number(found[1] ?? 0) * 3600 + Number(found[2] ?? 0) * 60 + Number(found[3] ?? 0);
}

/** A decimal of a larger unit stands for the whole second it was made of: 0.0167 minutes is 1 s. */
function nearest(size: number): (text: string) => number {
  return (text) => {
    if (!NUMBER.test(text)) return Number.NaN;
    const value = Math.round(Number(text) * size);
    return value < 0 ? -1 : value;
  };
}

function milliseconds(text: string): number {
  if (!NUMBER.test(text)) return Number.NaN;
  const value = Math.floor(Number(text) / 1000);
  return value < 0 ? -1 : value;
}

export const FORMS = {
  clock,
  "hour-minute": hourMinute,
  units,
  milliseconds,
  minutes: nearest(60),
  hours: nearest(3600),
  day: nearest(86_400),
};
