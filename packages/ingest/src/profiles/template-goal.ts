/** Clearboard's own templates for money that comes in and goes back, targets, the market and costs. */
import type { Draft } from "../profile.ts";
import { both, currency, EMPTY, owner, scope, YES_NO } from "./column.ts";

export const PAYMENTS: Draft = {
  name: "payments",
  title: { en: "Payments", zh: "回款" },
  source: "clearboard",
  empty: EMPTY,
  match: { header: [both("payment id", "回款编号"), both("deal id", "商机编号"), both("amount", "金额")] },
  stamp: { column: both("updated at", "更新时间"), order: "ymd" },
  emits: [
    {
      kind: "payment",
      id: [both("payment id", "回款编号")],
      deal: both("deal id", "商机编号"),
      owner,
      day: { column: both("received on", "到账日期"), order: "ymd" },
      dueDay: { column: both("due on", "应收日期"), order: "ymd" },
      amount: { column: both("amount", "金额") },
      currency,
    },
  ],
};

export const REFUNDS: Draft = {
  name: "refunds",
  title: { en: "Refunds", zh: "退款" },
  source: "clearboard",
  empty: EMPTY,
  match: {
    header: [
      both("refund id", "退款编号"),
      both("deal id", "商机编号"),
      both("refund date", "退款日期"),
      both("amount", "金额"),
    ],
  },
  stamp: { column: both("updated at", "更新时间"), order: "ymd" },
  emits: [
    {
      kind: "refund",
      id: [both("refund id", "退款编号")],
      deal: both("deal id", "商机编号"),
      owner,
      day: { column: both("refund date", "退款日期"), order: "ymd" },
      amount: { column: both("amount", "金额") },
      currency,
      reason: both("reason", "退款原因", "原因"),
    },
  ],
};

export const TARGETS: Draft = {
  name: "targets",
  title: { en: "Targets", zh: "目标" },
  source: "clearboard",
  empty: EMPTY,
  match: {
    header: [both("month", "月份"), both("scope", "层级"), both("subject", "对象"), both("revenue target", "销售目标")],
  },
  emits: [
    {
      kind: "target",
      month: both("month", "月份"),
      scope,
      subject: both("subject", "对象"),
      person: "id",
      amount: { column: both("revenue target", "销售目标") },
      currency,
    },
  ],
};

export const MARKET_SHARE: Draft = {
  name: "market-share",
  title: { en: "Market share", zh: "市场份额" },
  source: "clearboard",
  empty: EMPTY,
  match: { header: [both("month", "月份"), both("competitor", "竞争对手", "品牌"), both("market share", "市场份额")] },
  emits: [
    {
      kind: "share",
      month: both("month", "月份"),
      region: both("region", "大区", "地区"),
      competitor: both("competitor", "竞争对手", "品牌"),
      share: { column: both("market share", "市场份额"), unit: "percent" },
      us: { column: both("our own", "是否本公司"), words: YES_NO, empty: "no" },
    },
  ],
};

export const COSTS: Draft = {
  name: "costs",
  title: { en: "Costs", zh: "费用" },
  source: "clearboard",
  empty: EMPTY,
  match: { header: [both("month", "月份"), both("cost item", "费用项目"), both("cost amount", "费用金额")] },
  emits: [
    {
      kind: "cost",
      month: both("month", "月份"),
      scope: { ...scope, empty: "company" },
      subject: both("subject", "对象"),
      person: "id",
      item: both("cost item", "费用项目"),
      amount: { column: both("cost amount", "费用金额") },
      currency,
    },
  ],
};
