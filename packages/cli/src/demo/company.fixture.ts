/** The demo company's files read back as rows, for the tests of what lies in them. */
import { createHash } from "node:crypto";
import { generate } from "./company.ts";

type Column =
  | "employee id"
  | "name"
  | "email"
  | "extension"
  | "team"
  | "region"
  | "role"
  | "hire date"
  | "leave date"
  | "from"
  | "month"
  | "scope"
  | "subject"
  | "revenue target"
  | "deal id"
  | "owner"
  | "stage"
  | "amount"
  | "close date"
  | "expected close"
  | "open date"
  | "product"
  | "customer"
  | "customer tier"
  | "loss reason"
  | "updated at"
  | "call id"
  | "agent"
  | "start"
  | "connected"
  | "survey id"
  | "review id"
  | "item id"
  | "person"
  | "date"
  | "by"
  | "owner share"
  | "second owner"
  | "second share"
  | "payment id"
  | "received on"
  | "due on"
  | "refund id"
  | "refund date"
  | "leave id"
  | "to"
  | "region"
  | "competitor"
  | "market share"
  | "our own"
  | "customer id"
  | "lead id"
  | "created on"
  | "follow-up id"
  | "complaint id"
  | "opened at"
  | "answered at";
/** A cell whose column the file does not have is undefined; every test asks only for columns of its own file. */
export type Row = Record<Column, string>;
export type Company = { names: string[]; text: Map<string, string>; digest: string; rows(prefix: string): Row[] };

const ENGLISH: Record<string, string> = {
  商机编号: "deal id",
  负责人: "owner",
  负责人比例: "owner share",
  第二负责人: "second owner",
  第二负责人比例: "second share",
  阶段: "stage",
  金额: "amount",
  成交日期: "close date",
  创建日期: "open date",
  产品: "product",
  客户: "customer",
  客户等级: "customer tier",
  丢单原因: "loss reason",
  更新时间: "updated at",
  评价编号: "survey id",
  坐席: "agent",
  日期: "date",
  评分: "score",
  满分: "scale",
  赢单: "won",
  丢单: "lost",
  行业: "industry",
  预计成交日期: "expected close",
  赢单概率: "probability",
  预测类别: "forecast category",
  需求确认: "qualified",
  方案报价: "proposal",
  谈判: "negotiation",
};

export function read(options: { seed: number; until: string; months?: number }): Company {
  const text = new Map<string, string>();
  const hash = createHash("sha256");
  for (const { name, chunks } of generate(options)) {
    const whole = [...chunks].join("");
    text.set(name, whole);
    hash.update(`${name}\n${whole}`);
  }
  const names = [...text.keys()];
  const rows = (prefix: string) =>
    names.filter((name) => name.startsWith(prefix)).flatMap((name) => table(text.get(name)));
  return { names, text, digest: hash.digest("hex"), rows };
}

/** Rows by English header; the demo quotes fields, but never with a line break inside. */
function table(text = ""): Row[] {
  const [head = "", ...lines] = text.replace("\uFEFF", "").trimEnd().split("\n");
  const columns = head.split(",").map((name) => ENGLISH[name] ?? name);
  return lines.map((line) => {
    const fields = line.includes('"')
      ? [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map((match) => (match[1] ?? "").replace(/^"|"$/g, ""))
      : line.split(",");
    const row: Row = Object.fromEntries(columns.map((name, at) => [name, fields[at] ?? ""])) as Row;
    return row.stage === undefined ? row : { ...row, stage: ENGLISH[row.stage] ?? row.stage };
  });
}

export const isDay = (text: string) =>
  /^\d{4}-\d{2}-\d{2}( |$)/.test(text) && !Number.isNaN(Date.parse(text.slice(0, 10)));
export const isEmployed = (person: Row, day: string) =>
  day >= person["hire date"] && (person["leave date"] === "" || day < person["leave date"]);
export const sum = (values: number[]) => values.reduce((left, value) => left + value, 0);
export const count = <T>(list: T[], holds: (item: T) => boolean) => list.filter(holds).length;
