/** Ranks by competition (1-2-2-4), movement among those counted in both months, and the month's basis. */
import * as z from "zod";
import * as Rational from "./rational.ts";
import * as Reason from "./reason.ts";

/** Where a row stands among its like, and how it moved. */
export const Info = z.object({
  rank: z.int().nullable(),
  isTied: z.boolean(),
  /** the value is another row's too, and what lies above a cap tells them apart */
  isByUncapped: z.boolean(),
  rankReason: Reason.Info.nullable(),
  previousRank: z.int().nullable(),
  /** previous rank - rank among those counted in both months; positive = up; null for a joiner or where months do not compare */
  movement: z.int().nullable(),
  movementReason: Reason.Info.nullable(),
});
export type Info = z.output<typeof Info>;

/** Who is ranked by what; null = not ranked. Of equal values the greater `uncapped` stands first. */
export type Entry = { id: string; value: Rational.Info | null; uncapped?: Rational.Info | null };
export type Place = { rank: number; isTied: boolean; isByUncapped: boolean };
type Ranked = { id: string; value: Rational.Info; uncapped: Rational.Info };

/**
 * Highest value first; equals share a rank and the next one skips: 100 90 90 80 -> 1 2 2 4. Where a cap makes values
 * equal, what they would be without it decides.
 */
export function rank(entries: readonly Entry[]): Map<string, Place> {
  const ranked = entries
    .flatMap(({ id, value, uncapped }): Ranked[] =>
      value === null ? [] : [{ id, value, uncapped: uncapped ?? value }],
    )
    .sort((a, b) => Rational.compare(b.value, a.value) || Rational.compare(b.uncapped, a.uncapped));
  const places = new Map<string, Place>();
  let rank = 0;
  for (const equals of groupsOf(ranked, "value")) {
    const groups = groupsOf(equals, "uncapped");
    for (const ties of groups) {
      for (const { id } of ties)
        places.set(id, { rank: rank + 1, isTied: ties.length > 1, isByUncapped: groups.length > 1 });
      rank += ties.length;
    }
  }
  return places;
}

/** Ordered entries in runs of one value. */
function groupsOf(ordered: readonly Ranked[], key: "value" | "uncapped"): Ranked[][] {
  return [...Map.groupBy(ordered, (entry) => Rational.exactText(entry[key])).values()];
}

/** Previous rank minus rank, both counted anew among those ranked in both months; positive = up. */
export function movement(now: readonly Entry[], before: readonly Entry[]): Map<string, number> {
  const isRanked = (entries: readonly Entry[]) =>
    new Set(entries.flatMap(({ id, value }) => (value === null ? [] : [id])));
  const [here, there] = [isRanked(now), isRanked(before)];
  const common = (entry: Entry) => here.has(entry.id) && there.has(entry.id);
  const [ranks, previous] = [rank(now.filter(common)), rank(before.filter(common))];
  return new Map([...ranks].map(([id, place]) => [id, (previous.get(id)?.rank ?? place.rank) - place.rank]));
}

/**
 * The basis of the month for the whole company: as policy says, or by `auto` the score when at least `targetCoverage` of
 * the eligible have a sales target, else revenue. Nobody eligible: revenue.
 */
export function basis(
  policy: { basis: "auto" | "score" | "revenue"; targetCoverage: string },
  withTarget: number,
  eligible: number,
): "score" | "revenue" {
  if (policy.basis !== "auto") return policy.basis;
  if (eligible === 0) return "revenue";
  return Rational.compare(Rational.of(withTarget, eligible), Rational.parse(policy.targetCoverage)) >= 0
    ? "score"
    : "revenue";
}

/** What the month before knows: its ranked values, each rank as it was, or why the months do not compare. */
export type Before =
  | { entries: Entry[]; ranks: Map<string, number | null> }
  | { reason: Reason.Info; ranks?: Map<string, number | null> };

/** Every entry with its rank fields; `whyNot` tells the reason of an entry without a value. */
export function table<T extends Entry>(
  entries: readonly T[],
  before: Before,
  whyNot: (entry: T) => Reason.Info,
): { entry: T; ranked: Info }[] {
  const places = rank(entries);
  const moves = "entries" in before ? movement(entries, before.entries) : new Map<string, number>();
  return entries.map((entry) => {
    const place = places.get(entry.id);
    const rankReason = place ? null : whyNot(entry);
    const moved = moves.get(entry.id) ?? null;
    const still = rankReason ?? ("reason" in before ? before.reason : "not-joined");
    const ranked: Info = {
      rank: place?.rank ?? null,
      isTied: place?.isTied ?? false,
      isByUncapped: place?.isByUncapped ?? false,
      rankReason,
      previousRank: before.ranks?.get(entry.id) ?? null,
      movement: moved,
      movementReason: moved === null ? still : null,
    };
    return { entry, ranked };
  });
}
