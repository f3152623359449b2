/** The first load of the board: what paints it, before anything else comes. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { expect, test } from "vitest";
import { ROOT } from "./site.ts";

const DIST = join(ROOT, "web/dist");
const sizeOf = (file: string) => brotliCompressSync(readFileSync(join(DIST, file))).length;
const html = readFileSync(join(DIST, "index.html"), "utf8");
const named = (end: string) =>
  [...html.matchAll(/(?:src|href)="\/([^"]+)"/g)].flatMap(([, file = ""]) => (file.endsWith(end) ? [file] : []));
const sum = (sizes: number[]) => sizes.reduce((total, size) => total + size, 0);

test("the board paints after at most 25 KiB of brotli scripts, with the larger dictionary", () => {
  const dictionaries = readdirSync(join(DIST, "assets")).filter((file) => /^first-.*\.js$/.test(file));
  expect(dictionaries).toHaveLength(2);
  const scripts = named(".js").map(sizeOf);
  expect(scripts.length).toBeGreaterThan(0);
  expect(sum(scripts) + Math.max(...dictionaries.map((file) => sizeOf(`assets/${file}`)))).toBeLessThanOrEqual(
    25 * 1024,
  );
});

test("the board paints after at most 10 KiB of brotli styles", () => {
  const styles = named(".css").map(sizeOf);
  expect(styles.length).toBeGreaterThan(0);
  expect(sum(styles)).toBeLessThanOrEqual(10 * 1024);
});
