/** Per kind and month one source counts; others are kept and shown, never added. */
import { COUNTED_KINDS } from "./metric/registry.ts";
import { byText } from "./order.ts";
import type * as Policy from "./policy.ts";

/** The kinds whose rows make figures. */
export const KINDS = [
  "deal",
  "call",
  "target",
  "survey",
  "peer",
  "knowledge",
  "payment",
  "refund",
  "share",
  "cost",
  "leave",
  ...COUNTED_KINDS,
] as const;
export type Kind = (typeof KINDS)[number];

/** Sources of what somebody enters on a page: links of owner keys, exchange rates. No file of theirs is ever awaited. */
export const LINKS = "links";
export const ENTERED = "entered";
export const BY_HAND: ReadonlySet<string> = new Set([LINKS, ENTERED]);

/**
 * The source that counts among those with rows in the month: `bound` where it has some (payments and refunds name deals
 * of their own source), else the first that policy names, else the first by name; null when none has rows.
 */
export function counted(
  kind: Kind,
  present: Iterable<string>,
  order: Policy.Info["sources"],
  bound: string | null = null,
): string | null {
  const names = [...new Set(present)].sort(byText);
  return [bound, ...(order[kind] ?? [])].find((name) => name !== null && names.includes(name)) ?? names[0] ?? null;
}
