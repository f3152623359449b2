/** A deal or an order. `amountMinor` is null while the source states none; `closeDay` is set exactly when the stage is won or lost. */
import { builder, choice, currency, day, decimal, id, money, owner, portion, text } from "../field.ts";
import { kind } from "../kind.ts";
import { CUSTOMER, INDUSTRY, REASON } from "../words.ts";

export const deal = kind({
  label: "deals|订单",
  fileWords: "deal|opportunit|order|sales|商机|订单|成交|销售明细",
  template: "deals|Deals|商机",
  isStamped: true,
  days: ["closeDay"],
  order: { profile: ["id", "position", "owner", "credits"] },
  fields: {
    id: id("deal id|商机编号", {
      words:
        "deal id|opportunity id|record id|order id|id|deal no|order no|order number|invoice no|invoice|contract no|商机编号|商机id|订单号|订单编号|合同编号|单号|编号",
    }),
    owner: owner(),
    stage: choice(
      "stage|阶段",
      {
        won: "won|closed won|赢单|成交|已成交|已赢单",
        lost: "lost|closed lost|输单|丢单|已输单|已丢单",
        open: "open|new|lead|qualified|demo|proposal|negotiation|contract|新建|进行中|跟进中|初步接触|需求确认|方案报价|方案|报价|谈判|商务谈判|合同|认知|兴趣|考虑|决策",
      },
      {
        isTracked: true,
        labels: { open: "still open|进行中" },
        words:
          "deal stage|stage|stage name|stagename|status|deal status|pipeline stage|state|阶段|销售阶段|商机阶段|状态|订单状态",
        more: {
          won: "closedwon|win|赢|交易成功|已签约",
          lost: "closedlost|lose",
          open: "prospecting|engaging|qualification|needs analysis|value proposition|in progress|洽谈",
        },
      },
    ),
    stageName: text("stage|阶段", { isTracked: true, label: "Stage in the file|文件中的阶段", words: "" }),
    amount: builder("moneyOrNull")("amount|金额", {
      neededIf: { stage: ["won"] },
      words:
        "amount|close value|deal amount|deal value|value|revenue|sales amount|total|total amount|order amount|sales|price|turnover|金额|成交金额|合同金额|订单金额|商机金额|销售额|成交额|总金额|实付金额|买家实际支付金额",
    }),
    currency: currency(),
    closeDay: day("close date|成交日期", {
      need: "conditional",
      only: { stage: ["won", "lost"] },
      words:
        "close date|closed date|closedate|won date|close day|order date|sale date|date|signed date|signing date|成交日期|关闭日期|签约日期|成交时间|下单日期|订单日期|结单日期|日期|订单付款时间",
    }),
    expectedDay: day("expected close|预计成交日期", {
      need: "optional",
      only: { stage: ["open"] },
      orElse: "closeDay",
      isTracked: true,
      label: "Expected close|预计成交日期",
      words:
        "expected close date|expected close|expected close day|forecast close date|estimated close date|预计成交日期|预计成交时间|预计签约日期|预计结单日期",
    }),
    // Not tracked: some systems compute it anew every night.
    probability: portion("probability|赢单概率", {
      need: "optional",
      words:
        "probability|deal probability|win probability|probability (%)|likelihood|赢单概率|成交概率|赢单率|可能性|概率",
    }),
    forecast: text("forecast category|预测类别", {
      need: "optional",
      isTracked: true,
      words: "forecast category|forecast|forecastcategory|forecast status|预测类别|预测分类|预测类型",
    }),
    openDay: day("open date|创建日期", {
      need: "optional",
      label: "Created|创建日期",
      words:
        "open date|create date|created date|engage date|created at|start date|created|创建日期|创建时间|立项日期|订单创建时间",
    }),
    name: text("", {
      need: "optional",
      label: "Name|名称",
      words: "deal name|opportunity name|opportunity|subject|title|商机名称|合同名称|项目名称",
    }),
    customer: text("customer|客户", { isReference: true, need: "optional", words: CUSTOMER, isPersonal: true }),
    product: text("product|产品", {
      need: "optional",
      words: "product|product name|product line|item|sku|产品|产品名称|商品|产品线|品类",
    }),
    tier: text("customer tier|客户等级", {
      need: "optional",
      words: "customer tier|tier|segment|customer level|客户等级|客户级别|客户分层",
    }),
    industry: text("industry|行业", { need: "optional", words: INDUSTRY }),
    lossReason: text("loss reason|丢单原因", { need: "optional", only: { stage: ["lost"] }, words: REASON }),
    credits: builder("credits")("", { need: "optional", label: "Credits|业绩归属" }),
    cost: money("cost|成本", { need: "optional", words: "cost|cost amount|cost of sale|cogs|成本|成本金额" }),
    list: money("list price|标价", {
      need: "optional",
      label: "List price|目录价",
      words: "list price|list amount|listed price|gross amount|目录价|标价|原价|牌价",
    }),
    units: decimal("units|数量", {
      need: "optional",
      words: "units|quantity|qty|count|licences|licenses|seats|数量|件数|套数",
    }),
    cancelDay: day("cancelled on|取消日期", {
      need: "optional",
      words: "cancel date|cancelled date|cancellation date|churn date|取消日期|退订日期|取消时间",
    }),
    orderStatus: text("order status|订单状态", {
      need: "optional",
      words: "order status|delivery status|fulfilment status|shipping status|发货状态|交付状态|物流状态",
    }),
    dueDay: day("delivery due|应交日期", {
      need: "optional",
      label: "Due|应交日期",
      words: "due date|delivery due|promised date|应交日期|约定交付日期|交付期限",
    }),
    deliveredDay: day("delivered on|交付日期", {
      need: "optional",
      label: "Delivered|交付日期",
      words: "delivered date|delivery date|shipped date|交付日期|发货日期|交货日期",
    }),
    position: builder("position")("", { need: "optional" }),
  },
});
