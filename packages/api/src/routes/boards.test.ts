import { gunzipSync } from "node:zlib";
import { testClient } from "hono/testing";
import { afterEach, beforeEach, expect, test } from "vitest";
import { BOARD, MONTH } from "../jobs.fixture.ts";
import { createRig, ORIGIN, type Rig } from "../rig.fixture.ts";

let rig: Rig;
beforeEach(async () => {
  rig = await createRig();
});
afterEach(() => rig.table.close());

const boardFor = async (cookie: string | undefined, headers: Record<string, string> = {}, query = "") =>
  rig.request("GET", `/api/boards/${MONTH}${query}`, { cookie, headers });

test("a director reads the very board that is stored", async () => {
  expect(await (await boardFor(await rig.signIn("director"))).json()).toEqual(JSON.parse(JSON.stringify(BOARD)));
});

test("nobody but a director reads an amount of bonus on the board, whatever the scope", async () => {
  for (const role of ["coach", "rep"] as const) {
    const cookie = await rig.signIn(role);
    for (const query of ["", "?scope=company"]) {
      const text = await (await boardFor(cookie, {}, query)).text();
      expect(
        JSON.parse(text).people.map((person: { bonus: unknown; bonusReason: string }) => [
          person.bonus,
          person.bonusReason,
        ]),
      ).toEqual([
        [null, "private"],
        [null, "private"],
      ]);
      expect(text).not.toContain('"minor":"2400"');
    }
  }
});

test("a rep reads the own pay, whoever else they ask for", async () => {
  const own = await rig.request("GET", `/api/boards/${MONTH}/own?person=per_bo`, { cookie: await rig.signIn("rep") });
  expect((await own.json()).person).toMatchObject({ id: "per_anna", bonus: { minor: "2400" } });
  const coach = await rig.request("GET", `/api/boards/${MONTH}/own`, { cookie: await rig.signIn("coach") });
  expect(await coach.json()).toEqual({ person: null });
});

test("a browser that has the board is told so", async () => {
  const cookie = await rig.signIn("rep");
  const first = await boardFor(cookie);
  const tag = first.headers.get("etag") ?? "";
  expect(first.headers.get("cache-control")).toBe("private, no-cache");
  for (const known of [tag, `"x", ${tag}`, tag.replace("W/", ""), "*"]) {
    const again = await boardFor(cookie, { "if-none-match": known });
    expect([again.status, await again.text(), again.headers.get("etag")]).toEqual([304, "", tag]);
  }
  expect((await boardFor(cookie, { "if-none-match": '"x"' })).status).toBe(200);
});

test("whoever takes gzip gets the same view compressed, made once for all of a role", async () => {
  const gzip = { "accept-encoding": "gzip, br" };
  for (const role of ["rep", "director", "coach"] as const) {
    const cookie = await rig.signIn(role);
    const [plain, first] = [await boardFor(cookie), await boardFor(cookie, gzip)];
    expect(first.headers.get("content-encoding")).toBe("gzip");
    expect(first.headers.get("vary")).toBe("Cookie, Accept-Encoding");
    expect(first.headers.get("etag")).toBe(plain.headers.get("etag"));
    expect(JSON.parse(gunzipSync(await first.arrayBuffer()).toString())).toEqual(await plain.json());
  }
  expect((await boardFor(await rig.signIn("rep"), gzip, "?scope=team:None")).status).toBe(404);
  expect((await boardFor(undefined, gzip)).status).toBe(401);
});

test("another digest, scope or role has another tag", async () => {
  const cookie = await rig.signIn("rep");
  const tags = [
    (await boardFor(cookie)).headers.get("etag"),
    (await boardFor(cookie, {}, "?scope=region:North")).headers.get("etag"),
    (await boardFor(await rig.signIn("director"))).headers.get("etag"),
  ];
  rig.deps.jobs.board = async () => ({ ...BOARD, digest: "e".repeat(64) });
  tags.push((await boardFor(cookie)).headers.get("etag"));
  expect(new Set(tags).size).toBe(4);
});

test("a month that is none is refused, one without data is not there", async () => {
  const cookie = await rig.signIn("rep");
  expect((await rig.request("GET", "/api/boards/2026-13", { cookie })).status).toBe(422);
  expect((await rig.request("GET", "/api/boards/2025-12", { cookie })).status).toBe(404);
});

test("a director closes a month and publishes the digest looked at, under the own name", async () => {
  const cookie = await rig.signIn("director");
  const { id } = await rig.user("director");
  expect((await rig.request("POST", `/api/boards/${MONTH}/close`, { cookie, body: {} })).status).toBe(204);
  expect(
    (await rig.request("POST", `/api/boards/${MONTH}/publish`, { cookie, body: { digest: BOARD.digest } })).status,
  ).toBe(204);
  expect(
    (await rig.request("POST", `/api/boards/${MONTH}/publish`, { cookie, body: { digest: "0".repeat(64) } })).status,
  ).toBe(409);
  expect(rig.calls).toEqual([`close ${MONTH} ${id}`, `publish ${MONTH} ${id}`]);
});

test("a director restates a published month under the own name, and only with a cause", async () => {
  const cookie = await rig.signIn("director");
  const { id } = await rig.user("director");
  const restate = async (body: unknown) =>
    (await rig.request("POST", `/api/boards/${MONTH}/restate`, { cookie, body })).status;
  expect([await restate({}), await restate({ cause: "  " })]).toEqual([422, 422]);
  expect(rig.calls).toEqual([]);
  expect(await restate({ cause: " The October contracts came late " })).toBe(204);
  expect(rig.calls).toEqual([`restate ${MONTH} ${id}: The October contracts came late`]);
});

test("a figure opens into its rows for those who may see them", async () => {
  const figure = async (role: "director" | "coach" | "rep", subject: string, key: string) => {
    const response = await rig.request("GET", `/api/figures/${MONTH}/draft/${subject}/${key}`, {
      cookie: await rig.signIn(role),
    });
    return response.status === 200 ? (await response.json()).rows.length : response.status;
  };
  expect(await figure("director", "per_bo", "bonus")).toBe(1);
  expect(await figure("rep", "per_anna", "bonus")).toBe(1);
  expect(await figure("rep", "per_bo", "bonus")).toBe(404);
  expect(await figure("coach", "per_bo", "bonus")).toBe(404);
  expect(await figure("coach", "per_bo", "revenue")).toBe(1);
  expect(await figure("rep", "per_anna", "revenue")).toBe(1);
  expect(await figure("rep", "per_bo", "revenue")).toBe(0);
  // A rank is made of everybody's deals and answers.
  expect(await figure("rep", "per_anna", "rank")).toBe(0);
  expect(await figure("coach", "per_anna", "rank")).toBe(1);
});

test("the typed client of the web reads months and boards", async () => {
  const client = testClient(rig.api, {}, undefined, {
    headers: { origin: ORIGIN, cookie: (await rig.signIn("rep")) ?? "" },
  });
  const { months } = await (await client.api.months.$get()).json();
  expect(months[0]?.month).toBe(MONTH);
  const board = await client.api.boards[":month"].$get({ param: { month: MONTH }, query: { scope: "company" } });
  expect((await board.json()).people[0]?.metrics.revenue?.minor).toBe("120000");
});
