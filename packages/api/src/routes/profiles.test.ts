import { afterEach, beforeEach, expect, test } from "vitest";
import { createRig, type Rig } from "../rig.fixture.ts";

let rig: Rig;
let cookie: string | undefined;
beforeEach(async () => {
  rig = await createRig();
  cookie = await rig.signIn("importer");
});
afterEach(() => rig.table.close());

const post = (path: string, ask: { body?: unknown; bytes?: BodyInit }) => rig.request("POST", path, { cookie, ...ask });
const base64 = (text: string) => Buffer.from(text).toString("base64");

test("a sample is drafted as it comes, up to 1 MB", async () => {
  const response = await post("/api/profiles/draft?name=deals.csv", { bytes: "a,b\n1,2\n" });
  expect([response.status, ((await response.json()) as { kind: string }).kind]).toEqual([200, "deal"]);
  expect(rig.calls).toEqual(["draft deals.csv 8"]);
  const long = await post("/api/profiles/draft?name=deals.csv", { bytes: new Uint8Array((1 << 20) + 1) });
  expect(long.status).toBe(413);
});

test("answers make a new draft, and records are shown once nothing is open", async () => {
  const ask = (answers: unknown) =>
    post("/api/profiles/preview", { body: { name: "deals.csv", sample: base64("a\n1\n"), answers } });
  expect(await (await ask({ kind: "deal" })).json()).toMatchObject({ draft: { kind: "deal" }, preview: { read: 0 } });
  expect(await (await ask({ kind: "call" })).json()).toMatchObject({ preview: null });
  expect((await ask({ kind: "weather" })).status).toBe(422);
  expect(rig.calls).toEqual([
    'draft deals.csv 4 {"kind":"deal"}',
    'preview deals.csv {"name":"contracts"}',
    'draft deals.csv 4 {"kind":"call"}',
  ]);
});

test("a profile of one's own is shown without a draft", async () => {
  const body = { name: "deals.csv", sample: base64("a\n1\n"), isCut: true, profile: { name: "mine" } };
  expect(await (await post("/api/profiles/preview", { body })).json()).toMatchObject({ draft: null });
  expect(rig.calls).toEqual(['preview deals.csv cut {"name":"mine"}']);
});

test("a profile is saved under the name of its address, by the user; an unknown one is not there", async () => {
  const { id } = (await rig.user("importer")) ?? { id: "" };
  const put = (name: string) =>
    rig.request("PUT", `/api/profiles/${name}`, { cookie, body: { profile: { name: "other" } } });
  expect((await put("contracts")).status).toBe(200);
  expect((await put("No%20Name")).status).toBe(422);
  expect((await rig.request("DELETE", "/api/profiles/contracts", { cookie })).status).toBe(204);
  expect((await rig.request("GET", "/api/profiles/none", { cookie })).status).toBe(404);
  expect(rig.calls).toEqual([`save contracts ${id}`, `remove contracts ${id}`]);
});
