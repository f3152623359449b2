import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { bundle } from "./bundle.ts";
import { findBundle } from "./bundle-record.ts";

/** A checkout of four small files, whose command answers with a word of core. */
let root: string;
let dir: string;

function write(path: string, text: string): string {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}
const WORD = "packages/core/src/word.ts";
const writeWord = (word: string) => write(WORD, `export const word: string = "${word}";\n`);

/** What the bundle answers; undefined where it is not to be used. */
async function answer(): Promise<string | undefined> {
  const address = findBundle(root, dir);
  return address === undefined
    ? undefined
    : (await import(`${address}?${statSync(join(dir, "main.js")).ctimeMs}`)).main();
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "clearboard-bundle-"));
  dir = join(root, "packages/cli/dist");
  writeWord("first");
  write("packages/core/package.json", "{}");
  write("node_modules/.package-lock.json", "{}");
  write(
    "packages/cli/src/main.ts",
    `import { word } from "../../core/src/word.ts";\nexport const main = () => word;\n`,
  );
  write("packages/cli/src/import-worker.ts", `import { main } from "./main.ts";\nmain();\n`);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test("a bundle answers as its sources do, and is found while they are what they were", async () => {
  expect(await answer()).toBeUndefined();
  await bundle(root, dir);
  expect(await answer()).toBe("first");
  expect(existsSync(join(dir, "import-worker.js"))).toBe(true);
});

describe("a bundle is not used any more", () => {
  test.each([
    ["a source was written", () => writeWord("other")],
    ["a source is gone", () => rmSync(join(root, WORD))],
    ["a package exports something else", () => write("packages/core/package.json", '{ "exports": {} }')],
    ["other dependencies were installed", () => write("node_modules/.package-lock.json", "[]")],
    ["its record is damaged", () => write("packages/cli/dist/bundle.json", "{")],
  ])("after %s", async (_, change) => {
    await bundle(root, dir);
    change();
    expect(await answer()).toBeUndefined();
  });

  test("after a source was written with the same length and its old times", async () => {
    utimesSync(join(root, WORD), 1, 1);
    await bundle(root, dir);
    utimesSync(writeWord("later"), 1, 1);
    expect(await answer()).toBeUndefined();
  });
});

test("a bundle whose source changes while it is made is refused", async () => {
  const bundling = bundle(root, dir);
  writeWord("later");
  await expect(bundling).rejects.toThrow(`${WORD} changed meanwhile`);
  expect(await answer()).toBeUndefined();
});

test("bundled anew, it answers as the sources do now; parts of the one before stay, older ones go", async () => {
  const parts = () => readdirSync(dir).filter((name) => name.startsWith("chunk-"));
  await bundle(root, dir);
  const first = parts();
  writeWord("second");
  await bundle(root, dir);
  expect(await answer()).toBe("second");
  expect(parts()).toEqual(expect.arrayContaining(first));
  const second = parts().filter((name) => !first.includes(name));
  writeWord("third");
  await bundle(root, dir);
  expect(await answer()).toBe("third");
  expect(parts()).toEqual(expect.arrayContaining(second));
  expect(parts().filter((name) => first.includes(name))).toEqual([]);
});

test("a fresh bundle is left as it is", async () => {
  await bundle(root, dir);
  const { ctimeMs } = statSync(join(dir, "main.js"));
  await bundle(root, dir);
  expect(statSync(join(dir, "main.js")).ctimeMs).toBe(ctimeMs);
});
