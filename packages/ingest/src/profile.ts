/** A profile says, as data, how one system's export becomes facts. Nothing in it is guessed: orders, words and signs are stated. */

import * as Canonical from "@clearboard/core/canonical";
import { VisibleError } from "@clearboard/core/error";
import * as Fact from "@clearboard/core/fact";
import { isZone } from "@clearboard/core/zone";
import * as z from "zod";
import * as Encoding from "./encoding.ts";

/** One column by its accepted spellings; case, white space, width and `_` do not matter. */
export const Column = z.array(z.string().min(1)).min(1);
export type Column = z.output<typeof Column>;

const Order = z.enum(["ymd", "mdy", "dmy"]);

/** A day. The order of its parts is stated, since 03/04/2026 cannot tell. 20260403 reads as ymd only. */
const Day = z.strictObject({ column: Column, order: Order });

/** A point in time: one column (an offset in the text wins over the profile's zone), two columns, or seconds since 1970. */
const Moment = z.union([
  z.strictObject({ column: Column, order: Order }),
  z.strictObject({ date: Column, time: Column, order: Order }),
  z.strictObject({ column: Column, epoch: z.enum(["s", "ms"]) }),
]);
export type Moment = z.output<typeof Moment>;

/** `seconds` takes 143 and 0143; `clock` takes h:mm:ss and mm:ss; or the time between two moments. */
const Duration = z.union([
  z.strictObject({ column: Column, form: z.enum(["seconds", "clock"]) }),
  z.strictObject({ from: Moment, to: Moment }),
]);
export type Duration = z.output<typeof Duration>;

const Decimal = z.enum([".", ","]);
const Numeric = z.union([
  z.strictObject({ column: Column, decimal: Decimal.optional() }),
  z.strictObject({ is: z.number() }),
]);
export type Numeric = z.output<typeof Numeric>;

/** An amount; `unit: "minor"` where the file counts fen or cents. */
const Money = z.strictObject({
  column: Column,
  decimal: Decimal.optional(),
  unit: z.enum(["major", "minor"]).optional(),
});
export type Money = z.output<typeof Money>;

/** The currency: a column where filled, else the one stated, else the organisation's. */
const Currency = z.strictObject({
  column: Column.optional(),
  is: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
});

/** Words of the file -> our words: always the same, one column's words, or the first rule that holds. */
function choice<const T extends readonly string[]>(values: T) {
  const value = z.enum(values);
  return z.union([
    z.strictObject({ is: value }),
    z.strictObject({
      column: Column,
      words: z.record(z.string().min(1), value),
      /** any other word */
      otherwise: value.optional(),
      /** an empty cell */
      empty: value.optional(),
    }),
    z.strictObject({
      first: z.array(z.strictObject({ column: Column, words: z.array(z.string().min(1)).min(1), is: value })).min(1),
      otherwise: value,
    }),
  ]);
}
export type Choice<T extends string = string> =
  | { is: T }
  | { column: Column; words: Record<string, T>; otherwise?: T | undefined; empty?: T | undefined }
  | { first: { column: Column; words: string[]; is: T }[]; otherwise: T };

/** Who: `what` names the space of keys, `email` or a word such as `name`, `extension`, `id` that the source's name goes before. */
const Owner = z.strictObject({ what: z.string().regex(/^[a-z][a-z0-9-]*$/), column: Column });
export type Owner = z.output<typeof Owner>;

/** The external id: one column, or several joined; a correction of the row must not touch them. */
const Identifier = z.array(Column).min(1);
/** The rows that give this fact: those in which the column is filled. Absent: all. */
const When = z.strictObject({ filled: Column });

const common = { when: When.optional(), id: Identifier };

