/** What the mappings of a profile are made of: columns, conditions, days, durations, amounts, words, owners. */
import * as z from "zod";

/**
 * One column by its accepted spellings; case, white space, width and `_` do not matter. Where a header has a name twice,
 * `Training Cost#2` is the second one.
 */
export const Column = z.array(z.string().min(1)).min(1);
export type Column = z.output<typeof Column>;

/** A regular expression over the trimmed text of a cell. */
export const Pattern = z.string().refine(isPattern, { error: "is not a regular expression" });

const Word = z.string().min(1);

/** What a row is told by: words of a column (`except`: any other, or none), how its text looks, or whether there is one. */
export const Condition = z.union([
  z.strictObject({ column: Column, words: z.array(Word).min(1) }),
  z.strictObject({ column: Column, except: z.array(Word).min(1) }),
  z.strictObject({ column: Column, pattern: Pattern }),
  z.strictObject({ filled: Column }),
  z.strictObject({ empty: Column }),
]);
export type Condition = z.output<typeof Condition>;

/** The rows that give a fact: those of which all of it holds. Absent: all rows. */
export const When = z.union([Condition, z.array(Condition).min(1)]);
export type When = z.output<typeof When>;

/** The order of a date's parts is stated, since 03/04/2026 cannot tell; names of months are English. */
const written = {
  order: z.enum(["ymd", "mdy", "dmy"]),
  /** years of two digits: those below it are 20yy, the others 19yy; without it they are refused */
  pivot: z.int().min(0).max(100).optional(),
};
export type Written = { order: "ymd" | "mdy" | "dmy"; pivot?: number | undefined };
const epoch = z.enum(["s", "ms"]);
/** days since a spreadsheet's beginning of time, as it writes dates that lost their format; the part after the point is the time */
const serial = z.enum(["1900", "1904"]);

/** A day. 20260403 is read in the order stated too. */
export const Day = z.union([
  z.strictObject({ column: Column, ...written }),
  z.strictObject({ column: Column, epoch }),
  z.strictObject({ column: Column, serial }),
]);
export type Day = z.output<typeof Day>;

/**
 * A point in time: one column (an offset in the text wins over the profile's zone), two columns, or seconds since 1970. A time
 * in a column of its own may be a fraction of a day, as spreadsheets leave it: 0.384 is 09:12:58. With three decimals or more
 * it is told from h.mm by itself; `timeForm: "day"` reads any, 0 and 0.5 too.
 */
export const Moment = z.union([
  z.strictObject({ column: Column, ...written }),
  z.strictObject({ date: Column, time: Column, timeForm: z.literal("day").optional(), ...written }),
  z.strictObject({ column: Column, epoch }),
  z.strictObject({ column: Column, serial }),
]);
export type Moment = z.output<typeof Moment>;

/** A month: a column of 2026-03, 2026/3, 202603 or 2026年3月; with names and short years; the month of a date; or year and month apart. */
export const Month = z.union([
  Column,
  z.strictObject({ column: Column, pivot: z.int().min(0).max(100).optional() }),
  z.strictObject({ column: Column, ...written }),
  z.strictObject({
    year: z.union([Column, z.int().min(1900).max(2999)]),
    month: z.union([Column, z.int().min(1).max(12)]),
  }),
]);
export type Month = z.output<typeof Month>;

/**
 * `seconds` takes 143, 0143 and 143.7; `milliseconds`, `minutes` and `hours` take decimals; `clock` takes h:mm:ss and mm:ss,
 * `hour-minute` h:mm; `day` is a fraction of a day (0.0025 = 3:36); `time` is a time of day counted from midnight
 * (12:05:30 AM = 5:30); `units` is 1h 2m 3s or 1小时2分3秒. Or the time between two moments.
 */
export const Duration = z.union([
  z.strictObject({
    column: Column,
    form: z.enum(["seconds", "milliseconds", "minutes", "hours", "clock", "hour-minute", "day", "time", "units"]),
  }),
  z.strictObject({ from: Moment, to: Moment }),
]);
export type Duration = z.output<typeof Duration>;

const Decimal = z.enum([".", ","]);
const tenfold = z.int().refine((value) => /^10*$/.test(String(value)), { error: "is not 1, 10, 100, ..." });

/** A number of at most 4 decimals, a word that stands for one ("满意" for 5), or always the same. */
export const Numeric = z.union([
  z.strictObject({ column: Column, decimal: Decimal.optional() }),
  z.strictObject({ column: Column, words: z.record(Word, z.number()) }),
  z.strictObject({ is: z.number() }),
]);
export type Numeric = z.output<typeof Numeric>;

