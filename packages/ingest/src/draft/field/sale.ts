/** Customers, leads, deals and the money for them, as exports name them. */
import type { Field } from "../field.ts";
import { CHANNEL, CURRENCY, CUSTOMER, GRADE, list, OWNER, REASON, REGION } from "./word.ts";

const owner: Field = { name: "owner", is: "owner", isRequired: true, words: OWNER };
const currency: Field = { name: "currency", is: "currency", words: CURRENCY };
const grade: Field = {
  name: "grade",
  is: "choice",
  words: list("grade|rating|lead grade|lead quality|等级|客户等级|线索等级|评级"),
  values: GRADE,
};
const dealRef: Field = {
  name: "deal",
  is: "text",
  isRequired: true,
  words: list(
    "deal id|order id|opportunity id|deal|order no|order number|contract no|商机编号|订单号|订单编号|合同编号|单号",
  ),
};

const WON = list("won|closed won|closedwon|win|赢单|成交|已成交|已赢单|赢|交易成功|已签约");
const LOST = list("lost|closed lost|closedlost|lose|输单|丢单|已输单|已丢单");
const OPEN = list(
  "open|new|lead|qualified|demo|proposal|negotiation|contract|prospecting|engaging|qualification|needs analysis|value proposition|in progress|新建|进行中|跟进中|初步接触|需求确认|方案报价|方案|报价|谈判|商务谈判|合同|洽谈",
);

export const DEAL: Field[] = [
  {
    name: "id",
    is: "id",
    isRequired: true,
    words: list(
      "deal id|opportunity id|record id|order id|id|deal no|order no|order number|invoice no|invoice|contract no|商机编号|商机id|订单号|订单编号|合同编号|单号|编号",
    ),
  },
  owner,
  {
    name: "stage",
    is: "choice",
    isRequired: true,
    words: list(
      "deal stage|stage|stage name|stagename|status|deal status|pipeline stage|state|阶段|销售阶段|商机阶段|状态|订单状态",
    ),
    values: { won: WON, lost: LOST, open: OPEN },
  },
  {
    name: "amount",
    is: "money",
    isRequired: true,
    words: list(
      "amount|close value|deal amount|deal value|value|revenue|sales amount|total|total amount|order amount|sales|price|turnover|金额|成交金额|合同金额|订单金额|商机金额|销售额|成交额|总金额|实付金额|买家实际支付金额",
    ),
  },
  currency,
  {
    name: "closeDay",
    is: "day",
    isRequired: true,
    words: list(
      "close date|closed date|closedate|won date|close day|order date|sale date|date|signed date|signing date|成交日期|关闭日期|签约日期|成交时间|下单日期|订单日期|结单日期|预计成交日期|日期|订单付款时间",
    ),
  },
  {
    name: "openDay",
    is: "day",
    words: list(
      "open date|create date|created date|engage date|created at|start date|created|创建日期|创建时间|立项日期|订单创建时间",
    ),
  },
  {
    name: "name",
    is: "text",
    words: list("deal name|opportunity name|opportunity|subject|title|商机名称|合同名称|项目名称"),
  },
  { name: "customer", is: "text", isPersonal: true, words: CUSTOMER },
  {
    name: "product",
    is: "text",
    words: list("product|product name|product line|item|sku|产品|产品名称|商品|产品线|品类"),
  },
  { name: "tier", is: "text", words: list("customer tier|tier|segment|customer level|客户等级|客户级别|客户分层") },
  { name: "lossReason", is: "text", words: REASON },
  { name: "cost", is: "money", words: list("cost|cost amount|cost of sale|cogs|成本|成本金额") },
  { name: "list", is: "money", words: list("list price|list amount|listed price|gross amount|目录价|标价|原价|牌价") },
  { name: "units", is: "number", words: list("units|quantity|qty|count|licences|licenses|seats|数量|件数|套数") },
  {
    name: "cancelDay",
    is: "day",
    words: list("cancel date|cancelled date|cancellation date|churn date|取消日期|退订日期|取消时间"),
  },
  {
    name: "orderStatus",
    is: "text",
    words: list("order status|delivery status|fulfilment status|shipping status|发货状态|交付状态|物流状态"),
  },
  { name: "dueDay", is: "day", words: list("due date|delivery due|promised date|应交日期|约定交付日期|交付期限") },
  {
    name: "deliveredDay",
    is: "day",
    words: list("delivered date|delivery date|shipped date|交付日期|发货日期|交货日期"),
  },
];

