/** Takes in what the import queue announces; only the messages that failed come back, and in the end go to the dead letters. */
import { GetObjectCommand } from "@aws-sdk/client-s3";
import { proceed } from "@clearboard/jobs/import";
import { tellFile } from "@clearboard/jobs/notice/tell";
import { receiveAnnounced } from "@clearboard/jobs/presigned-upload";
import { ctx, s3 } from "./context.ts";
import { type Delivery, deliveriesOf } from "./delivery.ts";
import { log } from "./log.ts";
import { outbox } from "./outbox.ts";

type Queued = { Records: { messageId: string; body: string }[] };
type Failures = { batchItemFailures: { itemIdentifier: string }[] };

export async function handler(event: Queued): Promise<Failures> {
  const batchItemFailures: Failures["batchItemFailures"] = [];
  for (const { messageId, body } of event.Records) {
    try {
      for (const delivery of deliveriesOf(body)) {
        const { importId, status, rows, reason } = await proceed(ctx, await idOf(delivery));
        log({ event: "import", importId, status, rows, reason });
        await tellFile(ctx, outbox, importId);
      }
    } catch (error) {
      log({ event: "import-failed", messageId, error });
      batchItemFailures.push({ itemIdentifier: messageId });
    }
  }
  return { batchItemFailures };
}

/** The import of a delivery; bytes that came before give the import they gave then. */
async function idOf(delivery: Delivery): Promise<string> {
  if ("importId" in delivery) return delivery.importId;
  const { bucket, key, version, ...about } = delivery;
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key, VersionId: version }));
  const chunks = (Body ?? []) as AsyncIterable<Uint8Array>;
  return (await receiveAnnounced(ctx, { ...about, chunks })).importId;
}
