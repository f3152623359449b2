/** Which profile a file is of: its header's signature must match exactly one. */
import { refuse, type VisibleError } from "@clearboard/core/error";
import type { Column } from "./mapping/scalars.ts";
import { mask } from "./mask.ts";
import type * as Profile from "./profile.ts";
import { LEFT_OUT } from "./profiles/left-out.ts";

/** `least` fields a record must have; without a header the last columns may be optional. */
export type Match = {
  profile: Profile.Info;
  view: View;
  header: string[];
  least: number;
  /** how many records come before the first row: the header, in a workbook also what stands above it */
  headerRecords: number;
};
/** What may be a file's header; `records` counts it and those above it. */
export type Candidate = { names: string[]; header: Header; records: number };
/** One way to read a file's beginning: with a delimiter, or a sheet of it. */
export type View = {
  delimiter: string;
  /** the likeliest header first */
  candidates: () => readonly Candidate[];
  /** the first records, for a profile that tells its columns by position */
  records: (count: number) => string[][];
  /** whether a row shorter than the header is whole: a sheet keeps no empty cells at its end */
  isOpenEnded: boolean;
  /** whether dates are told from text by the file itself */
  hasDates: boolean;
  /** takes in a column of the profile that the beginning of the file does not have but later records may: objects do that */
  await?: (column: Column, at: number) => void;
};
/** The decoded beginning of a file, in every way a profile may read it; without a profile the likeliest way alone. */
export type Sample = (profile?: Profile.Info) => readonly View[];

/** The name of a column as it is compared: case, width, white space, `_` and a mark do not matter. */
export function norm(name: string): string {
  return name
    .normalize("NFKC")
    .replace(/[\s_\ufeff]+/g, " ")
    .trim()
    .toLowerCase();
}

/** Finds columns of a header by any of their spellings; the earlier spelling wins. */
export class Header {
  private readonly places = new Map<string, number[]>();
  private readonly names: string[];

  constructor(names: string[]) {
    this.names = names;
    names.forEach((name, at) => {
      const text = norm(name);
      const places = this.places.get(text);
      if (places) places.push(at);
      else this.places.set(text, [at]);
    });
  }

  /** -1 where there is none; `cost#2` is the second column of the name, `cost` the first. */
  find(column: Column): number {
    for (const spelling of column) {
      const at = this.places.get(norm(spelling))?.[0] ?? this.numbered(spelling);
      if (at !== undefined) return at;
    }
    return -1;
  }

  private numbered(spelling: string): number | undefined {
    const [, name = "", number = ""] = /^(.+)#([1-9]\d?)$/.exec(spelling) ?? [];
    return name === "" ? undefined : this.places.get(norm(name))?.[Number(number) - 1];
  }

  /** Like `find`, but throws `column-twice` where the header has the column twice: which one counts cannot be told. */
  findOnce(column: Column, profile: Profile.Info): number {
    const at = this.find(column);
    const name = this.names[at];
    const isTwice = name !== undefined && (this.places.get(norm(name))?.length ?? 0) > 1;
    if (!isTwice || !column.some((spelling) => norm(spelling) === norm(name))) return at;
    throw refuse("column-twice", { column: name.trim(), profile: profile.name });
  }
}

/** A name for every column of a header, as `find` takes it: a second one of a name is `cost#2`, one without is `column 4`. */
export function numbered(header: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return header.map((text, at) => {
    const name = text.replace(/\s+/g, " ").trim();
    if (name === "") return `column ${at + 1}`;
    const count = (seen.get(norm(name)) ?? 0) + 1;
    seen.set(norm(name), count);
    return count === 1 ? name : `${name}#${count}`;
  });
}

/** The columns of a profile's signature that a header lacks, by their first spelling. */
function missing(profile: Profile.Info, header: Header): string[] {
  if (!("header" in profile.match)) return [];
  return profile.match.header.filter((column) => header.find(column) < 0).map((column) => column[0] ?? "");
}

/** The candidate for a header in a list of names. */
export function candidate(names: string[], records: number): Candidate {
  const trimmed = names.map((name) => name.trim());
  return { names: trimmed, header: new Header(trimmed), records };
}

