import type * as Board from "@clearboard/core/board/info";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, it } from "vitest";
import { launch } from "./browser.ts";
import * as Company from "./company.ts";
import { colourFaults, faults, picture, settled } from "./look.ts";
import { type Site, start } from "./site.ts";
import { bring, card, choose, enter, type Given, press, resize, tabTo, type Visit, visit } from "./visit.ts";

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

/** German headers, a decimal comma, and dates of which none tells day from month: 3 April or 4 March. */
const CONTRACTS = `Vertrag;Wer;Phase;Summe;Unterschrift;Bemerkung
V1;R01;gewonnen;1.200,50;10.09.2026;
V2;R02;verloren;900,00;10.08.2026;zu teuer
V3;R03;gewonnen;sehr viel;10.07.2026;
`;
/** With every column the company's people file has: one that lost some would wait for a person. */
const NEWCOMER = "employee id,name,team,region,role,hire date\nR91,Nora Quist,Otters,North,rep,2026-10-01\n";
const FILE: Given = { name: "vertraege.csv", text: CONTRACTS };

async function give(page: Page, file: Given): Promise<void> {
  const [dialog] = await Promise.all([
    page.waitForEvent("filechooser"),
    press(page, page.getByRole("button", { name: /^(Choose a file|选择文件)$/ })),
  ]);
  await dialog.setFiles({ name: file.name, mimeType: "text/csv", buffer: Buffer.from(file.text) });
}

const columns = (page: Page) => card(page, "Is this what the columns mean?");
const questions = (page: Page) => card(page, "What only you can say");
const readAs = (page: Page, column: string) => columns(page).getByRole("combobox", { name: `Read ${column} as` });
const board = () => site.cli("board", "--month", Company.LAST) as Board.Info;

it("takes in a file nobody knew, by keyboard alone, once the order of its dates is chosen", async () => {
  const { page } = importer;
  const before = board();
  await bring(page, FILE);
  await press(page, page.getByRole("link", { name: "Describe this file" }).first());
  await page.getByRole("heading", { level: 1, name: "Describe a file" }).waitFor();

  // The file came along; what its rows are it does not say.
  await choose(page, page.getByRole("combobox", { name: "What are the rows?" }), "deals");
  await choose(page, readAs(page, "Vertrag"), "Id");
  await choose(page, readAs(page, "Wer"), "Owner");
  await choose(page, readAs(page, "Phase"), "Stage");
  await choose(page, readAs(page, "Summe"), "Amount");
  await choose(page, readAs(page, "Unterschrift"), "Close date");
  await choose(page, readAs(page, "Bemerkung"), "Loss");
  await columns(page).getByText("1.200,50 reads one way only.").waitFor();

  const order = questions(page).getByRole("combobox", { name: "Close date: order of the date" });
  await choose(page, questions(page).getByRole("combobox", { name: "Owner: what it is" }), "an employee");
  await choose(page, questions(page).getByRole("combobox", { name: "Stage: “gewonnen”" }), "won");
  await choose(page, questions(page).getByRole("combobox", { name: "Stage: “verloren”" }), "lost");
  await choose(page, questions(page).getByRole("combobox", { name: "Owners are written as" }), "in the people");
  await questions(page).getByText("1 question open").waitFor();
  const take = page.getByRole("button", { name: "Save and import the file" });
  expect(await take.isDisabled()).toBe(true);
  await card(page, "What do the first rows become?").getByText("Not yet").waitFor();
  expect(await order.locator("option").allTextContents()).toEqual([
    "Choose",
    expect.stringMatching(/^month, day, year: \w+ 9 Oct/),
    expect.stringMatching(/^day, month, year: \w+ 10 Sep/),
  ]);

  // The other way round first: what the rows would be shows what the answer means.
  await choose(page, order, "day");
  const rows = card(page, "What do the first rows become?");
  await rows.getByText("2026-09-10").waitFor();
  await tabTo(page, order);
  await page.keyboard.press("ArrowUp");
  await rows.getByText("2026-10-09").waitFor();
  await rows.getByText("2 of the first 3 rows can be imported").waitFor();
  const rejected = rows.getByRole("row").last();
  expect(await rejected.getByRole("cell").allTextContents()).toEqual([
    "4",
    "Summe",
    "sehr viel",
    "Summe is not a number.",
  ]);

  // Of one kind of fact a board counts one source, and the company's deals come from this one.
  const source = page.getByLabel("Source", { exact: false });
  await tabTo(page, source);
  await page.keyboard.press("Control+A");
  await page.keyboard.type("clearboard");
  await press(page, take);
  await page.getByRole("heading", { level: 1, name: "Imports" }).waitFor();
  const receipt = card(page, "What became of every row?");
  await receipt.locator("header").getByText("vertraege.csv").waitFor();
  await receipt.locator("[data-part=rejected]").getByText("1", { exact: true }).waitFor();
  const revenue = (of: Board.Info) =>
    BigInt(of.people.find(({ name }) => name === "Anna Berg")?.metrics.revenue?.minor ?? 0);
  expect(revenue(board()) - revenue(before)).toBe(120_050n);

  // From now on such a file needs nobody.
  await bring(page, { name: "vertraege-2.csv", text: CONTRACTS.replace("V3", "V4").replace("sehr viel", "80,00") });
  await receipt.locator("header").getByText("vertraege-2.csv").waitFor();
  await receipt.getByText("No row was rejected.").waitFor();
});

