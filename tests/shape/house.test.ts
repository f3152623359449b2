/** The house is easy to see from its folders: these tests hold its walls. */
import { expect, test } from "vitest";
import { code, expectKnown, files, read, source } from "./source.ts";

test("only the agreed folders and files stand at the top", () => {
  const top = new Set(files.map((file) => file.split("/")[0] ?? ""));
  const agreed =
    /^(packages|infra|web|tests|package\.json|package-lock\.json|tsconfig\.json|sst\.config\.ts|README\.md|LICENSE|biome\.json|\..*)$/;
  expect([...top].filter((name) => !agreed.test(name))).toEqual([]);
});

test("core is pure: no clock, no chance, no machine", () => {
  const wrong = code.filter(
    (file) =>
      file.startsWith("packages/core/") &&
      /Date\.now\(|new Date\(\)|Math\.random|\bprocess\.|from "node:/.test(read(file)),
  );
  expect(wrong).toEqual([]);
});

/** Numbers in the money rooms that are no amounts: counts, days and positions. */
const COUNTS =
  /Number\((plan\.refunds\.windowDays|deal\.count|count|PIECES|month|\((current|draft) - first\) \/ step|[ab]\.source === counted\[[ab]\.kind\])\)/g;

test("money never meets floating point: plan, pay, board, money and rational parse no amount into a number", () => {
  const folders = ["board", "plan", "pay", "money", "rational"];
  const inRoom = (folder: string) =>
    code.filter((file) => file.match(/^packages\/core\/src\/([^/.]+)/)?.[1] === folder);
  expect(folders.filter((folder) => inRoom(folder).length === 0)).toEqual([]);
  const isFloating = (file: string) => /parseFloat|toFixed|\bNumber\(/.test(read(file).replace(COUNTS, ""));
  expect(folders.flatMap(inRoom).filter(isFloating)).toEqual([]);
});

test("files stay small: nouns and tests 400 lines, components 150, parts of the kit 400, Lambda entries 40", () => {
  const most = (file: string) =>
    /\.test\.tsx?$/.test(file)
      ? 400
      : file.startsWith("packages/functions/")
        ? 40
        : /^web\/src\/(?!ui\/).*\.tsx$/.test(file)
          ? 150
          : 400;
  const measured = [...source, ...files.filter((file) => /^tests\/(?!fixtures).*\.ts$/.test(file))];
  expectKnown(
    "long",
    measured.filter((file) => read(file).split("\n").length - 1 > most(file)),
  );
});

test("tables are the kit's: no page writes its own", () => {
  const pages = code.filter((file) => file.startsWith("web/src/") && !file.startsWith("web/src/ui/"));
  expectKnown(
    "table",
    pages.filter((file) => read(file).includes("<table")),
  );
});

test("no rooms without a name: no utils, helpers, common or barrels", () => {
  expect(source.filter((file) => /(^|\/)(utils?|helpers?|common|misc|index)\.tsx?$/.test(file))).toEqual([]);
});

test("colours and sizes live in the tokens alone", () => {
  const wrong = files.filter(
    (file) =>
      /^web\/src\/.*\.(css|tsx?)$/.test(file) &&
      !/tokens\.css$|\.test\.tsx?$/.test(file) &&
      /#[0-9a-fA-F]{6}\b|font-size:\s*\d+px/.test(read(file)),
  );
  expect(wrong).toEqual([]);
});

test("every package tells its job in a README", () => {
  const folders = [
    "packages/core",
    "packages/ingest",
    "packages/store",
    "packages/jobs",
    "packages/api",
    "packages/functions",
    "packages/cli",
    "infra",
    "web",
  ];
  expect(folders.filter((folder) => !files.includes(`${folder}/README.md`))).toEqual([]);
});
