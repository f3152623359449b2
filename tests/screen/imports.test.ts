import type * as Board from "@clearboard/core/board/info";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, it } from "vitest";
import { launch } from "./browser.ts";
import * as Company from "./company.ts";
import { type Site, start } from "./site.ts";
import { bring, card, choose, enter, press, type Visit, visit } from "./visit.ts";

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

/** The counts of the receipt by their names. */
async function counts(page: Page): Promise<Record<string, number>> {
  const parts = await receipt()
    .locator("dl > div")
    .evaluateAll((all) =>
      all.map((one) => [
        one.querySelector("dt")?.textContent ?? "",
        Number(one.querySelector("dd")?.textContent?.replaceAll(",", "")),
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
  await press(page, receipt().getByRole("link", { name: "Download rejected rows" }));
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
  await receipt().getByText("Nothing new: this very file is here already").waitFor();
  await receipt()
    .getByText(/^copy of september\.csv is byte for byte .+ came in on \d+ \w+,? \d\d:\d\d as september\.csv\./)
    .waitFor();
  expect(await counts(page)).toEqual({ Read: 4, Accepted: 0, Unchanged: 2, Pending: 0, Rejected: 2 });
  expect(page.url()).toBe(address);
  expect(board(Company.LAST).digest).toBe(before);
  await press(page, receipt().getByRole("button", { name: "See its first receipt" }));
  await arrived("september.csv,");
  expect(await counts(page)).toEqual({ Read: 4, Accepted: 2, Pending: 0, Rejected: 2 });
});

it("marks in the history the file whose receipt is on screen, after each of several imports", async () => {
  const { page } = importer;
  const history = card(page, "Which files came in?");
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
  await card(page, "Which files came in?").getByRole("link", { name: "new-people.csv" }).waitFor();
});

it.each([
  ["page.csv", "<!doctype html><html><body>Please sign in</body></html>", /is a web page/],
  ["empty.csv", "", /empty/i],
  ["head.csv", "deal id,owner,stage,amount,close date\n", /header/i],
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
  const said = (await receipt().locator("p.fault").textContent()) ?? "";
  expect(said).toMatch(sentence);
  expect(said).not.toMatch(/undefined|\{|\[object/);
  expect(board(Company.LAST).digest).toBe(before);
});

it("counts the rows of an unknown owner as soon as somebody says who it is", async () => {
  const { page } = importer;
  const before = board(Company.LAST);
  const owners = card(page, "Whose rows are these?");
  await owners.getByText("1 owner is not known").waitFor();
  await choose(page, owners.getByRole("combobox", { name: `Person for ${Company.STRANGER}` }), "Bo C");
  await press(page, owners.getByRole("button", { name: "Link", exact: false }));
  await owners.getByText("Every row has an owner").waitFor();
  await page.getByRole("status").getByText(`${Company.STRANGER} is now Bo Chen.`, { exact: false }).waitFor();
  const after = board(Company.LAST);
  const revenue = (of: Board.Info, name: string) =>
    BigInt(of.people.find((one) => one.name === name)?.metrics.revenue?.minor ?? 0);
  expect(revenue(after, "Bo Chen") - revenue(before, "Bo Chen")).toBe(1_800_000n);
  expect(after.completeness.pendingRevenue.minor).toBe("0");
});
