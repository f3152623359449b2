/** Deals of several people: ratios stay whole, and parts sum however a deal is refunded and paid. */
import type * as Input from "@clearboard/core/pay/input";
import type * as Plan from "@clearboard/core/plan/plan";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { paid, pay, tiered } from "./paying.ts";

const MONTHS = ["2026-01", "2026-02", "2026-03"];

type Shared = Omit<NonNullable<Input.Draft["deals"]>[0], "credits" | "period">;

function company(deal: Shared, shares: Record<string, string>, months = MONTHS.slice(0, 1)): Input.Draft {
  const credits = Object.entries(shares).map(([person, share]) => ({ person, share }));
  return {
    people: credits.map(({ person }) => ({ id: person, periods: months.map((id) => ({ id })) })),
    deals: [{ id: "D", day: "2026-01-05", ...deal, period: "2026-01", credits }],
  };
}

test("each seller of a shared deal is paid at the rate of the deal's whole discount", () => {
  const plan = tiered(
    [
      ["0", "10%"],
      ["15%", "5%"],
      ["30%", "2%"],
    ],
    { unit: "deal", by: "discount", mode: "retroactive" },
  );
  const input = company({ amount: "2000", values: { discount: "40%" } }, { a: "30%", b: "70%" });
  expect(paid(pay(plan, input))).toEqual(["12.00", "28.00"]);
});

test("a margin rate that is measured itself is everybody's own, before and after a part refund", () => {
  const component = { measure: "marginRate", kind: "ratio", unit: "deal", mode: "flat" } as const;
  const tiers = [
    { from: "0", amount: "0" },
    { from: "20%", amount: "50" },
  ];
  const plan = tiered([], { ...component, tiers });
  const deal = { amount: "900", values: { marginRate: "25%" }, refunds: [{ amount: "300" }] };
  expect(paid(pay(plan, company(deal, { a: "1/2", b: "1/2" })))).toEqual(["50.00", "50.00"]);
  const own = { periods: [{ id: "2026-01", deals: [{ ...deal, share: "10%" }] }] };
  expect(paid(pay(plan, own))).toEqual(["50.00"]);
});

test("units and named money of a shared deal are shared", () => {
  const input = company({ amount: "10", units: "9", values: { licences: "90" } }, { a: "1/3", b: "2/3" });
  expect(paid(pay(tiered([["0", "2"]], { measure: "units" }), input))).toEqual(["6.00", "12.00"]);
  expect(paid(pay(tiered([["0", "10%"]], { measure: "licences" }), input))).toEqual(["3.00", "6.00"]);
});

const whole = tiered([["0", "1"]], {}, { refunds: { windowDays: "20" } });
const cash = tiered([["0", "1"]], { measure: "paid" });
const minor = (text: string) => BigInt(text.replace(".", ""));
const major = (cents: number) => (cents / 100).toFixed(2);

const PARTS = fc.array(fc.record({ cents: fc.integer({ min: 1, max: 999 }), day: fc.constantFrom("10", "24", "27") }), {
  minLength: 1,
  maxLength: 6,
});
const WEIGHTS = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 4 });

/** What each person of a shared deal is paid over all months, in cents. */
function totals(plan: Plan.Draft, deal: Shared, weights: readonly number[]): bigint[] {
  const sum = weights.reduce((left, weight) => left + weight, 0);
  const shares = Object.fromEntries(weights.map((weight, at) => [`p${at}`, `${weight}/${sum}`]));
  return pay(plan, company(deal, shares, MONTHS)).people.map(({ total }) => minor(total.text));
}

const sum = (list: readonly bigint[]) => list.reduce((left, item) => left + item, 0n);

test("parts of a deal that is refunded and paid in instalments sum, in whatever order the instalments are listed", () => {
  fc.assert(
    fc.property(PARTS, WEIGHTS, fc.integer({ min: 0, max: 5000 }), (parts, weights, kept) => {
      const total = parts.reduce((left, { cents }) => left + cents, kept);
      const dated = parts.map(({ cents, day }) => ({ amount: major(cents), day: `2026-0${1 + (cents % 2)}-${day}` }));
      const inWindow = dated.filter(({ day }) => day <= "2026-01-25");
      const back = inWindow.reduce((left, { amount }) => left + minor(amount), 0n);
      const sold = totals(whole, { amount: major(total), refunds: dated }, weights);
      expect(sum(sold)).toBe(BigInt(total) - back);
      expect(totals(whole, { amount: major(total), refunds: dated.toReversed() }, weights)).toEqual(sold);
      const received = totals(cash, { amount: major(total), payments: dated }, weights);
      expect(sum(received)).toBe(BigInt(total - kept));
      expect(received).toEqual(
        totals(cash, { amount: major(total), payments: [{ amount: major(total - kept) }] }, weights),
      );
      expect(totals(cash, { amount: major(total), payments: dated.toReversed() }, weights)).toEqual(received);
    }),
    { seed: 4, numRuns: 60 },
  );
});

test("a deal that is given back bit by bit leaves nothing to anybody", () => {
  fc.assert(
    fc.property(PARTS, WEIGHTS, (parts, weights) => {
      const total = parts.reduce((left, { cents }) => left + cents, 0);
      const refunds = parts.map(({ cents }) => ({ amount: major(cents) }));
      expect(totals(whole, { amount: major(total), refunds }, weights)).toEqual(weights.map(() => 0n));
    }),
    { seed: 5, numRuns: 60 },
  );
});
