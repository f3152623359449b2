/** A payroll officer's month by keyboard: publish, hold one, adjust one, two people agree, release, and sum the file for payroll. */
import { readFileSync } from "node:fs";
import type * as Run from "@clearboard/core/pay/run";
import type * as Statement from "@clearboard/core/pay/statement";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { launch } from "./browser.ts";
import * as Company from "./company.ts";
import { type Site, start } from "./site.ts";
import { card, choose, enter, fill, press, tabTo, type Visit, visit } from "./visit.ts";

let browser: Browser;
let site: Site;
let first: Visit;
let second: Visit;

beforeAll(async () => {
  [browser, site] = await Promise.all([launch(), start(inject("templates"), "company")]);
  site.cli("users", "add", "erik", "--role", "director");
  [first, second] = await Promise.all([visit(browser), visit(browser)]);
  await enter(first.page, await site.link("director"));
  await enter(second.page, await site.link("erik"));
});
afterAll(async () => {
  await first?.leave();
  await second?.leave();
  await browser?.close();
  await site?.stop();
});

const [ANNA, BO] = ["Anna Berg", "Bo Chen"];
const run = () => site.cli("pay", "--month", Company.LAST) as Run.Info;
const rowOf = (name: string) => run().people.find((row) => row.name === name);
const minor = (name: string) => BigInt(rowOf(name)?.paid.minor ?? 0);
const byHand = (page: Page) => card(page, "What was decided by hand?");
const life = (page: Page) => card(page, "Where is it on its way to payroll?");

async function open(page: Page): Promise<void> {
  await page.goto(`${site.origin}/pay/${Company.LAST}`);
  await byHand(page).waitFor();
}

it("publishes the month", async () => {
  const { page } = first;
  await page.goto(`${site.origin}/board/${Company.LAST}`);
  await press(page, page.getByRole("button", { name: "Close month" }));
  const dialog = page.getByRole("dialog");
  await press(page, dialog.getByRole("button", { name: "Close month" }));
  await press(page, page.getByRole("button", { name: "Publish", exact: true }));
  await press(page, dialog.getByRole("button", { name: "Publish this board" }));
  await page.getByText("Published version 1").waitFor();
  expect(run()).toMatchObject({ status: "posted", state: "earned" });
});

it("holds one person's pay with its reason", async () => {
  const { page } = first;
  await open(page);
  await press(page, byHand(page).getByRole("button", { name: "Hold pay" }));
  const dialog = page.getByRole("dialog");
  await choose(page, dialog.getByRole("combobox", { name: "Person" }), ANNA);
  await fill(page, dialog.getByRole("textbox", { name: "Reason" }), "bank account unknown");
  await press(page, dialog.getByRole("button", { name: "Hold it" }));
  await byHand(page).getByText(`${ANNA} is on hold`).waitFor();
  expect(rowOf(ANNA)?.held).toBe("bank account unknown");
});

it("adjusts another person's pay, which counts once the second director confirms it", async () => {
  const { page } = first;
  const before = minor(BO);
  await press(page, byHand(page).getByRole("button", { name: "Adjust pay" }));
  const dialog = page.getByRole("dialog");
  await choose(page, dialog.getByRole("combobox", { name: "Person" }), BO);
  await fill(page, dialog.getByRole("textbox", { name: "Amount in CNY" }), "120.50");
  await choose(page, dialog.getByRole("combobox", { name: "Kind of reason" }), "Dispute");
  await fill(page, dialog.getByRole("textbox", { name: "Reason" }), "the deal of the fair was his");
  await press(page, dialog.getByRole("button", { name: "Enter adjustment" }));
  await byHand(page).getByText("Waits for another director to confirm it").waitFor();
  expect(minor(BO)).toBe(before);
  first.expects(403, /\/confirm$/);
  await press(page, byHand(page).getByRole("button", { name: `Confirm the adjustment of ${BO}` }));
  await byHand(page).getByRole("alert").getByText("Another director must confirm it.").waitFor();
  await open(second.page);
  await press(second.page, byHand(second.page).getByRole("button", { name: `Confirm the adjustment of ${BO}` }));
  await byHand(second.page).getByText("Confirmed: erik").waitFor();
  expect(minor(BO)).toBe(before + 12_050n);
  const statement = site.cli("statement", "--month", Company.LAST, "--person", BO) as Statement.Info;
  expect(statement.entries.at(-1)).toMatchObject({ kind: "manual", amount: { minor: "12050" } });
  await second.page.goto(`${site.origin}/pay/${Company.LAST}/${statement.person.id}`);
  await second.page.getByText("By hand: Dispute settled").first().waitFor();
  await second.page.getByText("the deal of the fair was his").waitFor();
});

it("is approved and released by the second director, not by who published", async () => {
  await open(first.page);
  first.expects(403, /\/approve$/);
  await press(first.page, life(first.page).getByRole("button", { name: "Approve" }));
  await press(first.page, first.page.getByRole("dialog").getByRole("button", { name: "Approve" }));
  await life(first.page)
    .getByRole("alert")
    .getByText(/Another director must approve/)
    .waitFor();
  const { page } = second;
  await open(page);
  for (const [step, state] of [
    ["Approve", "approved"],
    ["Release to payroll", "released"],
  ] as const) {
    await press(page, life(page).getByRole("button", { name: step }));
    await press(page, page.getByRole("dialog").getByRole("button", { name: step }));
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await expect.poll(() => run().state).toBe(state);
  }
});

it("hands payroll a file that sums to the run less what is on hold", async () => {
  const { page } = second;
  const link = life(page).getByRole("link", { name: "Payroll file (CSV)" });
  await tabTo(page, link);
  const [came] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  expect(came.suggestedFilename()).toBe(`payroll-${Company.LAST}.csv`);
  const [head = "", ...rows] = readFileSync(await came.path(), "utf8")
    .replace(/^\uFEFF/, "")
    .trimEnd()
    .split("\r\n");
  const at = head.split(",").indexOf("Amount");
  const sum = rows.reduce((left, row) => left + BigInt((row.split(",")[at] ?? "").replace(".", "")), 0n);
  const { totals } = run();
  expect(totals.held.minor).toBe(rowOf(ANNA)?.paid.minor);
  expect(sum).toBe(BigInt(totals.paid.minor) - BigInt(totals.held.minor));
  expect(rows.join()).not.toContain(ANNA);
});
