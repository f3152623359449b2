/** The draw of conditions: each kind is found where it stands, and the same seed draws the same. */
import { expect, test } from "vitest";
import { draw, listMutations } from "./draw.ts";

const TEXT = `export function isDue(days: number, isPaid: boolean): boolean {
  if (days > 90 && !isPaid) return true;
  return isPaid ? days === 0 : false;
}
`;
const applied = listMutations("due.ts", TEXT).map(({ from, to, by }) => TEXT.slice(0, from) + by + TEXT.slice(to));

test("each condition is turned around by itself", () => {
  const lines = applied.map((text) => text.split("\n").filter((line) => !TEXT.includes(line)));
  expect(
    lines
      .flat()
      .map((line) => line.trim())
      .sort(),
  ).toEqual(
    [
      "if (!(days > 90 && !isPaid)) return true;",
      "if ((days > 90 || !isPaid)) return true;",
      "if ((days >= 90) && !isPaid) return true;",
      "if (days > 91 && !isPaid) return true;",
      "if (days > 90 && (isPaid)) return true;",
      "return (isPaid ? false : days === 0);",
      "return isPaid ? (days !== 0) : false;",
      "return isPaid ? days === 1 : false;",
    ].sort(),
  );
});

test("a mutation names the line it stands on", () => {
  expect(listMutations("due.ts", TEXT).map(({ line }) => line)).toEqual([2, 2, 2, 2, 2, 3, 3, 3]);
});

test("the same seed draws the same conditions, none twice", () => {
  const all = listMutations("due.ts", TEXT);
  expect(draw(all, 7, 5)).toEqual(draw(all, 7, 5));
  expect(draw(all, 7, 5)).not.toEqual(draw(all, 8, 5));
  expect(new Set(draw(all, 7, 8)).size).toBe(8);
});
