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
export const owner = { what: "id", column: both("owner", "负责人", "负责人(工号)", "负责人工号") };
/** A = key, B = high-intent, C = initial. */
export const grade = {
  column: both("grade", "级别", "客户级别", "线索级别"),
  words: {
    a: "A",
    b: "B",
    c: "C",
    key: "A",
    "high-intent": "B",
    initial: "C",
    A级: "A",
    B级: "B",
    C级: "C",
    重点: "A",
    高意向: "B",
    初步: "C",
  },
} as const;
export const scope = {
  column: both("scope", "层级"),
  words: {
    person: "person",
    team: "team",
    region: "region",
    company: "company",
    个人: "person",
    团队: "team",
    大区: "region",
    公司: "company",
  },
} as const;
export const agent = { what: "id", column: both("agent", "坐席", "坐席(工号)", "坐席工号") };
export const score = { column: both("score", "评分", "得分") };
export const scale = { column: both("scale", "满分") };
export const day = { column: both("date", "日期"), order: "ymd" } as const;
