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
  const entries = (await Ledger.list(ctx.table)).reverse();
  for (const entry of entries) {
    const current = profiles.get(entry.profile);
    if (entry.state !== "applied" || current === undefined) continue;
    const profile = await Profiles.ofSource(ctx, current, entry.source);
    const digest = Profile.digest(profile);
    if (digest === entry.profileDigest) continue;
    // Begun before a process died, held until somebody decides, or withdrawn by somebody who decided.
    const begun = entries.find(
      ({ source, contentHash, profileDigest }) =>
        source === entry.source && contentHash === entry.contentHash && profileDigest === digest,
    );
    if (begun?.state === "withdrawn") continue;
    const detail = { import: entry.id, name: entry.name, profile: profile.name };
    receipts.push(
      await Audit.record(ctx.table, ctx.now, by, "read again", detail, async () => {
        const receipt = await proceed(ctx, begun?.id ?? (await readAgain(ctx, entry, profile)));
        if (receipt.status === "applied") await Undo.undo(ctx, entry.id, { by });
        return receipt;
      }),
    );
  }
  return receipts;
}