/** An amount. Currency signs and thousands separators are taken off. */
export const Money = z.strictObject({
  column: Column,
  decimal: Decimal.optional(),
  /** `minor` where the file counts fen or cents */
  unit: z.enum(["major", "minor"]).optional(),
  /** all amounts count so many: 10000 where the header says 万元, 1000 for thousands */
  times: tenfold.optional(),
  /** words after a number that multiply it: `{"k": 1000}`; without them they are refused, but for 万 and 亿 */
  suffixes: z.record(Word, tenfold).optional(),
  /** words beside a number that are taken off like a currency sign: `["RMB", "kr"]` */
  signs: z.array(Word).optional(),
  /** `drop`: -50 is 50, as some systems write what they give back; `parentheses`: (50) is -50, as accountants write it */
  negative: z.enum(["keep", "drop", "parentheses"]).optional(),
});
export type Money = z.output<typeof Money>;

/** The currency: a column where filled, else the one stated, else the organisation's. */
export const Currency = z.strictObject({
  column: Column.optional(),
  is: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
});
export type Currency = z.output<typeof Currency>;

/** A part of a whole: 0.125 or 1/8 as a `fraction`, 12.5 as a `percent`; a text with % is a percentage whatever is stated. */
export const Share = z.union([
  z.strictObject({ column: Column, unit: z.enum(["fraction", "percent"]), decimal: Decimal.optional() }),
  z.strictObject({ is: z.string().regex(/^\d+(\.\d+)?(\/\d*[1-9]\d*)?$/) }),
]);
export type Share = z.output<typeof Share>;

/** Words of the file -> our words: always the same, one column's words, or the first rule that holds. */
export function choice<const T extends readonly string[]>(values: T) {
  const value = z.enum(values);
  const rule = <S extends z.core.$ZodLooseShape>(shape: S) => z.strictObject({ ...shape, is: value });
  const ofColumn = <E extends z.ZodType<T[number] | Words<T[number]>>>(empty: E) =>
    z.strictObject({
      column: Column,
      words: z.record(Word, value),
      /** any other word */
      otherwise: value.optional(),
      /** an empty cell: what it means, or the column to look at then */
      empty: empty.optional(),
    });
  const words = ofColumn(z.union([value, ofColumn(value)]));
  return z.union([
    z.strictObject({ is: value }),
    words,
    z.strictObject({
      first: z
        .array(
          z.union([
            rule({ column: Column, words: z.array(Word).min(1) }),
            rule({ column: Column, except: z.array(Word).min(1) }),
            rule({ column: Column, pattern: Pattern }),
            rule({ filled: Column }),
            rule({ empty: Column }),
          ]),
        )
        .min(1),
      /** where no rule holds: always the same, or the words of a column */
      otherwise: z.union([value, words]),
    }),
  ]);
}
export type Words<T extends string = string> = {
  column: Column;
  words: Record<string, T>;
  otherwise?: T | undefined;
  empty?: T | Words<T> | undefined;
};
export type Choice<T extends string = string> =
  | { is: T }
  | Words<T>
  | { first: (Condition & { is: T })[]; otherwise: T | Words<T> };

/**
 * Who: `what` names the space of keys, `email` or a word such as `name`, `extension`, `id` that the source's name goes before,
 * or another source's, where the file uses its keys.
 */
export const Owner = z.strictObject({
  what: z.string().regex(/^[a-z][a-z0-9-]*$/),
  column: Column,
  source: z
    .string()
    .regex(/^[a-z0-9][a-z0-9_-]*$/)
    .optional(),
  /** only what comes after the first of this: `/` in SIP/8042-0001 */
  after: Word.optional(),
  /** only what comes before the first of this then: `-` in 8042-0001, `@` in an address */
  before: Word.optional(),
  /** only what this finds: its first group, or all of it; a text without it is rejected */
  pattern: Pattern.optional(),
});
export type Owner = z.output<typeof Owner>;

/** The external id: one column, or several joined, or with words of one's own; a correction of the row must not touch them. */
export const Identifier = z.array(z.union([Column, z.strictObject({ is: Word })])).min(1);
export type Identifier = z.output<typeof Identifier>;

/** A text of one column, or of several with a blank between: first and last name. */
export const Text = z.union([Column, z.strictObject({ columns: z.array(Column).min(1) })]);
export type Text = z.output<typeof Text>;

/** A space of keys, as in an owner. */
export const What = z.string().regex(/^[a-z][a-z0-9-]*$/);

/**
 * One of those a deal is credited to. Where the owner's cell is empty there is none. Those without a share take equal parts of
 * what the others leave; direct shares must sum to 1.
 */
export const Credit = z.strictObject({
  owner: Owner,
  share: Share.optional(),
  credit: z.enum(["direct", "overlay"]).optional(),
});
export type Credit = z.output<typeof Credit>;

function isPattern(text: string): boolean {
  try {
    new RegExp(text, "u");
    return true;
  } catch {
    return false;
  }
}
