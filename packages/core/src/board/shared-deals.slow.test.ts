/** The laws of shared deals: parts add up to the whole, and revenue is won deals times the average deal. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type * as Fact from "../fact.ts";
import * as Metrics from "../metric/metrics.ts";
import * as Tally from "../metric/tally.ts";
import * as Rational from "../rational.ts";
import * as DealCredit from "./deal-credit.ts";
import { build, deal, of, person } from "./month.fixture.ts";
import * as Scope from "./scope.ts";

const OWNERS = ["Ann", "Bo", "Cy"];
const key = (name: string) => `crm:name|${name}`;
const arbitraryDeal = fc
  .record({
    owner: fc.constantFrom(...OWNERS),
    stage: fc.constantFrom("won" as const, "won" as const, "lost" as const),
    minor: fc.oneof(fc.constant(0), fc.integer({ min: -500, max: 100_000 })),
    weights: fc.option(fc.tuple(fc.nat(4), fc.nat(4), fc.nat(4)), { nil: null }),
    product: fc.constantFrom("P", "Q"),
  })
  .map(({ owner, stage, minor, weights, product }) => {
    const total = weights?.reduce((sum, weight) => sum + weight, 0) ?? 0;
    const credits: Fact.Values["deal"]["credits"] =
      total === 0
        ? undefined
        : weights?.map((weight, at) => ({
            owner: key(OWNERS[at] ?? ""),
            share: `${weight}/${total}`,
            credit: "direct" as const,
          }));
    return deal(owner, stage === "won" ? minor : null, { product, ...(credits && { credits }) });
  });
const arbitraryDeals = fc.array(arbitraryDeal, { minLength: 1, maxLength: 8 });

test("over any shared deals the parts sum to the company's, and revenue is won by share times the exact average", () => {
  fc.assert(
    fc.property(arbitraryDeals, (deals) => {
      const tallies = new Map(["company", ...OWNERS.map(key)].map((id) => [id, Tally.empty()]));
      for (const fact of deals)
        for (const part of DealCredit.of(fact, { refunds: [], payments: [] }, 90).parts)
          for (const id of ["company", part.owner])
            Tally.add(tallies.get(id) ?? Tally.empty(), { kind: "deal", fact, ...part }, "all");
      const [company, ...people] = [...tallies.values()].map(({ sums }) => sums);
      const wins = deals.filter(({ values }) => values.stage === "won" && Number(values.amountMinor) > 0).length;
      expect(company?.wonShare).toEqual(Rational.of(wins));
      expect(Rational.sum(people.map(({ wonShare }) => wonShare))).toEqual(company?.wonShare);
      expect(Rational.sum(people.map(({ lostShare }) => lostShare))).toEqual(company?.lostShare);
      expect(people.reduce((sum, { dealsWon }) => sum + dealsWon, 0n)).toBe(company?.dealsWon);
      for (const sums of [company ?? Tally.noSums(), ...people]) {
        const { averageDeal } = Metrics.compute(sums, () => null, null, "CNY");
        if (sums.wonShare.n === 0n) expect(averageDeal).toBeNull();
        else {
          const exact = Rational.divide(Rational.of(sums.revenue), sums.wonShare);
          expect(averageDeal?.minor).toBe(`${Rational.round(exact)}`);
          expect(Rational.multiply(exact, sums.wonShare)).toEqual(Rational.of(sums.revenue));
        }
      }
    }),
    { numRuns: 10_000 },
  );
});

test("the same holds for the board of every scope, products too", () => {
  const people = OWNERS.map((name, at) => person(name, { team: at === 0 ? "N" : "S", region: "In" }));
  fc.assert(
    fc.property(arbitraryDeals, (deals) => {
      const board = build({ people, deals });
      const scopes = [
        "company",
        "team:N",
        "team:S",
        ...new Set(deals.map(({ values }) => `product:${values.product}`)),
      ];
      for (const { totals, people: rows, teams } of scopes.map((name) => Scope.scope(board, name)))
        for (const { averageDeal, wonShare, revenue } of [totals, ...rows, ...teams].map(({ metrics }) => metrics)) {
          if (averageDeal === null || wonShare === null) continue;
          const product = Number(averageDeal.minor) * Number(wonShare);
          expect(Math.abs(product - Number(revenue?.minor))).toBeLessThanOrEqual(
            0.5 * Number(wonShare) + 0.0001 * Math.abs(Number(averageDeal.minor)),
          );
        }
    }),
    { numRuns: 10_000 },
  );
});

test("a deal shared in halves counts half for each, and never more than a team's largest deal on average", () => {
  const half = [
    { owner: key("Ann"), share: "1/2", credit: "direct" as const },
    { owner: key("Bo"), share: "1/2", credit: "direct" as const },
  ];
  const board = build({
    people: [person("Ann", { team: "Blue" }), person("Bo", { team: "Red" })],
    deals: [deal("Ann", 100_000, { credits: half }), deal("Ann", 10_001, { credits: half })],
  });
  expect(of(board, "Ann").metrics).toMatchObject({
    wonShare: "1.0000",
    dealsWon: 2,
    averageDeal: of(board, "Ann").metrics.revenue,
  });
  expect(of(board, "Bo").metrics).toMatchObject({ wonShare: "1.0000", dealsWon: 0, winRate: "1.0000" });
  expect(of(board, "Blue").metrics.averageDeal?.minor).toBe(of(board, "Ann").metrics.revenue?.minor);
});
