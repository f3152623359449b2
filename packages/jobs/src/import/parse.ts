/** Step one: bytes of an export become typed, staged rows. Whatever is refused or rejected here has changed nothing. */
import * as Fact from "@clearboard/core/fact";
import type { CallColumns } from "@clearboard/core/fact/call-columns";
import { UNKNOWN_SECOND } from "@clearboard/core/fact/kinds/call";
import type * as Organisation from "@clearboard/core/organisation";
import * as Period from "@clearboard/core/period";
import type * as Profile from "@clearboard/ingest/profile";
import * as Ingest from "@clearboard/ingest/read";
import { Lanes } from "@clearboard/store/call/lanes";
import * as Segment from "@clearboard/store/call/segment";
import * as Ledger from "@clearboard/store/ledger";
import * as RejectBook from "@clearboard/store/reject-book";
import * as Staged from "@clearboard/store/staged";
import type { Context } from "../context.ts";
import * as PolicyOf from "../policy.ts";
import * as CallRepeats from "./call-repeats.ts";
import { Doubts } from "./fit.ts";
import * as Span from "./span.ts";

export type Parsed = Required<
  Pick<
    Ledger.Info,
    | "encoding"
    | "delimiter"
    | "header"
    | "blanks"
    | "unused"
    | "span"
    | "parsed"
    | "words"
    | "staged"
    | "hasUnstamped"
    | "minStamp"
    | "maxStamp"
    | "months"
  >
> &
  Pick<Ledger.Info, "segment" | "complete" | "retakeMonths" | "correctsOwner" | "timeless">;

/** Columns kept of a header, to compare it with the next file's. */
const COLUMNS = 300;

/**
 * Reads an import's raw file with its profile and stages what it holds, beside what speaks against the file. Starts clean, so
 * it may be repeated.
 * Throws VisibleError for a file that turns out not to be what it claims.
 */
export async function parse(
  ctx: Context,
  entry: Ledger.Info,
  profile: Profile.Info,
  organisation: Organisation.Info,
): Promise<{ parsed: Parsed; doubts: Doubts }> {
  const lanes = new Lanes();
  try {
    return await parseInto(lanes, ctx, entry, profile, organisation);
  } finally {
    lanes.close();
  }
}

