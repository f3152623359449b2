/** What a full export no longer names of what is there: many at once were hardly all deleted. */
import * as Rational from "@clearboard/core/rational";
import * as Fingerprint from "@clearboard/store/fingerprint";
import * as Ledger from "@clearboard/store/ledger";
import * as Staged from "@clearboard/store/staged";
import * as StagedCall from "@clearboard/store/staged-call";
import type { Context } from "../context.ts";
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

async function idsOf(ctx: Context, imports: Ledger.Info[], kind: string, partition: number): Promise<Set<string>> {
  const ids = new Set<string>();
  for (const from of imports) {
    const staging = Ledger.stagingOf(from);
    if (kind === "call")
      for await (const bytes of Staged.calls(ctx.files, staging, from.staged ?? {}, partition))
        for (const row = new StagedCall.Walk(bytes); row.next(); ) ids.add(row.id());
    else for (const { id } of await Staged.records(ctx.files, staging, from.staged ?? {}, kind, partition)) ids.add(id);
  }
  return ids;
}
