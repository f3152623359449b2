/** Steps two and three: staged rows become stored facts by the state law. Repeating a merge, whole or half done, changes nothing more. */

import { VisibleError } from "@clearboard/core/error";
import type * as Fact from "@clearboard/core/fact";
import type * as Ingest from "@clearboard/ingest/read";
import * as Fingerprint from "@clearboard/store/fingerprint";
import * as Lease from "@clearboard/store/lease";
import * as Ledger from "@clearboard/store/ledger";
import * as Month from "@clearboard/store/month";
import * as RejectBook from "@clearboard/store/reject-book";
import type { Context } from "../context.ts";
import * as KnownOwners from "../known-owners.ts";
import type { Merge } from "./job.ts";
import { mergeCalls } from "./merge-calls.ts";
import { Outcome } from "./outcome.ts";
import { settleRecords } from "./settle-records.ts";

export type Options = {
  generation: number;
  lease?: Lease.Lease;
  /** counts what would become of the rows and writes nothing */
  isDry: boolean;
  /** an earlier run of this merge died somewhere */
  isResumed?: boolean;
  /** the only imports whose rows may win over this one's; default: every applied import */
  among?: Set<string>;
};

/** Merges a staged import into a generation and gives its counts. */
export async function merge(ctx: Context, entry: Ledger.Info, options: Options): Promise<Ledger.Counts> {
  const { generation, lease, isDry } = options;
  const { parsed, staged } = entry;
  if (parsed === undefined || staged === undefined) throw new Error(`import ${entry.id} is not staged`);
  const imports = await Ledger.list(ctx.table);
  const ledger = new Map([...imports, entry].map((one) => [one.id, one]));
  const touched = new Set<string>();
  const guard = async () => {
    if (lease !== undefined && !(await Lease.check(ctx.table, lease, ctx.now()))) {
      throw new VisibleError(
        "conflict",
        "lease-lost",
        `Another process took over the import of ${entry.source}; this one stops.`,
        { params: { source: entry.source } },
      );
    }
  };
  const job: Merge = {
    ctx,
    generation,
    entry,
    ledger,
    later: imports.filter((one) => mayWin(one, entry) && options.among?.has(one.id) !== false),
    outcome: new Outcome(parsed.read),
    conflicts: [],
    isKnownOwner: await KnownOwners.load(ctx, generation),
    isDry,
    isResumed: options.isResumed === true,
    guard,
    touch: async (months) => {
      for (const month of months) {
        if (isDry || touched.has(month) || !/^\d{4}-\d{2}$/.test(month)) continue;
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
  await RejectBook.clear(ctx.files, Ledger.stagingOf(entry), "2-settle");
  const kinds = Object.keys(staged) as Fact.Kind[];
  for (const kind of kinds) {
    if (kind === "call") continue;
    for (let partition = 0; partition < Fingerprint.COUNT; partition++) {
      await settleRecords(job, kind, partition);
      ctx.report?.({ importId: entry.id, step: "settle", done: partition + 1, total: Fingerprint.COUNT });
    }
  }
  if (kinds.includes("call")) await mergeCalls(job);
  const book = new RejectBook.RejectBook<Ingest.Rejected>(ctx.files, Ledger.stagingOf(entry), "2-settle");
  await book.add(job.conflicts.sort((one, two) => one.line - two.line));
  await book.flush();
  return job.outcome.counts(parsed);
}

function mayWin(one: Ledger.Info, entry: Ledger.Info): boolean {
  if (one.id === entry.id || one.state !== "applied" || one.source !== entry.source) return false;
  const first = Math.min(entry.minStamp ?? entry.asOf, ...Ledger.asOfsOf(entry));
  if (one.hasUnstamped !== true || one.asOf < first) return false;
  return (
    one.staged !== undefined &&
    entry.staged !== undefined &&
    Object.keys(one.staged).some((kind) => entry.staged?.[kind] !== undefined)
  );
}
