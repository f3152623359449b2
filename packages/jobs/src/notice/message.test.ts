import type * as Notices from "@clearboard/store/notice";
import { describe, expect, test } from "vitest";
import { cut, type Notice, problemOf, requestOf } from "./message.ts";
import { attempt } from "./outbox.ts";

// 2 March 2026, 06:00 in Shanghai
const NOW = Date.UTC(2026, 2, 1, 22);

const notice: Notice = {
  id: "night#2026-03-02",
  event: "night",
  organisation: "Rivers",
  day: "2026-03-02",
  title: "Rivers: the night of 2026-03-02",
  lines: ["3 files taken in", "Held: deals <b>&.csv."],
  locale: "en",
  data: { counts: { applied: 3 } },
};
const channel = (kind: Notices.Kind, secret: string | null = null): Notices.Info => ({
  id: "n1",
  kind,
  address: `https://${kind}.example.com/hook?token=t`,
  secret,
  events: ["night"],
  createdAt: 0,
  createdBy: "usr_1",
});
const sent = (kind: Notices.Kind, secret: string | null = null, of = notice) => {
  const { url, headers, body } = requestOf(channel(kind, secret), of, NOW);
  return { url, headers, body: JSON.parse(body) };
};

test("generic JSON says all of it in fields", () => {
  expect(sent("json")).toEqual({
    url: "https://json.example.com/hook?token=t",
    headers: { "content-type": "application/json; charset=utf-8" },
    body: {
      version: 1,
      id: "night#2026-03-02",
      event: "night",
      organisation: "Rivers",
      day: "2026-03-02",
      title: "Rivers: the night of 2026-03-02",
      lines: ["3 files taken in", "Held: deals <b>&.csv."],
      counts: { applied: 3 },
    },
  });
});

// Signatures below were computed apart, by `openssl dgst -sha256 -hmac`.
test("generic JSON with a secret is signed over time and body", () => {
  const { headers } = sent("json", "s3cret");
  expect(headers).toMatchObject({
    "x-clearboard-timestamp": "1772402400",
    "x-clearboard-signature": expect.stringMatching(/^sha256=[0-9a-f]{64}$/),
  });
});

test("Feishu takes a post in the language, signed with the key of time and secret", () => {
  expect(sent("feishu", "demo").body).toEqual({
    timestamp: "1772402400",
    sign: "iWRg2QpcDLp3Xr3OF89bS/2hSp8pol1dWG+nKujHV5k=",
    msg_type: "post",
    content: {
      post: {
        en_us: {
          title: "Rivers: the night of 2026-03-02",
          content: [[{ tag: "text", text: "3 files taken in" }], [{ tag: "text", text: "Held: deals <b>&.csv." }]],
        },
      },
    },
  });
  expect(sent("feishu", null, { ...notice, locale: "zh-CN" }).body).toMatchObject({ content: { post: { zh_cn: {} } } });
  expect(sent("feishu").body).not.toHaveProperty("sign");
});

test("DingTalk takes a text, signed in the address", () => {
  const { url, body } = sent("dingtalk", "SECdemo");
  expect(body).toEqual({
    msgtype: "text",
    text: { content: "Rivers: the night of 2026-03-02\n3 files taken in\nHeld: deals <b>&.csv." },
  });
  const { searchParams } = new URL(url);
  expect(Object.fromEntries(searchParams)).toEqual({
    token: "t",
    timestamp: "1772402400000",
    sign: "bPkh/T0v63LdcEYS08o6oZEsKmpIDz4DnO1qTPBvQBg=",
  });
  expect(sent("dingtalk").url).toBe("https://dingtalk.example.com/hook?token=t");
});

test("WeCom takes a text of 2,048 bytes at most", () => {
  expect(sent("wecom").body).toEqual({
    msgtype: "text",
    text: { content: "Rivers: the night of 2026-03-02\n3 files taken in\nHeld: deals <b>&.csv." },
  });
  const long = sent("wecom", null, { ...notice, lines: ["订单".repeat(2000)] }).body.text.content;
  expect(Buffer.byteLength(long)).toBeLessThanOrEqual(2048);
  expect(long.endsWith("…")).toBe(true);
});

test("Slack reads no markup in a file name: nobody is called by it", () => {
  expect(sent("slack").body).toEqual({
    text: "Rivers: the night of 2026-03-02\n3 files taken in\nHeld: deals &lt;b&gt;&amp;.csv.",
  });
});

test("a text is cut between letters", () => {
  expect(cut("订单", 6)).toBe("订单");
  expect(cut("订单订单", 10)).toBe("订单…");
  expect(cut("😀😀😀", 10)).toBe("😀…");
});

describe("an answer", () => {
  test.each([
    ["slack", 200, "ok", null],
    ["json", 204, "", null],
    ["feishu", 200, '{"code":0,"msg":"success"}', null],
    ["feishu", 200, '{"StatusCode":0}', null],
    ["feishu", 200, '{"code":19021,"msg":"sign match fail"}', "feishu 19021"],
    ["dingtalk", 200, '{"errcode":0,"errmsg":"ok"}', null],
    ["dingtalk", 200, '{"errcode":310000}', "dingtalk 310000"],
    ["wecom", 200, '{"errcode":93000}', "wecom 93000"],
    ["wecom", 200, "<html>", "wecom -1"],
    ["json", 302, "", "HTTP 302"],
    ["json", 404, "", "HTTP 404"],
    ["json", 503, "", "HTTP 503"],
  ] as const)("of %s with %i %s means %s", (kind, status, text, problem) => {
    expect(problemOf(kind, { status, text })?.text ?? null).toBe(problem);
  });

  test("that nothing will change ends the tries; of others there are three, with longer waits between", async () => {
    const run = async (...statuses: number[]) => {
      const waits: number[] = [];
      let tried = 0;
      const problem = await attempt(async () => problemOf("json", { status: statuses[tried++] ?? 200, text: "" }), {
        wait: async (ms) => void waits.push(ms),
      });
      return { problem, tried, waits };
    };
    expect(await run(204)).toEqual({ problem: null, tried: 1, waits: [] });
    expect(await run(503, 429, 200)).toEqual({ problem: null, tried: 3, waits: [1000, 4000] });
    expect(await run(503, 503, 503, 200)).toEqual({ problem: "HTTP 503", tried: 3, waits: [1000, 4000] });
    expect(await run(404)).toEqual({ problem: "HTTP 404", tried: 1, waits: [] });
    expect(await run(307)).toEqual({ problem: "HTTP 307", tried: 1, waits: [] });
  });

  test("that never comes is told without the address", async () => {
    const error = Object.assign(new Error("connect ECONNREFUSED https://hook.example/secret"), {
      code: "ECONNREFUSED",
    });
    const problem = await attempt(() => Promise.reject(error), { wait: async () => {} });
    expect(problem).toBe("ECONNREFUSED");
  });
});
