/** What a pay plan may measure by name, with the words of each: every metric, and what only plans know. */
import type { Text } from "../words/text.ts";
import { isMetric, METRICS } from "./list.ts";
import { definitionOf, type Metric } from "./registry.ts";

/** Names plans use for a metric. */
const ALIASES: Record<string, Metric> = { deals: "dealsWon", paid: "collected" };

const OTHERS: Record<string, Text> = {
  margin: { en: "margin", zh: "毛利" },
  marginRate: { en: "margin rate", zh: "毛利率" },
  units: { en: "units", zh: "件数" },
  team: { en: "team attainment", zh: "团队达成率" },
  scorecard: { en: "scorecard", zh: "记分卡" },
  satisfaction: { en: "satisfaction", zh: "满意度" },
};

/** The metric a name of a plan stands for; undefined where it is none. */
export function metricOf(name: string): Metric | undefined {
  return isMetric(name) ? name : ALIASES[name];
}

/** Every name with its words, as they stand inside a sentence. */
export const MEASURES: Record<string, Text> = {
  ...Object.fromEntries([...METRICS, ...Object.keys(ALIASES)].map((name) => [name, wordsOf(name)])),
  ...OTHERS,
};

function wordsOf(name: string): Text {
  const { en, zh } = definitionOf(metricOf(name) ?? "revenue").label;
  return { en: `${en.charAt(0).toLowerCase()}${en.slice(1)}`, zh };
}
