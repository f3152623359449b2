/** Pay from the first look to payroll, by keyboard: the run, the statements, the estimate, approval, and what comes late. */
import { readFileSync } from "node:fs";
import type * as Board from "@clearboard/core/board/info";
import type * as Run from "@clearboard/core/pay/run";
import type * as Statement from "@clearboard/core/pay/statement";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { launch } from "./browser.ts";
import * as Company from "./company.ts";
import { type Site, start } from "./site.ts";
import { bring, card, choose, enter, fill, press, tabTo, type Visit, visit } from "./visit.ts";

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

const ANNA = "Anna Berg";
const HEAD = "deal id,owner,stage,amount,currency,close date,product,customer tier";
const run = (month = Company.LAST) => site.cli("pay", "--month", month) as Run.Info;
const board = () => site.cli("board", "--month", Company.LAST) as Board.Info;
const statement = (name: string, month = Company.LAST) =>
  site.cli("statement", "--month", month, "--person", name) as Statement.Info;
/** Minor units as the screen writes them. */
const money = ({ minor }: { minor: string }) => {
  const digits = minor.replace("-", "").padStart(3, "0");
  return `${minor.startsWith("-") ? "-" : ""}¥${digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ",")}.${digits.slice(-2)}`;
};
const link = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Main" }).getByRole("link", { name, exact: true });
const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name, exact: true }).waitFor();

async function as(role: "rep" | "coach" | "importer" | "director", look: (visit: Visit) => Promise<void>) {
  const here = await visit(browser);
  await enter(here.page, await site.link(role));
  await look(here);
  await here.leave();
}

/** Somebody else brings a file meanwhile. */
const importAs = (name: string, ...lines: string[]) =>
  as("importer", async ({ page }) => {
    await bring(page, { name, text: `${lines.join("\n")}\n` });
    await page.getByRole("link", { name }).first().waitFor();
  });

/** Opens a person's statement from the run of a month, as one does who knows only the name. */
async function find(page: Page, month: string, name: string): Promise<void> {
  await press(page, link(page, "Pay"));
  await heading(page, "Pay");
  await choose(page, page.getByRole("combobox", { name: "Month" }), month);
  await card(page, `What does ${month} pay, and to whom?`).waitFor();
  await fill(page, page.getByRole("searchbox", { name: "Find a person or team" }), name);
  await press(page, page.getByRole("link", { name, exact: true }));
  await heading(page, name);
}

async function download(page: Page, target: Locator): Promise<{ name: string; bytes: Buffer }> {
  const [came] = await Promise.all([page.waitForEvent("download"), press(page, target)]);
  return { name: came.suggestedFilename(), bytes: readFileSync(await came.path()) };
}

it("leads a director from the month's total to a person, the steps of the pay, and the row of the file", async () => {
  const { page } = director;
  await press(page, link(page, "Pay"));
  const all = card(page, "What does October 2026 pay, and to whom?");
  await all.getByText(money(run().totals.paid)).waitFor();
  await all.getByText("to 14 people").waitFor();
  await find(page, "October 2026", ANNA);
  const earned = card(page, `What has ${ANNA} earned, and why?`);
  const bonus = board().people.find(({ name }) => name === ANNA)?.bonus ?? { minor: "0" };
  await earned
    .getByRole("row", { name: "Total of this statement" })
    .or(earned.getByText("Pay for October 2026"))
    .waitFor();
  await earned.getByText(money(bonus)).first().waitFor();
  // each rate with the part of the sales it is paid on
  const { result } = statement(ANNA);
  const tiers = result?.steps.filter(({ code }) => code.startsWith("tier.")) ?? [];
  expect(tiers.length).toBeGreaterThan(1);
  for (const rate of ["1%", "2%", "3.5%"]) await earned.getByText(`× ${rate}`).waitFor();
  const [deal] = statement(ANNA).deals;
  const row = card(page, "Which deals count?").getByRole("row", { name: deal?.row.id ?? "" });
  await row.getByText(`deals-${Company.LAST}.csv, line ${deal?.row.line}`).waitFor();
});

it("orders the run by whatever a payroll clerk asks for", async () => {
  const { page } = director;
  await press(page, page.getByRole("link", { name: "All statements" }));
  await page.getByRole("rowheader", { name: ANNA }).waitFor();
  const names = () => page.getByRole("rowheader").getByRole("link").allTextContents();
  const first = await names();
  const paid = page.getByRole("columnheader", { name: "So far" });
  expect(await paid.getAttribute("aria-sort")).toBe("none");
  await press(page, paid.getByRole("button"));
  expect(await paid.getAttribute("aria-sort")).toBe("descending");
  const people = run().people;
  const of = (name: string) => BigInt(people.find((item) => item.name === name)?.paid.minor ?? 0);
  const dearest = await names();
  expect(dearest.map(of)).toEqual(dearest.map(of).sort((item, two) => (item > two ? -1 : item < two ? 1 : 0)));
  await page.keyboard.press("Enter");
  expect(await paid.getAttribute("aria-sort")).toBe("ascending");
  // who has no target is paid nothing, and stands last either way
  expect([dearest.at(-1), (await names()).at(-1)]).toEqual(["王芳", "王芳"]);
  await press(page, page.getByRole("columnheader", { name: "Person" }).getByRole("button"));
  expect(await names()).toEqual(first);
});

