/** Clearboard's own templates: each column is known by its English and its Chinese name, in any mixture. */
import type { Column, Draft } from "../profile.ts";

/** `both("deal id", "商机编号")`, with further Chinese spellings after it. */
function both(en: string, zh: string, ...more: string[]): Column {
  return [en, zh, `${en} ${zh}`, ...more];
}

const YES_NO = {
  yes: "yes", y: "yes", true: "yes", "1": "yes", 是: "yes", 已接通: "yes", 接通: "yes", 已确认: "yes",
  no: "no", n: "no", false: "no", "0": "no", 否: "no", 未接通: "no", 未确认: "no",
} as const; // biome-ignore format: one line a language
const currency = { column: both("currency", "币种") };
const agent = { what: "id", column: both("agent", "坐席", "坐席(工号)", "坐席工号") };
const score = { column: both("score", "评分", "得分") };
const scale = { column: both("scale", "满分") };
const day = { column: both("date", "日期"), order: "ymd" } as const;

export const PEOPLE: Draft = {
  name: "people",
  title: { en: "People", zh: "员工" },
  source: "clearboard",
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

export const DEALS: Draft = {
  name: "deals",
  title: { en: "Deals", zh: "商机" },
  source: "clearboard",
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

export const CALLS: Draft = {
  name: "calls",
  title: { en: "Calls", zh: "通话" },
  source: "clearboard",
  match: {
    header: [
      both("call id", "通话编号"),
      both("agent", "坐席", "坐席(工号)", "坐席工号"),
      both("start", "开始时间"),
      both("direction", "呼叫方向"),
      both("connected", "是否接通"),
      both("talk seconds", "通话时长"),
    ],
  },
  emits: [
    {
      kind: "call",
      id: [both("call id", "通话编号")],
      owner: agent,
      start: { column: both("start", "开始时间"), order: "ymd" },
      direction: {
        column: both("direction", "呼叫方向"),
        words: {
          out: "out",
          outbound: "out",
          呼出: "out",
          外呼: "out",
          去电: "out",
          in: "in",
          inbound: "in",
          呼入: "in",
          来电: "in",
        },
      },
      connected: { column: both("connected", "是否接通"), words: YES_NO },
      talk: { column: both("talk seconds", "通话时长"), form: "seconds" },
      customer: both("customer", "客户号码", "客户"),
    },
  ],
};

export const TARGETS: Draft = {
  name: "targets",
  title: { en: "Targets", zh: "目标" },
  source: "clearboard",
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

export const SURVEYS: Draft = {
  name: "surveys",
  title: { en: "Satisfaction surveys", zh: "满意度评价" },
  source: "clearboard",
  match: { header: [both("survey id", "评价编号"), agent.column, day.column, score.column, scale.column] },
  emits: [{ kind: "survey", id: [both("survey id", "评价编号")], owner: agent, day, score, scale }],
};

export const PEERS: Draft = {
  name: "peers",
  title: { en: "Peer scores", zh: "同事互评" },
  source: "clearboard",
  match: {
    header: [both("review id", "互评编号"), both("person", "被评人"), day.column, score.column, scale.column],
  },
  emits: [
    {
      kind: "peer",
      id: [both("review id", "互评编号")],
      owner: { what: "id", column: both("person", "被评人") },
      day,
      score,
      scale,
      by: both("by", "评价人"),
    },
  ],
};

export const KNOWLEDGE: Draft = {
  name: "knowledge",
  title: { en: "Knowledge sharing", zh: "知识分享" },
  source: "clearboard",
  match: {
    header: [
      both("item id", "分享编号"),
      both("person", "员工"),
      day.column,
      both("title", "标题"),
      both("confirmed", "是否确认"),
    ],
  },
  emits: [
    {
      kind: "knowledge",
      id: [both("item id", "分享编号")],
      owner: { what: "id", column: both("person", "员工") },
      day,
      title: both("title", "标题"),
      confirmed: { column: both("confirmed", "是否确认"), words: YES_NO, empty: "no" },
    },
  ],
};
