import { readFileSync } from "node:fs";
import type * as Board from "@clearboard/core/board/info";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, it } from "vitest";
import { launch } from "./browser.ts";
import * as Company from "./company.ts";
import { type Site, start } from "./site.ts";
import { bring, card, choose, enter, fill, press, type Visit, visit } from "./visit.ts";

let browser: Browser;
let site: Site;
let importer: Visit;

beforeAll(async () => {
  [browser, site] = await Promise.all([launch(), start(inject("templates"), "company")]);
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});
beforeEach(async () => {
  importer = await visit(browser);
  await enter(importer.page, await site.link("importer"));
  await importer.page.getByRole("heading", { level: 1, name: "Imports" }).waitFor();
});
afterEach(() => importer.leave());

const receipt = () => card(importer.page, "What became of every row?");
const board = (month: string) => site.cli("board", "--month", month) as Board.Info;
const arrived = (name: string) => receipt().locator("header").getByText(name).waitFor();

/** A kind of file that the company described itself. */
const GERMAN = {
  name: "german",
  title: { en: "German deals", zh: "德国成交" },
  source: "crm-de",
  match: { header: [["Nr"], ["Summe"]] },
  emits: [
    {
      kind: "deal",
      id: [["Nr"]],
      owner: { what: "id", column: ["Wer"] },
      stage: { column: ["Stand"], words: { won: "won" } },
      stageName: ["Stand"],
      amount: { column: ["Summe"] },
      closeDay: { column: ["Tag"], order: "ymd" },
    },
  ],
};

/** The counts of the receipt by their names. */
async function counts(page: Page): Promise<Record<string, number>> {
  const parts = await receipt()
    .locator("dl > div")
    .evaluateAll((all) =>
      all.map((item) => [
        item.querySelector("dt")?.textContent ?? "",
        Number(item.querySelector("dd")?.textContent?.replaceAll(",", "")),
      ]),
    );
  expect(page.url()).toContain("/imports/");
  return Object.fromEntries(parts);
}

it("shows a file on its way, its receipt, and each refused row with line, column and reason; twice changes nothing", async () => {
  const { page } = importer;
  const before = board(Company.LAST);
  await Promise.all([
    page.getByRole("progressbar").waitFor(),
    bring(page, { name: "corrections.csv", text: Company.broken }),
  ]);
  await arrived("corrections.csv");
  expect(await counts(page)).toEqual({ Read: 4, Accepted: 2, Pending: 0, Rejected: 2 });
  const rows = await receipt().getByRole("table").getByRole("row").allTextContents();
  expect(rows.slice(1)).toHaveLength(2);
  const cells = (at: number) =>
    receipt().getByRole("table").getByRole("row").nth(at).getByRole("cell").allTextContents();
  const [line, column, , why] = await cells(1);
  expect([line, column]).toEqual(["3", "amount"]);
  expect(why).toMatch(/amount is not a/);
  expect((await cells(2)).slice(0, 2)).toEqual(["5", "close date"]);

  const download = page.waitForEvent("download");
  await press(page, receipt().getByRole("link", { name: "Reasons as a list" }));
  expect((await download).suggestedFilename()).toMatch(/rejected.*\.csv$/);

  const after = board(Company.LAST);
  expect(after.digest).not.toBe(before.digest);
  await bring(page, { name: "corrections-again.csv", text: Company.broken.replaceAll("\n", "\r\n") });
  await arrived("corrections-again.csv");
  expect(await counts(page)).toMatchObject({ Read: 4, Accepted: 0, Unchanged: 2, Rejected: 2 });
  expect(board(Company.LAST).digest).toBe(after.digest);
});

