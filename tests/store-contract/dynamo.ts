/** The DynamoDB body over dynalite: the service's protocol in this process, on a free port of this machine. */
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { CreateTableCommand, DescribeTableCommand, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { createClient } from "@clearboard/store/dynamo/retry";
import { definition } from "@clearboard/store/dynamo/schema";
import dynalite from "dynalite";

export const TABLE = "clearboard-test";

export type Local = {
  /** retries at once unless told the delays */ client: (delay?: (retry: number) => number) => DynamoDBClient;
  close: () => Promise<void>;
};

/** Starts the service with an empty table. */
export async function start(): Promise<Local> {
  const server = dynalite({ createTableMs: 0 });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const clients: DynamoDBClient[] = [];
  const client = (delay: (retry: number) => number = () => 0): DynamoDBClient => {
    const credentials = { accessKeyId: "test", secretAccessKey: "test" };
    const opened = createClient({ endpoint, region: "us-east-1", credentials }, delay);
    clients.push(opened);
    return opened;
  };
  const admin = client();
  await admin.send(new CreateTableCommand(definition(TABLE)));
  for (;;) {
    const found = await admin.send(new DescribeTableCommand({ TableName: TABLE }));
    if (found.Table?.TableStatus === "ACTIVE") break;
  }
  return {
    client,
    async close() {
      for (const opened of clients) opened.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
