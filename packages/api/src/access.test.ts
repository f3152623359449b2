import { ROLES } from "@clearboard/core/visibility";
import { setRole } from "@clearboard/store/user";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ACCESS } from "./access.ts";
import { ROUTED } from "./operations.ts";
import { createSandbox, MONTH, PASSWORD, type Sandbox } from "./sandbox.fixture.ts";

let sandbox: Sandbox;
const DRAFT = "drf_0000000000000001";
beforeEach(async () => {
  sandbox = await createSandbox();
  // What an operation does is not what is asked here: who reaches it with a request that is valid, is.
  for (const operation of ROUTED) vi.spyOn(operation, "run").mockResolvedValue(undefined as never);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await sandbox.table.close();
});

// A request of each route that would succeed for whoever may make it.
const REQUESTS: Record<string, { path: string; body?: unknown; bytes?: string }> = {
  "GET /api/health": { path: "/api/health" },
  "GET /api/openapi.json": { path: "/api/openapi.json" },
  "POST /api/session": { path: "/api/session", body: { name: "rep", password: PASSWORD } },
  "GET /api/session": { path: "/api/session" },
  "DELETE /api/session": { path: "/api/session" },
  "PUT /api/session/password": {
    path: "/api/session/password",
    body: { password: "many silent forests", current: PASSWORD },
  },
  "GET /api/months": { path: "/api/months" },
  "GET /api/boards/:month": { path: `/api/boards/${MONTH}` },
  "GET /api/boards/:month/own": { path: `/api/boards/${MONTH}/own` },
  "GET /api/boards/:month/late": { path: `/api/boards/${MONTH}/late` },
  "POST /api/boards/:month/close": { path: `/api/boards/${MONTH}/close`, body: {} },
  "POST /api/boards/:month/publish": { path: `/api/boards/${MONTH}/publish`, body: { digest: "a".repeat(64) } },
  "POST /api/boards/:month/restate": { path: `/api/boards/${MONTH}/restate`, body: { cause: "a late file" } },
  "GET /api/figures/:month/:version/:subject/:key": { path: `/api/figures/${MONTH}/draft/per_bo/revenue` },
  "GET /api/records/:kind": { path: "/api/records/deal" },
  "GET /api/record": { path: "/api/record?kind=deal&id=D1" },
  "GET /api/people": { path: "/api/people" },
  "GET /api/imports/:id/columns": { path: "/api/imports/imp_1/columns" },
  "POST /api/imports/:id/columns": { path: "/api/imports/imp_1/columns", body: { column: "budget", field: "cost" } },
  "GET /api/rates": { path: "/api/rates" },
  "POST /api/rates": {
    path: "/api/rates",
    body: { day: "2026-03-02", from: "EUR", rate: "1.0832", source: "ECB" },
  },
  "GET /api/words": { path: "/api/words" },
  "POST /api/words": { path: "/api/words", body: { source: "crm", column: "stage", word: "Gewonnen", is: "won" } },
  "POST /api/people/links": { path: "/api/people/links", body: { owner: "crm:name|Anna", person: "ANNA" } },
  "GET /api/profiles": { path: "/api/profiles" },
  "POST /api/profiles/draft": { path: "/api/profiles/draft?name=deals.csv", bytes: "a,b\n1,2\n" },
  "POST /api/profiles/preview": { path: "/api/profiles/preview", body: { name: "deals.csv", sample: "YSxiCjEsMgo=" } },
  "GET /api/profiles/:name": { path: "/api/profiles/contracts" },
  "PUT /api/profiles/:name": { path: "/api/profiles/contracts", body: { profile: {} } },
  "DELETE /api/profiles/:name": { path: "/api/profiles/contracts" },
  "GET /api/pay/:month": { path: "/api/pay/2026-01" },
  "GET /api/pay/:month/export": { path: "/api/pay/2026-01/export" },
  "POST /api/pay/:month/approve": { path: "/api/pay/2026-01/approve", body: { digest: "a".repeat(64) } },
  "POST /api/pay/:month/release": { path: "/api/pay/2026-01/release", body: { digest: "a".repeat(64) } },
  "GET /api/pay/:month/payroll": { path: "/api/pay/2026-01/payroll" },
  "POST /api/pay/:month/hold": { path: "/api/pay/2026-01/hold", body: { person: "ANNA", reason: "bank" } },
  "POST /api/pay/:month/lift": { path: "/api/pay/2026-01/lift", body: { person: "ANNA" } },
  "POST /api/pay/:month/adjustments": {
    path: "/api/pay/2026-01/adjustments",
    body: { person: "ANNA", code: "other", amount: "1", text: "agreed" },
  },
  "POST /api/pay/:month/actuals": { path: "/api/pay/2026-01/actuals", body: { person: "ANNA", amount: "1" } },
  "POST /api/pay/:month/actuals/file": {
    path: "/api/pay/2026-01/actuals/file",
    body: { csv: "Name,Amount\nAnna,1\n" },
  },
  "POST /api/pay/:month/adjustments/:id/confirm": { path: "/api/pay/2026-01/adjustments/adj_0/confirm", body: {} },
  "DELETE /api/pay/:month/adjustments/:id": { path: "/api/pay/2026-01/adjustments/adj_0" },
  "GET /api/statements/:month/:person": { path: `/api/statements/2026-01/ANNA` },
  "GET /api/statements/:month/:person/export": { path: "/api/statements/2026-01/ANNA/export" },
  "GET /api/statements/:month/:person/changes": { path: "/api/statements/2026-01/ANNA/changes?since=yesterday" },
  "POST /api/statements/:month/:person/estimate": {
    path: "/api/statements/2026-01/ANNA/estimate",
    body: { amount: "100" },
  },
  "GET /api/policy": { path: "/api/policy" },
  "GET /api/policy/schema": { path: "/api/policy/schema" },
  "GET /api/policy/ready": { path: "/api/policy/ready" },
  "GET /api/policy/versions/:version": { path: "/api/policy/versions/1" },
  "GET /api/policy/drafts/:id": { path: `/api/policy/drafts/${DRAFT}` },
  "POST /api/policy/check": { path: "/api/policy/check", body: { document: {} } },
  "POST /api/policy/simulate": { path: "/api/policy/simulate", body: { document: {}, from: MONTH, to: MONTH } },
  "POST /api/policy/drafts": { path: "/api/policy/drafts", body: { document: {}, effectiveMonth: MONTH } },
  "POST /api/policy/drafts/:id/approve": { path: `/api/policy/drafts/${DRAFT}/approve`, body: {} },
  "POST /api/policy/drafts/:id/reject": { path: `/api/policy/drafts/${DRAFT}/reject`, body: {} },
  "GET /api/imports": { path: "/api/imports" },
  "POST /api/imports": { path: "/api/imports?name=deals.csv", bytes: "a,b\n1,2\n" },
  "POST /api/imports/uploads": { path: "/api/imports/uploads", body: { name: "deals.csv", bytes: 8 } },
  "GET /api/imports/uploads/:id": { path: "/api/imports/uploads/UPLOAD" },
  "GET /api/imports/:id": { path: "/api/imports/IMPORT" },
  "GET /api/imports/:id/rejected.csv": { path: "/api/imports/IMPORT/rejected.csv" },
  "GET /api/imports/:id/rejected-rows.csv": { path: "/api/imports/IMPORT/rejected-rows.csv" },
  "GET /api/imports/:id/undo": { path: "/api/imports/IMPORT/undo" },
  "POST /api/imports/:id/undo": { path: "/api/imports/IMPORT/undo", body: {} },
  "GET /api/held": { path: "/api/held" },
  "GET /api/held/:id/effect": { path: "/api/held/imp_held/effect" },
  "POST /api/held/:id/approve": { path: "/api/held/imp_held/approve", body: {} },
  "POST /api/held/:id/dismiss": { path: "/api/held/imp_held/dismiss", body: {} },
  "GET /api/nights": { path: "/api/nights" },
  "GET /api/keys": { path: "/api/keys" },
  "POST /api/keys": { path: "/api/keys", body: { source: "crm" } },
  "DELETE /api/keys/:id": { path: "/api/keys/KEY" },
  "GET /api/notices": { path: "/api/notices" },
  "POST /api/notices": {
    path: "/api/notices",
    body: { kind: "slack", address: "https://hooks.slack.com/x", events: ["night"] },
  },
  "POST /api/notices/:id/test": { path: "/api/notices/NOTICE/test", body: {} },
  "DELETE /api/notices/:id": { path: "/api/notices/NOTICE" },
};

