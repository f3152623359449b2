/** Pay by three lines: marginal rates on revenue that rise above each line, exact, one rounding at the end (methods.md 3). */
import type * as Board from "./board/info.ts";
import * as Money from "./money.ts";
import type * as Policy from "./policy.ts";
import * as Rational from "./rational.ts";

/** A tier starts at an amount of sales (minor units) and pays `rate` on the part up to the next tier. */
export type Tier = { id: Board.Person["line"] & string; from: Rational.Info; rate: Rational.Info };
export type Step = Tier & { to: Rational.Info | null; part: Rational.Info; amount: Rational.Info };

/** What each tier pays on the sales that lie in it: sum of rate * max(0, min(sales, to) - from). Tiers ascend. */
export function steps(sales: bigint, tiers: readonly Tier[]): Step[] {
  return tiers.map((tier, index) => {
    const to = tiers[index + 1]?.from ?? null;
    const within = to === null ? Rational.of(sales) : Rational.min(Rational.of(sales), to);
    const part = Rational.max(Rational.ZERO, Rational.subtract(within, tier.from));
    return { ...tier, to, part, amount: Rational.multiply(part, tier.rate) };
  });
}

/** The plan's tiers for one target: "none" from 0, then each line at its share of the target, lowest first. */
export function tiers(targetMinor: bigint, policy: Policy.Info["bonus"]): Tier[] {
  const lines = policy.lines.map((line) => ({
    id: line.id,
    from: Rational.multiply(Rational.parse(line.at), Rational.of(targetMinor)),
    rate: Rational.parse(line.rate),
  }));
  lines.sort((a, b) => Rational.compare(a.from, b.from));
  return [{ id: "none", from: Rational.ZERO, rate: Rational.parse(policy.belowRate) }, ...lines];
}

export type Payout = {
  line: Board.Person["line"] & string;
  /** minor units to the start of the next line, rounded up so that adding them reaches it; null above the last */
  toNextMinor: bigint | null;
  steps: Step[];
  exact: Rational.Info;
  payoutMinor: bigint;
};

/**
 * The bonus of one person and month. 142,357.30 against a target of 100,000.00 pays 800 + 400 + 1,050 + 617.865 =
 * 2,867.865, rounded half-up to 2,867.87. A line is reached at its amount exactly. Sales below 0 pay 0.
 */
export function payout(revenueMinor: bigint, targetMinor: bigint, policy: Policy.Info["bonus"]): Payout {
  const plan = tiers(targetMinor, policy);
  const made = steps(revenueMinor, plan);
  const sales = Rational.of(revenueMinor);
  let line: Payout["line"] = "none";
  for (const tier of plan) if (Rational.compare(sales, tier.from) >= 0) line = tier.id;
  const next = plan.find((tier) => tier.id !== "none" && Rational.compare(sales, tier.from) < 0);
  const exact = made.reduce((sum, step) => Rational.add(sum, step.amount), Rational.ZERO);
  return {
    line,
    toNextMinor: next ? Rational.ceil(Rational.subtract(next.from, sales)) : null,
    steps: made,
    exact,
    payoutMinor: Money.round(exact, policy.rounding),
  };
}