it("shows a rep the own pay and what one more deal pays, which is what it pays once it is there", () =>
  as("rep", async ({ page }) => {
    const before = statement(Company.REP);
    const own = card(page, "Where do I stand?");
    await press(page, own.getByRole("link", { name: "Statement" }));
    await heading(page, Company.REP);
    await press(page, link(page, "Pay"));
    await card(page, "What have I earned, and why?").getByText(money(before.paid)).first().waitFor();
    const more = card(page, "What does one more deal pay?");
    const amount = more.getByRole("textbox", { name: "Amount of the deal" });
    await tabTo(page, amount);
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("0");
    await more.getByText("Enter an amount above 0, at most 2 decimals.").waitFor();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("23,456.78");
    const cells = more.getByRole("row").nth(1).getByRole("cell");
    const [, adds, then] = await cells.allTextContents();
    await more
      .getByText(adds ?? "", { exact: true })
      .first()
      .waitFor();
    await importAs("one-more.csv", HEAD, `M1,R08,won,23456.78,CNY,${Company.LAST}-31,Fibre,A`);
    const after = statement(Company.REP);
    expect(then).toBe(money(after.paid));
    const difference = { minor: String(BigInt(after.paid.minor) - BigInt(before.paid.minor)) };
    expect(adds).toBe(`+${money(difference)}`);
    await page.reload();
    await card(page, "What have I earned, and why?")
      .getByText(then ?? "")
      .first()
      .waitFor();
  }));

it("refuses another person's statement politely, and hands out none of it", () =>
  as("rep", async (here) => {
    const { page } = here;
    const anna = statement(ANNA);
    await page.goto(`${site.origin}/pay/${Company.LAST}/${anna.person.id}`);
    await page.getByText("Only the person themselves and directors see it.").waitFor();
    expect(await page.content()).not.toContain(ANNA);
    here.expects(404, /^\/api\/statements\//);
    const answer = await page.evaluate(
      async (path) => (await fetch(path)).status,
      `/api/statements/${Company.LAST}/${anna.person.id}`,
    );
    expect(answer).toBe(404);
    await press(page, page.getByRole("link", { name: "Go to my pay" }));
    await heading(page, Company.REP);
  }));

it("opens nobody's pay to a coach, who is told so at the address", () =>
  as("coach", async ({ page }) => {
    await link(page, "Board").waitFor();
    expect(await link(page, "Pay").count()).toBe(0);
    for (const address of ["/pay", `/pay/${Company.LAST}/${statement(ANNA).person.id}`]) {
      await page.goto(`${site.origin}${address}`);
      await heading(page, "Your role does not allow this");
      expect(await page.content()).not.toContain(ANNA);
    }
    // the board's panel names no statement either
    await press(page, page.getByRole("link", { name: "Go to the board" }));
    await page.getByRole("row", { name: ANNA }).waitFor();
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    await page.getByRole("complementary").getByText("Line reached").waitFor();
    expect(await page.getByRole("link", { name: "Statement" }).count()).toBe(0);
  }));

it("posts the run with the month, but not when a file came in between", async () => {
  const { page } = director;
  await press(page, link(page, "Pay"));
  await press(page, page.getByRole("link", { name: "Go to the board to publish" }));
  await press(page, page.getByRole("button", { name: "Close month" }));
  const dialog = page.getByRole("dialog");
  await press(page, dialog.getByRole("button", { name: "Close month" }));
  await press(page, page.getByRole("button", { name: "Publish", exact: true }));
  await dialog.locator(".mono").waitFor();
  await importAs("meanwhile.csv", HEAD, `M2,R01,won,2000.00,CNY,${Company.LAST}-30,Fibre,A`);
  director.expects(409, /\/publish$/);
  await press(page, dialog.getByRole("button", { name: "Publish this board" }));
  await page.getByRole("status").getByText("The figures changed since you looked.").waitFor();
  expect(run().status).toBe("preliminary");
  await page.locator("footer .mono").getByText(board().digest.slice(0, 4)).waitFor();
  await press(page, page.getByRole("button", { name: "Publish", exact: true }));
  await press(page, dialog.getByRole("button", { name: "Publish this board" }));
  await page.getByText("Published version 1").waitFor();
  expect(run()).toMatchObject({ status: "posted", state: "earned" });
});

it("leads from a person's figures on the board to the statement that pays them", async () => {
  const { page } = director;
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  const panel = page.getByRole("complementary", { name: "How this figure was computed" });
  await press(page, panel.getByRole("link", { name: "Statement" }));
  await heading(page, board().people[0]?.name ?? "");
  await page.getByText("posted", { exact: true }).waitFor();
});

it("refuses to approve another run than the one there, in words", async () => {
  // a page whose run is not the posted one, however it came to be
  const { page } = director;
  await page.route(`**/api/pay/${Company.LAST}`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), digest: "0".repeat(64) } });
  });
  await press(page, link(page, "Pay"));
  await press(page, page.getByRole("button", { name: "Approve" }));
  director.expects(409, /\/approve$/);
  await press(page, page.getByRole("dialog").getByRole("button", { name: "Approve" }));
  await page
    .getByRole("alert")
    .getByText(/has changed since you looked at it/)
    .waitFor();
  expect(run().state).toBe("earned");
  await page.unroute(`**/api/pay/${Company.LAST}`);
  await press(page, page.getByRole("alert").getByRole("button"));
  await page.getByRole("alert").waitFor({ state: "detached" });
});

