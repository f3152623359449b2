/** The ids of metrics, in the order a board stores them. */
import { LIST } from "./list.constant.ts";
import type { Metric } from "./registry.ts";

export const METRICS = Object.keys(LIST) as Metric[];

/** Whether a key of a figure is a metric's. */
export function isMetric(key: string): key is Metric {
  return Object.hasOwn(LIST, key);
}
