/** The bundles that a plan would deploy, started like functions, against local bodies of the services they name. */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Bundle } from "../../infra/offline/plan.ts";
import { start as startDynamo, TABLE } from "../store-contract/dynamo.ts";
import { BUCKET, start as startS3 } from "../store-contract/fake-s3.ts";
import { ROOT } from "./planned.ts";

export type Reply = { result?: unknown; error?: string; log: string };
export type Cloud = {
  /** the inbox and the files: what lies where */
  objects: Map<string, Buffer>;
  /** bodies of the messages that were sent to the import queue */
  messages: string[];
  invoke: (bundle: Bundle, event: unknown, environment?: Record<string, string>) => Promise<Reply>;
  close: () => Promise<void>;
};

/** An empty table, an empty bucket that is inbox and files at once, and a queue that only remembers. */
export async function startCloud(): Promise<Cloud> {
  const dynamo = await startDynamo();
  const s3 = await startS3();
  const sqs = await startSqs();
  const folder = mkdtempSync(join(tmpdir(), "clearboard-deployed-"));
  const endpoints = {
    AWS_ENDPOINT_URL_DYNAMODB: await addressOf(dynamo.client().config),
    AWS_ENDPOINT_URL_S3: await addressOf(s3.client.config),
    // a queue's address is in its name
    CLEARBOARD_IMPORTS: `${sqs.url}/123456789012/imports`,
  };

  return {
    objects: s3.objects,
    messages: sqs.messages,
    async invoke(bundle, event, environment = {}) {
      const out = join(folder, "answer.json");
      const child = spawn(process.execPath, [join(ROOT, "tests/infra/invoke.ts"), bundle.handler, out], {
        cwd: bundle.folder,
        env: { ...bundle.environment, ...HERE, ...endpoints, ...environment },
        stdio: ["pipe", "pipe", "pipe"],
      });
      let log = "";
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding("utf8").on("data", (text: string) => {
          log += text;
        });
      }
      child.stdin.end(JSON.stringify(event));
      await once(child, "close");
      return { ...JSON.parse(readFileSync(out, "utf8")), log };
    },
    async close() {
      rmSync(folder, { recursive: true });
      await Promise.all([dynamo.close(), s3.close(), sqs.close()]);
    },
  };
}

// What the service itself puts into every function's environment, and the names of the local table and bucket.
const HERE = {
  AWS_REGION: "eu-west-1",
  AWS_ACCESS_KEY_ID: "offline",
  AWS_SECRET_ACCESS_KEY: "offline",
  CLEARBOARD_TABLE: TABLE,
  CLEARBOARD_FILES: BUCKET,
};

type Configured = { endpoint?: (() => Promise<{ protocol: string; hostname: string; port?: number }>) | undefined };

async function addressOf({ endpoint }: Configured): Promise<string> {
  const at = await endpoint?.();
  if (at === undefined) throw new Error("the local service has no address");
  return `${at.protocol}//${at.hostname}:${at.port}`;
}

/** A queue that takes messages; giving them to the import function is the test's. */
async function startSqs(): Promise<{ url: string; messages: string[]; close: () => Promise<void> }> {
  const messages: string[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { MessageBody } = JSON.parse(Buffer.concat(chunks).toString("utf8"));
    messages.push(MessageBody);
    const MD5OfMessageBody = createHash("md5").update(MessageBody).digest("hex");
    response.writeHead(200, { "content-type": "application/x-amz-json-1.0" });
    response.end(JSON.stringify({ MessageId: `message-${messages.length}`, MD5OfMessageBody }));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    messages,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
