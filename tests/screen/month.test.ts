import type * as Board from "@clearboard/core/board/info";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { launch } from "./browser.ts";
import * as Company from "./company.ts";
import { type Site, start } from "./site.ts";
import { bring, enter, press, type Visit, visit } from "./visit.ts";

let browser: Browser;
let site: Site;
let director: Visit;

beforeAll(async () => {
  [browser, site] = await Promise.all([launch(), start(inject("templates"), "company")]);
  director = await visit(browser);
  await enter(director.page, await site.link("director"));
});
afterAll(async () => {
  await director?.leave();
  await browser?.close();
  await site?.stop();
});

const button = (name: string) => director.page.getByRole("button", { name, exact: true });
const dialog = () => director.page.getByRole("dialog");
const board = () => site.cli("board", "--month", Company.LAST) as Board.Info;
const correction = (amount: string) =>
  `deal id,owner,stage,amount,currency,close date,product,customer tier\nL1,R01,won,${amount},CNY,2026-10-30,Fibre,A\n`;
const grouped = (digest: string) => (digest.slice(0, 12).match(/.{4}/g) ?? []).join(" ");

async function importAs(name: string, text: string): Promise<void> {
  const { page } = director;
  await press(page, page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Imports" }));
  await bring(page, { name, text });
  await page.getByRole("link", { name }).first().waitFor();
  await press(page, page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Board" }));
}

it("starts the review of a month when the director closes it", async () => {
  const { page } = director;
  await page.getByText("Open", { exact: true }).waitFor();
  await press(page, button("Close month"));
  await dialog().getByText("Closing starts the review of October 2026.").waitFor();
  await press(page, dialog().getByRole("button", { name: "Cancel" }));
  await dialog().waitFor({ state: "detached" });
  await press(page, button("Close month"));
  await press(page, dialog().getByRole("button", { name: "Close month" }));
  await page.getByText("In review", { exact: true }).waitFor();
  expect(board().status).toBe("review");
});

it("refuses to publish a board that is no longer the one looked at", async () => {
  const { page } = director;
  await press(page, button("Publish"));
  const looked = await dialog().locator(".mono").textContent();
  // meanwhile, somebody else brings a file
  const other = await visit(browser);
  await enter(other.page, await site.link("importer"));
  await bring(other.page, { name: "meanwhile.csv", text: correction("50.00") });
  await other.page.getByText("meanwhile.csv,").waitFor();
  await other.leave();
  director.expects(409, /\/publish$/);
  await press(page, dialog().getByRole("button", { name: "Publish this board" }));
  await page.getByRole("status").getByText("The figures changed since you looked.").waitFor();
  expect(board().status).toBe("review");
  await page.locator("footer .mono").getByText(grouped(board().digest)).waitFor();
  expect(grouped(board().digest)).not.toBe(looked);
});

it("publishes the very document that was looked at", async () => {
  const { page } = director;
  const looked = board();
  await press(page, button("Publish"));
  expect(await dialog().locator(".mono").textContent()).toBe(grouped(looked.digest));
  await press(page, dialog().getByRole("button", { name: "Publish this board" }));
  await page.getByText("Published version 1").waitFor();
  const published = board();
  expect(published).toMatchObject({ status: "published", version: 1 });
  expect(published.totals).toEqual(looked.totals);
});

it("keeps the published board when a file comes late, and lists what it would have changed", async () => {
  const { page } = director;
  const before = board();
  await press(page, button("Late changes"));
  await dialog().getByText("Nothing. The published board is up to date.").waitFor();
  await page.keyboard.press("Escape");
  await importAs("late.csv", correction("4050.00"));
  await page.getByText("Published version 1").waitFor();
  await press(page, button("Late changes"));
  const row = dialog().getByRole("row", { name: /Anna Berg Revenue/ });
  await row.waitFor();
  const [figure, old, now] = await row.getByRole("cell").allTextContents();
  const minor = BigInt(before.people.find((item) => item.name === "Anna Berg")?.metrics.revenue?.minor ?? 0);
  const digits = (text = "") => BigInt(text.replace(/\D/g, ""));
  expect([figure, digits(old), digits(now)]).toEqual(["Revenue", minor, minor + 400_000n]);
  expect(board().digest).toBe(before.digest);
});

it("restates the board only with a cause, beside the published version, and moves no pay", async () => {
  const { page } = director;
  const before = board();
  const paid = site.cli("pay", "--month", Company.LAST);
  await dialog().getByText("It changes no pay", { exact: false }).waitFor();
  const restate = dialog().getByRole("button", { name: "Restate the board" });
  const cause = dialog().getByRole("textbox", { name: "Cause (required)" });
  await press(page, restate);
  await dialog().getByRole("alert").getByText("Give a cause").waitFor();
  expect(await cause.evaluate((field) => field === document.activeElement)).toBe(true);
  await page.keyboard.type("The contract of line L1 came late");
  await press(page, restate);
  await dialog().waitFor({ state: "detached" });
  await page.getByText("Restated", { exact: false }).first().waitFor();
  const after = board();
  expect(after).toMatchObject({ status: "restated", version: 2 });
  expect(after.digest).not.toBe(before.digest);
  const revenue = (of: Board.Info) =>
    BigInt(of.people.find(({ name }) => name === "Anna Berg")?.metrics.revenue?.minor ?? 0);
  expect(revenue(after) - revenue(before)).toBe(400_000n);
  expect(site.cli("pay", "--month", Company.LAST)).toEqual(paid);
});
