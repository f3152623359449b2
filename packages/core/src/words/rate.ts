/** What is said of amounts in another currency. */
import type { Text } from "./text.ts";

/** Beside a row that counts at a rate. */
export const CONVERTED: Text = {
  en: "{amount} {currency} at {rate} of {day}, {source}",
  zh: "{amount} {currency}，按 {day} 汇率 {rate} 折算（{source}）",
};

/** Of rows that wait for one. */
export const NO_RATE: Text = {
  en: "no rate for {currency} on {day}: give one",
  zh: "{day} 没有 {currency} 的汇率，请录入",
};

/** A rate that is another than a published month was computed with. */
export const RATE_CHANGED: Text = {
  en: "Exchange rate of {currency} for {day}: {before}, now {after}",
  zh: "{day} 的 {currency} 汇率：原为 {before}，现为 {after}",
};
