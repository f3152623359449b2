/** Steps two and three: staged rows become stored facts by the state law. Repeating a merge, whole or half done, changes nothing more. */

import { refuse } from "@clearboard/core/error";
import type * as Fact from "@clearboard/core/fact";
import * as Fiscal from "@clearboard/core/fiscal";
import type * as Ingest from "@clearboard/ingest/read";
import * as Fingerprint from "@clearboard/store/fingerprint";
import * as Lease from "@clearboard/store/lease";
import * as Ledger from "@clearboard/store/ledger";
import * as Month from "@clearboard/store/month";
import * as Organisation from "@clearboard/store/organisation";
import * as RejectBook from "@clearboard/store/reject-book";
import type { Context } from "../context.ts";
import * as KnownOwners from "../known-owners.ts";
import type { Merge } from "./job.ts";
import { Outcome } from "./outcome.ts";
import { settleCalls } from "./settle-calls.ts";
import { settleRecords } from "./settle-records.ts";
import { settleRecordsAgain } from "./settle-records-again.ts";
import { RETAKE_MONTHS } from "./window.ts";
import { RecordWriter } from "./write-records.ts";

export type Options = {
  generation: number;
  lease?: Lease.Lease;
  /** counts what would become of the rows and writes nothing */
  isDry: boolean;
  /** an earlier run of this merge died somewhere */
  isResumed?: boolean;
  /** withdraws the import: its ids are settled from what the others say */
  isUndo?: boolean;
  /** looks for calls in every month, whatever the profile's window */
  isWide?: boolean;
  /** the only imports whose rows may win over this one's; default: every applied import */
  among?: Set<string>;
};

/** Merges a staged import into a generation and gives its counts. */
export async function merge(
  ctx: Context,
  entry: Ledger.Info,
  options: Options,
): Promise<Pick<Ledger.Info, "counts" | "handedOver">> {
  const { parsed } = entry;
  if (parsed === undefined) throw new Error(`import ${entry.id} is not staged`);
  const job = await jobOf(ctx, entry, options);
  await RejectBook.clear(ctx.files, Ledger.stagingOf(entry), "2-settle");
  await settle(job);
  const rejects = new RejectBook.RejectBook<Ingest.Rejected>(ctx.files, Ledger.stagingOf(entry), "2-settle");
  await rejects.add(job.conflicts.sort((a, b) => a.line - b.line));
  await rejects.flush();
  return { counts: job.outcome.counts(parsed), ...(job.handedOver > 0 ? { handedOver: job.handedOver } : {}) };
}

/** Takes an import out of a generation: every id it speaks of is settled again from the staged rows of the others. */
export async function withdraw(ctx: Context, entry: Ledger.Info, options: Options): Promise<void> {
  if (entry.staged === undefined) return;
  const job = await jobOf(ctx, entry, { ...options, isUndo: true, isResumed: true });
  // Boards name the imports that they stand on, whether or not a row of theirs was the last word.
  await job.touch(entry.months ?? []);
  await settle(job);
}

async function jobOf(ctx: Context, entry: Ledger.Info, options: Options): Promise<Merge> {
  const { generation, lease, isDry } = options;
  const imports = await Ledger.list(ctx.table);
  const ledger = new Map([...imports, entry].map((other) => [other.id, other]));
  const touched = new Set<string>();
  const { firstMonth } = await Organisation.get(ctx.table);
  const guard = async () => {
    if (lease !== undefined && !(await Lease.check(ctx.table, lease, ctx.now()))) {
      throw refuse("lease-lost", { source: entry.source });
    }
  };
  return {
    ctx,
    generation,
    entry,
    ledger,
    later: imports.filter((other) => mayWin(other, entry) && options.among?.has(other.id) !== false),
    outcome: new Outcome(entry.parsed?.read ?? 0),
    handedOver: 0,
    others: imports.filter((other) => isRival(other, entry) && options.among?.has(other.id) !== false),
    isUndo: options.isUndo === true,
    isHalf: options.isUndo === true && entry.counts === undefined,
    retakeMonths: entry.retakeMonths ?? RETAKE_MONTHS,
    isWide: options.isWide === true || letsOldIdsIn(entry),
    conflicts: [],
    isKnownOwner: await KnownOwners.load(ctx, generation),
    isDry,
    isResumed: options.isResumed === true,
    guard,
    firstMonth,
    touch: async (homes) => {
      // What is of a quarter or year is of each of its months; facts without a day are of none.
      for (const month of [...homes].flatMap((home) => Fiscal.parse(home, firstMonth)?.months ?? [])) {
        if (isDry || touched.has(month)) continue;
        touched.add(month);
        await Month.raise(ctx.table, month);
      }
    },
    put: async (writes) => {
      if (isDry || writes.length === 0) return;
      await guard();
      await ctx.table.putMany(writes);
    },
  };
}

async function settle(job: Merge): Promise<void> {
  const { ctx, entry } = job;
  const kinds = Object.keys(entry.staged ?? {}) as Fact.Kind[];
  for (const kind of kinds) {
    if (kind === "call") continue;
    const settleOne = isAgain(job, kind) ? settleRecordsAgain : settleRecords;
    const writer = new RecordWriter(job, kind);
    for (let partition = 0; partition < Fingerprint.COUNT; partition++) {
      await writer.add(await settleOne(job, kind, partition));
      ctx.report?.({ importId: entry.id, step: "settle", done: partition + 1, total: Fingerprint.COUNT });
    }
    await writer.flush();
  }
  if (kinds.includes("call")) await settleCalls(job);
}

/** Whether a person let ids in that lie outside of the re-take window. */
export function letsOldIdsIn(entry: Ledger.Info): boolean {
  return (entry.approved ?? []).some(({ codes }) => codes.includes("held-old-ids"));
}

/** Where absence counts, what is stored does not say enough: everything that was said of an id is heard again. */
function isAgain({ isUndo, entry, others }: Merge, kind: Fact.Kind): boolean {
  return isUndo || [entry, ...others].some((other) => other.complete?.[kind] !== undefined);
}

/** Whether an applied import may speak of the same ids. */
function isRival(other: Ledger.Info, entry: Ledger.Info): boolean {
  if (other.id === entry.id || other.state !== "applied" || other.source !== entry.source) return false;
  return Object.keys(other.staged ?? {}).some((kind) => entry.staged?.[kind] !== undefined);
}

function mayWin(other: Ledger.Info, entry: Ledger.Info): boolean {
  if (!isRival(other, entry)) return false;
  const first = Math.min(entry.minStamp ?? entry.asOf, ...Ledger.asOfsOf(entry));
  return other.hasUnstamped === true && other.asOf >= first;
}
