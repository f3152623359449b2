import type { Mail, Request } from "@clearboard/jobs/notice/outbox";
import { all } from "@clearboard/store/table";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createSandbox, type Sandbox } from "../sandbox.fixture.ts";

let sandbox: Sandbox;
let cookie: string;
let posted: Request[];
let mailed: Mail[];
let status: number;
const SLACK = "https://hooks.slack.com/services/T0/B0/secret-token";

beforeEach(async () => {
  [posted, mailed, status] = [[], [], 200];
  const post = async (request: Request) => {
    posted.push(request);
    return { status, text: "ok" };
  };
  sandbox = await createSandbox({
    outbox: { post, mail: async (mail) => void mailed.push(mail), wait: async () => {} },
  });
  cookie = (await sandbox.signIn("director")) ?? "";
});
afterEach(() => sandbox.table.close());

const ask = (method: string, path = "", body?: unknown) =>
  sandbox.request(method, `/api/notices${path}`, { cookie, body });
const add = async (body: object) => ask("POST", "", { kind: "slack", address: SLACK, events: ["night"], ...body });
const code = async (response: Response) => [response.status, (await response.json()).code];
const list = async () => (await (await ask("GET")).json()).notices;

test("a notice is added, tried, listed with how it went, and removed; its address and secret are never shown", async () => {
  const added = await add({ events: ["night", "missing", "night"], secret: "quiet-secret" });
  expect(added.status).toBe(201);
  const { id } = await added.json();
  expect((await ask("POST", `/${id}/test`, {})).status).toBe(204);
  expect(posted.map(({ url, body }) => [url, JSON.parse(body)])).toEqual([
    [SLACK, { text: "Rivers: test notification from Clearboard\nIf you can read this, notifications arrive here." }],
  ]);
  const output = await (await ask("GET")).text();
  expect(JSON.parse(output)).toEqual({
    notices: [
      {
        id,
        kind: "slack",
        address: "https://hooks.slack.com/…oken",
        isSigned: true,
        events: ["night", "missing"],
        last: { state: "sent", at: "2026-02-01T09:00:00.000Z", problem: null },
      },
    ],
    canMail: true,
  });
  const audit: unknown[] = [];
  for await (const item of all(sandbox.table, { pk: "audit" })) audit.push(item);
  expect(JSON.stringify(audit)).toContain("add notice");
  expect(output + JSON.stringify(audit)).not.toMatch(/quiet-secret|secret-token/);
  expect((await ask("DELETE", `/${id}`)).status).toBe(204);
  expect(await list()).toEqual([]);
  expect(await code(await ask("DELETE", `/${id}`))).toEqual([404, "notice-unknown"]);
});

test("a test that fails says why, and the list remembers it; it is tried once, somebody is waiting", async () => {
  const { id } = await (await add({})).json();
  status = 503;
  const response = await ask("POST", `/${id}/test`, {});
  expect(await response.clone().json()).toMatchObject({ params: { problem: "HTTP 503" } });
  expect(await code(response)).toEqual([409, "notice-failed"]);
  expect(posted).toHaveLength(1);
  expect(await list()).toMatchObject([{ last: { state: "failed", problem: "HTTP 503" } }]);
});

test("an e-mail address gets a letter, where there is a way to send one", async () => {
  const { id } = await (await add({ kind: "email", address: "mei@rivers.example" })).json();
  await ask("POST", `/${id}/test`, {});
  expect(mailed).toMatchObject([{ to: "mei@rivers.example", subject: "Rivers: test notification from Clearboard" }]);
  await sandbox.table.close();
  sandbox = await createSandbox();
  cookie = (await sandbox.signIn("director")) ?? "";
  expect(await code(await add({ kind: "email", address: "mei@rivers.example" }))).toEqual([409, "notice-no-mail"]);
});

test.each([
  [{ address: "https://169.254.169.254/latest" }, "notice-private"],
  [{ address: "https://localhost/hook" }, "notice-private"],
  [{ address: "http://hooks.slack.com/x" }, "notice-address"],
  [{ kind: "email", address: "nobody" }, "notice-email"],
  [{ kind: "fax" }, "request-invalid"],
  [{ events: [] }, "request-invalid"],
  [{ by: "me" }, "request-invalid"],
])("%j is refused as %s", async (body, reason) => {
  expect(await code(await add(body))).toEqual([422, reason]);
});
