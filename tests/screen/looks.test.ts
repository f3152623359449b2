import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { launch } from "./browser.ts";
import * as Company from "./company.ts";
import { faults, picture } from "./look.ts";
import { type Site, start } from "./site.ts";
import { bring, enter, type Locale, resize, type Size, type Theme, visit } from "./visit.ts";

let browser: Browser;
let company: Site;
let empty: Site;

beforeAll(async () => {
  const templates = inject("templates");
  [browser, company, empty] = await Promise.all([launch(), start(templates, "company"), start(templates, "empty")]);
});
afterAll(async () => {
  await browser?.close();
  await Promise.all([company?.stop(), empty?.stop()]);
});

const SIZES: Size[] = ["desktop", "phone"];
const THEMES: Theme[] = ["light", "dark"];
/** A word of the screen in both languages. */
const say = (en: string, zh: string) => new RegExp(`^(${en}|${zh})$`);

/** Looks at the state in both sizes and themes; the addresses of all faults come together, so that one run names all. */
async function inspect(page: Page, state: string, locale: Locale, found: string[]): Promise<void> {
  for (const size of SIZES) {
    await resize(page, size);
    for (const theme of THEMES) {
      await page.emulateMedia({ colorScheme: theme });
      await page.locator(`html[data-theme=${theme}][lang=${locale}]`).waitFor({ state: "attached" });
      // what comes with the size or the scope is there before anybody looks
      await page.waitForLoadState("networkidle");
      const name = `${state}-${locale}-${theme}-${size}`;
      await picture(page, name);
      found.push(...(await faults(page)).map((fault) => `${name}: ${fault}`));
    }
  }
  await resize(page, "desktop");
  await page.emulateMedia({ colorScheme: "light" });
}

describe.each<Locale>(["en", "zh-CN"])("in %s, light and dark, on a desktop and a phone", (locale) => {
  it("the sign-in can be used by everyone", async () => {
    const found: string[] = [];
    const guest = await visit(browser, { locale });
    await guest.page.goto(company.origin);
    await guest.page.getByRole("heading", { level: 1 }).waitFor();
    await inspect(guest.page, "sign-in", locale, found);
    await guest.page.goto(await company.link("coach"));
    await guest.page.getByLabel(say("Password", "密码")).waitFor();
    await inspect(guest.page, "choose-password", locale, found);
    await guest.leave();
    expect(found).toEqual([]);
  });

  it("the board and its reasons can be used by everyone", async () => {
    const found: string[] = [];
    const director = await visit(browser, { locale });
    const { page } = director;
    await enter(page, await company.link("director"));
    const board = async (address: string) => {
      await page.goto(`${company.origin}${address}`);
      await page.locator("[data-row]").first().waitFor();
    };
    const states: [string, string][] = [
      ["board-open", `/board/${Company.LAST}`],
      ["board-published", "/board/2026-09"],
      ["board-team", `/board/${Company.LAST}?scope=team:Otters`],
      ["board-product", `/board/${Company.LAST}?scope=product:Fibre`],
      ["panel-figure", `/board/${Company.LAST}?figure=${Company.LAST}/draft/company/revenue`],
    ];
    for (const [state, address] of states) {
      await board(address);
      if (state.startsWith("panel")) await page.locator("[data-slot=body] ol").waitFor();
      await inspect(page, state, locale, found);
    }
    await board(`/board/${Company.LAST}`);
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    await page.locator("[data-slot=body] dl").first().waitFor();
    await inspect(page, "panel-person", locale, found);
    await page.keyboard.press("Escape");
    await page.keyboard.press("j");
    await page.keyboard.press("e");
    await page.locator("[data-slot=body] table").waitFor();
    await inspect(page, "panel-rows", locale, found);
    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    await page.getByRole("dialog").waitFor();
    await inspect(page, "keys", locale, found);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: say("Close month", "关账") }).click();
    await page.getByRole("dialog").waitFor();
    await inspect(page, "close", locale, found);
    await page.keyboard.press("Escape");
    await board("/board/2026-09");
    await page.getByRole("button", { name: say("Late changes", "迟到变动") }).click();
    await page.getByRole("dialog").waitFor();
    await inspect(page, "late", locale, found);
    await page.goto(`${company.origin}/nowhere`);
    await page.getByRole("main").getByRole("link").waitFor();
    await inspect(page, "not-found", locale, found);
    await director.leave();
    expect(found).toEqual([]);
  });

  it("a rep's own board and a closed door can be used by everyone", async () => {
    const found: string[] = [];
    const rep = await visit(browser, { locale });
    await enter(rep.page, await company.link("rep"));
    await rep.page.locator("[data-own]").first().waitFor();
    await inspect(rep.page, "board-rep", locale, found);
    await rep.page.goto(`${company.origin}/imports`);
    await rep.page.getByRole("main").getByRole("link").waitFor();
    await inspect(rep.page, "forbidden", locale, found);
    await rep.leave();
    expect(found).toEqual([]);
  });

  it("the imports can be used by everyone", async () => {
    const found: string[] = [];
    const importer = await visit(browser, { locale });
    const { page } = importer;
    await enter(page, await company.link("importer"));
    await page.getByRole("table").first().waitFor();
    await inspect(page, "imports", locale, found);
    await bring(page, { name: `broken-${locale}.csv`, text: Company.broken.replaceAll("B", `B-${locale}-`) });
    await page
      .getByText(`broken-${locale}.csv,`)
      .or(page.getByText(`broken-${locale}.csv，`))
      .waitFor();
    await inspect(page, "imports-rejected", locale, found);
    await bring(page, { name: `page-${locale}.csv`, text: `<html lang="${locale}"></html>` });
    await page.locator("p.fault").waitFor();
    await inspect(page, "imports-refused", locale, found);
    await importer.leave();
    expect(found).toEqual([]);
  });

  it("a new company's empty screens can be used by everyone", async () => {
    const found: string[] = [];
    const director = await visit(browser, { locale });
    await enter(director.page, await empty.link("director"));
    await director.page.getByRole("main").getByRole("link").waitFor();
    await inspect(director.page, "empty-board", locale, found);
    await director.page.goto(`${empty.origin}/imports`);
    await director.page.getByRole("heading", { level: 1 }).waitFor();
    await inspect(director.page, "empty-imports", locale, found);
    await director.leave();
    expect(found).toEqual([]);
  });
});
