/** How one column is written, as a profile says it: proved by its values, stated by a person, or left open. */

import * as Evidence from "../evidence.ts";
import type { Column } from "./column.ts";
import type { Field } from "./field.ts";

export type Why = { code: WhyCode; params: Record<string, string | number> };
export type WhyCode =
  | "draft-kind-open"
  | "draft-field-missing"
  | "draft-id-missing"
  | "draft-looks-missing"
  | "draft-time-missing"
  | "profile-invalid"
  | "draft-values-differ"
  | "draft-order-open"
  | "draft-order-proved"
  | "draft-serial-open"
  | "draft-decimal-open"
  | "draft-decimal-proved"
  | "draft-form-open"
  | "draft-unit-header"
  | "draft-percent-open"
  | "draft-word-open"
  | "draft-owner-open"
  | "draft-currency-open"
  | "draft-connected-open"
  | "draft-constant-open"
  | "draft-short-year"
  | "draft-guess-header"
  | "draft-guess-values"
  | "draft-guess-stated"
  | "draft-guess-remembered"
  | "draft-guess-none"
  | "draft-guess-empty";

/** A question only a person can answer: `field` is the key of the answer's setting. */
export type Open = { field: string; choices: string[]; why: Why };
/** What stands in a draft where a question is open; no profile with it is valid. */
export const OPEN = "?";

/** Collects the questions while a profile is written, and gives the answers there are. */
export class Questions {
  readonly open: Open[] = [];
  /** what the values proved, by column */
  readonly proofs = new Map<string, Why>();
  private readonly settings: Record<string, string>;
  /** what was answered for other files: it stands where this one does not decide */
  private readonly remembered: Record<string, string>;
  private readonly asked = new Set<string>();

  constructor(settings: Record<string, string>, remembered: Record<string, string> = {}) {
    this.settings = settings;
    this.remembered = remembered;
  }

  /** Settings that answer nothing of this file: misspelt, or of another one. */
  get unused(): string[] {
    return Object.keys(this.settings).filter((key) => !this.asked.has(key));
  }

  stated(key: string): string | undefined {
    this.asked.add(key);
    const value = this.settings[key];
    return value === undefined || value === "" ? undefined : value;
  }

  /** The stated answer where it is one of the choices, else the question. */
  ask(key: string, choices: string[], why: Why): string {
    const value = this.stated(key) ?? this.remembered[key];
    if (value !== undefined && choices.includes(value)) return value;
    this.open.push({ field: key, choices, why });
    return OPEN;
  }

  /** What was found, unless a person says otherwise. */
  settle<T extends string>(
    key: string,
    all: readonly T[],
    found: Evidence.Finding<T>,
    column: Column,
    what: Name,
  ): string {
    const value = this.stated(key);
    if (value !== undefined && all.some((choice) => choice === value)) return value;
    const about = { column: column.name };
    if (found === undefined) return this.ask(key, [...all], { code: what.open, params: { ...about, example: "" } });
    if ("open" in found)
      return this.ask(key, found.open, { code: what.open, params: { ...about, example: found.example } });
    if (found.proof !== "" && what.proved)
      this.proofs.set(column.name, {
        code: what.proved,
        params: { ...about, example: found.proof, is: found.decided },
      });
    return found.decided;
  }
}
type Name = { open: WhyCode; proved?: WhyCode };

const ORDER: Name = { open: "draft-order-open", proved: "draft-order-proved" };
const DECIMAL: Name = { open: "draft-decimal-open", proved: "draft-decimal-proved" };

/** Of a day or moment: the order of its parts, or that it counts from some day. */
export function date(field: Field, column: Column, questions: Questions): Record<string, unknown> {
  const { values } = column;
  for (const unit of ["s", "ms"] as const)
    if (Evidence.isMostly(values, (value) => Evidence.isEpoch(value, unit))) return { epoch: unit };
  if (Evidence.isMostly(values, Evidence.isSerial)) {
    const why: Why = { code: "draft-serial-open", params: { column: column.name, example: values[0] ?? "" } };
    return { serial: questions.ask(`${field.name}.serial`, ["1900", "1904"], why) };
  }
  const order = questions.settle(`${field.name}.order`, ["ymd", "mdy", "dmy"], Evidence.order(values), column, ORDER);
  if (!values.some(Evidence.isShortYear)) return { order };
  questions.proofs.set(column.name, { code: "draft-short-year", params: { column: column.name } });
  return { order, pivot: 70 };
}

/** The decimal sign; left out where it is a point. */
export function decimal(field: Field, column: Column, places: number, questions: Questions): { decimal?: string } {
  const found = Evidence.decimal(column.values, places);
  const sign = questions.settle(
    `${field.name}.decimal`,
    [".", ","],
    found ?? { decided: ".", proof: "" },
    column,
    DECIMAL,
  );
  return sign === "." ? {} : { decimal: sign };
}

