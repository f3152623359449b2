/** Money given back or paid counts in its deal's month as well as in its own. */
import type * as Fact from "@clearboard/core/fact";
import * as Record from "@clearboard/store/record";
import type { Merge } from "./job.ts";

/** Months in which the deals lie, where known, that refunds or payments name before or after they change. */
export async function dealMonths(merge: Merge, kind: Record.Kind, changes: Record.Change[]): Promise<string[]> {
  if (kind !== "refund" && kind !== "payment") return [];
  const deals = new Set<string>();
  for (const { before, after } of changes) {
    for (const { values } of [...(before?.history ?? []), ...after.history]) {
      const deal = (values as Partial<Fact.Values["refund"]> | null)?.deal;
      if (deal !== undefined) deals.add(deal);
    }
  }
  const { ctx, generation, entry } = merge;
  const found = await Record.entities(ctx.table, generation, "deal", entry.source, [...deals]);
  return [...found.values()].flatMap(({ home }) => home?.month ?? []);
}
