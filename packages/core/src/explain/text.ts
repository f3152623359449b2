/** The sentences of rules and steps, in English and Chinese; explanations carry their codes. */

import { METRICS } from "../metric/list.ts";
import * as Registry from "../metric/registry.ts";
import { RULES } from "../words/rule.ts";
import { type Locale, type Params, say, type Text } from "../words/text.ts";

const OF_METRICS = Object.fromEntries(
  METRICS.flatMap((id) => {
    const { label, rule, ruleOut } = Registry.definitionOf(id);
    const out = ruleOut === undefined ? [] : [[`rule.${id}.out`, ruleOut]];
    return [[`rule.${id}`, rule], [`step.${id}`, label], ...out];
  }),
) as Record<`rule.${Registry.Metric}` | `step.${Registry.Metric}` | `rule.${Registry.Metric}.out`, Text>;

export const TEXTS = { ...OF_METRICS, ...RULES };
export type RuleCode = keyof typeof TEXTS;

/** The sentence of a rule or step in a language; an unknown code is returned as it is. */
export function sayRule(code: string, locale: Locale, params: Params = {}): string {
  if (!Object.hasOwn(TEXTS, code)) return code;
  return say(TEXTS[code as RuleCode], locale, params);
}
