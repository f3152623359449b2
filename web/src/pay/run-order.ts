/** The rows of a pay run in the order one asks for. */
import type * as RunShape from "@clearboard/core/payroll/run";
import type { Locale } from "../i18n/format.ts";

export type Sum = "own" | "adjustments" | "draws" | "paid";
export type Column = "name" | "team" | "plan" | "line" | Sum;
export type By = { column: Column; isDown: boolean };

/** Words as the language orders them, amounts as whole numbers of any size; equals by name, who is not paid last. */
export function ordered(
  people: readonly RunShape.Row[],
  by: By,
  said: (row: RunShape.Row, column: Column) => string,
  locale: Locale,
): RunShape.Row[] {
  const { compare } = new Intl.Collator(locale, { numeric: true });
  const byColumn = (one: RunShape.Row, two: RunShape.Row): number => {
    if (!isSum(by.column)) return compare(said(one, by.column), said(two, by.column));
    const [left, right] = [BigInt(one[by.column].minor), BigInt(two[by.column].minor)];
    return left < right ? -1 : left > right ? 1 : 0;
  };
  const isNothing = (row: RunShape.Row) => (isSum(by.column) ? isUnpaid(row, by.column) : said(row, by.column) === "");
  return [...people].sort(
    (one, two) =>
      Number(isNothing(one)) - Number(isNothing(two)) ||
      (by.isDown ? byColumn(two, one) : byColumn(one, two)) ||
      compare(one.name, two.name),
  );
}

/** Who has a reason for no pay has a dash, not a zero. */
export function isUnpaid(row: RunShape.Row, column: Sum): boolean {
  return row.reason !== null && row[column].minor === "0";
}

export function isSum(column: Column): column is Sum {
  return column === "own" || column === "adjustments" || column === "draws" || column === "paid";
}
