/** The columns of a sample: their names, and the values that stand in them. */

import { isDate, isTime } from "../evidence.ts";
import { mask } from "../mask.ts";
import { norm } from "../match.ts";
import type { Table } from "./table.ts";

export type Column = {
  name: string;
  at: number;
  /** what is filled, trimmed, in file order, without the words that mean empty */
  values: string[];
  distinct: string[];
  /** words in it that mean an empty cell, as written */
  empty: string[];
};

const EMPTY = new Set(["null", "na", "n/a", "-", "--", "—", "\\n", "none", "nil", "#n/a", "无", "空", "/"]);

/** The name without case, signs and white space: `Close_Date`, "close date" and CloseDate are one. */
export function squash(name: string): string {
  return norm(name).replace(/[^\p{L}\p{N}]+/gu, "");
}

/** The same without what stands in brackets, where a unit often does. */
export function base(name: string): string {
  return squash(name.normalize("NFKC").replace(/[([【].*?[)\]】]/g, ""));
}

/** `="0012"` is how programs keep a spreadsheet from dropping the zeros. */
function plain(cell: string): string {
  const text = cell.replace(/^[\s\u00a0\u3000]+|[\s\u00a0\u3000]+$/g, "");
  return /^="(.+)"$/s.exec(text)?.[1] ?? text;
}

export function columns(names: string[], records: string[][]): Column[] {
  return names.map((name, at) => {
    const filled = records.map((record) => plain(record[at] ?? "")).filter((cell) => cell !== "");
    const isEmpty = (cell: string) => EMPTY.has(cell.toLowerCase());
    const values = filled.filter((cell) => !isEmpty(cell));
    return { name, at, values, distinct: [...new Set(values)], empty: [...new Set(filled.filter(isEmpty))] };
  });
}

/** Up to three different values as they may be shown; of what names a private person only the first sign. */
export function samples(column: Column, isPersonal: boolean): string[] {
  return column.distinct.slice(0, 3).map((value) => shown(value, isPersonal));
}

export function shown(value: string, isPersonal: boolean): string {
  if (isDate(value) || isTime(value)) return value;
  if (!isPersonal || /[\d@]/.test(value)) return mask(value);
  return `${[...value][0] ?? ""}***`;
}

/**
 * Whether the first record names the columns: no cell of it is a number or a date, and it has words headers are known to
 * have, or a different name for every column. JSON names its columns always.
 */
export function looksLikeHeader(table: Table, known: ReadonlySet<string>): boolean {
  if (table.format === "json") return true;
  const [first = []] = table.records;
  const end = first.findLastIndex((cell) => cell.trim() !== "") + 1;
  const cells = first.slice(0, end).map((cell) => norm(cell));
  const isData = (cell: string) => /^[-+]?[\d.,:/\s-]*\d[\d.,:/\s-]*$/.test(cell) || isDate(cell) || /@/.test(cell);
  if (cells.some(isData))
    return (
      table.format === "workbook" && table.headers.some(({ names }) => names.some((name) => known.has(squash(name))))
    );
  const isNamed = cells.length > 0 && cells.every((cell) => cell !== "") && new Set(cells).size === cells.length;
  return isNamed || cells.filter((cell) => known.has(squash(cell))).length >= 2;
}
