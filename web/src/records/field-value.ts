/** Values of records as people read them, by the form that their field is declared with. */
import type { Field, Value } from "../data/record.ts";
import { zone } from "../data/session.ts";
import * as Format from "../i18n/format.ts";
import { longDay } from "../i18n/long-day.ts";
import { t, tCode } from "../i18n/text.ts";

/** A kind as a title names it: core's labels are words within a sentence. */
export function kindName(kind: string): string {
  const text = tCode("kind", kind);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The field's label, or a choice's word, in the language of the screen. */
export const say = (text: { en: string; zh: string }, locale: Format.Locale) => (locale === "en" ? text.en : text.zh);

export function valueText(value: Value | null | undefined, { form, words }: Field, locale: Format.Locale): string {
  if (value === null || value === undefined) return Format.DASH;
  if (Array.isArray(value)) return value.join(", ");
  if (typeof value === "object") return Format.moneyExact(value, locale);
  if (typeof value === "boolean") return t(value ? "records.yes" : "records.no");
  if (typeof value === "number") return Format.decimal(String(value), locale);
  if (form === "day") return longDay(`${value}T12:00:00Z`, "UTC", locale);
  if (form === "moment") return Format.time(value, zone(), locale);
  if (form === "month" || form === "period") return Format.month(value, locale);
  // A third has no decimals: it stays a fraction.
  if (form === "share" && !value.includes("/")) return Format.percent(value, locale);
  const word = words?.[value];
  return word === undefined ? value : say(word, locale);
}
