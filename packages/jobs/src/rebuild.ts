/** Folds the kept raw files again, into a new generation of facts, and flips to it in one conditional write. */
import { setTimeout as wait } from "node:timers/promises";
import { refuse } from "@clearboard/core/error";
import { RECORD_KINDS } from "@clearboard/core/fact/kinds.constant";
import * as Fiscal from "@clearboard/core/fiscal";
import { byText } from "@clearboard/core/order";
import * as Manifest from "@clearboard/store/call/manifest";
import * as Sums from "@clearboard/store/call/sums";
import * as Generation from "@clearboard/store/generation";
import * as Lease from "@clearboard/store/lease";
import * as Ledger from "@clearboard/store/ledger";
import * as Month from "@clearboard/store/month";
import * as Organisation from "@clearboard/store/organisation";
import * as Record from "@clearboard/store/record";
import * as RejectBook from "@clearboard/store/reject-book";
import * as Staged from "@clearboard/store/staged";
import { type Context, holderOf } from "./context.ts";
import { letsOldIdsIn, merge } from "./import/merge.ts";
import { parse } from "./import/parse.ts";
import { quiesce } from "./import.ts";
import * as Profiles from "./profile.ts";

const PATIENCE = 600;

/** Rebuilds all facts from the raw exports the ledger holds. A killed rebuild has changed nothing and is simply started again. */
export async function rebuild(ctx: Context): Promise<{ imports: number; months: string[] }> {
  const lease = await takeTurn(ctx);
  try {
    await quiesce(ctx);
    const seen = await Generation.get(ctx.table);
    const next = Math.max(seen.current, ...seen.dead) + 1;
    // Named dead until it is whole: whoever comes after a killed rebuild knows what to sweep.
    const begun = await Generation.set(ctx.table, seen, { current: seen.current, dead: [...seen.dead, next] });
    const organisation = await Organisation.get(ctx.table);
    const applied = (await Ledger.list(ctx.table)).filter((entry) => entry.state === "applied");
    applied.sort((a, b) => a.asOf - b.asOf || a.receivedAt - b.receivedAt || byText(a.id, b.id));
    const folded = new Set<string>();
    for (const entry of applied) {
      // An empty file that was approved has no rows and no profile.
      if (entry.profileDigest === "") continue;
      // Older ids that a person let in may by the order of as-of be folded before the ids that they were found at.
      const isWide = applied.some((other) => other.source === entry.source && letsOldIdsIn(other));
      const again = { ...entry, staging: `${entry.id}-g${next}` };
      const { parsed } = await parse(ctx, again, await Profiles.kept(ctx, entry.profileDigest), organisation);
      await merge(ctx, { ...again, ...parsed }, { generation: next, lease, isDry: false, among: folded, isWide });
      await Staged.clear(ctx.files, again.staging);
      await RejectBook.clear(ctx.files, again.staging);
      folded.add(entry.id);
      if (!(await Lease.check(ctx.table, lease, ctx.now()))) throw refuse("lease-lost", { source: "rebuild" });
    }
    const months = (await Month.list(ctx.table)).map((month) => month.month);
    const dead = [...seen.dead, seen.current];
    const flipped = await Generation.set(ctx.table, begun, { current: next, dead });
    for (const month of months) await Month.raise(ctx.table, month);
    const { firstMonth } = organisation;
    const longer = months.flatMap((month) => [
      Fiscal.quarterOf(month, firstMonth),
      Fiscal.placeOf(month, firstMonth).year,
    ]);
    for (const generation of dead) await sweep(ctx, generation, [...months, ...new Set(longer)], applied);
    await Generation.set(ctx.table, flipped, { current: next, dead: [] });
    return { imports: applied.length, months };
  } finally {
    await Lease.release(ctx.table, lease);
  }
}

async function takeTurn(ctx: Context): Promise<Lease.Lease> {
  for (let tries = 0; tries < PATIENCE; tries++) {
    const lease = await Lease.take(ctx.table, "rebuild", "rebuild", holderOf(ctx), ctx.now());
    if (!("busy" in lease)) return lease;
    await wait(100);
  }
  throw refuse("rebuild-running");
}

/** Removes a generation nobody reads any more. */
async function sweep(ctx: Context, generation: number, months: string[], imports: Ledger.Info[]): Promise<void> {
  const sources = new Set(imports.map((entry) => entry.source));
  for (const month of [...months, "always", "open"]) {
    for (const kind of RECORD_KINDS) await Record.sweepMonth(ctx.table, generation, kind, month);
    await Sums.sweep(ctx.table, generation, month);
  }
  for (const source of sources) {
    await Manifest.sweep(ctx.table, generation, source);
    for (const kind of RECORD_KINDS) await Record.sweepSource(ctx.table, generation, kind, source);
  }
}
