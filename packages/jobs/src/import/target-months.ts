/** A month's own target changes what other months have of the target of their quarter or year. */
import * as Fiscal from "@clearboard/core/fiscal";
import * as Record from "@clearboard/store/record";
import type { Merge } from "./job.ts";

/** Quarters and years beside those the changes lie in whose months share a target with them. */
export async function targetPeriods(merge: Merge, kind: Record.Kind, homes: Iterable<string>): Promise<string[]> {
  if (kind !== "target") return [];
  const { ctx, generation, firstMonth } = merge;
  const longer = new Set<string>();
  for (const home of homes) {
    const [first] = Fiscal.parse(home, firstMonth)?.months ?? [];
    if (first === undefined) continue;
    longer.add(Fiscal.quarterOf(first, firstMonth)).add(Fiscal.placeOf(first, firstMonth).year);
  }
  const given = await Promise.all(
    [...longer].map(async (period) => ({
      period,
      has: (await Record.ofMonth(ctx.table, generation, kind, period)).length > 0,
    })),
  );
  return given.flatMap(({ period, has }) => (has ? period : []));
}
