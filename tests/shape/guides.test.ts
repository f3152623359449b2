/** The guides speak of what is there: labels as the screens show them, commands that exist, in both languages alike. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
const GUIDES = join(ROOT, "web/guide");
const LANGUAGES = ["en", "zh"] as const;
const NAMES = readdirSync(join(GUIDES, "en"));
const read = (language: string, name: string) => readFileSync(join(GUIDES, language, name), "utf8");

async function labels(language: string): Promise<Set<string>> {
  const folder = join(ROOT, "web/src/i18n", language);
  const found = new Set<string>();
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".ts"))) {
    const { texts } = (await import(join(folder, file))) as { texts: Record<string, string> };
    for (const text of Object.values(texts)) found.add(text);
  }
  return found;
}

test.each(LANGUAGES.flatMap((language) => NAMES.map((name) => ({ language, name }))))(
  "the $language guide $name names labels as the screens show them",
  async ({ language, name }) => {
    const known = await labels(language);
    const bold = [...read(language, name).matchAll(/\*\*(.+?)\*\*/g)].map((match) => match[1] ?? "");
    expect(bold.filter((label) => !known.has(label))).toEqual([]);
  },
);

test.each(NAMES)("the guide %s exists in both languages, with the same commands", (name) => {
  const commands = (language: string) =>
    [...read(language, name).matchAll(/npx clearboard ([a-z]+(?: [a-z-]+(?= |$))?)/gm)].map((match) => match[1]);
  expect(commands("zh")).toEqual(commands("en"));
});

test("guides use commands that exist", () => {
  const main = readFileSync(join(ROOT, "packages/cli/src/main.ts"), "utf8");
  const used = LANGUAGES.flatMap((language) =>
    NAMES.flatMap((name) =>
      [...read(language, name).matchAll(/npx clearboard ([a-z]+)/g)].map((match) => match[1] ?? ""),
    ),
  );
  expect(
    [...new Set(used)].filter(
      (command) =>
        !main.includes(`./command/${command}`) &&
        !main.includes(`"${command}"`) &&
        !new RegExp(`\\b${command}:`).test(main),
    ),
  ).toEqual([]);
});
