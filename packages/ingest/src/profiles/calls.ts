/** Call logs as telephone systems write them. */
import type * as Mapping from "../mapping.ts";
import type { Draft } from "../profile.ts";

const STAMP = "^\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}$";
const DISPOSITION = "^(ANSWERED|NO ANSWER|BUSY|FAILED|CONGESTION)$";
const LOOKS = { start: STAMP, end: STAMP, duration: "^\\d+$", billsec: "^\\d+$", disposition: DISPOSITION };

/**
 * The owner is the caller's extension (`src`): a call from outside has a number there that belongs to nobody and stays
 * pending. Talk time is `billsec`; `duration` counts from dialling.
 */
function asteriskCall(id: [string[], ...string[][]]): Mapping.Info {
  return {
    kind: "call",
    id,
    owner: { what: "extension", column: ["src"] },
    start: { column: ["start"], order: "ymd" },
    direction: { is: "out" },
    connected: {
      column: ["disposition"],
      words: { answered: "yes", "no answer": "no", busy: "no", failed: "no", congestion: "no" },
    },
    talk: { column: ["billsec"], form: "seconds" },
    customer: ["dst"],
  };
}

/** The stock order of cdr_csv (Master.csv). Several rows may share a uniqueid when a call rings several phones. */
export const ASTERISK: Draft = {
  name: "asterisk",
  title: { en: "Asterisk call log", zh: "Asterisk 通话记录" },
  source: "pbx",
  delimiter: ",",
  match: {
    positions: [
      "accountcode",
      "src",
      "dst",
      "dcontext",
      "clid",
      "channel",
      "dstchannel",
      "lastapp",
      "lastdata",
      "start",
      "answer",
      "end",
      "duration",
      "billsec",
      "disposition",
      "amaflags",
      "uniqueid",
      "userfield",
    ],
    optional: 1,
    looks: { ...LOOKS, uniqueid: "^.*\\d+\\.\\d+$" },
  },
  emits: [asteriskCall([["uniqueid"], ["dstchannel"]])],
};

/** The order of cdr_custom as commonly configured, which ends with `sequence`. */
export const ASTERISK_CUSTOM: Draft = {
  name: "asterisk-custom",
  title: { en: "Asterisk call log with sequence", zh: "Asterisk 通话记录（含序号）" },
  source: "pbx",
  delimiter: ",",
  match: {
    positions: [
      "clid",
      "src",
      "dst",
      "dcontext",
      "channel",
      "dstchannel",
      "lastapp",
      "lastdata",
      "start",
      "answer",
      "end",
      "duration",
      "billsec",
      "disposition",
      "amaflags",
      "accountcode",
      "uniqueid",
      "userfield",
      "sequence",
    ],
    looks: { ...LOOKS, uniqueid: "^.*\\d+\\.\\d+$", sequence: "^\\d+$" },
  },
  emits: [asteriskCall([["uniqueid"], ["sequence"]])],
};

/**
 * FreeSWITCH's cdr_csv by its "example" template, also after a spreadsheet took the seconds. The owner is the caller's extension, as
 * above. A call was answered when it has a time of answer; `billsec` runs from there.
 */
export const FREESWITCH: Draft = {
  name: "freeswitch",
  title: { en: "FreeSWITCH call log", zh: "FreeSWITCH 通话记录" },
  source: "pbx",
  delimiter: ",",
  match: {
    positions: [
      "caller_id_name",
      "caller_id_number",
      "destination_number",
      "context",
      "start_stamp",
      "answer_stamp",
      "end_stamp",
      "duration",
      "billsec",
      "hangup_cause",
      "uuid",
      "bleg_uuid",
      "accountcode",
      "read_codec",
      "write_codec",
    ],
    optional: 2,
    looks: {
      start_stamp: "^\\d{4}[-/]\\d{1,2}[-/]\\d{1,2} \\d{1,2}:\\d{2}",
      duration: "^\\d+$",
      billsec: "^\\d+$",
      hangup_cause: "^[A-Z_]+$",
      uuid: "^[0-9a-f-]{36}$",
    },
  },
  emits: [
    {
      kind: "call",
      id: [["uuid"], ["bleg_uuid"]],
      owner: { what: "extension", column: ["caller_id_number"] },
      start: { column: ["start_stamp"], order: "ymd" },
      direction: { is: "out" },
      connected: { first: [{ filled: ["answer_stamp"], is: "yes" }], otherwise: "no" },
      talk: { column: ["billsec"], form: "seconds" },
      customer: ["destination_number"],
    },
  ],
};

/** The PwC call centre set: calls come in; a row with a rating is an answered survey as well. */
export const PWC: Draft = {
  name: "pwc-calls",
  title: { en: "PwC call list", zh: "PwC 通话清单" },
  source: "pwc",
  match: {
    header: [
      ["call id"],
      ["agent"],
      ["date"],
      ["time"],
      ["answered (Y/N)", "answered"],
      ["talk durations"],
      ["satisfaction rating"],
    ],
  },
  emits: [
    {
      kind: "call",
      id: [["call id"]],
      owner: { what: "name", column: ["agent"] },
      start: { date: ["date"], time: ["time"], order: "mdy" },
      direction: { is: "in" },
      connected: { column: ["answered (Y/N)", "answered"], words: { y: "yes", yes: "yes", n: "no", no: "no" } },
      talk: { column: ["talk durations"], form: "seconds" },
    },
    {
      kind: "survey",
      when: { filled: ["satisfaction rating"] },
      id: [["call id"]],
      owner: { what: "name", column: ["agent"] },
      day: { column: ["date"], order: "mdy" },
      score: { column: ["satisfaction rating"] },
      scale: { is: 5 },
    },
  ],
};
