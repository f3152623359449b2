import { cleanup, configure, fireEvent, render, screen, waitFor, within } from "@solidjs/testing-library";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { explanation, months } from "../../../tests/fixtures/web/answers.ts";
import { board, boardByRevenue } from "../../../tests/fixtures/web/company.ts";
import { loadSession } from "../data/session.ts";
import { useLocale } from "../i18n/text.ts";
import { go, listenForLinks } from "../ui/route.ts";
import { Board } from "./board.tsx";

// rooms are loaded when they are opened; on a busy machine that takes its time
configure({ asyncUtilTimeout: 15_000 });

listenForLinks();

/** The server, with the answers a test wants. */
function serve(answers: { role?: string; person?: string; board?: () => Response; months?: unknown[] } = {}) {
  const full = board("en");
  const json = (body: unknown) => new Response(JSON.stringify(body), { status: 200 });
  vi.stubGlobal("fetch", async (url: string) => {
    const path = url.split("?")[0] ?? "";
    if (path === "/api/session")
      return json({
        user: { id: "u", name: "Ana", role: answers.role ?? "director", person: answers.person ?? null },
        organisation: full.organisation,
      });
    if (path === "/api/months") return json({ months: answers.months ?? months() });
    if (path.endsWith("/own")) return json({ person: full.people.find(({ id }) => id === answers.person) ?? null });
    if (path.startsWith("/api/boards/")) return answers.board?.() ?? json(full);
    if (path.startsWith("/api/figures/")) return json(explanation(path.slice("/api/figures/".length), "Zhao Mingyuan"));
    return new Response("{}", { status: 404 });
  });
}

