/** What a message of the import queue asks for: a file that lies in the inbox, or an upload that the API has received. */
import * as z from "zod";

export type Delivery =
  | { importId: string }
  | { bucket: string; key: string; version?: string; name: string; source?: string; asOf: number; upload?: string };

const Bucket = z.object({ name: z.string() });
const Dropped = z.object({ key: z.string(), versionId: z.string().optional() });
const Created = z.object({ eventTime: z.iso.datetime(), s3: z.object({ bucket: Bucket, object: Dropped }) });
// The bucket sends the last one once, when it is tied to the queue.
const Message = z.union([
  z.object({ importId: z.string().min(1) }),
  z.object({ Records: z.array(Created) }),
  z.object({ Event: z.literal("s3:TestEvent") }),
]);

/**
 * The deliveries of a message. `crm/2026/deals.csv` is the file `deals.csv` of source `crm`; a file at the top leaves the source
 * to its profile; `crm/.uploads/ID/deals.csv` was announced to the API under that id. The file speaks of the moment it was dropped, so a message that comes twice, or late, says the same.
 * Throws on a message of another shape, which then goes to the dead letters.
 */
export function deliveriesOf(body: string): Delivery[] {
  const message = Message.parse(JSON.parse(body));
  if ("importId" in message) return [message];
  return "Event" in message ? [] : message.Records.flatMap(deliveryOf);
}

function deliveryOf({ eventTime, s3: { bucket, object } }: z.output<typeof Created>): Delivery[] {
  const key = decodeURIComponent(object.key.replaceAll("+", " "));
  const [name = "", ...folders] = key.split("/").reverse();
  if (name === "") return []; // a folder made by hand in the console
  const at = folders.indexOf(".uploads");
  const source = folders.slice(at + 1).at(-1) ?? "";
  const version = object.versionId === undefined ? {} : { version: object.versionId };
  const upload = at > 0 ? { upload: folders[at - 1] ?? "" } : {};
  const about = { name, ...(source && { source }), ...upload, asOf: Date.parse(eventTime) };
  return [{ bucket: bucket.name, key, ...version, ...about }];
}
