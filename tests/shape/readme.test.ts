/** READMEs and comments name files that exist. */
import { expect, test } from "vitest";
import { files, read, source } from "./source.ts";

const exists = (name: string) => files.some((file) => file === name || file.endsWith(`/${name}`));

test("every file that a README names exists", () => {
  const wrong = files
    .filter((file) => file.endsWith(".md"))
    .flatMap((file) =>
      [...read(file).matchAll(/`([\w./-]+\.(?:tsx?|css|mjs|md))`/g)]
        .map((match) => match[1] ?? "")
        .filter((name) => !exists(name.replace(/^\.?\//, "")))
        .map((name) => `${file}: ${name}`),
    );
  expect(wrong).toEqual([]);
});

test("every document that a comment names exists", () => {
  const wrong = source.flatMap((file) =>
    [...read(file).matchAll(/\b[\w-]+\.md\b/g)].filter(([name]) => !exists(name)).map(([name]) => `${file}: ${name}`),
  );
  expect(wrong).toEqual([]);
});
