import { expect, test } from "vitest";
import { present, sorted, toCsv, type Value } from "./table-value.ts";

const yuan = (minor: string) => ({ minor, currency: "CNY" });
type Row = { name: string; team: string | null; paid: ReturnType<typeof yuan> | null };
const PEOPLE: Row[] = [
  { name: "Bo", team: "Otters", paid: yuan("900") },
  { name: "Anna", team: "Falcons", paid: yuan("9007199254740993") },
  { name: "Dai", team: null, paid: null },
  { name: "Chloé", team: "Falcons", paid: yuan("9007199254740992") },
  { name: "Ewan", team: "Team 10", paid: yuan("-1500") },
  { name: "Farida", team: "Team 9", paid: yuan("900") },
];
const COLUMNS = (["name", "team", "paid"] as const).map((key) => ({
  key,
  label: key,
  value: (row: Row): Value => row[key],
}));
const names = (key: string, isDown: boolean) => sorted(PEOPLE, COLUMNS, { key, isDown }, "en").map(({ name }) => name);

test("amounts are ordered as whole numbers beyond 2^53, equals by name, and who is not paid stands last either way", () => {
  expect(names("paid", true)).toEqual(["Anna", "Chloé", "Bo", "Farida", "Ewan", "Dai"]);
  expect(names("paid", false)).toEqual(["Ewan", "Bo", "Farida", "Chloé", "Anna", "Dai"]);
});

test("teams are ordered as people count, and who has none stands last either way", () => {
  expect(names("team", false)).toEqual(["Anna", "Chloé", "Bo", "Farida", "Ewan", "Dai"]);
  expect(names("team", true).at(-1)).toBe("Dai");
});

test("ordering leaves the rows as they came, and no order keeps them", () => {
  names("paid", true);
  expect(PEOPLE[0]?.name).toBe("Bo");
  expect(sorted(PEOPLE, COLUMNS, undefined, "en")).toBe(PEOPLE);
});

test("a value is written in its format, and a missing one is a dash", () => {
  expect(present(null, "money", "en")).toBe("–");
  expect(present(yuan("123456"), "money", "en")).toBe("¥1,234.56");
  expect(present("0.8571", "ratio", "en")).toBe("85.7%");
  expect(present(3720, "seconds", "en")).toBe("1h 2m");
  expect(present("2026-11", "month", "zh-CN")).toBe("2026年11月");
});

test("CSV has plain amounts, quotes what needs it, and defuses what a spreadsheet takes for a formula", () => {
  const rows = [{ name: '=1+1, "x"', team: null, paid: yuan("-150") }];
  expect(toCsv(rows, COLUMNS)).toBe('name,team,paid\r\n"\'=1+1, ""x""",,-1.50\r\n');
});
