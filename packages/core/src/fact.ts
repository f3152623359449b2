/** The facts Clearboard keeps: one shape per kind, as they leave an export and before any person, team or policy joins them. */
import * as z from "zod";

export const KINDS = ["person", "identity", "deal", "call", "target", "survey", "peer", "knowledge"] as const;
export type Kind = (typeof KINDS)[number];

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const Month = z.string().regex(/^\d{4}-\d{2}$/);
const Text = z.string().min(1);
const Minor = z.string().regex(/^-?\d+$/);

/**
 * An owner key says who a fact belongs to in the source's own words: `<namespace>|<key>`, for example
 * `email|anna@example.com`, `crm:name|Anna Snelling`, `pbx:extension|8042`. `identity.ts` resolves it on the fact's own day.
 */
export const OwnerKey = z.string().regex(/^[^|]+\|.+$/s);
export type OwnerKey = z.output<typeof OwnerKey>;

/** One person as a people or team file states them. `from` is the first day the row holds; absent = undated. */
export const Person = z.object({
  key: OwnerKey,
  name: Text,
  /** further keys of the same person: e-mail, extension, login */
  aliases: z.array(OwnerKey).default([]),
  team: Text.optional(),
  region: Text.optional(),
  /** the name of who leads the team, as written */
  manager: Text.optional(),
  role: z.enum(["rep", "lead", "manager", "support"]).default("rep"),
  hireDay: Day.optional(),
  leaveDay: Day.optional(),
  from: Day.optional(),
});
export type Person = z.output<typeof Person>;

/** A key that belongs to a person, half-open [from, to). */
export const Identity = z.object({ key: OwnerKey, person: OwnerKey, from: Day.optional(), to: Day.optional() });
export type Identity = z.output<typeof Identity>;

/** `amountMinor` is null while the source states none; `closeDay` is set exactly when the stage is won or lost. */
export const Deal = z.object({
  owner: OwnerKey,
  name: Text.optional(),
  customer: Text.optional(),
  product: Text.optional(),
  tier: Text.optional(),
  stage: z.enum(["won", "lost", "open"]),
  stageName: Text,
  amountMinor: Minor.nullable(),
  currency: z.string(),
  openDay: Day.optional(),
  closeDay: Day.optional(),
  lossReason: Text.optional(),
});
export type Deal = z.output<typeof Deal>;

/** One call. `second` = seconds since the start of `day` in the organisation's zone. */
export const Call = z.object({
  owner: OwnerKey,
  day: Day,
  second: z.int().min(0).max(90_000),
  direction: z.enum(["out", "in"]),
  isConnected: z.boolean(),
  talkSeconds: z.int().min(0),
  /** the other party as the source writes it: customer id or number; personal */
  customer: z.string().optional(),
});
export type Call = z.output<typeof Call>;

/** The revenue target of a person, or of a whole team, region or the company, for a month. */
export const Target = z.object({
  scope: z.enum(["person", "team", "region", "company"]),
  /** an owner key for a person, a name for a team or region, "" for the company */
  subject: z.string(),
  month: Month,
  amountMinor: Minor,
  currency: z.string(),
});
export type Target = z.output<typeof Target>;

/** One answered satisfaction survey: `score` of `scale`, both as written (at most 4 decimals). */
export const Survey = z.object({ owner: OwnerKey, day: Day, score: z.number(), scale: z.number().positive() });
export type Survey = z.output<typeof Survey>;

/** One colleague's collaboration score for a person. */
export const Peer = z.object({
  owner: OwnerKey,
  day: Day,
  score: z.number(),
  scale: z.number().positive(),
  by: Text.optional(),
});
export type Peer = z.output<typeof Peer>;

/** One knowledge-sharing or training item; only confirmed ones count. */
export const Knowledge = z.object({ owner: OwnerKey, day: Day, title: Text, isConfirmed: z.boolean() });
export type Knowledge = z.output<typeof Knowledge>;

export type Values = {
  person: Person;
  identity: Identity;
  deal: Deal;
  call: Call;
  target: Target;
  survey: Survey;
  peer: Peer;
  knowledge: Knowledge;
};

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
    values: Values[P];
  };
}[K];

/** Where a stored fact came from. */
export const Origin = z.object({ source: z.string(), importId: z.string(), line: z.int() });
export type Origin = z.output<typeof Origin>;

/** A stored fact as board inputs carry it: the winner of its (source, kind, id). */
export type Stored<K extends Kind> = { id: string; origin: Origin; values: Values[K] };

/** The month a fact belongs to on disk; open deals live in "open", facts without a day in "always". */
export function homeMonth(row: Row): string {
  switch (row.kind) {
    case "person":
    case "identity":
      return "always";
    case "deal":
      return row.values.closeDay?.slice(0, 7) ?? "open";
    case "target":
      return row.values.month;
    default:
      return row.values.day.slice(0, 7);
  }
}

/** The owner a fact lives under on disk. */
export function homeOwner(row: Row): string {
  switch (row.kind) {
    case "person":
    case "identity":
      return row.values.key;
    case "target":
      return `${row.values.scope}|${row.values.subject}`;
    default:
      return row.values.owner;
  }
}
