import { expect, test } from "vitest";
import { VisibleError } from "../error.ts";
import type * as Metrics from "../metric/metrics.ts";
import * as WithPay from "../pay/with-pay.ts";
import * as Build from "./build.ts";
import * as Company from "./company.fixture.ts";
import * as Board from "./info.ts";
import * as Scope from "./scope.ts";

const FACTS: Build.Facts = { status: "open", version: null, asOf: "2026-04-01T00:00:00Z" };
const boardOf = (seed: number) => {
  const { inputs } = Company.company(seed);
  const previous = Build.previousOf(WithPay.buildBoard(Company.company(seed + 100).inputs, FACTS));
  return WithPay.buildBoard({ ...inputs, previous }, FACTS);
};
const minor = (board: { metrics: Metrics.Info }) => BigInt(board.metrics.revenue?.minor ?? 0);

test("every scope of a board is a board, ranked within", () => {
  for (const seed of [0, 1, 2, 3]) {
    const board = boardOf(seed);
    for (const { scope, level, name } of Scope.scopes(board)) {
      const part = Scope.scope(board, scope);
      Board.Info.parse(part);
      expect([part.scope.level, part.scope.name]).toEqual([level, name]);
      const ranks = part.people.flatMap(({ rank }) => (rank === null ? [] : [rank]));
      if (ranks.length > 0) expect(ranks[0]).toBe(1);
      expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
      expect(part.totals.ranked).toBe(ranks.length);
      expect(part.digest).toBe(board.digest);
    }
  }
});

test("the company's scope is the board itself; a region or team is found by name or id", () => {
  const board = boardOf(1);
  expect(Scope.scope(board, "company")).toBe(board);
  const [team] = board.teams;
  expect(Scope.scope(board, `team:${team?.name}`)).toEqual(Scope.scope(board, `team:${team?.id}`));
  expect(Scope.scope(board, `team:${team?.name}`).totals.metrics).toEqual(team?.metrics);
  expect(Scope.scope(board, "region:Coast").teams.every(({ region }) => region === "Coast")).toBe(true);
});

test.each(["team:Nowhere", "region:", "product:P9", "tier:T9", "planet:Mars", "x", "product:toString"])(
  "there is no scope %s",
  (asked) => {
    const board = boardOf(1);
    expect(() => Scope.scope(board, asked)).toThrow(VisibleError);
    expect(() => Scope.scope(board, asked)).toThrow(`This board has no ${asked}.`);
  },
);

test("products rank by their own revenue, and add up to what has a product", () => {
  const board = boardOf(2);
  const part = Scope.scope(board, "product:P1");
  expect(part.basis).toBe("revenue");
  const sum = board.people.reduce((left, { products }) => left + BigInt(products.P1?.revenue.minor ?? 0), 0n);
  expect(minor(part.totals)).toBe(sum);
  expect(part.people.reduce((left, person) => left + minor(person), 0n)).toBe(sum);
  expect(part.people[0]).toMatchObject({
    rank: 1,
    bonus: null,
    previousRank: null,
    movementReason: "not-compared",
    score: { total: null },
  });
  const teams = part.teams.map(minor);
  expect(teams).toEqual([...teams].sort((a, b) => (a < b ? 1 : -1)));
});

test("in the month after the first, or after a change of basis, a part says so too", () => {
  const { inputs } = Company.company(1);
  const part = Scope.scope(WithPay.buildBoard(inputs, FACTS), "team:South");
  expect(
    part.people.filter(({ rank }) => rank !== null).every(({ movementReason }) => movementReason === "first-month"),
  ).toBe(true);
});

test("a product nobody can be measured on shows dashes", () => {
  const { inputs } = Company.company(1);
  const people = [
    ...inputs.people,
    {
      id: "X",
      origin: { source: "hr", importId: "i", line: 1 },
      day: "2026-01-01",
      values: { key: "xx:y|X", name: "X", aliases: [], role: "rep" as const },
    },
  ];
  const alone = { team: "Alone", region: "Far" };
  const board = WithPay.buildBoard(
    {
      ...inputs,
      people: people.map((row) => (row.id === "X" ? { ...row, values: { ...row.values, ...alone } } : row)),
    },
    FACTS,
  );
  const part = Scope.scope(board, "product:P1");
  expect(part.teams.find(({ name }) => name === "Alone")).toMatchObject({
    revenuePerHead: null,
    rankReason: "not-in-source",
  });
  expect(part.people.find(({ name }) => name === "X")).toMatchObject({ rank: null, rankReason: "not-in-source" });
});

test("a team that everyone has left has no revenue a head of a product either", () => {
  const { inputs } = Company.company(1);
  const moved = inputs.people
    .filter(({ values }) => values.team === "South")
    .map((row) => ({ ...row, day: "2026-03-31", values: { ...row.values, team: "East" } }));
  const board = WithPay.buildBoard({ ...inputs, people: [...inputs.people, ...moved] }, FACTS);
  const south = Scope.scope(board, "product:P1").teams.find(({ name }) => name === "South");
  expect(south).toMatchObject({ people: 0, revenuePerHead: null });
});
