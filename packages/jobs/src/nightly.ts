/** The work of the night: take in what arrived, rebuild what changed, close the month on its third working day. Safe to repeat and to kill. */

import { byText } from "@clearboard/core/order";
import * as Period from "@clearboard/core/period";
import { BY_HAND } from "@clearboard/core/sources";
import * as WorkingDays from "@clearboard/core/working-days";
import * as Zone from "@clearboard/core/zone";
import * as Ledger from "@clearboard/store/ledger";
import * as Month from "@clearboard/store/month";
import * as Night from "@clearboard/store/night";
import * as Organisation from "@clearboard/store/organisation";
import * as z from "zod";
import { freshMonths } from "./board.ts";
import type { Context } from "./context.ts";
import { proceed, takeIn, unfinished } from "./import.ts";
import { close } from "./month.ts";
import { operation } from "./operation.ts";
import { keepRuns } from "./pay/night.ts";
import { finish } from "./policy/finish.ts";
import * as PolicyOf from "./policy.ts";
import * as Receipt from "./receipt.ts";
import { sweep } from "./sweep.ts";

/** A file that lies in the inbox of a source. `version` changes whenever its bytes may have (size and time, or a bucket's sequencer). */
export type Arrival = {
  source: string | null;
  path: string;
  name: string;
  version: string;
  open: () => AsyncIterable<Uint8Array>;
};

export type Summary = {
  today: string;
  files: Receipt.Receipt[];
  resumed: Receipt.Receipt[];
  /** files that could not be taken in this time; the next night tries them again */
  failed: { path: string; error: unknown }[];
  skipped: number;
  boards: { month: string; digest: string; isNew: boolean }[];
  closed: string[];
  /** what the history keeps of the day, this run and earlier ones together */
  night: Night.Info;
};

// access: whether this delivery (path and version) was taken in already
const deliveryKey = (arrival: Arrival) => ({ pk: "delivery", sk: `${arrival.path}#${arrival.version}` });

const CLOSING_DAY = 3;

export async function nightly(
  ctx: Context,
  options: { inbox?: AsyncIterable<Arrival>; today?: string } = {},
): Promise<Summary> {
  const { zone } = await Organisation.get(ctx.table);
  const startedAt = ctx.now();
  const today = options.today ?? Zone.dayOf(startedAt, zone).day;
  const summary: Omit<Summary, "night"> = {
    today,
    files: [],
    resumed: [],
    failed: [],
    skipped: 0,
    boards: [],
    closed: [],
  };
  for (const importId of await unfinished(ctx)) {
    try {
      summary.resumed.push(await proceed(ctx, importId));
    } catch (error) {
      summary.failed.push({ path: importId, error });
    }
  }
  await finish(ctx);
  for await (const arrival of options.inbox ?? nothing()) {
    if ((await ctx.table.get(deliveryKey(arrival))) !== undefined) {
      summary.skipped++;
      continue;
    }
    try {
      const receipt = await take(ctx, arrival);
      summary.files.push({ ...receipt, path: arrival.path });
      // A refused file is looked at again only when it changes; nobody wants the same refusal every night.
      await ctx.table.put({ ...deliveryKey(arrival), data: { importId: receipt.importId } });
    } catch (error) {
      // One file that cannot be read must not keep the others from the morning's board.
      summary.failed.push({ path: arrival.path, error });
    }
  }
  for await (const { item, isNew } of freshMonths(ctx))
    summary.boards.push({ month: item.month, digest: item.candidate.digest, isNew });
  await keepRuns(ctx, today);
  summary.closed = await closeWhenDue(ctx, today);
  await sweep(ctx);
  return { ...summary, night: await keep(ctx, summary, startedAt) };
}

/** Files named in a night's entry; its counts are of all. */
const NAMED = 50;

/** Adds the run to its day; one that found nothing to do leaves the day as it is. */
async function keep(ctx: Context, run: Omit<Summary, "night">, startedAt: number): Promise<Night.Info> {
  const before = await Night.get(ctx.table, run.today);
  const receipts = [...run.resumed, ...run.files];
  const months = run.boards.filter(({ isNew }) => isNew).map(({ month }) => month);
  const hasWorked = receipts.length + run.failed.length + months.length + run.closed.length > 0;
  if (before !== undefined && !hasWorked) return before;
  const statuses = (wanted: Night.File["status"]) => receipts.filter(({ status }) => status === wanted).length;
  const files = [...receipts.map(toFile), ...(before?.files ?? [])];
  const night: Night.Info = {
    day: run.today,
    startedAt: before?.startedAt ?? startedAt,
    finishedAt: ctx.now(),
    applied: (before?.applied ?? 0) + statuses("applied"),
    unchanged: (before?.unchanged ?? 0) + statuses("unchanged"),
    held: (before?.held ?? 0) + statuses("held"),
    refused: (before?.refused ?? 0) + statuses("refused"),
    failed: (before?.failed ?? 0) + run.failed.length,
    rows: [before?.rows ?? Receipt.NOTHING, ...receipts.map(({ rows }) => rows)].reduce(add),
    files: files.sort((a, b) => weight(a) - weight(b)).slice(0, NAMED),
    sources: await sources(ctx, run.today),
    months: [...new Set([...(before?.months ?? []), ...months])].sort(),
    closed: [...new Set([...(before?.closed ?? []), ...run.closed])].sort(),
  };
  await Night.put(ctx.table, night);
  return night;
}

