import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { TEXTS as CODES } from "../code.ts";
import { TEXTS as RULES } from "../explain/text.ts";
import { TEXTS as NOTICES } from "./notice.ts";
import { SHEET, TERMINAL } from "./pay-output.ts";
import { ROUNDINGS, STEPS, TIERS } from "./pay-step.ts";
import { OTHER_WORDS, TERMS } from "./terms.ts";

const glossary = readFileSync(new URL("../../GLOSSARY.md", import.meta.url), "utf8");

test("the glossary lists exactly the terms, at most thirty", () => {
  const rows = glossary.split("\n").flatMap((line) => /^\| ([a-z ]+) \| ([^|]+) \| \S/.exec(line)?.slice(1, 3) ?? []);
  expect(rows).toEqual(Object.values(TERMS).flatMap(({ en, zh }) => [en, zh]));
  expect(Object.keys(TERMS).length).toBeLessThanOrEqual(30);
});

const CATALOGUES = { CODES, NOTICES, RULES, STEPS, TIERS, ROUNDINGS, SHEET, TERMINAL };

test.each(Object.entries(OTHER_WORDS))("every text of core uses one word for %s", (_, other) => {
  const texts = Object.entries(CATALOGUES).flatMap(([catalogue, list]) =>
    Object.entries(list).map(([key, { en, zh }]) => ({ catalogue, key, text: `${en} ${zh}` })),
  );
  expect(texts.filter(({ text }) => other.test(text.replace(/\{\w+\}/g, "")))).toEqual([]);
});