it("saves a profile under the name it is given, and says of a file that is known that it is", async () => {
  const { page } = importer;
  await page.goto(`${site.origin}/imports/profile`);
  await give(page, {
    name: "orders.csv",
    text: "id,owner email,stage,amount,close date\n1,a@b.com,won,12.50,2026-10-13\n",
  });
  await questions(page).getByText("The file answers every question itself").waitFor();
  const name = page.getByLabel("Short name", { exact: false });
  await tabTo(page, name);
  await page.keyboard.press("Control+A");
  await page.keyboard.type("our-orders");
  await page.keyboard.press("Tab");
  await press(page, page.getByRole("button", { name: "Save", exact: true }));
  await page.getByRole("status").getByText("is saved", { exact: false }).waitFor();
  const { profiles } = site.cli("profiles") as { profiles: { name: string; isBuiltIn: boolean }[] };
  expect(profiles.filter(({ isBuiltIn }) => !isBuiltIn).map((item) => item.name)).toContain("our-orders");

  await page.reload();
  await give(page, {
    name: "orders.csv",
    text: "id,owner email,stage,amount,close date\n2,a@b.com,won,1,2026-10-13\n",
  });
  await page.getByText("Clearboard knows this file as our-orders.", { exact: false }).waitFor();
});

it("shows what a known file's rows become before anything is stored, and takes it in by keyboard", async () => {
  const { page } = importer;
  const before = (site.cli("people") as { people: unknown[] }).people.length;
  await press(page, page.getByRole("link", { name: "Preview a file" }));
  await give(page, {
    name: "newcomers.csv",
    text: NEWCOMER,
  });
  const rows = card(page, "What do the first rows become?");
  await rows.getByText("Nora Quist").first().waitFor();
  expect((site.cli("people") as { people: unknown[] }).people).toHaveLength(before);
  await press(page, page.getByRole("button", { name: "Describe it differently" }));
  await columns(page).waitFor();
  await page.reload();
  await give(page, { name: "newcomers.csv", text: NEWCOMER });
  await press(page, page.getByRole("button", { name: "Import it" }));
  const receipt = card(page, "What became of every row?");
  await receipt.locator("header").getByText("newcomers.csv").waitFor();
  await receipt.getByText("No row was rejected.").waitFor();
  expect((site.cli("people") as { people: unknown[] }).people).toHaveLength(before + 1);
});

it("refuses a file that is no table with one sentence", async () => {
  const { page } = importer;
  importer.expects(422, /^\/api\/profiles\/preview$/);
  await page.goto(`${site.origin}/imports/profile`);
  await give(page, { name: "page.csv", text: "<!doctype html><html><body>Please sign in</body></html>" });
  await page.getByText("The file is a web page", { exact: false }).waitFor();
});

it.each(["en", "zh-CN"] as const)(
  "in %s, light and dark, on a desktop and a phone, everyone can use it",
  async (locale) => {
    const found: string[] = [];
    const guest = await visit(browser, { locale });
    const { page } = guest;
    await enter(page, await site.link("importer"));
    await page.goto(`${site.origin}/imports/profile`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    const look = async (state: string) => {
      for (const size of ["desktop", "phone"] as const) {
        await resize(page, size);
        for (const theme of ["light", "dark"] as const) {
          await page.emulateMedia({ colorScheme: theme });
          await page.locator(`html[data-theme=${theme}][lang=${locale}]`).waitFor({ state: "attached" });
          await settled(page);
          await picture(page, `profile-${state}-${locale}-${theme}-${size}`);
          const wrong = theme === "light" ? await faults(page) : await colourFaults(page);
          found.push(...wrong.map((fault) => `${state} ${theme} ${size}: ${fault}`));
        }
      }
      await resize(page, "desktop");
    };
    await look("empty");
    await give(page, {
      name: "opportunities.csv",
      text: `Opportunity ID,SalesRep,Deal Stage,Deal Value,CloseDate,Phone\n${[
        "D1,Anna Berg,Won,1200.50,03/04/2026,13812345678",
        "D2,Bo Chen,Contract Sent,900,05/06/2026,13812345679",
        "D3,Bo Chen,Lost,none,05/07/2026,13812345670",
      ].join("\n")}\n`,
    });
    await page.getByRole("table").first().waitFor();
    await look("open");
    const selects = page.locator("li select");
    // The last stage, and the first order of dates.
    await tabTo(page, selects.nth(0));
    await page.keyboard.press("End");
    await tabTo(page, selects.nth(1));
    await page.keyboard.press("ArrowDown");
    await page.locator("td.num").first().waitFor();
    await look("rows");
    await guest.leave();
    expect(found).toEqual([]);
  },
);