beforeEach(async () => {
  await useLocale("en");
  go("/board", { isReplacing: true });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

async function open(answers: Parameters<typeof serve>[0] = {}) {
  serve(answers);
  await loadSession();
  render(() => <Board />);
}

/** The row of the ranking in which a name stands. */
const rowOf = async (name: string) => {
  const named = await screen.findAllByText(name);
  const row = named.map((link) => link.closest("tr")).find((found) => found !== null);
  if (!row) throw new Error(`no row of ${name}`);
  return row;
};

test("shows the last month with its first and its unranked person", async () => {
  await open();
  expect(await screen.findByRole("heading", { level: 1, name: "October 2026" })).toBeTruthy();
  const first = await rowOf("Zhao Mingyuan");
  expect(within(first).getByText("125.0")).toBeTruthy();
  expect(within(first).getByText("Sprint")).toBeTruthy();
  expect(within(await rowOf("Wen Jing")).getByText(/not ranked/)).toBeTruthy();
});

test("opens a figure's reasons beside the page and gives the focus back on Esc", async () => {
  await open();
  const figure = within(await rowOf("Zhao Mingyuan")).getByRole("link", { name: "216,320" });
  figure.focus();
  fireEvent.click(figure);
  const panel = await screen.findByRole("complementary");
  // as the answer, and as the sum under the steps
  expect(await within(panel).findAllByText("¥216,320.00")).toHaveLength(2);
  expect(within(panel).getByText("Recomputed from the stored rows: same result")).toBeTruthy();
  expect(window.location.search).toBe("?figure=2026-10/draft/per_1/revenue");
  fireEvent.keyDown(document, { key: "Escape" });
  await waitFor(() => expect(screen.queryByRole("complementary")).toBeNull());
  expect(document.activeElement).toBe(figure);
});

test("says plainly that there is no target, and why somebody has a dash", async () => {
  await open({ board: () => new Response(JSON.stringify(boardByRevenue("en"))) });
  expect(await screen.findByText("no target set for October, so there is no share to show")).toBeTruthy();
  expect((await screen.findAllByText("no deals closed")).length).toBe(3);
});

test("the answer of the teams is what their bars show: the score, or revenue where the month has no score", async () => {
  const reply = (of: object) => () => new Response(JSON.stringify({ ...of, status: "open" }));
  await open({ board: reply(board("en")) });
  const first = board("en").teams[0];
  const answer = (title: string) =>
    screen.getByRole("heading", { name: title }).closest("section")?.querySelector(".answer");
  await screen.findByRole("heading", { name: "Which team is ahead?" });
  await waitFor(() =>
    expect(answer("Which team is ahead?")?.textContent).toBe(
      `${first?.name}score ${Number(first?.score.total).toFixed(1)}`,
    ),
  );
  cleanup();
  await open({ board: reply(boardByRevenue("en")) });
  await waitFor(() => expect(answer("Which team is ahead?")?.textContent).toMatch(/¥[\d.]+[KM] revenue$/));
});

test("speaks of a closed month in the past: short of the target, by score, no more to go", async () => {
  const inState = (status: string) => () => new Response(JSON.stringify({ ...board("en"), status }));
  await open({ board: inState("open") });
  expect(await screen.findByText(/^of ¥[\d,]+, ¥[\d,]+ to go$/)).toBeTruthy();
  expect(screen.getByText(/^by score so far/)).toBeTruthy();
  cleanup();
  await open({ board: inState("review") });
  expect(await screen.findByText(/^of ¥[\d,]+, ¥[\d,]+ short$/)).toBeTruthy();
  expect(screen.getByText(/^by score;/)).toBeTruthy();
  expect(await screen.findByText("Which team came first?")).toBeTruthy();
  expect(document.body.textContent).not.toMatch(/so far|to go|Not yet/);
});

test("an error in the board names its code and can be tried again", async () => {
  let isDown = true;
  const problem = { code: "internal", detail: "", params: {}, requestId: "R-7Q2K" };
  await open({
    board: () =>
      isDown ? new Response(JSON.stringify(problem), { status: 500 }) : new Response(JSON.stringify(board("en"))),
  });
  expect((await screen.findAllByText("R-7Q2K")).length).toBeGreaterThan(0);
  isDown = false;
  for (const button of screen.getAllByRole("button", { name: "Try again" })) fireEvent.click(button);
  expect(await rowOf("Zhao Mingyuan")).toBeTruthy();
});

test("a company without a month is sent to the imports, if the role opens them", async () => {
  await open({ months: [] });
  expect(await screen.findByText("No month has figures yet")).toBeTruthy();
  expect(screen.getByRole("link", { name: "Go to imports" })).toBeTruthy();
});

test("a rep sees the own line with the own bonus, and nobody else's", async () => {
  const full = board("en");
  const people = full.people.map((person) => ({ ...person, bonus: null, bonusReason: "private" as const }));
  await open({
    role: "rep",
    person: "per_9",
    board: () => new Response(JSON.stringify({ ...full, people })),
  });
  // 80% of 130,000 at 1% and the next 12,740 at 2%: 1,040.00 + 254.80
  expect(await screen.findByText("¥1,294.80")).toBeTruthy();
  expect(screen.queryByRole("columnheader", { name: "Bonus" })).toBeNull();
  expect(screen.queryByRole("button", { name: "Publish" })).toBeNull();
});

test("shows the market with ourselves marked, the region's own on a region's board, and nothing where nobody states it", async () => {
  const share = (region: string | null, competitor: string, share: string, isUs = false) => ({
    region,
    competitor,
    share,
    isUs,
  });
  const marketShare = [
    share(null, "Apex", "0.3000"),
    share(null, "Wolves", "0.1860", true),
    share("East", "Wolves", "0.2500", true),
    share("East", "Apex", "0.2000"),
  ];
  await open({ board: () => new Response(JSON.stringify({ ...board("en"), marketShare })) });
  const title = await screen.findByText(/How much of the market/);
  const card = within(title.closest("section") as HTMLElement);
  expect(card.getAllByRole("listitem").map((item) => item.textContent)).toEqual(["Apex30.0%", "Wolves us18.6%"]);
  fireEvent.change(card.getByLabelText("Market shown"), { target: { value: "East" } });
  expect(card.getAllByRole("listitem").map((item) => item.textContent)).toEqual(["Wolves us25.0%", "Apex20.0%"]);
  cleanup();
  await open();
  await screen.findAllByText(/Is everything in/);
  expect(screen.queryByText(/How much of the market/)).toBeNull();
});