it("approves exactly what the dialog shows, then releases it, each under the director's name", async () => {
  const { page } = director;
  const { totals, digest } = run();
  const dialog = page.getByRole("dialog");
  await press(page, page.getByRole("button", { name: "Approve" }));
  await dialog.getByText(money(totals.paid)).waitFor();
  await dialog.getByText(digest.slice(0, 12)).waitFor();
  await press(page, dialog.getByRole("button", { name: "Cancel" }));
  expect(run().state).toBe("earned");
  await press(page, page.getByRole("button", { name: "Approve" }));
  await press(page, dialog.getByRole("button", { name: "Approve" }));
  await page.getByRole("status").getByText("Approved").waitFor();
  await press(page, page.getByRole("button", { name: "Release to payroll" }));
  await dialog.getByText(money(totals.paid)).waitFor();
  await press(page, dialog.getByRole("button", { name: "Release to payroll" }));
  await page.getByText("Released to payroll.", { exact: false }).waitFor();
  expect(run()).toMatchObject({ state: "released", digest });
  const way = card(page, "Where is it on its way to payroll?");
  expect((await way.getByRole("listitem").allTextContents()).map((text) => text.includes("director"))).toEqual([
    ...[true, true, true],
  ]);
});

it("hands the run and a statement out as CSV and as a workbook", async () => {
  const { page } = director;
  const csv = await download(page, page.getByRole("link", { name: "CSV", exact: true }));
  expect(csv.name).toMatch(/2026-10.*\.csv$/);
  for (const { name } of run().people) expect(csv.bytes.toString()).toContain(name);
  const workbook = await download(page, page.getByRole("link", { name: "Excel", exact: true }));
  expect([workbook.name.slice(-5), workbook.bytes.subarray(0, 2).toString()]).toEqual([".xlsx", "PK"]);
  await find(page, "October 2026", ANNA);
  const own = await download(page, page.getByRole("link", { name: "CSV", exact: true }));
  expect(own.bytes.toString()).toContain(`deals-${Company.LAST}.csv`);
  expect(own.bytes.toString()).not.toContain(Company.REP);
  const sheet = await download(page, page.getByRole("link", { name: "Excel", exact: true }));
  expect(sheet.bytes.subarray(0, 2).toString()).toBe("PK");
});

it("tells why the pay would be another since publication, and posts the difference in the next month by its cause", async () => {
  const { page } = director;
  const before = statement(ANNA);
  await importAs(
    "late.csv",
    HEAD,
    `L1,R01,won,4000.00,CNY,${Company.LAST}-30,Fibre,A`,
    `N1,R01,won,90000.00,CNY,2026-11-02,Fibre,A`,
  );
  await importAs("november.csv", `${Company.targets}2026-11,person,R01,100000.00,CNY`);
  expect(statement(ANNA)).toEqual(before);
  // 4,000.00 above the sprint line at 5%
  await find(page, "October 2026", ANNA);
  const why = card(page, "Why did it change?");
  await why.getByText("+¥200.00").first().waitFor();
  await why
    .getByRole("row", { name: /New deal L1/ })
    .getByText("¥200.00")
    .waitFor();
  await find(page, "November 2026", ANNA);
  const earlier = card(page, "What changed for earlier months?");
  const after = money({ minor: String(BigInt(before.paid.minor) + 20_000n) });
  await earlier.getByText(`October 2026: ${money(before.paid)} published, ${after} as known now`).waitFor();
  const cause = earlier.getByRole("row", { name: /New deal L1/ });
  await cause.getByText("late.csv, line 2").waitFor();
  // the default plan pays 1% up to 80% of the target and 2% above it: 800.00 + 200.00, and the 200.00
  await card(page, `What has ${ANNA} earned, and why?`).getByText("¥1,200.00").waitFor();
});

it("tells a director where a month has no statement of a person", async () => {
  const { page } = director;
  await page.goto(`${site.origin}/pay/2026-11/per_nobody`);
  director.expects(404, /per_nobody/);
  await page.getByText("There is no statement for this month.").waitFor();
  expect(await page.getByRole("alert").count()).toBe(0);
});
