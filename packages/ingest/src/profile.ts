/** A profile says, as data, how one system's export becomes facts. Nothing in it is guessed: orders, words and signs are stated. */

import * as Canonical from "@clearboard/core/canonical";
import { refuse } from "@clearboard/core/error";
import * as Fact from "@clearboard/core/fact";
import { isZone } from "@clearboard/core/zone";
import * as z from "zod";
import * as Encoding from "./encoding.ts";
import { Column, Condition, Moment, Pattern } from "./mapping/scalars.ts";
import * as Mapping from "./mapping.ts";

const Body = z.strictObject({
  name: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  title: z.strictObject({ en: z.string().min(1), zh: z.string().min(1) }),
  source: z.string().regex(/^[a-z0-9][a-z0-9_-]*$/),
  /**
   * How a file of it is known: columns that must all be in the header; or, where files have no header, the names of the
   * columns by position, how many of the last may be absent, and what some columns look like.
   */
  match: z.union([
    z.strictObject({ header: z.array(Column).min(1) }),
    z.strictObject({
      positions: z.array(z.string().min(1)).min(1),
      optional: z.int().min(0).optional(),
      looks: z.record(z.string(), Pattern),
    }),
  ]),
  delimiter: z.string().length(1).optional(),
  encoding: z.enum(Encoding.NAMES).optional(),
  /** of a workbook, the sheet to read; absent: the first that holds anything */
  sheet: z.string().min(1).optional(),
  /** of a workbook, whether the text of a merged cell stands for all the cells it covers; absent: for its first cell only */
  merged: z.enum(["first", "fill"]).optional(),
  /** the zone of times without an offset; absent: the organisation's */
  zone: z.string().refine(isZone, { error: "is not an IANA time zone" }).optional(),
  /** words that mean an empty cell, besides nothing at all */
  empty: z.array(z.string()).optional(),
  /** rows of which one of these holds are passed over, and counted as skipped */
  skip: z.array(Condition).optional(),
  /** the row's own time of last change: the later of two versions of a row wins */
  stamp: Moment.optional(),
  /** every row of the days a file names stands in it: what was there on those days and is absent now is gone */
  completeDays: z.boolean().optional(),
  /** `correct`: another owner of a closed deal means that the first was wrong; absent: the deal was handed over, and stays whose it was */
  owner: z.literal("correct").optional(),
  /** the file is a full export: what it does not name is gone, people and links apart */
  complete: z.boolean().optional(),
  /** how many months back the source states rows again; default 3: an older id is held for a person */
  retakeMonths: z.int().min(1).max(120).optional(),
  emits: z.array(Mapping.Info).min(1),
  /** filled in from `emits` */
  kinds: z.array(z.enum(Fact.KINDS)).optional(),
});

const withKinds = <B extends { emits: readonly { kind: Fact.Kind }[] }>(body: B) => ({
  ...body,
  kinds: [...new Set(body.emits.map(({ kind }) => kind))],
});

export const Info = Body.transform((body) => withKinds(body));
export type Info = z.output<typeof Info>;
/** A profile as it is written. */
export type Draft = z.input<typeof Info>;

/**
 * A profile that comes with Clearboard: a test holds it to what `parse` makes of it, so that no program has to check all of
 * them whenever it starts.
 */
export function builtIn(draft: Draft): Info {
  return withKinds(draft);
}

/** Checks a profile that comes from outside. Throws `profile-invalid` naming the place and the trouble. */
export function parse(data: unknown): Info {
  const result = Info.safeParse(data);
  if (result.success) return result.data;
  const detail = result.error.issues
    .map(({ path, message }) => `${path.join(".") || "profile"}: ${message}`)
    .join("; ");
  throw refuse("profile-invalid", { detail });
}

/** SHA-256 of the profile's canonical JSON (RFC 8785): part of what makes an import the same import. */
export function digest(profile: Info): string {
  return Canonical.digest(profile);
}

/** The columns a file of the profile must have, by their first spelling. */
export function columns(profile: Info): string[] {
  const { match } = profile;
  return "header" in match ? match.header.flatMap(([first]) => first ?? []) : match.positions;
}

/** The JSON Schema (2020-12) of a profile as it is written, for editors and for other programs. */
export function jsonSchema(): Record<string, unknown> {
  return { ...z.toJSONSchema(Body, { io: "input" }), title: "Clearboard import profile" };
}
