/** Call logs of telephone services, by the names their documentation gives; each is known by all of them at once. */
import type { Draft } from "../profile.ts";

/** From 1 s on; 0 and nothing are no talk. */
const LASTED = "[1-9]";

/**
 * Twilio call records (API or console export). A child call belongs to its parent, so only calls without one count. Whose a call
 * is: the number, or client, on our side of it.
 */
const twilio = {
  kind: "call" as const,
  id: [["sid", "call sid"]],
  start: { column: ["start_time", "start time"], order: "dmy" as const },
  connected: {
    column: ["status"],
    words: {
      completed: "yes" as const,
      ...{ busy: "no" as const, "no-answer": "no" as const, failed: "no" as const, canceled: "no" as const },
    },
  },
  talk: { column: ["duration"], form: "seconds" as const },
};
export const TWILIO: Draft = {
  name: "twilio-calls",
  title: { en: "Twilio call records", zh: "Twilio 通话记录" },
  source: "twilio",
  empty: ["null"],
  match: {
    header: [
      ["sid", "call sid"],
      ["from"],
      ["to"],
      ["status"],
      ["direction"],
      ["duration"],
      ["start_time", "start time"],
    ],
  },
  skip: [{ filled: ["parent_call_sid", "parent call sid"] }],
  emits: [
    {
      ...twilio,
      when: { column: ["direction"], words: ["inbound"] },
      owner: { what: "number", column: ["to"] },
      direction: { is: "in" },
      customer: ["from"],
    },
    {
      ...twilio,
      when: { column: ["direction"], except: ["inbound"] },
      owner: { what: "number", column: ["from"] },
      direction: { is: "out" },
      customer: ["to"],
    },
  ],
};

/** What RingCentral calls a call that nobody answered. */
const NOT_CONNECTED = [
  ...["missed", "voicemail", "rejected", "reply", "blocked", "no answer", "busy", "call failed", "call failure"],
  ...["hang up", "hung up", "abandoned", "declined", "stopped", "disconnected", "wrong number", "restricted number"],
  ...["ip phone offline", "internal error", "poor line quality", "international disabled", "unknown", "in progress"],
  ...["international restriction", "suspended", "suspended account", "account", "no calling credit", "not allowed"],
];

/** RingCentral's call log as its API gives it: JSON with `records`. */
const ringCentral = {
  kind: "call" as const,
  id: [["id"]],
  start: { column: ["startTime"], order: "ymd" as const },
  connected: {
    column: ["result"],
    words: {
      ...Object.fromEntries(["accepted", "call connected", "call accepted"].map((word) => [word, "yes" as const])),
      ...Object.fromEntries(NOT_CONNECTED.map((word) => [word, "no" as const])),
    },
  },
  talk: { column: ["duration"], form: "seconds" as const },
};
export const RINGCENTRAL: Draft = {
  name: "ringcentral-calls",
  title: { en: "RingCentral call log", zh: "RingCentral 通话记录" },
  source: "ringcentral",
  match: { header: [["id"], ["sessionId"], ["startTime"], ["duration"], ["direction"], ["action"], ["result"]] },
  skip: [{ column: ["type"], words: ["Fax"] }],
  emits: [
    {
      ...ringCentral,
      when: { column: ["direction"], words: ["Inbound"] },
      owner: { what: "number", column: ["to.phoneNumber"] },
      direction: { is: "in" },
      customer: ["from.phoneNumber"],
    },
    {
      ...ringCentral,
      when: { column: ["direction"], words: ["Outbound"] },
      owner: { what: "number", column: ["from.phoneNumber"] },
      direction: { is: "out" },
      customer: ["to.phoneNumber"],
    },
  ],
};

/** DIDWW: calls that come in on our numbers, times in UTC. A number stands for who answers it. */
export const DIDWW: Draft = {
  name: "didww-calls",
  title: { en: "DIDWW inbound calls", zh: "DIDWW 呼入记录" },
  source: "didww",
  zone: "UTC",
  match: {
    header: [
      ["Date/Time Start (UTC)"],
      ["Date/Time Connect (UTC)"],
      ["Date/Time End (UTC)"],
      ["Source Number"],
      ["Destination DID"],
    ],
  },
  emits: [
    {
      kind: "call",
      id: [["Date/Time Start (UTC)"], ["Source Number"], ["Destination DID"]],
      owner: { what: "number", column: ["Destination DID"] },
      start: { column: ["Date/Time Start (UTC)"], order: "ymd" },
      direction: { is: "in" },
      connected: { first: [{ filled: ["Date/Time Connect (UTC)"], is: "yes" }], otherwise: "no" },
      talk: {
        from: { column: ["Date/Time Connect (UTC)"], order: "ymd" },
        to: { column: ["Date/Time End (UTC)"], order: "ymd" },
      },
      customer: ["Source Number"],
    },
  ],
};

/** IvozProvider's scheduled CSV: the end point is who called or was called. */
const ivoz = {
  kind: "call" as const,
  id: [["callid"]],
  owner: { what: "endpoint", column: ["endpointId"] },
  start: { column: ["startTime"], order: "ymd" as const },
  connected: { first: [{ column: ["duration"], pattern: LASTED, is: "yes" as const }], otherwise: "no" as const },
  talk: { column: ["duration"], form: "seconds" as const },
};
export const IVOZ: Draft = {
  name: "ivozprovider-calls",
  title: { en: "IvozProvider calls", zh: "IvozProvider 通话记录" },
  source: "ivoz",
  match: { header: [["callid"], ["startTime"], ["duration"], ["caller"], ["callee"], ["direction"], ["endpointId"]] },
  emits: [
    { ...ivoz, when: { column: ["direction"], words: ["inbound"] }, direction: { is: "in" }, customer: ["caller"] },
    { ...ivoz, when: { column: ["direction"], words: ["outbound"] }, direction: { is: "out" }, customer: ["callee"] },
  ],
};

/** ShoreTel Sky usage log: US Eastern time, durations in minutes and seconds, no id of a call. */
const shoreTel = {
  kind: "call" as const,
  start: { date: ["Date"], time: ["Time"], order: "mdy" as const },
  connected: { first: [{ column: ["Duration"], pattern: LASTED, is: "yes" as const }], otherwise: "no" as const },
  talk: { column: ["Duration"], form: "clock" as const },
  id: [["Date"], ["Time"], ["Calling Number"], ["Dialed Number"], ["Duration"]],
};
export const SHORETEL: Draft = {
  name: "shoretel-calls",
  title: { en: "ShoreTel Sky usage log", zh: "ShoreTel Sky 通话记录" },
  source: "shoretel",
  zone: "America/New_York",
  match: {
    header: [
      ["Date"],
      ["Time"],
      ["Duration"],
      ["Calling Number"],
      ["Direction"],
      ["Originating"],
      ["Dialed Number"],
      ["Destination"],
    ],
  },
  skip: [{ column: ["Internal"], words: ["yes", "y", "true", "1"] }],
  emits: [
    {
      ...shoreTel,
      when: { column: ["Direction"], words: ["Inbound", "In", "Incoming"] },
      owner: { what: "name", column: ["Destination"] },
      direction: { is: "in" },
      customer: ["Calling Number"],
    },
    {
      ...shoreTel,
      when: { column: ["Direction"], words: ["Outbound", "Out", "Outgoing"] },
      owner: { what: "name", column: ["Originating"] },
      direction: { is: "out" },
      customer: ["Dialed Number"],
    },
  ],
};
