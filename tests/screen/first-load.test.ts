/** What the built site loads, read from its files. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { KINDS } from "@clearboard/core/fact/kinds";
import { DEFINITIONS } from "@clearboard/core/metric/registry";
import { expect, test } from "vitest";
import { ROOT } from "./site.ts";

const DIST = join(ROOT, "web/dist");
const read = (file: string) => readFileSync(join(DIST, file), "utf8");
const scripts = readdirSync(join(DIST, "assets"))
  .filter((file) => file.endsWith(".js"))
  .map((file) => ({ file: `assets/${file}`, text: read(`assets/${file}`) }));
/** The dictionary of a page in the language that a text of it is in. */
const dictionaryWith = (text: string) => scripts.filter((script) => script.text.includes(JSON.stringify(text)));

test.each([
  ["English", DEFINITIONS.averageDeal.label.en],
  ["Chinese", DEFINITIONS.averageDeal.label.zh],
])("the board paints after at most 25,600 bytes of brotli JavaScript in %s", (_, label) => {
  const first = dictionaryWith(label).map(({ file }) => file);
  expect(first.map((file) => file.replace(/-.*/, ""))).toEqual(["assets/first"]);
  const named = [...read("index.html").matchAll(/assets\/[\w-]+\.js/g)].map(([file]) => file);
  const bytes = [...new Set([...named, ...first])].map((file) => brotliCompressSync(read(file)).length);
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(25_600);
});

test("pages load the labels of metrics and kinds without the declarations they come from", () => {
  const { label, fields } = KINDS.complaint;
  const dictionary = dictionaryWith(label.zh).filter(({ file }) => file.startsWith("assets/side"));
  expect(dictionary).toHaveLength(1);
  expect(dictionary[0]?.text).not.toContain(fields.opened.words[0]);
  expect(scripts.filter(({ text }) => text.includes(DEFINITIONS.winRate.rule.en)).map(({ file }) => file)).toEqual([]);
});
