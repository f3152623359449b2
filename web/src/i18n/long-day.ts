/** A day with its year, for what lies months ahead; apart from `format.ts`, which the first load carries. */
import type { Locale } from "./format.ts";

/** The day of an instant in the company's zone: 25 Nov 2026 / 2026年11月25日. */
export function longDay(iso: string, zone: string, locale: Locale): string {
  return new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, {
    day: "numeric",
    month: locale === "en" ? "short" : "long",
    year: "numeric",
    timeZone: zone,
  }).format(new Date(iso));
}
