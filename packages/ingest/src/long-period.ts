/** Quarters and years as people write them. */
import { halfWidth } from "./width.ts";

const QUARTER = { 一: 1, 二: 2, 三: 3, 四: 4 } as const;

/** `YYYY-Qn` of 2026-Q1, Q1 2026, FY2026 Q1, 2026年第1季度 and 2026年一季度; `YYYY` of 2026, FY2026, 2026年, 2026年度. */
export function longPeriod(written: string): string | undefined {
  const text = halfWidth(written).trim();
  const year = /^(?:fy\s?)?((?:19|2\d)\d{2})(?:\.0)?(?:年|年度|财年)?$/i.exec(text)?.[1];
  if (year !== undefined) return year;
  const [, first, q] = /^(?:fy\s?)?(\d{4})年?[-/.\s]*(?:q([1-4])|第?[1-4一二三四]季度?)$/i.exec(text) ?? [];
  const [, late, after] = /^q([1-4])[-/.,'\s]*(?:fy\s?)?(\d{4})$/i.exec(text) ?? [];
  if (after !== undefined) return `${after}-Q${late}`;
  if (first === undefined) return undefined;
  const digit = q ?? /[1-4一二三四](?=季)/.exec(text)?.[0] ?? "";
  return `${first}-Q${QUARTER[digit as keyof typeof QUARTER] ?? digit}`;
}
