import { gunzipSync } from "node:zlib";
import { boardFor } from "@clearboard/jobs/board";
import { proceed } from "@clearboard/jobs/import";
import { testClient } from "hono/testing";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createApi } from "../app.ts";
import { BONUS, createSandbox, MONTH, ORIGIN, type Sandbox } from "../sandbox.fixture.ts";

/** One more deal of Bo's. */
const LATE = "deal id,owner,stage,amount,close date\nD9,B2,won,10.00,2026-01-28\n";

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await createSandbox({ company: true });
});
afterEach(() => sandbox.table.close());

const boardAs = async (cookie: string | undefined, headers: Record<string, string> = {}, query = "") =>
  sandbox.request("GET", `/api/boards/${MONTH}${query}`, { cookie, headers });

test("a director reads the very board that is stored", async () => {
  const stored = await boardFor(sandbox.ctx, MONTH);
  expect(await (await boardAs(await sandbox.signIn("director"))).json()).toEqual(JSON.parse(JSON.stringify(stored)));
  expect(stored.people.map(({ name, bonus }) => [name, bonus?.minor])).toEqual([
    ["Anna", BONUS.anna],
    ["Bo", BONUS.bo],
  ]);
});

test("nobody but a director reads an amount of bonus on the board, whatever the scope", async () => {
  for (const role of ["coach", "rep"] as const) {
    const cookie = await sandbox.signIn(role);
    for (const query of ["", "?scope=company"]) {
      const text = await (await boardAs(cookie, {}, query)).text();
      expect(
        JSON.parse(text).people.map((person: { bonus: unknown; bonusReason: string }) => [
          person.bonus,
          person.bonusReason,
        ]),
      ).toEqual([
        [null, "private"],
        [null, "private"],
      ]);
      expect(text).not.toContain(`"minor":"${BONUS.anna}"`);
    }
  }
});

test("a rep reads the own pay, whoever else they ask for", async () => {
  const own = await sandbox.request("GET", `/api/boards/${MONTH}/own?person=${sandbox.people.bo}`, {
    cookie: await sandbox.signIn("rep"),
  });
  expect((await own.json()).person).toMatchObject({ name: "Anna", bonus: { minor: BONUS.anna } });
  const coach = await sandbox.request("GET", `/api/boards/${MONTH}/own`, { cookie: await sandbox.signIn("coach") });
  expect(await coach.json()).toEqual({ person: null });
});

test("a browser that has the board is told so", async () => {
  const cookie = await sandbox.signIn("rep");
  const first = await boardAs(cookie);
  const tag = first.headers.get("etag") ?? "";
  expect(first.headers.get("cache-control")).toBe("private, no-cache");
  for (const known of [tag, `"x", ${tag}`, tag.replace("W/", ""), "*"]) {
    const again = await boardAs(cookie, { "if-none-match": known });
    expect([again.status, await again.text(), again.headers.get("etag")]).toEqual([304, "", tag]);
  }
  expect((await boardAs(cookie, { "if-none-match": '"x"' })).status).toBe(200);
});

test("a quarter is read like a month: with a tag, by scope, without anybody's pay, and is refused by name", async () => {
  const cookie = await sandbox.signIn("rep");
  const ask = (path: string, headers = {}) => sandbox.request("GET", `/api/boards/${path}`, { cookie, headers });
  const quarter = await ask("2026-Q1");
  const board = await quarter.json();
  expect(board).toMatchObject({
    month: "2026-Q1",
    version: null,
    totals: { metrics: { revenue: { minor: "220000" } } },
  });
  expect(board.people.map(({ bonusReason }: { bonusReason: string }) => bonusReason)).toEqual(["private", "private"]);
  const tag = quarter.headers.get("etag") ?? "";
  expect((await ask("2026-Q1", { "if-none-match": tag })).status).toBe(304);
  expect((await ask("2026-01..2026-03", { "if-none-match": tag })).status).toBe(200);
  expect(await (await ask("2026?scope=team:One")).json()).toMatchObject({ scope: { name: "One" }, month: "2026" });
  expect(await (await ask("2026-Q1/own")).json()).toMatchObject({
    person: { name: "Anna", bonusReason: "paid-by-month" },
  });
  // the month under it moves, and with it the tag
  await sandbox.request("POST", "/api/imports?name=late.csv", {
    cookie: await sandbox.signIn("importer"),
    bytes: LATE,
  });
  for (const id of sandbox.started) await proceed(sandbox.ctx, id);
  expect((await ask("2026-Q1", { "if-none-match": tag })).status).toBe(200);
  for (const [path, status, code] of [
    ["2026-13", 422, "period-unknown"],
    ["2025-12-26..2026-01-25", 422, "period-days"],
    ["2031", 404, "period-empty"],
  ] as const) {
    const refused = await ask(path);
    expect([refused.status, (await refused.json()).code]).toEqual([status, code]);
  }
  const figure = await sandbox.request("GET", "/api/figures/2026-Q1/draft/company/revenue", { cookie });
  expect(await figure.json()).toMatchObject({
    value: { minor: "221000" },
    rows: [],
    recomputed: { isSame: true },
  });
});

