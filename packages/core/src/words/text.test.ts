import { expect, test } from "vitest";
import { fill, type Placeholder, say } from "./text.ts";

test("a placeholder takes its param, and stays as written without one", () => {
  expect(fill("{file} has {rows} rows", { file: "a.csv", rows: 3 })).toBe("a.csv has 3 rows");
  expect(fill("{file} is empty", {})).toBe("{file} is empty");
});

test("a number brings the noun that fits it, formatted as the caller wants", () => {
  expect(fill("{n#row was|rows were} rejected", { n: 1 })).toBe("1 row was rejected");
  expect(fill("{n#row was|rows were} rejected", { n: 0 })).toBe("0 rows were rejected");
  expect(fill("{n#row|rows}", { n: 1204 }, (value) => value.toLocaleString("en"))).toBe("1,204 rows");
});

test("what is more is said with its number, and nothing where there is no more", () => {
  expect(fill("lines {lines}{more? and # more}", { lines: "3, 7", more: 7995 })).toBe("lines 3, 7 and 7,995 more");
  expect(fill("lines {lines}{more? and # more}", { lines: "3, 7", more: 0 })).toBe("lines 3, 7");
});

test("a param that looks like a placeholder is not filled again", () => {
  expect(fill("{name}: {why}", { name: "{why}", why: "late" })).toBe("{why}: late");
});

test("a text is said in the language asked for", () => {
  const text = { en: "No file for {month}", zh: "{month} 没有文件" };
  expect([say(text, "en", { month: "May" }), say(text, "zh-CN", { month: "5月" })]).toEqual([
    "No file for May",
    "5月 没有文件",
  ]);
});

test("the type names every placeholder", () => {
  const names: Record<Placeholder<"{file} has {rows#row|rows}{more? and # more}">, true> = {
    file: true,
    rows: true,
    more: true,
  };
  expect(Object.keys(names)).toEqual(["file", "rows", "more"]);
});
