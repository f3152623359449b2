/** The month item is the only pointer to a board; boards and their inputs are immutable files keyed by digest. */
import { byText } from "@clearboard/core/order";
import * as Decision from "@clearboard/core/pay/decision";
import { State as PayState } from "@clearboard/core/pay/statement";
import * as z from "zod";
import { all, changeItem, type Item, type Table, tryWrite, unchanged } from "./table.ts";

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
    /** last day with a counted fact */
    dataTo: z.string().nullable().default(null),
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
  history: z.array(
    z.object({
      state: PayState,
      by: z.string(),
      /** epoch ms */
      at: z.number(),
      /** nobody else had the right to approve */
      isOnly: z.boolean().optional(),
    }),
  ),
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
  /** what was decided by hand about the month's pay; `by` are user ids */
  holds: z.array(Decision.Hold).default([]),
  adjustments: z.array(Decision.Adjustment).default([]),
  /** the file of what payroll really paid; "" = nothing was entered */
  actuals: z.string().default(""),
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
  return tryWrite(table.put({ pk: PK, sk: info.month, data: JSON.parse(JSON.stringify(data)) }, { version }));
}

/** Says that something the month's board is made of is about to change; makes the month when it is new. */
export async function raise(table: Table, month: string): Promise<void> {
  await changeItem(table, { pk: PK, sk: month }, (item) => {
    if (item !== undefined) return { data: { ...item.data, inputs: Number(item.data.inputs) + 1 } };
    return { data: { month, state: "open", published: 0, inputs: 1, builtAt: 0, candidate: null } };
  });
}

/** A published version of the month by its number. */
export function version(info: Info, number: number): Version | undefined {
  return info.versions.find((version) => version.number === number);
}

/** A reserved posting: the month that will have this number among the postings. */
export type Reservation = { month: string; seq: number };

// access: the one reservation of the next posting
const NEXT_POSTING = { pk: "posting", sk: "next" };

/**
 * Reserves the next posting for a month; false when a rival was faster. An unused reservation of another month is ended
 * first by a write on that month's item: its publication then fails, so that no two months start from the same head.
 */
export async function reservePosting(table: Table, next: Reservation): Promise<boolean> {
  const item = await table.get(NEXT_POSTING);
  if (Number(item?.data.seq ?? 0) > next.seq) return false;
  const rival = item === undefined ? undefined : await get(table, String(item.data.month));
  if (rival !== undefined && rival.month !== next.month && item?.data.seq === next.seq) {
    if (payOf(rival)?.seq === next.seq) return false;
    if (!(await replace(table, rival))) return false;
  }
  return tryWrite(table.put({ ...NEXT_POSTING, data: { ...next } }, unchanged(item)));
}

/** The pay a month posted, whichever version did it: a month is paid once, restating posts none. */
export function payOf(info: Pick<Info, "versions">): Pay | undefined {
  return info.versions.find((version) => version.pay !== undefined)?.pay;
}

/** Keeps the pay run a night saw, of the last two days that had one. */
export async function keepNightly(table: Table, month: string, day: string, digest: string): Promise<void> {
  for (let info = await get(table, month); info !== undefined; info = await get(table, month)) {
    const nightly = [{ day, digest }, ...info.nightly.filter((run) => run.day !== day)];
    nightly.sort((a, b) => byText(b.day, a.day));
    if (JSON.stringify(nightly.slice(0, 2)) === JSON.stringify(info.nightly)) return;
    if (await replace(table, { ...info, nightly: nightly.slice(0, 2) })) return;
  }
}
