/** profiles.md: every profile in it reads the file below it, and gives what the page says. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Field, Form } from "@clearboard/core/fact/field";
import { fieldsIn, type Kind } from "@clearboard/core/fact/kind";
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

/** How the page calls the form of a field, where the field's name does not say it. */
const FORMS: Partial<Record<Form, string>> = {
  key: "owner or column of whole keys",
  owner: "owner",
  owners: "owners",
  space: "(the `what` of a person's key)",
  day: "day",
  moment: "moment",
  start: "moment",
  month: "month",
  money: "amount",
  moneyOrNull: "amount",
  number: "number",
  decimal: "number",
  share: "share",
  yesNo: "yes or no",
  duration: "duration",
};

function describeField([name, { form, values, only = {} }]: [string, Field]): string {
  const words = form === "choice" ? `choice of ${values.join(" ")}` : (FORMS[form] ?? name);
  const where = Object.entries(only).map(([field, allowed]) => ` where \`${field}\` is ${allowed.join(" or ")}`);
  return [`\`${name}\``, ...(words === name ? [] : [` ${words}`]), ...where].join("");
}

function describeKind([name, kind]: [string, Kind]): string {
  const fields = fieldsIn(kind, "profile").filter(([, { form }]) => isStated(form));
  const isNeeded = ([, { need }]: [string, Field]) => need === "required" || need === "conditional";
  const needed = fields.filter(isNeeded).map(describeField).join(", ");
  const others = fields.filter((field) => !isNeeded(field)).map(describeField);
  return `| \`${name}\` | ${needed}${others.length > 0 ? `, [${others.join(", ")}]` : ""} |`;
}

test("the table of kinds on the page is the one of their declarations; vitest -u writes it", async () => {
  const rows = Object.entries<Kind>(KINDS).map(describeKind);
  const [before = "", after = ""] = PAGE.split(/(?<=\| `kind` .*\n\|.*\n)(?:\|.*\n)+/);
  await expect(`${before}${rows.join("\n")}\n${after}`).toMatchFileSnapshot("../profiles.md");
});
