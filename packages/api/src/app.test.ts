import type { Context } from "@clearboard/jobs/context";
import { proceed } from "@clearboard/jobs/import";
import * as Organisation from "@clearboard/store/organisation";
import { open } from "@clearboard/store/sqlite/table";
import { afterEach, beforeEach, expect, test } from "vitest";
import { memoryFiles } from "../../../tests/flow/sandbox.ts";
import { createSandbox, type Sandbox } from "./sandbox.fixture.ts";
import { type Document, unlisted } from "./unlisted.fixture.ts";

let sandbox: Sandbox;
beforeEach(async () => {
  const now = () => Date.UTC(2026, 1, 1, 9);
  const table = open(":memory:", { now });
  const ctx: Context = { table, files: memoryFiles(), now };
  await Organisation.init(table, {
    name: "Rivers",
    zone: "Asia/Shanghai",
    currency: "CNY",
    locale: "en",
    unknownOwners: "create",
  });
  sandbox = await createSandbox({ ctx, startImport: async (importId) => void (await proceed(ctx, importId)) });
});
afterEach(() => sandbox.table.close());

// Two deals of Anna's and one of Bo's, won in January: 1,000.00 + 200.50 and 800.00; the last row has no amount that is one.
const DEALS = `deal id,owner,stage,amount,close date
D1,A1,won,1000.00,2026-01-05
D2,A1,won,200.50,2026-01-20
D3,B2,won,800.00,2026-01-21
D4,B2,won,=2+2,2026-01-22
`;

test("a file that goes in by upload comes out as receipt, rejected rows, board, explanation and published month", async () => {
  const [cookie, importer] = [await sandbox.signIn("director"), await sandbox.signIn("importer")];
  const get = async (path: string, as = cookie) => (await sandbox.request("GET", path, { cookie: as })).json();

  const sent = await sandbox.request("POST", "/api/imports?name=deals.csv", { cookie: importer, bytes: DEALS });
  expect(sent.status).toBe(202);
  const { importId } = await sent.json();
  const { state, receipt } = await get(`/api/imports/${importId}`, importer);
  expect([state, receipt.status]).toEqual(["applied", "applied"]);
  expect(receipt.rows).toMatchObject({ read: 4, accepted: 3, rejected: 1 });
  const rejected = await (
    await sandbox.request("GET", `/api/imports/${importId}/rejected.csv`, { cookie: importer })
  ).text();
  expect(rejected.split("\r\n")[1]).toMatch(/^5,amount,/);
  expect((await get("/api/imports", importer)).imports).toMatchObject([
    { importId, name: "deals.csv", rows: { read: 4 } },
  ]);

  const board = await get("/api/boards/2026-01");
  expect(
    board.people.map((person: { metrics: { revenue: { minor: string } } }) => person.metrics.revenue.minor),
  ).toEqual(["120050", "80000"]);
  expect((await get("/api/months")).months).toMatchObject([
    { month: "2026-01", digest: board.digest, revenue: { minor: "200050" } },
  ]);

  const [first] = board.people;
  const explained = await get(`/api/figures/2026-01/draft/${first.id}/revenue`);
  expect(explained.recomputed.isSame).toBe(true);
  expect(
    explained.rows.map(({ id, file, line }: { id: string; file: string; line: number }) => [id, file, line]),
  ).toEqual([
    ["D1", "deals.csv", 2],
    ["D2", "deals.csv", 3],
  ]);
  const rest = await get(`/api/figures/2026-01/draft/${first.id}/revenue?offset=1`);
  expect([rest.rows.length, rest.rowsTotal]).toEqual([1, 2]);

  const publish = (digest: string) =>
    sandbox.request("POST", "/api/boards/2026-01/publish", { cookie, body: { digest } });
  expect((await sandbox.request("POST", "/api/boards/2026-01/close", { cookie, body: {} })).status).toBe(204);
  expect((await publish("0".repeat(64))).status).toBe(409);
  expect((await publish(board.digest)).status).toBe(204);
  expect(await get("/api/boards/2026-01")).toMatchObject({ status: "published", version: 1, digest: board.digest });

  const again = await sandbox.request("POST", "/api/imports?name=copy.csv", { cookie: importer, bytes: DEALS });
  expect(await again.json()).toEqual({ importId, isKnown: true });
});