it("says of the very same bytes when they were taken in and under which name, and that nothing changed", async () => {
  const { page } = importer;
  const text = Company.broken.replaceAll("B", "S");
  await bring(page, { name: "september.csv", text });
  await arrived("september.csv");
  expect(await counts(page)).toEqual({ Read: 4, Accepted: 2, Pending: 0, Rejected: 2 });
  const address = page.url();
  const before = board(Company.LAST).digest;
  await bring(page, { name: "copy of september.csv", text });
  await receipt().getByText("Nothing new: this file was already imported").waitFor();
  await receipt()
    .getByText(/^copy of september\.csv is identical to the file imported on \d+ \w+,? \d\d:\d\d as september\.csv\./)
    .waitFor();
  expect(await counts(page)).toEqual({ Read: 4, Accepted: 0, Unchanged: 2, Pending: 0, Rejected: 2 });
  expect(page.url()).toBe(address);
  expect(board(Company.LAST).digest).toBe(before);
  await press(page, receipt().getByRole("button", { name: "See its first receipt" }));
  await arrived("september.csv,");
  expect(await counts(page)).toEqual({ Read: 4, Accepted: 2, Pending: 0, Rejected: 2 });
});

it("names the columns that nothing reads, maps one on the receipt, and counts its values in the kept file", async () => {
  const { page } = importer;
  const head = "deal id,owner,stage,amount,currency,close date,product,customer tier,Versand am,level";
  const text = `${head}\nM1,R01,won,10.00,CNY,${Company.LAST}-20,Fibre,A,03/04/2026,Gold\n`;
  await bring(page, { name: "mapped.csv", text });
  await arrived("mapped.csv");
  await receipt().getByText("Not used: Versand am, level.").waitFor();
  await press(page, receipt().getByRole("button", { name: "Map columns" }));
  await choose(page, receipt().getByRole("combobox", { name: "Read Versand am as" }), "Delivered");
  await press(page, receipt().getByRole("button", { name: "Save what Versand am is read as" }));
  await choose(page, receipt().getByRole("combobox", { name: /^Delivered: order of the date/ }), "day, month, year");
  const address = page.url();
  await press(page, receipt().getByRole("button", { name: "Save what Versand am is read as" }));
  await page.waitForURL((url) => url.href !== address);
  await receipt().getByText("Not used: level.").waitFor();
  expect(await counts(page)).toMatchObject({ Read: 1, Accepted: 1, Rejected: 0 });
});

it("marks in the history the file whose receipt is on screen, after each of several imports", async () => {
  const { page } = importer;
  const history = card(page, "Which files were imported?");
  for (const name of ["first.csv", "second.csv", "third.csv"]) {
    await bring(page, { name, text: Company.broken.replaceAll("B", name) });
    await arrived(name);
    await history.getByRole("link", { name }).waitFor();
    await expect.poll(() => history.locator("[aria-current]").allTextContents()).toEqual([name]);
  }
});

it("takes files that are dropped on the page, one after the other; rows known in other bytes stay unchanged", async () => {
  const { page } = importer;
  // the line ends of another system
  const files = Company.FILES.slice(0, 2).map(
    ([name, text]) => [`new-${name}`, text.replaceAll("\n", "\r\n")] as const,
  );
  const data = await page.evaluateHandle((dropped) => {
    const transfer = new DataTransfer();
    for (const [name, text] of dropped) transfer.items.add(new File([text], name, { type: "text/csv" }));
    return transfer;
  }, files);
  const zone = page.getByRole("region", { name: "Drop exports here" });
  await zone.dispatchEvent("dragover", { dataTransfer: data });
  await zone.dispatchEvent("drop", { dataTransfer: data });
  await arrived("new-targets.csv");
  const rows = Company.targets.trim().split("\n").length - 1;
  expect(await counts(page)).toMatchObject({ Read: rows, Accepted: 0, Unchanged: rows, Rejected: 0 });
  await card(page, "Which files were imported?").getByRole("link", { name: "new-people.csv" }).waitFor();
});

