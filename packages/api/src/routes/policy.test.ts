import * as Policy from "@clearboard/core/policy";
import * as User from "@clearboard/store/user";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createSandbox, type Sandbox } from "../sandbox.fixture.ts";

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await createSandbox();
});
afterEach(() => sandbox.table.close());

/** The default policy with two people's target incentives of their own. */
function withIncentives(): Policy.Info {
  const variables = { [sandbox.people.anna]: "900.00", [sandbox.people.bo]: "800.00" };
  return { ...Policy.DEFAULT, plans: Policy.DEFAULT.plans.map((pay) => ({ ...pay, variables })) };
}

const get = async (role: Parameters<Sandbox["signIn"]>[0], path: string) =>
  (await sandbox.request("GET", path, { cookie: await sandbox.signIn(role) })).json();

const post = (cookie: string | undefined, path: string, body: object) =>
  sandbox.request("POST", `/api/policy${path}`, { cookie, body });

/** Hands in a draft for March as the director and gives its id. */
async function handIn(): Promise<string> {
  const body = { document: withIncentives(), effectiveMonth: "2026-03" };
  return (await (await post(await sandbox.signIn("director"), "/drafts", body)).json()).id;
}

/** A second director, signed in. */
async function second(): Promise<string | undefined> {
  await User.setRole(sandbox.table, (await sandbox.user("coach")).id, "director");
  return sandbox.signIn("coach");
}

test("everybody reads the agreed plan; who wrote it, what waits, and what others may earn is the directors' alone", async () => {
  const id = await handIn();
  await post(await second(), `/drafts/${id}/approve`, {});
  sandbox.clock.now = Date.UTC(2026, 2, 2);
  const director = await get("director", "/api/policy");
  expect(director).toMatchObject({ versions: [{ version: 2 }], drafts: [{ id }] });
  expect(director.document.plans[0].variables).toEqual({ per_anna: "900.00", per_bo: "800.00" });
  const rep = await get("rep", "/api/policy");
  expect(rep).toMatchObject({ versions: [], drafts: [] });
  expect(rep.document.plans[0].variables).toEqual({ per_anna: "900.00" });
});

test("a policy may be larger than other requests, and no larger than 256 KB", async () => {
  const cookie = await sandbox.signIn("director");
  const ask = (size: number) =>
    sandbox.request("POST", "/api/policy/check", {
      cookie,
      body: { document: { notes: Array.from({ length: size / 1000 }, () => "x".repeat(997)) } },
    });
  expect((await ask(100_000)).status).toBe(200);
  expect((await ask(300_000)).status).toBe(413);
});

test("the schema and the ready-made plans are there to start from", async () => {
  expect(await get("director", "/api/policy/schema")).toMatchObject({ title: "Clearboard policy" });
  const { plans } = await get("director", "/api/policy/ready");
  expect(plans.map(({ id }: { id: string }) => id)).toEqual(["three-lines", "scorecard-bonus", "team-linked"]);
});

test("who hands in, approves or rejects is the signed-in user, whatever the request says", async () => {
  const [author, other] = [await sandbox.user("director"), await sandbox.user("coach")];
  const body = { document: withIncentives(), effectiveMonth: "2026-03", by: "dana" };
  const cookie = await sandbox.signIn("director");
  expect((await post(cookie, "/drafts", body)).status).toBe(422);
  const id = await handIn();
  expect((await post(cookie, `/drafts/${id}/approve`, {})).status).toBe(403);
  expect((await post(await second(), `/drafts/${id}/reject`, { note: "too dear" })).status).toBe(200);
  expect(await sandbox.audited()).toEqual([`policy draft by ${author.id}`, `policy reject by ${other.id}`]);
  for (const path of ["/api/policy/drafts/imp_1", "/api/policy/versions/0", "/api/policy/versions/two"])
    expect([path, (await sandbox.request("GET", path, { cookie })).status]).toEqual([path, 422]);
});
