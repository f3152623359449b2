/** Call logs of Chinese telephone services and exchanges. */
import type { Draft } from "../profile.ts";

const MOBILE = "^1\\d{10}$";
const STAMP = "^\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}$";

/** Caller, callee, start, padded seconds, and nothing else; tab separated. The caller's number stands for its owner. */
export const ZH_LOG: Draft = {
  name: "zh-call-log",
  title: { en: "Call log of four columns without a header", zh: "无表头四列通话记录" },
  source: "telecom",
  delimiter: "\t",
  match: {
    positions: ["caller", "callee", "start", "seconds"],
    looks: { caller: MOBILE, callee: "^\\d{3,}$", start: "^20\\d{12}$", seconds: "^\\d{1,6}$" },
  },
  emits: [
    {
      kind: "call",
      id: [["caller"], ["callee"], ["start"]],
      owner: { what: "number", column: ["caller"] },
      start: { column: ["start"], order: "ymd" },
      direction: { is: "out" },
      connected: { first: [{ column: ["seconds"], pattern: "[1-9]", is: "yes" }], otherwise: "no" },
      talk: { column: ["seconds"], form: "seconds" },
      customer: ["callee"],
    },
  ],
};

/** KF5's voice records, by field or by label; an answered survey counts where its word is one of the five. */
export const KF5: Draft = {
  name: "kf5-calls",
  title: { en: "KF5 calls", zh: "KF5 通话明细" },
  source: "kf5",
  empty: ["null", "-"],
  match: {
    header: [
      ["id", "通话ID"],
      ["type", "通话类型"],
      ["from", "主叫号码"],
      ["to", "被叫号码"],
      ["duration", "通话时长"],
      ["connect", "是否接通"],
      ["created_at", "来电时间"],
      ["agent_id", "客服ID"],
    ],
  },
  emits: [
    {
      kind: "call",
      id: [["id", "通话ID"]],
      owner: { what: "agent", column: ["agent_id", "客服ID"] },
      start: { column: ["created_at", "来电时间"], order: "ymd" },
      direction: { column: ["type", "通话类型"], words: { 呼入: "in", 来电: "in", 呼出: "out", 外呼: "out" } },
      connected: { column: ["connect", "是否接通"], words: { "1": "yes", "0": "no", 接通: "yes", 未接: "no" } },
      talk: { column: ["duration", "通话时长"], form: "seconds" },
    },
    {
      kind: "survey",
      when: {
        column: ["satisfaction", "满意度"],
        words: ["非常满意", "满意", "一般", "不满意", "非常不满意"],
      },
      id: [["id", "通话ID"]],
      owner: { what: "agent", column: ["agent_id", "客服ID"] },
      day: { column: ["created_at", "来电时间"], order: "ymd" },
      score: {
        column: ["satisfaction", "满意度"],
        words: { 非常满意: 5, 满意: 4, 一般: 3, 不满意: 2, 非常不满意: 1 },
      },
      scale: { is: 5 },
    },
  ],
};

/** How Tencent's calls end that no agent talked in. */
const NOT_CONNECTED = [
  ...["seatGiveUp", "seatForward", "blackList", "ivrGiveUp", "waitingGiveUp", "ringingGiveUp", "noSeatOnline"],
  ...["notWorkTime", "ivrEnd", "unconnected", "restrictedCallee", "tooManyRequest", "restrictedArea"],
  ...["restrictedTime", "unknown", "notAnswer", "userReject", "powerOff", "numberNotExist", "busy", "outOfCredit"],
  ...["operatorError", "callerCancel", "notInService", "error", "clientError"],
];

/** Tencent Cloud contact centre, JSON as its API and pushes give it. */
const tencent = {
  kind: "call" as const,
  id: [["SessionId"]],
  owner: { what: "email", column: ["SeatUser.Mail"] },
  start: { column: ["StartTimestamp"], epoch: "s" as const },
  connected: {
    column: ["EndStatusString"],
    words: { ok: "yes" as const, ...Object.fromEntries(NOT_CONNECTED.map((word) => [word, "no" as const])) },
  },
  talk: { column: ["Duration"], form: "seconds" as const },
};
export const TENCENT: Draft = {
  name: "tencent-calls",
  title: { en: "Tencent Cloud contact centre calls", zh: "腾讯云联络中心话单" },
  source: "tencent",
  match: {
    header: [
      ["SessionId"],
      ["Caller"],
      ["Callee"],
      ["Direction"],
      ["Duration"],
      ["StartTimestamp"],
      ["EndStatusString"],
    ],
  },
  // What nobody of ours took part in is nobody's call.
  skip: [{ empty: ["SeatUser.Mail"] }],
  emits: [
    { ...tencent, when: { column: ["Direction"], words: ["0"] }, direction: { is: "in" }, customer: ["Caller"] },
    { ...tencent, when: { column: ["Direction"], words: ["1"] }, direction: { is: "out" }, customer: ["Callee"] },
  ],
};

/** Huawei's index of recordings, by position: what was recorded was a talk, from its beginning to its end. */
export const HUAWEI: Draft = {
  name: "huawei-recordings",
  title: { en: "Huawei call centre recordings", zh: "华为云客服录音索引" },
  source: "huawei",
  delimiter: ",",
  match: {
    positions: [
      "developer",
      "account_id",
      "cc_id",
      "agent_id",
      "call_id",
      "caller_no",
      "callee_no",
      "call_begin",
      "call_end",
      "file_name",
      "task_status",
      "task_result",
      "original_file_name",
      "vdn_id",
      "call_type",
      "media_type",
      "user_wanted_skill_id",
      "current_skill_id",
    ],
    looks: { call_begin: STAMP, call_end: STAMP, cc_id: "^\\d+$" },
  },
  emits: [
    {
      kind: "call",
      id: [["call_id"], ["call_begin"]],
      owner: { what: "agent", column: ["agent_id"] },
      start: { column: ["call_begin"], order: "ymd" },
      direction: {
        column: ["call_type"],
        words: {
          呼入: "in",
          inbound: "in",
          "inbound call": "in",
          呼出: "out",
          outbound: "out",
          "outbound call": "out",
        },
      },
      connected: { is: "yes" },
      talk: { from: { column: ["call_begin"], order: "ymd" }, to: { column: ["call_end"], order: "ymd" } },
    },
  ],
};

/** Zoomix call bridge: calls out through a number between; the seat made them. */
export const ZOOMIX: Draft = {
  name: "zoomix-calls",
  title: { en: "Zoomix call bridge", zh: "Zoomix 外呼流水" },
  source: "zoomix",
  match: {
    header: [
      ["session_id"],
      ["seat_code"],
      ["bind_number"],
      ["callee"],
      ["call_start_time"],
      ["call_result"],
      ["duration"],
    ],
  },
  emits: [
    {
      kind: "call",
      id: [["session_id"]],
      owner: { what: "seat", column: ["seat_code"] },
      start: { column: ["call_start_time"], order: "ymd" },
      direction: { is: "out" },
      connected: { first: [{ column: ["duration"], pattern: "[1-9]", is: "yes" }], otherwise: "no" },
      talk: { column: ["duration"], form: "seconds" },
      customer: ["callee"],
    },
  ],
};
