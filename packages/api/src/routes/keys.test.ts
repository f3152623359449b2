import * as Audit from "@clearboard/store/audit";
import * as Ledger from "@clearboard/store/ledger";
import { all } from "@clearboard/store/table";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ACCESS } from "../access.ts";
import { createSandbox, ORIGIN, type Sandbox } from "../sandbox.fixture.ts";

const DAY = 86_400_000;
const DEALS = "deal id,owner,stage,amount,close date\nD1,A1,won,1000.00,2026-01-05\n";
let sandbox: Sandbox;
let director: string;
beforeEach(async () => {
  sandbox = await createSandbox({ maxImportBytes: 1000, address: (c) => c.req.header("x-from") });
  director = (await sandbox.signIn("director")) ?? "";
});
afterEach(() => sandbox.table.close());

const create = async (source = "crm", days?: number): Promise<{ key: { id: string }; text: string }> =>
  (await sandbox.request("POST", "/api/keys", { cookie: director, body: { source, ...(days && { days }) } })).json();
/** As a script asks: no cookie, no origin, nothing but the key. */
const ask = (method: string, path: string, text: string, init: RequestInit & { from?: string } = {}) =>
  sandbox.api.request(`${ORIGIN}${path}`, {
    method,
    ...init,
    headers: { authorization: `Bearer ${text}`, ...(init.from && { "x-from": init.from }), ...init.headers },
  });
const upload = (text: string, query = "name=deals.csv", bytes = "id\n1\n", headers: Record<string, string> = {}) =>
  ask("POST", `/api/imports?${query}`, text, {
    body: bytes,
    headers: { "content-type": "application/octet-stream", ...headers },
  });
const code = async (response: Response) => [response.status, (await response.json()).code];

test("a key brings a file of its source without cookie or origin, and follows the import it made", async () => {
  const { text } = await create();
  const response = await upload(text);
  expect(response.status).toBe(202);
  const { importId } = await response.json();
  expect(sandbox.started).toEqual([importId]);
  expect(await (await ask("GET", `/api/imports/${importId}`, text)).json()).toMatchObject({ importId });
});

test("a key is shown once: neither the list nor the store nor the audit log has it", async () => {
  const { key, text } = await create("crm", 30);
  const list = await (await sandbox.request("GET", "/api/keys", { cookie: director })).json();
  expect(list.keys).toEqual([
    {
      id: key.id,
      source: "crm",
      state: "alive",
      createdAt: "2026-02-01T09:00:00.000Z",
      expiresAt: "2026-03-03T09:00:00.000Z",
      lastUsedAt: null,
      revokedAt: null,
    },
  ]);
  expect(list.sources).toEqual(expect.arrayContaining(["crm"]));
  const kept: unknown[] = [];
  for (const pk of ["importer-key", "audit"]) for await (const item of all(sandbox.table, { pk })) kept.push(item);
  expect(JSON.stringify([list, kept])).not.toContain(text.slice(-43));
  expect(JSON.stringify(kept)).toContain("add importer key");
  expect(await Audit.verify(sandbox.table)).toMatchObject({ broken: [], unfinished: [] });
});

test("a wrong key is 401 and says how to ask, whatever the route; the body is not read", async () => {
  const { text } = await create();
  for (const wrong of ["", "cbk_1", `${text}x`, "eyJhbGciOiJub25lIn0.e30."]) {
    const response = await upload(wrong);
    expect(response.headers.get("www-authenticate")).toMatch(/^Bearer /);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(await code(response)).toEqual([401, "key-wrong"]);
  }
  expect(await code(await ask("GET", "/api/months", "cbk_1"))).toEqual([401, "key-wrong"]);
  expect(await Ledger.list(sandbox.table)).toEqual([]);
});

test("a key in the address is no key", async () => {
  const { text } = await create();
  const response = await sandbox.api.request(`${ORIGIN}/api/imports/imp_1?authorization=Bearer%20${text}&key=${text}`);
  expect(await code(response)).toEqual([401, "signed-out"]);
});

