/** What a company has said of columns before: another file of its source need not be told again. */
import { norm } from "../match.ts";
import { fits } from "./assign.ts";
import type { Column } from "./column.ts";
import { type Field, fieldsOf, type Kind } from "./field.ts";

/** A field as a profile of the company states it, or as somebody mapped it. */
export type Statement = { source: string; kind: string; field: string; spec: unknown };
/** Fields by the name of their column as it is compared, and answers by their keys. */
export type Info = { fields: Map<string, Field>; settings: Record<string, string> };

/** Ways of writing that a draft asks for, by how a profile states them. */
const ASKED = ["order", "decimal", "form", "unit", "serial", "what", "source"];

/** What was said of a kind; of a source where it is named, else of any. The first that was said of a column counts. */
export function recall(statements: readonly Statement[], kind: Kind, source: string | undefined): Info {
  const known = new Map(fieldsOf(kind).map((field) => [field.name, field]));
  const found: Info = { fields: new Map(), settings: {} };
  for (const statement of statements) {
    const field = known.get(statement.field);
    if (field === undefined || statement.kind !== kind || (source ?? statement.source) !== statement.source) continue;
    const spec = statement.spec as { column?: unknown; words?: unknown; otherwise?: unknown } | unknown[];
    for (const name of namesOf(spec)) if (!found.fields.has(norm(name))) found.fields.set(norm(name), field);
    if (Array.isArray(spec) || typeof spec !== "object" || spec === null) continue;
    const say = (part: string, value: unknown) => {
      if (typeof value === "string") found.settings[`${field.name}.${part}`] ??= value;
    };
    for (const part of ASKED) say(part, (spec as Record<string, unknown>)[part]);
    say("other", spec.otherwise);
    for (const [word, ours] of Object.entries(spec.words ?? {})) say(`word.${word}`, ours);
  }
  return found;
}

/** The columns whose field was said before and whose values can still be it. */
export function remembered({ fields }: Info, columns: readonly Column[]): Record<string, string> {
  return Object.fromEntries(
    columns.flatMap((column) => {
      const field = fields.get(norm(column.name));
      return field !== undefined && fits(field, column) ? [[column.name, field.name]] : [];
    }),
  );
}

/** Spellings of the one column that gives a field; none where several do. */
function namesOf(spec: unknown): string[] {
  if (typeof spec !== "object" || spec === null) return [];
  const column = Array.isArray(spec)
    ? spec.length === 1 && Array.isArray(spec[0])
      ? spec[0]
      : spec
    : "column" in spec
      ? spec.column
      : [];
  return Array.isArray(column) && column.every((name) => typeof name === "string") ? column : [];
}
