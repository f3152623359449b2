/** From the beginning of a file to the profile that would read it, with every question the file itself does not answer. */

import * as Evidence from "../evidence.ts";
import * as Match from "../match.ts";
import * as Profile from "../profile.ts";
import * as Answer from "./answer.ts";
import { type Assignment, byValues, clearest, ranked } from "./assign.ts";
import { type Column, columns, looksLikeHeader, samples, squash } from "./column.ts";
import { type Field, fieldsOf, KINDS, type Kind } from "./field.ts";
import * as Memory from "./memory.ts";
import * as Reading from "./reading.ts";
import * as Table from "./table.ts";
import { draftMapping, type Missing, type Plan } from "./write-mapping.ts";

export type Organisation = { zone: string; currency: string };
export type Options = {
  organisation: Organisation;
  /** known ones: a file of one of them needs no draft, and a new one needs another name */
  profiles: Profile.Info[];
  answers?: Answer.Info;
  /** what the company has said of columns before */
  memory?: readonly Memory.Statement[];
  /** the bytes are only the beginning of the file */
  isCut?: boolean;
};

/** One column of the file: up to three masked samples, what it is taken for and why, and what its values proved. */
export type Drafted = {
  name: string;
  samples: string[];
  guess: string | null;
  why: Reading.Why;
  proof: Reading.Why | null;
};

export type Proposal = {
  /** as far as it is decided, "?" in the place of every open question; a `Profile.Draft` when `isReady` */
  profile: Record<string, unknown>;
  isReady: boolean;
  kind: Kind | null;
  /** the fields a column may be taken for, with the required ones marked */
  fields: { name: string; isRequired: boolean; values: string[] }[];
  columns: Drafted[];
  undecided: Reading.Open[];
  missing: Missing[];
  /** answers that nothing of this file asks for, by their keys */
  unused: string[];
  encoding: string;
  delimiter: string;
  hasHeader: boolean;
  /** profiles that know the file as it is */
  known: string[];
};

/**
 * Proposes a profile for a file. Never guesses what the file does not decide: that is in `undecided`, to be stated in
 * `answers.settings` under the same key. Throws VisibleError where an import of the file would refuse it whole.
 */
export async function propose(bytes: Uint8Array, name: string, options: Options): Promise<Proposal> {
  const answers = options.answers ?? {};
  const table = await Table.read(
    { bytes, isCut: options.isCut === true, ...(answers.encoding ? { encoding: answers.encoding } : {}) },
    options.profiles,
  );
  const hasHeader = answers.header === undefined ? looksLikeHeader(table, WORDS) : answers.header === "yes";
  const header = hasHeader ? headerOf(table) : { names: [], records: 0 };
  const records = table.records.slice(header.records);
  const width = Math.max(header.names.length, ...records.slice(0, 50).map((record) => record.length));
  const all = columns(Match.numbered(Array.from({ length: width }, (_, at) => header.names[at] ?? "")), records).filter(
    ({ name: columnName, values }) => !(hasHeader && values.length === 0 && /^column \d+$/.test(columnName)),
  );
  const found = ranked(all, name);
  const chosen = answers.kind === undefined ? clearest(found) : found.find(({ kind }) => kind === answers.kind);
  const stated = { encoding: table.encoding, delimiter: table.delimiter, hasHeader, known: table.known };
  if (chosen === undefined) return undecided(all, found, stated);

  if (!hasHeader) chosen.fields = byValues(chosen.kind, all);
  const memory = Memory.recall(options.memory ?? [], chosen.kind, answers.source);
  const recalled = hasHeader ? Memory.remembered(memory, all) : {};
  const taken = takenFor(chosen, all, { ...recalled, ...answers.columns });
  const questions = new Reading.Questions(answers.settings ?? {}, memory.settings);
  const given = new Map([...taken].map(([column, field]) => [field.name, { field, column, spelling: column.name }]));
  const missing: Missing[] = [];
  const { currency } = options.organisation;
  const id = (answers.id ?? []).filter((columnName) => all.some((column) => column.name === columnName));
  const plan: Plan = { kind: chosen.kind, given, id, currency, questions, missing };
  const written = draftMapping(plan);
  const stamp = given.get("stamp");
  const used = all.filter((column) => taken.has(column) || id.includes(column.name));
  const empty = [...new Set(used.flatMap((column) => column.empty))];
  const match = hasHeader ? { header: used.map((column) => [column.name]) } : byPosition(all, missing);
  const profile = {
    ...about(name, chosen.kind, answers, options.profiles),
    match,
    ...(hasHeader || table.delimiter === "" ? {} : { delimiter: table.delimiter }),
    ...(answers.encoding ? { encoding: answers.encoding } : {}),
    ...(empty.length > 0 ? { empty } : {}),
    ...footers(plan, records),
    ...(stamp ? { stamp: { column: [stamp.spelling], ...Reading.date(stamp.field, stamp.column, questions) } } : {}),
    emits: [written],
  };
  const isDecided = questions.open.length === 0 && missing.length === 0;
  const fault = isDecided ? faultOf(profile) : undefined;
  if (fault !== undefined) missing.push({ field: "", why: { code: "profile-invalid", params: { detail: fault } } });
  return {
    ...stated,
    profile,
    isReady: isDecided && fault === undefined,
    kind: chosen.kind,
    fields: fieldsOf(chosen.kind).map(({ name: field, isRequired, values }) => ({
      name: field,
      isRequired,
      values: Object.keys(values ?? {}),
    })),
    columns: all.map((column) =>
      drafted(column, taken.get(column), chosen, { ...answers, recalled }, questions, hasHeader),
    ),
    undecided: questions.open,
    missing,
    unused: [...unusedIn(answers, all, chosen.kind), ...questions.unused],
  };
}

