/** Where the company wants to be told, of what, and what was sent: once each. */
import { refuse } from "@clearboard/core/error";
import { byText } from "@clearboard/core/order";
import * as z from "zod";
import { all, type Key, type Table, tryWrite, unchanged } from "./table.ts";

export const KINDS = ["json", "feishu", "dingtalk", "wecom", "slack", "email"] as const;
/** night: one summary a night. missing: a source did not deliver. file: held or refused. review: a month waits to be looked at. */
export const EVENTS = ["night", "missing", "file", "review"] as const;
export const Kind = z.enum(KINDS);
export const Event = z.enum(EVENTS);
export type Kind = z.output<typeof Kind>;
export type Event = z.output<typeof Event>;

const MOST_CHANNELS = 20;
/** What was sent is remembered for a year and a month: longer than any night is repeated. */
const KEPT_MS = 400 * 86_400_000;

export const Info = z.object({
  id: z.string(),
  kind: Kind,
  /** an https address, or an e-mail address; vendors write their token into it, so it is shown shortened */
  address: z.string(),
  /** what Feishu and DingTalk sign with, and the generic JSON; null where none was set */
  secret: z.string().nullable(),
  events: z.array(Event).min(1),
  /** epoch ms */
  createdAt: z.int(),
  createdBy: z.string(),
});
export type Info = z.output<typeof Info>;

/** A notice on its way or at its end. `sending` that stays: the process died, and nobody knows whether it went out. */
export const Sent = z.object({
  key: z.string(),
  state: z.enum(["sending", "sent", "failed"]),
  at: z.int(),
  problem: z.string().nullable(),
  /** random per try: it tells one's own reservation from that of a rival at the same moment */
  mark: z.string().default(""),
});
export type Sent = z.output<typeof Sent>;

// By id, and the list of all: partition `notice`.
const PK = "notice";
const keyOf = (id: string): Key => ({ pk: PK, sk: id });
// access: what was sent to a channel, by what it was about
const sentKey = (channel: string, about: string): Key => ({ pk: `notice-sent#${channel}`, sk: about });
// access: the last thing sent to each channel, to show
const lastKey = (channel: string): Key => ({ pk: "notice-last", sk: channel });
const expiry = (sent: Sent): number => Math.ceil((sent.at + KEPT_MS) / 1000);

/** A new channel. Throws `notice-limit` (conflict) past twenty. */
export async function add(
  table: Table,
  { random, ...about }: Omit<Info, "id"> & { random: (bytes: number) => Uint8Array },
): Promise<Info> {
  if ((await list(table)).length >= MOST_CHANNELS) throw refuse("notice-limit", { most: MOST_CHANNELS });
  const channel: Info = { ...about, id: Buffer.from(random(8)).toString("hex") };
  await table.put({ ...keyOf(channel.id), data: channel }, { absent: true });
  return channel;
}

/** Every channel, oldest first. */
export async function list(table: Table): Promise<Info[]> {
  const channels: Info[] = [];
  for await (const item of all(table, { pk: PK })) channels.push(Info.parse(item.data));
  return channels.sort((a, b) => a.createdAt - b.createdAt || byText(a.id, b.id));
}

/** Throws `notice-unknown`. */
export async function get(table: Table, id: string): Promise<Info> {
  const item = await table.get(keyOf(id));
  if (item === undefined) throw refuse("notice-unknown", { notice: id });
  return Info.parse(item.data);
}

/** Nothing more is sent there. Throws `notice-unknown`. */
export async function remove(table: Table, id: string): Promise<void> {
  await get(table, id);
  await table.removeMany([keyOf(id), lastKey(id)]);
}

/**
 * Reserves a notice before it is sent: true for one caller, once; again only after a failure. One that an interrupted run
 * left "sending" is not sent again, because it may have gone out: a channel gets a notice at most once.
 */
export async function reserve(
  table: Table,
  channel: string,
  { about, now, mark }: { about: string; now: number; mark: string },
): Promise<boolean> {
  const key = sentKey(channel, about);
  const item = await table.get(key);
  if (item !== undefined && Sent.parse(item.data).state !== "failed") return false;
  const sent: Sent = { key: about, state: "sending", at: now, problem: null, mark };
  return tryWrite(table.put({ ...key, data: sent, expiresAt: expiry(sent) }, unchanged(item)));
}

/** Notes how it ended. */
export async function settle(table: Table, channel: string, sent: Sent): Promise<void> {
  await table.put({ ...sentKey(channel, sent.key), data: sent, expiresAt: expiry(sent) });
  await last(table, channel, sent);
}

/** Notes what was sent last where it is not reserved: a test. */
export async function last(table: Table, channel: string, sent: Sent): Promise<void> {
  await table.put({ ...lastKey(channel), data: sent });
}

/** The last thing sent to each channel, by its id. */
export async function lastSent(table: Table): Promise<Map<string, Sent>> {
  const found = new Map<string, Sent>();
  for await (const item of all(table, { pk: "notice-last" })) found.set(item.sk, Sent.parse(item.data));
  return found;
}
