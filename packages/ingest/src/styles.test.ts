/** One table, written in any style that a profile can state, gives the same facts. */
import { isDate } from "@clearboard/core/period";
import fc from "fast-check";
import { expect, test } from "vitest";
import * as Profile from "./profile.ts";
import { readAll } from "./reading.fixture.ts";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const COLUMNS = ["id", "who", "with", "part", "state", "amount", "closed"] as const;

const deal = fc.record({
  id: fc.stringMatching(/^[A-Z]{2}\d{1,5}$/),
  who: fc.constantFrom("Anna Groß", "王芳", 'Li "Bo"', "O'Neil, Sean"),
  with: fc.option(fc.constantFrom("Ben", "李强"), { nil: "" }),
  /** hundredths of a percent */
  part: fc.integer({ min: 1, max: 9999 }),
  minor: fc.integer({ min: 0, max: 2_000_000_000 }),
  day: fc
    .record({
      y: fc.integer({ min: 1990, max: 2049 }),
      m: fc.integer({ min: 1, max: 12 }),
      d: fc.integer({ min: 1, max: 31 }),
    })
    .filter(({ y, m, d }) => isDate(y, m, d)),
});
const style = fc.record({
  order: fc.constantFrom("ymd" as const, "mdy" as const, "dmy" as const),
  between: fc.constantFrom("-", "/", "."),
  isNamed: fc.boolean(),
  isShort: fc.boolean(),
  decimal: fc.constantFrom("." as const, "," as const),
  group: fc.constantFrom("", " ", "'", "other"),
  sign: fc.constantFrom("", "¥", "€"),
  percent: fc.constantFrom("sign" as const, "percent" as const, "fraction" as const),
  delimiter: fc.constantFrom(",", ";", "\t", "|"),
  lineEnd: fc.constantFrom("\n", "\r\n", "\r"),
  isQuoted: fc.boolean(),
  titles: fc.integer({ min: 0, max: 3 }),
  columns: fc.shuffledSubarray([...COLUMNS], { minLength: COLUMNS.length }),
});
type Style = typeof style extends fc.Arbitrary<infer S> ? S : never;
type Deal = typeof deal extends fc.Arbitrary<infer D> ? D : never;

function profileOf({ order, isShort, decimal, percent, isQuoted: _, delimiter }: Style): Profile.Info {
  const person = { what: "name", column: ["who"] };
  return Profile.parse({
    ...{ name: "any", title: { en: "Any", zh: "任意" }, source: "crm", delimiter },
    match: { header: COLUMNS.map((name) => [name]) },
    emits: [
      {
        ...{ kind: "deal", id: [["id"]], owner: person, stageName: ["state"] },
        credits: [
          { owner: person },
          {
            owner: { what: "name", column: ["with"] },
            share: { column: ["part"], unit: percent === "fraction" ? "fraction" : "percent", decimal },
          },
        ],
        stage: { column: ["state"], words: { done: "won" } },
        amount: { column: ["amount"], decimal },
        closeDay: { column: ["closed"], order, ...(isShort ? { pivot: 50 } : {}) },
      },
    ],
  });
}

function write(deals: Deal[], as: Style): string {
  const { decimal, group, between } = as;
  const number = (value: bigint | number, places: number) => {
    const digits = String(value).padStart(places + 1, "0");
    const separator = group === "other" ? (decimal === "." ? "," : ".") : group;
    const whole = digits.slice(0, -places).replace(/\B(?=(\d{3})+$)/g, separator);
    return `${whole}${decimal}${digits.slice(-places)}`;
  };
  const plain = (value: number, places: number) =>
    `${Math.floor(value / 10 ** places)}${decimal}${String(value % 10 ** places).padStart(places, "0")}`;
  const cellsOf = (item: Deal) => {
    const { y, m, d } = item.day;
    const parts = {
      y: as.isShort ? String(y % 100).padStart(2, "0") : String(y),
      m: as.isNamed ? MONTHS[m - 1] : String(m),
      d: String(d),
    };
    return {
      ...{ id: item.id, who: item.who, with: item.with, state: "done" },
      amount: `${as.sign}${number(item.minor, 2)}`,
      part:
        item.with === ""
          ? ""
          : as.percent === "fraction"
            ? plain(item.part, 4)
            : `${plain(item.part, 2)}${as.percent === "sign" ? "%" : ""}`,
      closed: [...as.order].map((part) => parts[part as "y" | "m" | "d"]).join(between),
    };
  };
  const cell = (text: string) =>
    as.isQuoted || /["\r\n]/.test(text) || text.includes(as.delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
  const lines = deals.map(cellsOf).map((cells) => as.columns.map((name) => cell(cells[name])).join(as.delimiter));
  const titles = ["Deals of the year", "Period: all", "Asked for by: somebody"].slice(0, as.titles);
  return [...titles, as.columns.join(as.delimiter), ...lines].join(as.lineEnd);
}

test("the same deals in any order of dates and columns, any number style, any delimiter, under any title", async () => {
  const list = fc.uniqueArray(deal, { minLength: 1, maxLength: 8, selector: ({ id }) => id });
  await fc.assert(
    fc.asyncProperty(list, style, async (deals, as) => {
      const { rows, rejected } = await readAll(write(deals, as), { profile: profileOf(as) });
      expect(rejected).toEqual([]);
      const two = (value: number) => String(value).padStart(2, "0");
      const decimals = (value: number) => (value / 10_000).toFixed(4).replace(/0+$/, "");
      expect(rows.map(({ id, values }) => ({ id, ...values }))).toEqual(
        deals.map(({ id, who: person, with: other, part, minor, day: { y, m, d } }) => ({
          ...{ id, owner: `crm:name|${person}`, stage: "won", stageName: "done" },
          ...{ amountMinor: String(minor), currency: "CNY", closeDay: `${y}-${two(m)}-${two(d)}` },
          ...(other === ""
            ? {}
            : {
                credits: [
                  { owner: `crm:name|${person}`, share: decimals(10_000 - part), credit: "direct" },
                  { owner: `crm:name|${other}`, share: decimals(part), credit: "direct" },
                ],
              }),
        })),
      );
    }),
    { seed: 20261121, numRuns: 400 },
  );
});