async function parseInto(
  lanes: Lanes,
  ctx: Context,
  entry: Ledger.Info,
  profile: Profile.Info,
  organisation: Organisation.Info,
): Promise<{ parsed: Parsed; doubts: Doubts }> {
  const staging = Ledger.stagingOf(entry);
  await Staged.clear(ctx.files, staging);
  await RejectBook.clear(ctx.files, staging);
  const reading = await Ingest.open(ctx.files.stream(entry.raw), {
    profiles: [profile],
    profile,
    source: entry.source,
    organisation,
  });
  const stager = new Staged.Stager(ctx.files, staging);
  const rejects = new RejectBook.RejectBook<Ingest.Rejected>(ctx.files, staging, "1-parse");
  const doubts = new Doubts();
  let read = 0;
  let skipped = 0;
  let timeless = 0;
  const stamps = { hasUnstamped: false, least: entry.asOf, most: entry.asOf };
  const months = new Set<string>();
  const perDay = new Map<string, number>();
  const days = new Map<Fact.Kind, Set<string>>();
  for await (const batch of reading.batches) {
    timeless += countCalls(batch.calls, stamps);
    lanes.add(batch.calls);
    for (const row of batch.rows) {
      noteStamp(row.stamp ?? Number.NaN, stamps);
      months.add(Fact.homeMonth(row));
      const day = Fact.dayOf(row.kind, row.values);
      if (day !== undefined) {
        perDay.set(day, (perDay.get(day) ?? 0) + 1);
        if (profile.completeDays === true) addDay(days, row.kind, day);
      }
      stager.add(row);
    }
    for (const line of batch.broken) stager.break(line);
    read += batch.read;
    skipped += batch.skipped;
    doubts.add(batch.rejected);
    for (const word of batch.asked) doubts.ask(word);
    await rejects.add(batch.rejected);
    await stager.flush();
    ctx.report?.({ importId: entry.id, step: "parse", done: batch.bytes, total: entry.bytes });
  }
  await rejects.flush();
  doubts.misfits = reading.misfits;
  for (const [number, count] of lanes.days) {
    const day = Period.dayText(number);
    months.add(Period.monthOf(day));
    perDay.set(day, (perDay.get(day) ?? 0) + count);
    if (profile.completeDays === true) addDay(days, "call", day);
  }
  const segment = await writeCalls(ctx, staging, lanes);
  const staged = await stager.finish();
  const parsed: Parsed = {
    encoding: reading.encoding,
    delimiter: reading.delimiter,
    header: reading.header.slice(0, COLUMNS),
    blanks: reading.blanks.filter((column) => column < COLUMNS),
    unused: reading.unused.slice(0, COLUMNS).map((name) => name.slice(0, 200)),
    span: Span.of(perDay, (await PolicyOf.current(ctx)).calendar),
    parsed: { read, rejected: rejects.count - doubts.waiting, skipped, waiting: doubts.waiting },
    words: doubts.words,
    staged: segment === undefined ? staged : { ...staged, call: [] },
    hasUnstamped: stamps.hasUnstamped,
    minStamp: stamps.least,
    maxStamp: stamps.most,
    months: [...months].sort(),
    ...(segment === undefined ? {} : { segment }),
    ...(profile.retakeMonths === undefined ? {} : { retakeMonths: profile.retakeMonths }),
    ...(timeless === 0 ? {} : { timeless }),
    ...(profile.owner === "correct" ? { correctsOwner: true } : {}),
    // A rejected row may be any row: nothing is known to be absent from a file that has one.
    ...(rejects.count === 0 ? whole(profile, days) : {}),
  };
  return { parsed, doubts };
}

type Stamps = { hasUnstamped: boolean; least: number; most: number };

/** A row without a stamp of its own has NaN. */
function noteStamp(stamp: number, stamps: Stamps): void {
  if (Number.isNaN(stamp)) stamps.hasUnstamped = true;
  else {
    stamps.least = Math.min(stamps.least, stamp);
    stamps.most = Math.max(stamps.most, stamp);
  }
}

/** Notes the stamps of calls and gives how many of them have no time of day. */
function countCalls(calls: CallColumns, stamps: Stamps): number {
  let timeless = 0;
  for (let row = 0; row < calls.count; row++) {
    noteStamp(calls.stamp[row] as number, stamps);
    if (calls.second[row] === UNKNOWN_SECOND) timeless++;
  }
  return timeless;
}

/** Makes the calls of the file a segment; undefined where it has none. */
async function writeCalls({ files }: Context, staging: string, lanes: Lanes): Promise<string | undefined> {
  if (lanes.rows === 0) return undefined;
  const folder = Segment.newFolder(staging);
  await CallRepeats.sift(files, folder, lanes);
  return lanes.write(files, Segment.pathOf(folder));
}

/** Who leaves is said by a last day and who is linked by another link, never by silence. */
const SPOKEN_OF = new Set<Fact.Kind>(["person", "identity"]);

/** What the profile says the file holds whole. */
function whole(profile: Profile.Info, days: ReadonlyMap<Fact.Kind, Set<string>>): Pick<Parsed, "complete"> {
  if (profile.complete === true) {
    const kinds = profile.kinds.filter((kind) => !SPOKEN_OF.has(kind));
    return { complete: Object.fromEntries(kinds.map((kind) => [kind, [Ledger.EVERY_DAY]])) };
  }
  if (profile.completeDays !== true) return {};
  return { complete: Object.fromEntries([...days].map(([kind, some]) => [kind, [...some].sort()])) };
}

function addDay(days: Map<Fact.Kind, Set<string>>, kind: Fact.Kind, day: string): void {
  const some = days.get(kind);
  if (some === undefined) days.set(kind, new Set([day]));
  else some.add(day);
}
