/** Dictionaries of the built site are values: what they are made from is not loaded with them. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { KINDS } from "@clearboard/core/fact/kinds";
import { DEFINITIONS } from "@clearboard/core/metric/registry";
import { expect, test } from "vitest";
import { ROOT } from "./site.ts";

const ASSETS = join(ROOT, "web/dist/assets");
const scripts = readdirSync(ASSETS)
  .filter((file) => file.endsWith(".js"))
  .map((file) => ({ file, page: file.replace(/-.*/, ""), text: readFileSync(join(ASSETS, file), "utf8") }));
const html = readFileSync(join(ASSETS, "../index.html"), "utf8");
const isIn = (text: string, words: string) => ["`", '"'].some((quote) => text.includes(quote + words + quote));

test.each(["en", "zh"] as const)("the first load names metrics in %s without their rules", (language) => {
  const { label, rule } = DEFINITIONS.averageDeal;
  const first = scripts.filter(({ file, page }) => page === "first" || html.includes(file));
  expect(first.filter(({ text }) => isIn(text, label[language])).map(({ page }) => page)).toEqual(["first"]);
  expect(first.filter(({ text }) => isIn(text, rule[language])).map(({ page }) => page)).toEqual([]);
  expect(scripts.some(({ text }) => isIn(text, rule[language]))).toBe(true);
});

test("the dictionary of the board's side names kinds without the words of their files", () => {
  const { label, fileWords } = KINDS.complaint;
  const side = scripts.filter(({ page, text }) => page === "side" && text.includes(label.zh));
  expect(side).toHaveLength(1);
  expect(fileWords.filter((word) => isIn(side[0]?.text ?? "", word))).toEqual([]);
});
