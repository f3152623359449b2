/** The month item is the only pointer to a board; boards and their inputs are immutable files keyed by digest (design.md 3.2, law 7). */
import { State as PayState } from "@clearboard/core/pay/statement";
import * as z from "zod";
import { all, ConditionFailed, type Item, type Table } from "./table.ts";

export const State = z.enum(["open", "review", "published", "restated"]);

export const Board = z.object({
  digest: z.string(),
  /** name of the stored inputs */
  inputs: z.string(),
  /** digest of the month before that movement was computed from; "" when there was none */
  previous: z.string(),
  /** the release's way of computing it, as core numbers them */
  method: z.int().default(1),
  /** number of the policy version it was computed by; boards of before there were versions have none */
  policy: z.int().optional(),
  /** epoch ms */
  computedAt: z.number(),
  summary: z.object({
    revenue: z.string().nullable(),
    target: z.string().nullable(),
    people: z.int(),
    ranked: z.int(),
    basis: z.string(),
  }),
});
export type Board = z.output<typeof Board>;

/** The pay run a version posted; `head` is the run whose balances it started from, "" for the first of all. */
export const Pay = z.object({
  digest: z.string(),
  head: z.string(),
  /** 1 = the first posting of the organisation; each posting has the next */
  seq: z.int(),
  people: z.int(),
  /** minor units */
  total: z.string(),
  state: PayState,
  history: z.array(z.object({ state: PayState, by: z.string(), /** epoch ms */ at: z.number() })),
});
export type Pay = z.output<typeof Pay>;

/** One published version of a month: never changed, never removed; only the state of its pay moves on. */
export const Version = z.object({
  month: z.string(),
  number: z.int(),
  board: Board,
  by: z.string(),
  at: z.number(),
  /** why a version that came after the first replaced the one before it */
  cause: z.string().optional(),
  pay: Pay.optional(),
});
export type Version = z.output<typeof Version>;

export const Info = z.object({
  month: z.string(),
  state: State,
  /** 0 = never published */
  published: z.int(),
  /** raised by everything that may change the board */
  inputs: z.int(),
  /** the `inputs` the candidate was built at */
  builtAt: z.int(),
  candidate: Board.nullable(),
  /** in the month item itself, so that a version is there exactly when it is pointed at, and no rival can change it */
  versions: z.array(Version).default([]),
  /** the pay runs the last two nights saw, newest first: what "since yesterday" is compared with */
  nightly: z.array(z.object({ day: z.string(), digest: z.string() })).default([]),
});
export type Info = z.output<typeof Info> & { version: number };

const PK = "month";

function toInfo(item: Item): Info {
  return { ...Info.parse(item.data), version: item.version };
}

// access: one month by key
export async function get(table: Table, month: string): Promise<Info | undefined> {
  const item = await table.get({ pk: PK, sk: month });
  return item === undefined ? undefined : toInfo(item);
}

// access: every month with data, in order
export async function list(table: Table): Promise<Info[]> {
  const found: Info[] = [];
  for await (const item of all(table, { pk: PK })) found.push(toInfo(item));
  return found;
}

/** Replaces the month item if it is still at the version that was read; false when somebody was faster. */
export async function replace(table: Table, info: Info): Promise<boolean> {
  const { version, ...data } = info;
  try {
    await table.put({ pk: PK, sk: info.month, data: JSON.parse(JSON.stringify(data)) }, { version });
    return true;
  } catch (error) {
    if (error instanceof ConditionFailed) return false;
    throw error;
  }
}

/** Says that something the month's board is made of is about to change; makes the month when it is new. */
export async function raise(table: Table, month: string): Promise<void> {
  for (;;) {
    const info = await get(table, month);
    if (info !== undefined) {
      if (await replace(table, { ...info, inputs: info.inputs + 1 })) return;
      continue;
    }
    try {
      const data = { month, state: "open", published: 0, inputs: 1, builtAt: 0, candidate: null };
      await table.put({ pk: PK, sk: month, data }, { absent: true });
      return;
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
    }
  }
}

/** A published version of the month by its number. */
export function version(info: Info, number: number): Version | undefined {
  return info.versions.find((one) => one.number === number);
}

/** A posting on its way: the month that will have this number in the row of postings. */
export type Claim = { month: string; seq: number };

// access: the one claim to be the next posting
const CLAIM = { pk: "posting", sk: "next" };

/**
 * Claims the next place in the row of postings for a month; false when a rival was faster. A claim that another month made
 * and has not used yet is ended first, by a write on that month's item: its publication then finds another version there
 * and fails, so that never two months start from the same head, whoever sleeps for how long.
 */
export async function claim(table: Table, next: Claim): Promise<boolean> {
  const item = await table.get(CLAIM);
  if (Number(item?.data.seq ?? 0) > next.seq) return false;
  const rival = item === undefined ? undefined : await get(table, String(item.data.month));
  if (rival !== undefined && rival.month !== next.month && item?.data.seq === next.seq) {
    if (payOf(rival)?.seq === next.seq) return false;
    if (!(await replace(table, rival))) return false;
  }
  try {
    await table.put({ ...CLAIM, data: { ...next } }, item === undefined ? { absent: true } : { version: item.version });
    return true;
  } catch (error) {
    if (error instanceof ConditionFailed) return false;
    throw error;
  }
}

/** The pay a month posted, whichever version did it: a month is paid once, restating posts none. */
export function payOf(info: Pick<Info, "versions">): Pay | undefined {
  return info.versions.find((one) => one.pay !== undefined)?.pay;
}

/** Keeps the pay run a night saw, of the last two days that had one. */
export async function keepNightly(table: Table, month: string, day: string, digest: string): Promise<void> {
  for (let info = await get(table, month); info !== undefined; info = await get(table, month)) {
    const nightly = [{ day, digest }, ...info.nightly.filter((one) => one.day !== day)];
    nightly.sort((one, two) => (one.day > two.day ? -1 : 1));
    if (JSON.stringify(nightly.slice(0, 2)) === JSON.stringify(info.nightly)) return;
    if (await replace(table, { ...info, nightly: nightly.slice(0, 2) })) return;
  }
}
