import { expect, test } from "vitest";
import { board, boardByRevenue } from "../../../../tests/fixtures/web/company.ts";
import * as Cells from "./cells.ts";

test("ranks by score with targets and lines, and shows pay only where it is given", () => {
  expect(Cells.columns(board("en"))).toEqual(["score", "revenue", "attainment", "line", "toNext", "bonus"]);
  const unpaid = board("en").people.map((person) => ({ ...person, bonus: null, bonusReason: "private" as const }));
  expect(Cells.columns({ basis: "score", people: unpaid })).not.toContain("bonus");
});

test("ranks by revenue without targets by what there is instead", () => {
  const columns = Cells.columns(boardByRevenue("en"));
  expect(columns).toEqual(["revenue", "dealsWon", "winRate", "averageDeal", "dials", "connectRate"]);
});

test("drops a column that nobody has a value in", () => {
  const people = boardByRevenue("en").people.map((person) => ({
    ...person,
    metrics: { ...person.metrics, dials: null, connectRate: null },
  }));
  expect(Cells.columns({ basis: "revenue", people })).toEqual(["revenue", "dealsWon", "winRate", "averageDeal"]);
});

test("who sold nothing has 0 and dashes, and the reason once", () => {
  const idle = boardByRevenue("en").people.at(-1);
  if (!idle) throw new Error("the fixture has people");
  const row = Cells.cells(idle, ["revenue", "dealsWon", "winRate", "averageDeal"], "en");
  expect(row.map((cell) => cell.text)).toEqual(["0", "0", null, null]);
  expect(Cells.notes(row)).toEqual(["no-closed-deals"]);
});

test("neighbours missing for the same reason become one cell with room for it", () => {
  const person = board("en").people[0];
  if (!person) throw new Error("the fixture has people");
  const without = {
    ...person,
    line: null,
    toNextLine: null,
    metrics: {
      ...person.metrics,
      target: null,
      attainment: null,
      reasons: { target: "no-target" as const, attainment: "no-target" as const },
    },
  };
  const row = Cells.cells(without, ["revenue", "attainment", "line", "toNext"], "en");
  expect(row.map((cell) => [cell.column, cell.span])).toEqual([
    ["revenue", 1],
    ["attainment", 3],
  ]);
  expect(Cells.notes(row)).toEqual([]);
});

test("a rank that the score without caps decides shows it in brackets", () => {
  const person = board("en").people[0];
  if (!person) throw new Error("the fixture has people");
  const score = { ...person.score, total: "150.00", uncapped: "380.00" };
  const shown = (isByUncapped: boolean) => Cells.cells({ ...person, score, isByUncapped }, ["score"], "en")[0]?.text;
  expect([shown(false), shown(true)]).toEqual(["150.0", "150.0 (380.00)"]);
});
