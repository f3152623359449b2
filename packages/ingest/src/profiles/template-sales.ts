/** Clearboard's own templates for people, what they sell and what they are to sell. */
import type { Draft } from "../profile.ts";
import { both, currency, EMPTY } from "./column.ts";

export const PEOPLE: Draft = {
  name: "people",
  title: { en: "People", zh: "员工" },
  source: "clearboard",
  empty: EMPTY,
  match: { header: [both("employee id", "工号"), both("name", "姓名")] },
  emits: [
    {
      kind: "person",
      key: { what: "id", column: both("employee id", "工号") },
      name: both("name", "姓名"),
      aliases: [
        { what: "email", column: both("email", "邮箱") },
        { what: "extension", column: both("extension", "分机") },
        { what: "name", column: both("name", "姓名") },
      ],
      team: both("team", "团队"),
      region: both("region", "大区"),
      manager: both("manager", "主管"),
      role: {
        column: both("role", "角色"),
        words: {
          rep: "rep",
          "sales rep": "rep",
          销售: "rep",
          销售代表: "rep",
          坐席: "rep",
          lead: "lead",
          "team lead": "lead",
          组长: "lead",
          团队长: "lead",
          manager: "manager",
          supervisor: "manager",
          主管: "manager",
          经理: "manager",
          support: "support",
          支持: "support",
          后台: "support",
        },
        empty: "rep",
      },
      hireDay: { column: both("hire date", "入职日期"), order: "ymd" },
      leaveDay: { column: both("leave date", "离职日期"), order: "ymd" },
      from: { column: both("from", "生效日期"), order: "ymd" },
    },
  ],
};

/** Which key is whose, from which day on: what the links made on screen are kept as, and a way to bring many at once. */
export const LINKS: Draft = {
  name: "links",
  title: { en: "Whose key is it", zh: "标识归属" },
  source: "links",
  empty: EMPTY,
  match: { header: [both("key", "标识"), both("person", "人员")] },
  emits: [
    {
      kind: "identity",
      key: both("key", "标识"),
      person: both("person", "人员"),
      from: { column: both("from", "生效日期"), order: "ymd" },
      to: { column: both("to", "失效日期"), order: "ymd" },
    },
  ],
};

export const DEALS: Draft = {
  name: "deals",
  title: { en: "Deals", zh: "商机" },
  source: "clearboard",
  empty: EMPTY,
  match: {
    header: [
      both("deal id", "商机编号"),
      both("owner", "负责人", "负责人(工号)", "负责人工号"),
      both("stage", "阶段"),
      both("amount", "金额"),
      both("close date", "成交日期"),
    ],
  },
  stamp: { column: both("updated at", "更新时间"), order: "ymd" },
  emits: [
    {
      kind: "deal",
      id: [both("deal id", "商机编号")],
      owner: { what: "id", column: both("owner", "负责人", "负责人(工号)", "负责人工号") },
      stage: {
        column: both("stage", "阶段"),
        words: {
          won: "won",
          "closed won": "won",
          赢单: "won",
          成交: "won",
          已成交: "won",
          已赢单: "won",
          lost: "lost",
          "closed lost": "lost",
          输单: "lost",
          丢单: "lost",
          已输单: "lost",
          已丢单: "lost",
          open: "open",
          new: "open",
          lead: "open",
          qualified: "open",
          demo: "open",
          proposal: "open",
          negotiation: "open",
          contract: "open",
          新建: "open",
          进行中: "open",
          跟进中: "open",
          初步接触: "open",
          需求确认: "open",
          方案报价: "open",
          方案: "open",
          报价: "open",
          谈判: "open",
          商务谈判: "open",
          合同: "open",
        },
      },
      stageName: both("stage", "阶段"),
      amount: { column: both("amount", "金额") },
      currency,
      closeDay: { column: both("close date", "成交日期"), order: "ymd" },
      openDay: { column: both("open date", "创建日期"), order: "ymd" },
      customer: both("customer", "客户"),
      product: both("product", "产品"),
      tier: both("customer tier", "客户等级"),
      lossReason: both("loss reason", "丢单原因"),
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
      scope: {
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
      },
      subject: both("subject", "对象"),
      person: "id",
      amount: { column: both("revenue target", "销售目标") },
      currency,
    },
  ],
};
