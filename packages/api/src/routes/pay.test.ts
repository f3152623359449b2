import { afterEach, beforeEach, expect, test } from "vitest";
import { createSandbox, MONTH, type Sandbox } from "../sandbox.fixture.ts";

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await createSandbox({ company: true });
});
afterEach(() => sandbox.table.close());

/** Publishes the month and gives the digest of its pay run. */
async function publish(cookie: string | undefined): Promise<string> {
  const read = async (path: string) => (await sandbox.request("GET", path, { cookie })).json();
  const { digest } = await read(`/api/boards/${MONTH}`);
  await sandbox.request("POST", `/api/boards/${MONTH}/publish`, { cookie, body: { digest } });
  return (await read(`/api/pay/${MONTH}`)).digest;
}

test("a rep opens the own statement in every form, and nobody else's in any", async () => {
  const cookie = await sandbox.signIn("rep");
  const ask = async (person: string) => {
    const at = `/api/statements/${MONTH}/${person}`;
    return [
      await sandbox.request("GET", at, { cookie }),
      await sandbox.request("GET", `${at}/export`, { cookie }),
      await sandbox.request("GET", `${at}/changes?since=yesterday`, { cookie }),
      await sandbox.request("POST", `${at}/estimate`, { cookie, body: { amount: "100" } }),
    ];
  };
  for (const answer of await ask(sandbox.people.anna)) expect(answer.status).toBe(200);
  for (const answer of await ask(sandbox.people.bo)) {
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ code: "pay-none" });
  }
});

test("a posted statement that the browser has is not sent again", async () => {
  const cookie = await sandbox.signIn("director");
  await publish(cookie);
  const at = `/api/statements/${MONTH}/${sandbox.people.anna}`;
  const first = await sandbox.request("GET", at, { cookie });
  const tag = first.headers.get("etag") ?? "";
  expect(tag).toMatch(/^W\/"[0-9a-f]{32}"$/);
  const again = await sandbox.request("GET", at, { cookie, headers: { "if-none-match": tag } });
  expect(again.status).toBe(304);
});

test("a director approves exactly the run that was looked at", async () => {
  const cookie = await sandbox.signIn("director");
  const digest = await publish(cookie);
  const send = (body: object) => sandbox.request("POST", `/api/pay/${MONTH}/approve`, { cookie, body });
  const answer = await send({ digest });
  const run = await answer.json();
  expect([answer.status, run.state]).toEqual([200, "approved"]);
  // the sandbox has one director
  expect(run.history.at(-1)).toMatchObject({ by: "director", isOnly: true });
  expect((await send({ digest: "b".repeat(64) })).status).toBe(409);
  expect((await send({ digest: "no digest" })).status).toBe(422);
  const { id } = await sandbox.user("director");
  expect(await sandbox.audited()).toEqual([`publish by ${id}`, `pay-approve by ${id}`]);
});

test("an export is a file with a name, and an unknown format is refused", async () => {
  const cookie = await sandbox.signIn("director");
  const file = await sandbox.request("GET", `/api/pay/${MONTH}/export?format=xlsx`, { cookie });
  expect(file.headers.get("content-disposition")).toBe(`attachment; filename="pay-${MONTH}.xlsx"`);
  expect((await sandbox.request("GET", `/api/pay/${MONTH}/export?format=pdf`, { cookie })).status).toBe(422);
});
