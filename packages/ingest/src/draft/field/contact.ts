/** What passes between people, as exports name it: calls, touches, complaints, and how somebody was judged. */
import type { Field } from "../field.ts";
import { CUSTOMER, list, OWNER, YES_NO } from "./word.ts";

const owner: Field = { name: "owner", is: "owner", isRequired: true, words: OWNER };
const customer: Field = { name: "customer", is: "text", isPersonal: true, words: CUSTOMER };
const SCALES = ["5", "10", "100"];
const scoreWords = "score|rating|stars|points|评分|得分|分数|打分";

export const CALL: Field[] = [
  {
    name: "id",
    is: "id",
    isRequired: true,
    words: list("call id|uniqueid|unique id|session id|call uuid|uuid|id|通话编号|通话id|话单号|流水号|编号"),
  },
  {
    ...owner,
    words: [
      ...list("agent|extension|ext|caller|src|agent name|agent id|分机|分机号|主叫|主叫号码|坐席|坐席工号|座席"),
      ...OWNER,
    ],
  },
  {
    name: "start",
    is: "moment",
    isRequired: true,
    words: list(
      "start|start time|call start|started at|start stamp|calldate|call date|call time|date time|datetime|timestamp|date|开始时间|呼叫时间|通话时间|拨打时间|通话开始时间|日期|时间",
    ),
  },
  { name: "startTime", is: "time", words: list("time|call time|start time|time of day|时间|拨打时间|呼叫时间") },
  {
    name: "direction",
    is: "choice",
    isRequired: true,
    words: list("direction|call direction|call type|type|呼叫方向|方向|呼叫类型|通话类型"),
    values: {
      out: list("out|outbound|outgoing|dialed|呼出|外呼|去电|主叫|拨出"),
      in: list("in|inbound|incoming|received|呼入|来电|被叫"),
    },
  },
  {
    name: "connected",
    is: "choice",
    isRequired: true,
    words: list(
      "connected|answered|disposition|status|call status|result|call result|outcome|hangup cause|是否接通|接通状态|通话状态|状态|呼叫结果|接听状态|结果",
    ),
    values: YES_NO,
  },
  {
    name: "talk",
    is: "duration",
    isRequired: true,
    words: list(
      "talk seconds|talk time|billsec|talk duration|talk durations|avgtalkduration|duration|call duration|length|seconds|minutes|通话时长|通话秒数|时长|通话时间长度|接通时长",
    ),
  },
  {
    ...customer,
    words: [
      ...list(
        "dst|destination|callee|called number|to|phone|phone number|customer number|被叫|被叫号码|客户号码|电话|手机号|号码",
      ),
      ...CUSTOMER,
    ],
  },
];

export const FOLLOWUP: Field[] = [
  {
    name: "id",
    is: "id",
    isRequired: true,
    words: list("activity id|follow-up id|followup id|task id|id|跟进编号|记录编号|编号"),
  },
  owner,
  {
    name: "day",
    is: "day",
    isRequired: true,
    words: list(
      "date|activity date|follow-up date|followup date|contacted at|due date|time|跟进日期|跟进时间|日期|拜访日期",
    ),
  },
  {
    name: "channel",
    is: "choice",
    isRequired: true,
    words: list("channel|activity type|type|method|跟进方式|方式|渠道|类型"),
    values: {
      call: list("call|phone|电话|通话"),
      message: list("message|sms|wechat|whatsapp|chat|微信|短信|消息|企业微信|qq"),
      visit: list("visit|on-site|拜访|上门|实地拜访"),
      meeting: list("meeting|demo|会议|面谈|线上会议"),
      email: list("email|mail|e-mail|邮件"),
      other: list("other|其他|其它"),
    },
  },
  {
    name: "held",
    is: "choice",
    isRequired: true,
    words: list("held|answered|done|completed|status|result|是否有效|是否完成|结果|状态|是否接通"),
    values: {
      yes: [...(YES_NO.yes ?? []), "held", "done", "completed", "已完成", "有效"],
      no: [...(YES_NO.no ?? []), "cancelled", "未完成", "无效"],
    },
  },
  customer,
  { name: "deal", is: "text", words: list("deal id|opportunity id|deal|商机编号|商机") },
  { name: "lead", is: "text", words: list("lead id|lead|线索编号|线索") },
];

