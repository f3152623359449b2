/** Chance that repeats: the same seed draws the same. */
export type Draw = {
  /** from 0 up to, without, `below` */
  below: (below: number) => number;
  between: (least: number, most: number) => number;
  pick: <T>(list: readonly T[]) => T;
  chance: (share: number) => boolean;
};

/** mulberry32, integers only. */
export function draw(seed: number): Draw {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const below = (most: number) => next() % most;
  return {
    below,
    between: (least, most) => least + below(most - least + 1),
    pick: (list) => list[below(list.length)] as (typeof list)[number],
    chance: (share) => below(1000) < share * 1000,
  };
}

export const two = (value: number) => String(value).padStart(2, "0");

/** CSV of a head and rows; a cell with a comma, quote or line break is quoted. */
export function csv(head: string, rows: (string | number)[][]): string {
  const cell = (value: string | number) =>
    /[",\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : value;
  return `${[head, ...rows.map((row) => row.map(cell).join(","))].join("\n")}\n`;
}
