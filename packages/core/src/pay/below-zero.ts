/** What a period pays below 0, after draw and floor and with every adjustment: carried and taken off later pay, or forgiven. */
import type * as Plan from "../plan/plan.ts";
import * as Rational from "../rational.ts";

/** carried lifts pay to 0 and is owed, deducted takes it off later pay, forgiven lifts pay to 0 for good. */
export const KINDS = ["carried", "deducted", "forgiven"] as const;
export type Line = { kind: (typeof KINDS)[number]; minor: bigint; deficit: bigint };

/**
 * Whether a plan settles pay below 0 by itself: it says how, or it promises a least pay. Otherwise the calculator states the
 * amount as it is, and the month's run, which hands it to payroll, carries it.
 */
export function isStated({ belowZero, draw, floor, guarantee }: Plan.ExactInfo): boolean {
  return [belowZero, draw, floor, guarantee].some((rule) => rule !== undefined);
}

/**
 * The line that keeps a period's pay from going below 0, or takes off what earlier periods carried; null for neither.
 * `deficit` is what is still to be taken off, before and after. -100 pays 0 and carries 100; 350 then pays 250, or under
 * `deduct` at most a quarter 262.50. A plan without the rule carries, so that nothing is forgiven in silence.
 */
export function settle(rule: Plan.ExactInfo["belowZero"], paid: bigint, deficit: bigint): Line | null {
  if (paid < 0n && rule?.rule === "forgive") return { kind: "forgiven", minor: -paid, deficit };
  if (paid < 0n) return { kind: "carried", minor: -paid, deficit: deficit - paid };
  const share = (rule?.rule === "deduct" ? rule.most : undefined) ?? Rational.ONE;
  const most = Rational.floor(Rational.multiply(Rational.of(paid), share));
  const taken = most < deficit ? most : deficit;
  return taken > 0n ? { kind: "deducted", minor: -taken, deficit: deficit - taken } : null;
}
