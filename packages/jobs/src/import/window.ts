/** The re-take window: months around a file's own in which its calls may lie already. */
import * as Period from "@clearboard/core/period";
import { MAP_WORDS } from "@clearboard/store/call/lanes";
import * as Manifest from "@clearboard/store/call/manifest";
import { MapTable } from "@clearboard/store/call/print";
import type * as Ledger from "@clearboard/store/ledger";
import { CallDays } from "../calls/call-days.ts";
import type { Context } from "../context.ts";

/** Sources re-take days, not quarters. */
export const RETAKE_MONTHS = 3;

const ordinal = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));

/** A file's months, other known months within the window, and all other known months. */
export function monthsAround(
  known: readonly string[],
  retakeMonths: number,
  own: readonly string[],
): { own: readonly string[]; near: string[]; far: string[] } {
  const [first, last] = [own[0], own.at(-1)];
  if (first === undefined || last === undefined) return { own, near: [], far: [] };
  const others = known.filter((month) => month !== Manifest.EVERY_MONTH && !own.includes(month));
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
  if (entry.segment === undefined) return undefined;
  const manifest = await Manifest.read(ctx.table, generation, entry.source);
  const days = new CallDays(ctx.files);
  const own = await days.segment(entry.segment);
  const months = monthsAround([...manifest.keys()], retakeMonths, own.about.months);
  const far = new Set(months.far);
  if (far.size === 0) return undefined;
  const files = [...new Map([...manifest.values()].flat().map((file) => [file.segment, file])).values()];
  let count = 0;
  let earliest: string | undefined;
  for (let part = 0; part < own.maps; part++) {
    const entries = await own.map(part);
    const table = new MapTable(entries, MAP_WORDS);
    // The month of each id among the old ones, and whether a month within the window has it as well.
    const old = new Map<number, string>();
    const known = new Set<number>();
    for (const { segment } of files) {
      const other = await days.segment(segment);
      for await (const places of other.mapsFacing(part, own.maps))
        for (let place = 0; place < places.length; place += MAP_WORDS) {
          const found = table.first(places[place] as number, places[place + 1] as number);
          if (found < 0) continue;
          const month = Period.monthOf(Period.dayText(places[place + 3] as number));
          if (!far.has(month)) known.add(found);
          else if (month < (old.get(found) ?? "~")) old.set(found, month);
        }
    }
    for (const [id, month] of old) {
      if (known.has(id)) continue;
      count++;
      if (earliest === undefined || month < earliest) earliest = month;
    }
  }
  return earliest === undefined ? undefined : { count, month: earliest };
}
