/** Which space of keys an owner column speaks in: addresses prove themselves, a header may say it, else a person must. */

import * as Evidence from "../evidence.ts";
import type { Column } from "./column.ts";
import { OPEN, type Questions } from "./reading.ts";

export const SPACES = ["name", "id", "extension", "login", "user"];

const WORDS_OF_SPACES: { what: string; words: RegExp }[] = [
  { what: "extension", words: /\bext(ension)?\b|^src$|分机|主叫/i },
  { what: "name", words: /name$|姓名|名字/i },
  { what: "id", words: /(^|[^a-z])(id|no|number|code)$|[a-z]Id$|工号|编号|\(id\)/i },
  { what: "login", words: /login|账号/i },
];

/** "王芳" and "Anna Snelling" are names; "R01" may be anything. */
function isName(value: string): boolean {
  return /^\p{Script=Han}{2,4}$/u.test(value) || /^\p{L}[\p{L}.'’-]*( \p{L}[\p{L}.'’-]*){1,3}$/u.test(value);
}

/** What the keys of a column are, with the source they belong to where it is another one. */
export function owner(key: string, column: Column, questions: Questions): { what: string; source?: string } {
  const source = questions.stated(`${key}.source`);
  const elsewhere = source === undefined ? {} : { source };
  const stated = questions.stated(`${key}.what`);
  if (stated !== undefined && [...SPACES, "email"].includes(stated)) return { what: stated, ...elsewhere };
  if (Evidence.isMostly(column.values, (value) => /^[^\s@]+@[^\s@]+$/.test(value))) return { what: "email" };
  const name = column.name.normalize("NFKC").replace(/_/g, " ").trim();
  const found = WORDS_OF_SPACES.find(({ words }) => words.test(name))?.what;
  if (found !== undefined) return { what: found, ...elsewhere };
  if (Evidence.isMostly(column.values, isName)) return { what: "name", ...elsewhere };
  const why = { code: "draft-owner-open", params: { column: column.name, example: column.values[0] ?? "" } } as const;
  const what = questions.ask(`${key}.what`, SPACES, why);
  return what === OPEN ? { what } : { what, ...elsewhere };
}
