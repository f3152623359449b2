import { afterEach, beforeEach, expect, test } from "vitest";
import { DRAFT } from "../policy-jobs.fixture.ts";
import { createRig, type Rig } from "../rig.fixture.ts";

let rig: Rig;
beforeEach(async () => {
  rig = await createRig();
});
afterEach(() => rig.table.close());

const get = async (role: Parameters<Rig["signIn"]>[0], path: string) =>
  (await rig.request("GET", path, { cookie: await rig.signIn(role) })).json();

test("everybody reads the agreed plan; who wrote it, what waits, and what others may earn is the directors' alone", async () => {
  const director = await get("director", "/api/policy");
  expect(director).toMatchObject({ versions: [{ version: 2 }], drafts: [{ id: DRAFT.id }] });
  expect(director.document.plans[0].variables).toEqual({ per_anna: "900.00", per_bo: "800.00" });
  const rep = await get("rep", "/api/policy");
  expect(rep).toMatchObject({ versions: [], drafts: [] });
  expect(rep.document.plans[0].variables).toEqual({ per_anna: "900.00" });
  const coach = await get("coach", "/api/policy");
  expect(coach.document.plans[0]).not.toHaveProperty("variables");
});

test("a policy may be larger than other requests, and no larger than 256 KB", async () => {
  const cookie = await rig.signIn("director");
  const ask = (size: number) =>
    rig.request("POST", "/api/policy/check", { cookie, body: { document: { note: "x".repeat(size) } } });
  expect((await ask(100_000)).status).toBe(200);
  expect((await ask(300_000)).status).toBe(413);
});

test("the schema and the ready-made plans are there to start from", async () => {
  expect(await get("director", "/api/policy/schema")).toMatchObject({ title: "Clearboard policy" });
  const { plans } = await get("director", "/api/policy/ready");
  expect(plans.map(({ id }: { id: string }) => id)).toEqual(["three-lines", "scorecard-bonus", "team-linked"]);
});

test("who hands in, agrees or turns down is the signed-in user, whatever the request says", async () => {
  const cookie = await rig.signIn("director");
  const post = (path: string, body: object) => rig.request("POST", path, { cookie, body });
  const { id } = await rig.user("director");
  expect((await post("/api/policy/drafts", { document: {}, effectiveMonth: "2026-03", by: "dana" })).status).toBe(422);
  await post("/api/policy/drafts", { document: {}, effectiveMonth: "2026-03" });
  await post(`/api/policy/drafts/${DRAFT.id}/approve`, { onto: 2 });
  await post(`/api/policy/drafts/${DRAFT.id}/reject`, { note: "too dear" });
  expect(rig.calls).toEqual([`hand in 2026-03 ${id}`, `approve ${DRAFT.id} ${id}`, `reject ${DRAFT.id} ${id}`]);
  for (const path of ["/api/policy/drafts/imp_1", "/api/policy/versions/0", "/api/policy/versions/two"])
    expect([path, (await rig.request("GET", path, { cookie })).status]).toEqual([path, 422]);
});