test("a month, figure or profile that is not there is answered as missing or invalid, never as our fault", async () => {
  const cookie = await sandbox.signIn("director");
  for (const path of [
    "/api/boards/2020-01",
    "/api/boards/2020-01/late",
    "/api/figures/2020-01/draft/company/revenue",
    "/api/imports/imp_0",
  ]) {
    expect([path, (await sandbox.request("GET", path, { cookie })).status]).toEqual([path, 404]);
  }
  const sent = await sandbox.request("POST", "/api/imports?name=a.csv&profile=no-such", { cookie, bytes: DEALS });
  expect(Math.floor(sent.status / 100)).toBe(4);
  const page = await sandbox.request("GET", "/api/imports?cursor=no-such", { cookie });
  expect(page.status).toBe(200);
});

test("a key linked to a person is one of theirs, and a link to nobody is refused", async () => {
  const cookie = await sandbox.signIn("importer");
  const get = async (path: string) => (await sandbox.request("GET", path, { cookie })).json();
  await sandbox.request("POST", "/api/imports?name=people.csv", { cookie, bytes: "employee id,name\nA1,Anna\n" });
  const { people } = await get("/api/people");
  expect(people).toMatchObject([{ name: "Anna" }]);
  const { profiles } = await get("/api/profiles");
  expect(profiles.find(({ name }: { name: string }) => name === "deals")).toMatchObject({
    title: "Deals",
    kinds: ["deal"],
  });
  const link = (person: string) =>
    sandbox.request("POST", "/api/people/links", { cookie, body: { owner: "pbx:extension|8042", person } });
  expect((await link("per_nobody")).status).toBe(404);
  expect((await link(people[0].id)).status).toBe(204);
  expect((await get("/api/people")).people[0].keys).toContain("pbx:extension|8042");
});

test("no answer holds a field that the OpenAPI document does not list", async () => {
  const [cookie, importer] = [await sandbox.signIn("rep"), await sandbox.signIn("importer")];
  const get = async (path: string, as = cookie) => (await sandbox.request("GET", path, { cookie: as })).json();
  const sent = await sandbox.request("POST", "/api/imports?name=deals.csv", { cookie: importer, bytes: DEALS });
  const { importId } = await sent.json();
  const document: Document = await get("/api/openapi.json");
  for (const [path, asked, as] of [
    ["/api/session", "/api/session", cookie],
    ["/api/months", "/api/months", cookie],
    ["/api/boards/{month}", "/api/boards/2026-01", cookie],
    ["/api/boards/{month}/own", "/api/boards/2026-01/own", cookie],
    ["/api/figures/{month}/{version}/{subject}/{key}", "/api/figures/2026-01/draft/company/revenue", cookie],
    ["/api/people", "/api/people", importer],
    ["/api/profiles", "/api/profiles", importer],
    ["/api/imports", "/api/imports", importer],
    ["/api/imports/{id}", `/api/imports/${importId}`, importer],
  ] as const) {
    expect(unlisted(document, path, await get(asked, as))).toEqual([]);
  }
  expect(unlisted(document, "/api/session", { user: { id: "", passwordHash: "" } })).toEqual([
    "/api/session.user.passwordHash",
  ]);
});

test("a published month is restated as the facts say it once something came late, and not before", async () => {
  const cookie = await sandbox.signIn("director");
  const send = (bytes: string, name: string) => sandbox.request("POST", `/api/imports?name=${name}`, { cookie, bytes });
  await send(DEALS, "deals.csv");
  const board = async () => (await sandbox.request("GET", "/api/boards/2026-01", { cookie })).json();
  const { digest, totals } = await board();
  const step = async (name: string, body: object) =>
    (await sandbox.request("POST", `/api/boards/2026-01/${name}`, { cookie, body })).status;
  const cause = "The January contracts were signed late";
  expect(await step("restate", { cause })).toBe(409);
  expect([await step("close", {}), await step("publish", { digest })]).toEqual([204, 204]);
  expect(await step("restate", { cause })).toBe(409);
  await send(DEALS.replace("D1", "D9"), "late.csv");
  expect(await board()).toMatchObject({ version: 1, totals });
  expect(await step("restate", { cause })).toBe(204);
  expect(await board()).toMatchObject({ status: "restated", version: 2 });
});