function fit(sample: Sample, profile: Profile.Info): Match | undefined {
  for (const view of sample(profile)) {
    if ("header" in profile.match) {
      const found = view.candidates().find(({ header }) => missing(profile, header).length === 0);
      if (!found) continue;
      // Spreadsheets leave columns without a name after the last one.
      const least = view.isOpenEnded ? 0 : found.names.findLastIndex((name) => name !== "") + 1;
      return { profile, view, header: found.names, least, headerRecords: found.records };
    }
    const records = view.records(5);
    const { positions, optional = 0 } = profile.match;
    const least = view.isOpenEnded ? 0 : positions.length - optional;
    if (records.length > 0 && looksRight(profile.match, records, least))
      return { profile, view, header: positions, least, headerRecords: 0 };
  }
  return undefined;
}

/** Most of the first records have the columns where a headerless profile says, the first one certainly. */
function looksRight(
  match: Extract<Profile.Info["match"], { positions: string[] }>,
  records: string[][],
  least: number,
): boolean {
  const patterns = Object.entries(match.looks).map(([name, pattern]) => ({
    at: match.positions.indexOf(name),
    pattern: new RegExp(pattern, "u"),
  }));
  const isRight = (record: string[]) =>
    record.length >= least &&
    record.length <= match.positions.length &&
    patterns.every(({ at, pattern }) => pattern.test((record[at] ?? "").trim()));
  const right = records.filter(isRight).length;
  return right > 0 && right * 2 >= records.length;
}

/** The one profile of a sample. Throws a refusal that says what is missing, or which profiles it might be. */
export function choose(sample: Sample, profiles: Profile.Info[], forced?: Profile.Info): Match {
  const matches = (forced ? [forced] : profiles)
    .map((profile) => fit(sample, profile))
    .filter((found) => found !== undefined);
  const [only] = matches;
  if (only && matches.length === 1) return only;
  if (matches.length > 1) {
    const names = matches.map(({ profile }) => profile.name).join(", ");
    throw refuse("header-ambiguous", { profiles: names });
  }
  throw forced ? refuseForced(sample, forced) : refuseUnknown(sample, profiles);
}

/** Whether some profile knows the sample; settles which of two Chinese encodings it is in. */
export function isKnown(sample: Sample, profiles: Profile.Info[]): boolean {
  return profiles.some((profile) => fit(sample, profile) !== undefined);
}

function refuseForced(sample: Sample, profile: Profile.Info): VisibleError {
  const { name } = profile;
  if (!("header" in profile.match)) return refuse("positions-differ", { profile: name });
  const lacks = sample(profile).flatMap((view) => view.candidates().map(({ header }) => missing(profile, header)));
  const least = lacks.reduce(
    (best, columns) => (columns.length < best.length ? columns : best),
    missing(profile, new Header([])),
  );
  const params = { profile: name, missing: least.join(", ") };
  return refuse(least.length === profile.match.header.length ? "header-absent" : "columns-missing", params);
}

function refuseUnknown(sample: Sample, profiles: Profile.Info[]): VisibleError {
  const known = leftOut(sample);
  if (known) return known;
  let near: { profile: Profile.Info; lacks: string[]; share: number } | undefined;
  for (const profile of profiles) {
    if (!("header" in profile.match)) continue;
    for (const { header } of sample(profile).flatMap((view) => view.candidates())) {
      const lacks = missing(profile, header);
      const share = 1 - lacks.length / profile.match.header.length;
      if (share > 0.5 && share > (near?.share ?? 0)) near = { profile, lacks, share };
    }
  }
  if (near) return refuse("header-near", { profile: near.profile.name, missing: near.lacks.join(", ") });
  const [likeliest] = sample().flatMap((view) => view.candidates());
  const shown = (likeliest?.names ?? [])
    .map((name) => mask(name))
    .join(", ")
    .slice(0, 200);
  return refuse("header-unknown", { header: shown });
}

/** A table that is known for what it lacks. */
function leftOut(sample: Sample): VisibleError | undefined {
  for (const { header } of sample().flatMap((view) => view.candidates())) {
    const found = LEFT_OUT.find((signature) => signature.header.every((column) => header.find(column) >= 0));
    if (found) return refuse(found.code, { name: found.name });
  }
  return undefined;
}