function toFile(receipt: Receipt.Receipt): Night.File {
  const { importId, path, source, status, reason } = receipt;
  return { importId, name: path, source, status, reason: reason?.code ?? null };
}

const weight = ({ status }: Night.File) => (status === "held" ? 0 : status === "refused" ? 1 : 2);

function add(a: Ledger.Counts, b: Ledger.Counts): Ledger.Counts {
  const keys = Object.keys(a) as (keyof Ledger.Counts)[];
  return Object.fromEntries(keys.map((key) => [key, a[key] + b[key]])) as Ledger.Counts;
}

function take(ctx: Context, { source, name, open }: Arrival): Promise<Receipt.Receipt> {
  return takeIn(ctx, { name, chunks: open(), ...(source === null ? {} : { source }) });
}

/** Months before the current one go to review on the third working day of the month after, by the calendar of the current policy. */
async function closeWhenDue(ctx: Context, today: string): Promise<string[]> {
  const current = today.slice(0, 7);
  const { calendar } = await PolicyOf.current(ctx);
  const workingDays = WorkingDays.list(current, calendar).filter((day) => day <= today);
  const isDue = workingDays.length >= CLOSING_DAY;
  const closed: string[] = [];
  for (const item of await Month.list(ctx.table)) {
    const isPast = item.month < Period.previous(current) || (item.month === Period.previous(current) && isDue);
    if (item.state !== "open" || !isPast) continue;
    await close(ctx, item.month, "night");
    closed.push(item.month);
  }
  return closed;
}

async function* nothing(): AsyncGenerator<Arrival> {}

/** Days of deliveries that a source's rhythm is taken from, and how many it takes to have one. */
const RHYTHM = { most: 15, least: 3 };

/**
 * How every source stands on a day, by default today: its last applied file and whether one is missing by its own rhythm, for the sign "CRM: last
 * file 2 days ago". A source that delivers every night is late when its last file is of the day before yesterday.
 */
export async function sources(ctx: Context, day?: string): Promise<Night.Source[]> {
  const { zone } = await Organisation.get(ctx.table);
  const today = day ?? Zone.dayOf(ctx.now(), zone).day;
  const found = new Map<string, { last: Ledger.Info; days: Set<string> }>();
  for (const entry of await Ledger.list(ctx.table)) {
    if (entry.source === "" || BY_HAND.has(entry.source) || entry.state !== "applied") continue;
    const known = found.get(entry.source) ?? { last: entry, days: new Set<string>() };
    if (entry.asOf > known.last.asOf) known.last = entry;
    for (const asOf of Ledger.asOfsOf(entry)) known.days.add(Zone.dayOf(asOf, zone).day);
    found.set(entry.source, known);
  }
  const stand = [...found].map(([source, { last, days }]): Night.Source => {
    const sorted = [...days].sort();
    const daysAgo = Math.max(0, daysBetween(sorted.at(-1) ?? today, today));
    const rhythmDays = rhythmOf(sorted.slice(-RHYTHM.most));
    const isLate = rhythmDays !== null && daysAgo > rhythmDays;
    const delivery = last.deliveries.at(-1);
    const receivedAt = delivery?.receivedAt ?? last.receivedAt;
    return { source, name: delivery?.name ?? last.name, asOf: last.asOf, receivedAt, daysAgo, rhythmDays, isLate };
  });
  return stand.sort((a, b) => byText(a.source, b.source));
}

/** The middle one of the gaps between delivery days. */
function rhythmOf(days: string[]): number | null {
  if (days.length < RHYTHM.least) return null;
  const gaps = days.slice(1).map((day, at) => daysBetween(days[at] ?? day, day));
  return gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? null;
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** Runs of the history that are listed: a month. */
const LISTED = 31;

export const listRuns = operation({
  name: "nightly.list",
  route: "GET /api/nights",
  summary: "The last nightly runs, newest first, and the state of each source",
  action: "import.manage",
  output: z
    .object({
      nights: z.array(Night.Info).meta({ description: "newest first" }),
      sources: z.array(Night.Source).meta({ description: "the state of each source" }),
    })
    .meta({ id: "Nights" }),
  run: async (ctx) => ({ nights: await Night.list(ctx.table, LISTED), sources: await sources(ctx) }),
});
