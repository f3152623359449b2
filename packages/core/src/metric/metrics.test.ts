import { expect, test } from "vitest";
import type * as Fact from "../fact.ts";
import type * as Credit from "./credit.ts";
import * as Metrics from "./metrics.ts";
import * as Tally from "./tally.ts";

const origin = { source: "crm", importId: "imp_1", line: 2 };
const deal = (
  stage: "won" | "lost",
  creditedMinor: bigint,
  more: Partial<Extract<Credit.Info, { kind: "deal" }>> = {},
): Credit.Info => ({
  kind: "deal",
  fact: { id: "D1", origin, values: { stage, product: "Pro", amountMinor: `${creditedMinor}` } as Fact.Values["deal"] },
  credit: "direct",
  share: "1",
  grossMinor: creditedMinor,
  creditedMinor,
  dueMinor: creditedMinor,
  isFirst: true,
  ...more,
});
const call = (sums: Partial<Credit.CallSums>): Credit.Info => ({
  kind: "call",
  fact: {
    sums: {
      ...{ dials: 0, inboundDials: 0, connected: 0, inboundConnected: 0, talkSeconds: 0, inboundTalkSeconds: 0 },
      ...sums,
    },
  },
});
const tallyOf = (credits: Credit.Info[], directions: Credit.Directions = "all") => {
  const tally = Tally.empty();
  for (const credit of credits) Tally.add(tally, credit, directions);
  return tally;
};
const covered = () => null;

test("a shared deal counts whole for its first owner, and by share in the win rate and the average deal", () => {
  const shared = deal("won", 500n, { isFirst: false, share: "1/2" });
  const { sums } = tallyOf([deal("won", 1_000n), shared, deal("lost", 0n)]);
  expect(Metrics.compute(sums, covered, null, "CNY")).toMatchObject({
    revenue: { minor: "1500", currency: "CNY" },
    dealsWon: 1,
    dealsLost: 1,
    wonShare: "1.5000",
    lostShare: "1.0000",
    winRate: "0.6000",
    averageDeal: { minor: "1000" },
  });
});

test("a deal of 0 or below changes revenue and is no win", () => {
  const { sums } = tallyOf([deal("won", -200n), deal("won", 0n), deal("won", 500n)]);
  expect(Metrics.compute(sums, covered, null, "CNY")).toMatchObject({
    revenue: { minor: "300" },
    dealsWon: 1,
    wonShare: "1.0000",
    winRate: "1.0000",
    averageDeal: { minor: "300" },
  });
});

test("overlay credit is nobody's revenue, deal or product", () => {
  const tally = tallyOf([deal("won", 1_000n, { credit: "overlay" })]);
  expect(tally.sums).toEqual(Tally.noSums());
  expect(tally.products.size).toBe(0);
});

test("half a minor unit of an average deal is rounded up, and ratios have 4 places", () => {
  const { sums } = tallyOf([deal("won", 2n), deal("won", 1n), deal("lost", 0n)]);
  expect(Metrics.compute(sums, covered, 7n, "CNY")).toMatchObject({
    averageDeal: { minor: "2" },
    winRate: "0.6667",
    attainment: "0.4286",
  });
});

test("where a policy counts outbound calls only, inbound ones are left out of every figure but their own", () => {
  const day = call({
    dials: 10,
    inboundDials: 4,
    connected: 5,
    inboundConnected: 2,
    talkSeconds: 100,
    inboundTalkSeconds: 40,
  });
  const figures = { dials: 6, inboundDials: 4, connected: 3, connectRate: "0.5000", talkSeconds: 60 };
  expect(Metrics.compute(tallyOf([day], "out").sums, covered, null, "CNY")).toMatchObject(figures);
  expect(Metrics.compute(tallyOf([day]).sums, covered, null, "CNY")).toMatchObject({ dials: 10, talkSeconds: 100 });
});

test("a share of nothing is missing with its own reason, and a kind without a source with that reason", () => {
  const coverage: Metrics.Coverage = (kind) => (kind === "call" ? "not-covered" : null);
  const { reasons, ...values } = Metrics.compute(Tally.noSums(), coverage, null, "CNY");
  expect(values).toMatchObject({ dealsWon: 0, dials: null, winRate: null, target: null });
  expect(reasons).toEqual({
    winRate: "no-closed-deals",
    averageDeal: "no-deals-won",
    collectionRate: "nothing-due",
    dials: "not-covered",
    inboundDials: "not-covered",
    connected: "not-covered",
    connectRate: "not-covered",
    talkSeconds: "not-covered",
    target: "no-target",
    attainment: "no-target",
  });
});

test("cash received counts against what falls due, of the month's own deals and of others'", () => {
  const { sums } = tallyOf([
    deal("won", 600n),
    { kind: "payment", collectedMinor: 450n, dueMinor: 0n },
    { kind: "payment", collectedMinor: 0n, dueMinor: 300n },
  ]);
  expect(Metrics.compute(sums, covered, null, "CNY")).toMatchObject({
    collected: { minor: "450" },
    collectionRate: "0.5000",
  });
});

test("a product's figures are stored with the board and add up to what was counted", () => {
  const { products } = tallyOf([deal("won", 700n, { share: "1/3" }), deal("lost", 0n)]);
  const part = Metrics.partOf(products.get("Pro") ?? Tally.noSums(), "CNY");
  expect(part).toEqual({
    revenue: { minor: "700", currency: "CNY" },
    dealsWon: 1,
    dealsLost: 1,
    wonShare: "1/3",
    lostShare: "1",
  });
  expect(Metrics.sumsOf([part, part])).toMatchObject({
    revenue: 1_400n,
    dealsWon: 2n,
    wonShare: { n: 2n, d: 3n },
    lostShare: { n: 2n, d: 1n },
  });
});

test("a board keeps its metrics in one order, whatever order a list of them is read in", () => {
  expect(Object.keys(Metrics.Info.shape).join(" ")).toMatch(
    /^revenue dealsWon dealsLost winRate averageDeal wonShare lostShare collected collectionRate dials inboundDials connected connectRate talkSeconds target attainment .*reasons$/,
  );
});
