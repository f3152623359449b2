/** Figures as plain text for the terminal: full numbers, a dash where there is none. */
import type * as Explanation from "@clearboard/core/board/explanation";
import * as Money from "@clearboard/core/money";

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

export function value(found: Explanation.Value): string {
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
      return found.code;
    case "missing":
      return `- (${found.reason})`;
  }
}
