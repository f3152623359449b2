/** Labels that core declares, as texts of a dictionary. The build evaluates dictionaries, so no page loads a declaration for them. */
import type { Kind } from "@clearboard/core/fact";
import { KINDS } from "@clearboard/core/fact/kinds";
import { METRICS } from "@clearboard/core/metric/list";
import { labelOf, type Metric } from "@clearboard/core/metric/registry";
import type { Info as Reason } from "@clearboard/core/reason";
import { PAYROLL } from "@clearboard/core/words/pay-output";
import { TIERS } from "@clearboard/core/words/pay-step";
import { REASONS } from "@clearboard/core/words/reason-name";
import { type Locale, say } from "@clearboard/core/words/text";

/** "metric.revenue" and so on. */
export function metricLabels(locale: Locale): Record<`metric.${Metric}`, string> {
  return Object.fromEntries(METRICS.map((id) => [`metric.${id}`, labelOf(id, locale)])) as ReturnType<
    typeof metricLabels
  >;
}

/** "line.base" and so on, as they stand by themselves. */
export function lineLabels(locale: Locale): Record<`line.${"none" | "base" | "challenge" | "sprint"}`, string> {
  const entries = Object.entries(TIERS).map(([id, text]) => {
    const name = say(text, locale);
    return [`line.${id}`, name.charAt(0).toUpperCase() + name.slice(1)];
  });
  return Object.fromEntries(entries) as ReturnType<typeof lineLabels>;
}

/** "reason.no-target" and so on. */
export function reasonLabels(locale: Locale): Record<`reason.${Reason}`, string> {
  const entries = Object.entries(REASONS).map(([id, text]) => [`reason.${id}`, say(text, locale)]);
  return Object.fromEntries(entries) as ReturnType<typeof reasonLabels>;
}

/** The columns of the file for payroll: "payroll.payCode" and so on. */
export function payrollLabels(locale: Locale): Record<`payroll.${keyof typeof PAYROLL}`, string> {
  const entries = Object.entries(PAYROLL).map(([id, text]) => [`payroll.${id}`, say(text, locale)]);
  return Object.fromEntries(entries) as ReturnType<typeof payrollLabels>;
}

/** "kind.deal" and so on. */
export function kindLabels(locale: Locale): Record<`kind.${Kind}`, string> {
  const entries = Object.entries(KINDS).map(([id, { label }]) => [`kind.${id}`, say(label, locale)]);
  return Object.fromEntries(entries) as ReturnType<typeof kindLabels>;
}
