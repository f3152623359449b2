/** One touch of a customer that is not in a call log: a message, visit, meeting, e-mail or a call noted by hand. */
import { choice, day, exact, id, owner, text, yesNo } from "../field.ts";
import { kind } from "../kind.ts";
import { CUSTOMER } from "../words.ts";

export const followup = kind({
  label: "follow-ups|跟进记录",
  fileWords: "follow|activit|visit|跟进|拜访",
  template: "follow-ups|Follow-ups|跟进记录",
  fields: {
    id: id("follow-up id|跟进编号", {
      words: "activity id|follow-up id|followup id|task id|id|跟进编号|记录编号|编号",
    }),
    owner: owner(),
    day: day("date|日期", {
      words:
        "date|activity date|follow-up date|followup date|contacted at|due date|time|跟进日期|跟进时间|日期|拜访日期",
    }),
    channel: choice(
      "channel|跟进方式",
      {
        call: "call|phone|电话",
        message: "message|sms|wechat|微信|短信",
        visit: "visit|拜访|上门",
        meeting: "meeting|会议|面谈",
        email: "email|e-mail|邮件",
        other: "other|其他",
      },
      {
        label: "Channel|渠道",
        labels: { message: "message|消息" },
        words: "channel|activity type|type|method|跟进方式|方式|渠道|类型",
        more: {
          call: "通话",
          message: "whatsapp|chat|消息|企业微信|qq",
          visit: "on-site|实地拜访",
          meeting: "demo|线上会议",
          email: "mail",
          other: "其它",
        },
      },
    ),
    held: yesNo("held|是否有效|是否达成", {
      label: "Held or answered|是否有效",
      words: "held|answered|done|completed|status|result|是否有效|是否完成|结果|状态|是否接通",
      template: { yes: "有效", no: "无效" },
      more: { yes: "held|done|completed|已完成", no: "cancelled|未完成" },
      empty: "no",
    }),
    customer: text("customer|客户|客户编号", {
      isReference: true,
      need: "optional",
      words: CUSTOMER,
      isPersonal: true,
    }),
    deal: text("deal id|商机编号", {
      isReference: true,
      need: "optional",
      label: "Deal id|订单编号",
      words: "deal id|opportunity id|deal|商机编号|商机",
    }),
    note: exact("note|跟进内容|备注", {
      need: "optional",
      label: "Note|跟进内容",
      words: "note|notes|description|comment|comments|summary|notes/description|跟进内容|跟进记录|备注|沟通内容|内容",
      isPersonal: true,
    }),
    next: exact("next action|下一步|下一步行动", {
      need: "optional",
      label: "Next action|下一步",
      words: "next action|next step|next steps|to do|下一步|下一步行动|下一步计划|下次计划|后续动作",
      isPersonal: true,
    }),
    nextDay: day("next day|下次跟进日期|下次跟进时间", {
      need: "optional",
      label: "Next day|下次跟进日期",
      words:
        "next day|next action date|next follow-up date|next contact date|next date|下次跟进日期|下次跟进时间|下次联系时间",
    }),
    lead: text("lead id|线索编号", { isReference: true, need: "optional", words: "lead id|lead|线索编号|线索" }),
  },
});
