import * as fc from "fast-check";
import { expect, test } from "vitest";
import * as WithPay from "../pay/with-pay.ts";
import * as Build from "./build.ts";
import * as Company from "./company.fixture.ts";
import * as Board from "./info.ts";
import type * as Inputs from "./inputs.ts";

const FACTS: Build.Facts = { status: "open", version: null, asOf: "2026-04-01T02:00:00Z" };
const build = (inputs: Inputs.Inputs) => WithPay.buildBoard(inputs, FACTS);

test("a board has the shape it declares, and is the same document from inputs in any order", () => {
  for (let seed = 0; seed < 12; seed++) {
    const { inputs } = Company.company(seed);
    const board = build(inputs);
    Board.Info.parse(board);
    const again: Inputs.Inputs = {
      ...inputs,
      people: Company.shuffled(inputs.people, seed),
      identities: Company.shuffled(inputs.identities, seed),
      deals: Company.shuffled(inputs.deals, seed).map((deal) => {
        const { credits } = deal.values;
        return credits ? { ...deal, values: { ...deal.values, credits: Company.shuffled(credits, seed) } } : deal;
      }),
      calls: Company.shuffled(inputs.calls, seed).map((month) => ({
        ...month,
        days: Company.shuffled(month.days, seed),
      })),
      targets: Company.shuffled(inputs.targets, seed),
      surveys: Company.shuffled(inputs.surveys, seed),
      peers: Company.shuffled(inputs.peers, seed),
      knowledge: Company.shuffled(inputs.knowledge, seed),
      payments: Company.shuffled(inputs.payments, seed),
      refunds: Company.shuffled(inputs.refunds, seed),
      refundedDeals: Company.shuffled(inputs.refundedDeals, seed),
      shares: Company.shuffled(inputs.shares, seed),
      costs: Company.shuffled(inputs.costs, seed),
      leaves: Company.shuffled(inputs.leaves, seed),
      imports: Company.shuffled(inputs.imports, seed),
    };
    expect(build(again)).toEqual(board);
  }
});

test("the digest is blind to version, status, time, imports and counts of rejected rows, and to nothing else", () => {
  const { inputs } = Company.company(1);
  const board = build(inputs);
  const later = WithPay.buildBoard(
    { ...inputs, imports: [] },
    { status: "published", version: 3, asOf: "2027-01-01T00:00:00Z" },
  );
  expect(later.digest).toBe(board.digest);
  const first = inputs.deals.find(
    ({ values }) => values.stage === "lost" && values.closeDay?.startsWith(Company.MONTH),
  );
  expect(build({ ...inputs, deals: inputs.deals.filter((deal) => deal !== first) }).digest).not.toBe(board.digest);
});

/** What refunds take off a deal: those of 90 days from its close, up to its amount. */
function taken({ deals, refunds }: Inputs.Inputs, id: string): bigint {
  const deal = deals.find((item) => item.id === id && item.origin.source === "crm");
  const last = Date.parse(deal?.values.closeDay ?? "") + 90 * 86_400_000;
  const sum = refunds
    .filter(({ values }) => values.deal === id && values.currency === "CNY" && Date.parse(values.day) <= last)
    .reduce((left, { values }) => left + BigInt(values.amountMinor), 0n);
  const amount = BigInt(deal?.values.amountMinor ?? 0);
  return sum < amount ? sum : amount;
}

test("people, pending owners and groups add up to the company's rows and money", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 500 }), (seed) => {
      const { inputs } = Company.company(seed);
      const board = build(inputs);
      const won = inputs.deals.filter(
        ({ values, origin }) =>
          values.stage === "won" &&
          origin.source === "crm" &&
          values.closeDay?.startsWith(Company.MONTH) &&
          values.currency === "CNY",
      );
      const money = won.reduce(
        (left, { id, values }) => left + BigInt(values.amountMinor ?? 0) - taken(inputs, id),
        0n,
      );
      const revenue = board.people.reduce((left, person) => left + BigInt(person.metrics.revenue?.minor ?? 0), 0n);
      expect(BigInt(board.totals.metrics.revenue?.minor ?? 0)).toBe(revenue);
      expect(revenue + BigInt(board.completeness.pendingRevenue.minor)).toBe(money);
      const pending = board.completeness.pending.reduce((left, item) => left + item.rows, 0);
      expect(board.completeness.counted + pending).toBe(board.completeness.total);
    }),
    { seed: 3, numRuns: 60 },
  );
});
