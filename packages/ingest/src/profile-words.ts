/** Words of a source that somebody has answered, put into the profile that its files are read with. */

import type { Kind } from "@clearboard/core/fact/kind";
import { KINDS } from "@clearboard/core/fact/kinds";
import { norm } from "./match.ts";
import * as Profile from "./profile.ts";

/** Ours by theirs, by the name of the column as the file has it. */
export type Answers = { [column: string]: { [word: string]: string } };

type Asked = { column: string[]; words: Record<string, string> };

/** The profile with the answers of its columns; the same one where it asks for none of them. */
export function withWords(profile: Profile.Info, answers: Answers): Profile.Info {
  const { kinds: _, ...written } = profile;
  const emits = profile.emits.map((mapping) => {
    const more = Object.entries(mapping).flatMap(([field, spec]) => {
      const known = explained(spec, valuesOf(mapping.kind, field), answers);
      return known === spec ? [] : [[field, known]];
    });
    return more.length === 0 ? mapping : { ...mapping, ...Object.fromEntries(more) };
  });
  return emits.every((mapping, at) => mapping === profile.emits[at]) ? profile : Profile.parse({ ...written, emits });
}

/** What a column's words are asked for, and what they may mean; undefined where the profile asks for no words there. */
export function askedFor(
  profile: Profile.Info,
  column: string,
): { kind: string; field: string; choices: string[] } | undefined {
  for (const mapping of profile.emits)
    for (const [field, spec] of Object.entries(mapping)) {
      const choices = askedIn(spec).some((asked) => isOf(asked, column)) ? [...valuesOf(mapping.kind, field)] : [];
      if (choices.length > 0) return { kind: mapping.kind, field, choices };
    }
  return undefined;
}

/** The choice with the answers of its columns, at any depth; the same one where there are none. */
function explained(spec: unknown, values: readonly string[], answers: Answers): unknown {
  if (typeof spec !== "object" || spec === null || Array.isArray(spec)) return spec;
  const inner = Object.entries(spec).flatMap(([part, value]) => {
    const known = part === "otherwise" || part === "empty" ? explained(value, values, answers) : value;
    return known === value ? [] : [[part, known]];
  });
  const found = isAsked(spec) ? meanings(spec, values, answers) : {};
  if (inner.length + Object.keys(found).length === 0) return spec;
  const words = isAsked(spec) ? { words: { ...spec.words, ...found } } : {};
  return { ...spec, ...words, ...Object.fromEntries(inner) };
}

/** The columns that a choice asks for words, at any depth. */
function askedIn(spec: unknown): Asked[] {
  if (typeof spec !== "object" || spec === null || Array.isArray(spec)) return [];
  const { otherwise, empty } = spec as { otherwise?: unknown; empty?: unknown };
  return [...(isAsked(spec) ? [spec] : []), ...askedIn(otherwise), ...askedIn(empty)];
}

function meanings(spec: Asked, values: readonly string[], answers: Answers): Record<string, string> {
  const known = new Set(Object.keys(spec.words));
  return Object.fromEntries(
    Object.entries(answers)
      .filter(([column]) => isOf(spec, column))
      .flatMap(([, words]) => Object.entries(words))
      .filter(([word, ours]) => !known.has(word) && values.includes(ours)),
  );
}

const isAsked = (spec: unknown): spec is Asked =>
  typeof spec === "object" && spec !== null && "words" in spec && "column" in spec;

const isOf = ({ column }: Asked, name: string) => column.some((spelling) => norm(spelling) === norm(name));

function valuesOf(kind: string, field: string): readonly string[] {
  const declared: Kind | undefined = KINDS[kind as keyof typeof KINDS];
  return declared?.fields[field]?.values ?? [];
}
