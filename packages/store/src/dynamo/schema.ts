/** The one DynamoDB table: its keys, its two sparse indexes, its expiry attribute. The cloud's own definition must equal this. */
import type { CreateTableCommandInput } from "@aws-sdk/client-dynamodb";

/** Attribute by which the service removes items at leisure; it is set apart from CreateTable by the service's own design. */
export const EXPIRY = "expiresAt";

/** Name of the service for an index of the port. */
export const INDEX = { a: "index-a", b: "index-b" } as const;

/**
 * The table under a name, on demand. The indexes carry whole items, so an item with a body and an index pair pays for its
 * body twice: what is listed should be small.
 */
export function definition(tableName: string): CreateTableCommandInput {
  const text = (name: string) => ({ AttributeName: name, AttributeType: "S" as const });
  const keys = (pk: string, sk: string) => [
    { AttributeName: pk, KeyType: "HASH" as const },
    { AttributeName: sk, KeyType: "RANGE" as const },
  ];
  return {
    TableName: tableName,
    BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: ["pk", "sk", "a_pk", "a_sk", "b_pk", "b_sk"].map(text),
    KeySchema: keys("pk", "sk"),
    GlobalSecondaryIndexes: (["a", "b"] as const).map((name) => ({
      IndexName: INDEX[name],
      KeySchema: keys(`${name}_pk`, `${name}_sk`),
      Projection: { ProjectionType: "ALL" as const },
    })),
  };
}
