/** The very bundles that `sst deploy` would upload, called with the events that the services send. */
import { createReadStream, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { takeIn } from "@clearboard/jobs/import";
import { nightly } from "@clearboard/jobs/nightly";
import { openLocal } from "@clearboard/store/local";
import * as Organisation from "@clearboard/store/organisation";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Bundle, type Plan, plan as planOf } from "../../infra/offline/plan.ts";
import { HAS_REAL } from "../real/data.ts";
import { BUCKET } from "../store-contract/fake-s3.ts";
import { type Cloud, type Reply, startCloud } from "./deployed.ts";
import { obstacle, ROOT, skipOnObstacle } from "./planned.ts";

/**
 * What a function may read at its start, in bytes: what grows past this has pulled in something by mistake. Most of it is
 * the AWS SDK. The API also carries what describes itself in OpenAPI, reads files, writes workbooks and works out pay.
 */
const MOST_BYTES_AT_START = { Api: 1_950_000, Import: 1_250_000, Nightly: 1_350_000, Setup: 800_000 };

const DEALS = [
  "deal id,owner,stage,amount,close date",
  "D1,8001,won,1200.00,2026-01-12",
  "D2,8002,won,800.50,2026-01-20",
  "D3,8001,lost,300.00,2026-01-21",
].join("\n");

let plan: Plan;
let cloud: Cloud;
let cookie = "";

beforeEach(skipOnObstacle);
beforeAll(async () => {
  if (obstacle !== undefined) return;
  plan = await planOf({ stage: "production", site: "given" });
  cloud = await startCloud();
});
afterAll(async () => {
  plan?.close();
  await cloud?.close();
});

const bundle = (name: string): Bundle => {
  const found = plan.bundles.find((item) => item.name === `${name}Function`);
  if (found === undefined) throw new Error(`the plan has no function ${name}`);
  return found;
};
const fixture = (name: string) => JSON.parse(readFileSync(join(ROOT, "tests/fixtures/events", `${name}.json`), "utf8"));

type Sent = { statusCode: number; headers: Record<string, string>; cookies?: string[]; body?: string };
type Answer = { status: number; headers: Record<string, string>; cookies: string[]; body: unknown };

/** A request as API Gateway hands it to the function. */
async function request(method: string, path: string, body?: Uint8Array | object, key?: string): Promise<Answer> {
  const event = fixture("api-gateway-v2");
  const [rawPath = "", rawQueryString = ""] = path.split("?");
  const isFile = body instanceof Uint8Array;
  Object.assign(event, { rawPath, rawQueryString, ...(cookie === "" ? {} : { cookies: [cookie] }) });
  Object.assign(event.requestContext.http, { method, path: rawPath });
  if (key !== undefined) {
    // as a script asks
    for (const name of ["origin", "sec-fetch-site"]) delete event.headers[name];
    event.headers.authorization = `Bearer ${key}`;
  }
  if (body !== undefined) {
    event.headers["content-type"] = isFile ? "application/octet-stream" : "application/json";
    event.body = isFile ? Buffer.from(body).toString("base64") : JSON.stringify(body);
    event.headers["content-length"] = String(isFile ? body.byteLength : Buffer.byteLength(event.body));
    event.isBase64Encoded = isFile;
  }
  const { result, error, log } = await cloud.invoke(bundle("Api"), event);
  if (error !== undefined) throw new Error(`${error}\n${log}`);
  const reply = result as Sent;
  const isPacked = reply.headers["content-encoding"] === "gzip";
  const text = isPacked ? gunzipSync(Buffer.from(reply.body ?? "", "base64")).toString() : (reply.body ?? "");
  const isJson = /json/.test(reply.headers["content-type"] ?? "");
  return {
    status: reply.statusCode,
    headers: reply.headers,
    cookies: reply.cookies ?? [],
    body: isJson ? JSON.parse(text) : text,
  };
}

/** Messages of the import queue, as the event source mapping hands them over. */
function take(...bodies: string[]): Promise<Reply> {
  const event = fixture("sqs");
  const [record] = event.Records;
  event.Records = bodies.map((body, at) => ({ ...record, messageId: `message-${at}`, body }));
  return cloud.invoke(bundle("Import"), event);
}

/** The announcement of a file that now lies in the inbox. */
function drop(key: string, text: string): string {
  cloud.objects.set(key, Buffer.from(text));
  const event = fixture("s3-object-created");
  event.Records[0].s3.bucket.name = BUCKET;
  event.Records[0].s3.object.key = encodeURIComponent(key).replaceAll("%2F", "/").replaceAll("%20", "+");
  return JSON.stringify(event);
}

const linesOf = (log: string) =>
  log
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line));