it.each([
  ["page.csv", "<!doctype html><html><body>Please sign in</body></html>", /is a web page/],
  [
    "photo.csv",
    new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70, 0, 1, 0, 0]),
    /binary|not a text|not text/i,
  ],
])("refuses %s with one sentence, and stores nothing of it", async (name, text, sentence) => {
  const { page } = importer;
  const before = board(Company.LAST).digest;
  await bring(page, { name, text });
  await receipt().getByText("This file was refused. Nothing stored has changed.").waitFor();
  await arrived(name);
  const fault = (await receipt().locator("p.fault").textContent()) ?? "";
  expect(fault).toMatch(sentence);
  expect(fault).not.toMatch(/undefined|\{|\[object/);
  expect(board(Company.LAST).digest).toBe(before);
});

it.each([
  ["empty.csv", "", /empty/i],
  ["head.csv", "deal id,owner,stage,amount,close date\n", /header/i],
])("lets %s wait, since others had rows, until somebody puts it away", async (name, text, sentence) => {
  const { page } = importer;
  const before = board(Company.LAST).digest;
  await bring(page, { name, text });
  await arrived(name);
  await receipt().getByText("This file is held. Nothing stored has changed.").waitFor();
  expect(await receipt().locator("p.behind").textContent()).toMatch(sentence);
  const held = card(page, "Which files are held?");
  await held.getByText("1 file held").waitFor();
  await press(page, held.getByRole("button", { name: "Dismiss" }));
  await press(page, page.getByRole("dialog").getByRole("button", { name: "Dismiss" }));
  await held.waitFor({ state: "detached" });
  expect(board(Company.LAST).digest).toBe(before);
});

it("shows what a held file would change, and lets it in by keyboard", async () => {
  const { page } = importer;
  const month = Company.MONTHS[1];
  // every call of the month, without the column that says who was called
  const narrow = Company.calls(month)
    .trim()
    .split("\n")
    .map((line) => line.split(",").slice(0, -1).join(","))
    .join("\n")
    .replace(",yes,90", ",yes,95");
  const before = board(month).digest;
  await bring(page, { name: "calls-narrow.csv", text: narrow });
  await arrived("calls-narrow.csv");
  const held = card(page, "Which files are held?");
  await held.getByText(/are missing: customer\./).waitFor();
  await press(page, held.getByRole("button", { name: "What would it change?" }));
  await held
    .getByRole("table")
    .getByRole("row", { name: /September 2026/ })
    .waitFor();
  expect(board(month).digest).toBe(before);
  await press(page, held.getByRole("button", { name: "Approve: calls-narrow.csv" }));
  await held.waitFor({ state: "detached" });
  await receipt().getByText("No row was rejected.").waitFor();
  expect((await counts(page)).Read).toBe(narrow.split("\n").length - 1);
  await card(page, "Which files were imported?")
    .getByRole("listitem")
    .filter({ hasText: "calls-narrow.csv" })
    .getByText(/^\d+ rows$/)
    .waitFor();
});

it("withdraws an import by keyboard after a look at its effect, and the board follows", async () => {
  const { page } = importer;
  const before = board(Company.LAST);
  const [head = ""] = Company.broken.split("\n");
  await bring(page, { name: "one-more.csv", text: `${head}\nU1,R01,won,7000.00,CNY,${Company.LAST}-22,Fibre,A\n` });
  await arrived("one-more.csv");
  expect(await counts(page)).toMatchObject({ Read: 1, Accepted: 1 });
  expect(board(Company.LAST).digest).not.toBe(before.digest);
  await press(page, receipt().getByRole("button", { name: "Withdraw" }));
  const dialog = page.getByRole("dialog", { name: "Withdraw one-more.csv?" });
  await dialog.getByRole("row", { name: /October 2026/ }).waitFor();
  await press(page, dialog.getByRole("button", { name: "Withdraw it" }));
  await receipt().getByText("This file was withdrawn. Its rows are no longer counted.").waitFor();
  expect(board(Company.LAST).digest).toBe(before.digest);
});

it("says how every source stands", async () => {
  const { page } = importer;
  const sources = card(page, "Is every source still delivering?");
  await sources.getByText("Every source is on time").waitFor();
  await sources.getByRole("row", { name: /^clearboard today / }).waitFor();
  expect(await sources.getByRole("rowheader").allTextContents()).toEqual(["clearboard"]);
});

it("hands rejected rows out to be corrected, and takes them in when they are dropped again", async () => {
  const { page } = importer;
  const before = board(Company.LAST);
  await bring(page, { name: "to-correct.csv", text: Company.broken.replaceAll("B", "Z") });
  await arrived("to-correct.csv");
  const download = page.waitForEvent("download");
  await press(page, receipt().getByRole("link", { name: "Rows to correct" }));
  const rows = readFileSync(await (await download).path(), "utf8");
  expect(rows).toContain("a lot");
  const corrected = rows.replace("a lot", "800.00").replace(`${Company.LAST}-45`, `${Company.LAST}-25`);
  await bring(page, { name: "corrected.csv", text: corrected });
  await arrived("corrected.csv");
  expect(await counts(page)).toEqual({ Read: 2, Accepted: 2, Pending: 0, Rejected: 0 });
  const revenue = (of: Board.Info) => BigInt(of.totals.metrics.revenue?.minor ?? 0);
  // 1,500.00 + 2,500.50 at first, then 800.00 + 900.00
  expect(revenue(board(Company.LAST)) - revenue(before)).toBe(570_050n);
});

it("lists what the company described, and forgets it when asked twice", async () => {
  const { page } = importer;
  await press(page, page.getByRole("link", { name: "Preview a file, or describe a new format" }));
  const saved = card(page, "Which files did your company describe?");
  await saved.getByText("None yet").waitFor();
  await page.request.put(`${site.origin}/api/profiles/german`, {
    data: { profile: GERMAN },
    headers: { origin: site.origin },
  });
  await page.reload();
  await saved.getByText("1 kind of file of your own").waitFor();
  await press(page, saved.getByRole("button", { name: "Delete German deals" }));
  await press(page, page.getByRole("dialog").getByRole("button", { name: "Delete" }));
  await saved.getByText("None yet").waitFor();
});

it("counts the rows of an unknown owner as soon as somebody says who it is", async () => {
  const { page } = importer;
  const before = board(Company.LAST);
  const owners = card(page, "Whose rows are these?");
  await owners.getByText("1 owner is not known").waitFor();
  await choose(page, owners.getByRole("combobox", { name: `Person for ${Company.STRANGER}` }), "Bo C");
  await press(page, owners.getByRole("button", { name: "Link", exact: false }));
  await owners.getByText("Every row has an owner").waitFor();
  await page.getByRole("status").getByText(`${Company.STRANGER} is now linked to Bo Chen.`, { exact: false }).waitFor();
  const after = board(Company.LAST);
  const revenue = (of: Board.Info, name: string) =>
    BigInt(of.people.find((item) => item.name === name)?.metrics.revenue?.minor ?? 0);
  expect(revenue(after, "Bo Chen") - revenue(before, "Bo Chen")).toBe(1_800_000n);
  expect(after.completeness.pendingRevenue.minor).toBe("0");
});

it("says which currency has no rate, takes one in, and counts the rows that waited for it", async () => {
  const { page } = importer;
  const head = "deal id,owner,stage,amount,currency,close date,product,customer tier";
  await bring(page, { name: "euro.csv", text: `${head}\nE1,R01,won,100.00,EUR,${Company.LAST}-20,Fibre,A\n` });
  await arrived("euro.csv");
  const before = BigInt(board(Company.LAST).totals.metrics.revenue?.minor ?? 0);
  await page.reload();
  const rates = card(page, "Is there a rate for every currency?");
  await rates.getByText(`no rate for EUR on ${Company.LAST}-20: give one`).waitFor();
  const director = await visit(browser);
  await enter(director.page, await site.link("director"));
  await director.page.goto(`${site.origin}/board/${Company.LAST}`);
  await director.page.getByRole("link", { name: "1 without a rate" }).waitFor();
  await director.leave();
  await press(page, rates.getByRole("button", { name: "Enter a rate for EUR" }));
  const dialog = page.getByRole("dialog");
  await fill(page, dialog.getByRole("textbox", { name: /^One unit in/ }), "7.85");
  await fill(page, dialog.getByRole("textbox", { name: "Source of the rate" }), "Bank");
  await press(page, dialog.getByRole("button", { name: "Enter" }));
  await rates.getByText("Yes, no row waits for a rate").waitFor();
  await rates.getByRole("cell", { name: "7.85" }).waitFor();
  expect(BigInt(board(Company.LAST).totals.metrics.revenue?.minor ?? 0) - before).toBe(78_500n);
});
