/** From the drop to the boards: inbox bucket -> queue (dead letters beside it) -> import function. */
import type { Stage } from "../stages.ts";
import type { Data } from "./data.ts";
import { createFunction } from "./function.ts";
import type { Mail } from "./mail.ts";

export function createImports(settings: Stage, data: Data, mail: Mail) {
  const deadLetters = createDeadLetters("ImportDeadLetters");
  const queue = new sst.aws.Queue("ImportQueue", {
    // Longer than an import may take, so that no message comes back while it is worked on; and short enough that one which found
    // its source busy is soon tried again.
    visibilityTimeout: "20 minutes",
    dlq: { queue: deadLetters.arn, retry: 5 },
    transform: { queue: { sqsManagedSseEnabled: true, messageRetentionSeconds: 14 * 86_400 } },
  });

  const policy = new aws.sqs.QueuePolicy("ImportQueuePolicy", {
    queueUrl: queue.url,
    policy: aws.iam.getPolicyDocumentOutput({
      statements: [
        {
          sid: "InboxMayAnnounce",
          actions: ["sqs:SendMessage"],
          resources: [queue.arn],
          principals: [{ type: "Service", identifiers: ["s3.amazonaws.com"] }],
          // Without this any bucket of any account could announce files here.
          conditions: [{ test: "ArnEquals", variable: "aws:SourceArn", values: [data.inbox.arn] }],
        },
      ],
    }).json,
  });
  new aws.s3.BucketNotification(
    "InboxNotification",
    { bucket: data.inbox.name, queues: [{ id: "delivered", queueArn: queue.arn, events: ["s3:ObjectCreated:*"] }] },
    { dependsOn: policy },
  );

  const worker = createFunction("Import", settings, data, {
    handler: "packages/functions/src/import.handler",
    link: [data.links.table, data.links.files, data.links.inbox],
    permissions: [
      {
        actions: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ChangeMessageVisibility"],
        resources: [queue.arn],
      },
      ...mail.permissions,
    ],
    environment: mail.environment,
    timeout: "15 minutes",
    memory: "2048 MB",
  });
  queue.subscribe(worker.arn, {
    // One file a call: a slow file delays no other, and only what failed comes back.
    batch: { size: 1, partialResponses: true },
    transform: { eventSourceMapping: { scalingConfig: { maximumConcurrency: 5 } } },
  });

  const sending = new sst.Linkable("ImportQueueSending", {
    properties: { url: queue.url },
    include: [sst.aws.permission({ actions: ["sqs:SendMessage"], resources: [queue.arn] })],
  });
  return { url: queue.url, sending };
}

export type Imports = ReturnType<typeof createImports>;

/** A queue for what failed too often; kept two weeks, so that a holiday loses nothing. */
export function createDeadLetters(name: string) {
  return new sst.aws.Queue(name, {
    transform: { queue: { sqsManagedSseEnabled: true, messageRetentionSeconds: 14 * 86_400 } },
  });
}
