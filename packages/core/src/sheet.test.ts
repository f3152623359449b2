import fc from "fast-check";
import { expect, test } from "vitest";
import type * as Board from "./board/info.ts";
import * as Sheet from "./sheet.ts";

test("no text cell starts a formula, and numbers stay numbers", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (value) => {
      const cell = Sheet.csvCell(value).replace(/^"/, "");
      expect(/^[=+\-@\t\r\n\0＝＋－＠]/u.test(cell)).toBe(false);
    }),
    { seed: 7 },
  );
  expect(Sheet.csvCell("-12.50", true)).toBe("-12.50");
  expect(Sheet.csvCell("=1+1")).toBe("'=1+1");
});

test("quotes, commas and line ends are kept by RFC 4180", () => {
  expect(
    Sheet.csv({
      name: "s",
      head: ["a", "b"],
      rows: [
        [
          { text: 'say "hi", Anna', isNumber: false },
          { text: "3", isNumber: true },
        ],
      ],
    }),
  ).toBe('\uFEFFa,b\r\n"say ""hi"", Anna",3\r\n');
});

test("a sheet names its figures as the board does, and says which are in seconds", () => {
  const board = { month: "2026-03", people: [], organisation: { currency: "CNY" } } as unknown as Board.Info;
  expect(Sheet.ranking(board, "en").head.slice(8, 20)).toEqual([
    "Revenue",
    "Target",
    "Attainment",
    "Deals won",
    "Deals lost",
    "Win rate",
    "Won by share",
    "Lost by share",
    "Calls",
    "Connected calls",
    "Connect rate",
    "Talk time (s)",
  ]);
  expect(Sheet.ranking(board, "zh-CN").head.slice(8, 11)).toEqual(["业绩", "目标", "达成率"]);
});