export const LEAD: Field[] = [
  {
    name: "id",
    is: "id",
    isRequired: true,
    words: list("lead id|prospect id|lead number|lead no|id|线索编号|线索id|编号"),
  },
  owner,
  {
    name: "day",
    is: "day",
    isRequired: true,
    words: list("created date|create date|created at|created|lead date|date|创建日期|创建时间|获取日期|日期"),
  },
  {
    name: "stage",
    is: "choice",
    isRequired: true,
    words: list("lead status|status|converted|lead stage|stage|线索状态|状态|阶段|是否转化"),
    values: {
      converted: list("converted|yes|1|true|已转化|已转商机"),
      lost: list("lost|disqualified|unqualified|dead|无效|已流失"),
      open: list("open|new|working|contacted|nurturing|no|0|false|新线索|跟进中|未转化|待跟进|新建|已联系"),
    },
  },
  { name: "customer", is: "text", isPersonal: true, words: CUSTOMER },
  {
    name: "name",
    is: "text",
    isPersonal: true,
    words: list("lead name|name|contact|contact name|线索名称|姓名|联系人"),
  },
  { name: "channel", is: "text", words: CHANNEL },
  grade,
  { name: "closeDay", is: "day", words: list("converted date|closed date|conversion date|转化日期|关闭日期") },
  { name: "lossReason", is: "text", words: REASON },
];

const CUSTOMERS: Field[] = [
  {
    name: "id",
    is: "id",
    isRequired: true,
    words: list("customer id|client id|account id|customer no|id|客户编号|客户id|编号"),
  },
  {
    name: "name",
    is: "text",
    isRequired: true,
    isPersonal: true,
    words: list(
      "customer name|account name|company name|client name|name|company|customer|客户名称|客户姓名|公司名称|名称|姓名|客户",
    ),
  },
  { ...owner, isRequired: false },
  {
    name: "phone",
    is: "text",
    isPersonal: true,
    words: list("phone|mobile|phone number|telephone|tel|电话|手机|手机号|联系电话"),
  },
  { name: "email", is: "text", isPersonal: true, words: list("email|e-mail|mail|email address|邮箱|电子邮箱") },
  { name: "tier", is: "text", words: list("tier|customer tier|segment|level|客户级别|客户分层|等级") },
  { ...grade, words: list("grade|customer grade|rating|客户评级|意向等级|意向度") },
  { name: "region", is: "text", words: REGION },
  { name: "channel", is: "text", words: CHANNEL },
  {
    name: "since",
    is: "day",
    words: list("since|customer since|created date|create date|signup date|创建日期|建档日期|注册日期"),
  },
];

export { CUSTOMERS as CUSTOMER };

export const PAYMENT: Field[] = [
  {
    name: "id",
    is: "id",
    isRequired: true,
    words: list("payment id|receipt id|transaction id|payment no|receipt no|id|回款编号|收款编号|流水号|编号"),
  },
  dealRef,
  {
    name: "amount",
    is: "money",
    isRequired: true,
    words: list("amount|paid amount|payment amount|received|paid|回款金额|收款金额|金额|到账金额"),
  },
  currency,
  {
    name: "day",
    is: "day",
    words: list("payment date|paid date|received date|date|paid at|回款日期|收款日期|到账日期|日期"),
  },
  { name: "dueDay", is: "day", words: list("due date|expected date|due day|应收日期|到期日|计划回款日期|约定付款日") },
  { ...owner, isRequired: false },
];

export const REFUND: Field[] = [
  {
    name: "id",
    is: "id",
    isRequired: true,
    words: list("refund id|return id|refund no|credit note|id|退款编号|退款单号|退货单号|编号"),
  },
  dealRef,
  {
    name: "amount",
    is: "money",
    isRequired: true,
    words: list("refund amount|amount|refunded|credit amount|退款金额|金额|退货金额"),
  },
  currency,
  {
    name: "day",
    is: "day",
    isRequired: true,
    words: list("refund date|return date|date|refunded at|退款日期|退货日期|日期|退款时间"),
  },
  { name: "reason", is: "text", words: list("refund reason|reason|退款原因|退货原因|原因") },
  { ...owner, isRequired: false },
];
