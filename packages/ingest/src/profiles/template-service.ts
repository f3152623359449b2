/** Clearboard's own templates for calls, and for what customers and colleagues say. */
import type { Draft } from "../profile.ts";
import { agent, both, day, EMPTY, owner, scale, score, YES_NO } from "./column.ts";

export const CALLS: Draft = {
  name: "calls",
  title: { en: "Calls", zh: "通话" },
  source: "clearboard",
  empty: EMPTY,
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

export const FOLLOWUPS: Draft = {
  name: "follow-ups",
  title: { en: "Follow-ups", zh: "跟进记录" },
  source: "clearboard",
  empty: EMPTY,
  match: { header: [both("follow-up id", "跟进编号"), owner.column, day.column, both("channel", "跟进方式")] },
  emits: [
    {
      kind: "followup",
      id: [both("follow-up id", "跟进编号")],
      owner,
      day,
      channel: {
        column: both("channel", "跟进方式"),
        words: {
          call: "call",
          phone: "call",
          电话: "call",
          message: "message",
          sms: "message",
          wechat: "message",
          微信: "message",
          短信: "message",
          visit: "visit",
          拜访: "visit",
          上门: "visit",
          meeting: "meeting",
          会议: "meeting",
          面谈: "meeting",
          email: "email",
          "e-mail": "email",
          邮件: "email",
          other: "other",
          其他: "other",
        },
      },
      held: {
        column: both("held", "是否有效", "是否达成"),
        words: { ...YES_NO, 有效: "yes", 无效: "no" },
        empty: "no",
      },
      customer: both("customer", "客户", "客户编号"),
      deal: both("deal id", "商机编号"),
      lead: both("lead id", "线索编号"),
    },
  ],
};

export const COMPLAINTS: Draft = {
  name: "complaints",
  title: { en: "Complaints and tickets", zh: "投诉与工单" },
  source: "clearboard",
  empty: EMPTY,
  match: { header: [both("complaint id", "投诉编号", "工单编号"), owner.column, both("opened at", "提出时间")] },
  stamp: { column: both("updated at", "更新时间"), order: "ymd" },
  emits: [
    {
      kind: "complaint",
      id: [both("complaint id", "投诉编号", "工单编号")],
      owner,
      type: {
        column: both("type", "类型"),
        words: {
          complaint: "complaint",
          投诉: "complaint",
          need: "need",
          request: "need",
          需求: "need",
          ticket: "ticket",
          工单: "ticket",
          咨询: "ticket",
        },
        empty: "complaint",
      },
      opened: { column: both("opened at", "提出时间"), order: "ymd" },
      answered: { column: both("answered at", "首次回复时间"), order: "ymd" },
      closed: { column: both("closed at", "关闭时间"), order: "ymd" },
      customer: both("customer", "客户", "客户编号"),
      topic: both("topic", "主题"),
      status: both("status", "状态"),
    },
  ],
};

export const SURVEYS: Draft = {
  name: "surveys",
  title: { en: "Satisfaction surveys", zh: "满意度评价" },
  source: "clearboard",
  empty: EMPTY,
  match: { header: [both("survey id", "评价编号"), agent.column, day.column, score.column, scale.column] },
  emits: [{ kind: "survey", id: [both("survey id", "评价编号")], owner: agent, day, score, scale }],
};

export const PEERS: Draft = {
  name: "peers",
  title: { en: "Peer scores", zh: "同事互评" },
  source: "clearboard",
  empty: EMPTY,
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
  empty: EMPTY,
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
      type: {
        column: both("type", "类型"),
        words: { sharing: "sharing", 分享: "sharing", 知识分享: "sharing", training: "training", 培训: "training" },
      },
      hours: { column: both("hours", "学时", "时长") },
    },
  ],
};

export const TRAINING: Draft = {
  name: "training",
  title: { en: "Training records", zh: "培训记录" },
  source: "clearboard",
  empty: EMPTY,
  match: { header: [both("training id", "培训编号"), both("person", "员工"), day.column, both("course", "课程")] },
  emits: [
    {
      kind: "knowledge",
      id: [both("training id", "培训编号")],
      owner: { what: "id", column: both("person", "员工") },
      day,
      title: both("course", "课程"),
      type: { is: "training" },
      hours: { column: both("hours", "学时") },
      confirmed: {
        column: both("passed", "是否通过"),
        words: { ...YES_NO, passed: "yes", 通过: "yes", 已通过: "yes", failed: "no", 未通过: "no" },
        empty: "no",
      },
    },
  ],
};
