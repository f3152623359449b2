/** Which column gives which field, and so which kind of fact a file holds: by header words, held against the values. */

import { KINDS as DECLARED } from "@clearboard/core/fact/kinds";
import * as Evidence from "../evidence.ts";
import { base, type Column, squash } from "./column.ts";
import { type Field, fieldsOf, KINDS, type Kind } from "./field.ts";

export type Assignment = {
  kind: Kind;
  /** field by column position */
  fields: Map<number, Field>;
  /** columns whose header names a field that their values cannot be */
  refused: Map<number, Field>;
  score: number;
};

/** How well a header names a field: 100 = its plainest word, 0 = not at all. */
function named(field: Field, column: Column): number {
  const whole = squash(column.name);
  const short = base(column.name);
  if (isReference(column.name) && !REFERENCES.has(field.is) && !/^(customer|deal|lead|subject)$/.test(field.name))
    return 0;
  let best = 0;
  field.words.forEach((word, at) => {
    const text = squash(word);
    if (whole === text || short === text) best = Math.max(best, 100 - Math.min(at, 30));
    else if (text.length * 2 > short.length && isInside(column.name, word, short))
      best = Math.max(best, 35 + Math.min(text.length, 20));
  });
  return best;
}

/** The field of a list that a column most likely holds: its header names it, and its values can be it. */
export function likeliest(fields: readonly Field[], column: Column): Field | undefined {
  const found = fields
    .filter((field) => fits(field, column))
    .map((field) => ({ field, likeness: named(field, column) }))
    .sort((a, b) => b.likeness - a.likeness)[0];
  return found !== undefined && found.likeness > 0 ? found.field : undefined;
}

/** ContactId and 客户编号 hold keys, not names. */
function isReference(name: string): boolean {
  return /[a-z]Id$|(^|[^a-zA-Z])(id|ID|Id)$|编号$/.test(name);
}
const REFERENCES = new Set(["id", "owner", "alias"]);

/** "deal close date" holds the words "close date"; Chinese has no blanks between words. */
function isInside(name: string, word: string, short: string): boolean {
  if (/\p{Script=Han}/u.test(word)) return word.length > 1 && short.includes(squash(word));
  if (word.length < 4) return false;
  const spaced = name
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .toLowerCase();
  return ` ${spaced} `.includes(` ${word} `);
}

/** A time of day without its date. */
export const isTimeAlone = (value: string) => Evidence.isTime(value) || Evidence.isDayFraction(value);

/** Whether the values of a column can be a field's; a column without values can be any. */
export function fits(field: Field, { values, distinct }: Column): boolean {
  if (values.length === 0) return true;
  const mostly = (passes: (value: string) => boolean) => Evidence.isMostly(values, passes);
  const isEpoch = (value: string) => Evidence.isEpoch(value, "s") || Evidence.isEpoch(value, "ms");
  switch (field.is) {
    case "day":
    case "moment":
      if (field.dayOf !== undefined && mostly(isTimeAlone)) return true;
      return mostly((value) => Evidence.isDate(value) || isEpoch(value) || Evidence.isSerial(value));
    case "time":
      return mostly(isTimeAlone);
    case "month":
      return mostly(Evidence.isMonth);
    case "period":
      return mostly(Evidence.isPeriod);
    case "money":
    case "number":
      return mostly(Evidence.isAmount) && !mostly(Evidence.isDate);
    case "share":
      return mostly((value) => Evidence.isAmount(value) || /^\d+\/\d+$/.test(value));
    case "duration":
      return mostly((value) => Evidence.isAmount(value) || Evidence.isClock(value) || /\d\s*[hms小分秒时]/.test(value));
    case "choice":
      return distinct.length <= 40;
    case "currency":
      return mostly((value) => /^[a-z]{3}$/i.test(value));
    case "alias":
      return field.space !== "email" || mostly((value) => value.includes("@"));
    case "owner":
    case "text":
      return !mostly(Evidence.isDate);
    case "id":
      return distinct.length * 10 >= values.length * 5;
  }
}

