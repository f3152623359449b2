import fc from "fast-check";
import { expect, test } from "vitest";
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
