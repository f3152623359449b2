/** A metric is declared in core/src/metric; everything else derives its names and labels. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { METRICS } from "@clearboard/core/metric/list";
import { labelOf, type Metric } from "@clearboard/core/metric/registry";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "packages", "web/src"], {
  cwd: ROOT,
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => /\.tsx?$/.test(file) && !/\.(test|fixture)\.tsx?$/.test(file))
  .filter((file) => !file.startsWith("packages/core/src/metric/") && existsSync(join(ROOT, file)));

/** Where files and facts have words of their own for their fields, as do the pages that show them. */
const FIELDS =
  /^packages\/(ingest\/|store\/|core\/src\/fact)|^packages\/jobs\/src\/(import|calls)\/|i18n\/(en|zh)\/(profile|plan)\.ts$/;

/** Ids that are ordinary words of the trade, which kinds of facts, plans and bases of a ranking are called by too. */
const WORDS = ["revenue", "target", "attainment", "collected", "connected"];
const DISTINCT = METRICS.filter((id) => !WORDS.includes(id));

/** Files that mean particular metrics: layouts of a narrow table and a headline, an import's effect, titles, a pay estimate. */
const USES: Record<string, string[]> = {
  "packages/cli/src/impact-table.ts": ["dealsWon", "dials"],
  "packages/core/src/pay/estimate.ts": ["dealsWon"],
  "packages/core/src/policy.ts": ["dealsWon"],
  "web/src/board/honours.tsx": ["dealsWon"],
  "web/src/board/ranking/cells.ts": ["dealsWon", "winRate", "averageDeal", "dials", "connectRate"],
  "web/src/board/ranking/list.tsx": ["winRate"],
  "web/src/board/activity.tsx": ["dealsWon", "winRate", "dials", "connectRate"],
  "web/src/import/effect.tsx": ["dealsWon", "dials"],
};

/** Every file with a metric that a pattern finds in it, as "file: id"; the files of fields left out. */
function found(isIn: (text: string, id: Metric) => boolean): string[] {
  return files
    .filter((file) => !FIELDS.test(file))
    .flatMap((file) => {
      const text = readFileSync(join(ROOT, file), "utf8");
      return DISTINCT.filter((id) => isIn(text, id) && !USES[file]?.includes(id)).map((id) => `${file}: ${id}`);
    });
}

test("a metric's id is written outside its declaration only where the code means that very metric", () => {
  expect(found((text, id) => new RegExp(`"(metric\\.|rule\\.|step\\.)?${id}"`).test(text))).toEqual([]);
});

test("a metric's label is written in its declaration only", () => {
  const labelsOf = (id: Metric) => [labelOf(id, "en"), labelOf(id, "zh-CN")];
  expect(found((text, id) => labelsOf(id).some((label) => text.includes(`"${label}"`)))).toEqual([]);
});

test("dictionaries take the labels of kinds from their declarations", () => {
  const dictionaries = files.filter((file) => file.startsWith("web/src/i18n/"));
  expect(dictionaries.filter((file) => /"kind\.\w+":/.test(readFileSync(join(ROOT, file), "utf8")))).toEqual([]);
});
