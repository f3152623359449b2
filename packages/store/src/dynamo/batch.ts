/** Batches of the service: cut to its sizes, some at a time, what it leaves undone sent again. */
import { BatchGetCommand, BatchWriteCommand, type DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { Key } from "../table.ts";
import type { Attributes } from "./attributes.ts";
import * as Retry from "./retry.ts";

export type Connection = { client: DynamoDBDocumentClient; tableName: string; retry: Retry.Options };

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
  const found: Record<string, unknown>[] = [];
  const projection = names && {
    ProjectionExpression: names.map((name) => `#${name}`).join(", "),
    ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
  };
  await inSlices(keys, READS_PER_CALL, async (slice) => {
    const { client, tableName, retry } = connection;
    let left: Record<string, unknown>[] = slice.map(({ pk, sk }) => ({ pk, sk }));
    for (let attempt = 1; left.length > 0; attempt++) {
      const request = { RequestItems: { [tableName]: { Keys: left, ConsistentRead: true, ...projection } } };
      const answer = await Retry.retried(() => client.send(new BatchGetCommand(request)), retry);
      found.push(...(answer.Responses?.[tableName] ?? []));
      const undone = answer.UnprocessedKeys?.[tableName]?.Keys ?? [];
      if (undone.length < left.length) attempt = 0;
      left = undone;
      if (left.length > 0) await patience(attempt + 1, retry);
    }
  });
  return found;
}

/** Makes all changes, in no order. Their keys must differ. */
export async function write(connection: Connection, changes: Change[]): Promise<void> {
  await inSlices(changes, WRITES_PER_CALL, async (slice) => {
    const { client, tableName, retry } = connection;
    type Requests = NonNullable<ConstructorParameters<typeof BatchWriteCommand>[0]["RequestItems"]>[string];
    let left: Requests = slice.map((change) =>
      "put" in change ? { PutRequest: { Item: change.put } } : { DeleteRequest: { Key: change.remove } },
    );
    for (let attempt = 1; left.length > 0; attempt++) {
      const request = { RequestItems: { [tableName]: left } };
      const answer = await Retry.retried(() => client.send(new BatchWriteCommand(request)), retry);
      const undone: Requests = answer.UnprocessedItems?.[tableName] ?? [];
      if (undone.length < left.length) attempt = 0;
      left = undone;
      if (left.length > 0) await patience(attempt + 1, retry);
    }
  });
}

async function patience(attempt: number, retry: Retry.Options): Promise<void> {
  if (await Retry.pause(attempt, retry)) return;
  const error = new Error("the table takes nothing more: every item of a batch came back");
  error.name = "ThrottlingException";
  throw error;
}
