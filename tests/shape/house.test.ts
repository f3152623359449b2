/** The house is easy to see from its folders: these tests hold its walls. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
const git = (...args: string[]) => execFileSync("git", args, { cwd: ROOT, encoding: "utf8" });
// Tracked and new files alike, so that a file breaks the rule before it is committed.
const files = [...new Set(git("ls-files", "--cached", "--others", "--exclude-standard").split("\n"))].filter(
  (file) => file !== "",
);
const read = (file: string) => readFileSync(join(ROOT, file), "utf8");
const exists = (file: string) => {
  try {
    return read(file) !== undefined;
  } catch {
    return false;
  }
};
const source = files.filter(
  (file) => /^(packages\/[^/]+|web|infra)\/.*\.(ts|tsx|mjs|cjs)$/.test(file) && !/\.d\.ts$/.test(file) && exists(file),
);
const code = source.filter((file) => !/\.(test|fixture)\.tsx?$|test-rig\.ts$/.test(file));

const MAY_IMPORT: { [room: string]: string[] } = {
  core: [],
  ingest: ["core"],
  store: ["core"],
  jobs: ["core", "ingest", "store"],
  api: ["core", "store", "jobs"],
  functions: ["core", "api", "jobs", "store"],
  cli: ["core", "api", "jobs", "ingest", "store"],
  web: ["core", "api"],
  infra: [],
};

const roomOf = (file: string) => file.match(/^packages\/([^/]+)\//)?.[1] ?? file.split("/")[0] ?? "";
const importsOf = (file: string) =>
  [...read(file).matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map((match) => match[1] ?? "");

test("only the agreed folders and files stand at the top", () => {
  const top = new Set(files.map((file) => file.split("/")[0] ?? ""));
  const agreed =
    /^(packages|infra|web|tests|package\.json|package-lock\.json|tsconfig\.json|sst\.config\.ts|README\.md|LICENSE|biome\.json|\..*)$/;
  expect([...top].filter((name) => !agreed.test(name))).toEqual([]);
});

test("imports follow the arrows: no room reaches into one it does not lean on", () => {
  const wrong = code.flatMap((file) =>
    importsOf(file)
      .map((name) => name.match(/^@clearboard\/([^/]+)\//)?.[1])
      .filter((room) => room !== undefined && room !== roomOf(file) && !MAY_IMPORT[roomOf(file)]?.includes(room))
      .map((room) => `${file} -> ${room}`),
  );
  expect(wrong).toEqual([]);
});

test("no relative import climbs out of its room", () => {
  const wrong = code.flatMap((file) =>
    importsOf(file)
      .filter((name) => name.startsWith("."))
      .map((name) => join(file, "..", name))
      .filter((target) => roomOf(target) !== roomOf(file))
      .map((target) => `${file} -> ${target}`),
  );
  expect(wrong).toEqual([]);
});

test("web takes only types from the api", () => {
  const wrong = code.filter(
    (file) => file.startsWith("web/") && /^import (?!type)[^;]*"@clearboard\/api\//m.test(read(file)),
  );
  expect(wrong).toEqual([]);
});

test("core is pure: no clock, no chance, no machine", () => {
  const wrong = code.filter(
    (file) =>
      file.startsWith("packages/core/") &&
      /Date\.now\(|new Date\(\)|Math\.random|\bprocess\.|from "node:/.test(read(file)),
  );
  expect(wrong).toEqual([]);
});

test("money never meets floating point: nobody parses an amount into a number in core", () => {
  const money = code.filter((file) => /packages\/core\/src\/(money|rational|bonus)\.ts$/.test(file));
  expect(money.filter((file) => /parseFloat|toFixed|Number\(/.test(read(file)))).toEqual([]);
});

test("files stay small: 250 lines, Lambda entries 40, components 150, tests 400", () => {
  const most = (file: string) =>
    /\.test\.tsx?$/.test(file) ? 400 : file.startsWith("packages/functions/") ? 40 : file.endsWith(".tsx") ? 150 : 250;
  const long = source
    .filter((file) => !/test-rig|common-password|i18n\/(en|zh)\.ts$|explain\/text\.ts$/.test(file))
    .map((file) => ({ file, lines: read(file).split("\n").length - 1 }))
    .filter(({ file, lines }) => lines > most(file));
  expect(long).toEqual([]);
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
  const rooms = [
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
  expect(rooms.filter((room) => !files.includes(`${room}/README.md`))).toEqual([]);
});
