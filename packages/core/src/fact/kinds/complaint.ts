/** A complaint, a need or a ticket with its clock: the first substantive human answer within 24 hours of `opened`. */
import { choice, id, moment, owner, text } from "../field.ts";
import { kind } from "../kind.ts";
import { CUSTOMER, OWNER } from "../words.ts";

export const complaint = kind({
  label: "complaints|投诉与工单",
  fileWords: "complaint|ticket|case|投诉|工单",
  template: "complaints|Complaints and tickets|投诉与工单",
  isStamped: true,
  days: ["opened"],
  fields: {
    id: id("complaint id|投诉编号|工单编号", {
      words: "ticket id|complaint id|case id|case number|ticket #|ticket no|ticket|id|工单编号|投诉编号|工单号|编号",
    }),
    owner: owner(undefined, { words: `assignee|handler|处理人|受理人|负责客服|${OWNER}` }),
    type: choice(
      "type|类型",
      { complaint: "complaint|投诉", need: "need|request|需求", ticket: "ticket|工单|咨询" },
      {
        words: "type|ticket type|case type|类型|工单类型|类别",
        more: { need: "诉求|咨询", ticket: "case|question|incident|problem|问题|故障" },
        empty: "complaint",
      },
    ),
    opened: moment("opened at|提出时间", {
      label: "Opened|提出时间",
      words:
        "opened|created at|created|open time|received|date|opened at|date opened|投诉时间|创建时间|受理时间|提交时间|日期",
    }),
    answered: moment("answered at|首次回复时间", {
      need: "optional",
      after: "opened",
      label: "First answer|首次答复",
      words:
        "first response|first reply|answered|answered at|responded at|first response at|首次响应时间|响应时间|回复时间|答复时间",
    }),
    closed: moment("closed at|关闭时间", {
      need: "optional",
      after: "opened",
      label: "Closed|关闭时间",
      words: "closed|resolved|closed at|resolved at|completed at|solved at|关闭时间|解决时间|办结时间|完成时间",
    }),
    customer: text("customer|客户|客户编号", {
      isReference: true,
      need: "optional",
      words: CUSTOMER,
      isPersonal: true,
    }),
    topic: text("topic|主题", {
      need: "optional",
      words: "topic|subject|category|reason|issue|complaint|主题|投诉内容|分类|问题类型",
    }),
    status: text("status|状态", { need: "optional", words: "status|state|状态|工单状态" }),
  },
});
