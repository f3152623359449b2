/** What each night did, kept for the history and for notices. */
import * as z from "zod";
import { Counts } from "./ledger.ts";
import type { Table } from "./table.ts";

/** How a source stands: "CRM: last file 2 days ago". */
export const Source = z.object({
  source: z.string(),
  /** file name of the last delivery */
  name: z.string(),
  /** epoch ms the last applied file speaks of */
  asOf: z.number(),
  receivedAt: z.number(),
  /** whole days from the day of `asOf` to the night's, in the organisation's zone */
  daysAgo: z.int(),
  /** usual days between two deliveries (median); null while there are too few to tell */
  rhythmDays: z.int().nullable(),
  /** the last file is older than the rhythm lets expect */
  isLate: z.boolean(),
});
export type Source = z.output<typeof Source>;

export const File = z.object({
  importId: z.string(),
  name: z.string(),
  source: z.string().nullable(),
  status: z.enum(["applied", "unchanged", "held", "refused"]),
  /** code of the reason why it is held or refused */
  reason: z.string().nullable(),
});
export type File = z.output<typeof File>;

export const Info = z.object({
  /** the night's day, YYYY-MM-DD in the organisation's zone; runs of one day add up */
  day: z.string(),
  startedAt: z.number(),
  finishedAt: z.number(),
  /** files by what became of them */
  applied: z.int(),
  unchanged: z.int(),
  held: z.int(),
  refused: z.int(),
  /** files that could not be read or whose import broke off; the next night tries them again */
  failed: z.int(),
  rows: Counts,
  /** the first of the night's files, those that need a person before all others */
  files: z.array(File),
  sources: z.array(Source),
  /** months whose board changed */
  months: z.array(z.string()),
  /** months that went to review */
  closed: z.array(z.string()),
});
export type Info = z.output<typeof Info>;

const PK = "night";

// access: one night by its day
export async function get(table: Table, day: string): Promise<Info | undefined> {
  const item = await table.get({ pk: PK, sk: day });
  return item === undefined ? undefined : Info.parse(item.data);
}

// access: the last nights, newest first
export async function list(table: Table, limit = 31): Promise<Info[]> {
  const { items } = await table.query({ pk: PK, reverse: true, limit });
  return items.map(({ data }) => Info.parse(data));
}

/** The newest night there is. */
export async function latest(table: Table): Promise<Info | undefined> {
  return (await list(table, 1))[0];
}

/** Keeps a night; one of the same day is replaced. */
export async function put(table: Table, info: Info): Promise<void> {
  await table.put({ pk: PK, sk: info.day, data: JSON.parse(JSON.stringify(info)) });
}
