/**
 * What a person, or a whole team, region or the company, is to reach in a month, a quarter or a year. Without a metric it is revenue. The board and
 * pay follow the plain one alone (`fact/revenue-target`): those by level, product, customer tier or industry stand beside it.
 */
import { builder, choice, currency, decimal, money, period, portion, text } from "../field.ts";
import { kind } from "../kind.ts";
import { INDUSTRY } from "../words.ts";

const VALUE = "target value|目标值";

export const target = kind({
  label: "targets|目标",
  fileWords: "target|quota|goal|目标|任务",
  template: "targets|Targets|目标",
  owner: ["scope", "subject"],
  order: { values: ["scope", "subject"] },
  fields: {
    month: period("month|月份|period|期间|quarter|季度|year|年度", {
      label: "Month, quarter or year|月份、季度或年度",
      words: "month|period|year month|date|quarter|fiscal quarter|fiscal year|月份|月|期间|年月|季度|年度|财年",
    }),
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
    metric: choice(
      "metric|指标",
      {
        revenue: "revenue|sales|销售额|销售目标|业绩|营业额",
        collected: "collected|cash|回款|回款额|回款目标",
        newCustomers: "new customers|新客户|新客户数|新增客户",
        dealsWon: "deals won|deals|赢单数|成交单数|订单数",
        dials: "dials|calls|通话数|拨打数|外呼量",
        connected: "connected|connected calls|接通数|接通量",
        repeatRate: "repeat purchase rate|repeat purchases|复购率",
        winRate: "win rate|赢单率",
        collectionRate: "collection rate|回款率",
        other: "other|其他",
      },
      {
        need: "optional",
        unknown: "other",
        words: "metric|measure|kpi|indicator|指标|目标类型|考核指标|指标名称",
      },
    ),
    metricName: text("metric|指标", {
      need: "optional",
      only: { metric: ["other"] },
      label: "Metric in the file|文件中的指标",
      words: "",
    }),
    level: choice(
      "target level|目标档位|档位",
      { floor: "floor|base|保底|底线", challenge: "challenge|挑战", sprint: "sprint|stretch|冲刺" },
      {
        need: "optional",
        label: "Target level|目标档位",
        words: "target line|stretch level|commitment level|目标档位|档位|目标档次",
      },
    ),
    product: text("product line|产品线|产品", {
      need: "optional",
      label: "Product|产品",
      words: "product line|product|product name|产品线|产品|品类|产品名称",
    }),
    tier: text("customer tier|客户等级", {
      need: "optional",
      words: "customer tier|tier|segment|customer level|客户等级|客户级别|客户分层",
    }),
    industry: text("industry|行业", { need: "optional", words: INDUSTRY }),
    amount: money(`revenue target|销售目标|${VALUE}`, {
      need: "optional",
      only: { metric: ["revenue", "collected"] },
      isNamed: true,
      label: "Target|目标金额",
      words: "revenue target|target|quota|target amount|goal|sales target|销售目标|目标|目标金额|任务金额|业绩目标",
    }),
    currency: currency(),
    count: decimal(`${VALUE}|revenue target|销售目标`, {
      need: "optional",
      only: { metric: ["newCustomers", "dealsWon", "dials", "connected", "other"] },
      label: "Target number|目标数",
      words: "target count|target number|number|count|目标数|目标数量|数量|新客户目标",
    }),
    rate: portion(`${VALUE}|revenue target|销售目标`, {
      need: "optional",
      only: { metric: ["repeatRate", "winRate", "collectionRate"] },
      label: "Target rate|目标比率",
      words: "target rate|target percentage|目标比率|目标比例|复购率目标",
    }),
  },
  columns: [
    { column: "new customers target|新客户目标", field: "count", is: { metric: "newCustomers" } },
    { column: "repeat purchase target|复购率目标", field: "rate", is: { metric: "repeatRate" } },
    { column: "floor target|保底|保底目标", field: "amount", is: { level: "floor" } },
    { column: "challenge target|挑战|挑战目标", field: "amount", is: { level: "challenge" } },
    { column: "sprint target|冲刺|冲刺目标", field: "amount", is: { level: "sprint" } },
  ],
});
