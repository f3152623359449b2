/** profiles.md: every profile in it reads the file below it, and gives what the page says. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Field } from "@clearboard/core/fact/field";
import type { Kind } from "@clearboard/core/fact/kind";
import { KINDS } from "@clearboard/core/fact/kinds";
import { expect, test } from "vitest";
import { isStated } from "./mapping.ts";
import * as Profile from "./profile.ts";
import { readAll } from "./reading.fixture.ts";

const PAGE = readFileSync(join(import.meta.dirname, "../profiles.md"), "utf8");
const blocks = (kind: string) =>
  [...PAGE.matchAll(new RegExp(`\`\`\`${kind}\n([\\s\\S]*?)\`\`\``, "g"))].map((match) => match[1] ?? "");
const profiles = blocks("json profile").map((text) => Profile.parse(JSON.parse(text)));
const files = blocks("text file");
const facts = blocks("json facts").map((text) => JSON.parse(text) as Record<string, unknown>);

test("every example has a profile, a file and what comes out", () => {
  expect(profiles.length).toBeGreaterThan(5);
  expect([files.length, facts.length]).toEqual([profiles.length, profiles.length]);
});

test.each(profiles.map((profile, at) => [profile.name, at] as const))(
  "the example %s gives what the page says",
  async (_, at) => {
    const { read, skipped, rows, rejected } = await readAll(files[at]!, { profile: profiles[at]! });
    expect({
      ...{ read, skipped },
      rows: rows.map(({ kind, id, values }) => ({ kind, id, ...values })),
      rejected: rejected.map(({ line, column, code }) => [line, column, code]),
    }).toEqual(facts[at]);
  },
);

type Schema = {
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  enum?: string[];
};

test("every field of a profile and of its emits is on the page, at any depth", () => {
  const names = new Set<string>();
  const gather = (schema: Schema) => {
    for (const [name, inner] of Object.entries(schema.properties ?? {})) {
      names.add(name);
      gather(inner);
    }
    for (const inner of [schema.items, ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) if (inner) gather(inner);
  };
  const { properties } = Profile.jsonSchema() as { properties: Record<string, Schema> };
  for (const [name, inner] of Object.entries(properties)) {
    names.add(name);
    if (name !== "kinds") gather(inner);
  }
  // filled in by the program
  names.delete("kinds");
  expect(names.size).toBeGreaterThan(100);
  expect([...names].filter((name) => !new RegExp(`[\`{ ]${name}[\`,:} ]`).test(PAGE))).toEqual([]);
});

test("every kind of fact is on the page", () => {
  const { properties } = Profile.jsonSchema() as { properties: Record<string, Schema> };
  const kinds = properties.kinds?.items?.enum ?? [];
  expect(kinds).toEqual(Object.keys(KINDS));
  expect(kinds.filter((kind) => !PAGE.includes(`\`${kind}\``))).toEqual([]);
});

/** The fields of a kind's row on the page, those in brackets apart. */
function rowOf(kind: string): { needed: string[]; optional: string[] } {
  const row = PAGE.split("\n").find(
    (line) => line.startsWith("| `") && (line.split("|")[1] ?? "").includes(`\`${kind}\``),
  );
  const text = (row?.split("|")[2] ?? "").replace(/\(.*?\)/g, "");
  const names = (part: string) => [...part.matchAll(/`(\w+)`/g)].map((match) => match[1] ?? "");
  return {
    needed: names(text.replace(/\[.*?\]/g, "")),
    optional: [...text.matchAll(/\[.*?\]/g)].flatMap(([part]) => names(part)),
  };
}

test.each(Object.entries<Kind>(KINDS))(
  "the row of %s on the page names the fields of its declaration",
  (name, { fields }) => {
    const stated = Object.entries(fields).filter(([, { form }]) => isStated(form));
    const isNeeded = ({ need }: Field) => need === "required" || need === "conditional";
    const { needed, optional } = rowOf(name);
    expect(
      stated.filter(([field, declared]) => isNeeded(declared) && !needed.includes(field)).map(([field]) => field),
    ).toEqual([]);
    expect([...needed, ...optional].filter((field) => !(field in fields) && name !== "survey")).toEqual([]);
    expect(stated.map(([field]) => field).filter((field) => ![...needed, ...optional].includes(field))).toEqual([]);
  },
);