/** Columns that the file does not have, and fields that the kind does not. */
function unusedIn({ columns: stated = {}, id = [] }: Answer.Info, all: Column[], kind: Kind): string[] {
  const names = new Set(all.map(({ name }) => name));
  const fields = new Set(["", ...fieldsOf(kind).map(({ name }) => name)]);
  const wrong = Object.entries(stated).filter(([column, field]) => !names.has(column) || !fields.has(field));
  return [...wrong.map(([column]) => `column.${column}`), ...id.filter((column) => !names.has(column))];
}

/**
 * Lines under a table that are no rows: they lack the id and another column that every row has. "Generated by ...", a
 * copyright, a total.
 */
function footers(plan: Plan, records: string[][]): Record<string, unknown> {
  const id = plan.given.get("id");
  if (id === undefined || plan.id.length > 0) return {};
  const required = [...plan.given.values()].filter(({ field }) => field.isRequired && field.name !== "id");
  const isEmpty = (record: string[], at: number) => (record[at] ?? "").trim() === "";
  const nameless = records.filter((record) => isEmpty(record, id.column.at));
  const isFooter = (record: string[]) => required.some(({ column }) => isEmpty(record, column.at));
  return nameless.length > 0 && nameless.every(isFooter) ? { skip: [{ empty: [id.spelling] }] } : {};
}

function faultOf(profile: unknown): string | undefined {
  const result = Profile.Info.safeParse(profile);
  return result.success
    ? undefined
    : result.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; ");
}

/** The row that has most words of known headers; the first where none has any. */
function headerOf(table: Table.Table): { names: string[]; records: number } {
  const score = (names: string[]) => names.filter((name) => WORDS.has(squash(name))).length;
  const [first = { names: [], records: 0 }, ...others] = table.headers;
  return others.reduce((best, profile) => (score(profile.names) > score(best.names) ? profile : best), first);
}
const WORDS = new Set(KINDS.flatMap((kind) => fieldsOf(kind).flatMap(({ words }) => words.map(squash))));

/** The fields by column: as recognised, then as stated; of two columns stated for one field the later counts. */
function takenFor(chosen: Assignment, all: Column[], stated: Record<string, string>): Map<Column, Field> {
  const taken = new Map<Column, Field>();
  const fields = new Map(fieldsOf(chosen.kind).map((field) => [field.name, field]));
  const claimed = new Set(all.map(({ name }) => stated[name]));
  for (const column of all) {
    const answer = stated[column.name];
    const field = answer === undefined ? chosen.fields.get(column.at) : fields.get(answer);
    if (field === undefined || (answer === undefined && claimed.has(field.name))) continue;
    for (const [other, assigned] of taken) if (assigned === field) taken.delete(other);
    taken.set(column, field);
  }
  return taken;
}