/** The best assignment of a kind's fields to columns: greatest likeness first, one column a field. */
function assign(kind: Kind, columns: Column[]): Assignment {
  const fields = new Map<number, Field>();
  const refused = new Map<number, Field>();
  const pairs = fieldsOf(kind)
    .flatMap((field) => columns.map((column) => ({ field, column, likeness: named(field, column) })))
    .filter(({ likeness }) => likeness > 0)
    .sort((a, b) => b.likeness - a.likeness);
  const taken = new Set<string>();
  let score = 0;
  for (const { field, column, likeness } of pairs) {
    if (fields.has(column.at) || taken.has(field.name)) continue;
    if (column.values.length === 0 && !field.isRequired) continue;
    if (!fits(field, column)) {
      if (likeness > 60) refused.set(column.at, field);
      continue;
    }
    fields.set(column.at, field);
    taken.add(field.name);
    score += likeness * (field.isRequired ? 1 : 0.4);
  }
  for (const [at] of fields) refused.delete(at);
  // Beside a moment that holds its time, what is called a call's time is how long it took.
  const columnOf = (name: string) => columns.find(({ at }) => fields.get(at)?.name === name);
  const time = columnOf("startTime");
  if (time !== undefined && columnOf("start")?.values.some(Evidence.hasTime)) fields.delete(time.at);
  // A close date that is only expected is read by the field that every deal has one of.
  for (const [at, { name, orElse }] of fields) {
    const main = fieldsOf(kind).find((field) => field.name === orElse);
    if (main === undefined || taken.has(main.name)) continue;
    fields.set(at, main);
    taken.delete(name);
    taken.add(main.name);
  }
  for (const field of fieldsOf(kind)) {
    if (!field.isRequired || taken.has(field.name)) continue;
    // Direction and scale are often left unsaid; without an owner or an amount it is hardly that kind.
    score -= field.values || field.constants || field.is === "id" ? 30 : 110;
  }
  // A name and a key stand in every kind of file.
  const marks = MARKS[kind];
  if (marks !== undefined && !marks.some((mark) => taken.has(mark))) score -= 80;
  return { kind, fields, refused, score };
}

const MARKS: Partial<Record<Kind, string[]>> = {
  person: ["team", "region", "manager", "role", "hireDay", "email", "extension"],
  target: ["amount", "count", "rate"],
  customer: ["phone", "email", "tier", "grade", "region", "since", "industry", "size"],
};

/**
 * Without header words, what the values alone leave no choice about: the one column of dates where a kind needs one date, the
 * one of addresses where it needs an owner.
 */
export function byValues(kind: Kind, columns: Column[]): Map<number, Field> {
  const required = fieldsOf(kind).filter(({ isRequired }) => isRequired);
  const only = (fields: Field[], passes: (value: string) => boolean): [number, Field][] => {
    const [field, another] = fields;
    const [column, second] = columns.filter(({ values }) => Evidence.isMostly(values, passes));
    return field && !another && column && !second ? [[column.at, field]] : [];
  };
  return new Map([
    ...only(
      required.filter(({ is }) => is === "day" || is === "moment"),
      Evidence.isDate,
    ),
    ...only(
      required.filter(({ is }) => is === "owner"),
      (value) => /^[^\s@]+@[^\s@]+$/.test(value),
    ),
  ]);
}

/** Every kind with its best assignment, the likeliest first; what the file is called counts a little. */
export function ranked(columns: Column[], fileName: string): Assignment[] {
  const name = fileName.toLowerCase();
  return KINDS.map((kind) => {
    const found = assign(kind, columns);
    const isSaid = DECLARED[kind].fileWords.some((word) => name.includes(word));
    return isSaid ? { ...found, score: found.score + 60 } : found;
  }).sort((a, b) => b.score - a.score);
}

/** The clear winner; undefined where two kinds are about as likely, or none is likely. */
export function clearest(all: Assignment[]): Assignment | undefined {
  const [first, second] = all;
  if (first === undefined || first.score < 60) return undefined;
  return second === undefined || first.score - second.score >= 30 ? first : undefined;
}
