/** The ways in which systems write one table: what a cell looks like, how a file holds the cells, and the profile that says so. */
import { gzipSync } from "node:zlib";
import * as Profile from "@clearboard/ingest/profile";
import * as Profiles from "@clearboard/jobs/profile";
import fc from "fast-check";
import { zip } from "../../packages/ingest/src/archive/zip.fixture.ts";
import { encoded } from "../../packages/ingest/src/reading.fixture.ts";
import { type Cell, workbook } from "../../packages/ingest/src/xlsx/workbook.fixture.ts";

export type Type = "text" | "day" | "moment" | "month" | "money" | "number" | "percent" | "seconds";
export type Column = { header: string; type: Type };
/** Cells as the plain form writes them: 2026-01-05, 2026-01-05 09:00:00, 2026-01, 1234.50, 4.5, 12.5, 90; "" for nothing. */
export type Table = { name: string; profile: string; columns: Column[]; rows: string[][] };

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const WORKBOOK_DATES = ["yyyy-mm-dd", "yyyy-mm-dd hh:mm:ss"];

export const style = fc
  .record({
    form: fc.constantFrom("text", "text", "text", "gzip", "zip", "xlsx", "json", "jsonl"),
    encoding: fc.constantFrom("utf-8", "utf-8 with a mark", "utf-16le", "utf-16be", "gb18030", "windows-1252"),
    delimiter: fc.constantFrom(",", ";", "\t", "|"),
    lineEnd: fc.constantFrom("\n", "\r\n", "\r"),
    isQuoted: fc.boolean(),
    date: fc.constantFrom("ymd", "mdy", "dmy", "named", "chinese", "epoch", "serial"),
    between: fc.constantFrom("-", "/", "."),
    clock: fc.constantFrom("24", "AM", "offset"),
    month: fc.constantFrom("ymd", "slashed", "packed", "named", "chinese"),
    decimal: fc.constantFrom(".", ","),
    group: fc.constantFrom("", "other", " ", "'"),
    sign: fc.constantFrom("", "¥", "CNY "),
    percent: fc.constantFrom("percent", "sign", "fraction"),
    duration: fc.constantFrom("seconds", "padded", "clock", "units", "milliseconds"),
    isShared: fc.boolean(),
    is1904: fc.boolean(),
    isNative: fc.boolean(),
    shuffle: fc.nat(),
  })
  .map((item) => ({ ...item, encoding: /text|gzip|zip/.test(item.form) ? item.encoding : ("utf-8" as const) }))
  .map((item) => {
    const isLatin = item.encoding === "windows-1252";
    const sign = item.encoding === "gb18030" ? item.sign.replace("¥", "￥") : item.sign;
    const [date, month] = [item.date, item.month].map((how) => (isLatin && how === "chinese" ? "named" : how));
    return { ...item, sign, date: date ?? "ymd", month: month ?? "ymd" };
  });
export type Style = typeof style extends fc.Arbitrary<infer S> ? S : never;

/** Whether the encoding of a style has all signs of a text. */
export function canWrite({ encoding }: Style, text: string): boolean {
  if (encoding === "windows-1252") return !/[^\p{ASCII}\u0080-\u00ff]/u.test(text);
  return encoding !== "gb18030" || !/[ßñ]/.test(text);
}

const two = (value: number | string) => String(value).padStart(2, "0");

function dayText(as: Style, y: string, m: string, d: string): string {
  if (as.date === "named") return `${MONTHS[Number(m) - 1]} ${Number(d)}, ${y}`;
  if (as.date === "chinese") return `${y}年${Number(m)}月${Number(d)}日`;
  const parts = { y, m: as.isShared ? m : String(Number(m)), d: as.isShared ? d : String(Number(d)) };
  return [...as.date].map((part) => parts[part as "y" | "m" | "d"]).join(as.between);
}

/** Days since a workbook's beginning of time, as it counts them. */
const serialOf = (day: string, is1904: boolean) =>
  (Date.parse(day) - (is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30))) / 86_400_000;

