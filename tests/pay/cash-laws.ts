/** Laws of cash on random sequences of payments, returned cash, refunds and credit notes: pay in the end is pay on what was kept. */
import * as Calculate from "@clearboard/core/pay/calculate";
import * as Input from "@clearboard/core/pay/input";
import * as Lint from "@clearboard/core/plan/lint";
import type * as Plan from "@clearboard/core/plan/plan";
import * as fc from "fast-check";
import { expect } from "vitest";
import { paid, tiered } from "./paying.ts";

export const MONTHS = ["2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06"];
export type Deal = NonNullable<Input.Draft["periods"]>[0]["deals"] extends (infer Item)[] | undefined ? Item : never;

/** Months from January on, with their deals. */
export function months(...deals: Deal[][]): Input.Draft {
  return { periods: deals.map((list, at) => ({ id: MONTHS[at] ?? "", deals: list })) };
}

const major = (cents: number) => (cents / 100).toFixed(2);
const DAY = fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 10, max: 28 }));
const dayOf = ([month, day]: [number, number]) => `${MONTHS[month]}-${day}`;
const PARTS = fc.array(fc.tuple(fc.integer({ min: 1, max: 400 }), DAY), { maxLength: 4 });

/** A deal or credit note, refunds of at most its amount, and payments of no more than what is kept in the end. */
const SALE = fc
  .record({
    cents: fc.integer({ min: -2000, max: 4000 }),
    month: fc.integer({ min: 0, max: 5 }),
    back: PARTS,
    cash: PARTS,
  })
  .map(({ cents, month, back, cash }) => {
    let left = Math.max(0, cents);
    const refunds = back.map(([part, at]) => {
      const taken = Math.min(left, part);
      left -= taken;
      return { amount: major(taken), day: dayOf(at) };
    });
    const kept = cents < 0 ? cents : left;
    const payments = cents < 0 ? [] : cash.map(([part, at]) => ({ amount: major(part), day: dayOf(at) }));
    // The rest comes at last, or what was paid too much goes back: the customer has paid what was kept.
    const rest = payments.reduce((sum, { amount }) => sum - Math.round(Number(amount) * 100), Math.max(0, kept));
    if (rest !== 0) payments.push({ amount: major(rest), day: "2026-06-29" });
    return { month, kept, deal: { day: `${MONTHS[month]}-02`, amount: major(cents), refunds, payments } };
  });

export const PLANS: Record<string, Plan.Draft> = {
  "on revenue": tiered([["0", "1"]]),
  "by deal": tiered([["0", "1"]], { unit: "deal" }),
  "by quarter": tiered([["0", "1"]], { unit: "quarter" }),
  "on release": tiered([["0", "1"]], { release: { onWin: "25%" } }),
  "on release by deal": tiered([["0", "1"]], { unit: "deal", release: { onWin: "0" } }),
  "on cash": tiered([["0", "1"]], { measure: "paid" }),
};

type Listed = { id: string; month: number; kept: number; deal: Deal };

const listed = fc
  .array(SALE, { minLength: 1, maxLength: 4 })
  .map((sales) => sales.map((sale, at): Listed => ({ ...sale, id: `D${at}`, deal: { ...sale.deal, id: `D${at}` } })));

const turnedOf = (list: readonly Listed[]) =>
  list.toReversed().map((sale) => {
    const { refunds = [], payments = [] } = sale.deal;
    return { ...sale, deal: { ...sale.deal, refunds: refunds.toReversed(), payments: payments.toReversed() } };
  });

// A credit note of its own moves no cash where the plan pays on cash.
const keptOf = (name: string, { kept }: Listed) => (name === "on cash" ? Math.max(0, kept) : kept);
const sumOf = (name: string, sales: readonly Listed[]) => sales.reduce((sum, sale) => sum + keptOf(name, sale), 0);

/** Pay over all months is pay on what the customer kept, in all and by deal, in whatever order things are listed. */
export function checkKept(name: string, numRuns: number): void {
  const { plan } = Lint.demand(PLANS[name]);
  const pay = (input: Input.Draft) => Calculate.calculate(plan, Input.Info.parse(input));
  const given = (list: readonly Listed[]) =>
    months(...MONTHS.map((_, at) => list.filter(({ month }) => month === at).map(({ deal }) => deal)));
  const total = (sales: readonly Listed[]) => Number(pay(given(sales)).people[0]?.total.minor);
  fc.assert(
    fc.property(listed, (sales) => {
      const result = pay(given(sales));
      expect(Number(result.total.minor)).toBe(sumOf(name, sales));
      expect(paid(pay(given(turnedOf(sales))))).toEqual(paid(result));
      if (sales.length > 1) for (const sale of sales) expect(total([sale])).toBe(keptOf(name, sale));
    }),
    { seed: 9, numRuns },
  );
}

/** The parts of shared deals sum in every month to what one person alone would be paid, and nobody's part depends on the order. */
export function checkShared(name: string, numRuns: number): void {
  const { plan } = Lint.demand(PLANS[name]);
  const pay = (input: Input.Draft) => Calculate.calculate(plan, Input.Info.parse(input));
  const shares = fc.constantFrom(
    ["1/2", "1/2", "0"],
    ["0.7", "0.3", "0"],
    ["1/3", "1/3", "1/3"],
    ["0.333", "0.667", "0"],
  );
  const given = (list: readonly Listed[], parts: readonly string[]): Input.Draft => {
    const ids = ["a", "b", "c"].slice(0, parts.length);
    return {
      people: ids.map((id) => ({ id, periods: MONTHS.map((month) => ({ id: month })) })),
      deals: list.map(({ deal, month }) => {
        const { share: _s, countShare: _n, credit: _c, ...body } = deal;
        const credits = ids.map((person, at) => ({ person, share: parts[at] ?? "0" }));
        return { ...body, period: MONTHS[month] ?? "", credits };
      }),
    };
  };
  fc.assert(
    fc.property(listed, shares, (sales, parts) => {
      const whole = paid(pay(given(sales, ["1"])));
      const result = pay(given(sales, parts));
      const each = result.people.map(({ periods }) => periods.map((item) => Number(item.paid.minor)));
      const sums = MONTHS.map((_, at) => each.reduce((sum, list) => sum + (list[at] ?? 0), 0));
      expect(sums.map((minor) => (minor / 100).toFixed(2).replace("-0.00", "0.00"))).toEqual(whole);
      expect(paid(pay(given(turnedOf(sales), parts)))).toEqual(paid(result));
    }),
    { seed: 9, numRuns },
  );
}
