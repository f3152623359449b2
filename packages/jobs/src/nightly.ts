/** The work of the night: take in what arrived, rebuild what changed, close the month on its third working day. Safe to repeat and to kill. */
import * as Period from "@clearboard/core/period";
import * as Zone from "@clearboard/core/zone";
import * as Ledger from "@clearboard/store/ledger";
import * as Month from "@clearboard/store/month";
import * as Organisation from "@clearboard/store/organisation";
import { fresh } from "./board.ts";
import type { Context } from "./context.ts";
import { proceed, takeIn, unfinished } from "./import.ts";
import { close } from "./month.ts";
import type { Receipt } from "./receipt.ts";

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
  files: Receipt[];
  resumed: Receipt[];
  /** files that could not be taken in this time; the next night tries them again */
  failed: { path: string; error: unknown }[];
  skipped: number;
  boards: { month: string; digest: string; isNew: boolean }[];
  closed: string[];
};

// access: whether this delivery (path and version) was taken in already
const deliveryKey = (arrival: Arrival) => ({ pk: "delivery", sk: `${arrival.path}#${arrival.version}` });

const CLOSING_DAY = 3;

export async function nightly(
  ctx: Context,
  options: { inbox?: AsyncIterable<Arrival>; today?: string } = {},
): Promise<Summary> {
  const { zone } = await Organisation.get(ctx.table);
  const today = options.today ?? Zone.dayOf(ctx.now(), zone).day;
  const summary: Summary = { today, files: [], resumed: [], failed: [], skipped: 0, boards: [], closed: [] };
  for (const importId of await unfinished(ctx)) {
    try {
      summary.resumed.push(await proceed(ctx, importId));
    } catch (error) {
      summary.failed.push({ path: importId, error });
    }
  }
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
  for (const { month, candidate } of await Month.list(ctx.table)) {
    const after = await fresh(ctx, month);
    summary.boards.push({ month, digest: after.candidate.digest, isNew: after.candidate.digest !== candidate?.digest });
  }
  summary.closed = await closeWhenDue(ctx, today);
  return summary;
}

function take(ctx: Context, { source, name, open }: Arrival): Promise<Receipt> {
  return takeIn(ctx, { name, chunks: open(), ...(source === null ? {} : { source }) });
}

/** Months before the current one go to review on the third weekday of the month after. Weekdays are no figure: no calendar is guessed for one. */
async function closeWhenDue(ctx: Context, today: string): Promise<string[]> {
  const current = today.slice(0, 7);
  const isDue = weekdaysUpTo(today) >= CLOSING_DAY;
  const closed: string[] = [];
  for (const item of await Month.list(ctx.table)) {
    const isPast = item.month < Period.previous(current) || (item.month === Period.previous(current) && isDue);
    if (item.state !== "open" || !isPast) continue;
    await close(ctx, item.month, "night");
    closed.push(item.month);
  }
  return closed;
}

function weekdaysUpTo(day: string): number {
  let count = 0;
  for (let at = 1; at <= Number(day.slice(8)); at++) {
    const weekday = new Date(`${day.slice(0, 7)}-${String(at).padStart(2, "0")}T00:00:00Z`).getUTCDay();
    if (weekday !== 0 && weekday !== 6) count++;
  }
  return count;
}

async function* nothing(): AsyncGenerator<Arrival> {}

/** When each source last delivered, for the sign "CRM: last file 2 days ago". */
export async function lastDeliveries(ctx: Context): Promise<{ source: string; receivedAt: number; name: string }[]> {
  const last = new Map<string, { source: string; receivedAt: number; name: string }>();
  for (const entry of await Ledger.list(ctx.table)) {
    if (entry.source === "" || entry.state !== "applied") continue;
    for (const { name, receivedAt } of entry.deliveries) {
      if (receivedAt > (last.get(entry.source)?.receivedAt ?? 0))
        last.set(entry.source, { source: entry.source, receivedAt, name });
    }
  }
  return [...last.values()].sort((one, two) => (one.source < two.source ? -1 : 1));
}
