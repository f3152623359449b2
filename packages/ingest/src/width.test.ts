/** What Chinese spreadsheets hold: full-width digits, 万 and 亿, and lines of totals. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readAll } from "./reading.fixture.ts";
import * as Numbers from "./row/number.ts";
import { halfWidth } from "./width.ts";

const HEAD = "商机编号,负责人,阶段,金额,成交日期,数量";
const deals = (...lines: string[]) => `${[HEAD, ...lines].join("\n")}\n`;

async function amounts(...written: string[]) {
  const { rows, rejected } = await readAll(
    deals(...written.map((text, at) => `D${at},E1,赢单,"${text}",2026-10-06,1`)),
  );
  return {
    minor: rows.map(({ values }) => (values as { amountMinor: string }).amountMinor),
    rejected: rejected.length,
  };
}

describe("an amount", () => {
  test.each([
    ["１２，３００.５０", "1230050"],
    ["１２，３００．５０", "1230050"],
    ["￥８８", "8800"],
    ["－８８元", "-8800"],
    ["1.5万", "1500000"],
    ["１．５万元", "1500000"],
    ["￥2,345.6789 万", "2345678900"],
    ["1.2亿", "12000000000"],
    ["3 億元", "30000000000"],
  ])("%s is read as it is meant", async (text, minor) => {
    expect(await amounts(text)).toEqual({ minor: [minor], rejected: 0 });
  });

  test.each(["万", "1.5千万万", "万5", "1.5百"])("%s is none", async (text) => {
    expect(await amounts(text)).toEqual({ minor: [], rejected: 1 });
  });
});

test("dates, counts and shares are read in full width too", async () => {
  const { rows, rejected } = await readAll(deals("D1,E1,赢单,１,２０２６年１０月６日,１．５万"));
  expect(rejected).toEqual([]);
  expect(rows[0]?.values).toMatchObject({ closeDay: "2026-10-06", units: "15000" });
});

test("a line of totals is passed over, a customer who is called like one is not", async () => {
  const good = "D1,E1,赢单,100,2026-10-06,1";
  for (const word of ["合计", "小计：", "总 计", "Total", "Grand Total", "Subtotals (4 records)", "TOTAL:"]) {
    const { rows, rejected, skipped, read } = await readAll(deals(good, `${word},,,100,,1`));
    expect({ word, ids: rows.map(({ id }) => id), rejected: rejected.length, skipped, read }).toEqual({
      ...{ word, ids: ["D1"], rejected: 0, skipped: 1, read: 2 },
    });
  }
  const { rows, rejected } = await readAll(
    deals("Total,E1,赢单,100,2026-10-06,1", "Total Power Ltd,,,100,,1", "合计员,,,1,,"),
  );
  expect(rows).toMatchObject([{ id: "Total" }]);
  expect(rejected.map(({ line }) => line)).toEqual([3, 4]);
});

test("a full-width number is the number it shows, and 万 is ten thousand times as much", () => {
  const wide = (text: string) => text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), (cents) => {
      const text = (cents / 100).toFixed(2);
      expect(halfWidth(wide(text))).toBe(text);
      expect(Numbers.money(wide(text), ".", 2)).toEqual({ minor: String(cents) });
      const { text: before, tens } = Numbers.large(`${text}万`);
      expect(Numbers.money(before, ".", 2 + tens)).toEqual({ minor: String(BigInt(cents) * 10_000n) });
    }),
    { numRuns: 1000 },
  );
});
