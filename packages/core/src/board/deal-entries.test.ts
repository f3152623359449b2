import * as fc from "fast-check";
import { expect, test } from "vitest";
import type * as Fact from "../fact.ts";
import { build, deal, of, origin, person } from "./month.fixture.ts";
import * as Scope from "./scope.ts";

const people = [person("Ann", { team: "N", region: "In" }), person("Bo", { team: "S", region: "Out" })];
const half = (id: string, minor: number, other: string, values: Partial<Fact.Values["deal"]> = {}) => ({
  ...deal("Ann", minor, {
    credits: [
      { owner: "crm:name|Ann", share: "1/2", credit: "direct" },
      { owner: `crm:name|${other}`, share: "1/2", credit: "direct" },
    ],
    ...values,
  }),
  id,
});
const refund = (id: string, of: string, minor: number, day: string, currency = "CNY"): Fact.Stored<"refund"> => ({
  id,
  origin: origin("crm"),
  values: { deal: of, day, amountMinor: String(minor), currency },
});
const payment = (
  id: string,
  of: string,
  minor: number,
  values: { day?: string; dueDay?: string; currency?: string },
): Fact.Stored<"payment"> => ({
  id,
  origin: origin("crm"),
  values: { deal: of, amountMinor: String(minor), currency: "CNY", ...values },
});

test("a split deal is revenue of both, in the team of each, and one deal won of the first", () => {
  const board = build({ people, deals: [half("D", 1001, "Bo", { product: "P" }), deal("Bo", null)] });
  expect(of(board, "Ann").metrics).toMatchObject({ revenue: { minor: "500" }, dealsWon: 1, winRate: "1.0000" });
  expect(of(board, "Bo").metrics).toMatchObject({ revenue: { minor: "501" }, dealsWon: 0, winRate: "0.3333" });
  expect(of(board, "N").metrics.revenue?.minor).toBe("500");
  expect(of(board, "Out").metrics).toMatchObject({ revenue: { minor: "501" }, dealsWon: 0 });
  expect(board.totals.metrics).toMatchObject({ revenue: { minor: "1001" }, dealsWon: 1, dealsLost: 1 });
  expect(Scope.scope(board, "product:P").totals.metrics).toMatchObject({ revenue: { minor: "1001" }, dealsWon: 1 });
});

test("the part of somebody nobody knows waits beside the totals, never inside", () => {
  const board = build({ people, deals: [half("D", 1000, "Who")], refunds: [refund("R", "D", 100, "2026-03-20")] });
  expect(board.totals.metrics).toMatchObject({ revenue: { minor: "450" }, dealsWon: 1 });
  expect(board.completeness).toMatchObject({
    counted: 1,
    total: 2,
    pendingRevenue: { minor: "450" },
    pending: [{ kind: "deal", owner: "crm:name|Who", reason: "unknown", rows: 1, revenue: { minor: "450" } }],
  });
});

test("a refund on the last day of its window is a row of the deal's month, and one day later of its own month", () => {
  // The deal closes on 10 March; the last of 90 days is 8 June.
  const sold = { ...deal("Ann", 500), id: "D" };
  const late = [refund("R1", "D", 100, "2026-06-08"), refund("R2", "D", 40, "2026-06-09")];
  const march = build({ people, deals: [sold], refunds: late });
  expect([march.completeness.counted, march.totals.metrics.revenue?.minor]).toEqual([2, "400"]);
  const june = build({ month: "2026-06", people, refundedDeals: [sold], refunds: late });
  expect(june.completeness.counted).toBe(1);
});

