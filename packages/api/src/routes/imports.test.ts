import { afterEach, beforeEach, expect, test } from "vitest";
import { fakeJobs } from "../jobs.fixture.ts";
import { createRig, type Rig } from "../rig.fixture.ts";

let rig: Rig;
let cookie: string;
beforeEach(async () => {
  rig = await createRig({ maxImportBytes: 1000 });
  cookie = (await rig.signIn("importer")) ?? "";
});
afterEach(() => rig.table.close());

const upload = (bytes: BodyInit, query = "name=deals.csv", headers: Record<string, string> = {}) =>
  rig.request("POST", `/api/imports?${query}`, { cookie, bytes, headers });
const code = async (response: Response) => [response.status, (await response.json()).code];

test("a file is taken in, started and can be followed", async () => {
  const response = await upload("id,amount\n1,2\n");
  expect(response.status).toBe(202);
  const { importId, isKnown } = await response.json();
  expect([isKnown, rig.started]).toEqual([false, [importId]]);
  const state = await rig.request("GET", `/api/imports/${importId}`, { cookie });
  expect(await state.json()).toMatchObject({ importId, name: "deals.csv", state: "received", receipt: null });
});

test("the same bytes answer with the earlier import, under whatever name", async () => {
  const first = await (await upload("id\n1\n")).json();
  expect(await (await upload("id\n1\n", "name=copy.csv")).json()).toEqual({ importId: first.importId, isKnown: true });
  expect(rig.started).toEqual([first.importId]);
});

test("bytes pass through as they come: the job reads the first before the last is sent", async () => {
  const order: string[] = [];
  const jobs = fakeJobs([]);
  jobs.receive = async ({ chunks }) => {
    for await (const chunk of chunks) order.push(`read ${Buffer.from(chunk).toString()}`);
    return { importId: "imp_1", isKnown: false };
  };
  await rig.table.close();
  rig = await createRig({ jobs });
  cookie = (await rig.signIn("importer")) ?? "";
  const parts = ["a", "b", "c"];
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const part = parts.shift();
        if (part === undefined) return controller.close();
        order.push(`send ${part}`);
        controller.enqueue(Buffer.from(part));
      },
    },
    { highWaterMark: 0 },
  );
  expect((await upload(body)).status).toBe(202);
  expect(order.indexOf("read a")).toBeLessThan(order.indexOf("send c"));
  expect(order.filter((step) => step.startsWith("read"))).toEqual(["read a", "read b", "read c"]);
});

test("a file past the limit is refused at the first byte too many, announced or not, and nothing is started", async () => {
  let sent = 0;
  const endless = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        sent += 1;
        controller.enqueue(new Uint8Array(100));
      },
    },
    { highWaterMark: 0 },
  );
  expect(await code(await upload(endless))).toEqual([413, "body-too-large"]);
  expect(sent).toBeLessThan(20);
  expect(await code(await upload("x", "name=a.csv", { "content-length": "1001" }))).toEqual([413, "body-too-large"]);
  expect((await upload("x".repeat(1000))).status).toBe(202);
  expect(rig.started).toHaveLength(1);
});

test.each([
  "",
  "name=",
  "name=../../etc/passwd",
  "name=a%00b",
  "name=a%5Cb",
  "name=a&profile=",
  "name=a&asOf=yesterday",
  "name=a&source=a%7Cb",
  "name=a&by=me",
])("an upload described as %j is refused before a byte is read", async (query) => {
  expect(await code(await upload("x", query))).toEqual([422, "request-invalid"]);
  expect(rig.calls).toEqual([]);
});

test("what the upload says of itself reaches the job", async () => {
  let seen: unknown;
  rig.deps.jobs.receive = async ({ chunks: _, ...about }) => {
    seen = about;
    return { importId: "imp_1", isKnown: false };
  };
  await rig.table.close();
  rig = await createRig({ jobs: rig.deps.jobs });
  cookie = (await rig.signIn("importer")) ?? "";
  await upload("x", "name=%E5%91%BC%E5%8F%AB.csv&profile=asterisk&source=pbx&asOf=2026-02-01T08:00:00%2B08:00");
  expect(seen).toEqual({ name: "呼叫.csv", profile: "asterisk", source: "pbx", asOf: Date.UTC(2026, 1, 1) });
});

test("rejected rows come as a CSV in which no cell is a formula", async () => {
  const { importId } = await (await upload("x")).json();
  const response = await rig.request("GET", `/api/imports/${importId}/rejected.csv`, { cookie });
  expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  const bytes = Buffer.from(await response.arrayBuffer()).toString();
  expect(bytes).toBe(`\uFEFFline,column,code,value,message\r\n3,amount,money,'=1+1,"not an amount: ""=1+1"""\r\n`);
});

test("an import that is not there is not there", async () => {
  for (const path of ["/api/imports/imp_0", "/api/imports/imp_0/rejected.csv"]) {
    expect(await code(await rig.request("GET", path, { cookie }))).toEqual([404, "import-unknown"]);
  }
});