function momentText(as: Style, text: string): string {
  const [day = "", time = ""] = text.split(" ");
  const [y = "", m = "", d = ""] = day.split("-");
  const at = Date.parse(`${day}T${time}+08:00`);
  if (as.date === "epoch") return String(at / 1000);
  if (as.date === "serial") return String(serialOf(`${day}T${time}Z`, as.is1904));
  const [hour = "", minute = "", second = ""] = time.split(":");
  const written = dayText(as, y, m, d);
  if (as.clock === "AM")
    return `${written} ${Number(hour) % 12 || 12}:${minute}:${second} ${Number(hour) < 12 ? "AM" : "PM"}`;
  return as.clock === "offset" && as.date === "ymd" && as.between === "-" && as.isShared
    ? new Date(at).toISOString()
    : `${written} ${time}`;
}

function numberText(as: Style, text: string, isGrouped: boolean): string {
  const [whole = "", part] = text.split(".");
  const separator = as.group === "other" ? (as.decimal === "." ? "," : ".") : as.group;
  const digits = isGrouped ? whole.replace(/\B(?=(\d{3})+$)/g, separator) : whole;
  return part === undefined ? digits : `${digits}${as.decimal}${part}`;
}

function cellText(as: Style, type: Type, text: string): string {
  if (text === "" || type === "text") return text;
  if (type === "day") {
    if (as.date === "epoch") return String(Date.parse(`${text}T00:00:00+08:00`) / 1000);
    if (as.date === "serial") return String(serialOf(text, as.is1904));
    const [y = "", m = "", d = ""] = text.split("-");
    return dayText(as, y, m, d);
  }
  if (type === "moment") return momentText(as, text);
  if (type === "month") {
    const [y = "", m = ""] = text.split("-");
    if (as.month === "named") return `${MONTHS[Number(m) - 1]} ${y}`;
    return as.month === "slashed"
      ? `${m}/${y}`
      : as.month === "packed"
        ? y + m
        : as.month === "chinese"
          ? `${y}年${Number(m)}月`
          : text;
  }
  if (type === "money") return `${as.sign}${numberText(as, text, true)}`;
  if (type === "number") return numberText(as, text, false);
  if (type === "percent") {
    if (as.percent !== "fraction") return `${numberText(as, text, false)}${as.percent === "sign" ? "%" : ""}`;
    const tenths = String(Math.round(Number(text) * 10)).padStart(4, "0");
    return `${tenths.slice(0, -3)}${as.decimal}${tenths.slice(-3)}`;
  }
  const seconds = Number(text);
  if (as.duration === "clock")
    return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  if (as.duration === "units") return `${Math.floor(seconds / 60)}m ${seconds % 60}s`;
  return as.duration === "padded" ? text.padStart(5, "0") : as.duration === "milliseconds" ? `${text}000` : text;
}

const FORMS = { seconds: "seconds", padded: "seconds", clock: "clock", units: "units", milliseconds: "milliseconds" };
const DECIMALS = new Set(["amount", "cost", "list", "score", "scale", "units", "hours"]);

/** The template's profile, under the table's own name. */
export function plainProfileOf(table: Table): Profile.Info {
  return { ...Profiles.byName(table.profile), name: table.name };
}

/** The template's profile as the style needs it: the same columns and words, other orders, signs and forms. */
export function profileOf(table: Table, as: Style): Profile.Info {
  const { kinds: _, ...template } = Profiles.byName(table.profile);
  const encoding = as.encoding === "gb18030" || as.encoding === "windows-1252" ? { encoding: as.encoding } : {};
  return Profile.parse({ ...(restyled(as, "", template) as object), ...encoding, name: table.name });
}

