import type * as Board from "@clearboard/core/board/info";
import type * as User from "@clearboard/store/user";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { launch } from "./browser.ts";
import * as Company from "./company.ts";
import { type Site, start } from "./site.ts";
import { card, enter, press, type Visit, visit } from "./visit.ts";

let browser: Browser;
let site: Site;

beforeAll(async () => {
  [browser, site] = await Promise.all([launch(), start(inject("templates"), "company")]);
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

async function as(role: User.Role, look: (visit: Visit) => Promise<void>): Promise<void> {
  const here = await visit(browser);
  await enter(here.page, await site.link(role));
  await look(here);
  await here.leave();
}

const bonusOf = (name: string) =>
  (site.cli("board", "--month", Company.LAST) as Board.Info).people.find((item) => item.name === name)?.bonus?.minor ??
  "";
/** Minor units as the screen writes them. */
const exact = (minor: string) => `¥${minor.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ",")}.${minor.slice(-2)}`;
const whole = (minor: string) => String((BigInt(minor) + 50n) / 100n).replace(/\B(?=(\d{3})+$)/g, ",");

it("shows directors everybody's bonus", () =>
  as("director", async ({ page }) => {
    await page.getByRole("columnheader", { name: "Bonus" }).waitFor();
    const cell = page.getByRole("row", { name: "Anna Berg" }).locator("[data-column=bonus]");
    expect(await cell.textContent()).toBe(whole(bonusOf("Anna Berg")));
  }));

it("shows a rep the own bonus and nobody else's", () =>
  as("rep", async ({ page }) => {
    const own = card(page, "Where do I stand?");
    const figure = own.getByRole("link", { name: exact(bonusOf(Company.REP)) });
    await figure.waitFor();
    expect(await page.locator("[data-own] [data-row], tr[data-own]").count()).toBe(1);
    expect(await page.getByRole("columnheader", { name: "Bonus" }).count()).toBe(0);
    expect(await page.content()).not.toContain(whole(bonusOf("Anna Berg")));
    expect(await page.getByRole("link", { name: "Imports" }).count()).toBe(0);
    expect(await page.getByRole("button", { name: /^(Close month|Publish|Late changes)$/ }).count()).toBe(0);
    await press(page, figure);
    const panel = page.getByRole("complementary", { name: "How this figure was computed" });
    await panel
      .getByText(exact(bonusOf(Company.REP)))
      .first()
      .waitFor();
    await page.keyboard.press("Escape");
    // what the server hands out holds no more than the screen shows
    const served = (await page.evaluate(async () => (await fetch("/api/boards/2026-10")).json())) as Board.Info;
    const paid = served.people.filter((item) => item.bonus !== null).map((item) => item.name);
    expect(paid.filter((name) => name !== Company.REP)).toEqual([]);
  }));

it("shows a coach the board without any bonus", () =>
  as("coach", async ({ page }) => {
    await page.getByRole("row", { name: "Anna Berg" }).waitFor();
    expect(await page.getByRole("columnheader", { name: "Bonus" }).count()).toBe(0);
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    const panel = page.getByRole("complementary", { name: "How this figure was computed" });
    await panel.getByText("Line reached").waitFor();
    expect(await panel.getByText("Bonus").count()).toBe(0);
    const served = (await page.evaluate(async () => (await fetch("/api/boards/2026-10")).json())) as Board.Info;
    expect(served.people.every((item) => item.bonus === null && item.bonusReason === "private")).toBe(true);
  }));

it("keeps the board from an importer, who is told so and led back", () =>
  as("importer", async ({ page }) => {
    await page.getByRole("heading", { level: 1, name: "Imports" }).waitFor();
    expect(await page.getByRole("link", { name: "Board", exact: true }).count()).toBe(0);
    await page.goto(`${site.origin}/board/${Company.LAST}`);
    await page.getByText("Your role does not allow this").first().waitFor();
    expect(await page.content()).not.toContain("Anna Berg");
    await press(page, page.getByRole("link", { name: "Go to imports" }));
    await page.getByRole("heading", { level: 1, name: "Imports" }).waitFor();
  }));

it("keeps the imports from a rep", () =>
  as("rep", async ({ page }) => {
    await page.goto(`${site.origin}/imports`);
    await page.getByText("Your role does not allow this").first().waitFor();
    await press(page, page.getByRole("link", { name: "Go to the board" }));
    await page.getByRole("heading", { level: 1, name: "October 2026" }).waitFor();
  }));
