/** What the columns of Clearboard's own templates share: each is known by its English and its Chinese name, in any mixture. */
import type { Column } from "../emit.ts";

/** `both("deal id", "商机编号")`, with further Chinese spellings after it. */
export function both(en: string, zh: string, ...more: string[]): Column {
  return [en, zh, `${en} ${zh}`, ...more];
}

/** What programs write where a cell has no value. */
export const EMPTY = ["null", "NA", "N/A", "-"];

export const YES_NO = {
  yes: "yes",
  y: "yes",
  true: "yes",
  "1": "yes",
  是: "yes",
  已接通: "yes",
  接通: "yes",
  已确认: "yes",
  no: "no",
  n: "no",
  false: "no",
  "0": "no",
  否: "no",
  未接通: "no",
  未确认: "no",
} as const;
export const currency = { column: both("currency", "币种") };
export const agent = { what: "id", column: both("agent", "坐席", "坐席(工号)", "坐席工号") };
export const score = { column: both("score", "评分", "得分") };
export const scale = { column: both("scale", "满分") };
export const day = { column: both("date", "日期"), order: "ymd" } as const;
