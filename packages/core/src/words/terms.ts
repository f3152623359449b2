/** The glossary: the nouns and states that every screen, page, message and export uses. `GLOSSARY.md` lists them with their meaning. */
import type { Text } from "./text.ts";

export const TERMS = {
  board: { en: "board", zh: "看板" },
  metric: { en: "metric", zh: "指标" },
  source: { en: "source", zh: "来源" },
  import: { en: "import", zh: "导入" },
  profile: { en: "import profile", zh: "导入模板" },
  row: { en: "row", zh: "行" },
  owner: { en: "owner", zh: "负责人" },
  deal: { en: "deal", zh: "订单" },
  payment: { en: "payment", zh: "回款" },
  refund: { en: "refund", zh: "退款" },
  region: { en: "region", zh: "区域" },
  target: { en: "target", zh: "目标" },
  attainment: { en: "attainment", zh: "达成率" },
  score: { en: "score", zh: "得分" },
  policy: { en: "policy", zh: "政策" },
  plan: { en: "pay plan", zh: "奖金方案" },
  statement: { en: "statement", zh: "奖金单" },
  adjustment: { en: "adjustment", zh: "调整" },
  clawback: { en: "clawback", zh: "追回" },
  draw: { en: "draw", zh: "预支" },
  publish: { en: "publish", zh: "公布" },
  restate: { en: "restate", zh: "重述" },
  digest: { en: "digest", zh: "摘要" },
  held: { en: "held", zh: "待确认" },
  pending: { en: "pending", zh: "待认领" },
  preliminary: { en: "preliminary", zh: "预估" },
  posted: { en: "posted", zh: "已入账" },
  approved: { en: "approved", zh: "已批准" },
  released: { en: "released", zh: "已发放" },
  notification: { en: "notification", zh: "通知" },
} as const satisfies Record<string, Text>;

/** Words that a term replaces; tests keep them out of every text. */
export const OTHER_WORDS: Partial<Record<keyof typeof TERMS, RegExp>> = {
  deal: /交易|商机/,
  statement: /薪酬单/,
  region: /大区/,
  publish: /发布/,
  held: /暂存|待定|待决/,
  plan: /薪酬方案/,
  notification: /\bnotices?\b/i,
};

/** What nobody says of money on a page or in a file of pay: it is so far, published or released. */
export const PAID = /\bpaid\b|已付|已支付|实发|已发奖金/i;
