/** Clearboard's own template layouts, with the English and the Chinese header of each. */

export type Language = "en" | "zh";

const LAYOUTS = {
  people: {
    en: "employee id,name,email,extension,team,region,manager,role,hire date,leave date,from",
    zh: "工号,姓名,邮箱,分机,团队,大区,主管,角色,入职日期,离职日期,生效日期",
  },
  targets: { en: "month,scope,subject,revenue target,currency", zh: "月份,层级,对象,销售目标,币种" },
  deals: {
    en: "deal id,owner,owner share,second owner,second share,stage,amount,currency,close date,open date,product,customer,customer tier,loss reason,updated at",
    zh: "商机编号,负责人,负责人比例,第二负责人,第二负责人比例,阶段,金额,币种,成交日期,创建日期,产品,客户,客户等级,丢单原因,更新时间",
  },
  calls: {
    en: "call id,agent,start,direction,connected,talk seconds,customer",
    zh: "通话编号,坐席,开始时间,呼叫方向,是否接通,通话时长,客户号码",
  },
  surveys: { en: "survey id,agent,date,score,scale", zh: "评价编号,坐席,日期,评分,满分" },
  peers: { en: "review id,person,date,score,scale,by", zh: "互评编号,被评人,日期,评分,满分,评价人" },
  payments: {
    en: "payment id,deal id,received on,due on,amount,currency",
    zh: "回款编号,商机编号,到账日期,应收日期,金额,币种",
  },
  refunds: {
    en: "refund id,deal id,refund date,amount,currency,reason",
    zh: "退款编号,商机编号,退款日期,金额,币种,退款原因",
  },
  leave: { en: "leave id,person,from,to,type", zh: "请假编号,员工,开始日期,结束日期,假别" },
  market: { en: "month,region,competitor,market share,our own", zh: "月份,大区,品牌,市场份额,是否本公司" },
  customers: {
    en: "customer id,customer name,owner,phone,customer tier,grade,region,channel,customer since",
    zh: "客户编号,客户名称,负责人,电话,客户等级,级别,大区,来源渠道,建档日期",
  },
  leads: {
    en: "lead id,owner,created on,stage,lead name,channel,grade,closed on,loss reason",
    zh: "线索编号,负责人,创建日期,阶段,线索名称,来源渠道,级别,关闭日期,流失原因",
  },
  followups: {
    en: "follow-up id,owner,date,channel,held,customer",
    zh: "跟进编号,负责人,日期,跟进方式,是否有效,客户",
  },
  complaints: {
    en: "complaint id,owner,type,opened at,answered at,closed at,customer,topic,status",
    zh: "投诉编号,负责人,类型,提出时间,首次回复时间,关闭时间,客户,主题,状态",
  },
  knowledge: { en: "item id,person,date,title,confirmed", zh: "分享编号,员工,日期,标题,是否确认" },
} as const;

/** The header line. A Chinese file begins with a byte order mark, as a spreadsheet saves it. */
export function header(layout: keyof typeof LAYOUTS, language: Language): string {
  return language === "en" ? `${LAYOUTS[layout].en}\n` : `\uFEFF${LAYOUTS[layout].zh}\n`;
}

/** One CSV line; a field with a comma, quote or line break is quoted (RFC 4180). */
export function line(fields: readonly (string | number)[]): string {
  return `${fields.map((field) => quoted(String(field))).join(",")}\n`;
}

function quoted(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
