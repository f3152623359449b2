/** Kept files whose profile has changed since they came, read by it as it is now: an update may know more columns. */
import * as Profile from "@clearboard/ingest/profile";
import * as Audit from "@clearboard/store/audit";
import * as Ledger from "@clearboard/store/ledger";
import type { Context } from "./context.ts";
import { readAgain } from "./import/read-again.ts";
import * as Undo from "./import/undo.ts";
import { proceed } from "./import.ts";
import * as Profiles from "./profile.ts";
import type { Receipt } from "./receipt.ts";

/**
 * Reads every applied file again whose profile, with its source's words and columns, is another now than when it came, the
 * oldest first, and withdraws the reading before. A file that is held or refused that way stays as it was read. Safe to
 * repeat: it goes on where it was broken off. Throws what `undo` throws. Audited.
 */
export async function reread(ctx: Context, by: string): Promise<Receipt[]> {
  const profiles = new Map((await Profiles.all(ctx)).map((profile) => [profile.name, profile]));
  const receipts: Receipt[] = [];
  for (const entry of (await Ledger.list(ctx.table)).reverse()) {
    const current = profiles.get(entry.profile);
    if (entry.state !== "applied" || current === undefined) continue;
    const profile = await Profiles.ofSource(ctx, current, entry.source);
    if (Profile.digest(profile) === entry.profileDigest) continue;
    const detail = { import: entry.id, name: entry.name, profile: profile.name };
    receipts.push(
      await Audit.record(ctx.table, ctx.now, by, "read again", detail, async () => {
        const receipt = await proceed(ctx, await readAgain(ctx, entry, profile));
        if (receipt.status === "applied") await Undo.undo(ctx, entry.id, { by });
        return receipt;
      }),
    );
  }
  return receipts;
}
