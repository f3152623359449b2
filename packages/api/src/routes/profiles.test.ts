import * as BuiltIn from "@clearboard/jobs/profile";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createSandbox, type Sandbox } from "../sandbox.fixture.ts";

let sandbox: Sandbox;
let cookie: string | undefined;
beforeEach(async () => {
  sandbox = await createSandbox();
  cookie = await sandbox.signIn("importer");
});
afterEach(() => sandbox.table.close());

const DEALS = "deal id,owner,stage,amount,close date\nD1,A1,won,1000.00,2026-01-05\n";
/** Of a header nobody knows. */
const OWN = "contract no,seller,phase,sum,signed\nC1,A1,won,1000.00,2026-01-05\n";

const post = (path: string, ask: { body?: unknown; bytes?: BodyInit }) =>
  sandbox.request("POST", path, { cookie, ...ask });
const base64 = (text: string) => Buffer.from(text).toString("base64");
const preview = async (body: object) =>
  (await post("/api/profiles/preview", { body: { name: "deals.csv", ...body } })).json();

test("a sample is drafted as it comes, up to 1 MB", async () => {
  const response = await post("/api/profiles/draft?name=deals.csv", { bytes: DEALS });
  expect([response.status, (await response.json()).kind]).toEqual([200, "deal"]);
  const long = await post("/api/profiles/draft?name=deals.csv", { bytes: new Uint8Array((1 << 20) + 1) });
  expect(long.status).toBe(413);
});

test("a file that one profile knows is shown as that one reads it", async () => {
  expect(await preview({ sample: base64(DEALS) })).toMatchObject({
    draft: { known: ["deals"] },
    preview: { read: 1, facts: [{ kind: "deal" }] },
  });
});

test("answers make a new draft, and records are shown only once nothing is open", async () => {
  const sample = base64(OWN);
  expect(await preview({ sample, answers: { kind: "call" } })).toMatchObject({
    draft: { kind: "call" },
    preview: null,
  });
  const wrong = await post("/api/profiles/preview", { body: { name: "a.csv", sample, answers: { kind: "weather" } } });
  expect(wrong.status).toBe(422);
});

test("a profile of one's own is shown without a draft", async () => {
  const profile = { ...BuiltIn.byName("deals"), name: "mine" };
  const shown = await preview({ sample: base64(DEALS), isCut: true, profile: JSON.parse(JSON.stringify(profile)) });
  expect(shown).toMatchObject({ draft: null, preview: { facts: [{ kind: "deal" }] } });
});

test("a profile is saved under the name of its address, by the user; an unknown one is not there", async () => {
  const { id } = await sandbox.user("importer");
  const { kinds: _, ...profile } = BuiltIn.byName("deals");
  const put = (name: string) => sandbox.request("PUT", `/api/profiles/${name}`, { cookie, body: { profile } });
  const saved = await put("contracts");
  expect([saved.status, (await saved.json()).profile.name]).toEqual([200, "contracts"]);
  expect((await put("No%20Name")).status).toBe(422);
  expect((await sandbox.request("DELETE", "/api/profiles/contracts", { cookie })).status).toBe(204);
  expect((await sandbox.request("GET", "/api/profiles/none", { cookie })).status).toBe(404);
  expect(await sandbox.audited()).toEqual([`save profile by ${id}`, `remove profile by ${id}`]);
});
