/** Per kind and month one source counts; others are kept and shown, never added (design.md 4). */

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
] as const;
export type Kind = (typeof KINDS)[number];

/**
 * The source that counts among those with rows in the month: the first that policy names, else `usual` (of payments and
 * refunds that of the deals they name), else the first by name; null when none has rows.
 */
export function counted(
  kind: Kind,
  present: Iterable<string>,
  order: Policy.Info["sources"],
  usual: string | null = null,
): string | null {
  const names = [...new Set(present)].sort(byText);
  return [...(order[kind] ?? []), usual].find((name) => name !== null && names.includes(name)) ?? names[0] ?? null;
}