const PersonEmit = z.strictObject({
  kind: z.literal("person"),
  key: Owner,
  name: Column,
  aliases: z.array(Owner).optional(),
  team: Column.optional(),
  region: Column.optional(),
  manager: Column.optional(),
  role: choice(["rep", "lead", "manager", "support"]).optional(),
  hireDay: Day.optional(),
  leaveDay: Day.optional(),
  from: Day.optional(),
});
const DealEmit = z.strictObject({
  kind: z.literal("deal"),
  ...common,
  owner: Owner,
  stage: choice(["won", "lost", "open"]),
  stageName: Column,
  amount: Money,
  currency: Currency.optional(),
  /** read only where the stage is won or lost, and needed there: before that it is a hope */
  closeDay: Day,
  openDay: Day.optional(),
  name: Column.optional(),
  customer: Column.optional(),
  product: Column.optional(),
  tier: Column.optional(),
  lossReason: Column.optional(),
});
const CallEmit = z.strictObject({
  kind: z.literal("call"),
  ...common,
  owner: Owner,
  start: Moment,
  direction: choice(["out", "in"]),
  connected: choice(["yes", "no"]),
  /** may be empty where not connected */
  talk: Duration,
  customer: Column.optional(),
});
const TargetEmit = z.strictObject({
  kind: z.literal("target"),
  month: Column,
  scope: choice(["person", "team", "region", "company"]),
  subject: Column,
  /** the space of keys a person's subject is of */
  person: z.string().regex(/^[a-z][a-z0-9-]*$/),
  amount: Money,
  currency: Currency.optional(),
});
const SurveyEmit = z.strictObject({
  kind: z.literal("survey"),
  ...common,
  owner: Owner,
  day: Day,
  score: Numeric,
  scale: Numeric,
});
const PeerEmit = z.strictObject({
  kind: z.literal("peer"),
  ...common,
  owner: Owner,
  day: Day,
  score: Numeric,
  scale: Numeric,
  by: Column.optional(),
});
const KnowledgeEmit = z.strictObject({
  kind: z.literal("knowledge"),
  ...common,
  owner: Owner,
  day: Day,
  title: Column,
  confirmed: choice(["yes", "no"]),
});

export const Emit = z.discriminatedUnion("kind", [
  PersonEmit,
  DealEmit,
  CallEmit,
  TargetEmit,
  SurveyEmit,
  PeerEmit,
  KnowledgeEmit,
]);
export type Emit = z.output<typeof Emit>;

const Pattern = z.string().refine(isPattern, { error: "is not a regular expression" });

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
  /** the zone of times without an offset; absent: the organisation's */
  zone: z.string().refine(isZone, { error: "is not an IANA time zone" }).optional(),
  /** words that mean an empty cell, besides nothing at all */
  empty: z.array(z.string()).optional(),
  /** rows with one of the words in the column are passed over, and counted as skipped */
  skip: z.array(z.strictObject({ column: Column, words: z.array(z.string().min(1)).min(1) })).optional(),
  /** the row's own time of last change: the later of two versions of a row wins */
  stamp: Moment.optional(),
  emits: z.array(Emit).min(1),
  /** filled in from `emits` */
  kinds: z.array(z.enum(Fact.KINDS)).optional(),
});

export const Info = Body.transform((body) => ({
  ...body,
  kinds: [...new Set(body.emits.map((emit) => emit.kind))] as Fact.Kind[],
}));
export type Info = z.output<typeof Info>;
/** A profile as it is written. */
export type Draft = z.input<typeof Info>;

/** Checks a profile that comes from outside. Throws `profile-invalid` naming the place and the trouble. */
export function parse(data: unknown): Info {
  const result = Info.safeParse(data);
  if (result.success) return result.data;
  const detail = result.error.issues
    .map(({ path, message }) => `${path.join(".") || "profile"}: ${message}`)
    .join("; ");
  throw new VisibleError("input", "profile-invalid", `The profile is not valid: ${detail}`, { params: { detail } });
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

function isPattern(text: string): boolean {
  try {
    new RegExp(text, "u");
    return true;
  } catch {
    return false;
  }
}
