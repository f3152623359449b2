/** Which profile a file is of: its header's signature must match exactly one. */
import { VisibleError } from "@clearboard/core/error";
import * as Csv from "./csv.ts";
import type * as Emit from "./emit.ts";
import { mask } from "./mask.ts";
import type * as Profile from "./profile.ts";

/** `least` fields a record must have; without a header the last columns may be optional. */
export type Match = { profile: Profile.Info; delimiter: string; header: string[]; least: number; hasHeader: boolean };
/** The decoded beginning of a file, after its mark and any `sep=` line. */
export type Sample = { bytes: Buffer; isWhole: boolean; stated: string | undefined };

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
  private readonly places = new Map<string, number>();
  private readonly twice = new Set<string>();
  private readonly names: string[];

  constructor(names: string[]) {
    this.names = names;
    names.forEach((name, at) => {
      const text = norm(name);
      if (this.places.has(text)) this.twice.add(text);
      else this.places.set(text, at);
    });
  }

  find(column: Emit.Column): number {
    for (const spelling of column) {
      const at = this.places.get(norm(spelling));
      if (at !== undefined) return at;
    }
    return -1;
  }

  /** Like `find`, but throws `column-twice` where the header has the column twice: which one counts cannot be told. */
  findOnce(column: Emit.Column, profile: Profile.Info): number {
    const at = this.find(column);
    const name = this.names[at];
    if (name === undefined || !this.twice.has(norm(name))) return at;
    throw new VisibleError("input", "column-twice", `The header has the column ${name} twice.`, {
      params: { column: name.trim(), profile: profile.name },
    });
  }
}

/** The columns of a profile's signature that a header lacks, by their first spelling. */
function missing(profile: Profile.Info, header: Header): string[] {
  if (!("header" in profile.match)) return [];
  return profile.match.header.filter((column) => header.find(column) < 0).map((column) => column[0] ?? "");
}

/** The delimiters to read a sample with: what the file or the profile states, else all. */
function delimiters(sample: Sample, profile: Profile.Info): readonly string[] {
  if (sample.stated !== undefined) return [sample.stated];
  return profile.delimiter === undefined ? Csv.DELIMITERS : [profile.delimiter];
}

/** The sample's first record read with each delimiter that may be. */
function fit(sample: Sample, profile: Profile.Info): Match | undefined {
  for (const delimiter of delimiters(sample, profile)) {
    const records = Csv.peek(sample.bytes, delimiter, sample.isWhole, 5);
    const [first] = records;
    if (!first) continue;
    if ("header" in profile.match) {
      const header = first.map((name) => name.trim());
      // Spreadsheets leave columns without a name after the last one.
      const least = header.findLastIndex((name) => name !== "") + 1;
      if (missing(profile, new Header(header)).length === 0)
        return { profile, delimiter, header, least, hasHeader: true };
    } else if (looksRight(profile.match, records)) {
      const { positions, optional = 0 } = profile.match;
      return { profile, delimiter, header: positions, least: positions.length - optional, hasHeader: false };
    }
  }
  return undefined;
}

/** Most of the first records have the columns where a headerless profile says, the first one certainly. */
function looksRight(match: Extract<Profile.Info["match"], { positions: string[] }>, records: string[][]): boolean {
  const least = match.positions.length - (match.optional ?? 0);
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
    throw refusal("header-ambiguous", `The file matches more than one profile (${names}); choose one.`, {
      profiles: names,
    });
  }
  throw forced ? refuseForced(sample, forced) : refuseUnknown(sample, profiles);
}

/** Whether some profile knows the sample; settles which of two Chinese encodings it is in. */
export function isKnown(sample: Sample, profiles: Profile.Info[]): boolean {
  return profiles.some((profile) => fit(sample, profile) !== undefined);
}

function refuseForced(sample: Sample, profile: Profile.Info): VisibleError {
  const { name } = profile;
  if (!("header" in profile.match))
    return refusal(
      "positions-differ",
      `The file's rows do not have the columns by position that the profile ${name} describes.`,
      {
        profile: name,
      },
    );
  const lacks = delimiters(sample, profile).map((delimiter) =>
    missing(profile, new Header(firstRecord(sample, delimiter))),
  );
  const least = lacks.reduce((best, one) => (one.length < best.length ? one : best));
  const params = { profile: name, missing: least.join(", ") };
  return least.length === profile.match.header.length
    ? refusal(
        "header-absent",
        `The file's first line is no header, but the profile ${name} needs one with: ${params.missing}.`,
        params,
      )
    : refusal(
        "columns-missing",
        `The profile ${name} needs columns the file does not have: ${params.missing}.`,
        params,
      );
}

function refuseUnknown(sample: Sample, profiles: Profile.Info[]): VisibleError {
  let near: { profile: Profile.Info; lacks: string[]; share: number } | undefined;
  for (const profile of profiles) {
    if (!("header" in profile.match)) continue;
    for (const delimiter of delimiters(sample, profile)) {
      const lacks = missing(profile, new Header(firstRecord(sample, delimiter)));
      const share = 1 - lacks.length / profile.match.header.length;
      if (share > 0.5 && share > (near?.share ?? 0)) near = { profile, lacks, share };
    }
  }
  if (near) {
    const params = { profile: near.profile.name, missing: near.lacks.join(", ") };
    const sentence = `The header matches no known profile; the nearest is ${params.profile}, which also needs: ${params.missing}.`;
    return refusal("header-near", sentence, params);
  }
  const header = firstRecord(sample, sample.stated ?? Csv.guessDelimiter(sample.bytes, sample.isWhole));
  const shown = header
    .map((name) => mask(name))
    .join(", ")
    .slice(0, 200);
  return refusal("header-unknown", `The header matches no known profile: ${shown}.`, { header: shown });
}

function firstRecord(sample: Sample, delimiter: string): string[] {
  return Csv.peek(sample.bytes, delimiter, sample.isWhole, 1)[0] ?? [];
}

function refusal(
  code:
    | "header-ambiguous"
    | "header-unknown"
    | "header-near"
    | "columns-missing"
    | "header-absent"
    | "positions-differ",
  sentence: string,
  params: Record<string, string>,
): VisibleError {
  return new VisibleError("input", code, sentence, { params });
}