function restyled(as: Style, key: string, node: unknown): unknown {
  if (Array.isArray(node)) return node.map((item) => restyled(as, "", item));
  if (typeof node !== "object" || node === null) return node;
  const { column, ...more } = node as { column?: string[]; order?: string; form?: string; unit?: string };
  // A time beside the day of its row has no stamp of its own to be written as.
  if ("time" in node) return node;
  if (more.order === "ymd") {
    if (as.date === "epoch") return { column, epoch: "s" };
    if (as.date === "serial" && !isNative(as)) return { column, serial: as.is1904 ? "1904" : "1900" };
    return { column, order: as.date === "named" ? "mdy" : /^[ymd]{3}$/.test(as.date) ? as.date : "ymd" };
  }
  if (more.form !== undefined) return { column, form: FORMS[as.duration] };
  if (column !== undefined && (more.unit === "percent" || more.unit === "fraction"))
    return { column, unit: as.percent === "fraction" ? "fraction" : "percent", decimal: as.decimal };
  if (column !== undefined && DECIMALS.has(key))
    return {
      column,
      decimal: as.decimal,
      ...(as.sign.startsWith("CNY") && /amount|cost|list/.test(key) ? { signs: ["CNY"] } : {}),
    };
  return Object.fromEntries(Object.entries(node).map(([name, item]) => [name, restyled(as, name, item)]));
}

/** A workbook may hold dates as dates. */
const isNative = (as: Style) => as.form === "xlsx" && as.isNative && as.date !== "epoch";

export function write({ columns, rows }: Table, as: Style): Uint8Array {
  const places = shuffled(columns.length, as.shuffle);
  const headers = places.map((at) => columns[at]?.header ?? "");
  const body = rows.map((row) => places.map((at) => cellText(as, columns[at]?.type ?? "text", row[at] ?? "")));
  if (as.form === "xlsx") {
    const cell = (text: string, plain: string, type: Type): Cell =>
      isNative(as) && plain !== "" && (type === "day" || type === "moment")
        ? {
            v: String(serialOf(type === "day" ? plain : `${plain.replace(" ", "T")}Z`, as.is1904)),
            s: type === "day" ? 1 : 2,
          }
        : text === ""
          ? null
          : text;
    const cells = body.map((row, line) =>
      row.map((text, at) => cell(text, rows[line]?.[places[at] ?? 0] ?? "", columns[places[at] ?? 0]?.type ?? "text")),
    );
    const texts = as.isShared ? "shared" : "inline";
    return workbook([{ rows: [headers, ...cells] }], { texts, is1904: as.is1904, formats: WORKBOOK_DATES });
  }
  if (as.form === "json" || as.form === "jsonl") {
    const objects = body.map((row) =>
      Object.fromEntries(row.flatMap((text, at) => (text === "" && as.isQuoted ? [] : [[headers[at], text]]))),
    );
    return Buffer.from(
      as.form === "json"
        ? JSON.stringify(objects, null, as.isShared ? 1 : 0)
        : objects.map((item) => `${JSON.stringify(item)}\n`).join(""),
    );
  }
  const quoted = (text: string) =>
    as.isQuoted || /["\r\n]/.test(text) || text.includes(as.delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
  const text = [headers, ...body].map((row) => row.map(quoted).join(as.delimiter) + as.lineEnd).join("");
  const bytes = bytesOf(text, as.encoding);
  return as.form === "gzip" ? gzipSync(bytes) : as.form === "zip" ? zip([{ name: "export.csv", bytes }]) : bytes;
}

function bytesOf(text: string, encoding: Style["encoding"]): Buffer {
  if (encoding === "gb18030" || encoding === "windows-1252") return encoded(text, encoding);
  if (encoding === "utf-8") return Buffer.from(text);
  if (encoding === "utf-8 with a mark") return Buffer.from(`\uFEFF${text}`);
  const bytes = Buffer.from(`\uFEFF${text}`, "utf16le");
  return encoding === "utf-16le" ? bytes : bytes.swap16();
}

/** An order of the columns, one for each number. */
function shuffled(length: number, number: number): number[] {
  const left = Array.from({ length }, (_, at) => at);
  const order: number[] = [];
  for (let rest = number; left.length > 0; rest = Math.floor(rest / (left.length + 1)))
    order.push(...left.splice(rest % left.length, 1));
  return order;
}

/** Without any clothes: UTF-8, commas, years first. */
export function plain({ columns, rows }: Table): string {
  const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return `${[columns.map(({ header }) => header), ...rows].map((row) => row.map(quoted).join(",")).join("\n")}\n`;
}
