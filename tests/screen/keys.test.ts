import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { launch } from "./browser.ts";
import { colourFaults, faults, picture, settled } from "./look.ts";
import { type Site, start } from "./site.ts";
import {
  card,
  choose,
  enter,
  fill,
  type Locale,
  press,
  resize,
  type Size,
  type Theme,
  type Visit,
  visit,
} from "./visit.ts";

let browser: Browser;
let site: Site;

beforeAll(async () => {
  [browser, site] = await Promise.all([launch(), start(inject("templates"), "company")]);
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

async function asDirector(look: (visit: Visit) => Promise<void>, locale: Locale = "en"): Promise<void> {
  const director = await visit(browser, { locale });
  await enter(director.page, await site.link("director"));
  await director.page.goto(`${site.origin}/keys`);
  await director.page.getByRole("heading", { level: 1 }).waitFor();
  await look(director);
  await director.leave();
}

/** As a script on another machine would: the key and the file, nothing else. */
const bring = (key: string, text: string, query = "name=by-script.csv") =>
  fetch(`${site.origin}/api/imports?${query}`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/octet-stream" },
    body: text,
  });
const DEALS = "deal id,owner,stage,amount,close date\nK1,R01,won,10.00,2026-10-20\n";

it("leads the director from the imports to a key that brings a file, and to its end", () =>
  asDirector(async ({ page }) => {
    await page.goto(`${site.origin}/imports`);
    await press(page, page.getByRole("link", { name: "API keys and notifications" }));
    const keys = card(page, "API keys for uploading files");
    await keys.getByText("No key yet").waitFor();

    await press(page, keys.getByRole("button", { name: "New key" }));
    const dialog = page.getByRole("dialog");
    await fill(page, dialog.getByLabel("Source of its files"), "crm");
    await choose(page, dialog.getByLabel("Valid for"), "90");
    await press(page, dialog.getByRole("button", { name: "Create key" }));
    await dialog.getByText("The key is shown only once.").waitFor();
    const text = await dialog.getByLabel("Key").inputValue();
    expect(text).toMatch(/^cbk_[0-9a-f]{20}_[\w-]{43}$/);
    expect(await dialog.locator("pre").textContent()).toContain(`${site.origin}/api/imports?name=export.csv`);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });

    await keys.getByText("1 active key").waitFor();
    const cells = () => keys.locator("tbody tr").first().locator("th, td").allTextContents();
    expect((await cells()).slice(0, 3)).toEqual(["crm", `cbk_${text.slice(4, 8)}…${text.slice(20, 24)}`, "Active"]);
    expect(await page.content()).not.toContain(text.slice(-43));

    const answer = await bring(text, DEALS);
    expect(answer.status).toBe(202);
    const other = await bring(text, DEALS, "name=a.csv&source=pbx");
    expect([other.status, (await other.json()).code]).toEqual([403, "key-other-source"]);
    const board = await fetch(`${site.origin}/api/months`, { headers: { authorization: `Bearer ${text}` } });
    expect(board.status).toBe(403);
    await page.reload();
    await keys.getByText("1 active key").waitFor();
    expect((await cells())[4]).not.toBe("never");

    await press(page, keys.getByRole("button", { name: /^Revoke the key/ }));
    await page.getByRole("dialog").getByText("This cannot be undone").waitFor();
    await press(page, page.getByRole("dialog").getByRole("button", { name: "Revoke the key" }));
    await keys.getByText("No active key").waitFor();
    expect((await bring(text, DEALS)).status).toBe(401);
  }));

it("says in the dialog why a third key of a source is not made, and loses nothing that was typed", () =>
  asDirector(async ({ page, expects }) => {
    expects(409, /^\/api\/keys$/);
    for (let n = 0; n < 2; n++) site.cli("keys", "create", "--source", "pbx");
    await press(page, card(page, "API keys for uploading files").getByRole("button", { name: "New key" }));
    const dialog = page.getByRole("dialog");
    const source = dialog.getByLabel("Source of its files");
    await fill(page, source, "pbx");
    await page.keyboard.press("Enter");
    await dialog.getByRole("alert").getByText("pbx already has two API keys. Revoke one first.").waitFor();
    expect(await source.inputValue()).toBe("pbx");
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
  }));

