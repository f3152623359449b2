/** The DynamoDB body over dynalite: the service's protocol in this process, on a free port of this machine. */
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { CreateTableCommand, DescribeTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { definition } from "@clearboard/store/dynamo/schema";
import dynalite from "dynalite";

export const TABLE = "clearboard-test";

export type Local = { client: () => DynamoDBClient; close: () => Promise<void> };

/** Starts the service with an empty table. */
export async function start(): Promise<Local> {
  const server = dynalite({ createTableMs: 0 });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const clients: DynamoDBClient[] = [];
  const client = (): DynamoDBClient => {
    const made = new DynamoDBClient({
      endpoint,
      region: "us-east-1",
      credentials: { accessKeyId: "test", secretAccessKey: "test" },
      maxAttempts: 1,
    });
    clients.push(made);
    return made;
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
      for (const made of clients) made.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
