/** Figures as plain text for the terminal: full numbers, a dash where there is none. */
import type * as Explanation from "@clearboard/core/board/explanation";
import * as Code from "@clearboard/core/code";
import { valueLabel } from "@clearboard/core/fact/field";
import type { Kind } from "@clearboard/core/fact/kind";
import { KINDS } from "@clearboard/core/fact/kinds";
import * as Money from "@clearboard/core/money";
import { COMMAND, type Key } from "@clearboard/core/words/command";
import { tierName } from "@clearboard/core/words/pay-step";
import { REASONS } from "@clearboard/core/words/reason-name";
import { type Locale, type Params, say } from "@clearboard/core/words/text";

/** What a command says in a language. */
export const phraseIn =
  (locale: Locale) =>
  (key: Key, params: Params = {}): string =>
    say(COMMAND[key], locale, params);

/** Titles of a table's columns. */
export const titlesIn =
  (locale: Locale) =>
  (...keys: readonly Key[]): { title: string }[] =>
    keys.map((key) => ({ title: phraseIn(locale)(key) }));

/** The sentence of a reason or a rejection in a language; one of a code that is not known is as it was written. */
export function sentence(
  { code, message, params }: { code: string; message: string; params: Params },
  locale: Locale,
): string {
  return Object.hasOwn(Code.TEXTS, code) ? Code.say(code as Code.Code, locale, params) : message;
}

/** Why a figure is missing. */
export function reasonText(reason: string, locale: Locale): string {
  return Object.hasOwn(REASONS, reason) ? say(REASONS[reason as keyof typeof REASONS], locale) : reason;
}

/** Minor units as a decimal number with separators: "-1,234.50". Text in, text out: no float touches money. */
export function money(value: Money.Info | null): string {
  if (value === null) return "-";
  const places = Money.decimals(value.currency);
  const digits = value.minor.replace("-", "").padStart(places + 1, "0");
  const whole = digits.slice(0, digits.length - places).replace(/\B(?=(\d{3})+$)/g, ",");
  const sign = value.minor.startsWith("-") ? "-" : "";
  return places === 0 ? sign + whole : `${sign}${whole}.${digits.slice(-places)}`;
}

export function percent(ratio: string | null): string {
  return ratio === null ? "-" : `${(Number(ratio) * 100).toFixed(1)}%`;
}

export function value(found: Explanation.Value, locale: Locale): string {
  switch (found.kind) {
    case "money":
      return `${money(found)} ${found.currency}`;
    case "count":
    case "seconds":
      return String(found.value);
    case "ratio":
    case "score":
    case "share":
      return found.text;
    case "word":
      return tierName(found.code, locale);
    case "missing":
      return `- (${reasonText(found.reason, locale)})`;
  }
}

/** A kind of rows; English says it as its id. */
export function kindName(kind: string, locale: Locale): string {
  const label = Object.hasOwn(KINDS, kind) ? KINDS[kind as keyof typeof KINDS].label : undefined;
  return locale === "en" || label === undefined ? kind : label.zh;
}

/** What a word that nobody has explained counts as meanwhile, as screens call it. */
export function meanwhileAs(value: string, locale: Locale): string {
  const fields = Object.values<Kind>(KINDS).flatMap((kind) => Object.values(kind.fields));
  const field = fields.find(({ unknown }) => unknown === value);
  return locale === "en" || field === undefined ? value : say(valueLabel(field, value), locale);
}
