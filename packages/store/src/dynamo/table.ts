/** The DynamoDB body of `Table`: one table, strongly consistent on its keys, patient with throttling and lost answers. */

import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DeleteCommand, DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { at } from "@clearboard/core/at";
import { type Condition, ConditionFailed, type Item, type Key, type Table, type Write } from "../table.ts";
import { checked, checkKey, isLive, isOwn, lastOfEach } from "../write-rules.ts";
import * as Attributes from "./attributes.ts";
import * as Batch from "./batch.ts";
import { isAbsent, isVersion, replacement } from "./condition.ts";
import { page } from "./query.ts";
import * as Retry from "./retry.ts";

export type Options = {
  /** the caller's own: it sets region, credentials and timeouts, and closes it */
  client: DynamoDBClient;
  tableName: string;
  /** epoch ms, for expiry */
  now?: () => number;
  /** for the jitter between tries */
  random?: () => number;
  sleep?: (ms: number) => Promise<void>;
};

// `putMany` learns versions and writes in rounds of this many, so that a large list is not held twice.
const ROUND = 2000;

/** Opens the body on a table of `schema.ts`. Reads are strongly consistent but for those through an index. */
export function open(options: Options): Table {
  const now = options.now ?? Date.now;
  const sleep = options.sleep ?? ((ms) => new Promise((resolve) => setTimeout(resolve, ms)));
  const retry: Retry.Options = { random: options.random ?? Math.random, sleep };
  const client = DynamoDBDocumentClient.from(options.client);
  const tableName = options.tableName;
  const connection: Batch.Connection = { client, tableName, retry };
  const keyOf = ({ pk, sk }: Key): Key => ({ pk, sk });

  /** What is stored, expired or not. */
  async function stored(key: Key): Promise<Item | undefined> {
    const request = { TableName: tableName, Key: keyOf(key), ConsistentRead: true };
    const answer = await Retry.retried(() => client.send(new GetCommand(request)), retry);
    return answer.Item && Attributes.toItem(answer.Item);
  }

  /** Runs a conditional write; false when its condition did not hold. */
  async function holds(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await Retry.retried(work, retry);
      return true;
    } catch (error) {
      if (error instanceof Error && error.name === "ConditionalCheckFailedException") return false;
      throw error;
    }
  }

  const putIf = (item: Attributes.Attributes, condition: object): Promise<boolean> =>
    holds(() => client.send(new PutCommand({ TableName: tableName, Item: item, ...condition })));

  async function putPlain(write: Write, data: string): Promise<number> {
    const update = replacement(Attributes.ofWrite(write, data, 0));
    const request = { TableName: tableName, Key: keyOf(write), ReturnValues: "UPDATED_NEW" as const, ...update };
    let isUnsure = false;
    return Retry.retried(async () => {
      // A second update would raise the version twice.
      const found = isUnsure ? await stored(write) : undefined;
      if (isOwn(found, write)) return found.version;
      try {
        const answer = await client.send(new UpdateCommand(request));
        return Number(answer.Attributes?.version);
      } catch (error) {
        isUnsure ||= !Retry.isThrottle(error);
        throw error;
      }
    }, retry);
  }

  async function putVersion(write: Write, data: string, condition: { version: number }): Promise<number> {
    const next = condition.version + 1;
    if (await putIf(Attributes.ofWrite(write, data, next), isVersion(condition.version, now()))) return next;
    return ownVersion(await stored(write), write, condition);
  }

  async function putAbsent(write: Write, data: string, condition: { absent: true }): Promise<number> {
    // An expired item counts as absent but keeps counting versions, so that who held it before cannot mistake the new one.
    for (let expired: number | undefined; ; ) {
      const next = (expired ?? 0) + 1;
      if (await putIf(Attributes.ofWrite(write, data, next), isAbsent(expired, now()))) return next;
      const found = await stored(write);
      if (found && isLive(found, now())) return ownVersion(found, write, condition);
      expired = found?.version;
    }
  }

  /** After a failed condition: the version when the content is one's own (the answer to it was lost), else the failure. */
  function ownVersion(found: Item | undefined, write: Write, condition: Condition): number {
    if (isOwn(found, write, condition)) return found.version;
    throw new ConditionFailed(write);
  }

  return {
    async get(key) {
      const item = await stored(key);
      return item && isLive(item, now()) ? item : undefined;
    },

    async getMany(keys) {
      const found = await Batch.read(connection, lastOfEach(keys));
      return found.map(Attributes.toItem).filter((item) => isLive(item, now()));
    },

    query: (query) => page(connection, query, now()),

    async put(write, condition) {
      const data = checked(write);
      if (condition === undefined) return putPlain(write, data);
      return "absent" in condition ? putAbsent(write, data, condition) : putVersion(write, data, condition);
    },

    async remove(key, condition) {
      checkKey(key);
      const request = { TableName: tableName, Key: keyOf(key) };
      if (condition === undefined) {
        await Retry.retried(() => client.send(new DeleteCommand(request)), retry);
        return;
      }
      if ("version" in condition) {
        const guarded = { ...request, ...isVersion(condition.version, now()) };
        if (await holds(() => client.send(new DeleteCommand(guarded)))) return;
      }
      // An item that is gone is what the caller wants, be it by an earlier try of this very call.
      const found = await stored(key);
      if (found && isLive(found, now())) throw new ConditionFailed(key);
    },

    async putMany(writes) {
      const distinct = lastOfEach(writes);
      const data = distinct.map(checked);
      for (let start = 0; start < distinct.length; start += ROUND) {
        const round = distinct.slice(start, start + ROUND);
        // The service's batches cannot count versions up, so they are read first: whoever compares one must not be fooled.
        const known = await Batch.read(connection, round, ["pk", "sk", "version"]);
        const versions = new Map(known.map((item) => [`${item.pk}\0${item.sk}`, Number(item.version)]));
        const puts = round.map((write, index) => {
          const version = (versions.get(`${write.pk}\0${write.sk}`) ?? 0) + 1;
          return { put: Attributes.ofWrite(write, at(data, start + index), version) };
        });
        await Batch.write(connection, puts);
      }
    },

    async removeMany(keys) {
      for (const key of keys) checkKey(key);
      await Batch.write(
        connection,
        lastOfEach(keys).map((key) => ({ remove: keyOf(key) })),
      );
    },

    // The client is the caller's.
    close: async () => {},
  };
}
