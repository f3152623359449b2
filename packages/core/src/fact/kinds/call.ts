/** One call. `second` = seconds since the start of `day` in the organisation's zone, `UNKNOWN_SECOND` where the log has no times. */
import { builder, choice, id, owner, text, yesNo } from "../field.ts";
import { kind } from "../kind.ts";
import { CUSTOMER, OWNER } from "../words.ts";

/** More than any day has, which ends before its 25th hour does: a call of the day, of no hour. */
export const UNKNOWN_SECOND = 90_000;

export const call = kind({
  label: "calls|通话",
  fileWords: "call|cdr|dial|通话|呼叫|话单|外呼",
  template: "calls|Calls|通话",
  derived: { day: "day", second: "second" },
  days: ["day"],
  fields: {
    id: id("call id|通话编号", {
      words:
        "call id|interaction id|uniqueid|unique id|session id|call uuid|call sid|uuid|id|通话编号|通话id|话单号|流水号|编号",
    }),
    owner: owner("agent|坐席|坐席(工号)|坐席工号", {
      label: "Owner|负责人",
      words: `agent|extension|ext|caller|src|agent name|agent id|extension name|user principal name|发起人|分机|分机号|主叫|主叫号码|坐席|坐席工号|座席|${OWNER}`,
    }),
    start: builder("start")("start|开始时间", {
      words:
        "start|start time|call start|started at|datetime (utc)|start stamp|calldate|call date|call time|date time|datetime|timestamp|date|开始时间|呼叫时间|通话时间|拨打时间|通话开始时间|日期|时间",
    }),
    startTime: builder("time")("", {
      need: "optional",
      label: "Time of day|时刻",
      words: "time|call time|start time|time of day|时间|拨打时间|呼叫时间",
    }),
    direction: choice(
      "direction|呼叫方向",
      { out: "out|outbound|呼出|外呼|去电", in: "in|inbound|呼入|来电" },
      {
        labels: { out: "outgoing|呼出", in: "incoming|呼入" },
        words: "direction|call direction|call type|type|呼叫方向|方向|呼叫类型|通话类型",
        more: { out: "outgoing|dialed|主叫|拨出", in: "incoming|received|被叫" },
      },
    ),
    connected: yesNo("connected|是否接通", {
      label: "Answered|是否接通",
      words:
        "connected|answered|disposition|status|call status|result|call result|outcome|action result|call outcome|hangup cause|是否接通|接通状态|通话状态|状态|呼叫结果|接听状态|结果",
    }),
    talk: builder("duration")("talk seconds|通话时长", {
      label: "Talk time|通话时长",
      words:
        "talk seconds|talk time|billsec|duration (in call)|duration seconds|talk duration|talk durations|avgtalkduration|duration|call duration|length|seconds|minutes|通话时长|通话秒数|时长|通话时间长度|接通时长",
    }),
    customer: text("customer|客户号码|客户", {
      isReference: true,
      need: "optional",
      label: "Customer|客户",
      words: `dst|destination|callee|called number|to|phone|phone number|callee number|contact phone number|customer phone number|ani|customer number|被叫|被叫号码|客户号码|电话|手机号|号码|${CUSTOMER}`,
      isPersonal: true,
    }),
  },
});
