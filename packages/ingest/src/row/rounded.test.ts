/** Numbers that a spreadsheet rounded name nobody: they are refused wherever they would name a record or a person. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as Profile from "../profile.ts";
import { readAll } from "../reading.fixture.ts";
import { isRounded } from "./rounded.ts";

const DEALS = "deal id,owner,stage,amount,close date,customer";
const deal = (cells: Partial<Record<"id" | "owner" | "customer", string>>) => {
  const { id = "7001", owner = "u1", customer = "Acme" } = cells;
  return `${DEALS}\n"${id}","${owner}",won,100,2026-03-02,"${customer}"\n`;
};

describe("what a spreadsheet rounded is refused, and the row says to export it as text", () => {
  test.each([
    ["an id", deal({ id: "1.23457E+15" }), "deal id"],
    ["an id with a decimal comma", deal({ id: "1,23457E+15" }), "deal id"],
    ["an id without decimals", deal({ id: "1E+15" }), "deal id"],
    ["an owner key", deal({ owner: "1.00012E+12" }), "owner"],
    ["the customer's number", deal({ customer: "8.61381E+12" }), "customer"],
    ["a phone", "customer id,customer name,phone\nK1,Acme,1.39E+10\n", "phone"],
    ["the deal of a payment", "payment id,deal id,received on,amount\nP1,6.5E+17,2026-03-02,10\n", "deal id"],
    [
      "a number that was called",
      "call id,agent,start,direction,connected,talk seconds,customer\nC1,8042,2026-03-02 09:00:00,out,yes,60,1.39E+10\n",
      "customer",
    ],
    ["whom a target is for", "month,scope,subject,revenue target\n2026-03,person,1.00012E+12,1000\n", "subject"],
  ])("as %s", async (_, file, column) => {
    const [, row] = file.split("\n");
    const { rows, rejected } = await readAll(`${file}${row}\n`);
    expect(rows).toEqual([]);
    const refused = { column, code: "rounded-by-spreadsheet" };
    expect(rejected).toMatchObject([refused, { ...refused, line: 3 }]);
    expect(rejected[0]?.message).toContain("as text");
  });

  test("and any column of an id that is made of several", async () => {
    const profile = Profile.parse({
      name: "orders",
      title: { en: "Orders", zh: "订单" },
      source: "shop",
      match: { header: [["day"], ["order"]] },
      emits: [
        {
          kind: "followup",
          id: [["day"], ["order"]],
          owner: { what: "name", column: ["who"] },
          day: { column: ["day"], order: "ymd" },
          channel: { is: "visit" },
          held: { is: "yes" },
        },
      ],
    });
    const { rejected } = await readAll("day,order,who\n2026-03-02,1.23457E+15,Ann\n", { profiles: [profile] });
    expect(rejected).toMatchObject([{ column: "order", code: "rounded-by-spreadsheet" }]);
  });
});

describe("what only looks like it is read as before", () => {
  test.each(["12E5", "1E10", "E+15", "8042", "1.5", "AE+12", "1.2.3E+4", "house E+1", "10.5E+3", "1e+1234"])(
    "%s is an id",
    async (id) => {
      const { rows, rejected } = await readAll(deal({ id }));
      expect(rejected).toEqual([]);
      expect(rows).toMatchObject([{ id }]);
    },
  );
});

test("every whole number of 12 digits or more is known again once a spreadsheet has shown it short", () => {
  fc.assert(
    fc.property(
      fc.bigInt(10n ** 11n, 10n ** 20n),
      fc.integer({ min: 1, max: 14 }),
      fc.boolean(),
      (number, places, isComma) => {
        const shown = Number(number).toExponential(places).replace("e", "E");
        expect(isRounded(isComma ? shown.replace(".", ",") : shown)).toBe(true);
        expect(isRounded(String(number))).toBe(false);
      },
    ),
    { numRuns: 1000 },
  );
});