/** Bytes of the module that the function starts with and of all that it imports before it runs. */
function startBytes(folder: string, name = "bundle.mjs", seen = new Set<string>()): number {
  if (seen.has(name)) return 0;
  seen.add(name);
  const code = readFileSync(join(folder, name), "utf8");
  let bytes = Buffer.byteLength(code);
  for (const [, part = ""] of code.matchAll(/\b(?:import|from)\s*"\.\/([^"]+)"/g))
    bytes += startBytes(folder, part, seen);
  return bytes;
}

test("every bundle is small enough to start quickly, and carries its source map", () => {
  for (const [name, most] of Object.entries(MOST_BYTES_AT_START)) {
    const { folder } = bundle(name);
    expect(startBytes(folder), name).toBeLessThan(most);
    expect(statSync(join(folder, "bundle.mjs.map")).size, name).toBeGreaterThan(0);
  }
});

test("a function without its table stops at its start and names what is missing", async () => {
  const { error } = await cloud.invoke(bundle("Nightly"), fixture("scheduler"), { CLEARBOARD_TABLE: "" });
  expect(error).toContain("the environment has no CLEARBOARD_TABLE");
});

test("before there is an organisation a dropped file is not lost: its message comes back", async () => {
  const { result, log } = await take(drop("crm/early.csv", DEALS));
  expect(result).toEqual({ batchItemFailures: [{ itemIdentifier: "message-0" }] });
  expect(linesOf(log)).toMatchObject([{ event: "import-failed", error: { code: "organisation-missing" } }]);
});

