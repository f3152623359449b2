import { proceed } from "@clearboard/jobs/import";
import type { Files } from "@clearboard/store/files";
import * as Ledger from "@clearboard/store/ledger";
import { open } from "@clearboard/store/sqlite/table";
import { afterEach, beforeEach, expect, test } from "vitest";
import { memoryFiles } from "../../../../tests/flow/sandbox.ts";
import { createSandbox, type Sandbox } from "../sandbox.fixture.ts";

let sandbox: Sandbox;
let cookie: string;
beforeEach(async () => {
  sandbox = await createSandbox({ maxImportBytes: 1000 });
  cookie = (await sandbox.signIn("importer")) ?? "";
});
afterEach(() => sandbox.table.close());

// Its second row has no amount that is one.
const DEALS = "deal id,owner,stage,amount,close date\nD1,A1,won,1000.00,2026-01-05\nD2,A1,won,=1+1,2026-01-06\n";
const upload = (bytes: BodyInit, query = "name=deals.csv", headers: Record<string, string> = {}) =>
  sandbox.request("POST", `/api/imports?${query}`, { cookie, bytes, headers });
const code = async (response: Response) => [response.status, (await response.json()).code];

test("a file is taken in, started and can be followed", async () => {
  const response = await upload(DEALS);
  expect(response.status).toBe(202);
  const { importId, isKnown } = await response.json();
  expect([isKnown, sandbox.started]).toEqual([false, [importId]]);
  const state = await sandbox.request("GET", `/api/imports/${importId}`, { cookie });
  expect(await state.json()).toMatchObject({ importId, name: "deals.csv", state: "received", receipt: null });
});

test("the same bytes answer with the earlier import, under whatever name", async () => {
  const first = await (await upload(DEALS)).json();
  await proceed(sandbox.ctx, first.importId);
  expect(await (await upload(DEALS, "name=copy.csv")).json()).toEqual({ importId: first.importId, isKnown: true });
  expect(sandbox.started).toEqual([first.importId]);
});

test("bytes pass through as they come: the job reads the first before the last is sent", async () => {
  const order: string[] = [];
  const files: Files = {
    ...memoryFiles(),
    async writeStream(_, chunks) {
      for await (const chunk of chunks) order.push(`read ${Buffer.from(chunk).toString()}`);
      return 3;
    },
    async *stream() {
      yield Buffer.from("abc");
    },
  };
  await sandbox.table.close();
  const { now } = sandbox.ctx;
  sandbox = await createSandbox({ ctx: { table: open(":memory:", { now }), now, files } });
  cookie = (await sandbox.signIn("importer")) ?? "";
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
  expect(sandbox.started).toEqual([]);
  expect((await upload(DEALS.padEnd(1000, "\n"))).status).toBe(202);
  expect(sandbox.started).toHaveLength(1);
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
  expect(await Ledger.list(sandbox.table)).toEqual([]);
});

test("what the upload says of itself reaches the import", async () => {
  await upload(DEALS, "name=%E5%91%BC%E5%8F%AB.csv&profile=deals&source=pbx&asOf=2026-02-01T08:00:00%2B08:00");
  const about = { name: "呼叫.csv", profile: "deals", source: "pbx", asOf: Date.UTC(2026, 1, 1) };
  expect(await Ledger.list(sandbox.table)).toMatchObject([about]);
});

test("rejected rows come as a CSV in which no cell is a formula", async () => {
  const { importId } = await (await upload(DEALS)).json();
  await proceed(sandbox.ctx, importId);
  const response = await sandbox.request("GET", `/api/imports/${importId}/rejected.csv`, { cookie });
  expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  const [head, row] = Buffer.from(await response.arrayBuffer())
    .toString()
    .split("\r\n");
  expect(head).toBe("\uFEFFline,column,code,value,message");
  expect(row).toMatch(/^3,amount,[\w-]+,'=/);
});

test("an import that is not there is not there", async () => {
  for (const path of ["/api/imports/imp_0", "/api/imports/imp_0/rejected.csv"]) {
    expect(await code(await sandbox.request("GET", path, { cookie }))).toEqual([404, "import-unknown"]);
  }
});
