/** The import ledger: one item per import, kept as long as its rows count. */
import * as Fact from "@clearboard/core/fact";
import { byText } from "@clearboard/core/order";
import * as z from "zod";
import { all, type Table, tryWrite } from "./table.ts";

export const State = z.enum(["received", "staged", "merging", "applied", "withdrawn", "held", "refused"]);
export type State = z.output<typeof State>;

/** Records of the file by what became of them; `read` is the sum of the others. */
export const Counts = z.object({
  read: z.int(),
  accepted: z.int(),
  unchanged: z.int(),
  stale: z.int(),
  pending: z.int(),
  skipped: z.int(),
  duplicate: z.int(),
  rejected: z.int(),
});
export type Counts = z.output<typeof Counts>;

export const Delivery = z.object({ name: z.string(), asOf: z.number(), receivedAt: z.number() });

/** A sentence by code; the params are masked where they come from a file. */
export const Reason = z.object({
  code: z.string(),
  message: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Reason = z.output<typeof Reason>;

/** Stands for all days, and for facts that are of no day. */
export const EVERY_DAY = "*";

/** Whether a file that holds every row of these days speaks of a fact of the day by being silent. */
export function covers(days: ReadonlySet<string> | undefined, day: string | undefined): boolean {
  return days !== undefined && (days.has(EVERY_DAY) || (day !== undefined && days.has(day)));
}

/** A word of a column that nobody has explained, how many rows wait for it, and what they count as meanwhile, if anything. */
export const Word = z.object({ column: z.string(), word: z.string(), rows: z.int(), as: z.string().optional() });
export type Word = z.output<typeof Word>;

export const Info = z.object({
  id: z.string(),
  source: z.string(),
  profile: z.string(),
  profileDigest: z.string(),
  kinds: z.array(z.enum(Fact.KINDS)),
  contentHash: z.string(),
  bytes: z.number(),
  /** name of the raw export in `Files` */
  raw: z.string(),
  name: z.string(),
  state: State,
  /** epoch ms; the greatest of its deliveries: facts without a stamp of their own are as old as this */
  asOf: z.number(),
  /** every as-of the bytes were delivered with, ascending: the first dates a person's move, the last one wins */
  asOfs: z.array(z.number()).default([]),
  receivedAt: z.number(),
  /** the last of them, to show */
  deliveries: z.array(Delivery),
  encoding: z.string().optional(),
  delimiter: z.string().optional(),
  counts: Counts.optional(),
  /** for refused, held and withdrawn: why; the first of `reasons` */
  reason: Reason.optional(),
  /** for held: everything a person has to look at before the file may count */
  reasons: z.array(Reason).optional(),
  /** who let a held file in, and past which guards */
  approved: z.array(z.object({ by: z.string(), at: z.number(), codes: z.array(z.string()) })).optional(),
  /** a person asked for it to be withdrawn; done by whoever brings the import to its end */
  asked: z.object({ by: z.string(), at: z.number() }).optional(),
  /** while merging: it is being withdrawn, and what it becomes then */
  undo: z.object({ by: z.string(), at: z.number(), to: z.enum(["withdrawn", "held"]) }).optional(),
  /** merges that threw, one after the other with the same words */
  failed: z.object({ count: z.int(), detail: z.string(), at: z.number() }).optional(),
  /** columns of the file, to notice when a later one lost some */
  header: z.array(z.string()).optional(),
  /** places in `header` of the columns in which no row had anything */
  blanks: z.array(z.int()).optional(),
  /** columns that its profile does not read, though some row has a value there */
  unused: z.array(z.string()).optional(),
  /** calls of which the file says the day and no time of day */
  timeless: z.int().optional(),
  /** days its rows lie on, 0 where its kinds have none; whether most rows are of days on which few people work */
  span: z.object({ days: z.int(), isRest: z.boolean() }).optional(),
  /** the profile's re-take window, where it states one */
  retakeMonths: z.int().optional(),
  /** its source means another owner of a deal as a correction, not as a hand-over */
  correctsOwner: z.literal(true).optional(),
  /** closed deals of which it says no more than that somebody else has them now */
  handedOver: z.int().optional(),
  /**
   * days per kind of which the file holds every row there is, `EVERY_DAY` for a full export: an id of the source that it does
   * not name is gone from them
   */
  complete: z.record(z.string(), z.array(z.string())).optional(),
  /** some row has no stamp of its own, so `asOf` speaks for it */
  hasUnstamped: z.boolean().optional(),
  /** least and greatest effective stamp of its rows */
  minStamp: z.number().optional(),
  maxStamp: z.number().optional(),
  /** what parse found: records read, and those that gave no fact; `waiting` for somebody to say what a word means */
  parsed: z.object({ read: z.int(), rejected: z.int(), skipped: z.int(), waiting: z.int().optional() }).optional(),
  /** the words that its rows wait for, by column, the most frequent first */
  words: z.array(Word).optional(),
  /** staged chunks per kind: [number of chunks per id partition]; none for calls, which lie in their segment */
  staged: z.record(z.string(), z.array(z.int())).optional(),
  /** name of the segment of its calls */
  segment: z.string().optional(),
  /** home months of its rows */
  months: z.array(z.string()).optional(),
  /** name its staged rows lie under, where that is not its id */
  staging: z.string().optional(),
  finishedAt: z.number().optional(),
});
export type Info = z.output<typeof Info>;

export function stagingOf(entry: Info): string {
  return entry.staging ?? entry.id;
}

/** Every time an import's unstamped rows speak of, ascending. */
export function asOfsOf(entry: Pick<Info, "asOf" | "asOfs">): number[] {
  return entry.asOfs.length === 0 ? [entry.asOf] : entry.asOfs;
}

const PK = "ledger";

// access: one import by id
export async function get(table: Table, id: string): Promise<(Info & { version: number }) | undefined> {
  const item = await table.get({ pk: PK, sk: id });
  return item === undefined ? undefined : { ...Info.parse(item.data), version: item.version };
}

// access: every import of the organisation (a few a night), newest first
export async function list(table: Table): Promise<Info[]> {
  const found: Info[] = [];
  for await (const item of all(table, { pk: PK })) found.push(Info.parse(item.data));
  return found.sort((a, b) => b.receivedAt - a.receivedAt || byText(a.id, b.id));
}

/** Creates an import; false when it is there already. */
export async function create(table: Table, info: Info): Promise<boolean> {
  return tryWrite(table.put({ pk: PK, sk: info.id, data: JSON.parse(JSON.stringify(info)) }, { absent: true }));
}

/** Replaces an import's entry; false when it is no longer at `version`. */
export async function replace(table: Table, info: Info, version: number): Promise<boolean> {
  const { version: _, ...data } = info as Info & { version?: number };
  return tryWrite(table.put({ pk: PK, sk: info.id, data: JSON.parse(JSON.stringify(data)) }, { version }));
}
