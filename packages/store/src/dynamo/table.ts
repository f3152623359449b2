/** The DynamoDB body of `Table`: one table, strongly consistent on its keys, safe to retry after a lost response. */
import { setTimeout } from "node:timers/promises";
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DeleteCommand, DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import { at } from "@clearboard/core/at";
import { type Condition, ConditionFailed, type Item, type Key, type Table, type Write } from "../table.ts";
import { checked, checkKey, isLive, isOwn, lastOfEach } from "../write-rules.ts";
import * as Attributes from "./attributes.ts";
import * as Batch from "./batch.ts";
import { isAbsent, isVersion } from "./condition.ts";
import { page } from "./query.ts";

export type Options = {
  /** of retry.ts; its caller closes it */
  client: DynamoDBClient;
  tableName: string;
  /** epoch ms, for expiry */
  now?: () => number;
  /** waits between the attempts of a batch */
  sleep?: (ms: number) => Promise<void>;
};

// `putMany` learns versions and writes in rounds of this many, so that a large list is not held twice.
const ROUND = 2000;

/** Opens the body on a table of `schema.ts`. Reads are strongly consistent but for those through an index. */
export function open(options: Options): Table {
  const now = options.now ?? Date.now;
  const sleep = options.sleep ?? setTimeout;
  const client = DynamoDBDocumentClient.from(options.client);
  const tableName = options.tableName;
  const connection: Batch.Connection = { client, tableName, sleep };
  const keyOf = ({ pk, sk }: Key): Key => ({ pk, sk });

  /** What is stored, expired or not. */
  async function stored(key: Key): Promise<Item | undefined> {
    const answer = await client.send(new GetCommand({ TableName: tableName, Key: keyOf(key), ConsistentRead: true }));
    return answer.Item && Attributes.toItem(answer.Item);
  }

  /** Runs a conditional write; false when its condition did not hold. */
  async function holds(work: Promise<unknown>): Promise<boolean> {
    try {
      await work;
      return true;
    } catch (error) {
      if (error instanceof Error && error.name === "ConditionalCheckFailedException") return false;
      throw error;
    }
  }

  /**
   * Each attempt is conditional on the version it replaces, so that a retry after a lost response does not write twice.
   * An expired item counts as absent but keeps counting versions, so that its old holder cannot mistake the new one.
   */
  async function put(write: Write, condition?: Condition): Promise<number> {
    const data = checked(write);
    const expected = condition && "version" in condition ? condition.version : undefined;
    let found = condition === undefined ? await stored(write) : undefined;
    for (;;) {
      const before = expected ?? found?.version ?? 0;
      const isThere = expected !== undefined || (found !== undefined && isLive(found, now()));
      const guard = isThere ? isVersion(before, now()) : isAbsent(found?.version, now());
      const Item = Attributes.ofWrite(write, data, before + 1);
      if (await holds(client.send(new PutCommand({ TableName: tableName, Item, ...guard })))) return before + 1;
      found = await stored(write);
      if (isOwn(found, write, condition ?? { version: before })) return found.version;
      if (condition && (expected !== undefined || (found && isLive(found, now())))) throw new ConditionFailed(write);
    }
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

    put,

    async remove(key, condition) {
      checkKey(key);
      const request = { TableName: tableName, Key: keyOf(key) };
      if (condition === undefined) {
        await client.send(new DeleteCommand(request));
        return;
      }
      if ("version" in condition) {
        const guarded = { ...request, ...isVersion(condition.version, now()) };
        if (await holds(client.send(new DeleteCommand(guarded)))) return;
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
