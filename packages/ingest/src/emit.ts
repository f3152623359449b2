/** What a record of a file becomes: one emit per fact, saying which columns hold what and how they are written. */
import * as z from "zod";

/** One column by its accepted spellings; case, white space, width and `_` do not matter. */
export const Column = z.array(z.string().min(1)).min(1);
export type Column = z.output<typeof Column>;

const Order = z.enum(["ymd", "mdy", "dmy"]);

/** A day. The order of its parts is stated, since 03/04/2026 cannot tell. 20260403 reads as ymd only. */
const Day = z.strictObject({ column: Column, order: Order });

/** A point in time: one column (an offset in the text wins over the profile's zone), two columns, or seconds since 1970. */
export const Moment = z.union([
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

/** Whose an owner key is: both keys are whole, `source:kind|key`; one statement per key. */
const IdentityEmit = z.strictObject({
  kind: z.literal("identity"),
  key: Column,
  person: Column,
  from: Day.optional(),
  to: Day.optional(),
});

export const Info = z.discriminatedUnion("kind", [
  PersonEmit,
  IdentityEmit,
  DealEmit,
  CallEmit,
  TargetEmit,
  SurveyEmit,
  PeerEmit,
  KnowledgeEmit,
]);
export type Info = z.output<typeof Info>;
