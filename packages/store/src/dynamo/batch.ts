/** Batch reads and writes: cut to the sizes of the service, some at a time; unprocessed items are sent again. */
import { BatchGetCommand, BatchWriteCommand, type DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { Key } from "../table.ts";
import type { Attributes } from "./attributes.ts";
import { MAX_ATTEMPTS, retryDelay } from "./retry.ts";

export type Connection = {
  client: DynamoDBDocumentClient;
  tableName: string;
  /** resolves after that many milliseconds */
  sleep: (ms: number) => Promise<void>;
};

/** Either a whole item to put or the key of one to remove. */
export type Change = { put: Attributes } | { remove: Key };

const WRITES_PER_CALL = 25;
const READS_PER_CALL = 100;
const CALLS_AT_ONCE = 8;

/** Runs the work on slices of the list, a few at a time; stops starting new ones once one failed. */
export async function inSlices<T>(list: T[], size: number, work: (slice: T[]) => Promise<void>): Promise<void> {
  let next = 0;
  let hasFailed = false;
  const lane = async (): Promise<void> => {
    while (next < list.length && !hasFailed) {
      const slice = list.slice(next, next + size);
      next += size;
      try {
        await work(slice);
      } catch (error) {
        hasFailed = true;
        throw error;
      }
    }
  };
  const lanes = await Promise.allSettled(Array.from({ length: CALLS_AT_ONCE }, lane));
  for (const result of lanes) if (result.status === "rejected") throw result.reason;
}

/** The attributes of the keys that exist, strongly consistent, in no order. The keys must differ. */
export async function read(connection: Connection, keys: Key[], names?: string[]): Promise<Record<string, unknown>[]> {
  const { client, tableName } = connection;
  const found: Record<string, unknown>[] = [];
  const projection = names && {
    ProjectionExpression: names.map((name) => `#${name}`).join(", "),
    ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
  };
  const wanted: Record<string, unknown>[] = keys.map(({ pk, sk }) => ({ pk, sk }));
  await inSlices(wanted, READS_PER_CALL, (slice) =>
    sendAll(connection, slice, async (left) => {
      const request = { RequestItems: { [tableName]: { Keys: left, ConsistentRead: true, ...projection } } };
      const answer = await client.send(new BatchGetCommand(request));
      found.push(...(answer.Responses?.[tableName] ?? []));
      return answer.UnprocessedKeys?.[tableName]?.Keys ?? [];
    }),
  );
  return found;
}

/** Makes all changes, in no order. Their keys must differ. */
export async function write(connection: Connection, changes: Change[]): Promise<void> {
  const { client, tableName } = connection;
  type Requests = NonNullable<ConstructorParameters<typeof BatchWriteCommand>[0]["RequestItems"]>[string];
  const requests: Requests = changes.map((change) =>
    "put" in change ? { PutRequest: { Item: change.put } } : { DeleteRequest: { Key: change.remove } },
  );
  await inSlices(requests, WRITES_PER_CALL, (slice) =>
    sendAll(connection, slice, async (left) => {
      const answer = await client.send(new BatchWriteCommand({ RequestItems: { [tableName]: left } }));
      return answer.UnprocessedItems?.[tableName] ?? [];
    }),
  );
}

/** Sends again what the service left undone. Throws once it has taken nothing in a row of attempts. */
async function sendAll<T>({ sleep }: Connection, list: T[], send: (left: T[]) => Promise<T[]>): Promise<void> {
  let left = list;
  for (let attempt = 1; left.length > 0; attempt++) {
    const undone = await send(left);
    if (undone.length === 0) return;
    if (undone.length < left.length) attempt = 1;
    if (attempt === MAX_ATTEMPTS) throw new Error(`the table processed no item of a batch in ${attempt} attempts`);
    left = undone;
    await sleep(retryDelay(attempt));
  }
}
