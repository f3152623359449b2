/** What a full export no longer names of what is there: many at once were hardly all deleted. */
import * as Rational from "@clearboard/core/rational";
import { MAP_WORDS } from "@clearboard/store/call/lanes";
import * as Manifest from "@clearboard/store/call/manifest";
import { MapTable, PrintTable } from "@clearboard/store/call/print";
import * as Fingerprint from "@clearboard/store/fingerprint";
import * as Ledger from "@clearboard/store/ledger";
import * as Staged from "@clearboard/store/staged";
import { CallDays } from "../calls/call-days.ts";
import { type Context, generation } from "../context.ts";
import { reason } from "./reason.ts";

/**
 * A reason to hold a full export that lacks more than the share of the ids it may speak of: those of the last full export of
 * the source, and of what came after it.
 */
export async function absent(ctx: Context, entry: Ledger.Info, share: string): Promise<Ledger.Reason[]> {
  const found = { known: 0, absent: 0 };
  for (const [kind, days] of Object.entries(entry.complete ?? {})) {
    if (!days.includes(Ledger.EVERY_DAY)) continue;
    const before = await since(ctx, entry, kind);
    if (kind === "call") {
      await countCalls(ctx, entry, before, found);
      continue;
    }
    for (let partition = 0; partition < Fingerprint.COUNT; partition++) {
      const own = await idsOf(ctx, [entry], kind, partition);
      const known = await idsOf(ctx, before, kind, partition);
      found.known += known.size;
      for (const id of known) if (!own.has(id)) found.absent++;
    }
  }
  const most = Rational.multiply(Rational.parse(share), Rational.of(found.known));
  return Rational.compare(Rational.of(found.absent), most) > 0 ? [reason("held-absent", found)] : [];
}

/** The last full export before the file, and every import of the source with the kind that came after that. */
async function since(ctx: Context, entry: Ledger.Info, kind: string): Promise<Ledger.Info[]> {
  const others = (await Ledger.list(ctx.table)).filter(
    (other) =>
      other.id !== entry.id &&
      other.state === "applied" &&
      other.source === entry.source &&
      other.asOf <= entry.asOf &&
      other.staged?.[kind] !== undefined,
  );
  const isFull = (other: Ledger.Info) => other.complete?.[kind]?.includes(Ledger.EVERY_DAY) === true;
  const last = Math.max(...others.filter(isFull).map(({ asOf }) => asOf), Number.NEGATIVE_INFINITY);
  return others.filter(({ asOf }) => asOf >= last);
}

/** The same for calls, whose ids are told by their prints. */
async function countCalls(
  ctx: Context,
  entry: Ledger.Info,
  before: Ledger.Info[],
  found: { known: number; absent: number },
): Promise<void> {
  if (entry.segment === undefined) return;
  const manifest = await Manifest.read(ctx.table, await generation(ctx), entry.source);
  const ids = new Set(before.map(({ id }) => id));
  const files = [...manifest.values()].flat().filter(({ importId }) => ids.has(importId));
  const days = new CallDays(ctx.files);
  const own = await days.segment(entry.segment);
  for (let part = 0; part < own.maps; part++) {
    const table = new MapTable(await own.map(part), MAP_WORDS);
    const known = new PrintTable();
    for (const name of new Set(files.map(({ segment }) => segment)))
      for await (const entries of (await days.segment(name)).mapsFacing(part, own.maps))
        for (let row = 0; row < entries.length; row += MAP_WORDS) {
          const [high, low] = [entries[row] as number, entries[row + 1] as number];
          // Where the other has fewer maps, theirs hold ids of other parts as well.
          if ((high & (own.maps - 1)) !== part || known.add(high, low, 0) >= 0) continue;
          if (table.first(high, low) < 0) found.absent++;
        }
    found.known += known.size;
  }
}

async function idsOf(ctx: Context, imports: Ledger.Info[], kind: string, partition: number): Promise<Set<string>> {
  const ids = new Set<string>();
  for (const from of imports) {
    const staging = Ledger.stagingOf(from);
    for (const { id } of await Staged.records(ctx.files, staging, from.staged ?? {}, kind, partition)) ids.add(id);
  }
  return ids;
}
