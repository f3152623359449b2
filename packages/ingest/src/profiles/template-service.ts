/** Clearboard's own templates for calls, and for what customers and colleagues say. */
import type { Draft } from "../profile.ts";
import { agent, both, day, EMPTY, scale, score, YES_NO } from "./column.ts";

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
    },
  ],
};
