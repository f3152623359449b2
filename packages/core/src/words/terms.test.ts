import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { TEXTS as CODES } from "../code.ts";
import { TEXTS as NOTICES } from "./notice.ts";
import { OTHER_WORDS, TERMS } from "./terms.ts";

const glossary = readFileSync(new URL("../../GLOSSARY.md", import.meta.url), "utf8");

test("the glossary lists exactly the terms, at most thirty", () => {
  const rows = glossary.split("\n").flatMap((line) => /^\| ([a-z ]+) \| ([^|]+) \| \S/.exec(line)?.slice(1, 3) ?? []);
  expect(rows).toEqual(Object.values(TERMS).flatMap(({ en, zh }) => [en, zh]));
  expect(Object.keys(TERMS).length).toBeLessThanOrEqual(30);
});

test.each(Object.entries(OTHER_WORDS))("errors and notifications use one word for %s", (_, other) => {
  const said = Object.entries({ ...CODES, ...NOTICES }).map(([key, { en, zh }]) => ({ key, text: `${en} ${zh}` }));
  expect(said.filter(({ text }) => other.test(text.replace(/\{\w+\}/g, "")))).toEqual([]);
});
