/** A delivery that may have been announced to the API before it lay in the inbox: then it is what was said of it. */
import * as ImporterKey from "@clearboard/store/importer-key";
import * as Upload from "@clearboard/store/upload";
import type { Context } from "./context.ts";
import * as Profiles from "./profile.ts";
import { type Delivery, type Received, receive } from "./receive.ts";

/**
 * As `receive`. An announced upload takes its name, source, profile and as-of from the announcement, and whoever announced it
 * finds its import by the upload's id. An id nobody announced, or one of a week ago, is a file like any other.
 */
export async function receiveAnnounced(
  ctx: Context,
  { upload: id, ...delivery }: Delivery & { upload?: string },
): Promise<Received> {
  const upload = id === undefined ? undefined : await Upload.get(ctx.table, id);
  if (upload === undefined) return receive(ctx, delivery);
  const asOf = upload.asOf ?? delivery.asOf;
  const received = await receive(ctx, {
    chunks: delivery.chunks,
    name: upload.name,
    ...(upload.source === null ? {} : { source: upload.source }),
    ...(upload.profile === null ? {} : { profile: await Profiles.find(ctx, upload.profile) }),
    ...(asOf === undefined ? {} : { asOf }),
  });
  if (upload.key !== null) await ImporterKey.made(ctx.table, upload.key, received.importId, ctx.now());
  await Upload.arrived(ctx.table, upload.id, received.importId);
  return received;
}
