/** Lines as a reason names them: the first five of them, and how many more there are. */

export const SHOWN = 5;

/** 3, 7, 9, 12, 15, 18, 21 -> { lines: "3, 7, 9, 12, 15", more: 2 } */
export function namedLines(lines: number[]): { lines: string; more: number } {
  const sorted = lines.toSorted((a, b) => a - b);
  return { lines: sorted.slice(0, SHOWN).join(", "), more: Math.max(0, sorted.length - SHOWN) };
}
