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
  const emits = profile.emits.map((emit) => {
    const more = Object.entries(emit).flatMap(([field, spec]) => {
      const found = isAsked(spec) ? meanings(spec, valuesOf(emit.kind, field), answers) : {};
      return Object.keys(found).length === 0 ? [] : [[field, { ...spec, words: { ...spec.words, ...found } }]];
    });
    return more.length === 0 ? emit : { ...emit, ...Object.fromEntries(more) };
  });
  return emits.every((emit, at) => emit === profile.emits[at]) ? profile : Profile.parse({ ...written, emits });
}

/** What a column's words are asked for, and what they may mean; undefined where the profile asks for no words there. */
export function askedFor(
  profile: Profile.Info,
  column: string,
): { kind: string; field: string; choices: string[] } | undefined {
  for (const emit of profile.emits)
    for (const [field, spec] of Object.entries(emit)) {
      const choices = isAsked(spec) && isOf(spec, column) ? [...valuesOf(emit.kind, field)] : [];
      if (choices.length > 0) return { kind: emit.kind, field, choices };
    }
  return undefined;
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