export const COMPLAINT: Field[] = [
  {
    name: "id",
    is: "id",
    isRequired: true,
    words: list(
      "ticket id|complaint id|case id|case number|ticket #|ticket no|ticket|id|工单编号|投诉编号|工单号|编号",
    ),
  },
  { ...owner, words: [...list("assignee|handler|处理人|受理人|负责客服"), ...OWNER] },
  {
    name: "type",
    is: "choice",
    isRequired: true,
    words: list("type|ticket type|case type|类型|工单类型|类别"),
    values: {
      complaint: list("complaint|投诉"),
      need: list("need|request|需求|诉求|咨询"),
      ticket: list("ticket|case|question|incident|problem|工单|问题|故障"),
    },
  },
  {
    name: "opened",
    is: "moment",
    isRequired: true,
    words: list(
      "opened|created at|created|open time|received|date|opened at|date opened|投诉时间|创建时间|受理时间|提交时间|日期",
    ),
  },
  {
    name: "answered",
    is: "moment",
    words: list(
      "first response|first reply|answered|answered at|responded at|first response at|首次响应时间|响应时间|回复时间|答复时间",
    ),
  },
  {
    name: "closed",
    is: "moment",
    words: list("closed|resolved|closed at|resolved at|completed at|solved at|关闭时间|解决时间|办结时间|完成时间"),
  },
  customer,
  {
    name: "topic",
    is: "text",
    words: list("topic|subject|category|reason|issue|complaint|主题|投诉内容|分类|问题类型"),
  },
  { name: "status", is: "text", words: list("status|state|状态|工单状态") },
];

export const SURVEY: Field[] = [
  {
    name: "id",
    is: "id",
    isRequired: true,
    words: list("survey id|response id|feedback id|id|评价编号|问卷编号|编号"),
  },
  owner,
  {
    name: "day",
    is: "day",
    isRequired: true,
    words: list("date|survey date|submitted|submitted at|response date|日期|评价日期|评价时间|提交时间"),
  },
  {
    name: "score",
    is: "number",
    isRequired: true,
    words: list(`satisfaction rating|satisfaction|csat|csat score|${scoreWords}|满意度|满意度评分`),
  },
  {
    name: "scale",
    is: "number",
    isRequired: true,
    words: list("scale|out of|max score|maximum|满分|总分"),
    constants: SCALES,
  },
];

export const PEER: Field[] = [
  { name: "id", is: "id", isRequired: true, words: list("review id|peer review id|id|互评编号|编号") },
  { ...owner, words: [...list("person|reviewee|colleague|被评人|被评价人|同事"), ...OWNER] },
  { name: "day", is: "day", isRequired: true, words: list("date|review date|日期|评价日期|互评日期") },
  {
    name: "score",
    is: "number",
    isRequired: true,
    words: list(`collaboration score|collaboration|${scoreWords}|协作分|互评分`),
  },
  { name: "scale", is: "number", isRequired: true, words: list("scale|out of|max score|满分|总分"), constants: SCALES },
  { name: "by", is: "text", words: list("by|reviewer|rated by|from|评价人|评分人|打分人") },
];

export const KNOWLEDGE: Field[] = [
  {
    name: "id",
    is: "id",
    isRequired: true,
    words: list("item id|record id|training id|session id|id|分享编号|培训编号|编号"),
  },
  { ...owner, words: [...list("person|trainer|trainee|speaker|learner|分享人|讲师|学员|参训人"), ...OWNER] },
  {
    name: "day",
    is: "day",
    isRequired: true,
    words: list("date|training date|session date|completed date|日期|分享日期|培训日期|完成日期"),
  },
  {
    name: "title",
    is: "text",
    isRequired: true,
    words: list(
      "title|topic|course|course name|training program|program name|training program name|标题|主题|课程|课程名称|分享主题|培训内容",
    ),
  },
  {
    name: "confirmed",
    is: "choice",
    isRequired: true,
    words: list("confirmed|completed|status|outcome|training outcome|approved|是否确认|确认|状态|是否完成"),
    values: { yes: [...(YES_NO.yes ?? []), "passed", "通过"], no: [...(YES_NO.no ?? []), "incomplete", "未通过"] },
  },
  {
    name: "type",
    is: "choice",
    words: list("type|kind|training type|类型|类别"),
    values: { sharing: list("sharing|share|分享"), training: list("training|course|培训|课程|internal|external") },
  },
  { name: "hours", is: "number", words: list("hours|duration hours|课时|学时|时长(小时)|小时") },
];
