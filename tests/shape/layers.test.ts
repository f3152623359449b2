/** The arrows: packages, rooms inside packages, files. Type imports count, for a reader follows them too. */
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { code, expectKnown, packageOf } from "./source.ts";
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

/** The groups of nodes that reach each other (Tarjan), those of one node left out. */
function listCircles(edges: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const circles: string[][] = [];
  const enter = (node: string): number => {
    const at = order.size;
    order.set(node, at);
    low.set(node, at);
    open.push(node);
    for (const next of edges.get(node) ?? []) {
      if (!order.has(next)) low.set(node, Math.min(low.get(node) ?? at, enter(next)));
      else if (open.includes(next)) low.set(node, Math.min(low.get(node) ?? at, order.get(next) ?? at));
    }
    if (low.get(node) === at) {
      const group = open.splice(open.indexOf(node));
      if (group.length > 1) circles.push(group);
    }
    return low.get(node) ?? at;
  };
  for (const node of edges.keys()) if (!order.has(node)) enter(node);
  return circles;
}

/** The edges inside circles, as `a -> b`: each has a way back. */
function listBackEdges(edges: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  return listCircles(edges).flatMap((circle) =>
    circle.flatMap((from) => circle.filter((to) => edges.get(from)?.has(to)).map((to) => `${from} -> ${to}`)),
  );
}

/** The edges between the rooms of a folder. A room is a noun: a folder with all in it, a file, or `x.ts` with `x/`. */
function roomEdges(folder: string): Map<string, Set<string>> {
  const roomOf = (file: string) =>
    file.startsWith(`${folder}/`)
      ? file
          .slice(folder.length + 1)
          .split("/")[0]
          ?.replace(/\.tsx?$/, "")
      : undefined;
  const edges = new Map<string, Set<string>>();
  for (const file of code) {
    const from = roomOf(file);
    if (from === undefined) continue;
    for (const to of targetsOf(file).map(roomOf))
      if (to !== undefined && to !== from) edges.set(from, (edges.get(from) ?? new Set()).add(to));
  }
  return edges;
}

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

test("no file imports itself over others", () => {
  expectKnown("circle", listBackEdges(new Map(code.map((file) => [file, new Set(targetsOf(file))]))));
});

test("no room of a package imports one that imports it, directly or over others", () => {
  const folders = new Set<string>();
  for (const file of code)
    for (let folder = dirname(file); /\/src(\/|$)/.test(folder); folder = dirname(folder)) folders.add(folder);
  const breaks = [...folders].flatMap((folder) => listBackEdges(roomEdges(folder)).map((edge) => `${folder} ${edge}`));
  expectKnown("room", breaks);
});
