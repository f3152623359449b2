import * as Month from "@clearboard/jobs/month";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ACCESS } from "./access.ts";
import { createSandbox, MONTH, ORIGIN, type Sandbox } from "./sandbox.fixture.ts";

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await createSandbox();
});
afterEach(() => sandbox.table.close());

const STRANGE: Record<string, Record<string, string>> = {
  "another origin": { origin: "https://evil.example" },
  "another origin that says same-origin": { origin: "https://evil.example", "sec-fetch-site": "same-origin" },
  "a sibling host": { origin: "https://evil.board.example.com", "sec-fetch-site": "same-site" },
  "another port": { origin: `${ORIGIN}:8443` },
  "plain http": { origin: ORIGIN.replace("https", "http") },
  "an opaque origin": { origin: "null" },
  "a cross-site fetch": { "sec-fetch-site": "cross-site" },
  "a same-site fetch": { "sec-fetch-site": "same-site" },
  "a fetch from nowhere": { "sec-fetch-site": "none" },
  "our origin by a cross-site fetch": { origin: ORIGIN, "sec-fetch-site": "cross-site" },
  "an empty origin": { origin: "" },
  "no word of where it is from": {},
};
const TYPES = ["application/json", "application/octet-stream", "text/plain", "application/x-www-form-urlencoded"];
const UNSAFE = Object.keys(ACCESS).filter((route) => !route.startsWith("GET "));
const concrete = (path: string) => path.replace(":month", MONTH).replace(":id", "imp_1");

test.each(Object.entries(STRANGE))("no unsafe route takes a request from %s", async (_, headers) => {
  const cookie = (await sandbox.signIn("director")) ?? "";
  for (const route of UNSAFE) {
    const [method = "", path = ""] = route.split(" ");
    for (const type of TYPES) {
      const response = await sandbox.api.request(`${ORIGIN}${concrete(path)}?name=x`, {
        method,
        headers: { ...headers, cookie, "content-type": type },
        ...(method === "DELETE" ? {} : { body: JSON.stringify({ digest: "d".repeat(64) }) }),
      });
      expect([route, type, response.status]).toEqual([route, type, 403]);
    }
  }
  expect(await sandbox.audited()).toEqual([]);
  expect((await sandbox.request("GET", "/api/session", { cookie })).status).toBe(200);
});

test("an unsafe route takes its own content type only", async () => {
  const cookie = (await sandbox.signIn("director")) ?? "";
  for (const [route, { takes }] of Object.entries(ACCESS)) {
    if (takes === undefined) continue;
    const [method = "", path = ""] = route.split(" ");
    for (const type of [...TYPES, "", "application/jsonp", "text/plain; application/json"].filter(
      (type) => type !== takes,
    )) {
      const headers = { origin: ORIGIN, cookie, "content-type": type };
      const response = await sandbox.api.request(`${ORIGIN}${concrete(path)}`, { method, headers, body: "{}" });
      expect([route, type, response.status]).toEqual([route, type, 415]);
    }
  }
  expect(await sandbox.audited()).toEqual([]);
});

test("either word about the origin is enough when it is ours", async () => {
  for (const headers of [{ origin: ORIGIN }, { "sec-fetch-site": "same-origin" }]) {
    const response = await sandbox.api.request(`${ORIGIN}/api/session`, { method: "DELETE", headers });
    expect(response.status).toBe(401);
  }
});

test("without a list of origins the request's own counts", async () => {
  const { origins: _, ...rest } = sandbox.deps;
  const { createApi } = await import("./app.ts");
  const api = createApi(rest);
  const from = (origin: string) =>
    api.request("http://127.0.0.1:4000/api/session", { method: "DELETE", headers: { origin } });
  expect((await from("http://127.0.0.1:4000")).status).toBe(401);
  expect((await from("http://127.0.0.1:4001")).status).toBe(403);
});

const HEADERS: [string, RegExp][] = [
  ["content-security-policy", /default-src 'none'.*script-src 'self';.*object-src 'none'.*frame-ancestors 'none'/],
  ["strict-transport-security", /^max-age=63072000; includeSubDomains$/],
  ["cross-origin-opener-policy", /^same-origin$/],
  ["x-content-type-options", /^nosniff$/],
  ["referrer-policy", /^no-referrer$/],
  ["x-request-id", /^[\w-]{16}$/],
];

test("every answer, errors included, carries the security headers, and none opens to other sites", async () => {
  const cookie = await sandbox.signIn("director");
  const paths = Object.keys(ACCESS).map((route) => route.split(" ") as [string, string]);
  for (const [method, path] of [
    ...paths,
    ["GET", "/api/nothing"],
    ["GET", "/"],
    ["OPTIONS", "/api/months"],
    ["PATCH", "/api/session"],
  ] as const) {
    for (const as of [cookie, undefined]) {
      const response = await sandbox.request(method, concrete(path), {
        cookie: as,
        headers: { origin: "https://evil.example" },
      });
      for (const [name, wanted] of HEADERS)
        expect([path, name, response.headers.get(name)]).toEqual([path, name, expect.stringMatching(wanted)]);
      expect(response.headers.get("content-security-policy")).not.toMatch(/unsafe|\*/);
      expect(response.headers.get("access-control-allow-origin")).toBeNull();
      expect(response.headers.get("cache-control")).toMatch(/no-store|private, no-cache/);
    }
  }
});

test("what is not there is a problem with a request id", async () => {
  const response = await sandbox.request("GET", "/api/nothing");
  expect(response.status).toBe(404);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect(await response.json()).toEqual({
    type: "urn:clearboard:problem:not-found",
    title: "Not Found",
    status: 404,
    code: "not-found",
    detail: "Nothing was found at this address.",
    params: {},
    requestId: response.headers.get("x-request-id"),
  });
});

test("a fault of ours is logged whole and answered with nothing but the request id", async () => {
  const error = new Error("secret path /var/data");
  vi.spyOn(Month.listMonths, "run").mockRejectedValueOnce(error);
  const response = await sandbox.request("GET", "/api/months", { cookie: await sandbox.signIn("rep") });
  expect(response.status).toBe(500);
  const text = await response.text();
  expect(text).not.toMatch(/secret|at .*\.ts/);
  const requestId = response.headers.get("x-request-id");
  expect(JSON.parse(text)).toMatchObject({ code: "internal", requestId, params: { support: requestId } });
  expect(sandbox.events.at(-1)).toEqual({ event: "failed", requestId, route: "GET /api/months", error });
});

test("a body with more than it should have, broken JSON and a huge body change nothing", async () => {
  const cookie = (await sandbox.signIn("director")) ?? "";
  const path = `/api/boards/${MONTH}/publish`;
  const more = await sandbox.request("POST", path, {
    cookie,
    body: { digest: "d".repeat(64), by: "someone", version: 7 },
  });
  expect([more.status, (await more.json()).code]).toEqual([422, "request-invalid"]);
  const send = (body: string) =>
    sandbox.api.request(`${ORIGIN}${path}`, {
      method: "POST",
      body,
      headers: { origin: ORIGIN, cookie, "content-type": "application/json" },
    });
  const broken = await send("{");
  expect([broken.status, (await broken.json()).code]).toEqual([400, "request-invalid"]);
  const huge = await send(JSON.stringify({ digest: "d".repeat(70_000) }));
  expect([huge.status, (await huge.json()).code]).toEqual([413, "body-too-large"]);
  expect(await sandbox.audited()).toEqual([]);
});
