/** Labels and values of metrics as the screen shows them, from their one declaration. */
import { LIST, labelOf, METRICS, type Metric } from "@clearboard/core/metric/list";
import type * as Metrics from "@clearboard/core/metric/metrics";
import * as Format from "./format.ts";

/** The labels as texts of a dictionary: "metric.revenue" and so on. */
export function labels(locale: Format.Locale): Record<`metric.${Metric}`, string> {
  return Object.fromEntries(METRICS.map((id) => [`metric.${id}`, labelOf(id, locale)])) as ReturnType<typeof labels>;
}

/** A metric's value by its unit, money by `money`; null where it is missing. */
export function valueText(
  id: Metric,
  metrics: Metrics.Info,
  locale: Format.Locale,
  money: (value: Format.Money, locale: Format.Locale) => string,
): string | null {
  const value = metrics[id];
  if (value === null || value === undefined) return null;
  if (typeof value === "object") return money(value, locale);
  if (typeof value === "string") return Format.percent(value, locale);
  return LIST[id].unit === "seconds" ? Format.duration(value, locale) : Format.count(value, locale);
}
