/** Targets, the market and costs, as exports name them. */
import type { Field } from "../field.ts";
import { CURRENCY, list, REGION, SCOPE, YES_NO } from "./word.ts";

const month: Field = {
  name: "month",
  is: "month",
  isRequired: true,
  words: list("month|period|year month|date|月份|月|期间|年月"),
};
const scope: Field = {
  name: "scope",
  is: "choice",
  isRequired: true,
  words: list("scope|level|target level|层级|级别|维度"),
  values: SCOPE,
};
const subject: Field = {
  name: "subject",
  is: "text",
  isRequired: true,
  words: list(
    "subject|target for|person|employee id|team|region|name|owner|sales agent|对象|姓名|工号|团队|人员|大区|负责人|销售",
  ),
};
const currency: Field = { name: "currency", is: "currency", words: CURRENCY };

export const TARGET: Field[] = [
  month,
  scope,
  subject,
  {
    name: "amount",
    is: "money",
    isRequired: true,
    words: list("revenue target|target|quota|target amount|goal|sales target|销售目标|目标|目标金额|任务金额|业绩目标"),
  },
  currency,
];

export const SHARE: Field[] = [
  month,
  {
    name: "competitor",
    is: "text",
    isRequired: true,
    words: list("competitor|company|brand|vendor|make|manufacturer|竞争对手|竞品|品牌|公司|厂商"),
  },
  {
    name: "share",
    is: "share",
    isRequired: true,
    words: list("market share|share|share %|percentage|市场份额|份额|市占率|占比"),
  },
  { name: "region", is: "text", words: REGION },
  { name: "us", is: "choice", words: list("us|is us|own|ours|是否本公司|本公司|是否我方"), values: YES_NO },
];

export const COST: Field[] = [
  { name: "id", is: "id", words: list("cost id|expense id|id|费用编号|编号") },
  month,
  { ...scope, isRequired: false },
  { ...subject, isRequired: false },
  {
    name: "item",
    is: "text",
    isRequired: true,
    words: list("item|cost item|category|cost type|expense type|description|科目|费用项目|费用类型|项目|类别"),
  },
  { name: "amount", is: "money", isRequired: true, words: list("amount|cost|expense|spend|金额|费用|成本|费用金额") },
  currency,
];
