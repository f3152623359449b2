import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { TEXTS as CODES } from "../code.ts";
import { TEXTS as RULES } from "../explain/text.ts";
import { TEXTS as NOTICES } from "./notice.ts";
import { CAUSES, OUTCOME_NAMES, OUTCOMES, PLACES } from "./pay-cause.ts";
import { GAPS } from "./pay-gap.ts";
import { ADJUSTMENT, PAYROLL, SHEET, TERMINAL } from "./pay-output.ts";
import { ROUNDINGS, STEPS, TIERS, UNITS_TO_DATE } from "./pay-step.ts";
import { REASONS } from "./reason-name.ts";
import { OTHER_WORDS, PAID, TERMS } from "./terms.ts";

const glossary = readFileSync(new URL("../../GLOSSARY.md", import.meta.url), "utf8");

test("the glossary lists exactly the terms, at most thirty", () => {
  const rows = glossary.split("\n").flatMap((line) => /^\| ([a-z ]+) \| ([^|]+) \| \S/.exec(line)?.slice(1, 3) ?? []);
  expect(rows).toEqual(Object.values(TERMS).flatMap(({ en, zh }) => [en, zh]));
  expect(Object.keys(TERMS).length).toBeLessThanOrEqual(30);
});

const PAY = { STEPS, TIERS, ROUNDINGS, UNITS_TO_DATE, SHEET, TERMINAL, PAYROLL, ADJUSTMENT, CAUSES, OUTCOMES, GAPS };
const CATALOGUES = { CODES, NOTICES, RULES, REASONS, PLACES, OUTCOME_NAMES, ...PAY };

test.each(Object.entries(OTHER_WORDS))("every text of core uses one word for %s", (_, other) => {
  const texts = Object.entries(CATALOGUES).flatMap(([catalogue, list]) =>
    Object.entries(list).map(([key, { en, zh }]) => ({ catalogue, key, text: `${en} ${zh}` })),
  );
  expect(texts.filter(({ text }) => other.test(text.replace(/\{\w+\}/g, "")))).toEqual([]);
});

/** What payroll did is known after the release only. */
const AFTER_RELEASE = ["actual", "kind.payroll"];

test("nothing on a statement, a run, an export or a notification is called paid: money is published, then released", () => {
  const texts = Object.entries({ NOTICES, REASONS, PLACES, OUTCOME_NAMES, ...PAY }).flatMap(([catalogue, list]) =>
    Object.entries(list).map(([key, { en, zh }]) => ({ catalogue, key, text: `${en} ${zh}`.replace(/\{\w+\}/g, "") })),
  );
  expect(texts.filter(({ key, text }) => PAID.test(text) && !AFTER_RELEASE.includes(key))).toEqual([]);
});
