import type * as Board from "@clearboard/core/board/info";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { launch } from "./browser.ts";
import * as Company from "./company.ts";
import { type Site, start } from "./site.ts";
import { bring, card, enter, press, type Visit, visit } from "./visit.ts";

let browser: Browser;
let site: Site;

beforeAll(async () => {
  [browser, site] = await Promise.all([launch(), start(inject("templates"), "empty")]);
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

async function as(role: "director" | "rep", look: (visit: Visit) => Promise<void>): Promise<void> {
  const here = await visit(browser);
  await enter(here.page, await site.link(role));
  await look(here);
  await here.leave();
}

it("tells a rep of a new company that the board waits for the first exports", () =>
  as("rep", async ({ page }) => {
    await page.getByText("No month has figures yet").waitFor();
    expect(await page.getByRole("main").getByRole("link").count()).toBe(0);
  }));

it("leads the director of a new company from nothing to a published month", () =>
  as("director", async ({ page }) => {
    await page.getByText("No month has figures yet").waitFor();
    expect(await page.getByRole("main").getByRole("link").count()).toBe(1);
    await press(page, page.getByRole("main").getByRole("link", { name: "Go to imports" }));
    await page.getByText("No imports yet").waitFor();
    await page.getByText("No file yet").waitFor();
    await page.getByText("Every row has an owner").waitFor();

    await bring(page, ...Company.FILES.map(([name, text]) => ({ name, text })));
    const receipt = card(page, "What became of every row?");
    await receipt.getByText("knowledge.csv,").waitFor({ timeout: 60_000 });
    await press(page, receipt.getByRole("link", { name: "See the board" }));
    await page.getByRole("heading", { level: 1, name: "October 2026" }).waitFor();
    await page.locator("tbody [data-row]").nth(13).waitFor();

    await press(page, page.getByRole("button", { name: "Close month" }));
    await press(page, page.getByRole("dialog").getByRole("button", { name: "Close month" }));
    await press(page, page.getByRole("button", { name: "Publish", exact: true }));
    await page.getByRole("dialog").getByText("2 rows still wait for an owner; ¥18,000 is not included.").waitFor();
    await press(page, page.getByRole("dialog").getByRole("button", { name: "Publish this board" }));
    await page.getByText("Published version 1").waitFor();
    const board = site.cli("board", "--month", Company.LAST) as Board.Info;
    expect(board).toMatchObject({ status: "published", version: 1, basis: "score" });
  }));
