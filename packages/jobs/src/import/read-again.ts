/** A kept file as an import of another reading of it: what it said before it says again, at the same times. */
import { randomUUID } from "node:crypto";
import type * as Profile from "@clearboard/ingest/profile";
import * as Ledger from "@clearboard/store/ledger";
import type { Context } from "../context.ts";
import * as Profiles from "../profile.ts";
import { enter } from "./receive.ts";

/** Enters the kept bytes with the profile; the import is then to be brought to its end. */
export async function readAgain(ctx: Context, entry: Ledger.Info, profile: Profile.Info): Promise<string> {
  const {
    source,
    profile: called,
    kinds,
    contentHash,
    bytes,
    raw,
    name,
    asOf,
    receivedAt,
    deliveries,
    approved,
  } = entry;
  // Bytes of its own: either import may be put away without the other.
  const copy = `raw/${randomUUID()}`;
  await ctx.files.writeStream(copy, ctx.files.stream(raw));
  const { importId } = await enter(
    ctx,
    {
      ...{ source, profile: called, kinds, contentHash, bytes, raw: copy, name, asOf, deliveries },
      // It says the same times anew: of what counted as something meanwhile, the new reading counts.
      receivedAt: receivedAt + 1,
      asOfs: Ledger.asOfsOf(entry),
      ...(approved === undefined ? {} : { approved }),
      profileDigest: await Profiles.keep(ctx, profile),
      state: "received",
    },
    { isAgain: true },
  );
  return importId;
}

/** Of every file its newest reading, the newest file first: what that says when it is read again stands over the older ones. */
export function newestReadings(entries: readonly Ledger.Info[]): Ledger.Info[] {
  const byContent = Map.groupBy(entries, ({ source, contentHash }) => `${source} ${contentHash}`);
  return [...byContent.values()].map((same) =>
    same.reduce((newest, entry) => (entry.receivedAt > newest.receivedAt ? entry : newest)),
  );
}
