/** What a message of the import queue asks for. */
import * as z from "zod";

/** A file that lies in the inbox, or an upload that the API has already received. */
export type Delivery =
  | { importId: string }
  | { bucket: string; key: string; version?: string; name: string; source?: string; asOf: number };

const Announcement = z.object({
  Records: z.array(
    z.object({
      eventTime: z.iso.datetime(),
      s3: z.object({
        bucket: z.object({ name: z.string() }),
        object: z.object({ key: z.string(), versionId: z.string().optional() }),
      }),
    }),
  ),
});
// The bucket sends this once, when it is tied to the queue.
const TestEvent = z.object({ Event: z.literal("s3:TestEvent") });
const Message = z.union([z.object({ importId: z.string().min(1) }), TestEvent, Announcement]);

/**
 * The deliveries of a message. `crm/2026/deals.csv` is the file `deals.csv` of source `crm`; a file at the top leaves the source
 * to its profile. The file speaks of the moment it was dropped, so a message that comes twice, or late, says the same.
 * Throws on a message of another shape, which then goes to the dead letters.
 */
export function deliveriesOf(body: string): Delivery[] {
  const message = Message.parse(JSON.parse(body));
  if ("importId" in message) return [message];
  if ("Event" in message) return [];
  return message.Records.flatMap(({ eventTime, s3: { bucket, object } }) => {
    const key = decodeURIComponent(object.key.replaceAll("+", " "));
    const path = key.split("/");
    const name = path.at(-1) ?? "";
    // a folder made by hand in the console
    if (name === "") return [];
    const [source] = path.length > 1 ? path : [];
    return {
      bucket: bucket.name,
      key,
      ...(object.versionId === undefined ? {} : { version: object.versionId }),
      name,
      ...(source === undefined || source === "" ? {} : { source }),
      asOf: Date.parse(eventTime),
    };
  });
}
