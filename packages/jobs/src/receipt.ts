/** What became of a file: the entry of `import --json` (design.md 6.2). */
import type { Rejected } from "@clearboard/ingest/read";
import type * as Ledger from "@clearboard/store/ledger";
import * as RejectBook from "@clearboard/store/reject-book";
import type { Context } from "./context.ts";

export type Receipt = {
  path: string;
  kind: string | null;
  profile: string | null;
  source: string | null;
  encoding: string | null;
  status: "applied" | "unchanged" | "held" | "refused";
  reason?: { code: string; message: string; params: Record<string, string | number> };
  importId: string;
  asOf: number;
  rows: Ledger.Counts;
  /** the first of them; `import` keeps them all */
  rejected: Rejected[];
};

const SHOWN = 50;

export const NOTHING: Ledger.Counts = {
  read: 0,
  accepted: 0,
  unchanged: 0,
  stale: 0,
  pending: 0,
  skipped: 0,
  duplicate: 0,
  rejected: 0,
};

/** The receipt of a finished import. A file whose rows were all there already, and one delivered again, is "unchanged". */
export async function of(
  ctx: Context,
  entry: Ledger.Info,
  options: { path: string; isRepeat: boolean },
): Promise<Receipt> {
  const rejected: Rejected[] = [];
  for await (const one of RejectBook.read<Rejected>(ctx.files, entry.id)) {
    if (rejected.push(one) >= SHOWN) break;
  }
  const counts = entry.counts ?? NOTHING;
  const rows = options.isRepeat
    ? {
        ...counts,
        accepted: 0,
        pending: 0,
        stale: 0,
        unchanged: counts.unchanged + counts.accepted + counts.pending + counts.stale,
      }
    : counts;
  const isChanged = rows.accepted + rows.pending > 0;
  return {
    path: options.path,
    kind: entry.kinds.length === 0 ? null : entry.kinds.join("+"),
    profile: entry.profile === "" ? null : entry.profile,
    source: entry.source === "" ? null : entry.source,
    encoding: entry.encoding ?? null,
    status:
      entry.state === "refused" ? "refused" : entry.state === "held" ? "held" : isChanged ? "applied" : "unchanged",
    ...(entry.reason === undefined ? {} : { reason: entry.reason }),
    importId: entry.id,
    asOf: entry.asOf,
    rows,
    rejected,
  };
}
