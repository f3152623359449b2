import { expect, test } from "vitest";
import type * as Fact from "../fact.ts";
import * as Metrics from "./metrics.ts";
import type * as Registry from "./registry.ts";
import * as Tally from "./tally.ts";

const origin = { source: "crm", importId: "imp_1", line: 2 };
const deal = (
  stage: "won" | "lost",
  creditedMinor: bigint,
  more: Partial<Extract<Registry.Credit, { kind: "deal" }>> = {},
): Registry.Credit => ({
  kind: "deal",
  fact: { id: "D1", origin, values: { stage, product: "Pro" } as Fact.Values["deal"] },
  credit: "direct",
  grossMinor: creditedMinor,
  creditedMinor,
  dueMinor: creditedMinor,
  isFirst: true,
  ...more,
});
const call = (sums: Partial<Registry.CallSums>): Registry.Credit => ({
  kind: "call",
  fact: {
    sums: {
      ...{ dials: 0, inboundDials: 0, connected: 0, inboundConnected: 0, talkSeconds: 0, inboundTalkSeconds: 0 },
      ...sums,
    },
  },
});
const tallyOf = (credits: Registry.Credit[], directions: Registry.Directions = "all") => {
  const tally = Tally.empty();
  for (const credit of credits) Tally.add(tally, credit, directions);
  return tally;
};
const covered = () => null;

test("revenue is the credited money, and an average deal divides it by whole deals of the first owner", () => {
  const { sums } = tallyOf([deal("won", 1_000n), deal("won", 500n, { isFirst: false }), deal("lost", 0n)]);
  expect(Metrics.compute(sums, covered, null, "CNY")).toMatchObject({
    revenue: { minor: "1500", currency: "CNY" },
    dealsWon: 1,
    dealsLost: 1,
    winRate: "0.5000",
    averageDeal: { minor: "1500" },
  });
});

test("overlay credit is nobody's revenue, deal or product", () => {
  const tally = tallyOf([deal("won", 1_000n, { credit: "overlay" })]);
  expect(tally.sums).toEqual(Tally.noSums());
  expect(tally.products.size).toBe(0);
});

test("half a minor unit of an average deal is rounded up, and ratios have 4 places", () => {
  const { sums } = tallyOf([deal("won", 1n), deal("won", 0n), deal("lost", 0n)]);
  expect(Metrics.compute(sums, covered, 3n, "CNY")).toMatchObject({
    averageDeal: { minor: "1" },
    winRate: "0.6667",
    attainment: "0.3333",
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
  const { products } = tallyOf([deal("won", 700n), deal("lost", 0n)]);
  const part = Metrics.partOf(products.get("Pro") ?? Tally.noSums(), "CNY");
  expect(part).toEqual({ revenue: { minor: "700", currency: "CNY" }, dealsWon: 1, dealsLost: 1 });
  expect(Metrics.sumsOf([part, part])).toMatchObject({ revenue: 1_400n, dealsWon: 2n, dealsLost: 2n });
});

test("a board keeps its metrics in one order, whatever order a list of them is read in; new ones come after", () => {
  expect(Object.keys(Metrics.Info.shape).join(" ")).toMatch(
    /^revenue dealsWon dealsLost winRate averageDeal collected collectionRate dials inboundDials connected connectRate talkSeconds target attainment .*reasons$/,
  );
});
