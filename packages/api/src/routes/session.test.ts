import * as Session from "@clearboard/store/session";
import * as User from "@clearboard/store/user";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createHasher } from "../password.ts";
import { createSandbox, PASSWORD, type Sandbox } from "../sandbox.fixture.ts";

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await createSandbox();
});
afterEach(() => sandbox.table.close());

const MINUTE = 60_000;
const me = async (cookie: string | undefined) => (await sandbox.request("GET", "/api/session", { cookie })).status;
const wrong = { name: "rep", password: "not the password" };

test("name and password open a session that says who one is", async () => {
  const { response, cookie } = await sandbox.signInWith({ name: "REP", password: PASSWORD });
  const { id } = await sandbox.user("rep");
  expect(await response.json()).toEqual({ user: { id, name: "rep", role: "rep", person: "per_anna" } });
  const session = await sandbox.request("GET", "/api/session", { cookie });
  expect(await session.json()).toMatchObject({ user: { id }, organisation: { zone: "Asia/Shanghai" } });
});

test("the cookie is bound to the host and out of reach of scripts; on loopback it goes without Secure", async () => {
  const { response } = await sandbox.signInWith({ name: "rep", password: PASSWORD });
  expect(response.headers.get("set-cookie")).toMatch(
    /^__Host-cb=[\w-]{43}; Max-Age=28800; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
  );
  const local = await createSandbox({ isSecure: false });
  const plain = await local.signInWith({ name: "rep", password: PASSWORD });
  expect(plain.response.headers.get("set-cookie")).toMatch(
    /^cb=[\w-]{43}; Max-Age=28800; Path=\/; HttpOnly; SameSite=Strict$/,
  );
  await local.table.close();
});

test("a token planted before signing in is not the one after", async () => {
  const planted = `__Host-cb=${"A".repeat(43)}`;
  const response = await sandbox.request("POST", "/api/session", {
    cookie: planted,
    body: { name: "rep", password: PASSWORD },
  });
  expect(response.headers.get("set-cookie")).not.toContain("A".repeat(43));
  expect(await me(planted)).toBe(401);
});

test("signing in again ends the session one had in this browser", async () => {
  const before = await sandbox.signIn("rep");
  await sandbox.request("POST", "/api/session", { cookie: before, body: { name: "coach", password: PASSWORD } });
  expect(await me(before)).toBe(401);
});

test("signing out ends the session and takes the cookie back", async () => {
  const cookie = await sandbox.signIn("rep");
  const response = await sandbox.request("DELETE", "/api/session", { cookie });
  expect(response.status).toBe(204);
  expect(response.headers.get("set-cookie")).toMatch(/^__Host-cb=; Max-Age=0/);
  expect(await me(cookie)).toBe(401);
});

test("half an hour without a request ends a session, eight hours end it anyway", async () => {
  const idle = await sandbox.signIn("rep");
  const busy = await sandbox.signIn("coach");
  for (let i = 0; i < 16; i += 1) {
    sandbox.clock.now += 29 * MINUTE;
    expect(await me(busy)).toBe(200);
  }
  expect(await me(idle)).toBe(401);
  sandbox.clock.now += 16 * MINUTE;
  expect(await me(busy)).toBe(401);
});

test("a disabled user is out at once and does not come in again", async () => {
  const cookie = await sandbox.signIn("rep");
  await User.disable(sandbox.table, (await sandbox.user("rep")).id);
  expect(await me(cookie)).toBe(401);
  const { response } = await sandbox.signInWith({ name: "rep", password: PASSWORD });
  expect(response.status).toBe(401);
});

test("forged tokens open nothing", async () => {
  const cookie = (await sandbox.signIn("rep")) ?? "";
  const token = cookie.slice("__Host-cb=".length);
  for (const forged of ["", "null", "undefined", token.slice(1), `${token}x`, token.toLowerCase(), `cb=${token}`]) {
    expect([forged, await me(`__Host-cb=${forged}`)]).toEqual([forged, 401]);
  }
  expect(await me(`cb=${token}`)).toBe(401);
});

test("a wrong password, an unknown user and a user without a password hear the same", async () => {
  await User.create(sandbox.table, { name: "new", role: "rep", now: sandbox.clock.now });
  const answers = [];
  for (const body of [wrong, { ...wrong, name: "nobody" }, { ...wrong, name: "new" }]) {
    const { response } = await sandbox.signInWith(body);
    const { requestId: _, ...problem } = await response.json();
    answers.push({ status: response.status, cookie: response.headers.get("set-cookie"), ...problem });
  }
  expect(answers[0]).toMatchObject({ status: 401, code: "sign-in", cookie: null });
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[2]).toEqual(answers[0]);
});