test("the setup makes the organisation and a director, who signs in by the link it answers with", async () => {
  const { result, error } = await cloud.invoke(bundle("Setup"), fixture("setup"));
  expect(error).toBeUndefined();
  const { link } = result as { link: string };
  expect(link).toMatch(/^https:\/\/offline\.cloudfront\.net\/sign-in#token=/);
  const token = new URL(link).hash.slice("#token=".length);

  const answer = await request("POST", "/api/session", { token });
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({ user: { name: "mei@rivers.example", role: "director" } });
  expect(answer.cookies).toEqual([expect.stringMatching(/^__Host-cb=.*HttpOnly; Secure; SameSite=Strict$/)]);
  cookie = answer.cookies[0]?.split(";")[0] ?? "";
});

test("the setup refuses a zone that is none, and never turns a user into another role", async () => {
  const { organisation, user } = fixture("setup");
  const setup = async (event: object) => (await cloud.invoke(bundle("Setup"), event)).error;
  expect(await setup({ organisation: { ...organisation, zone: "Asia/Shangai" }, user })).toContain(
    "is no IANA time zone",
  );
  expect(await setup({ user: { ...user, role: "rep" } })).toContain("or a director");
});

test("the API is well, and tells a stranger nothing", async () => {
  expect((await request("GET", "/api/health")).status).toBe(200);
  const signedIn = cookie;
  cookie = "";
  const answer = await request("GET", "/api/months");
  cookie = signedIn;
  expect(answer.status).toBe(401);
  expect(answer.headers["content-type"]).toContain("application/problem+json");
});

test("a dropped file is taken in under the source that its folder names", async () => {
  const { result, error, log } = await take(drop("crm/deals january.csv", DEALS));
  expect({ error, result }).toEqual({ error: undefined, result: { batchItemFailures: [] } });
  expect(linesOf(log)).toMatchObject([{ event: "import", status: "applied", rows: { read: 3, accepted: 3 } }]);
  const { body } = await request("GET", "/api/imports");
  expect(body).toMatchObject({ imports: [{ name: "deals january.csv", state: "applied" }] });
});

test("a message that is delivered twice changes nothing", async () => {
  const { result, log } = await take(drop("crm/deals january.csv", DEALS));
  expect(result).toEqual({ batchItemFailures: [] });
  expect(linesOf(log)).toMatchObject([{ event: "import", rows: { read: 3 } }]);
  const { body } = await request("GET", "/api/imports");
  expect((body as { imports: unknown[] }).imports).toHaveLength(1);
});

test("of several messages only the bad one comes back", async () => {
  const bodies = [JSON.stringify(fixture("s3-test-event")), "not a message", drop("crm/notes.csv", "<html>no</html>")];
  const { result, log } = await take(...bodies);
  expect(result).toEqual({ batchItemFailures: [{ itemIdentifier: "message-1" }] });
  // A file that is not what it claims is refused for good: sending it again would not make it better.
  expect(linesOf(log).at(-1)).toMatchObject({ event: "import", status: "refused" });
});

test("an upload is received by the API and brought to its end by the import function", async () => {
  const file = Buffer.from("deal id,owner,stage,amount,close date\nD9,8003,won,99.50,2026-01-30\n");
  const answer = await request("POST", "/api/imports?name=more.csv&source=crm", file);
  expect(answer.status).toBe(202);
  const { importId } = answer.body as { importId: string };
  expect(cloud.messages).toEqual([JSON.stringify({ importId })]);
  expect((await request("GET", `/api/imports/${importId}`)).body).toMatchObject({ state: "received", receipt: null });

  expect((await take(...cloud.messages)).result).toEqual({ batchItemFailures: [] });
  expect((await request("GET", `/api/imports/${importId}`)).body).toMatchObject({
    state: "applied",
    receipt: { rows: { read: 1, accepted: 1 } },
  });
});

test("a large file is announced, put into the inbox by a signed address, and followed to its import", async () => {
  const file = "deal id,owner,stage,amount,close date\nD9,8003,won,99.50,2026-01-30\n";
  const about = { name: "large.csv", bytes: file.length, source: "crm" };
  const place = (await request("POST", "/api/imports/uploads", about)).body as Record<string, string>;
  expect(place).toMatchObject({ method: "PUT", importVia: "inbox" });
  const { pathname } = new URL(place.url ?? "");
  const key = decodeURIComponent(pathname).slice(pathname.indexOf("crm/"));
  expect(key).toMatch(/^crm\/\.uploads\/[0-9a-f]{32}\/large\.csv$/);
  expect((await request("GET", place.status ?? "")).body).toEqual({ importId: null });

  const { log } = await take(drop(key, file));
  const [{ importId }] = linesOf(log);
  expect((await request("GET", place.status ?? "")).body).toEqual({ importId });
  expect((await request("GET", `/api/imports/${importId}`)).body).toMatchObject({ state: "applied" });
});

test("a script brings a file by its key alone", async () => {
  const { body } = await request("POST", "/api/keys", { source: "crm" });
  const signedIn = cookie;
  cookie = "";
  const file = Buffer.from("deal id,owner,stage,amount,close date\nD9,8003,won,99.50,2026-01-30\n\n");
  const answer = await request("POST", "/api/imports?name=by-key.csv", file, (body as { text: string }).text);
  cookie = signedIn;
  expect(answer.status).toBe(202);
});

test("the night makes the board, and the API serves it: 1,200.00 + 800.50 + 99.50 = 2,100.00", async () => {
  const { error, log } = await cloud.invoke(bundle("Nightly"), fixture("scheduler"));
  expect(error).toBeUndefined();
  expect(linesOf(log)).toMatchObject([{ event: "nightly", changed: ["2026-01"] }]);

  const months = await request("GET", "/api/months");
  expect(months.body).toMatchObject({ months: [{ month: "2026-01", revenue: { minor: "210000", currency: "CNY" } }] });
  const board = await request("GET", "/api/boards/2026-01");
  expect(board.status).toBe(200);
  expect(board.body).toMatchObject({ month: "2026-01", totals: { metrics: { dealsWon: 3, dealsLost: 1 } } });
});

test("the same night again changes no board", async () => {
  const { log } = await cloud.invoke(bundle("Nightly"), fixture("scheduler"));
  expect(linesOf(log)).toMatchObject([{ event: "nightly", changed: [], closed: [] }]);
});

if (HAS_REAL)
  test("real exports give the very board that one machine makes of them: the same digests", async () => {
    const data = join(ROOT, "../shared/data/crm-maven-pipeline");
    const exports = ["sales_teams.csv", "sales_pipeline.csv"];
    const organisation = {
      name: "Maven",
      zone: "America/New_York",
      currency: "USD",
      locale: "en",
      unknownOwners: "pending",
    } as const;

    await cloud.close();
    cloud = await startCloud();
    await cloud.invoke(bundle("Setup"), { ...fixture("setup"), organisation });
    for (const name of exports) {
      const { log } = await take(drop(name, readFileSync(join(data, name), "utf8")));
      expect(linesOf(log)).toMatchObject([{ event: "import", status: "applied", rows: { rejected: 0 } }]);
    }
    const { log } = await cloud.invoke(bundle("Nightly"), fixture("scheduler"));
    const [{ digests }] = linesOf(log);

    const folder = mkdtempSync(join(tmpdir(), "clearboard-one-machine-"));
    const { table, files } = await openLocal(folder);
    try {
      const ctx = { table, files, now: Date.now };
      await Organisation.init(table, organisation);
      for (const name of exports) await takeIn(ctx, { name, chunks: createReadStream(join(data, name)) });
      const { boards } = await nightly(ctx);
      expect(boards.map(({ month }) => month)).toEqual(["2017-07", "2017-08", "2017-09"]);
      expect(digests).toEqual(Object.fromEntries(boards.map(({ month, digest }) => [month, digest])));
    } finally {
      await table.close();
      rmSync(folder, { recursive: true });
    }
  });
