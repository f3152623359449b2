import { expect, test } from "vitest";
import * as Fiscal from "../fiscal.ts";
import * as Policy from "../policy.ts";
import * as Build from "./build.ts";
import * as Fold from "./fold.ts";
import { holds } from "./fold-laws.fixture.ts";
import type * as Board from "./info.ts";
import { build, of, person } from "./month.fixture.ts";
import { boardsOf, type Facts, inputsOf, Q1 } from "./months.fixture.ts";

const fold = (boards: readonly [Board.Info, ...Board.Info[]], period = Q1, previous: Board.Info | null = null) =>
  Fold.fold(period, boards, Policy.DEFAULT, previous && Build.previousOf(previous));
const win = (month: number, key: number, minor: number | null, other: number | null = null) => ({
  ...{ month, who: key, minor },
  with: other,
});
const everyTarget = (minor: number): Facts["targets"] =>
  [0, 1, 2].flatMap((month) => [0, 1, 2, 3].map((key) => ({ month, who: key, minor })));

test("the board of a quarter is the fold of its months, its ratios those of the sums", () => holds(100));

test("adds shares of deals exactly and ranks by what the months come to", () => {
  // Ann: 2/3 of 3 x 300.00 = 600.00; Bo: 1/3 = 300.00 and 100.00 of his own; three thirds are one deal, not 0.9999
  const rows = [0, 1, 2].map((month) => win(month, 0, 30_000, 1));
  const board = fold(boardsOf({ rows: [...rows, win(2, 1, 10_000), win(2, 1, null)], targets: [], answers: [] }));
  expect(of(board, "Ann").metrics).toMatchObject({ revenue: { minor: "60000" }, wonShare: "2.0000" });
  const bo = of(board, "Bo");
  expect(bo.metrics).toMatchObject({ revenue: { minor: "40000" }, wonShare: "2.0000", winRate: "0.6667" });
  expect(bo.metrics.averageDeal).toEqual({ minor: "20000", currency: "CNY" });
  expect(board.basis).toBe("revenue");
  expect(board.people.map(({ name, rank }) => [name, rank])).toEqual([
    ["Ann", 1],
    ["Bo", 2],
    ["Cy", 3],
    ["Di", 3],
  ]);
  expect(of(board, "T1").metrics.revenue).toEqual({ minor: "100000", currency: "CNY" });
  expect(of(board, "T1")).toMatchObject({ revenuePerHead: { minor: "50000" } });
});

test("scores the sum of results against the sum of targets, with pay, titles and market left to the months", () => {
  const rows = [win(0, 0, 30_000), win(1, 0, 0), win(2, 0, 6_000), win(2, 1, 12_000)];
  const board = fold(boardsOf({ rows, targets: everyTarget(10_000), answers: [] }));
  expect(board.basis).toBe("score");
  // 360.00 of 300.00 = 120; month by month it would be the mean of 150 (capped), 0 and 60
  expect(of(board, "Ann")).toMatchObject({ score: { total: "120.00" }, rank: 1 });
  expect(of(board, "Ann")).toMatchObject({ bonus: null, bonusReason: "paid-by-month", line: null });
  expect(board).toMatchObject({ honours: [], marketShare: [], lines: [] });
});

test("a month without a target beside months with one makes no attainment, and so no score", () => {
  const given = everyTarget(10_000).filter(({ who: key, month }) => key !== 0 || month > 0);
  const board = fold(boardsOf({ rows: [win(0, 1, 100), win(1, 0, 5_000)], targets: given, answers: [] }));
  expect(of(board, "Ann").metrics.reasons).toMatchObject({
    target: "target-incomplete",
    attainment: "target-incomplete",
  });
  expect(of(board, "Ann").score.reason).toBe("no-sales-score");
});

test("a month that has not begun needs no target, and what it has of one counts", () => {
  const begun: Facts = { rows: [win(0, 0, 5_000)], targets: everyTarget(10_000), answers: [] };
  const ahead = build({ ...inputsOf({ rows: [], targets: [], answers: [] }, 1) });
  const board = fold([build(inputsOf(begun, 0)), ahead]);
  expect(of(board, "Ann").metrics).toMatchObject({ target: { minor: "10000" }, attainment: "0.5000" });
  expect(board.period?.months[1]).toMatchObject({ dataTo: null, lacks: [] });
});

test("who was not there in a month needs no target of it, and is ranked for the others", () => {
  const facts: Facts = { rows: [win(2, 0, 5_000)], targets: everyTarget(10_000), answers: [] };
  const late = person("New", { team: "T1", region: "R1", from: "2026-03-01" });
  const boards = [0, 1, 2].map((at) => {
    const inputs = inputsOf(facts, at);
    const target = { ...inputs.targets?.[0], id: "new" } as NonNullable<typeof inputs.targets>[number];
    const own = { ...target, values: { ...target.values, subject: "crm:name|New" } };
    const isThere = at === 2;
    return build({
      ...inputs,
      people: [...(inputs.people ?? []), late],
      targets: [...(inputs.targets ?? []), ...(isThere ? [own] : [])],
    });
  }) as [Board.Info, ...Board.Info[]];
  expect(of(fold(boards), "New")).toMatchObject({ rank: 2, metrics: { target: { minor: "10000" } } });
});

test("says which months it is made of, which are published, and what is missing", () => {
  const facts: Facts = {
    rows: [win(0, 0, 100), win(2, 1, 100)],
    targets: [],
    answers: [{ month: 2, who: 0, score: 7 }],
  };
  const january = build(inputsOf(facts, 0), 1);
  const board = fold([{ ...january, status: "published" }, build(inputsOf(facts, 2))]);
  expect(board.period).toMatchObject({ kind: "quarter", isToDate: false });
  expect(board.period?.months).toEqual([
    expect.objectContaining({ month: "2026-01", status: "published", version: 1, lacks: ["survey"] }),
    { month: "2026-02", status: "missing", version: null, digest: null, dataTo: null, lacks: [] },
    expect.objectContaining({ month: "2026-03", status: "open", version: null, dataTo: "2026-03-11", lacks: [] }),
  ]);
  expect(board).toMatchObject({ month: "2026-Q1", status: "open", version: null, dataTo: "2026-03-11" });
  expect(board.completeness).toMatchObject({ counted: 3, total: 3 });
  expect(board.digest).toBe(Build.digestOf(board));
  expect(fold([{ ...january, status: "published" }, build(inputsOf(facts, 2))])).toEqual(board);
});

test("moves against the period before, and not where that is incomplete", () => {
  const before = fold(boardsOf({ rows: [win(0, 0, 100), win(0, 1, 200)], targets: [], answers: [] }));
  const now = boardsOf({ rows: [win(0, 0, 500), win(0, 1, 200)], targets: [], answers: [] });
  expect(of(fold(now, Q1, before), "Ann")).toMatchObject({ rank: 1, previousRank: 2, movement: 1 });
  expect(of(fold(now), "Ann")).toMatchObject({ movement: null, movementReason: "first-period" });
});

test("a range of one month has the figures of that month", () => {
  const boards = boardsOf({ rows: [win(0, 0, 333, 1), win(0, 2, null)], targets: everyTarget(70), answers: [] });
  const board = fold([boards[0]], Fiscal.demand("2026-01..2026-01"));
  for (const month of boards[0].people) {
    const { metrics, score, rank, exactSums } = of(board, month.name);
    expect({ metrics, score, rank, exactSums }).toEqual({
      ...{ metrics: month.metrics, score: month.score, rank: month.rank, exactSums: month.exactSums },
    });
  }
  expect(board.totals).toEqual(boards[0].totals);
});
