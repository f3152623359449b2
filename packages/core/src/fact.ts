/** The facts Clearboard keeps: one shape per kind, as they leave an export and before any person, team or policy joins them. */
import * as z from "zod";

export const KINDS = [
  "person",
  "identity",
  "customer",
  "lead",
  "deal",
  "payment",
  "refund",
  "followup",
  "call",
  "complaint",
  "survey",
  "peer",
  "knowledge",
  "leave",
  "target",
  "share",
  "cost",
] as const;
export type Kind = (typeof KINDS)[number];

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const Month = z.string().regex(/^\d{4}-\d{2}$/);
const Text = z.string().min(1);
const Minor = z.string().regex(/^-?\d+$/);
/** An exact share as text: "0.6", "3/5" or "60%" is written "0.6". */
const Share = z.string().regex(/^\d+(\.\d+)?(\/\d+)?$/);
/** How warm a lead or customer is: A = key, B = high-intent, C = initial. */
export const Grade = z.enum(["A", "B", "C"]);
/** A point in time, epoch ms, and the day it falls on in the organisation's zone. */
const Instant = z.object({ at: z.int(), day: Day });

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

/** A customer as the CRM keeps it; name, phone and e-mail are personal. */
export const Customer = z.object({
  owner: OwnerKey.optional(),
  name: Text,
  phone: Text.optional(),
  email: Text.optional(),
  tier: Text.optional(),
  grade: Grade.optional(),
  region: Text.optional(),
  channel: Text.optional(),
  since: Day.optional(),
});
export type Customer = z.output<typeof Customer>;

/** One lead; `day` is when it was created. It is closed when it was converted or lost. */
export const Lead = z.object({
  owner: OwnerKey,
  day: Day,
  customer: Text.optional(),
  name: Text.optional(),
  channel: Text.optional(),
  grade: Grade.optional(),
  stage: z.enum(["open", "converted", "lost"]),
  stageName: Text,
  closeDay: Day.optional(),
  lossReason: Text.optional(),
});
export type Lead = z.output<typeof Lead>;

/** Somebody's part of a deal. Direct shares of a deal sum to exactly 1; overlay credit comes on top and is nobody's revenue. */
export const Credit = z.object({
  owner: OwnerKey,
  share: Share,
  credit: z.enum(["direct", "overlay"]).default("direct"),
});
export type Credit = z.output<typeof Credit>;

/** `amountMinor` is null while the source states none; `closeDay` is set exactly when the stage is won or lost. */
export const Deal = z.object({
  /** whose deal it is: it counts once, for this owner; the money goes by `credits` where there are any */
  owner: OwnerKey,
  credits: z.array(Credit).optional(),
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
  /** what the sale cost, for plans that pay on margin */
  costMinor: Minor.optional(),
  /** what the list price was, for the discount given */
  listMinor: Minor.optional(),
  /** decimal text */
  units: z
    .string()
    .regex(/^\d+(\.\d+)?$/)
    .optional(),
  /** the customer left, or the order was called off, after the win */
  cancelDay: Day.optional(),
  /** order and delivery as the source says it */
  orderStatus: Text.optional(),
  dueDay: Day.optional(),
  deliveredDay: Day.optional(),
});
export type Deal = z.output<typeof Deal>;

/** Cash for a deal of the same source: received on `day`, or expected by `dueDay` and not here yet. One of the two is there. */
export const Payment = z.object({
  deal: Text,
  owner: OwnerKey.optional(),
  day: Day.optional(),
  dueDay: Day.optional(),
  amountMinor: Minor,
  currency: z.string(),
});
export type Payment = z.output<typeof Payment>;

/** Money given back on a deal of the same source; the amount is positive. */
export const Refund = z.object({
  deal: Text,
  owner: OwnerKey.optional(),
  day: Day,
  amountMinor: Minor,
  currency: z.string(),
  reason: Text.optional(),
});
export type Refund = z.output<typeof Refund>;

/** One touch of a customer that is not in a call log: a message, visit, meeting, e-mail or a call noted by hand. */
export const Followup = z.object({
  owner: OwnerKey,
  day: Day,
  customer: Text.optional(),
  deal: Text.optional(),
  lead: Text.optional(),
  channel: z.enum(["call", "message", "visit", "meeting", "email", "other"]),
  /** two-way, answered or held: only then it is a touch */
  isHeld: z.boolean(),
});
export type Followup = z.output<typeof Followup>;

/** A complaint, a need or a ticket with its clock: the first substantive human answer within 24 hours of `opened`. */
export const Complaint = z.object({
  owner: OwnerKey,
  type: z.enum(["complaint", "need", "ticket"]),
  opened: Instant,
  answered: Instant.optional(),
  closed: Instant.optional(),
  customer: Text.optional(),
  topic: Text.optional(),
  status: Text.optional(),
});
export type Complaint = z.output<typeof Complaint>;

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
export const Knowledge = z.object({
  owner: OwnerKey,
  day: Day,
  title: Text,
  isConfirmed: z.boolean(),
  type: z.enum(["sharing", "training"]).optional(),
  /** decimal text */
  hours: z
    .string()
    .regex(/^\d+(\.\d+)?$/)
    .optional(),
});
export type Knowledge = z.output<typeof Knowledge>;

/** Days somebody was away, both ends included; `share` of each day, 1 when absent. */
export const Leave = z.object({
  owner: OwnerKey,
  from: Day,
  to: Day,
  type: Text.optional(),
  share: Share.optional(),
});
export type Leave = z.output<typeof Leave>;

/** A competitor's (or our own) share of the market in a month, of a region or, without one, of everything. */
export const MarketShare = z.object({
  month: Month,
  region: Text.optional(),
  competitor: Text,
  share: Share,
  isUs: z.boolean(),
});
export type MarketShare = z.output<typeof MarketShare>;

/** What selling cost in a month: of the company, or of one region, team or person. */
export const Cost = z.object({
  month: Month,
  scope: z.enum(["person", "team", "region", "company"]),
  /** as in a target */
  subject: z.string(),
  item: Text,
  amountMinor: Minor,
  currency: z.string(),
});
export type Cost = z.output<typeof Cost>;

/** The shape of each kind's values. */
export const SHAPES = {
  person: Person,
  identity: Identity,
  customer: Customer,
  lead: Lead,
  deal: Deal,
  payment: Payment,
  refund: Refund,
  followup: Followup,
  call: Call,
  complaint: Complaint,
  survey: Survey,
  peer: Peer,
  knowledge: Knowledge,
  leave: Leave,
  target: Target,
  share: MarketShare,
  cost: Cost,
};

export type Values = { [K in Kind]: z.output<(typeof SHAPES)[K]> };

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

/** The month a fact belongs to on disk; open deals live in "open", facts that hold for longer than a month in "always". */
export function homeMonth(row: Row): string {
  switch (row.kind) {
    case "person":
    case "identity":
    case "customer":
    case "leave":
      return "always";
    case "deal":
      return row.values.closeDay?.slice(0, 7) ?? "open";
    case "payment":
      return (row.values.day ?? row.values.dueDay)?.slice(0, 7) ?? "open";
    case "complaint":
      return row.values.opened.day.slice(0, 7);
    case "target":
    case "share":
    case "cost":
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
    case "cost":
      return `${row.values.scope}|${row.values.subject}`;
    case "share":
      return row.values.region ?? "";
    case "customer":
    case "payment":
    case "refund":
      return row.values.owner ?? "";
    default:
      return row.values.owner;
  }
}