test("refunds are told apart: taken off, too late, too much, another currency, and of a deal nobody knows", () => {
  const board = build({
    people,
    deals: [
      { ...deal("Ann", 500), id: "D" },
      { ...deal("Bo", 50), id: "small" },
      { ...deal("Bo", null), id: "lost" },
    ],
    refundedDeals: [
      { ...deal("Ann", 900, { closeDay: "2026-02-02" }), id: "earlier" },
      { ...deal("Ann", 900, { closeDay: "2025-12-11" }), id: "long ago" },
      { ...deal("Ann", 900, { stage: "open", closeDay: undefined }), id: "open" },
    ],
    refunds: [
      refund("R1", "D", 100, "2026-04-02"),
      // 91 days after the close: of June's board, and lowers nothing.
      refund("R2", "D", 40, "2026-06-09"),
      refund("R3", "small", 70, "2026-03-12"),
      refund("R4", "D", 10, "2026-03-12", "EUR"),
      refund("R5", "nowhere", 10, "2026-03-12"),
      // 50 days after the close: February's.
      refund("R6", "earlier", 10, "2026-03-24"),
      refund("R7", "long ago", 11, "2026-03-12"),
      refund("R8", "open", 12, "2026-03-12"),
      refund("R9", "lost", 13, "2026-03-13"),
    ],
  });
  expect(board.totals.metrics.revenue?.minor).toBe("400");
  expect(board.completeness).toMatchObject({
    counted: 7,
    total: 9,
    pending: [
      { kind: "refund", owner: "crm:deal|nowhere", reason: "deal", rows: 1, revenue: null },
      { kind: "refund", owner: "crm:name|Ann", reason: "currency", rows: 1 },
    ],
    refunds: {
      counted: { rows: 2, amount: { minor: "150" } },
      late: { rows: 1, amount: { minor: "11" } },
      excess: { rows: 2, amount: { minor: "33" } },
      list: [
        { id: "R3", deal: "small", why: "excess", counted: { minor: "50" } },
        { id: "R7", deal: "long ago", why: "late", counted: { minor: "0" } },
        { id: "R9", deal: "lost", why: "excess", counted: { minor: "0" } },
      ],
    },
  });
  // A refund of April is of this board; the last day told is the month's own.
  expect(board.dataTo).toBe("2026-03-13");
});

test("a won deal in another currency waits with its refunds", () => {
  const board = build({
    people,
    deals: [{ ...deal("Ann", 500, { currency: "EUR" }), id: "D" }],
    refunds: [refund("R1", "D", 100, "2026-03-12", "EUR"), refund("R2", "D", 100, "2026-03-12")],
  });
  expect(board.completeness).toMatchObject({ counted: 0, total: 3, pendingRevenue: { minor: "0" } });
  expect(board.completeness.pending.map(({ kind, reason, rows }) => [kind, reason, rows])).toEqual([
    ["deal", "currency", 1],
    ["refund", "currency", 2],
  ]);
});

test("collected is what came in the month, by shares, and its rate is held against what was due", () => {
  const board = build({
    people,
    deals: [half("D", 1000, "Bo"), { ...deal("Bo", 300), id: "E" }],
    refundedDeals: [{ ...deal("Ann", 900, { closeDay: "2026-02-02" }), id: "earlier" }],
    payments: [
      payment("P1", "D", 601, { day: "2026-03-15" }),
      payment("P2", "D", 200, { dueDay: "2026-04-15" }),
      payment("P3", "D", 99, { day: "2026-04-02" }),
      payment("P4", "earlier", 100, { dueDay: "2026-03-05" }),
      payment("P5", "earlier", 60, { day: "2026-03-06" }),
      payment("P6", "nowhere", 5, { day: "2026-03-06" }),
      payment("P7", "E", 5, { day: "2026-03-06", currency: "EUR" }),
    ],
  });
  // Ann: 300 of 601 and 60 came; 500 - 100 of D, and 100 of February's deal, were due: 360 / 500.
  expect(of(board, "Ann").metrics).toMatchObject({ collected: { minor: "360" }, collectionRate: "0.7200" });
  // Bo: 301 came; 400 of D and 300 were due.
  expect(of(board, "Bo").metrics).toMatchObject({ collected: { minor: "301" }, collectionRate: "0.4300" });
  expect(of(board, "Out").metrics.collected?.minor).toBe("301");
  expect(board.totals.metrics).toMatchObject({ collected: { minor: "661" }, collectionRate: "0.5508" });
  expect(board.completeness.pending.map(({ kind, reason, owner }) => [kind, reason, owner])).toEqual([
    ["payment", "deal", "crm:deal|nowhere"],
    ["payment", "currency", "crm:name|Bo"],
  ]);
});