test("a key opens nothing else: every other route is 403, also with a director's cookie beside it", async () => {
  const { text } = await create();
  for (const [route, rule] of Object.entries(ACCESS)) {
    if (rule.takesKey === true || rule.for === "anyone") continue;
    const [method = "", path = ""] = route.split(" ");
    const type = rule.takes === undefined ? {} : { "content-type": rule.takes };
    const body = method === "GET" ? {} : { body: "{}" };
    const at = path.replace(/:\w+/g, "2026-01");
    expect([
      route,
      await code(await ask(method, at, text, { headers: { ...type, cookie: director }, ...body })),
    ]).toEqual([route, [403, "key-route"]]);
  }
  expect(await Ledger.list(sandbox.table)).toEqual([]);
});

test("a key names no other source than its own", async () => {
  const { text } = await create("crm");
  const response = await upload(text, "name=a.csv&source=pbx");
  const problem = await response.json();
  expect([response.status, problem.code, problem.params]).toEqual([
    403,
    "key-other-source",
    { source: "crm", asked: "pbx" },
  ]);
  await upload(text, "name=a.csv", DEALS);
  expect(await Ledger.list(sandbox.table)).toMatchObject([{ source: "crm" }]);
});

test("an import somebody else made is not there for a key, and no rejected row is", async () => {
  const { text } = await create("crm");
  const cookie = await sandbox.signIn("importer");
  const { importId } = await (await sandbox.request("POST", "/api/imports?name=a.csv", { cookie, bytes: "x" })).json();
  expect(await code(await ask("GET", `/api/imports/${importId}`, text))).toEqual([404, "import-unknown"]);
  const other = (await create("pbx")).text;
  const own = await (await upload(other, "name=b.csv", "y")).json();
  expect(await code(await ask("GET", `/api/imports/${own.importId}`, text))).toEqual([404, "import-unknown"]);
  expect(await code(await ask("GET", `/api/imports/${own.importId}/rejected.csv`, other))).toEqual([403, "key-route"]);
});

describe("a key that is over", () => {
  test("expires", async () => {
    const { text } = await create("crm", 1);
    sandbox.clock.now += DAY;
    expect(await code(await upload(text))).toEqual([401, "key-over"]);
  });

  test("is revoked from the next request on; two alive at most, so that one follows the other", async () => {
    const { key, text } = await create();
    const next = await create();
    const third = await sandbox.request("POST", "/api/keys", { cookie: director, body: { source: "crm" } });
    expect(await code(third)).toEqual([409, "key-limit"]);
    const gone = await sandbox.request("DELETE", `/api/keys/${key.id}`, { cookie: director });
    expect(await gone.json()).toMatchObject({ state: "revoked" });
    expect(await code(await upload(text))).toEqual([401, "key-over"]);
    expect((await upload(next.text)).status).toBe(202);
    expect(await code(await sandbox.request("DELETE", "/api/keys/key_0", { cookie: director }))).toEqual([
      404,
      "key-unknown",
    ]);
  });
});

test("sixty wrong keys in an hour are enough for one address; a right key is let in, also from there", async () => {
  const { text } = await create();
  const wrong = (from: string) => ask("GET", "/api/imports/imp_1", "cbk_1", { from });
  for (let n = 0; n < 60; n++) await wrong("10.0.0.1");
  const response = await wrong("10.0.0.1");
  expect(response.headers.get("retry-after")).toBe("3600");
  expect(await code(response)).toEqual([429, "key-wait"]);
  expect(await code(await wrong("10.0.0.2"))).toEqual([401, "key-wrong"]);
  expect((await ask("GET", "/api/imports/imp_1", text, { from: "10.0.0.1" })).status).toBe(404);
  sandbox.clock.now += 3_600_000;
  expect(await code(await wrong("10.0.0.1"))).toEqual([401, "key-wrong"]);
});

test("the last use shows in the list", async () => {
  const { text } = await create();
  await upload(text);
  const { keys } = await (await sandbox.request("GET", "/api/keys", { cookie: director })).json();
  expect(keys).toMatchObject([{ lastUsedAt: "2026-02-01T09:00:00.000Z" }]);
});