it("adds a notification, says why a test did not arrive, and removes it", () =>
  asDirector(async ({ page, expects }) => {
    expects(422, /^\/api\/notices$/);
    expects(409, /^\/api\/notices\/\w+\/test$/);
    const notices = card(page, "Notifications");
    await press(page, notices.getByRole("button", { name: "New notification" }));
    const dialog = page.getByRole("dialog");
    await choose(page, dialog.getByLabel("Where", { exact: false }).first(), "Generic");
    const address = dialog.getByLabel("Webhook address (https)");
    await fill(page, address, "https://127.0.0.1/hook");
    await page.keyboard.press("Enter");
    await dialog.getByRole("alert").getByText("127.0.0.1 is a private network address").waitFor();
    await address.selectText();
    await fill(page, address, "https://hooks.nowhere.invalid/secret-token");
    await page.keyboard.press("Tab");
    await fill(page, dialog.getByLabel("Signing secret, if the bot requires one"), "quiet");
    await press(page, dialog.getByRole("button", { name: "Add notification" }));
    await notices.getByText("1 address").waitFor();
    await notices.getByText("https://hooks.nowhere.invalid/…oken").waitFor();

    await press(page, notices.getByRole("button", { name: /^Send a test/ }));
    await notices.getByText("Failed").waitFor();
    expect(await page.content()).not.toMatch(/secret-token|quiet/);
    await press(page, notices.getByRole("button", { name: /^Remove the notification/ }));
    await press(page, page.getByRole("dialog").getByRole("button", { name: "Remove notification" }));
    await notices.getByText("No notifications yet").waitFor();
  }));

it("is closed to everybody but a director", async () => {
  for (const role of ["importer", "coach", "rep"] as const) {
    const here = await visit(browser);
    await enter(here.page, await site.link(role));
    await here.page.goto(`${site.origin}/keys`);
    await here.page.getByRole("heading", { level: 2, name: "What can I open?" }).waitFor();
    await here.leave();
  }
});

describe.each<Locale>(["en", "zh-CN"])("in %s, light and dark, on a desktop and a phone", (locale) => {
  it("the keys and notices can be used by everyone", () =>
    asDirector(async ({ page }) => {
      const found = new Map<string, string[]>();
      const inspect = async (state: string) => {
        for (const size of ["desktop", "phone"] as Size[]) {
          await resize(page, size);
          for (const theme of ["light", "dark"] as Theme[]) {
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
      };
      const source = `crm-${locale}`;
      const notice = (...more: string[]) => site.cli("notices", "add", "--kind", ...more) as { notice: string };
      site.cli("keys", "create", "--source", source);
      const { key } = site.cli("keys", "create", "--source", source, "--days", "9") as { key: { id: string } };
      const { key: over } = site.cli("keys", "create", "--source", `pbx-${locale}`) as { key: { id: string } };
      site.cli("keys", "revoke", over.id);
      const added = [
        notice(
          "feishu",
          "--address",
          `https://open.feishu.cn/open-apis/bot/v2/hook/${locale}`,
          "--on",
          "night,missing",
        ),
        notice("slack", "--address", "https://hooks.slack.com/services/T000/B000/x", "--on", "file,review"),
      ];
      expect(key.id).toMatch(/^[0-9a-f]{20}$/);
      await page.reload();
      await page.getByRole("row").nth(5).waitFor();
      await inspect("keys");

      const [keys, notices] = [page.locator("section").first(), page.locator("section").nth(1)];
      const dialog = page.getByRole("dialog");
      await press(page, keys.getByRole("button").first());
      await dialog.waitFor();
      await inspect("keys-new");
      await fill(page, dialog.locator("input"), `mes-${locale}`);
      await page.keyboard.press("Enter");
      await dialog.locator("pre").waitFor();
      await inspect("keys-made");
      await press(page, dialog.getByRole("button").last());
      await dialog.waitFor({ state: "detached" });
      await press(page, notices.getByRole("button").first());
      await dialog.waitFor();
      await inspect("notices-new");
      await page.keyboard.press("Escape");
      for (const { notice: id } of added) site.cli("notices", "remove", id);
      expect([...found].map(([fault, states]) => `${fault} (in ${states.join(", ")})`)).toEqual([]);
    }, locale));
});