// The agreement, cell by cell: d director, c coach, r rep, i importer, - nobody signed in.
const MATRIX: Record<string, string> = {
  "GET /api/health": "d c r i -",
  "GET /api/openapi.json": "d c r i -",
  "POST /api/session": "d c r i -",
  "GET /api/session": "d c r i",
  "DELETE /api/session": "d c r i",
  "PUT /api/session/password": "d c r i",
  "GET /api/months": "d c r",
  "GET /api/boards/:month": "d c r",
  "GET /api/boards/:month/own": "d c r",
  "GET /api/boards/:month/late": "d",
  "POST /api/boards/:month/close": "d",
  "POST /api/boards/:month/publish": "d",
  "POST /api/boards/:month/restate": "d",
  "GET /api/figures/:month/:version/:subject/:key": "d c r",
  "GET /api/records/:kind": "d c r",
  "GET /api/record": "d c r",
  "GET /api/people": "d i",
  "POST /api/people/links": "d i",
  "GET /api/imports/:id/columns": "d i",
  "POST /api/imports/:id/columns": "d i",
  "GET /api/rates": "d i",
  "POST /api/rates": "d i",
  "GET /api/words": "d i",
  "POST /api/words": "d i",
  "GET /api/profiles": "d i",
  "POST /api/profiles/draft": "d i",
  "POST /api/profiles/preview": "d i",
  "GET /api/profiles/:name": "d i",
  "PUT /api/profiles/:name": "d i",
  "DELETE /api/profiles/:name": "d i",
  "GET /api/pay/:month": "d",
  "GET /api/pay/:month/export": "d",
  "POST /api/pay/:month/approve": "d",
  "POST /api/pay/:month/release": "d",
  "GET /api/pay/:month/payroll": "d",
  "POST /api/pay/:month/hold": "d",
  "POST /api/pay/:month/lift": "d",
  "POST /api/pay/:month/adjustments": "d",
  "POST /api/pay/:month/actuals": "d",
  "POST /api/pay/:month/actuals/file": "d",
  "POST /api/pay/:month/adjustments/:id/confirm": "d",
  "DELETE /api/pay/:month/adjustments/:id": "d",
  "GET /api/statements/:month/:person": "d r",
  "GET /api/statements/:month/:person/export": "d r",
  "GET /api/statements/:month/:person/changes": "d r",
  "POST /api/statements/:month/:person/estimate": "d r",
  "GET /api/policy": "d c r",
  "GET /api/policy/schema": "d c r",
  "GET /api/policy/ready": "d",
  "GET /api/policy/versions/:version": "d",
  "GET /api/policy/drafts/:id": "d",
  "POST /api/policy/check": "d",
  "POST /api/policy/simulate": "d",
  "POST /api/policy/drafts": "d",
  "POST /api/policy/drafts/:id/approve": "d",
  "POST /api/policy/drafts/:id/reject": "d",
  "GET /api/imports": "d i",
  "POST /api/imports": "d i",
  "POST /api/imports/uploads": "d i",
  "GET /api/imports/uploads/:id": "d i",
  "GET /api/imports/:id": "d i",
  "GET /api/imports/:id/rejected.csv": "d i",
  "GET /api/imports/:id/rejected-rows.csv": "d i",
  "GET /api/imports/:id/undo": "d i",
  "POST /api/imports/:id/undo": "d i",
  "GET /api/held": "d i",
  "GET /api/held/:id/effect": "d i",
  "POST /api/held/:id/approve": "d i",
  "POST /api/held/:id/dismiss": "d i",
  "GET /api/nights": "d i",
  "GET /api/keys": "d",
  "POST /api/keys": "d",
  "DELETE /api/keys/:id": "d",
  "GET /api/notices": "d",
  "POST /api/notices": "d",
  "POST /api/notices/:id/test": "d",
  "DELETE /api/notices/:id": "d",
};

