/** Writes one mapping of a profile from the columns that give its fields. */

import * as Evidence from "../evidence.ts";
import { isContact } from "../mask.ts";
import { isTimeAlone } from "./assign.ts";
import type { Column } from "./column.ts";
import { type Field, fieldsOf, type Kind } from "./field.ts";
import { owner } from "./key-space.ts";
import * as Reading from "./reading.ts";

type Json = Record<string, unknown>;
export type Given = { field: Field; column: Column; spelling: string };
export type Missing = { field: string; why: Reading.Why };

/** Everything needed for one mapping; `given` by field name. */
export type Plan = {
  kind: Kind;
  given: Map<string, Given>;
  /** the external id of several columns */
  id: string[];
  currency: string;
  questions: Reading.Questions;
  missing: Missing[];
};

/** The mapping, with "?" where a question is open and without what is missing; both are told in the plan. */
export function draftMapping(plan: Plan): Json {
  const { kind, given, questions } = plan;
  const written: Json = { kind };
  for (const field of fieldsOf(kind)) {
    const proposal = given.get(field.name);
    if (field.name === "stamp" || field.is === "time" || field.is === "alias") continue;
    if (field.is === "id" && plan.id.length > 0) written.id = plan.id.map((name) => [name]);
    else if (proposal !== undefined) written[field.name] = draftField(plan, proposal);
    else if (field.isRequired) absent(plan, field, written);
  }
  if (kind === "deal" || kind === "lead") written.stageName = stageName(plan);
  const metric = kind === "target" ? given.get("metric") : undefined;
  if (metric !== undefined) written.metricName = [metric.spelling];
  if (kind === "person") person(plan, written);
  if (kind === "target" || (kind === "cost" && given.has("subject"))) {
    const subject = given.get("subject");
    if (subject) written.person = owner("subject", subject.column, questions).what;
  }
  if (given.has("amount")) currency(plan, written);
  return written;
}

/** How a profile states one field, from the column that gives it; "?" where a question is open. */
export function draftField(
  plan: Pick<Plan, "given" | "currency" | "questions" | "missing">,
  { field, column, spelling }: Given,
): unknown {
  const { questions } = plan;
  const places = Evidence.placesOf(plan.currency);
  switch (field.is) {
    case "id":
      return [[spelling]];
    case "owner": {
      const { what, ...elsewhere } = owner(field.name, column, questions);
      return { what, column: [spelling], ...elsewhere };
    }
    case "day":
      return { column: [spelling], ...Reading.date(field, column, questions) };
    case "moment":
      return moment(plan, field, column, spelling);
    case "month":
    case "period":
      return month(field, column, spelling, questions);
    case "money":
      return { column: [spelling], ...Reading.money(field, column, places, questions) };
    case "number":
      return { column: [spelling], ...Reading.decimal(field, column, 4, questions) };
    case "share":
      return { column: [spelling], ...Reading.share(field, column, questions) };
    case "duration":
      return { column: [spelling], ...Reading.duration(field, column, questions) };
    case "choice":
      return choice(field, column, spelling, questions);
    case "currency":
      return { column: [spelling] };
    default:
      return [spelling];
  }
}

/** A required field that no column gives: what is the same in all rows may be stated, anything else is missing. */
function absent(plan: Plan, field: Field, written: Json): void {
  const { questions, given, kind } = plan;
  const key = `${field.name}.is`;
  const talk = given.get("talk");
  if (kind === "call" && field.name === "connected" && talk) {
    const why = { code: "draft-connected-open", params: { column: talk.column.name } } as const;
    const stated = questions.ask(key, ["talk", "yes"], why);
    const column = [talk.spelling];
    const first = [
      { empty: column, is: "no" },
      { column, pattern: "^[0:.]+$", is: "no" },
    ];
    written.connected = stated === "talk" ? { first, otherwise: "yes" } : { is: stated };
  } else if (field.constants) {
    const stated = Number(questions.stated(key));
    const why = { code: "draft-constant-open", params: { field: field.name } } as const;
    written[field.name] = { is: stated > 0 ? stated : questions.ask(key, field.constants, why) };
  } else if (field.values) {
    const why = { code: "draft-constant-open", params: { field: field.name } } as const;
    written[field.name] = { is: questions.ask(key, Object.keys(field.values), why) };
  } else if (kind === "person" && (field.name === "key" ? given.has("name") : given.has("key"))) {
    // A list of names alone: the name is the key.
  } else {
    const code = field.is === "id" ? "draft-id-missing" : "draft-field-missing";
    plan.missing.push({ field: field.name, why: { code, params: { field: field.name } } });
  }
}