test("without payments nothing is said of collection, and without anything due no rate", () => {
  const none = build({ people, deals: [deal("Ann", 10)] });
  expect(none.totals.metrics).toMatchObject({ collected: null, reasons: { collected: "not-covered" } });
  const { metrics } = of(
    build({
      people,
      deals: [{ ...deal("Ann", 10), id: "D" }],
      payments: [payment("P", "D", 10, { day: "2026-03-11" })],
    }),
    "Bo",
  );
  expect(metrics).toMatchObject({
    collected: { minor: "0" },
    collectionRate: null,
    reasons: { collectionRate: "nothing-due" },
  });
});

test("the market stands beside the company and its regions, the largest share first", () => {
  const share = (competitor: string, share: string, region?: string, month = "2026-03"): Fact.Stored<"share"> => ({
    id: `${competitor} ${region}`,
    origin: origin("market"),
    values: { month, competitor, share, isUs: competitor === "Us", ...(region === undefined ? {} : { region }) },
  });
  const shares = [
    share("Us", "0.2"),
    share("Apex", "1/3"),
    share("Blue", "0.2"),
    share("Us", "0.4", "In"),
    share("Us", "0.1", "Out"),
    share("Apex", "0.9", undefined, "2026-02"),
  ];
  const board = build({ people, deals: [deal("Ann", 10)], shares });
  const shown = (asked: string) =>
    Scope.scope(board, asked).marketShare.map(({ region, competitor, share, isUs }) => [
      region,
      competitor,
      share,
      isUs,
    ]);
  const whole = [
    [null, "Apex", "0.3333", false],
    [null, "Blue", "0.2000", false],
    [null, "Us", "0.2000", true],
  ];
  expect(shown("company")).toEqual([...whole, ["In", "Us", "0.4000", true], ["Out", "Us", "0.1000", true]]);
  expect(shown("region:In")).toEqual([...whole, ["In", "Us", "0.4000", true]]);
  expect(shown("team:N")).toEqual([]);
  expect(board.completeness.sources).toContainEqual({
    kind: "share",
    source: "market",
    isCounted: true,
    rows: 5,
    firstDay: null,
    lastDay: null,
    pending: 0,
  });
});

test("payments and refunds are counted from the source of the deals", () => {
  const foreign = { ...refund("R", "D", 5, "2026-03-12"), origin: origin("aaa") };
  const board = build({
    people,
    deals: [{ ...deal("Ann", 10), id: "D" }],
    refunds: [foreign, refund("R", "D", 3, "2026-03-12")],
  });
  expect(board.totals.metrics.revenue?.minor).toBe("7");
  expect(board.completeness.sources.filter(({ kind }) => kind === "refund")).toMatchObject([
    { source: "aaa", isCounted: false },
    { source: "crm", isCounted: true },
  ]);
});

test("what the owners of a deal collect over the months is their part of all that came, and no part runs away", () => {
  const months = ["2026-03", "2026-04", "2026-05"];
  const sold = half("D", 1001, "Bo");
  const came = fc.record({ minor: fc.integer({ min: 1, max: 99 }), month: fc.integer({ min: 0, max: 2 }) });
  fc.assert(
    fc.property(fc.array(came, { minLength: 1, maxLength: 6 }), (list) => {
      const all = list.map(({ minor, month }, at) => payment(`P${at}`, "D", minor, { day: `${months[month]}-15` }));
      const collected = months.map((month, at) => {
        const known = all.filter(({ values }) => values.day?.startsWith(month) || (values.day ?? "") < month);
        const deals = at === 0 ? { deals: [sold] } : { refundedDeals: [sold] };
        const board = build({ people, month, payments: at === 0 ? all : known, ...deals });
        return ["Ann", "Bo"].map((name) =>
          Number(board.people.find((item) => item.name === name)?.metrics.collected?.minor ?? 0),
        );
      });
      const [ann, bo] = [0, 1].map((item) => collected.reduce((sum, of) => sum + (of[item] ?? 0), 0));
      expect((ann ?? 0) + (bo ?? 0)).toBe(list.reduce((sum, { minor }) => sum + minor, 0));
      expect(Math.abs((ann ?? 0) - (bo ?? 0))).toBeLessThanOrEqual(1);
    }),
    { seed: 9, numRuns: 60 },
  );
});
