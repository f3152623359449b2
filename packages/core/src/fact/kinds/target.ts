/** The revenue target of a person, or of a whole team, region or the company, for a month. */
import { builder, choice, currency, money, month } from "../field.ts";
import { kind } from "../kind.ts";

export const target = kind({
  label: "targets|目标",
  fileWords: "target|quota|goal|目标|任务",
  template: "targets|Targets|目标",
  owner: ["scope", "subject"],
  order: { values: ["scope", "subject"] },
  fields: {
    month: month("month|月份", { words: "month|period|year month|date|月份|月|期间|年月" }),
    scope: choice(
      "scope|层级",
      [
        { person: "person", team: "team", region: "region", company: "company" },
        { person: "个人", team: "团队", region: "大区", company: "公司" },
      ],
      {
        label: "Level|层级",
        words: "scope|level|target level|层级|级别|维度",
        labels: { region: "region|区域" },
        more: {
          person: "individual|rep|人员|员工",
          team: "group|小组|部门",
          region: "area|区域",
          company: "total|all|全公司|合计",
        },
      },
    ),
    subject: builder("subject")("subject|对象", {
      label: "For whom|对象",
      words:
        "subject|target for|person|employee id|team|region|name|owner|sales agent|对象|姓名|工号|团队|人员|大区|负责人|销售",
    }),
    person: builder("space")(""),
    amount: money("revenue target|销售目标", {
      label: "Target|目标金额",
      words: "revenue target|target|quota|target amount|goal|sales target|销售目标|目标|目标金额|任务金额|业绩目标",
    }),
    currency: currency(),
  },
});
