/** What the web app declares for its screens and no screen uses: classes of a style module, texts, and questions to the server. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { code, files, read } from "./source.ts";

const web = code.filter((file) => file.startsWith("web/src/"));
const screens = web.filter((file) => !/\/i18n\/(en|zh)\//.test(file)).map(read);
const all = screens.join("\n");

const BASE = new Set(
  [...read("web/src/style/base.css").matchAll(/\.([a-z][\w-]*)/gi)].flatMap(([, name = ""]) => name),
);

/** Whether a file uses a class of the module that it imports under some name. */
function usesClass(file: string, module: string, name: string): boolean {
  const imported = [...read(file).matchAll(/import (\w+) from "([^"]+\.module\.css)"/g)].find(
    ([, , path = ""]) => join(file, "..", path) === module,
  );
  return imported !== undefined && new RegExp(`\\b${imported[1]}(\\.${name}\\b|\\[)`).test(read(file));
}

test("every class of a style module is used by a screen that imports it", () => {
  const unused = files.flatMap((module) => {
    if (!/^web\/src\/.*\.module\.css$/.test(module)) return [];
    // A class of base.css may stand in a selector of a module.
    const text = read(module).replace(/\/\*[\s\S]*?\*\//g, "");
    const names = new Set([...text.matchAll(/\.([a-z][\w-]*)/gi)].flatMap(([, name = ""]) => name));
    return [...names]
      .filter((name) => !BASE.has(name) && !web.some((file) => usesClass(file, module, name)))
      .map((name) => `${module} .${name}`);
  });
  expect(unused).toEqual([]);
});

test("every text of the dictionaries is said by some screen", () => {
  const dictionaries = files.filter((file) => file.startsWith("web/src/i18n/en/"));
  const keys = dictionaries.flatMap((file) =>
    [...read(file).matchAll(/^ {2}"([\w.-]+)":/gm)].map(([, key = ""]) => key),
  );
  expect(keys.length).toBeGreaterThan(500);
  // A key is written whole, or begins as a template or as the prefix of `tCode`.
  const isBegun = (key: string) =>
    [...key.matchAll(/\.|$/g)].some(({ index }) => {
      const start = key.slice(0, index);
      return [`\`${start}.\${`, `\`${start}\${`, `tCode("${start}"`].some((text) => all.includes(text));
    });
  expect(keys.filter((key) => !all.includes(`"${key}"`) && !isBegun(key))).toEqual([]);
});

test("every name of a question is asked by some screen", () => {
  const type = /export type QueryName =([^;]+);/.exec(read("web/src/ui/query.ts"))?.[1] ?? "";
  const names = [...type.matchAll(/"([^"$]+)"|`(\w+\/?)\$\{([^}]+)\}`/g)].flatMap(([, plain, start, ends = ""]) =>
    plain ? [plain] : [...ends.matchAll(/"([^"]*)"/g)].map(([, end = ""]) => `${start}${end}`),
  );
  expect(names.length).toBeGreaterThan(15);
  const asked = new Set([...all.matchAll(/createQuery\(\s*"([^"]+)"/g)].map(([, name = ""]) => name));
  expect(names.filter((name) => !asked.has(name))).toEqual([]);
});
