/** The HTTP API behind API Gateway. */
import { randomBytes } from "node:crypto";
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { createApi } from "@clearboard/api/app";
import { handle } from "hono/aws-lambda";
import { ctx, setting } from "./context.ts";
import { inboxOf } from "./inbox.ts";
import { log } from "./log.ts";
import { outbox } from "./outbox.ts";

const sqs = new SQSClient({});
const queue = setting("CLEARBOARD_IMPORTS");

// API Gateway takes 10 MB and Lambda 6 MB, as base64; what is larger goes straight into the inbox.
const MAX_UPLOAD_BYTES = 4 * 1024 * 1024;

const api = createApi({
  ctx,
  // This function stops when it has answered, so the rest of an import is the import function's.
  startImport: async (importId) => {
    await sqs.send(new SendMessageCommand({ QueueUrl: queue, MessageBody: JSON.stringify({ importId }) }));
  },
  random: randomBytes,
  isSecure: true,
  origins: [setting("CLEARBOARD_ORIGIN")],
  // The edge adds the caller and the gateway adds the edge, so the caller is the last but one; what stands before is hearsay.
  address: (c) => c.req.header("x-forwarded-for")?.split(",").at(-2)?.trim(),
  maxImportBytes: MAX_UPLOAD_BYTES,
  inbox: inboxOf(setting("CLEARBOARD_INBOX"), ctx.now),
  outbox,
  log,
});

export const handler = handle(api);