test("ten thousand guesses on one account get nine looks at the password in the first hour, known name or not", async () => {
  for (const name of ["rep", "nobody"]) {
    let looks = 0;
    for (let i = 0; i < 3600 / 30; i += 1) {
      const { response } = await sandbox.signInWith({ ...wrong, name });
      if (response.status === 401) looks += 1;
      else expect([response.status, Number(response.headers.get("retry-after")) > 0]).toEqual([429, true]);
      sandbox.clock.now += 30_000;
    }
    expect(looks).toBe(9);
  }
  // The owner is in again once the last wait is over, a quarter of an hour at most.
  sandbox.clock.now += 15 * MINUTE;
  expect(await me(await sandbox.signIn("rep"))).toBe(200);
});

test("one address that tries many accounts has to wait, and the owner of one of them does not", async () => {
  let address = "203.0.113.7";
  await sandbox.table.close();
  sandbox = await createSandbox({ address: () => address });
  const statuses: number[] = [];
  for (let i = 0; i < 61; i += 1)
    statuses.push((await sandbox.signInWith({ ...wrong, name: `name ${i}` })).response.status);
  expect([statuses.filter((status) => status === 401).length, statuses.at(-1)]).toEqual([60, 429]);
  address = "198.51.100.4";
  expect(await me(await sandbox.signIn("rep"))).toBe(200);
});

test("a sign-in link opens one session, also while the account has to wait", async () => {
  for (let i = 0; i < 5; i += 1) await sandbox.signInWith(wrong);
  const token = await sandbox.link("rep");
  const { response, cookie } = await sandbox.signInWith({ token });
  expect(response.status).toBe(200);
  expect(await me(cookie)).toBe(200);
  const again = await sandbox.signInWith({ token });
  expect([again.response.status, (await again.response.json()).code]).toEqual([401, "sign-in-link"]);
});

test("a new password ends the other sessions and keeps this one under a new token", async () => {
  const other = await sandbox.signIn("rep");
  const cookie = await sandbox.signIn("rep");
  const response = await sandbox.request("PUT", "/api/session/password", {
    cookie,
    body: { password: "many silent forests", current: PASSWORD },
  });
  expect(response.status).toBe(200);
  expect([await me(other), await me(cookie), await me(response.headers.get("set-cookie")?.split(";")[0])]).toEqual([
    401, 401, 200,
  ]);
  expect((await sandbox.signInWith({ name: "rep", password: PASSWORD })).response.status).toBe(401);
  expect((await sandbox.signInWith({ name: "rep", password: "many silent forests" })).response.status).toBe(200);
});

test("a password is changed by who knows the current one, or came by a link", async () => {
  const body = { password: "many silent forests" };
  const byPassword = await sandbox.request("PUT", "/api/session/password", {
    cookie: await sandbox.signIn("rep"),
    body,
  });
  expect([byPassword.status, (await byPassword.json()).code]).toEqual([422, "password-current"]);
  const { cookie } = await sandbox.signInWith({ token: await sandbox.link("rep") });
  const byLink = await sandbox.request("PUT", "/api/session/password", { cookie, body });
  expect(byLink.status).toBe(200);
  const once = byLink.headers.get("set-cookie")?.split(";")[0];
  expect((await sandbox.request("PUT", "/api/session/password", { cookie: once, body })).status).toBe(422);
});

test("short, endless and well-known passwords are refused with the reason", async () => {
  const { cookie } = await sandbox.signInWith({ token: await sandbox.link("rep") });
  for (const [password, code] of [
    ["elevenchars", "password-length"],
    ["x".repeat(129), "password-length"],
    ["Password2024!", "password-common"],
  ]) {
    const response = await sandbox.request("PUT", "/api/session/password", { cookie, body: { password } });
    expect([response.status, (await response.json()).code]).toEqual([422, code]);
  }
});

test("a hash of an older price is renewed when its owner signs in, and the session lives", async () => {
  const { id } = await sandbox.user("rep");
  const old = await createHasher({ random: sandbox.deps.random, cost: { logN: 3, r: 8, p: 1 } }).hash(PASSWORD);
  await User.setPassword(sandbox.table, id, old);
  expect(await me(await sandbox.signIn("rep"))).toBe(200);
  expect((await User.get(sandbox.table, id))?.passwordHash).toMatch(/^scrypt\$4\$8\$1\$/);
});

test("a body that adds a role or mixes both ways in is refused", async () => {
  for (const body of [
    { name: "rep", password: PASSWORD, role: "director" },
    { name: "rep", password: PASSWORD, token: "x" },
    {},
    [],
  ]) {
    expect((await sandbox.signInWith(body)).response.status).toBe(422);
  }
});

test("the log hears of every sign-in and never of a password or a token", async () => {
  const cookie = (await sandbox.signIn("rep")) ?? "";
  await sandbox.signInWith(wrong);
  await sandbox.request("DELETE", "/api/session", { cookie });
  expect(sandbox.events.map(({ event }) => event)).toEqual(["signed-in", "sign-in-refused", "signed-out"]);
  const heard = JSON.stringify(sandbox.events);
  for (const secret of [PASSWORD, wrong.password, cookie.split("=")[1] ?? "?"]) expect(heard).not.toContain(secret);
  expect(Session.POLICY.tokenBytes * 8).toBe(256);
});
