/** Whether a screen can be used by everyone: axe-core, nothing wider than the page, targets large enough; and a picture of it. */
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type axe from "axe-core";
import type { Page } from "playwright-core";
import { ROOT } from "./site.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const OUT = join(ROOT, "tests/.out");

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What is wrong with the screen as it stands, in lines people can act on; empty when all is well. */
export async function faults(page: Page): Promise<string[]> {
  return [...(await violations(page, { type: "tag", values: TAGS })), ...(await measures(page))];
}

/** The same where only the colours are others than at the last look. */
export function colourFaults(page: Page): Promise<string[]> {
  return violations(page, { type: "rule", values: ["color-contrast"] });
}

/** No card waits for its content any more, and what came is painted. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector("[role=status][aria-label]") === null);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** Keeps a picture for people to look at. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(OUT, { recursive: true });
  await page.screenshot({ path: join(OUT, `${name}.png`), fullPage: false });
}

async function violations(page: Page, only: axe.RunOnly): Promise<string[]> {
  // Evaluated by the debugger, as the content security policy forbids any other way in.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  const found = await page.evaluate(async (runOnly) => {
    const { axe } = window as unknown as { axe: typeof import("axe-core") };
    const options: axe.RunOptions = {
      runOnly,
      ...(runOnly.type === "tag" ? { rules: { "target-size": { enabled: true } } } : {}),
      resultTypes: ["violations"],
    };
    return (await axe.run(document, options)).violations.map((item) => ({
      id: item.id,
      help: item.help,
      nodes: item.nodes.map(
        (node) =>
          `${node.target.join(" ")}: ${node.html.slice(0, 160)} (${node.failureSummary?.split("\n")[1]?.trim()})`,
      ),
    }));
  }, only);
  return found.map(
    (item) => `${item.id}: ${item.help}, ${item.nodes.length} times, as ${item.nodes.slice(0, 3).join("; ")}`,
  );
}

async function measures(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const wrong: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) {
      const wide = [...document.querySelectorAll<HTMLElement>("body *")]
        .filter((item) => item.getBoundingClientRect().right > root.clientWidth + 1)
        .map((item) => `<${item.tagName.toLowerCase()} class="${item.className}"> ${item.textContent?.slice(0, 40)}`);
      wrong.push(`the page scrolls sideways: ${root.scrollWidth} of ${root.clientWidth} px, because of ${wide[0]}`);
    }
    const name = (item: Element) =>
      `${item.tagName.toLowerCase()} "${item.getAttribute("aria-label") ?? item.textContent?.trim().slice(0, 40)}"`;
    const seen = (item: Element) =>
      item.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) && !item.closest(".hidden");
    for (const item of document.querySelectorAll("button:not(.link), select, input:not([type=file])")) {
      const { height, width } = item.getBoundingClientRect();
      if (seen(item) && (height < 24 || width < 24)) wrong.push(`${name(item)} is only ${width} x ${height} px`);
    }
    for (const bar of document.querySelectorAll("nav")) {
      if (getComputedStyle(bar).position !== "fixed" || !seen(bar)) continue;
      for (const tab of bar.querySelectorAll("a")) {
        const { height, width } = tab.getBoundingClientRect();
        if (height < 44 || width < 44) wrong.push(`the tab ${name(tab)} is only ${width} x ${height} px`);
      }
    }
    return wrong;
  });
}
