/** Figures from sums: ratios of sums, zero apart from missing apart from not covered (design.md 4). */
import * as z from "zod";
import * as Money from "../money.ts";
import * as Rational from "../rational.ts";
import * as Reason from "../reason.ts";
import { METRICS } from "./list.ts";
import type * as Tally from "./tally.ts";

const Count = z.int().nullable();
/** A ratio as decimal text with 4 places, half-up, or null. */
const Ratio = z
  .string()
  .regex(/^-?\d+\.\d{4}$/)
  .nullable();

/** Figures of a person, team, region or the company. A null has its reason in `reasons` under the same key. */
export const Info = z.object({
  revenue: Money.Info.nullable(),
  dealsWon: Count,
  dealsLost: Count,
  winRate: Ratio,
  averageDeal: Money.Info.nullable(),
  /** payments received in the month, by credited shares */
  collected: Money.Info.nullable(),
  /** collected / what was due in the month */
  collectionRate: Ratio,
  dials: Count,
  inboundDials: Count,
  connected: Count,
  connectRate: Ratio,
  talkSeconds: Count,
  target: Money.Info.nullable(),
  /** revenue / target */
  attainment: Ratio,
  reasons: z.partialRecord(z.enum(METRICS), Reason.Info),
});
export type Info = z.output<typeof Info>;

/** Deals by product or by customer tier. */
export const Parts = z.record(z.string(), z.object({ revenue: Money.Info, dealsWon: z.int(), dealsLost: z.int() }));
export type Parts = z.output<typeof Parts>;

/** Why deals, calls or payments say nothing of a subject; null = they do, and 0 is 0. */
export type Coverage = { deal: Reason.Info | null; call: Reason.Info | null; payment: Reason.Info | null };

/** k / n as text with 4 places, half-up: ratio(6, 32) = "0.1875". Null when n is 0. */
export function ratio(k: number | bigint, n: number | bigint): string | null {
  return BigInt(n) === 0n ? null : Rational.text(Rational.of(k, n), 4);
}

/** Revenue a deal in minor units, half-up: 1,000 over 3 = 333. Null without a deal won. */
export function averageDeal(revenueMinor: bigint, dealsWon: number): bigint | null {
  return dealsWon === 0 ? null : Money.round(Rational.of(revenueMinor, dealsWon));
}

/** Revenue over target as an exact rational; null without a target above 0. */
export function attainment(revenueMinor: bigint, targetMinor: bigint | null): Rational.Info | null {
  return targetMinor === null || targetMinor <= 0n ? null : Rational.of(revenueMinor, targetMinor);
}

/**
 * Cash received in the month over what was due in it: 45,000 of 60,000 = "0.7500"; above 1 where old debts come in. Due is
 * the revenue of the month, each deal on its close day but for what its payment rows put on a due day in a later month,
 * and what payment rows of other months' deals put on a due day in this one. Null when nothing was due.
 */
export function collectionRate(collectedMinor: bigint, dueMinor: bigint): string | null {
  return dueMinor <= 0n ? null : ratio(collectedMinor, dueMinor);
}

/** Every figure of a subject; a null always has its reason. */
export function of(
  tally: Tally.Part &
    Pick<Tally.Info, "collectedMinor" | "dueMinor" | "dials" | "inboundDials" | "connected" | "talkSeconds">,
  coverage: Coverage,
  targetMinor: bigint | null,
  currency: string,
): Info {
  const reasons: Info["reasons"] = {};
  const given = <T>(
    key: keyof typeof reasons,
    value: T | null,
    why: Reason.Info | null,
    orElse?: Reason.Info,
  ): T | null => {
    const reason = why ?? (value === null ? orElse : undefined);
    if (reason === undefined) return value;
    reasons[key] = reason;
    return null;
  };
  const { deal, call, payment } = coverage;
  const average = averageDeal(tally.revenueMinor, tally.dealsWon);
  const reached = attainment(tally.revenueMinor, targetMinor);
  return {
    revenue: given("revenue", Money.of(tally.revenueMinor, currency), deal),
    dealsWon: given("dealsWon", tally.dealsWon, deal),
    dealsLost: given("dealsLost", tally.dealsLost, deal),
    winRate: given("winRate", ratio(tally.dealsWon, tally.dealsWon + tally.dealsLost), deal, "no-closed-deals"),
    averageDeal: given("averageDeal", average === null ? null : Money.of(average, currency), deal, "no-deals-won"),
    collected: given("collected", Money.of(tally.collectedMinor, currency), payment),
    collectionRate: given(
      "collectionRate",
      collectionRate(tally.collectedMinor, tally.dueMinor),
      payment,
      "nothing-due",
    ),
    dials: given("dials", tally.dials, call),
    inboundDials: given("inboundDials", tally.inboundDials, call),
    connected: given("connected", tally.connected, call),
    connectRate: given("connectRate", ratio(tally.connected, tally.dials), call, "no-calls"),
    talkSeconds: given("talkSeconds", tally.talkSeconds, call),
    target: given("target", targetMinor === null ? null : Money.of(targetMinor, currency), null, "no-target"),
    attainment: given("attainment", reached === null ? null : Rational.text(reached, 4), deal, "no-target"),
    reasons,
  };
}
