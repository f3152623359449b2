/** The columns of the demo files, named as in Clearboard's own templates in English or Chinese. */
import type { Field, Language } from "@clearboard/core/fact/field";
import type { Kind } from "@clearboard/core/fact/kind";
import { KINDS } from "@clearboard/core/fact/kinds";

const { assessment, attendance, call, complaint, customer, deal, followup, knowledge, lead, leave } = KINDS;
const { payment, peer, person, refund, share, survey, target } = KINDS;

const LAYOUTS = {
  people: [person, "key name email extension team region manager role hireDay leaveDay from"],
  targets: [target, "month scope subject amount currency product newCustomers floor challenge sprint"],
  deals: [
    deal,
    "id owner share1 owner2 share2 stage amount currency closeDay expectedDay probability forecast openDay product customer industry tier lossReason stamp",
  ],
  calls: [call, "id owner start direction connected talk customer"],
  surveys: [survey, "id owner day score scale"],
  peers: [peer, "id owner day score scale by"],
  payments: [payment, "id deal day dueDay amount currency"],
  refunds: [refund, "id deal day amount currency reason"],
  leave: [leave, "id owner from to type"],
  market: [share, "month region competitor share us"],
  customers: [customer, "id name owner phone tier grade industry size stage contacts region channel since"],
  leads: [lead, "id owner day stage name channel grade need budget decision closeDay lossReason"],
  followups: [followup, "id owner day channel held customer note next nextDay"],
  complaints: [complaint, "id owner type opened answered closed customer topic status"],
  knowledge: [knowledge, "id owner day title confirmed"],
  training: [knowledge, "trainingId owner day course passed hours score scale level"],
  assessments: [assessment, "owner day ability score scale by"],
  attendance: [attendance, "owner day in out hours"],
} satisfies { [layout: string]: [kind: Kind, fields: string] };

/** Columns of a template that are no fields of their own. */
const OTHERS: { [name: string]: readonly string[] } = {
  share1: ["owner share", "负责人比例"],
  owner2: ["second owner", "第二负责人"],
  share2: ["second share", "第二负责人比例"],
  stamp: ["updated at", "更新时间"],
  trainingId: ["training id", "培训编号"],
  course: ["course", "课程"],
  passed: ["passed", "是否通过"],
  newCustomers: ["new customers target", "新客户目标"],
  floor: ["floor target", "保底"],
  challenge: ["challenge target", "挑战"],
  sprint: ["sprint target", "冲刺"],
};

/** The header line. A Chinese file begins with a byte order mark, as a spreadsheet saves it. */
export function header(layout: keyof typeof LAYOUTS, language: Language): string {
  const [kind, names] = LAYOUTS[layout];
  const fields: { [name: string]: Field } = kind.fields;
  const columns = names.split(" ").map((name) => {
    const column = (fields[name]?.column ?? OTHERS[name])?.[language === "en" ? 0 : 1];
    if (column === undefined) throw new Error(`the template of ${layout} has no column ${name}`);
    return column;
  });
  return `${language === "en" ? "" : "\uFEFF"}${columns.join(",")}\n`;
}

/** One CSV line; a field with a comma, quote or line break is quoted (RFC 4180). */
export function line(fields: readonly (string | number)[]): string {
  return `${fields.map((field) => quoted(String(field))).join(",")}\n`;
}

function quoted(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
