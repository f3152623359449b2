/** Notices: each channel hears what it asked for, each thing once, however often the night is repeated or breaks off. */
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type Arrival, nightly } from "@clearboard/jobs/nightly";
import { tellAfter } from "@clearboard/jobs/notice/night";
import type { Mail, Outbox } from "@clearboard/jobs/notice/outbox";
import { tellFile, tellNight } from "@clearboard/jobs/notice/tell";
import type * as Night from "@clearboard/store/night";
import * as Notices from "@clearboard/store/notice";
import { afterEach, beforeEach, expect, test } from "vitest";
import * as Company from "./company.ts";
import { createSandbox, DAY, delivery, type Sandbox } from "./sandbox.ts";

/** A webhook on this machine; the port that sends leads every address there. */
async function startHook() {
  const heard: { path: string; body: { event?: string; text?: string; lines?: string[] } }[] = [];
  const answers: number[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const status = answers.shift() ?? 200;
    if (status === 200) heard.push({ path: request.url ?? "", body: JSON.parse(Buffer.concat(chunks).toString()) });
    response.writeHead(status, { "content-type": "application/json" }).end('{"ok":true,"code":0,"errcode":0}');
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const mails: Mail[] = [];
  const waits: number[] = [];
  const outbox: Outbox = {
    async post({ url, headers, body }) {
      const answer = await fetch(origin + new URL(url).pathname, { method: "POST", headers, body, redirect: "manual" });
      return { status: answer.status, text: await answer.text() };
    },
    mail: async (mail) => void mails.push(mail),
    wait: async (ms) => void waits.push(ms),
  };
  return { heard, answers, mails, waits, outbox, close: () => new Promise((resolve) => server.close(resolve)) };
}

let hook: Awaited<ReturnType<typeof startHook>>;
let sandbox: Sandbox;
beforeEach(async () => {
  [hook, sandbox] = await Promise.all([startHook(), createSandbox()]);
});
afterEach(() => hook.close());

const add = (kind: Notices.Kind, events: Notices.Event[], path: string = kind) => {
  sandbox.pass(1);
  return Notices.add(sandbox.table, {
    kind,
    events,
    address: kind === "email" ? "mei@rivers.example" : `https://hook.example/${path}`,
    secret: null,
    createdAt: sandbox.ctx.now(),
    createdBy: "usr_1",
    random: randomBytes,
  });
};

type Lying = [name: string, text: string];
async function* inbox(files: Lying[]): AsyncGenerator<Arrival> {
  for (const [name, text] of files)
    yield { source: "crm", path: `crm/${name}`, name, version: "1", open: () => delivery(name, text).chunks };
}
const night = async (files: Lying[], today: string) => {
  const summary = await nightly(sandbox.ctx, { inbox: inbox(files), today });
  return tellAfter(sandbox.ctx, hook.outbox, summary);
};

const PAGE: Lying = ["page.csv", "<!doctype html><html><body>Please sign in</body></html>"];

test("a night is told once to everybody who asked, in each one's shape, and never twice", async () => {
  for (const kind of Notices.KINDS) await add(kind, ["night", "file", "review"]);
  const sent = await night([...Company.FILES, PAGE], "2026-03-02");
  expect(sent.map(({ event, problem }) => [event, problem])).toEqual(Notices.KINDS.map(() => ["night", null]));
  expect(hook.heard.map(({ path }) => path)).toEqual(["/json", "/feishu", "/dingtalk", "/wecom", "/slack"]);
  expect(hook.heard[0]?.body).toMatchObject({ event: "night", day: "2026-03-02", organisation: "Rivers" });
  const lines = hook.heard[0]?.body.lines?.join("\n");
  expect(lines).toContain(`${Company.FILES.length} files imported, 0 unchanged, 0 held, 1 refused, 0 failed`);
  expect(lines).toMatch(/^Refused: page\.csv\. .*web page/m);
  expect(lines).toContain("2026-01 is closed and ready for review");
  expect(hook.mails).toMatchObject([{ to: "mei@rivers.example", subject: "Rivers: nightly summary of 2026-03-02" }]);

  expect(await night(Company.FILES, "2026-03-02")).toEqual([]);
  expect(hook.heard).toHaveLength(5);
  expect(await night([], "2026-03-03")).toHaveLength(Notices.KINDS.length);
});

test("who asked for single things hears of each once", async () => {
  await add("json", ["file"], "files");
  await add("json", ["review"], "months");
  await night([...Company.FILES, PAGE], "2026-03-02");
  expect(hook.heard.map(({ path, body }) => [path, body.event])).toEqual([
    ["/files", "file"],
    ["/months", "review"],
  ]);
  await night([PAGE], "2026-03-03");
  expect(hook.heard).toHaveLength(2);
});

test("a source's gap is told once, and the next gap again", async () => {
  await add("json", ["missing"]);
  const quiet = { unchanged: 0, stale: 0, pending: 0, skipped: 0, duplicate: 0, rejected: 0 };
  const kept = (day: string, asOf: number, isLate: boolean): Night.Info => ({
    ...{ day, startedAt: 0, finishedAt: 0, applied: 0, unchanged: 0, held: 0, refused: 0, failed: 0 },
    ...{ rows: { read: 0, accepted: 0, ...quiet }, files: [], months: [], closed: [] },
    sources: [{ source: "crm", name: "deals.csv", asOf, receivedAt: asOf, daysAgo: 2, rhythmDays: 1, isLate }],
  });
  for (const item of [
    kept("2026-03-02", 1, false),
    kept("2026-03-03", 1, true),
    kept("2026-03-04", 1, true),
    kept("2026-03-05", DAY, false),
    kept("2026-03-07", DAY, true),
  ])
    await tellNight(sandbox.ctx, hook.outbox, item);
  expect(hook.heard.map(({ body }) => body.lines)).toEqual([
    ["crm: last file 2 days ago (deals.csv)"],
    ["crm: last file 2 days ago (deals.csv)"],
  ]);
});

test("a refused file is told at once to who asked for files, and the night does not say it to them again", async () => {
  await add("json", ["file"]);
  const { importId } = await sandbox.take(...PAGE);
  for (let n = 0; n < 3; n++) await tellFile(sandbox.ctx, hook.outbox, importId);
  expect(hook.heard).toHaveLength(1);
  const { importId: good } = await sandbox.take(...(Company.FILES[0] ?? PAGE));
  expect(await tellFile(sandbox.ctx, hook.outbox, good)).toEqual([]);
});

test("trouble is tried three times and told in the answer; the repeated night sends what failed, and only that", async () => {
  await add("json", ["night"], "broken");
  await add("json", ["night"], "well");
  hook.answers.push(503, 503, 503);
  const sent = await night(Company.FILES, "2026-03-02");
  expect(sent.map(({ problem }) => problem)).toEqual(["HTTP 503", null]);
  expect(hook.waits).toEqual([1000, 4000]);
  expect(hook.heard.map(({ path }) => path)).toEqual(["/well"]);
  await night([], "2026-03-02");
  expect(hook.heard.map(({ path }) => path)).toEqual(["/well", "/broken"]);
});

test("two that tell the same night at once send it once", async () => {
  await add("json", ["night"]);
  const summary = await nightly(sandbox.ctx, { inbox: inbox(Company.FILES), today: "2026-03-02" });
  await Promise.all([1, 2, 3, 4].map(() => tellAfter(sandbox.ctx, hook.outbox, summary)));
  expect(hook.heard).toHaveLength(1);
});