test("whoever takes gzip gets the same view compressed, made once for all of a role", async () => {
  const gzip = { "accept-encoding": "gzip, br" };
  for (const role of ["rep", "director", "coach"] as const) {
    const cookie = await sandbox.signIn(role);
    const [plain, first] = [await boardAs(cookie), await boardAs(cookie, gzip)];
    expect(first.headers.get("content-encoding")).toBe("gzip");
    expect(first.headers.get("vary")).toBe("Cookie, Accept-Encoding");
    expect(first.headers.get("etag")).toBe(plain.headers.get("etag"));
    expect(JSON.parse(gunzipSync(await first.arrayBuffer()).toString())).toEqual(await plain.json());
  }
  expect((await boardAs(await sandbox.signIn("rep"), gzip, "?scope=team:None")).status).toBe(404);
  expect((await boardAs(undefined, gzip)).status).toBe(401);
});

test("another digest, scope or role has another tag", async () => {
  const cookie = await sandbox.signIn("rep");
  const tags = [
    (await boardAs(cookie)).headers.get("etag"),
    (await boardAs(cookie, {}, "?scope=region:North")).headers.get("etag"),
    (await boardAs(await sandbox.signIn("director"))).headers.get("etag"),
  ];
  await sandbox.request("POST", "/api/imports?name=late.csv", {
    cookie: await sandbox.signIn("importer"),
    bytes: LATE,
  });
  for (const id of sandbox.started) await proceed(sandbox.ctx, id);
  tags.push((await boardAs(cookie)).headers.get("etag"));
  expect(new Set(tags).size).toBe(4);
});

test("a month that is none is refused, one without data is not there", async () => {
  const cookie = await sandbox.signIn("rep");
  expect((await sandbox.request("GET", "/api/boards/2026-13", { cookie })).status).toBe(422);
  expect((await sandbox.request("GET", "/api/boards/2025-12", { cookie })).status).toBe(404);
});

test("a director closes a month and publishes the digest looked at, under the own name", async () => {
  const cookie = await sandbox.signIn("director");
  const { id } = await sandbox.user("director");
  const { digest } = await (await boardAs(cookie)).json();
  const step = async (name: string, body: unknown) =>
    (await sandbox.request("POST", `/api/boards/${MONTH}/${name}`, { cookie, body })).status;
  expect(await step("close", {})).toBe(204);
  expect(await step("publish", { digest: "0".repeat(64) })).toBe(409);
  expect(await step("publish", { digest })).toBe(204);
  expect(await sandbox.audited()).toEqual([`close by ${id}`, `publish by ${id}`]);
});

test("a director restates a published month under the own name, and only with a cause", async () => {
  const cookie = await sandbox.signIn("director");
  const { id } = await sandbox.user("director");
  const { digest } = await (await boardAs(cookie)).json();
  await sandbox.request("POST", `/api/boards/${MONTH}/publish`, { cookie, body: { digest } });
  await sandbox.request("POST", "/api/imports?name=late.csv", {
    cookie: await sandbox.signIn("importer"),
    bytes: LATE,
  });
  for (const importId of sandbox.started) await proceed(sandbox.ctx, importId);
  const restate = async (body: unknown) =>
    (await sandbox.request("POST", `/api/boards/${MONTH}/restate`, { cookie, body })).status;
  expect([await restate({}), await restate({ cause: "  " })]).toEqual([422, 422]);
  expect(await sandbox.audited()).toEqual([`publish by ${id}`]);
  expect(await restate({ cause: " The January contracts came late " })).toBe(204);
  expect((await sandbox.audited()).at(-1)).toBe(`restate by ${id}`);
});

test("a figure opens into its rows for those who may see them", async () => {
  const figure = async (role: "director" | "coach" | "rep", subject: string, key: string) => {
    const response = await sandbox.request("GET", `/api/figures/${MONTH}/draft/${subject}/${key}`, {
      cookie: await sandbox.signIn(role),
    });
    return response.status === 200 ? (await response.json()).rows.length : response.status;
  };
  const { anna, bo } = sandbox.people;
  expect(await figure("director", bo, "bonus")).toBeGreaterThan(0);
  expect(await figure("rep", anna, "bonus")).toBeGreaterThan(0);
  expect(await figure("rep", bo, "bonus")).toBe(404);
  expect(await figure("coach", bo, "bonus")).toBe(404);
  expect(await figure("coach", bo, "revenue")).toBe(1);
  expect(await figure("rep", anna, "revenue")).toBe(2);
  expect(await figure("rep", bo, "revenue")).toBe(0);
  // A rank is made of everybody's deals and answers.
  expect(await figure("rep", anna, "rank")).toBe(0);
  expect(await figure("coach", anna, "rank")).toBeGreaterThan(0);
});

test("the typed client of the web reads months and boards", async () => {
  const client = testClient(createApi(sandbox.deps), {}, undefined, {
    headers: { origin: ORIGIN, cookie: (await sandbox.signIn("rep")) ?? "" },
  });
  const { months } = await (await client.api.months.$get()).json();
  expect(months[0]?.month).toBe(MONTH);
  const board = await client.api.boards[":month"].$get({ param: { month: MONTH }, query: { scope: "company" } });
  expect((await board.json()).people[0]?.metrics.revenue?.minor).toBe("120000");
});
