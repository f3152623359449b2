import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { launch } from "./browser.ts";
import * as Company from "./company.ts";
import { colourFaults, faults, picture, settled } from "./look.ts";
import { type Site, start } from "./site.ts";
import { bring, enter, type Locale, press, resize, type Size, type Theme, type Visit, visit } from "./visit.ts";

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

/** Faults and the states that show them: one run names all. */
type Found = Map<string, string[]>;
const faultsOf = (found: Found) => [...found].map(([fault, states]) => `${fault} (in ${states.join(", ")})`);

/** Looks at the state in both sizes and themes, and keeps a picture of each. */
async function inspect({ page }: Visit, state: string, locale: Locale, found: Found): Promise<void> {
  for (const size of SIZES) {
    await resize(page, size);
    for (const theme of THEMES) {
      await page.emulateMedia({ colorScheme: theme });
      await page.locator(`html[data-theme=${theme}][lang=${locale}]`).waitFor({ state: "attached" });
      await settled(page);
      const name = `${state}-${locale}-${theme}-${size}`;
      await picture(page, name);
      for (const fault of theme === "light" ? await faults(page) : await colourFaults(page))
        found.set(fault, [...(found.get(fault) ?? []), name]);
    }
  }
  await resize(page, "desktop");
  await page.emulateMedia({ colorScheme: "light" });
  await settled(page);
}

