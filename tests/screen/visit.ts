/** A person at a screen: a page of one's own, the keyboard, and every complaint the browser makes meanwhile. */
import type { Browser, BrowserContext, Locator, Page } from "playwright-core";

export type Locale = "en" | "zh-CN";
export type Theme = "light" | "dark";
export const SIZES = { desktop: { width: 1366, height: 768 }, phone: { width: 390, height: 844 } } as const;
export type Size = keyof typeof SIZES;

export type Visit = {
  page: Page;
  context: BrowserContext;
  /** from now on an answer with this status is part of the story */
  expects: (status: number, path: RegExp) => void;
  /** ends the visit; throws when the browser had anything to complain of */
  leave: () => Promise<void>;
};

export type How = { locale?: Locale; theme?: Theme; size?: Size };

export async function visit(browser: Browser, how: How = {}): Promise<Visit> {
  const context = await browser.newContext({
    locale: how.locale ?? "en",
    colorScheme: how.theme ?? "light",
    viewport: SIZES[how.size ?? "desktop"],
    timezoneId: "America/New_York",
    // a colour half way to another is nobody's colour
    reducedMotion: "reduce",
    acceptDownloads: true,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const faults: string[] = [];
  // Nobody being signed in is an answer like any other.
  const expected: [number, RegExp][] = [[401, /^\/api\/session$/]];
  await context.exposeFunction("reportViolation", (text: string) => faults.push(`content security policy: ${text}`));
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) =>
      (window as unknown as { reportViolation: (text: string) => void }).reportViolation(
        `${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber} ${event.sample}`,
      ),
    );
  });
  page.on("pageerror", (error) => faults.push(`error: ${error.stack ?? error.message}`));
  page.on("console", (message) => {
    // refused requests are judged below, by who refused what
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource"))
      faults.push(`console: ${message.text()}`);
  });
  page.on("response", (response) => {
    const path = new URL(response.url()).pathname;
    const status = response.status();
    if (status >= 400 && !expected.some(([known, of]) => known === status && of.test(path)))
      faults.push(`${response.request().method()} ${path}: ${status}`);
  });
  return {
    page,
    context,
    expects: (status, path) => expected.push([status, path]),
    async leave() {
      await context.close();
      if (faults.length > 0) throw new Error(`The browser complained:\n${faults.join("\n")}`);
    },
  };
}

/** Comes in by a link and leaves the password for later. */
export async function enter(page: Page, link: string): Promise<void> {
  await page.goto(link);
  const later = page.getByRole("button", { name: /^(Later|以后再说)$/ });
  await press(page, later);
  await page.getByRole("navigation").first().waitFor();
}

/** Goes to something by Tab alone; fails when it cannot be reached, or has no ring to be seen by when it is. */
export async function tabTo(page: Page, target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  await target.waitFor();
  for (let pressed = 0; pressed < 400; pressed++) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      const ring = await target.evaluate((element) => {
        const style = getComputedStyle(element);
        return style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 2;
      });
      if (!ring) throw new Error(`${target} has the focus, but nothing shows it`);
      return;
    }
    await page.keyboard.press(key);
  }
  throw new Error(`${target} cannot be reached by ${key}`);
}

/** Reaches a button or link by Tab and opens it by Enter. */
export async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press("Enter");
}

/** Chooses in a list by typing the beginning of what is wanted, as every system lets one do. */
export async function choose(page: Page, list: Locator, beginning: string): Promise<void> {
  await tabTo(page, list);
  await page.keyboard.type(beginning);
}

/** Types into a field that is reached by Tab. */
export async function fill(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.type(text);
}

export type Given = { name: string; text: string | Uint8Array };

/** Hands files over through the file dialog that the button opens. */
export async function bring(page: Page, ...files: Given[]): Promise<void> {
  const [dialog] = await Promise.all([
    page.waitForEvent("filechooser"),
    press(
      page,
      page
        .getByRole("region", { name: /^(Drop exports here|将导出文件拖到此处)$/ })
        .getByRole("button", { name: /^(Choose files|选择文件)$/ }),
    ),
  ]);
  await dialog.setFiles(files.map(({ name, text }) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) })));
}

export async function resize(page: Page, size: Size): Promise<void> {
  await page.setViewportSize(SIZES[size]);
}

/** The card under a title. */
export function card(page: Page, title: string | RegExp): Locator {
  return page.locator("section", { has: page.getByRole("heading", { level: 2, name: title }) });
}