const TIMES = { 万: 10_000, 亿: 100_000_000, 千: 1_000, k: 1_000, K: 1_000 } as const;

export function money(field: Field, column: Column, places: number, questions: Questions): Record<string, unknown> {
  const words = column.values.map((value) => Evidence.around(value)).filter((found) => found !== undefined);
  const after = [...new Set(words.map((found) => found.after))];
  const suffixes = Object.fromEntries(
    Object.entries(TIMES).filter(([word]) => after.some((text) => text.replace(/元|\p{Sc}/gu, "") === word)),
  );
  const isSign = (word: string) =>
    word !== "" && !/^[元\p{Sc}]+$/u.test(word) && !Object.hasOwn(TIMES, word.replace("元", ""));
  const signs = [...new Set(words.flatMap(({ before, after }) => [before, after]).filter(isSign))].slice(0, 10);
  const unit = unitOf(column.name);
  if (unit !== undefined)
    questions.proofs.set(column.name, { code: "draft-unit-header", params: { column: column.name, unit: unit.word } });
  return {
    ...decimal(field, column, places, questions),
    ...(unit?.times ? { times: unit.times } : {}),
    ...(unit && !unit.times ? { unit: "minor" } : {}),
    ...(Object.keys(suffixes).length > 0 ? { suffixes } : {}),
    ...(signs.length > 0 ? { signs } : {}),
  };
}

/** The unit a header names beside the amount. */
function unitOf(name: string): { word: string; times?: number } | undefined {
  const word = /万元|亿元|千元|[(（]\s*(?:万|亿|千|分|k|K|cents?|minor)\s*[)）]|[_ ](?:cents?|minor|fen)$/i.exec(
    name,
  )?.[0];
  if (word === undefined) return undefined;
  const plain = word.replace(/[()（）_\s元]/g, "");
  const times = TIMES[plain as keyof typeof TIMES];
  return times === undefined ? { word: word.trim() } : { word: word.trim(), times };
}

/** The form of a length of time: by its signs, else by a unit in the header, else open: 143 may be seconds or minutes. */
export function duration(field: Field, column: Column, questions: Questions): Record<string, unknown> {
  const key = `${field.name}.form`;
  const stated = questions.stated(key);
  if (stated !== undefined && FORMS.includes(stated)) return { form: stated };
  const { values } = column;
  const open = (choices: string[]) => {
    const why: Why = { code: "draft-form-open", params: { column: column.name, example: values[0] ?? "" } };
    return { form: questions.ask(key, choices, why) };
  };
  if (Evidence.isMostly(values, Evidence.isUnits)) return { form: "units" };
  if (Evidence.isMostly(values, (value) => /[ap]m$/i.test(value))) return { form: "time" };
  if (Evidence.isMostly(values, Evidence.isClock))
    return values.some((value) => value.split(":").length === 3) ? { form: "clock" } : open(["clock", "hour-minute"]);
  const unit = UNITS.find(({ words }) => words.test(column.name));
  if (unit === undefined) return open(["seconds", "minutes", "hours", "milliseconds", "day"]);
  questions.proofs.set(column.name, { code: "draft-unit-header", params: { column: column.name, unit: unit.form } });
  return { form: unit.form };
}
const FORMS = ["seconds", "milliseconds", "minutes", "hours", "clock", "hour-minute", "day", "time", "units"];
const UNITS = [
  { form: "milliseconds", words: /millisec|(^|[^a-z])ms([^a-z]|$)|毫秒/i },
  { form: "seconds", words: /sec|[(（[]s[)）\]]|_s$|秒/i },
  { form: "minutes", words: /minute|(^|[^a-z])mins?([^a-z]|$)|分钟|[(（]分[)）]/i },
  { form: "hours", words: /hour|(^|[^a-z])hrs?([^a-z]|$)|小时/i },
];

/** A part of a whole: % says so itself, above 1 is a percentage, at most 1 may be either. */
export function share(field: Field, column: Column, questions: Questions): Record<string, unknown> {
  const { values } = column;
  const isPercent = values.some((value) => /%/.test(value) || Number(value.replace(",", ".")) > 1);
  const stated = questions.stated(`${field.name}.unit`);
  const why: Why = { code: "draft-percent-open", params: { column: column.name, example: values[0] ?? "" } };
  const unit = stated ?? (isPercent ? "percent" : questions.ask(`${field.name}.unit`, ["fraction", "percent"], why));
  return { unit, ...decimal(field, column, 8, questions) };
}
