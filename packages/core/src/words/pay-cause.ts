/** Why pay changed, in words, and the rows that changed it. */
import type { Text } from "./text.ts";

export const CAUSES = {
  "row-new": { en: "New deal {id}", zh: "新成交 {id}" },
  "row-changed": { en: "Deal {id} changed", zh: "订单 {id} 有改动" },
  "row-gone": { en: "Deal {id} no longer counts", zh: "订单 {id} 不再计入" },
  refund: { en: "Refund on {id}", zh: "{id} 退款" },
  payment: { en: "Payment on {id}", zh: "{id} 回款" },
  credit: { en: "Split of {id} changed", zh: "{id} 分成改动" },
  rate: { en: "Exchange rate of {id} changed", zh: "{id} 的汇率改动" },
  target: { en: "Target changed", zh: "目标改动" },
  score: { en: "Scores or measures changed", zh: "评分或指标改动" },
  "working-days": { en: "Working days or ramp changed", zh: "出勤或爬坡改动" },
  team: { en: "Team's attainment changed", zh: "团队达成改动" },
  pool: { en: "Pool changed", zh: "奖金池改动" },
  plan: { en: "Plan or policy changed", zh: "方案或政策改动" },
  person: { en: "The person's place changed", zh: "人员归属改动" },
  balance: { en: "Balances brought forward changed", zh: "结转余额改动" },
  rounding: { en: "Rounding", zh: "取整" },
} as const satisfies Record<string, Text>;

/** Where a row is, by itself and with what it is; how many are not listed. */
export const PLACES = {
  row: { en: "{file}, line {line}", zh: "{file} 第 {line} 行" },
  named: { en: "{name}: {place}", zh: "{name}：{place}" },
  hidden: {
    en: "rows of colleagues ({n}); directors see which",
    zh: "同事的数据行（{n}），由总监查看",
  },
  more: { en: "and {n} more", zh: "另有 {n} 行" },
} as const satisfies Record<string, Text>;

/** What became of a row, by itself. */
export const OUTCOME_NAMES = {
  withdrawn: { en: "file withdrawn", zh: "文件已撤回" },
  owner: { en: "another person's", zh: "改为他人所有" },
  changed: { en: "changed", zh: "已改动" },
  "left-out": { en: "left out", zh: "已不在文件中" },
} as const satisfies Record<string, Text>;

/** What became of a row, after its place. */
export const OUTCOMES = {
  withdrawn: { en: "{place} (this file was withdrawn)", zh: "{place}（该文件已撤回）" },
  owner: { en: "{place} (now another person's)", zh: "{place}（改为他人所有）" },
  changed: { en: "{place} (changed here)", zh: "{place}（在此改动）" },
  "left-out": { en: "{file} (left out here)", zh: "{file}（其中已没有此行）" },
} as const satisfies Record<string, Text>;
