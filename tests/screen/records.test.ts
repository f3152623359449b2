/** From a figure down to a record and what it was before; a rep finds the own ones, and a coach no customer's name. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type * as User from "@clearboard/store/user";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { launch } from "./browser.ts";
import * as Company from "./company.ts";
import { type Site, start } from "./site.ts";
import { card, enter, press, type Visit, visit } from "./visit.ts";

let browser: Browser;
let site: Site;
const folder = mkdtempSync(join(tmpdir(), "clearboard-records-"));

/** Hana Sato is R08. */
const OWN = "R08";
const HEAD = "deal id,owner,stage,amount,currency,close date,product,customer tier,probability,customer,updated at\n";

beforeAll(async () => {
  [browser, site] = await Promise.all([launch(), start(inject("templates"), "company")]);
  const runNights = [
    `P1,${OWN},proposal,5000,,2026-11-15,Fibre,A,40%,Bright Bakery,2026-10-12 09:00:00\nP2,R01,proposal,7000,,2026-11-20,Voice,B,60%,Calm Cafe,2026-10-12 09:00:00\n`,
    `P1,${OWN},negotiation,5000,,2026-11-30,Fibre,A,70%,Bright Bakery,2026-10-20 09:00:00\n`,
  ];
  for (const [at, rows] of runNights.entries()) {
    const path = join(folder, `pipeline-${at + 1}.csv`);
    writeFileSync(path, HEAD + rows);
    site.cli("import", path);
  }
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
  rmSync(folder, { recursive: true });
});

async function as(role: User.Role, look: (visit: Visit) => Promise<void>): Promise<void> {
  const here = await visit(browser);
  await enter(here.page, await site.link(role));
  await look(here);
  await here.leave();
}

it("a director finds an open deal, what slipped, and the rows that said so", () =>
  as("director", async ({ page }) => {
    await press(page, page.getByRole("link", { name: "Records" }).first());
    const list = page.getByRole("combobox", { name: "Month" });
    await list.selectOption("open");
    const row = page.getByRole("row", { name: /P1/ });
    await row.getByText("was 15 Nov 2026").waitFor();
    await row.getByText("was proposal").waitFor();
    await press(page, row.getByRole("link", { name: "P1" }));
    const history = card(page, "What was it before?");
    await history
      .getByRole("row", { name: /Expected close 30 Nov 2026 20 Oct 2026 pipeline-2\.csv, line 2/ })
      .waitFor();
    await card(page, "What does it say now?").getByText("Bright Bakery").waitFor();
    await press(page, card(page, "Which rows said so?").getByRole("link", { name: "pipeline-1.csv, line 2" }));
    await page.getByRole("heading", { name: "What became of every row?" }).waitFor();
  }));

it("a figure's rows lead to their records", () =>
  as("director", async ({ page }) => {
    await page.goto(`${site.origin}/board/${Company.LAST}?figure=${Company.LAST}/draft/company/revenue`);
    await press(page, page.locator("[data-slot=body] tbody a").first());
    await card(page, "What does it say now?").getByText("won").first().waitFor();
  }));

it("a rep finds the own records alone, with the customer's name", () =>
  as("rep", async ({ page, expects }) => {
    expects(404, /^\/api\/record$/);
    await page.goto(`${site.origin}/records?kind=deal&month=open`);
    await page.getByRole("row", { name: /P1.*Bright Bakery/ }).waitFor();
    expect(await page.content()).not.toMatch(/P2|Calm Cafe/);
    const served = await page.evaluate(async () => (await fetch("/api/record?kind=deal&id=P2")).status);
    expect(served).toBe(404);
  }));

it("a coach reads the deal and not whom it is with", () =>
  as("coach", async ({ page }) => {
    await page.goto(`${site.origin}/records/one?kind=deal&source=clearboard&id=P1`);
    await card(page, "What does it say now?").getByText("hidden").waitFor();
    expect(await page.content()).not.toMatch(/Bright Bakery/);
  }));
