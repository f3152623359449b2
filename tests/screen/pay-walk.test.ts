/**
 * A payroll officer's month by keyboard: publish, hold one, adjust one, two people agree, release, and sum the file for
 * payroll; then what payroll really paid, and a late credit note in the next month.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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

const NEXT = "2026-11";

/** Takes a file in by the command line. */
function take(name: string, text: string): void {
  const folder = mkdtempSync(join(tmpdir(), "clearboard-walk-"));
  writeFileSync(join(folder, name), text);
  site.cli("import", join(folder, name));
  rmSync(folder, { recursive: true });
}

const statementOf = (month: string, name: string) =>
  site.cli("statement", "--month", month, "--person", name) as Statement.Info;

it("takes what payroll really paid, and the next statement starts from it", async () => {
  const { page } = first;
  await open(page);
  const released = minor(BO);
  const actuals = card(page, "What did payroll really pay?");
  await press(page, actuals.getByRole("button", { name: "Enter what payroll paid" }));
  const dialog = page.getByRole("dialog");
  await choose(page, dialog.getByRole("combobox", { name: "Person" }), BO);
  const really = `${(released + 2000n) / 100n}.${String((released + 2000n) % 100n).padStart(2, "0")}`;
  await fill(page, dialog.getByRole("textbox", { name: "Amount in CNY" }), really);
  await fill(page, dialog.getByRole("textbox", { name: "Note (optional)" }), "rounded up by the bank");
  await press(page, dialog.getByRole("button", { name: "Enter it" }));
  await actuals.getByText("rounded up by the bank").waitFor();
  // A month like the others, but for Anna, who sells one deal.
  const isSold = (line: string) => !line.includes("-R01-") || line.startsWith(`${NEXT}-R01-0,`);
  take("november.csv", Company.deals(NEXT).split("\n").filter(isSold).join("\n"));
  take("targets.csv", Company.targets.replaceAll(Company.LAST, NEXT));
  const next = statementOf(NEXT, BO);
  expect(next.entries.map(({ kind, amount }) => [kind, amount.minor])).toEqual([
    ["earned", next.own?.minor],
    ["deducted", "-2000"],
  ]);
  await page.goto(`${site.origin}/pay/${NEXT}/${next.person.id}`);
  await page.getByText("Carried from earlier pay, taken off").first().waitFor();
  await page.goto(`${site.origin}/pay/${Company.LAST}/${next.person.id}`);
  await page.getByText(/Payroll really paid/).waitFor();
});

it("carries a late credit note that is above the next month's pay, as the plan says, and shows it before the approval", async () => {
  const { page } = first;
  const rows = [0, 1, 2, 3].map((n) => `L${n},${Company.LAST}-R01-${n},R01,${NEXT}-12,14000.00,CNY`);
  take("late.csv", `refund id,deal id,owner,refund date,amount,currency\n${rows.join("\n")}\n`);
  const { paid, after, entries, person } = statementOf(NEXT, ANNA);
  const sum = (kinds: string[]) =>
    entries.reduce((left, { kind, amount }) => (kinds.includes(kind) ? left + BigInt(amount.minor) : left), 0n);
  expect(paid.minor).toBe("0");
  expect(sum(["clawback", "adjustment"])).toBeLessThan(0n);
  expect(sum(["carried"])).toBe(-sum(["earned", "clawback", "adjustment"]));
  expect(BigInt(after.deficit.minor)).toBe(sum(["carried"]));
  await page.goto(`${site.origin}/pay/${NEXT}/${person.id}`);
  await page.getByText("Below 0: pays 0, carried to later pay").first().waitFor();
  await page.getByText("To be taken off later pay").first().waitFor();
  // Anna's October is still on hold: her balances say so.
  await page.getByText(/On hold, of/).waitFor();
});
