/** What a kind of fact wants to know, and by which words headers name it. */
import * as Contact from "./field/contact.ts";
import * as Goal from "./field/goal.ts";
import * as Sale from "./field/sale.ts";
import * as Who from "./field/who.ts";

/** How a field is read; `time` is the time of day beside the date of a moment, `alias` a further key of a person. */
export type Is =
  | "id"
  | "owner"
  | "alias"
  | "text"
  | "day"
  | "moment"
  | "time"
  | "month"
  | "money"
  | "number"
  | "share"
  | "choice"
  | "duration"
  | "currency";

export type Field = {
  name: string;
  is: Is;
  isRequired?: boolean;
  /** header words, EN and ZH, the plainest first */
  words: string[];
  /** of a choice: our words, each with the file's words for it */
  values?: Record<string, string[]>;
  /** what holds for all rows where no column says it; a choice's are its values */
  constants?: string[];
  /** names a private person */
  isPersonal?: boolean;
  /** of an alias: the space of keys */
  what?: string;
  /** what an empty cell of a choice means */
  empty?: string;
};

/** Kinds a profile can be drafted for, with the words that file names say them by. */
export const KINDS = {
  deal: { words: ["deal", "opportunit", "order", "sales", "商机", "订单", "成交", "销售明细"], fields: Sale.DEAL },
  call: { words: ["call", "cdr", "dial", "通话", "呼叫", "话单", "外呼"], fields: Contact.CALL },
  person: {
    words: ["people", "person", "staff", "employee", "team", "人员", "员工", "团队", "花名册"],
    fields: Who.PERSON,
  },
  customer: { words: ["customer", "client", "account", "客户"], fields: Sale.CUSTOMER },
  lead: { words: ["lead", "线索"], fields: Sale.LEAD },
  payment: { words: ["payment", "receipt", "回款", "收款"], fields: Sale.PAYMENT },
  refund: { words: ["refund", "return", "退款", "退货"], fields: Sale.REFUND },
  followup: { words: ["follow", "activit", "visit", "跟进", "拜访"], fields: Contact.FOLLOWUP },
  complaint: { words: ["complaint", "ticket", "case", "投诉", "工单"], fields: Contact.COMPLAINT },
  survey: { words: ["survey", "csat", "satisfaction", "满意度", "评价"], fields: Contact.SURVEY },
  peer: { words: ["peer", "collaboration", "互评", "协作"], fields: Contact.PEER },
  knowledge: {
    words: ["knowledge", "training", "course", "sharing", "培训", "分享", "课程"],
    fields: Contact.KNOWLEDGE,
  },
  leave: { words: ["leave", "absence", "attendance", "vacation", "请假", "休假", "考勤"], fields: Who.LEAVE },
  target: { words: ["target", "quota", "goal", "目标", "任务"], fields: Goal.TARGET },
  share: { words: ["share", "market", "competitor", "份额", "市占"], fields: Goal.SHARE },
  cost: { words: ["cost", "expense", "spend", "成本", "费用"], fields: Goal.COST },
} as const satisfies Record<string, { words: string[]; fields: Field[] }>;
export type Kind = keyof typeof KINDS;

export function isKind(word: string | undefined): word is Kind {
  return word !== undefined && Object.hasOwn(KINDS, word);
}

/** The row's own time of last change, which every kind may have. */
const STAMP: Field = {
  name: "stamp",
  is: "moment",
  words: [
    "updated at",
    "last modified date",
    "last modified",
    "modified date",
    "systemmodstamp",
    "modified",
    "updated",
    "更新时间",
    "修改时间",
    "最后修改时间",
  ],
};

const ALL = Object.fromEntries(
  Object.entries(KINDS).map(([kind, { fields }]) => [kind, [...fields, STAMP] as Field[]]),
) as Record<Kind, Field[]>;

export function fieldsOf(kind: Kind): Field[] {
  return ALL[kind];
}
