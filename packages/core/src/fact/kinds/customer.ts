/** A customer as the CRM keeps it; name, phone and e-mail are personal. */
import { choice, day, id, name, owner, text } from "../field.ts";
import { kind } from "../kind.ts";
import { CHANNEL, INDUSTRY, REGION } from "../words.ts";

export const customer = kind({
  label: "customers|客户",
  fileWords: "customer|client|account|客户",
  template: "customers|Customers|客户",
  isStamped: true,
  order: { values: ["name"], draft: ["id", "name"] },
  fields: {
    id: id("customer id|客户编号", {
      words: "customer id|client id|account id|customer no|id|客户编号|客户id|编号",
    }),
    owner: owner(undefined, { need: "optional" }),
    name: name("customer name|客户名称", {
      label: "Name|名称",
      words:
        "customer name|account name|company name|client name|name|company|customer|客户名称|客户姓名|公司名称|名称|姓名|客户",
      isPersonal: true,
    }),
    phone: text("phone|电话|手机", {
      isReference: true,
      need: "optional",
      words: "phone|mobile|phone number|telephone|tel|电话|手机|手机号|联系电话",
      isPersonal: true,
    }),
    email: text("email|邮箱", {
      need: "optional",
      label: "E-mail|邮箱",
      words: "email|e-mail|mail|email address|邮箱|电子邮箱",
      isPersonal: true,
    }),
    tier: text("customer tier|客户等级", {
      need: "optional",
      words: "tier|customer tier|segment|level|客户级别|客户分层|等级",
    }),
    grade: choice(
      "grade|级别|客户级别|线索级别|客户分级",
      [
        { A: "a", B: "b", C: "c" },
        { A: "key", B: "high-intent", C: "initial" },
        { A: "A级", B: "B级", C: "C级" },
        { A: "A类", B: "B类", C: "C类" },
        { A: "重点", B: "高意向", C: "初步" },
        { A: "重点客户", B: "高意向客户", C: "初步意向" },
        { A: "关键客户", B: "意向客户", C: "初步意向客户" },
      ],
      {
        need: "optional",
        label: "Grade|评级",
        labels: { A: "A, key|A 重点", B: "B, high-intent|B 高意向", C: "C, initial|C 初步" },
        words: "grade|customer grade|rating|客户评级|意向等级|意向度",
        more: { A: "hot", B: "high intent|warm|意向", C: "cold|普通" },
      },
    ),
    industry: text("industry|行业", { need: "optional", words: INDUSTRY }),
    size: text("company size|公司规模|规模", {
      need: "optional",
      label: "Size|规模",
      words:
        "company size|size|employees|number of employees|employee count|headcount|公司规模|企业规模|规模|员工人数|人员规模",
    }),
    stage: text("stage|客户阶段|阶段", {
      need: "optional",
      isTracked: true,
      words: "customer stage|stage|lifecycle stage|account stage|status|客户阶段|阶段|客户状态|生命周期|状态",
    }),
    contacts: name("contacts|联系人", {
      need: "optional",
      words: "contacts|contact|contact name|contact person|primary contact|联系人|联系人姓名|主要联系人|客户联系人",
      isPersonal: true,
    }),
    region: text("region|大区|地区", { need: "optional", label: "Region|区域", words: REGION }),
    channel: text("channel|来源渠道|来源", { need: "optional", label: "Channel|渠道", words: CHANNEL }),
    since: day("customer since|建档日期", {
      need: "optional",
      words: "since|customer since|created date|create date|signup date|创建日期|建档日期|注册日期",
    }),
  },
});
