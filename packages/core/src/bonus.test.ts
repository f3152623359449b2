import * as fc from "fast-check";
import { expect, test } from "vitest";
import * as Reference from "../../../tests/fixtures/reference.ts";
import * as Bonus from "./bonus.ts";
import * as Policy from "./policy.ts";
import * as Rational from "./rational.ts";

const TARGET = 10_000_000n; // 100,000.00
const pay = (minor: bigint, plan: Partial<Policy.Info["bonus"]> = {}) =>
  Bonus.payout(minor, TARGET, { ...Policy.DEFAULT.bonus, ...plan });

test("pays each rate only on the part inside its line, and rounds once", () => {
  // 142,357.30: 80,000 at 1% = 800; 20,000 at 2% = 400; 30,000 at 3.5% = 1,050; 12,357.30 at 5% = 617.865.
  const made = pay(14_235_730n);
  expect(made.steps.map(({ id, amount }) => [id, Rational.text(amount, 1)])).toEqual([
    ["none", "80000.0"],
    ["base", "40000.0"],
    ["challenge", "105000.0"],
    ["sprint", "61786.5"],
  ]);
  expect(made.payoutMinor).toBe(286_787n);
  expect(pay(14_235_730n, { rounding: "half-even" }).payoutMinor).toBe(286_786n);
  expect(made).toMatchObject({ line: "sprint", toNextMinor: null });
});

test("a line is reached at its amount exactly", () => {
  expect(pay(10_000_000n)).toMatchObject({ line: "challenge", payoutMinor: 120_000n, toNextMinor: 3_000_000n });
  expect(pay(9_999_999n)).toMatchObject({ line: "base", payoutMinor: 120_000n, toNextMinor: 1n });
  expect(pay(7_999_999n)).toMatchObject({ line: "none", toNextMinor: 1n });
});

test("what is still to go is rounded up, so that earning it reaches the line", () => {
  expect(Bonus.payout(0n, 101n, Policy.DEFAULT.bonus).toNextMinor).toBe(81n); // 80.8
});

test("a month below zero pays nothing", () => {
  expect(pay(-500_000n)).toMatchObject({ line: "none", payoutMinor: 0n });
});

test("lines are taken lowest first, however policy lists them", () => {
  const lines = [...Policy.DEFAULT.bonus.lines].reverse();
  expect(pay(14_235_730n, { lines })).toEqual(pay(14_235_730n));
});

test("more sales never pay less, and one minor unit more never pays much more", () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(10n ** 9n), max: 10n ** 12n }),
      fc.bigInt({ min: 1n, max: 10n ** 11n }),
      (sales, target) => {
        const [less, more] = [sales, sales + 1n].map((minor) => Bonus.payout(minor, target, Policy.DEFAULT.bonus));
        const rise = Rational.subtract(more?.exact ?? Rational.ZERO, less?.exact ?? Rational.ZERO);
        expect(Rational.compare(rise, Rational.ZERO)).toBeGreaterThanOrEqual(0);
        expect(Rational.compare(rise, Rational.parse("0.05"))).toBeLessThanOrEqual(0);
        expect((more?.payoutMinor ?? 0n) >= (less?.payoutMinor ?? 0n)).toBe(true);
      },
    ),
    { seed: 9 },
  );
});

test("agrees with published plans", (ctx) => {
  type Table = {
    cases: {
      id: string;
      inputs: { tiers?: [string, string][]; sales?: string[]; deals?: string[] };
      expected: unknown;
    }[];
  };
  const table = Reference.table<Table>("plan-cases");
  if (!table) return ctx.skip(Reference.ABSENT);
  const marginal = table.cases.filter(({ id }) => ["T01", "T03", "T05", "T09", "T11"].includes(id));
  expect(marginal).toHaveLength(5);
  for (const { id, inputs, expected } of marginal) {
    const tiers = (inputs.tiers ?? []).map(([from, rate]) => ({
      id: "none" as const,
      from: Rational.parse(from),
      rate: Rational.parse(rate),
    }));
    const deals = (inputs.deals ?? []).reduce((left, deal) => left + BigInt(deal), 0n);
    const sales = inputs.sales?.map(BigInt) ?? [deals];
    const paid = sales.map((amount) => {
      const total = Bonus.steps(amount, tiers).reduce((left, step) => Rational.add(left, step.amount), Rational.ZERO);
      return Rational.text(total, 2);
    });
    expect(paid, id).toEqual(expected);
  }
});

test("agrees with the table to the cent", (ctx) => {
  const table = Reference.table<{ cases: { sales?: string | string[]; halfUp?: string | string[] }[] }>(
    "bonus-to-the-cent",
  );
  if (!table) return ctx.skip(Reference.ABSENT);
  for (const { sales, halfUp } of table.cases) {
    if (sales === undefined || halfUp === undefined) continue;
    const made = [sales]
      .flat()
      .map((text) => pay(Rational.round(Rational.multiply(Rational.parse(text), Rational.of(100)))));
    expect(made.map(({ payoutMinor }) => Rational.text(Rational.of(payoutMinor, 100), 2))).toEqual([halfUp].flat());
  }
});
