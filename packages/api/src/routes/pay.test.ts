import { afterEach, beforeEach, expect, test } from "vitest";
import { RUN } from "../pay-jobs.fixture.ts";
import { createRig, type Rig } from "../rig.fixture.ts";

let rig: Rig;
beforeEach(async () => {
  rig = await createRig();
});
afterEach(() => rig.table.close());

test("a rep opens the own statement in every form, and nobody else's in any", async () => {
  const cookie = await rig.signIn("rep");
  const ask = (person: string) => [
    rig.request("GET", `/api/statements/2026-01/${person}`, { cookie }),
    rig.request("GET", `/api/statements/2026-01/${person}/export`, { cookie }),
    rig.request("GET", `/api/statements/2026-01/${person}/changes?since=yesterday`, { cookie }),
    rig.request("POST", `/api/statements/2026-01/${person}/estimate`, { cookie, body: { amount: "100" } }),
  ];
  for (const answer of await Promise.all(ask("per_anna"))) expect(answer.status).toBe(200);
  for (const answer of await Promise.all(ask("per_bo"))) {
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ code: "pay-none" });
  }
});

test("a posted statement that the browser has is not sent again", async () => {
  const cookie = await rig.signIn("director");
  const first = await rig.request("GET", "/api/statements/2026-01/per_anna", { cookie });
  const tag = first.headers.get("etag") ?? "";
  expect(tag).toMatch(/^W\/"[0-9a-f]{32}"$/);
  const again = await rig.request("GET", "/api/statements/2026-01/per_anna", {
    cookie,
    headers: { "if-none-match": tag },
  });
  expect(again.status).toBe(304);
});

test("a director approves exactly the run that was looked at", async () => {
  const cookie = await rig.signIn("director");
  const send = (digest: string) => rig.request("POST", "/api/pay/2026-01/approve", { cookie, body: { digest } });
  expect((await send(RUN.digest)).status).toBe(200);
  expect((await send("b".repeat(64))).status).toBe(409);
  expect((await send("no digest")).status).toBe(422);
  const { id } = await rig.user("director");
  expect(rig.calls).toEqual([`pay approve 2026-01 ${id}`]);
});

test("an export is a file with a name, and an unknown format is refused", async () => {
  const cookie = await rig.signIn("director");
  const file = await rig.request("GET", "/api/pay/2026-01/export?format=xlsx", { cookie });
  expect(file.headers.get("content-disposition")).toBe('attachment; filename="run.xlsx"');
  expect((await rig.request("GET", "/api/pay/2026-01/export?format=pdf", { cookie })).status).toBe(422);
});
