/** Names: the terms a newcomer would search for, one file of a name in a package, no `of` that is no constructor. */
import { basename } from "node:path";
import { test } from "vitest";
import { code, expectKnown, files, packageOf, read } from "./source.ts";
import { type Node, parse, visit } from "./syntax.ts";

/** Metaphors and pronouns that name no thing. Each has a standard term; see the glossary in packages/core. */
const DENIED = new Set(
  [
    "announced book bury circle claim clothes crew deaths desk dress emit fate fates goal graves hand handed hear intake",
    "made mine nights nowhere one prospect rig room rooms said shelf silent speak speaker spoken standing told trade",
    "trouble wage who",
  ]
    .join(" ")
    .split(" "),
);

/** Files without any of the words need no parser. */
const MENTION = new RegExp(`\\b(${[...DENIED].join("|")})\\b`, "i");

/** The identifiers that a pattern binds: `{ a, b: [c] }` binds a and c. */
function listBound(value: unknown): string[] {
  const pattern = value as Node | null;
  if (pattern === null) return [];
  if (pattern.type === "Identifier") return [pattern["name"] as string];
  if (pattern.type === "ObjectPattern")
    return (pattern["properties"] as Node[]).flatMap((of) => listBound(of["value"] ?? of["argument"]));
  if (pattern.type === "ArrayPattern") return (pattern["elements"] as Node[]).flatMap(listBound);
  return listBound(pattern["left"] ?? pattern["argument"] ?? pattern["parameter"] ?? null);
}

/** Every name that a file declares: variables, parameters, functions, types and import aliases; no property keys. */
function listDeclared(file: string): string[] {
  const names: string[] = [];
  visit(parse(file), (node) => {
    if (/Declaration$|Declarator$|Expression$/.test(node.type) && node["id"]) names.push(...listBound(node["id"]));
    if (Array.isArray(node["params"]) && /Function/.test(node.type)) names.push(...node["params"].flatMap(listBound));
    if (node.type === "CatchClause") names.push(...listBound(node["param"]));
    if (/^Import(Namespace|Default)?Specifier$/.test(node.type)) names.push(...listBound(node["local"]));
  });
  return names;
}

const stem = (file: string) => basename(file).replace(/(\.(test|fixture|contract|module))?\.\w+$/, "");

test("no identifier and no file is called by a metaphor or a pronoun", () => {
  const breaks = new Set<string>();
  const named = files.filter((file) => /^(packages|web|infra|tests)\/.*\.(tsx?|mjs|css)$/.test(file));
  for (const file of named) if (DENIED.has(stem(file))) breaks.add(`${packageOf(file)} ${stem(file)}`);
  for (const file of named.filter((name) => /\.tsx?$/.test(name) && MENTION.test(read(name))))
    for (const name of listDeclared(file))
      if (DENIED.has(name.toLowerCase())) breaks.add(`${packageOf(file)} ${name.toLowerCase()}`);
  expectKnown("name", [...breaks]);
});

test("an exported `of` is a constructor: it returns a type that its own file declares", () => {
  const breaks = code.filter((file) => {
    if (!/export (async )?function of\b/.test(read(file))) return false;
    const types = new Set<unknown>();
    const returned: unknown[] = [];
    for (const statement of parse(file)["body"] as Node[]) {
      const declaration = (statement["declaration"] ?? statement) as Node;
      const id = declaration["id"] as Node | undefined;
      if (/^TS(TypeAlias|Interface)Declaration$/.test(declaration.type)) types.add(id?.["name"]);
      if (statement.type !== "ExportNamedDeclaration" || declaration.type !== "FunctionDeclaration") continue;
      const type = (declaration["returnType"] as Node | null)?.["typeAnnotation"] as Node | undefined;
      if (id?.["name"] === "of") returned.push((type?.["typeName"] as Node | undefined)?.["name"] ?? "");
    }
    return returned.some((name) => !types.has(name));
  });
  expectKnown("of", breaks);
});

/** Declarations of kinds are named as the kind is stored, whatever else of a package has the name. */
const isKind = (file: string) => file.startsWith("packages/core/src/fact/kinds/");

test("a package has one file of a name", () => {
  const places = Map.groupBy(
    // A dictionary has the name of its page, in each language.
    code.filter((file) => /\/src\//.test(file) && !isKind(file) && !/\/i18n\/(en|zh)\//.test(file)),
    (file) => `${packageOf(file)} ${stem(file)}`,
  );
  expectKnown(
    "file",
    [...places].filter(([, same]) => same.length > 1).map(([place]) => place),
  );
});
