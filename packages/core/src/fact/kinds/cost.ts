/** What selling cost in a month: of the company, or of one region, team or person. */
import { builder, choice, currency, id, money, month, text } from "../field.ts";
import { kind } from "../kind.ts";

export const cost = kind({
  label: "costs|费用",
  fileWords: "cost|expense|spend|成本|费用",
  template: "costs|Costs|费用",
  owner: ["scope", "subject"],
  fields: {
    id: id("", { need: "optional", words: "cost id|expense id|id|费用编号|编号" }),
    month: month("month|月份", { words: "month|period|year month|date|月份|月|期间|年月" }),
    scope: choice(
      "scope|层级",
      [
        { person: "person", team: "team", region: "region", company: "company" },
        { person: "个人", team: "团队", region: "大区", company: "公司" },
      ],
      {
        need: "defaulted",
        fallback: "company",
        label: "Level|层级",
        words: "scope|level|target level|层级|级别|维度",
        labels: { region: "region|区域" },
        more: {
          person: "individual|rep|人员|员工",
          team: "group|小组|部门",
          region: "area|区域",
          company: "total|all|全公司|合计",
        },
        empty: "company",
      },
    ),
    subject: builder("subject")("subject|对象", {
      need: "defaulted",
      label: "For whom|对象",
      words:
        "subject|target for|person|employee id|team|region|name|owner|sales agent|对象|姓名|工号|团队|人员|大区|负责人|销售",
    }),
    person: builder("space")("", { need: "optional" }),
    item: text("cost item|费用项目", {
      label: "Item|科目",
      words: "item|cost item|category|cost type|expense type|description|科目|费用项目|费用类型|项目|类别",
    }),
    amount: money("cost amount|费用金额", {
      label: "Amount|金额",
      words: "amount|cost|expense|spend|金额|费用|成本|费用金额",
    }),
    currency: currency(),
  },
});
