import type * as Board from "@clearboard/core/board/info";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, it } from "vitest";
import { launch } from "./browser.ts";
import * as Company from "./company.ts";
import { type Site, start } from "./site.ts";
import { card, choose, enter, press, resize, tabTo, type Visit, visit } from "./visit.ts";

let browser: Browser;
let site: Site;
let director: Visit;

beforeAll(async () => {
  [browser, site] = await Promise.all([launch(), start(inject("templates"), "company")]);
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});
beforeEach(async () => {
  director = await visit(browser);
  await enter(director.page, await site.link("director"));
});
afterEach(() => director.leave());

const heading = (name: string) => director.page.getByRole("heading", { level: 1, name });
const panel = () => director.page.getByRole("complementary", { name: "How this figure was computed" });
const rowOf = (name: string) => director.page.getByRole("row", { name });

it("lets the director read the month, change it, and narrow it to a team, by the keyboard alone", async () => {
  const { page } = director;
  await heading("October 2026").waitFor();
  await choose(page, page.getByRole("combobox", { name: "Month" }), "September");
  await heading("September 2026").waitFor();
  expect(new URL(page.url()).pathname).toBe("/board/2026-09");
  // in the list itself the signs are typed, elsewhere they turn the page
  await page.keyboard.press("Tab");
  await page.keyboard.press("]");
  await heading("October 2026").waitFor();
  await choose(page, page.getByRole("combobox", { name: "Scope" }), "Falc");
  await page.getByText("Falcons, 5 ranked people").waitFor();
  expect(await page.locator("tbody [data-row]").count()).toBe(5);
  await page.keyboard.press("Home");
  await rowOf("Goran Ilić").waitFor();
});

it("shows a quarter from the list of months, opens a figure into its months, and keeps the choice in the address", async () => {
  const { page } = director;
  await heading("October 2026").waitFor();
  const picker = page.getByRole("combobox", { name: "Month or period" });
  await picker.selectOption("2026-Q3");
  await heading("Q3 2026").waitFor();
  expect(new URL(page.url()).pathname).toBe("/board/2026-Q3");
  const months = page.locator("[data-slot=period-months]");
  expect(await months.getByRole("link", { name: "September 2026" }).getAttribute("href")).toBe("/board/2026-09");
  // a period has no life of its own, and no titles
  expect(await page.getByRole("button", { name: /^(Close month|Publish|Late changes)/ }).count()).toBe(0);
  expect(await page.getByRole("heading", { name: /honours/ }).count()).toBe(0);
  await page.reload();
  await heading("Q3 2026").waitFor();
  const figure = card(page, /Q3 2026 reach/).locator("a[data-figure$='/company/revenue']");
  await press(page, figure);
  await panel().getByText("Recomputed from the boards of the months: same result").waitFor();
  await panel().getByText("The sum of the months of Q3 2026.").waitFor();
  await press(page, panel().locator("[data-slot=body] ol a").last());
  await panel().getByText("Recomputed from the stored rows: same result").waitFor();
  expect(page.url()).toContain("figure=2026-09/");
});

it("leads from the company's revenue down to a line of a file, and gives the focus back on Esc", async () => {
  const { page } = director;
  const figure = card(page, /^Will October reach/).locator("a[data-figure$='/company/revenue']");
  await press(page, figure);
  await panel().waitFor();
  const trail: string[] = [];
  const source = panel().getByRole("table");
  const step = panel().locator("[data-slot=body] ol a").first();
  const isTold = () => panel().getByText("Recomputed from the stored rows: same result").waitFor();
  await isTold();
  // from the company to a region, a team, a person: as far down as there is a step to open
  while ((await step.count()) > 0) {
    expect(trail.length).toBeLessThan(5);
    const address = page.url();
    trail.push((await step.textContent()) ?? "");
    await press(page, step);
    await page.waitForURL((url) => url.href !== address);
    await isTold();
    await panel()
      .locator("p.big", { hasText: trail.at(-1) ?? "" })
      .waitFor();
  }
  expect(trail.length).toBeGreaterThan(0);
  const first = source.getByRole("row").nth(1);
  const cells = await first.getByRole("cell").allTextContents();
  const line = Number(cells[3]);
  const text = Object.fromEntries(Company.FILES)[cells[2] ?? ""] ?? "";
  // the row that the screen names is the row that stands in the file
  expect(text.split("\n")[line - 1]?.split(",")[0]).toBe(cells[0]);
  await page.keyboard.press("Escape");
  await panel().waitFor({ state: "detached" });
  expect(await figure.evaluate((item) => item === document.activeElement)).toBe(true);
});

