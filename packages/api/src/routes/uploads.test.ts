import { createHash } from "node:crypto";
import type { Inbox } from "@clearboard/jobs/operation";
import * as Ledger from "@clearboard/store/ledger";
import * as Upload from "@clearboard/store/upload";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createSandbox, ORIGIN, type Sandbox } from "../sandbox.fixture.ts";

let sandbox: Sandbox;
let cookie: string;
const signed: unknown[] = [];
const inbox: Inbox = {
  maxBytes: 5000,
  sign: async (file) => {
    signed.push(file);
    const url = `https://inbox.example.com/${file.path}?signature=1`;
    return { url, method: "PUT", headers: { "content-type": "application/octet-stream" }, expires: 1_000_000 };
  },
};
const rigWith = async (changes: Parameters<typeof createSandbox>[0]) => {
  await sandbox?.table.close();
  sandbox = await createSandbox({ maxImportBytes: 1000, ...changes });
  cookie = (await sandbox.signIn("importer")) ?? "";
};
beforeEach(async () => {
  signed.length = 0;
  await rigWith({});
});
afterEach(() => sandbox.table.close());

const announce = (body: object) => sandbox.request("POST", "/api/imports/uploads", { cookie, body });
const code = async (response: Response) => [response.status, (await response.json()).code];
const hashOf = (text: string) => createHash("sha256").update(text).digest("hex");
const send = (path: string, bytes: string, headers: Record<string, string> = {}) =>
  sandbox.request("POST", path, { cookie, bytes, headers });

describe("on one machine", () => {
  test("a file goes to the ordinary address, with all that was said of it", async () => {
    const text = "deal id,owner,stage,amount,close date\nD1,A1,won,1000.00,2026-01-05\n";
    const about = { name: "呼叫 1.csv", bytes: 5, source: "pbx", profile: "deals", sha256: hashOf(text) };
    const place = await (await announce(about)).json();
    expect(place).toMatchObject({ method: "POST", importVia: "answer", status: null });
    expect(place.url).toMatch(/^\/api\/imports\?name=.*&source=pbx&profile=deals$/);
    const { importId } = await (await send(place.url, text, place.headers)).json();
    expect(sandbox.started).toEqual([importId]);
  });

  test("a profile nobody knows is said before the file is sent", async () => {
    expect(await code(await announce({ name: "a.csv", bytes: 1, profile: "mine" }))).toEqual([404, "profile-unknown"]);
  });

  test("a file that is too large is refused before it is sent", async () => {
    expect(await code(await announce({ name: "a.csv", bytes: 1001 }))).toEqual([413, "body-too-large"]);
  });
});

describe("on AWS", () => {
  beforeEach(() => rigWith({ inbox }));

  test("a file goes into the folder of its source, by an address for just its bytes", async () => {
    const place = await (await announce({ name: "deals.csv", bytes: 4000, source: "crm" })).json();
    expect(place).toMatchObject({ method: "PUT", importVia: "inbox", expires: "1970-01-01T00:16:40.000Z" });
    expect(signed).toEqual([
      { path: expect.stringMatching(/^crm\/\.uploads\/[0-9a-f]{32}\/deals\.csv$/), bytes: 4000 },
    ]);
    expect(await (await sandbox.request("GET", place.status, { cookie })).json()).toEqual({ importId: null });
    const id = place.status.split("/").at(-1);
    await Upload.arrived(sandbox.table, id, "imp_1");
    await Upload.arrived(sandbox.table, id, "imp_2");
    expect(await (await sandbox.request("GET", place.status, { cookie })).json()).toEqual({ importId: "imp_1" });
  });

  test("without a source the profile will say it", async () => {
    await announce({ name: `${"x".repeat(250)}.csv`, bytes: 1 });
    expect(signed).toEqual([{ path: expect.stringMatching(/^\.uploads\/[0-9a-f]{32}\/x{146}\.csv$/), bytes: 1 }]);
  });

  test("what is too large for the inbox is refused, and so is a name that is a path", async () => {
    expect(await code(await announce({ name: "a.csv", bytes: 5001 }))).toEqual([413, "body-too-large"]);
    for (const about of [
      { name: "../a.csv", bytes: 1 },
      { name: "a.csv", bytes: -1 },
      { name: "a.csv", bytes: 1, source: "crm/../pbx" },
      { name: "a.csv", bytes: 1, sha256: "abc" },
      { name: "a.csv", bytes: 1, by: "me" },
    ])
      expect([about, await code(await announce(about))]).toEqual([about, [422, "request-invalid"]]);
    expect(signed).toEqual([]);
  });

  test("a key announces files of its source, and sees its own uploads only", async () => {
    const director = await sandbox.signIn("director");
    const make = async (source: string) =>
      (await (await sandbox.request("POST", "/api/keys", { cookie: director, body: { source } })).json())
        .text as string;
    const [crm, pbx] = [await make("crm"), await make("pbx")];
    const ask = (method: string, path: string, text: string, body?: object) =>
      sandbox.api.request(`${ORIGIN}${path}`, {
        method,
        headers: { authorization: `Bearer ${text}`, "content-type": "application/json" },
        ...(body && { body: JSON.stringify(body) }),
      });
    const file = { name: "a.csv", bytes: 1 };
    const { status } = await (await ask("POST", "/api/imports/uploads", crm, file)).json();
    expect(signed).toEqual([{ path: expect.stringMatching(/^crm\/\.uploads\//), bytes: 1 }]);
    expect((await ask("GET", status, crm)).status).toBe(200);
    expect((await ask("GET", status, pbx)).status).toBe(404);
    expect(await code(await ask("POST", "/api/imports/uploads", crm, { ...file, source: "pbx" }))).toEqual([
      403,
      "key-other-source",
    ]);
  });
});

describe("an upload that names its content hash", () => {
  const path = "/api/imports?name=a.csv";
  const text = "deal id,owner,stage,amount,close date\nD1,A1,won,1000.00,2026-01-05\n";
  /** how often the file of each import was delivered */
  const deliveries = async () => (await Ledger.list(sandbox.table)).map((entry) => entry.deliveries.length);

  test("may be sent again: the earlier import answers, and no byte is read", async () => {
    const headers = { idempotency: hashOf(text) };
    const first = await (await send(path, text, headers)).json();
    expect(await (await send(path, "not even these", headers)).json()).toEqual({ ...first, isKnown: true });
    expect(await deliveries()).toEqual([1]);
    sandbox.clock.now += 86_400_000;
    cookie = (await sandbox.signIn("importer")) ?? "";
    await send(path, text, headers);
    expect(await deliveries()).toEqual([2]);
  });

  test("is refused when other bytes came, as half a file would be", async () => {
    expect(await code(await send(path, "x", { idempotency: hashOf("xy") }))).toEqual([422, "hash-mismatch"]);
    expect(await code(await send(path, "x", { idempotency: "xy" }))).toEqual([422, "request-invalid"]);
    expect(sandbox.started).toEqual([]);
  });

  test("for another source is another upload", async () => {
    const headers = { idempotency: hashOf(text) };
    await send(path, text, headers);
    await send(`${path}&source=pbx`, text, headers);
    expect(await deliveries()).toEqual([1, 1]);
  });
});
