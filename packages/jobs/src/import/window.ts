/** The re-take window: months around a file's own in which its calls may lie already. */
import * as CallMap from "@clearboard/store/call-map";
import * as Fingerprint from "@clearboard/store/fingerprint";
import * as Ledger from "@clearboard/store/ledger";
import * as Month from "@clearboard/store/month";
import * as Staged from "@clearboard/store/staged";
import * as StagedCall from "@clearboard/store/staged-call";
import type { Context } from "../context.ts";

/** Sources re-take days, not quarters. */
export const RETAKE_MONTHS = 3;

const ordinal = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));

/** Months of the file first, as most calls stay where they are; known months within the window; and all other known months. */
export async function monthsAround(
  { ctx, retakeMonths }: { ctx: Context; retakeMonths: number },
  days: string[],
): Promise<{ own: string[]; near: string[]; far: string[] }> {
  const own = [...new Set(days.map((day) => day.slice(0, 7)))].sort();
  const [first, last] = [own[0], own.at(-1)];
  if (first === undefined || last === undefined) return { own: [], near: [], far: [] };
  const others = (await Month.list(ctx.table)).map(({ month }) => month).filter((month) => !own.includes(month));
  const isNear = (month: string) =>
    ordinal(month) >= ordinal(first) - retakeMonths && ordinal(month) <= ordinal(last) + retakeMonths;
  return { own, near: others.filter(isNear), far: others.filter((month) => !isNear(month)) };
}

/**
 * Calls of a staged file that lie in a month outside of its window: sources that number their calls anew would lose old
 * ones to new ones. Gives how many there are and the earliest such month; undefined when there are none.
 */
export async function oldIds(
  ctx: Context,
  entry: Ledger.Info,
  retakeMonths: number,
  generation: number,
): Promise<{ count: number; month: string } | undefined> {
  const staging = Ledger.stagingOf(entry);
  const { own, near, far } = await monthsAround({ ctx, retakeMonths }, (await Staged.lists(ctx.files, staging)).days);
  if (far.length === 0) return undefined;
  let count = 0;
  let earliest: string | undefined;
  for (let partition = 0; partition < Fingerprint.COUNT; partition++) {
    const read = (month: string) => CallMap.read(ctx.table, ctx.files, generation, entry.source, month, partition);
    const old: CallMap.CallMap[] = [];
    for (const month of far) {
      const map = await read(month);
      if (map.size > 0) old.push(map);
    }
    if (old.length === 0) continue;
    const known: CallMap.CallMap[] = [];
    for (const month of [...own, ...near]) known.push(await read(month));
    for await (const bytes of Staged.calls(ctx.files, staging, entry.staged ?? {}, partition)) {
      for (const row = new StagedCall.Walk(bytes); row.next(); ) {
        const map = old.find((other) => other.get(row) !== undefined);
        if (map === undefined || known.some((other) => other.get(row) !== undefined)) continue;
        count++;
        if (earliest === undefined || map.month < earliest) earliest = map.month;
      }
    }
  }
  return earliest === undefined ? undefined : { count, month: earliest };
}
