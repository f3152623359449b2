/** The targets that the board and pay follow: of revenue as a whole. Others are kept and shown, never summed into it. */
import type * as Fact from "../fact.ts";

type Target = Fact.Values["target"];
/** A target of revenue as a whole. */
export type Info = Fact.Stored<"target"> & { values: { amountMinor: string } };

/** What makes a target another one than that of revenue as a whole; its id says it. */
export const ASIDE = [
  "metric",
  "metricName",
  "level",
  "product",
  "tier",
  "industry",
] as const satisfies (keyof Target)[];

/** Whether a target is of revenue as a whole: of no other metric, level, product, tier or industry. */
export function is(fact: Fact.Stored<"target">): fact is Info {
  return fact.values.amountMinor !== undefined && ASIDE.every((name) => fact.values[name] === undefined);
}
