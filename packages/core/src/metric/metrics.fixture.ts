/** Figures of an invented row: what a test does not give is missing, so that a new metric needs no new fixture. */
import { METRICS } from "./list.ts";
import type * as Metrics from "./metrics.ts";

export function metricsOf(given: Partial<Metrics.Info>): Metrics.Info {
  return { ...Object.fromEntries(METRICS.map((id) => [id, null])), reasons: {}, ...given } as Metrics.Info;
}