describe.each<Locale>(["en", "zh-CN"])("in %s, light and dark, on a desktop and a phone", (locale) => {
  it("the sign-in can be used by everyone", async () => {
    const found: Found = new Map();
    const guest = await visit(browser, { locale });
    await guest.page.goto(company.origin);
    await guest.page.getByRole("heading", { level: 1 }).waitFor();
    await inspect(guest, "sign-in", locale, found);
    await guest.page.goto(await company.link("coach"));
    await guest.page.getByLabel(say("Password", "密码")).waitFor();
    await inspect(guest, "choose-password", locale, found);
    await guest.leave();
    expect(faultsOf(found)).toEqual([]);
  });

  /** A director at the screen, who goes from state to state. */
  async function asDirector(look: (director: Visit, board: (address: string) => Promise<void>) => Promise<void>) {
    const director = await visit(browser, { locale });
    const { page } = director;
    await enter(page, await company.link("director"));
    await look(director, async (address) => {
      await page.goto(`${company.origin}${address}`);
      await page.locator("[data-row]").first().waitFor();
      await page.locator("footer .mono").waitFor();
    });
    await director.leave();
  }

  it("the board can be used by everyone", () =>
    asDirector(async (director, board) => {
      const found: Found = new Map();
      const states = {
        "board-open": `/board/${Company.LAST}`,
        "board-published": "/board/2026-09",
        "board-team": `/board/${Company.LAST}?scope=team:Otters`,
        "board-product": `/board/${Company.LAST}?scope=product:Fibre`,
      };
      for (const [state, address] of Object.entries(states)) {
        await board(address);
        await inspect(director, state, locale, found);
      }
      await director.page.goto(`${company.origin}/nowhere`);
      await director.page.getByRole("main").getByRole("link").waitFor();
      await inspect(director, "not-found", locale, found);
      expect(faultsOf(found)).toEqual([]);
    }));

  it("the reasons of a figure can be used by everyone", () =>
    asDirector(async (director, board) => {
      const { page } = director;
      const found: Found = new Map();
      const body = page.locator("[data-slot=body]");
      const closed = async () => {
        await page.keyboard.press("Escape");
        await body.waitFor({ state: "detached" });
        // the table is back where the phone's list was
        await page.locator("tbody [data-row]").first().waitFor();
      };
      await board(`/board/${Company.LAST}?figure=${Company.LAST}/draft/company/revenue`);
      await body.locator("ol").waitFor();
      await inspect(director, "panel-figure", locale, found);
      await closed();
      await page.keyboard.press("j");
      await page.keyboard.press("Enter");
      await body.locator("dl").first().waitFor();
      await inspect(director, "panel-person", locale, found);
      await closed();
      await page.keyboard.press("j");
      await page.keyboard.press("e");
      await body.locator("table").waitFor();
      await inspect(director, "panel-rows", locale, found);
      expect(faultsOf(found)).toEqual([]);
    }));

  it("the records can be used by everyone", () =>
    asDirector(async (director) => {
      const { page } = director;
      const found: Found = new Map();
      await page.goto(`${company.origin}/records?kind=deal&month=${Company.LAST}`);
      const first = page.locator("tbody th a").first();
      await first.waitFor();
      await inspect(director, "records", locale, found);
      await press(page, first);
      await page.locator("dl").waitFor();
      await inspect(director, "record", locale, found);
      expect(faultsOf(found)).toEqual([]);
    }));

  it("the dialogs can be used by everyone", () =>
    asDirector(async (director, board) => {
      const { page } = director;
      const found: Found = new Map();
      await board(`/board/${Company.LAST}`);
      await page.keyboard.press("?");
      await page.getByRole("dialog").waitFor();
      await inspect(director, "keys", locale, found);
      await page.keyboard.press("Escape");
      await press(page, page.getByRole("button", { name: say("Close month", "关账") }));
      await page.getByRole("dialog").waitFor();
      await inspect(director, "close", locale, found);
      await board("/board/2026-09");
      await press(page, page.getByRole("button", { name: say("Late changes", "迟到变动") }));
      await page.getByRole("dialog").waitFor();
      await inspect(director, "late", locale, found);
      expect(faultsOf(found)).toEqual([]);
    }));

  it("a rep's own board and a closed door can be used by everyone", async () => {
    const found: Found = new Map();
    const rep = await visit(browser, { locale });
    await enter(rep.page, await company.link("rep"));
    await rep.page.locator("[data-own]").first().waitFor();
    await inspect(rep, "board-rep", locale, found);
    await rep.page.goto(`${company.origin}/imports`);
    await rep.page.getByRole("main").getByRole("link").waitFor();
    await inspect(rep, "forbidden", locale, found);
    await rep.leave();
    expect(faultsOf(found)).toEqual([]);
  });

  it("the imports can be used by everyone", async () => {
    const found: Found = new Map();
    const importer = await visit(browser, { locale });
    const { page } = importer;
    await enter(page, await company.link("importer"));
    await page.getByRole("table").first().waitFor();
    await inspect(importer, "imports", locale, found);
    await bring(page, { name: `broken-${locale}.csv`, text: Company.broken.replaceAll("B", `B-${locale}-`) });
    await page
      .getByText(`broken-${locale}.csv,`)
      .or(page.getByText(`broken-${locale}.csv，`))
      .waitFor();
    await inspect(importer, "imports-rejected", locale, found);
    await bring(page, { name: `page-${locale}.csv`, text: `<html lang="${locale}"></html>` });
    await page.locator("p.fault").waitFor();
    await inspect(importer, "imports-refused", locale, found);
    const narrow = Company.calls(Company.MONTHS[1])
      .trim()
      .replaceAll(/,[^,\n]*$/gm, "");
    await bring(page, {
      name: `calls-${locale}.csv`,
      text: locale === "en" ? narrow : narrow.replace(",yes,90", ",yes,91"),
    });
    await press(page, page.getByRole("button", { name: say("What would it change\\?", "导入后会怎样？") }));
    await page.locator("#held").getByRole("table").waitFor();
    await inspect(importer, "imports-held", locale, found);
    await press(page, page.getByRole("button", { name: say("Dismiss", "放弃") }));
    await press(page, page.getByRole("dialog").getByRole("button", { name: say("Dismiss", "放弃") }));
    await page.locator("#held").waitFor({ state: "detached" });
    await page.getByRole("link", { name: `broken-${locale}.csv` }).click();
    await press(page, page.getByRole("button", { name: say("Withdraw", "撤回") }));
    await page.getByRole("dialog").getByRole("table").waitFor();
    await inspect(importer, "imports-undo", locale, found);
    await importer.leave();
    expect(faultsOf(found)).toEqual([]);
  });

  it("a new company's empty screens can be used by everyone", async () => {
    const found: Found = new Map();
    const director = await visit(browser, { locale });
    await enter(director.page, await empty.link("director"));
    await director.page.getByRole("main").getByRole("link").waitFor();
    await inspect(director, "empty-board", locale, found);
    await director.page.goto(`${empty.origin}/imports`);
    await director.page.getByRole("heading", { level: 1 }).waitFor();
    await inspect(director, "empty-imports", locale, found);
    await director.leave();
    expect(faultsOf(found)).toEqual([]);
  });
});
