/** The facts Clearboard keeps: one shape per kind, as they leave an export and before any person, team or policy joins them. */
import * as z from "zod";
import type { Form } from "./fact/field.ts";
import { type Kind as Declared, fieldsIn, isSet, keyOf, type Values as ValuesOf } from "./fact/kind.ts";
import { type Kinds, KINDS as LIST } from "./fact/kinds.ts";
import { Day, Minor, Month, OwnerKey, Period, Share, Text } from "./fact/scalars.ts";

export type Kind = keyof Kinds;
export const KINDS = Object.keys(LIST) as [Kind, ...Kind[]];
export type Values = { [K in Kind]: ValuesOf<Kinds[K]> };

/** A typed row on its way from a file to the store. `id` is the source's external id, `line` the physical line it starts on (1 = first). */
export type Row<K extends Kind = Kind> = {
  [P in K]: {
    kind: P;
    id: string;
    line: number;
    /** 0-based number of the file's record: one record may give several rows (a call and its rating) */
    record: number;
    /** the row's own last-modified time, epoch ms */
    stamp?: number;
    /** which line of its order a row is: the rows of one id are added up */
    position?: string;
    values: Values[P];
  };
}[K];

/** Where a stored fact came from. */
export const Origin = z.object({ source: z.string(), importId: z.string(), line: z.int() });
export type Origin = z.output<typeof Origin>;

/** A stored fact as board inputs carry it: the winner of its (source, kind, id). */
export type Stored<K extends Kind> = {
  id: string;
  origin: Origin;
  values: Values[K];
  converted?: Converted;
  /** of a month's target, where one of a quarter or year reaches into the month */
  split?: Split;
};

/** The target of a quarter or year, in minor units, and what of it the month has. */
export type Split = {
  /** "2026-Q1", "2026" */
  period: string;
  wholeMinor: string;
  /** what the targets of shorter times leave of it; null where the month has its own and takes no part */
  restMinor: string | null;
  /** working days of the month, and of all months that share the rest */
  days: number;
  of: number;
};

/** Amounts that were in another currency: what the row states, and the rate that its values were converted at. */
export const Converted = z.object({
  currency: z.string(),
  /** minor units of that currency, by the name of the value */
  stated: z.record(z.string(), z.string()),
  /** exact, as text: "1.0832", "712.34/100", "1/1.08" */
  rate: z.string(),
  /** the day the rate is of */
  day: Day,
  /** who says so */
  source: z.string(),
  origin: Origin,
});
export type Converted = z.output<typeof Converted>;

/** Somebody's part of a deal. Direct shares of a deal sum to exactly 1; overlay credit comes on top and is nobody's revenue. */
export const Credit = z.object({
  owner: OwnerKey,
  share: Share,
  credit: z.enum(["direct", "overlay"]).default("direct"),
});
export type Credit = z.output<typeof Credit>;

const Decimal = z.string().regex(/^\d+(\.\d+)?$/);
const SHAPE_OF: Record<Exclude<Form, "choice">, z.ZodType> = {
  id: z.never(),
  position: z.never(),
  space: z.never(),
  start: z.never(),
  time: z.never(),
  alias: z.never(),
  owner: OwnerKey,
  key: OwnerKey,
  owners: z.array(OwnerKey),
  subject: z.string(),
  text: Text,
  exact: Text,
  name: Text,
  day: Day,
  moment: z.object({ at: z.int(), day: Day }),
  second: z.int().min(0).max(90_000),
  month: Month,
  period: Period,
  money: Minor,
  moneyOrNull: Minor.nullable(),
  currency: z.string(),
  number: z.number(),
  decimal: Decimal,
  share: Share,
  yesNo: z.boolean(),
  duration: z.int().min(0),
  credits: z.array(Credit),
};

function shapeOf(kind: Declared): z.ZodType {
  const derived = Object.entries(kind.derived).map(([name, form]) => [name, SHAPE_OF[form as keyof typeof SHAPE_OF]]);
  const own = fieldsIn(kind, "values").flatMap(([name, field]) => {
    const key = keyOf(name, field);
    if (key === undefined) return [];
    const shape = field.form === "choice" ? z.enum(field.values) : SHAPE_OF[field.form];
    return [[key, isSet(field) ? shape : shape.optional()]];
  });
  return z.object(Object.fromEntries([...own, ...derived]));
}

/** The shape of each kind's values; a stored value is parsed by it: `Fact.SHAPES.deal.parse(json)`. */
export const SHAPES = Object.fromEntries(KINDS.map((kind) => [kind, shapeOf(LIST[kind])])) as {
  [K in Kind]: z.ZodType<Values[K]>;
};

/** The values of a stored fact. Throws ZodError where they are none of the kind. */
export function parseValues<K extends Kind>(kind: K, stored: unknown): Values[K] {
  return SHAPES[kind].parse(stored);
}

type Stated = Partial<Record<string, unknown>>;

/** The first of the fields that say when a fact was; undefined where none of them is set, or the kind has none. */
function dateOf(kind: Kind, values: unknown): string | undefined {
  if (typeof values !== "object" || values === null) return undefined;
  for (const name of LIST[kind].days) {
    const value = (values as Stated)[name];
    if (typeof value === "string") return value;
    if (typeof value === "object" && value !== null && "day" in value) return String(value.day);
  }
  return undefined;
}

/** The month, quarter or year a fact belongs to on disk; those without a day yet live in "open", facts that hold for longer than a month in "always". */
export function homeMonth({ kind, values }: Pick<Row, "kind" | "values">): string {
  return LIST[kind].days.length === 0 ? "always" : (dateOf(kind, values)?.slice(0, 7) ?? "open");
}

/** The owner a fact lives under on disk. */
export function homeOwner({ kind, values }: Pick<Row, "kind" | "values">): string {
  return LIST[kind].owner.map((name) => (values as Stated)[name] ?? "").join("|");
}

/** The day a fact is on, for files that hold every row of their days; none for what holds for longer, or is on no day yet. */
export function dayOf(kind: Kind, values: unknown): string | undefined {
  const date = dateOf(kind, values);
  return date === undefined || date.length < 10 ? undefined : date;
}
