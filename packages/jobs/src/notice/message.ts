/** A notice in the shape each vendor takes; nothing here knows a clock or a network. */
import { createHmac } from "node:crypto";
import type * as Notices from "@clearboard/store/notice";
import type { Problem, Request } from "./outbox.ts";

/** What is told, before it has a vendor's shape. */
export type Notice = {
  /** the same for every try, so that a receiver can know it again */
  id: string;
  event: Notices.Event | "test";
  organisation: string;
  /** YYYY-MM-DD in the organisation's zone */
  day: string;
  title: string;
  lines: string[];
  locale: "en" | "zh-CN";
  /** for programs: what the lines say */
  data: Record<string, unknown>;
};

/** WeCom cuts a text at 2,048 bytes; the others take ten times that, and nobody reads so much. */
const MOST_BYTES: Partial<Record<Notices.Kind, number>> = { wecom: 2048 };
const MOST_BYTES_ELSEWHERE = 16_000;

/** The text of an e-mail or a plain message: the title, then its lines. */
export function textOf({ title, lines }: Pick<Notice, "title" | "lines">): string {
  return [title, ...lines].join("\n");
}

/**
 * The request that brings a notice to a channel at `now` (epoch ms). Signed where the channel has a secret: Feishu in the
 * body, DingTalk in the address, generic JSON in headers.
 */
export function requestOf(channel: Notices.Info, notice: Notice, now: number): Request {
  const { url, body, headers = {} } = shapes[channel.kind](channel, notice, now);
  return {
    url: url ?? channel.address,
    headers: { "content-type": "application/json; charset=utf-8", ...headers },
    body,
  };
}

type Shape = (channel: Notices.Info, notice: Notice, now: number) => Partial<Request> & { body: string };

const hmac = (key: string, text: string) => createHmac("sha256", key).update(text);

const shapes: Record<Notices.Kind, Shape> = {
  json({ secret }, notice, now) {
    const { id, event, organisation, day, title, lines, data } = notice;
    const body = JSON.stringify({ version: 1, id, event, organisation, day, title, lines, ...data });
    const timestamp = String(Math.floor(now / 1000));
    if (secret === null) return { body };
    const signature = `sha256=${hmac(secret, `${timestamp}.${body}`).digest("hex")}`;
    return { body, headers: { "x-clearboard-timestamp": timestamp, "x-clearboard-signature": signature } };
  },
  // open.feishu.cn, custom bots: the key of the signature is timestamp, line feed, secret; nothing is signed with it
  feishu({ secret }, { title, lines, locale }, now) {
    const timestamp = String(Math.floor(now / 1000));
    const signed = secret === null ? {} : { timestamp, sign: hmac(`${timestamp}\n${secret}`, "").digest("base64") };
    const content = lines.map((text) => [{ tag: "text", text }]);
    const post = { [locale === "en" ? "en_us" : "zh_cn"]: { title, content } };
    return { body: JSON.stringify({ ...signed, msg_type: "post", content: { post } }) };
  },
  // open.dingtalk.com, custom robots: timestamp in ms, line feed, secret, signed with the secret
  dingtalk({ address, secret }, notice, now) {
    const url = new URL(address);
    if (secret !== null) {
      url.searchParams.set("timestamp", String(now));
      url.searchParams.set("sign", hmac(secret, `${now}\n${secret}`).digest("base64"));
    }
    return { url: url.href, body: JSON.stringify({ msgtype: "text", text: { content: plain("dingtalk", notice) } }) };
  },
  wecom: (_, notice) => ({ body: JSON.stringify({ msgtype: "text", text: { content: plain("wecom", notice) } }) }),
  // Slack reads &, < and > as markup: a file name must not call the whole channel
  slack: (_, notice) => ({
    body: JSON.stringify({
      text: plain("slack", notice).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;"),
    }),
  }),
  email: () => {
    throw new Error("e-mail goes by its own port");
  },
};

function plain(kind: Notices.Kind, notice: Notice): string {
  return cut(textOf(notice), MOST_BYTES[kind] ?? MOST_BYTES_ELSEWHERE);
}

/** The text in at most so many bytes of UTF-8, cut between letters. */
export function cut(text: string, most: number): string {
  if (Buffer.byteLength(text) <= most) return text;
  let bytes = 3;
  let kept = "";
  for (const letter of text) {
    bytes += Buffer.byteLength(letter);
    if (bytes > most) break;
    kept += letter;
  }
  return `${kept}…`;
}

/** What an answer says: null when the vendor took the notice. Chat vendors answer 200 also to what they refuse. */
export function problemOf(kind: Notices.Kind, { status, text }: { status: number; text: string }): Problem | null {
  if (status < 200 || status > 299)
    return { text: `HTTP ${status}`, isFinal: status < 500 && status !== 429 && status !== 408 };
  const code = vendorCode(kind, text);
  return code === 0 ? null : { text: `${kind} ${code}`, isFinal: false };
}

function vendorCode(kind: Notices.Kind, text: string): number {
  if (kind !== "feishu" && kind !== "dingtalk" && kind !== "wecom") return 0;
  try {
    const answer = JSON.parse(text) as Record<string, unknown>;
    const code = kind === "feishu" ? (answer.code ?? answer.StatusCode) : answer.errcode;
    return typeof code === "number" ? code : -1;
  } catch {
    return -1;
  }
}
