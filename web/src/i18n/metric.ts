/** Values of metrics as the screen shows them. */
import { LIST } from "@clearboard/core/metric/list.constant";
import type * as Metrics from "@clearboard/core/metric/metrics";
import type { Metric } from "@clearboard/core/metric/registry";
import * as Format from "./format.ts";

/** The value of a metric from the text that it travels as: money in minor units, the rest as it is. */
export function parseValue(id: Metric, text: string, currency: string): Metrics.Info[Metric] {
  const { unit } = LIST[id];
  if (unit === "money") return { minor: text, currency };
  return unit === "ratio" || unit === "share" ? text : Number(text);
}

/** A metric's value by its unit, money by `money`; null where it is missing. */
export function valueText(
  id: Metric,
  value: Metrics.Info[Metric] | undefined,
  locale: Format.Locale,
  money: (value: Format.Money, locale: Format.Locale) => string,
): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "object") return money(value, locale);
  if (typeof value === "string")
    return LIST[id].unit === "share" ? Format.decimal(value, locale) : Format.percent(value, locale);
  return LIST[id].unit === "seconds" ? Format.duration(value, locale) : Format.count(value, locale);
}
