import { cleanup, fireEvent, render, screen } from "@solidjs/testing-library";
import { afterEach, beforeEach, expect, test } from "vitest";
import { useLocale, withWords } from "../i18n/text.ts";
import { type Column, Table } from "./table.tsx";

type Row = { name: string; count: number | null };
const ROWS: Row[] = [
  { name: "Ana", count: 2 },
  { name: "Bo", count: null },
  { name: "Cho", count: 1200 },
];
const COLUMNS: Column<Row>[] = [
  {
    key: "name",
    label: "Name",
    isHeader: true,
    isSorted: true,
    value: ({ name }) => name,
    href: ({ name }) => `/${name}`,
  },
  { key: "count", label: "Count", format: "count", isSorted: true, value: ({ count }) => count },
];

beforeEach(async () => {
  await useLocale("en");
  await withWords("more", Promise.resolve());
});
afterEach(cleanup);

const names = () => screen.getAllByRole("rowheader").map((cell) => cell.textContent);

test("a header sorts: numbers the largest first, then turned; the head says which way", () => {
  render(() => <Table columns={COLUMNS} rows={ROWS} />);
  const turn = screen.getByRole("button", { name: "Sort by Count" });
  const count = screen.getByRole("columnheader", { name: "Count" });
  expect([names(), count.getAttribute("aria-sort")]).toEqual([["Ana", "Bo", "Cho"], "none"]);
  fireEvent.click(turn);
  expect([names(), count.getAttribute("aria-sort")]).toEqual([["Cho", "Ana", "Bo"], "descending"]);
  fireEvent.click(turn);
  expect([names(), count.getAttribute("aria-sort")]).toEqual([["Ana", "Cho", "Bo"], "ascending"]);
});

test("cells are written in their format, carry their label for a stacked form, and a row header leads on", () => {
  render(() => <Table columns={COLUMNS} rows={ROWS} phone="stack" />);
  const cells = screen.getAllByRole("cell");
  expect(cells.map((cell) => cell.textContent)).toEqual(["2", "–", "1,200"]);
  expect(cells[0]?.dataset.label).toBe("Count");
  expect(screen.getByRole("link", { name: "Cho" }).getAttribute("href")).toBe("/Cho");
});

test("shows the first rows and the rest on demand, a total below, and the empty text in place of no rows", () => {
  render(() => (
    <Table
      columns={COLUMNS}
      rows={ROWS}
      first={{ rows: 1, more: (n) => `${n} more` }}
      foot={{ name: "All", count: 5 }}
    />
  ));
  expect(names()).toEqual(["Ana", "All"]);
  fireEvent.click(screen.getByRole("button", { name: "2 more" }));
  expect(names()).toEqual(["Ana", "Bo", "Cho", "All"]);
  cleanup();
  render(() => <Table columns={COLUMNS} rows={[]} empty={<p>Nothing yet</p>} />);
  expect(screen.queryByRole("table")).toBeNull();
  expect(screen.getByText("Nothing yet")).toBeTruthy();
});

test("a cell may cover the columns behind it", () => {
  const columns = COLUMNS.map((column) => ({ ...column, span: ({ count }: Row) => (count === null ? 2 : 1) }));
  render(() => <Table columns={columns} rows={ROWS} />);
  expect(screen.getAllByRole("cell")).toHaveLength(2);
  expect(screen.getByRole("rowheader", { name: "Bo" }).getAttribute("colspan")).toBe("2");
});
