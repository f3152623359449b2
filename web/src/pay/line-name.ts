import type { Locale } from "../i18n/format.ts";
import { tCode } from "../i18n/text.ts";

/** A line by its title, the three of the default by their names, else by its id. */
export function lineName(line: { id: string; title: { en: string; zh: string } | null }, locale: Locale): string {
  if (line.title) return locale === "en" ? line.title.en : line.title.zh;
  const named = tCode("line", line.id);
  return named === line.id ? line.id : named;
}
