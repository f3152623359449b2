import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, it } from "vitest";
import { launch } from "./browser.ts";
import { type Site, start } from "./site.ts";
import { enter, fill, press, type Visit, visit } from "./visit.ts";

const PASSWORD = "five lorries, nine ladders";

let browser: Browser;
let site: Site;
let guest: Visit;

beforeAll(async () => {
  [browser, site] = await Promise.all([launch(), start(inject("templates"), "company")]);
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});
beforeEach(async () => {
  guest = await visit(browser);
});
afterEach(() => guest.leave());

const heading = (name: string | RegExp) => guest.page.getByRole("heading", { level: 1, name });
const status = () => guest.page.evaluate(async () => (await fetch("/api/session")).status);

it("brings the director in by a link, takes a password, and knows it the next time", async () => {
  const { page } = guest;
  const link = await site.link("director");
  await page.goto(link);
  await heading("Choose a password").waitFor();
  expect(page.url()).toBe(`${site.origin}/sign-in`);

  guest.expects(422, /^\/api\/session\/password$/);
  await fill(page, page.getByLabel("Password", { exact: true }), "password1234");
  await page.keyboard.press("Enter");
  await page.getByRole("alert").getByText("This password is too common and easy to guess.").waitFor();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press("Enter");
  await heading("October 2026").waitFor();

  await press(page, page.getByRole("button", { name: "Sign out" }));
  await heading("Sign in").waitFor();
  await fill(page, page.getByLabel("Name"), "director");
  await fill(page, page.getByLabel("Password"), PASSWORD);
  await page.keyboard.press("Enter");
  await heading("October 2026").waitFor();
});

it("refuses a wrong password in a sentence that does not say which of the two was wrong", async () => {
  const { page } = guest;
  guest.expects(401, /^\/api\/session$/);
  await page.goto(site.origin);
  for (const name of ["director", "nobody"]) {
    await page.reload();
    await fill(page, page.getByLabel("Name"), name);
    await fill(page, page.getByLabel("Password"), "not the password");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").getByText("Name and password do not match.").waitFor();
  }
});

it("opens a link once, and says so the second time", async () => {
  const { page } = guest;
  const link = await site.link("coach");
  await enter(page, link);
  const other = await visit(browser);
  other.expects(401, /^\/api\/session$/);
  await other.page.goto(link);
  await other.page.getByRole("alert").getByText("This sign-in link no longer works.").waitFor();
  await other.page.getByRole("heading", { level: 1, name: "Sign in" }).waitFor();
  await other.leave();
});

it("ends the session on the server when somebody signs out, in every window", async () => {
  const { page, context } = guest;
  await enter(page, await site.link("director"));
  const second = await context.newPage();
  await second.goto(`${site.origin}/board`);
  await second.getByRole("heading", { level: 1, name: "October 2026" }).waitFor();
  const [cookie] = await context.cookies();
  await press(page, page.getByRole("button", { name: "Sign out" }));
  await heading("Sign in").waitFor();
  expect(await status()).toBe(401);
  // the cookie itself is worthless now, not only gone from this browser
  const answer = await fetch(`${site.origin}/api/months`, { headers: { cookie: `${cookie?.name}=${cookie?.value}` } });
  expect(answer.status).toBe(401);
  await second.reload();
  await second.getByRole("heading", { level: 1, name: "Sign in" }).waitFor();
});

it("asks for the sign-in on a deep address and then goes on to it", async () => {
  const { page } = guest;
  await enter(page, await site.link("coach"));
  await page.evaluate(async (password) => {
    const request = {
      method: "PUT",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ password }),
    };
    await fetch("/api/session/password", request);
    await fetch("/api/session", { method: "DELETE" });
  }, PASSWORD);
  await page.goto(`${site.origin}/board/2026-09`);
  await heading("Sign in").waitFor();
  await fill(page, page.getByLabel("Name"), "coach");
  await fill(page, page.getByLabel("Password"), PASSWORD);
  await page.keyboard.press("Enter");
  await heading("September 2026").waitFor();
});
