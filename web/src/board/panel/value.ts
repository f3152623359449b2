/** A figure of an explanation as people read it; in reasons, money is exact to the last minor unit. */
import type * as Explanation from "@clearboard/core/board/explanation";
import * as Format from "../../i18n/format.ts";
import { tCode } from "../../i18n/text.ts";

export function valueText(value: Explanation.Value, locale: Format.Locale): string {
  switch (value.kind) {
    case "money":
      return Format.moneyExact(value, locale);
    case "count":
      return Format.count(value.value, locale);
    case "seconds":
      return Format.duration(value.value, locale);
    case "share":
      return Format.decimal(value.text, locale);
    case "ratio":
      return Format.percent(value.text, locale);
    case "score":
      return Format.scoreExact(value.text, locale);
    case "word":
      return tCode("line", value.code);
    case "missing":
      return `${Format.DASH} ${tCode("reason", value.reason)}`;
  }
}

/** Params of a sentence: numbers, months and periods as the language writes them, other text as it is. */
export function fitting(params: Record<string, string | number>, locale: Format.Locale): Record<string, string> {
  const fit = (name: string, value: string | number) => {
    if (typeof value === "number") return Format.count(value, locale);
    return (name === "month" || name === "period") && /^\d{4}/.test(value) ? Format.month(value, locale) : value;
  };
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, fit(name, value)]));
}