function drafted(
  column: Column,
  field: Field | undefined,
  chosen: Assignment,
  answers: Answer.Info & { recalled: Record<string, string> },
  questions: Reading.Questions,
  hasHeader: boolean,
): Drafted {
  const { name } = column;
  const differs = chosen.refused.get(column.at);
  const likely = field ?? differs;
  const guessed = (): Reading.WhyCode => {
    if (answers.columns?.[name] !== undefined) return "draft-guess-stated";
    if (field === undefined) return differs === undefined ? "draft-guess-none" : "draft-values-differ";
    if (answers.recalled[name] === field.name && chosen.fields.get(column.at) !== field)
      return "draft-guess-remembered";
    if (!hasHeader) return "draft-guess-values";
    return column.values.length === 0 ? "draft-guess-empty" : "draft-guess-header";
  };
  return {
    ...{ name, samples: samples(column, likely?.isPersonal ?? false), guess: field?.name ?? null },
    why: { code: guessed(), params: { column: name, field: likely?.name ?? "" } },
    proof: questions.proofs.get(name) ?? null,
  };
}

/** Without a clear kind everything else waits for it. */
function undecided(
  all: Column[],
  found: Assignment[],
  stated: Pick<Proposal, "encoding" | "delimiter" | "hasHeader" | "known">,
): Proposal {
  const choices = found.map(({ kind }) => kind);
  const why: Reading.Why = { code: "draft-kind-open", params: {} };
  return {
    ...stated,
    ...{ profile: {}, isReady: false, kind: null, fields: [], missing: [], unused: [] },
    undecided: [{ field: "kind", choices, why }],
    columns: all.map((column) => ({
      name: column.name,
      samples: samples(column, false),
      guess: null,
      why: { code: "draft-guess-none", params: { column: column.name, field: "" } },
      proof: null,
    })),
  };
}

/** Files without a header are known by their width and how their columns look: at least one must look like something. */
function byPosition(all: Column[], missing: Missing[]): Record<string, unknown> {
  const looks = Object.fromEntries(
    all.flatMap(({ name, values }) => {
      const pattern = LOOKS.find(({ passes }) => values.length > 0 && values.every(passes))?.pattern;
      return pattern === undefined ? [] : [[name, pattern]];
    }),
  );
  if (Object.keys(looks).length === 0) missing.push({ field: "", why: { code: "draft-looks-missing", params: {} } });
  return { positions: all.map(({ name }) => name), looks };
}
const LOOKS = [
  { passes: Evidence.isDate, pattern: "^\\S{1,4}[-/.年 ]?\\S{1,9}[-/.月 ]?\\d{1,4}.*$" },
  { passes: (value: string) => /^\d+$/.test(value), pattern: "^\\d*$" },
  { passes: Evidence.isAmount, pattern: "^[^\\d]{0,4}[\\d.,' ]*[^\\d]{0,4}$" },
];

/** Name, title and source: as stated, else after the file's name and the kind. */
function about(file: string, kind: Kind, answers: Answer.Info, profiles: Profile.Info[]): Record<string, unknown> {
  const plain = file.replace(/(\.\w{1,5}){1,2}$/, "").replace(/[-_ ]?\d{2,}[-_\d]*$/, "");
  const slug = (plain.toLowerCase().match(/[a-z0-9]+/g) ?? []).join("-").slice(0, 40) || `our-${kind}s`;
  const taken = new Set(profiles.map(({ name }) => name));
  let name = slug;
  for (let count = 2; taken.has(name); count++) name = `${slug}-${count}`;
  const title = answers.title || plain || name;
  return {
    name: answers.name || name,
    title: { en: title, zh: title },
    source: answers.source || (kind === "call" ? "pbx" : "crm"),
  };
}
