/** The arrows: packages, rooms inside packages, files. Type imports count, for a reader follows them too. */
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { listBackEdges, roomEdges } from "./circles.ts";
import { code, expectKnown, packageOf, read } from "./source.ts";
import { type Node, parse, visit } from "./syntax.ts";

const MAY_IMPORT: { [name: string]: string[] } = {
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

type Import = { name: string; isType: boolean };

function listImports(file: string): Import[] {
  const found: Import[] = [];
  visit(parse(file), (node) => {
    const name = (node["source"] as Node | null | undefined)?.["value"];
    if (!/^(Import|Export(Named|All))Declaration$|^ImportExpression$|^TSImportType$/.test(node.type)) return;
    const isType = node["importKind"] === "type" || node["exportKind"] === "type" || node.type === "TSImportType";
    if (typeof name === "string") found.push({ name, isType });
  });
  return found;
}

const imports = new Map(code.map((file) => [file, listImports(file)]));
const namesOf = (file: string) => (imports.get(file) ?? []).map(({ name }) => name);
const targetsOf = (file: string) =>
  namesOf(file).flatMap((name) => (name.startsWith(".") ? join(file, "..", name) : []));

test("packages import only the packages below them", () => {
  const wrong = code.flatMap((file) =>
    namesOf(file)
      .map((name) => name.match(/^@clearboard\/([^/]+)\//)?.[1])
      .filter((to) => to !== undefined && to !== packageOf(file) && !MAY_IMPORT[packageOf(file)]?.includes(to))
      .map((to) => `${file} -> ${to}`),
  );
  expect(wrong).toEqual([]);
});

test("no relative import climbs out of its package", () => {
  const wrong = code.flatMap((file) =>
    targetsOf(file)
      .filter((target) => packageOf(target) !== packageOf(file))
      .map((target) => `${file} -> ${target}`),
  );
  expect(wrong).toEqual([]);
});

test("web takes only types from the api", () => {
  const wrong = [...imports].flatMap(([file, list]) =>
    list.filter(({ name, isType }) => file.startsWith("web/") && name.startsWith("@clearboard/api/") && !isType),
  );
  expect(wrong).toEqual([]);
});

const edges = new Map(code.map((file) => [file, new Set(targetsOf(file))]));

test("no file imports itself over others", () => {
  expectKnown("circle", listBackEdges(edges));
});

test("no room of a package imports one that imports it, directly or over others", () => {
  const folders = new Set<string>();
  for (const file of code)
    for (let folder = dirname(file); /\/src(\/|$)/.test(folder); folder = dirname(folder)) folders.add(folder);
  const breaks = [...folders].flatMap((folder) =>
    listBackEdges(roomEdges(folder, edges)).map((edge) => `${folder} ${edge}`),
  );
  expectKnown("room", breaks);
});

test("the layers of core import only those to their left in its README", () => {
  const [line = ""] = read("packages/core/README.md").match(/^`money .*$/m) ?? [];
  const rank = new Map(line.split("→").flatMap((layer, at) => (layer.match(/\w+/g) ?? []).map((name) => [name, at])));
  const layerOf = (file: string) => rank.get(file.match(/^packages\/core\/src\/(\w+)/)?.[1] ?? "");
  expect(rank.size).toBeGreaterThan(10);
  const wrong = [...edges].flatMap(([file, targets]) =>
    [...targets]
      .filter((target) => (layerOf(file) ?? Infinity) < (layerOf(target) ?? -1))
      .map((target) => `${file} -> ${target}`),
  );
  expect(wrong).toEqual([]);
});