test("every route of the app is in the table, and the table names no route that is not there", () => {
  const routes = new Set(
    sandbox.api.routes.filter(({ method }) => method !== "ALL").map(({ method, path }) => `${method} ${path}`),
  );
  expect([...routes].sort()).toEqual(Object.keys(ACCESS).sort());
  expect(Object.keys(MATRIX).sort()).toEqual(Object.keys(ACCESS).sort());
  expect(Object.keys(REQUESTS).sort()).toEqual(Object.keys(ACCESS).sort());
});

test.each(Object.entries(MATRIX))("%s answers %s and nobody else", async (route, allowed) => {
  const method = route.slice(0, route.indexOf(" "));
  const known = REQUESTS[route];
  if (known === undefined) throw new Error(`no sample request for ${route}`);
  if (/boards|statements|pay/.test(route)) {
    await sandbox.table.close();
    sandbox = await createSandbox({ company: true });
  }
  const sent = await sandbox.request("POST", "/api/imports?name=deals.csv", {
    cookie: await sandbox.signIn("importer"),
    bytes: "a,b\n1,2\n",
  });
  const { importId } = await sent.json();
  const sample = { ...known, path: known.path.replace("IMPORT", importId).replace("ANNA", sandbox.people.anna) };
  const send = (cookie?: string) =>
    sample.bytes === undefined
      ? sandbox.request(method, sample.path, { cookie, body: sample.body })
      : sandbox.request(method, sample.path, { cookie, bytes: sample.bytes });
  const cells: Record<string, number> = { "-": (await send()).status };
  for (const role of ROLES) cells[role.slice(0, 1)] = (await send(await sandbox.signIn(role))).status;
  const isFor = allowed.split(" ");
  for (const [cell, status] of Object.entries(cells)) {
    // no run is released here, so there is no file for payroll: whoever may ask is told so
    const reached = route.endsWith("/payroll") ? status === 409 : Math.floor(status / 100) === 2;
    if (isFor.includes(cell)) expect([cell, status, reached]).toEqual([cell, status, true]);
    else expect([cell, status]).toEqual([cell, cell === "-" ? 401 : 403]);
  }
});

test("a refusal for the role reaches the log with user and route", async () => {
  const { id } = await sandbox.user("rep");
  await sandbox.request("GET", "/api/imports", { cookie: await sandbox.signIn("rep") });
  expect(sandbox.events.at(-1)).toMatchObject({
    event: "denied",
    user: id,
    route: "GET /api/imports",
    code: "forbidden",
  });
});

test("a role that changed holds from the next request on", async () => {
  const cookie = await sandbox.signIn("coach");
  expect((await sandbox.request("GET", "/api/months", { cookie })).status).toBe(200);
  await setRole(sandbox.table, (await sandbox.user("coach")).id, "importer");
  expect((await sandbox.request("GET", "/api/months", { cookie })).status).toBe(401);
  expect((await sandbox.request("GET", "/api/months", { cookie: await sandbox.signIn("coach") })).status).toBe(403);
});
