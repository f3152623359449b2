import * as fc from "fast-check";
import { expect, test } from "vitest";
import type * as Fact from "../fact.ts";
import type { Credit } from "../fact.ts";
import * as Company from "./company.fixture.ts";
import * as DealCredit from "./deal-credit.ts";
import { deal, origin } from "./month.fixture.ts";

const refund = (minor: number, day: string, id = `R${minor}`): Fact.Stored<"refund"> => ({
  id,
  origin: origin("crm"),
  values: { deal: "D", day, amountMinor: String(minor), currency: "CNY" },
});
const credit = (owner: string, share: string, kind: Credit["credit"] = "direct"): Credit => ({
  owner: `crm:name|${owner}`,
  share,
  credit: kind,
});
const of = (minor: number | null, credits: Credit[], refunds: Fact.Stored<"refund">[] = [], windowDays = 90) =>
  DealCredit.of(
    { ...deal("Ann", minor, credits.length === 0 ? {} : { credits }), id: "D" },
    { refunds, payments: [] },
    windowDays,
  );
const money = (sale: DealCredit.Info) =>
  sale.parts.map(({ owner, creditedMinor }) => [owner.slice(9), Number(creditedMinor)]);

test("a deal of two people is split to the cent, and the odd one of equal shares is not always the same person's", () => {
  const halves = (id: string) => {
    const credits = [credit("Bo", "1/2"), credit("Ann", "1/2")];
    return money(DealCredit.of({ ...deal("Ann", 10_001, { credits }), id }, { refunds: [], payments: [] }, 90));
  };
  const odd = Array.from({ length: 40 }, (_, at) => halves(`D${at}`).find(([, minor]) => minor === 5001)?.[0]);
  expect(halves("D1")).toEqual(halves("D1"));
  expect(odd.filter((name) => name === "Ann").length).toBeGreaterThan(8);
  expect(odd.filter((name) => name === "Bo").length).toBeGreaterThan(8);
  expect(money(of(5, [credit("Ann", "0.3"), credit("Bo", "0.7")]))).toEqual([
    ["Ann", 1],
    ["Bo", 4],
  ]);
});

test("a deal counts once, for its first owner, even when the money is all another's", () => {
  const sale = of(100, [credit("Bo", "1")]);
  expect(sale.parts.map(({ owner, share, isFirst }) => [owner, share, isFirst])).toEqual([
    ["crm:name|Ann", "0", true],
    ["crm:name|Bo", "1", false],
  ]);
  expect(money(sale)).toEqual([
    ["Ann", 0],
    ["Bo", 100],
  ]);
});

test("overlay credit comes on top of the direct shares", () => {
  const sale = of(1000, [credit("Ann", "1"), credit("Cy", "0.25", "overlay")], [refund(200, "2026-03-12")]);
  expect(sale.parts.map(({ credit, grossMinor, creditedMinor }) => [credit, grossMinor, creditedMinor])).toEqual([
    ["direct", 1000n, 800n],
    ["overlay", 250n, 200n],
  ]);
});

test("a refund counts on the last day of the window and no longer on the day after", () => {
  // The deal closes on 10 March; 90 days later is 8 June.
  const [inside, outside] = [refund(30, "2026-06-08"), refund(40, "2026-06-09")];
  const sale = of(100, [], [outside, inside]);
  expect(sale.refunds.map(({ isInWindow, countedMinor }) => [isInWindow, countedMinor])).toEqual([
    [true, 30n],
    [false, 0n],
  ]);
  expect(money(sale)).toEqual([["Ann", 70]]);
  expect(money(of(100, [], [inside], 89))).toEqual([["Ann", 100]]);
});

test("what goes beyond the amount of the deal is not taken off anybody", () => {
  const sale = of(100, [], [refund(70, "2026-03-20"), refund(60, "2026-03-11")]);
  expect(sale.refunds.map(({ countedMinor }) => countedMinor)).toEqual([60n, 40n]);
  expect(money(sale)).toEqual([["Ann", 0]]);
});

test("a lost deal, and one whose amount nobody states, is worth nothing and shared alike", () => {
  expect(money(of(null, [credit("Ann", "0.5"), credit("Bo", "0.5")]))).toEqual([
    ["Ann", 0],
    ["Bo", 0],
  ]);
  expect(money(of(0, [], [refund(5, "2026-03-11")]))).toEqual([["Ann", 0]]);
});

test("shares that say nothing leave the deal to its owner, and equal owners add up", () => {
  expect(money(of(100, [credit("Bo", "0")]))).toEqual([["Ann", 100]]);
  expect(of(100, [credit("Ann", "0.25"), credit("Ann", "0.75")]).parts).toMatchObject([{ share: "1", isFirst: true }]);
});

test("what later payments are to bring is not due yet", () => {
  const payment = (minor: number, dueDay: string): Fact.Stored<"payment"> => ({
    id: `P${minor}`,
    origin: origin("crm"),
    values: { deal: "D", dueDay, amountMinor: String(minor), currency: "CNY" },
  });
  const due = (minor: number, payments: Fact.Stored<"payment">[]) =>
    DealCredit.of(deal("Ann", minor), { refunds: [], payments }, 90).parts[0]?.dueMinor;
  expect(due(100, [payment(30, "2026-04-10"), payment(20, "2026-03-31")])).toBe(70n);
  expect(due(100, [payment(300, "2026-05-01")])).toBe(0n);
  expect(due(-10, [payment(30, "2026-04-10")])).toBe(-10n);
});

const SHARES = fc.array(fc.integer({ min: 1, max: 97 }), { minLength: 1, maxLength: 6 }).map((weights) => {
  const sum = weights.reduce((left, weight) => left + weight, 0);
  return weights.map((weight, index) => credit(`P${index}`, `${weight}/${sum}`));
});
const REFUNDS = fc.array(
  fc.record({ minor: fc.integer({ min: 0, max: 90_000 }), late: fc.integer({ min: 0, max: 120 }) }),
  { maxLength: 4 },
);

test("the parts of a split deal sum to the deal less its refunds, in whatever order anything is listed", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), SHARES, REFUNDS, (minor, credits, list) => {
      const refunds = list.map(({ minor, late }, index) => {
        const day = new Date(Date.UTC(2026, 2, 10 + late)).toISOString().slice(0, 10);
        return refund(minor, day, `R${index}`);
      });
      const taken = list.filter(({ late }) => late <= 90).reduce((left, item) => left + item.minor, 0);
      const sale = of(minor, credits, refunds);
      const sum = (key: "grossMinor" | "creditedMinor") => sale.parts.reduce((left, part) => left + part[key], 0n);
      expect(sum("grossMinor")).toBe(BigInt(minor));
      expect(sum("creditedMinor")).toBe(BigInt(Math.max(0, minor - taken)));
      const again = of(minor, Company.shuffled(credits, minor), Company.shuffled(refunds, minor));
      expect(again.parts).toEqual(sale.parts);
      expect(again.refunds).toEqual(sale.refunds);
    }),
    { seed: 11, numRuns: 400 },
  );
});

test("a refund of everything inside the window leaves nothing to anybody", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000_000 }),
      SHARES,
      fc.integer({ min: 0, max: 90 }),
      (minor, credits, late) => {
        const day = new Date(Date.UTC(2026, 2, 10 + late)).toISOString().slice(0, 10);
        expect(of(minor, credits, [refund(minor, day)]).parts.every(({ creditedMinor }) => creditedMinor === 0n)).toBe(
          true,
        );
      },
    ),
    { seed: 12, numRuns: 200 },
  );
});