it("opens a person by j, k and Enter, a row's reasons by e, and the list of keys by ?", async () => {
  const { page } = director;
  const first = page.locator("tbody [data-row]").first();
  const second = page.locator("tbody [data-row]").nth(1);
  await first.waitFor();
  const name = await second.getByRole("rowheader").getByRole("link").textContent();
  for (const key of ["j", "j", "k", "j"]) await page.keyboard.press(key);
  await page.keyboard.press("Enter");
  await panel()
    .getByText(name ?? "")
    .first()
    .waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("e");
  await panel().getByRole("heading", { name: "The rule" }).waitFor();
  await page.keyboard.press("Escape");
  expect(await second.evaluate((item) => item.contains(document.activeElement))).toBe(true);
  await page.keyboard.press("?");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
});

it("opens the reasons again at their own address, and Back closes them", async () => {
  const { page } = director;
  await tabTo(page, rowOf("Anna Berg").locator("[data-column=revenue] a"));
  await page.keyboard.press("Enter");
  await panel().getByRole("heading", { name: "Where it comes from" }).waitFor();
  const address = page.url();
  await page.goBack();
  await panel().waitFor({ state: "detached" });
  await page.goto(address);
  await panel().getByRole("table").waitFor();
  await page.keyboard.press("Escape");
  await panel().waitFor({ state: "detached" });
});

it.each(Company.MONTHS)(
  "shows of %s what the API serves and the command line prints, in every scope",
  async (month) => {
    const { page } = director;
    for (const scope of ["company", "region:North", "team:Otters", "product:Fibre", "tier:A"]) {
      const query = scope === "company" ? "" : `?scope=${encodeURIComponent(scope)}`;
      await page.goto(`${site.origin}/board/${month}${query}`);
      const served = (await page.evaluate(
        async (path) => (await fetch(path)).json(),
        `/api/boards/${month}${query}`,
      )) as Board.Info;
      expect(site.cli("board", "--month", month, "--scope", scope)).toEqual(served);
      await page.locator("tbody [data-row]").first().waitFor();
      expect(await shown(page)).toEqual(served.people.map((person) => expected(person)));
      expect(await page.locator("footer .mono").textContent()).toBe(
        (served.digest.slice(0, 12).match(/.{4}/g) ?? []).join(" "),
      );
      const total = served.totals.metrics.revenue;
      const answer = card(page, /reach its target/).getByText(`¥${grouped(total?.minor ?? "")}`, { exact: true });
      expect(await answer.count()).toBe(1);
    }
  },
);

it("shows the same ranks and scores on a phone", async () => {
  const { page } = director;
  await resize(page, "phone");
  const served = (await page.evaluate(async () => (await fetch("/api/boards/2026-10")).json())) as Board.Info;
  await press(page, page.getByRole("button", { name: /^All \d+ people/ }));
  await page.locator("li[data-row]").nth(13).waitFor();
  const rows = await page.locator("li[data-row]").evaluateAll((all) =>
    all.map((row) => ({
      id: (row as HTMLElement).dataset.row,
      rank: row.children[0]?.textContent,
      score: row.children[3]?.textContent?.replace("*", ""),
    })),
  );
  expect(rows).toEqual(
    served.people.map((person) => expected(person)).map(({ id, rank, score }) => ({ id, rank, score: score ?? "–" })),
  );
});

type Row = { id: string; rank: string; revenue: string | null; score: string | null };

/** What the table says, as text; null where a cell has no figure. */
function shown(page: Page): Promise<Row[]> {
  return page.locator("tbody [data-row]").evaluateAll((rows) =>
    rows.map((row) => {
      const cell = (name: string) => {
        const found = row.querySelector(`[data-column=${name}]`);
        const text = found?.textContent?.replace("*", "").trim() ?? null;
        return text === null || text.startsWith("–") ? null : text;
      };
      return {
        id: (row as HTMLElement).dataset.row ?? "",
        rank: row.children[0]?.textContent ?? "",
        revenue: cell("revenue"),
        score: cell("score"),
      };
    }),
  );
}

/** The same by other means than the screen's own: whole numbers only. */
function expected(person: Board.Person): Row {
  const { revenue } = person.metrics;
  return {
    id: person.id,
    rank: person.rank === null ? "–" : `${person.rank}${person.isTied ? "=" : ""}`,
    revenue: revenue === null ? null : grouped(revenue.minor),
    score: person.score.total === null ? null : tenths(person.score.total),
  };
}

/** Minor units of two decimals as whole units, half away from zero, with commas. */
function grouped(minor: string): string {
  const whole = (BigInt(minor) + 50n) / 100n;
  return String(whole).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** Decimal text with two decimals to one, half up. */
function tenths(text: string): string {
  const [whole = "0", part = ""] = text.split(".");
  const all = (BigInt(whole + part.padEnd(2, "0").slice(0, 2)) + 5n) / 10n;
  return `${all / 10n}.${all % 10n}`;
}
