/** How a foreign system writes the demo company's files: its own columns and words, and the profile that reads them. */
import type { Draft } from "@clearboard/ingest/profile";

export type Row = Record<string, string>;
/** A column's header and its text of a row, or the name of the demo's column that it copies. */
export type Column = [header: string, text: string | ((row: Row) => string)];
export type Sheet = {
  /** the demo's files whose rows it holds, by the beginning of their names */
  of: string;
  /** what the rows become before they are written: lines of an order, a table turned on its side */
  rows?: (rows: Row[]) => Row[];
  columns: Column[];
  /** what the profile says beside its name and its header */
  profile: Omit<Draft, "name" | "title" | "source" | "match"> & { match?: Draft["match"] };
};
export type Layout = {
  name: string;
  delimiter: string;
  lineEnd: string;
  encoding: Draft["encoding"];
  encode: (text: string) => Uint8Array;
  /** a text of the company as this system can write it */
  text: (text: string) => string;
  sheets: (company: Lookup) => Sheet[];
};
/** What other files say of a person. */
export type Lookup = { email: (id: string) => string; extension: (id: string) => string };

/** The profile of a sheet, through JSON as it would come from a file. */
export function profileOf(layout: Layout, sheet: Sheet): unknown {
  const name = `${layout.name}-${sheet.of}`;
  const match = { header: sheet.columns.map(([header]) => [header]) };
  const draft = { name, title: { en: name, zh: name }, source: "clearboard", encoding: layout.encoding, match };
  return JSON.parse(JSON.stringify({ ...draft, ...sheet.profile }));
}

export function write(layout: Layout, sheet: Sheet, rows: Row[]): Uint8Array {
  const cell = (text: string) =>
    /["\r\n]/.test(text) || text.includes(layout.delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
  const line = (cells: string[]) => cells.map(cell).join(layout.delimiter) + layout.lineEnd;
  const isHeaded = sheet.profile.match === undefined || "header" in sheet.profile.match;
  const head = isHeaded ? line(sheet.columns.map(([header]) => header)) : "";
  const body = (sheet.rows?.(rows) ?? rows).map((row) =>
    line(sheet.columns.map(([, text]) => (typeof text === "string" ? (row[text] ?? "") : text(row)))),
  );
  return layout.encode(head + body.join(""));
}

/** `day(row => row.date, (y, m, d) => ...)`: nothing stays nothing, and a time after the date stays where it is. */
export function dated(name: string, spell: (y: string, m: string, d: string, time: string) => string) {
  return (row: Row): string => {
    const [, y = "", m = "", d = "", time = ""] = /^(\d+)-(\d+)-(\d+)(?: (.*))?$/.exec(row[name] ?? "") ?? [];
    return y === "" ? "" : spell(y, m, d, time);
  };
}

/** "20870.00" as a whole number of hundredths. */
export const minor = (amount: string): bigint => BigInt(amount.replace(".", ""));

export function grouped(amount: string, group: string, decimal: string): string {
  const [whole = "", cents = ""] = amount.split(".");
  return amount === "" ? "" : `${whole.replace(/\B(?=(\d{3})+$)/g, group)}${decimal}${cents}`;
}

/** +860005401217 as +86000****1217. */
export const masked = (phone: string): string => phone.replace(/\d{4}(?=\d{4}$)/, "****");

/** Milliseconds since 1970 of a wall clock in Shanghai; what is no time stays as it is. */
export function epoch(text: string, unit: 1 | 1000): string {
  const at = Date.parse(`${text.replace(" ", "T")}+08:00`);
  return Number.isNaN(at) ? text : String(at / unit);
}

/** Each deal as two positions of an order: a first and a second part of its amount. */
export function positions(rows: Row[]): Row[] {
  return rows.flatMap((row, at) => {
    const all = minor(row.amount ?? "0");
    const first = (all * BigInt(20 + (at % 60))) / 100n;
    const money = (value: bigint) => `${value / 100n}.${String(value % 100n).padStart(2, "0")}`;
    return [first, all - first].map((part, position) => ({
      ...{ ...row, position: String(position + 1), part: money(part), isFirst: position === 0 ? "yes" : "" },
    }));
  });
}

/** The targets of a person side by side, one column a month. */
export function wide(rows: Row[]): Row[] {
  const by = Map.groupBy(rows, (row) => `${row.scope}|${row.subject}`);
  return [...by.values()].map((same) =>
    Object.assign({}, same[0], ...same.map((row) => ({ [row.month ?? ""]: row["revenue target"] }))),
  );
}
