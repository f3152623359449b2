/** What would become of a file, without anything being stored. */

import { VisibleError } from "@clearboard/core/error";
import * as Segment from "@clearboard/store/call/segment";
import * as Ledger from "@clearboard/store/ledger";
import * as Organisation from "@clearboard/store/organisation";
import * as RejectBook from "@clearboard/store/reject-book";
import * as Staged from "@clearboard/store/staged";
import { type Context, generation } from "./context.ts";
import { judge } from "./import/guard.ts";
import { merge } from "./import/merge.ts";
import { parse } from "./import/parse.ts";
import { type Delivery, examine } from "./import/receive.ts";
import * as Profiles from "./profile.ts";
import * as Receipt from "./receipt.ts";

/** The receipt that `takeIn` would give now, with the rows by what would become of them also where it would be held; the ledger, the facts and the raw files stay as they are. */
export async function preview(ctx: Context, delivery: Delivery): Promise<Receipt.Receipt> {
  const organisation = await Organisation.get(ctx.table);
  const seen = await examine(ctx, delivery);
  const entry: Ledger.Info = { ...seen.entry, id: `dry-${seen.entry.contentHash.slice(0, 24)}` };
  let segment: string | undefined;
  try {
    if (entry.state === "refused" || entry.state === "held")
      return await Receipt.of(ctx, entry, { path: delivery.name, isRepeat: false });
    const profile = await Profiles.kept(ctx, entry.profileDigest);
    const { parsed, doubts } = await parse(ctx, entry, profile, organisation);
    segment = parsed.segment;
    const staged = { ...entry, ...parsed };
    const { refusal, reasons } = await judge(ctx, staged, profile, doubts);
    if (refusal !== undefined) {
      const end = { state: "refused", reason: refusal, counts: Receipt.countsOfRefused(staged) } as const;
      return await Receipt.of(ctx, { ...staged, ...end }, { path: delivery.name, isRepeat: false });
    }
    const [reason] = reasons;
    const done = await merge(ctx, staged, { generation: await generation(ctx), isDry: true });
    const end = reason === undefined ? ({ state: "applied" } as const) : ({ state: "held", reason } as const);
    return await Receipt.of(ctx, { ...staged, ...end, ...done }, { path: delivery.name, isRepeat: false });
  } catch (error) {
    if (!(error instanceof VisibleError)) throw error;
    const reason = { code: error.code, message: error.message, params: error.params };
    return await Receipt.of(ctx, { ...entry, state: "refused", reason }, { path: delivery.name, isRepeat: false });
  } finally {
    await ctx.files.remove(entry.raw);
    await Staged.clear(ctx.files, entry.id);
    await Segment.clear(ctx.files, segment);
    await RejectBook.clear(ctx.files, entry.id);
  }
}
