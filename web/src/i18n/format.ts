/** Numbers, money and days as people read them; everything through Intl, nothing glued by hand. */

export type Locale = "en" | "zh-CN";
export type Money = { minor: string; currency: string };

/** What a missing figure looks like; its reason stands beside it in words. */
export const DASH = "–";

const formats = new Map<string, Intl.NumberFormat>();

function numberFormat(locale: Locale, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale + JSON.stringify(options);
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locale, options);
    formats.set(key, format);
  }
  return format;
}

/** Typographic minus: a hyphen is too short beside tabular figures. */
function minus(text: string): string {
  return text.replace("-", "−");
}

export function count(value: number, locale: Locale): string {
  return minus(numberFormat(locale, { maximumFractionDigits: 0 }).format(value));
}

/** A number as decimal text ("2.5000") with the decimals it has, at most two. */
export function decimal(text: string, locale: Locale): string {
  return minus(numberFormat(locale, { maximumFractionDigits: 2 }).format(exact(text)));
}

/** A ratio as decimal text ("0.8571") as a percentage with one decimal; exact in decimal text, no float on the way in. */
export function percent(ratio: string, locale: Locale): string {
  return minus(
    numberFormat(locale, { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(exact(ratio)),
  );
}

/** A share that is not sent as text, for example rows counted of all; never rounds up to 100%. */
export function share(part: number, whole: number, locale: Locale): string {
  const floored = whole === 0 ? 0 : Math.floor((part / whole) * 1000) / 1000;
  return numberFormat(locale, { style: "percent", maximumFractionDigits: 1 }).format(floored);
}

/** A score ("103.09") with one decimal. */
export function score(text: string, locale: Locale): string {
  return minus(numberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(exact(text)));
}

/** A score with both its decimals, where reasons are given or one does not tell it apart. */
export function scoreExact(text: string, locale: Locale): string {
  return minus(numberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(exact(text)));
}

/** Decimals of a currency, as the browser's ISO 4217 table has them. */
export function decimals(currency: string): number {
  return numberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** Minor units as exact decimal text in the currency's unit: "-123456" CNY -> "-1234.56". */
export function decimalText(money: Money): string {
  const places = decimals(money.currency);
  const isNegative = money.minor.startsWith("-");
  const digits = (isNegative ? money.minor.slice(1) : money.minor).padStart(places + 1, "0");
  const cut = digits.length - places;
  return (isNegative ? "-" : "") + digits.slice(0, cut) + (places === 0 ? "" : `.${digits.slice(cut)}`);
}

/** Whole units without a symbol, for table columns whose unit stands in the foot. */
export function amount(money: Money, locale: Locale): string {
  return minus(numberFormat(locale, { maximumFractionDigits: 0 }).format(exact(decimalText(money))));
}

/** Whole units with the symbol, for answers. */
export function money(value: Money, locale: Locale): string {
  return minus(
    currencyFormat(value.currency, locale, { maximumFractionDigits: 0, minimumFractionDigits: 0 }).format(
      exact(decimalText(value)),
    ),
  );
}

/** To the last minor unit, for statements and reasons. */
export function moneyExact(value: Money, locale: Locale): string {
  return minus(currencyFormat(value.currency, locale, {}).format(exact(decimalText(value))));
}

/** Headlines and chart labels: 3 significant digits in English (¥2.67M), one decimal in Chinese (¥267.4万). */
export function compact(value: Money, locale: Locale): string {
  return minus(currencyFormat(value.currency, locale, compactOptions(locale)).format(exact(decimalText(value))));
}

/** The same without a symbol, for chart axes. */
export function compactNumber(value: number, locale: Locale): string {
  return minus(numberFormat(locale, compactOptions(locale)).format(value));
}

function compactOptions(locale: Locale): Intl.NumberFormatOptions {
  return locale === "en"
    ? { notation: "compact", minimumSignificantDigits: 1, maximumSignificantDigits: 3 }
    : { notation: "compact", minimumFractionDigits: 0, maximumFractionDigits: 1 };
}

function currencyFormat(currency: string, locale: Locale, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return numberFormat(locale, { style: "currency", currency, currencyDisplay: "narrowSymbol", ...options });
}

/** Intl takes decimal text without passing through a float; its type does not know yet. */
function exact(text: string): Intl.StringNumericLiteral {
  return text as Intl.StringNumericLiteral;
}

/** Minor units as a plain number, for the length of a bar only. */
export function approximate(value: Money | null): number {
  return value ? Number(decimalText(value)) : 0;
}

/** Hours and minutes of a talk time. */
export function duration(seconds: number, locale: Locale): string {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const unit = (value: number, name: string) =>
    numberFormat(locale, { style: "unit", unit: name, unitDisplay: locale === "en" ? "narrow" : "short" }).format(
      value,
    );
  if (hours >= 100) return unit(hours, "hour");
  if (hours > 0) return `${unit(hours, "hour")} ${unit(minutes, "minute")}`;
  return minutes > 0 ? unit(minutes, "minute") : unit(seconds, "second");
}

/** "2026-11" -> November 2026 / 2026年11月; a period by its own name. */
export function month(value: string, locale: Locale): string {
  if (!MONTH.test(value)) return period(value, locale);
  return date(`${value}-01`, locale, { year: "numeric", month: "long" });
}

const MONTH = /^\d{4}-\d\d$/;

/** "2026-Q1" -> Q1 2026 / 2026年第1季度, "2026-to-date" -> 2026 to date / 2026年累计, "2026-01..2026-03" -> Jan 2026 – Mar 2026. */
function period(value: string, locale: Locale): string {
  const [from = "", to] = value.split("..");
  if (to !== undefined) return months(from, to, locale);
  const [year = "", quarter] = value.replace("-to-date", "").split("-Q");
  const isToDate = value.endsWith("-to-date");
  if (locale === "en") return `${quarter ? `Q${quarter} ` : ""}${year}${isToDate ? " to date" : ""}`;
  return `${year}年${quarter ? `第${quarter}季度` : ""}${isToDate ? "累计" : ""}`;
}

/** From one month to another: Jan 2026 – Mar 2026 / 2026年1月至2026年3月. */
export function months(from: string, to: string, locale: Locale): string {
  const text = (value: string) => date(`${value}-01`, locale, { year: "numeric", month: "short" });
  return `${text(from)}${locale === "en" ? " – " : "至"}${text(to)}`;
}

/** "2026-11" -> November / 11月, for sentences on a page that names the year. */
export function monthName(value: string, locale: Locale): string {
  if (!MONTH.test(value)) return period(value, locale);
  return date(`${value}-01`, locale, { month: locale === "en" ? "long" : "numeric" });
}

/** The head of a narrow column: Nov / 11月. */
export function monthShort(value: string, locale: Locale): string {
  return date(`${value}-01`, locale, { month: locale === "en" ? "short" : "numeric" });
}

/** The least a chart axis needs: N / 11. */
export function monthMark(value: string, locale: Locale): string {
  return locale === "en" ? date(`${value}-01`, locale, { month: "narrow" }) : String(Number(value.slice(5)));
}

/** "2026-11-24" -> Tue 24 Nov / 11月24日周二. */
export function day(value: string, locale: Locale): string {
  return locale === "en"
    ? date(value, locale, { weekday: "short", day: "numeric", month: "short" }, "en-GB").replace(",", "")
    : date(value, locale, { month: "long", day: "numeric", weekday: "short" });
}

export function shortDay(value: string, locale: Locale): string {
  return date(value, locale, { day: "numeric", month: "short" }, locale === "en" ? "en-GB" : "zh-CN");
}

/** An instant in the company's zone: 25 Nov 06:10. */
export function time(iso: string, zone: string, locale: Locale): string {
  const shown: Intl.DateTimeFormatOptions = {
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: zone,
  };
  return new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, shown).format(new Date(iso)).replace(",", "");
}

// A day is text; it becomes an instant at UTC midnight only to be printed in UTC again, so that no zone can move it.
function date(value: string, locale: Locale, options: Intl.DateTimeFormatOptions, tag: string = locale): string {
  return new Intl.DateTimeFormat(tag, { ...options, timeZone: "UTC" }).format(new Date(`${value}T00:00:00Z`));
}
