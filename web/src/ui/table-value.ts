/** Values of table cells: written in a format, put in order, and as CSV. */
import * as Text from "../i18n/format.ts";

export type Value = string | number | Text.Money | null | undefined;
export type Format = "text" | "count" | "money" | "ratio" | "seconds" | "day" | "month";
export type Order = { key: string; isDown: boolean };

/** A value as people read it; what is missing is a dash. */
export function present(value: Value, format: Format, locale: Text.Locale): string {
  if (value === null || value === undefined) return Text.DASH;
  if (typeof value === "object") return Text.moneyExact(value, locale);
  if (typeof value === "number") return format === "seconds" ? Text.duration(value, locale) : Text.count(value, locale);
  if (format === "ratio") return Text.percent(value, locale);
  if (format === "day") return Text.shortDay(value, locale);
  return format === "month" ? Text.month(value, locale) : value;
}

type Sorted<R> = { key: string; value?: (row: R) => Value; format?: Format };

/**
 * The rows in the order of a column: words as the language orders them, amounts as whole numbers of any size. Equals stand
 * by the first column, what is missing stands last either way. Without an order the rows stay as they are.
 */
export function sorted<R>(
  rows: readonly R[],
  columns: readonly Sorted<R>[],
  order: Order | undefined,
  locale: Text.Locale,
): readonly R[] {
  const by = columns.find(({ key }) => key === order?.key);
  if (order === undefined || by === undefined) return rows;
  const { compare } = new Intl.Collator(locale, { numeric: true });
  const isMissing = (row: R) => [null, undefined, ""].includes(by.value?.(row) as string | null | undefined);
  const name = (row: R) => String(columns[0]?.value?.(row) ?? "");
  const byValue = (first: R, second: R): number => {
    const [left, right] = [by.value?.(first), by.value?.(second)].map((value) => toOrder(value, by.format));
    if (typeof left === "string" || typeof right === "string") return compare(String(left), String(right));
    return left === right ? 0 : (left ?? 0) < (right ?? 0) ? -1 : 1;
  };
  return [...rows].sort(
    (first, second) =>
      Number(isMissing(first)) - Number(isMissing(second)) ||
      (order.isDown ? byValue(second, first) : byValue(first, second)) ||
      compare(name(first), name(second)),
  );
}

function toOrder(value: Value, format: Format | undefined): string | number | bigint {
  if (typeof value === "object") return BigInt(value?.minor ?? 0);
  if (typeof value === "number") return value;
  return format === "ratio" ? Number(value ?? 0) : (value ?? "");
}

/**
 * What a table shows as CSV, with decimal points and without symbols; text that a spreadsheet would take for a formula
 * begins with an apostrophe.
 */
export function toCsv<R>(rows: readonly R[], columns: readonly (Sorted<R> & { label: string })[]): string {
  const shown = columns.filter(({ value }) => value !== undefined);
  const plain = (value: Value) => {
    if (value === null || value === undefined) return "";
    if (typeof value === "object") return Text.decimalText(value);
    return typeof value === "string" ? value.replace(/^[=+\-@\t\r]/, "'$&") : String(value);
  };
  const field = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = [shown.map(({ label }) => label), ...rows.map((row) => shown.map(({ value }) => plain(value?.(row))))];
  return lines.map((line) => `${line.map(field).join(",")}\r\n`).join("");
}
