/** What became of a file: the entry of `import --json`. */
import { numbered } from "@clearboard/ingest/match";
import * as Ledger from "@clearboard/store/ledger";
import * as MappedColumn from "@clearboard/store/mapped-column";
import * as RejectBook from "@clearboard/store/reject-book";
import * as z from "zod";
import type { Context } from "./context.ts";

/** A row that was not taken in; `value` is masked. */
export const Rejected = z
  .object({
    line: z.int(),
    column: z.string(),
    code: z.string(),
    value: z.string(),
    message: z.string(),
    params: Ledger.Reason.shape.params,
  })
  .meta({ id: "Rejected" });
export type Rejected = z.output<typeof Rejected>;

export const Receipt = z
  .object({
    path: z.string(),
    kind: z.string().nullable(),
    profile: z.string().nullable(),
    source: z.string().nullable(),
    encoding: z.string().nullable(),
    status: z.enum(["applied", "unchanged", "held", "refused"]),
    reason: Ledger.Reason.optional(),
    importId: z.string(),
    asOf: z.number().meta({ description: "what the file speaks of, epoch ms" }),
    rows: Ledger.Counts,
    handedOver: z
      .int()
      .optional()
      .meta({ description: "closed deals of which only the owner changed: they count for whoever closed them" }),
    timeless: z
      .int()
      .optional()
      .meta({ description: "calls with a day and no time of day: they count by day, not by hour" }),
    unused: z
      .array(z.string())
      .meta({ description: "columns that have values and that the profile does not read: they can be mapped" }),
    mapped: z.array(z.string()).meta({ description: "columns of the file that somebody mapped for its source" }),
    words: z.array(Ledger.Word).meta({ description: "words that rows wait for: say what they mean" }),
    rejected: z.array(Rejected).meta({ description: "the first 50; rejected.csv has all" }),
  })
  .meta({ id: "Receipt" });
export type Receipt = z.output<typeof Receipt>;

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

/** The counts of a file that is refused because no row of it can be read. */
export function countsOfRefused({
  parsed: { read, skipped } = { read: 0, rejected: 0, skipped: 0 },
}: Ledger.Info): Ledger.Counts {
  return { ...NOTHING, read, skipped, rejected: read - skipped };
}

/** What nothing reads of the file by now, and what somebody has had read since. */
async function columnsOf({ table }: Context, { source, profile, header = [], unused = [] }: Ledger.Info) {
  const mapped = new Set((await MappedColumn.list(table, source, profile)).map(({ column }) => column));
  const isMapped = (name: string) => mapped.has(name);
  const all = [...new Set([...numbered(header), ...unused])];
  return { unused: unused.filter((name) => !isMapped(name)), mapped: all.filter(isMapped) };
}

/** The receipt of a finished import. A file whose facts were all there already, and one delivered again, is "unchanged". */
export async function of(
  ctx: Context,
  entry: Ledger.Info,
  options: { path: string; isRepeat: boolean },
): Promise<Receipt> {
  const rejected: Rejected[] = [];
  for await (const row of RejectBook.read<Rejected>(ctx.files, entry.id)) {
    // Rows that wait for a word are told by the word.
    if (row.code !== "word-waits" && rejected.push(row) >= SHOWN) break;
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
  const isKnown = rows.accepted + rows.pending === 0 && (rows.unchanged > 0 || rows.read === 0);
  return {
    path: options.path,
    kind: entry.kinds.length === 0 ? null : entry.kinds.join("+"),
    profile: entry.profile === "" ? null : entry.profile,
    source: entry.source === "" ? null : entry.source,
    encoding: entry.encoding ?? null,
    status: entry.state === "refused" ? "refused" : entry.state === "held" ? "held" : isKnown ? "unchanged" : "applied",
    ...(entry.reason === undefined ? {} : { reason: entry.reason }),
    importId: entry.id,
    asOf: entry.asOf,
    rows,
    ...(entry.handedOver === undefined || options.isRepeat ? {} : { handedOver: entry.handedOver }),
    ...(entry.timeless === undefined ? {} : { timeless: entry.timeless }),
    ...(await columnsOf(ctx, entry)),
    words: entry.words ?? [],
    rejected,
  };
}