function moment(plan: Pick<Plan, "given" | "questions">, field: Field, column: Column, spelling: string): Json {
  const day = plan.given.get(field.dayOf ?? "");
  if (day !== undefined && Evidence.isMostly(column.values, isTimeAlone))
    return { date: [day.spelling], time: [spelling], ...Reading.date(day.field, day.column, plan.questions) };
  const read = Reading.date(field, column, plan.questions);
  const isWhole = !("order" in read) || column.values.length === 0 || column.values.some(Evidence.hasTime);
  if (isWhole || field.name !== "start") return { column: [spelling], ...read };
  const time = plan.given.get("startTime");
  if (time === undefined) {
    plan.questions.proofs.set(column.name, { code: "draft-time-missing", params: { column: column.name } });
    return { column: [spelling], ...read };
  }
  const isFraction = time.column.values.some(Evidence.isDayFraction);
  return { date: [spelling], time: [time.spelling], ...(isFraction ? { timeForm: "day" } : {}), ...read };
}

function month(field: Field, column: Column, spelling: string, questions: Reading.Questions): unknown {
  const { values } = column;
  if (Evidence.isMostly(values, (value) => /^\d{4}[-/.年]?\d{1,2}月?$/.test(value))) return [spelling];
  if (Evidence.isMostly(values, Evidence.isDate))
    return { column: [spelling], ...Reading.date(field, column, questions) };
  return { column: [spelling], pivot: 70 };
}

function choice(field: Field, column: Column, spelling: string, questions: Reading.Questions): Json {
  const values = field.values ?? {};
  const known = new Map(Object.entries(values).flatMap(([ours, words]) => words.map((word) => [word, ours] as const)));
  const other = questions.stated(`${field.name}.other`);
  const isOther = other !== undefined && Object.hasOwn(values, other);
  const words: Record<string, string> = {};
  const seen = new Set<string>();
  for (const word of column.distinct) {
    const plain = word.normalize("NFKC").replace(/\s+/g, " ").toLowerCase();
    if (seen.has(plain)) continue;
    seen.add(plain);
    const stated = questions.stated(`${field.name}.word.${word}`);
    const ours = stated !== undefined && Object.hasOwn(values, stated) ? stated : known.get(plain);
    if (ours !== undefined) words[word] = ours;
    // What a word means can be asked; a number to call is none, and its row will be rejected with the number masked.
    else if (!isOther && !isContact(word)) {
      const why = { code: "draft-word-open", params: { column: column.name, word } } as const;
      words[word] = questions.ask(`${field.name}.word.${word}`, Object.keys(values), why);
    }
  }
  return {
    column: [spelling],
    words,
    ...(isOther ? { otherwise: other } : {}),
    ...(field.empty === undefined ? {} : { empty: field.empty }),
  };
}

/** The stage in the file's own words: its column; without one, what comes nearest to a status. */
function stageName({ given }: Plan): string[] {
  const found = ["stage", "orderStatus", "product", "channel", "closeDay", "day"].map((name) => given.get(name));
  return [found.find((reading) => reading !== undefined)?.spelling ?? Reading.OPEN];
}

/** A person's key may be the name, and the name the key; every other key in the row leads to the same person. */
function person({ given, questions }: Plan, written: Json): void {
  const key = given.get("key");
  const name = given.get("name") ?? key;
  if (name !== undefined) written.name = [name.spelling];
  if (key === undefined && name !== undefined) written.key = { what: "name", column: [name.spelling] };
  const aliases = fieldsOf("person").flatMap((field) => {
    const proposal = field.is === "alias" ? given.get(field.name) : undefined;
    return proposal && field.space ? [{ what: field.space, column: [proposal.spelling] }] : [];
  });
  if (key !== undefined && given.has("name") && key !== name && owner("key", key.column, questions).what !== "name")
    aliases.push({ what: "name", column: name ? [name.spelling] : [] });
  if (aliases.length > 0) written.aliases = aliases;
}

const SIGNS: Record<string, string[]> = {
  "€": ["EUR"],
  "£": ["GBP"],
  $: ["USD"],
  "¥": ["CNY", "JPY"],
  "￥": ["CNY", "JPY"],
  "₹": ["INR"],
  RMB: ["CNY"],
  元: ["CNY"],
};

/** Signs of another currency beside the amounts: whether they are in it, only a person can say. */
function currency({ given, currency: own, questions }: Plan, written: Json): void {
  const stated = questions.stated("currency.is");
  if (stated !== undefined && /^[A-Z]{3}$/.test(stated)) {
    written.currency = { ...(written.currency as Json | undefined), is: stated };
    return;
  }
  const amount = given.get("amount")?.column;
  if (given.has("currency") || amount === undefined) return;
  const signs = amount.values.flatMap((value) => {
    const found = Evidence.around(value);
    return found ? [found.before, found.after].filter((sign) => sign !== "") : [];
  });
  const codes = [...new Set(signs.flatMap((sign) => SIGNS[sign] ?? (/^[A-Z]{3}$/.test(sign) ? [sign] : [])))];
  if (codes.length === 0 || codes.includes(own)) return;
  const why = {
    code: "draft-currency-open",
    params: { column: amount.name, example: amount.values[0] ?? "" },
  } as const;
  written.currency = { is: questions.ask("currency.is", [...codes, own], why) };
}
