/** The metrics of a board in the order it stores them: unit, group and label. No zod and no rules, so a first page load may take it. */
export type Unit = "money" | "count" | "ratio" | "seconds";

/** What a metric is about; `reading-order.ts` lists metrics by it. */
export type Group = "result" | "deals" | "cash" | "calls";

type Entry = { unit: Unit; group: Group; en: string; zh: string };

export const LIST = {
  revenue: { unit: "money", group: "result", en: "Revenue", zh: "业绩" },
  dealsWon: { unit: "count", group: "deals", en: "Deals won", zh: "赢单数" },
  dealsLost: { unit: "count", group: "deals", en: "Deals lost", zh: "输单数" },
  winRate: { unit: "ratio", group: "deals", en: "Win rate", zh: "赢单率" },
  averageDeal: { unit: "money", group: "deals", en: "Average deal", zh: "单均金额" },
  collected: { unit: "money", group: "cash", en: "Collected", zh: "回款" },
  collectionRate: { unit: "ratio", group: "cash", en: "Collection rate", zh: "回款率" },
  dials: { unit: "count", group: "calls", en: "Calls", zh: "通话次数" },
  inboundDials: { unit: "count", group: "calls", en: "Inbound calls", zh: "呼入次数" },
  connected: { unit: "count", group: "calls", en: "Connected calls", zh: "接通次数" },
  connectRate: { unit: "ratio", group: "calls", en: "Connect rate", zh: "接通率" },
  talkSeconds: { unit: "seconds", group: "calls", en: "Talk time", zh: "通话时长" },
  target: { unit: "money", group: "result", en: "Target", zh: "目标" },
  attainment: { unit: "ratio", group: "result", en: "Attainment", zh: "达成率" },
} as const satisfies Record<string, Entry>;

export type Metric = keyof typeof LIST;
export const METRICS = Object.keys(LIST) as Metric[];

/** Whether a key of a figure is a metric's. */
export function isMetric(key: string): key is Metric {
  return Object.hasOwn(LIST, key);
}

/** The label of a metric in a language. */
export function labelOf(id: Metric, locale: "en" | "zh-CN"): string {
  return locale === "en" ? LIST[id].en : LIST[id].zh;
}
