/** The score as its parts: what each weighs in the total, shown so that the parts add up to the total shown. */

import type * as Board from "@clearboard/core/board/info";
import type * as Scorecard from "@clearboard/core/scorecard";

export type Part = {
  id: Scorecard.Id /** points of the total, one decimal; null = no data */;
  points: number | null;
};

/**
 * Points of each part = score x weight / observed weight, split by largest remainder in tenths, so that the parts shown add
 * up to the total shown. Parts the company does not measure are left out.
 */
export function parts(score: Scorecard.Info): Part[] {
  const measured = score.components.filter((part) => part.status !== "not-applicable");
  const total = score.total;
  if (total === null || score.based === 0) return measured.map(({ id }) => ({ id, points: null }));
  const exact = measured.map((part) =>
    part.score === null ? null : (hundredths(part.score) * part.weight) / score.based / 10,
  );
  const floors = exact.map((value) => (value === null ? null : Math.floor(value)));
  // half-up, as the total itself is shown
  let rest = Math.floor((hundredths(total) + 5) / 10) - floors.reduce<number>((sum, value) => sum + (value ?? 0), 0);
  const byRemainder = exact
    .flatMap((value, index) => (value === null ? [] : [{ index, remainder: value - Math.floor(value) }]))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder) {
    const floor = floors[index];
    if (rest > 0 && typeof floor === "number") {
      floors[index] = floor + 1;
      rest -= 1;
    }
  }
  return measured.map(({ id }, index) => {
    const tenths = floors[index] ?? null;
    return { id, points: tenths === null ? null : tenths / 10 };
  });
}

/** "103.09" -> 10309; scores carry two decimals and stay far below 2^53. */
function hundredths(text: string): number {
  return Math.round(Number(text) * 100);
}

/** Right end of the score axis: 125, or the next 25 above the best. */
export function axisEnd(people: readonly Board.Person[]): number {
  const best = Math.max(0, ...people.map((person) => Number(person.score.total ?? 0)));
  return Math.max(125, Math.ceil(best / 25) * 25);
}
