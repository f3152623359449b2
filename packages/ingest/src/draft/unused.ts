/** Columns of a file that its profile does not read: what they hold, what each may give, and how a profile says so. */
import * as Match from "../match.ts";
import type * as Profile from "../profile.ts";
import { type Mapped, statedOf } from "../profile-columns.ts";
import * as Read from "../read.ts";
import { likeliest } from "./assign.ts";
import { type Column, columns } from "./column.ts";
import { type Field, fieldsOf } from "./field.ts";
import * as Reading from "./reading.ts";
import { draftField, type Missing } from "./write-mapping.ts";

/** Lines of a file that evidence is taken from. */
const LOOKED_AT = new Set(Array.from({ length: 2000 }, (_, at) => at + 1));

/** The columns of a file with the values of its first lines. Throws VisibleError as an import of the file would. */
export async function look(
  chunks: AsyncIterable<Uint8Array>,
  profile: Profile.Info,
  organisation: { zone: string; currency: string },
): Promise<Column[]> {
  const reading = await Read.open(chunks, { profiles: [profile], profile, organisation, keep: LOOKED_AT });
  const records: string[][] = [];
  for await (const { kept = [] } of reading.batches) {
    records.push(...kept.map(({ cells }) => cells));
    if (kept.length === 0) break;
  }
  return columns(Match.numbered(reading.header), records);
}

/** A column by its name; one that only later records have holds nothing that was looked at. */
export function columnOf(all: readonly Column[], name: string): Column {
  return all.find((column) => column.name === name) ?? { name, at: -1, values: [], distinct: [], empty: [] };
}

/** `instead`: what the profile states of the field, which the file has no column for. */
export type Free = { kind: Profile.Info["kinds"][number]; field: Field; instead: unknown };

/** What a column may give: the fields of the profile's kinds that no column of the file gives yet. */
export function free(profile: Profile.Info, header: readonly string[]): Free[] {
  const names = new Match.Header([...header]);
  const isRead = (spec: unknown) => columnsIn(spec).some((column) => names.find(column) >= 0);
  return profile.kinds.flatMap((kind) =>
    fieldsOf(kind).flatMap((field) => {
      const isAlone = !["id", "time", "alias"].includes(field.is) && field.name !== "stamp" && field.name !== "subject";
      const instead = statedOf(profile, kind, field.name);
      return !isAlone || instead === undefined || isRead(instead) ? [] : [{ kind, field, instead }];
    }),
  );
}

/** The lists of spellings in a part of a profile. */
function columnsIn(spec: unknown): string[][] {
  if (typeof spec !== "object" || spec === null) return [];
  if (Array.isArray(spec) && spec.every((name) => typeof name === "string")) return [spec];
  // Words that are told apart are no columns, whatever they are called.
  const isNamed = (part: string) => part !== "words" && part !== "except";
  return Object.entries(spec).flatMap(([part, value]) => (isNamed(part) ? columnsIn(value) : []));
}

/** A field's spec with the spellings that the profile has for it behind its own column. */
function beside(spec: unknown, instead: unknown): unknown {
  if (Array.isArray(spec)) return Array.isArray(instead) ? [...spec, ...instead] : spec;
  const [own, others] = [spec, instead] as { column?: string[] }[];
  return others?.column === undefined ? spec : { ...own, column: [...(own?.column ?? []), ...others.column] };
}

/** The free field that a column most likely gives. */
export function guess(fields: readonly Free[], column: Column): Free | undefined {
  const found = likeliest(
    fields.map(({ field }) => field),
    column,
  );
  return fields.find(({ field }) => field === found);
}

/** How the profile states the field, or what only a person can say about the column. */
export function draft(
  { kind, field, instead }: Free,
  column: Column,
  stated: { settings: Record<string, string>; currency: string },
): { mapped?: Mapped; open: Reading.Open[]; unused: string[] } {
  const questions = new Reading.Questions(stated.settings);
  const given = { field, column, spelling: column.name };
  const missing: Missing[] = [];
  const spec = beside(draftField({ given: new Map(), currency: stated.currency, questions, missing }, given), instead);
  const { open, unused } = questions;
  if (open.length > 0) return { open, unused };
  return { open, unused, mapped: { kind, field: field.name, spec, column: column.name, empty: column.empty, instead } };
}
