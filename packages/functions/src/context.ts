/** What every entry works with, made once per warm function from its environment. */
import { randomUUID } from "node:crypto";
import { S3Client } from "@aws-sdk/client-s3";
import type { Context } from "@clearboard/jobs/context";
import { createClient } from "@clearboard/store/dynamo/retry";
import * as DynamoTable from "@clearboard/store/dynamo/table";
import { useNodeHash } from "@clearboard/store/node-hash";
import * as S3Files from "@clearboard/store/s3-files";

/** A setting that infra gives to each function; a missing one stops the function at its start, with its name. */
export function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === "") throw new Error(`the environment has no ${name}`);
  return value;
}

useNodeHash();

export const s3 = new S3Client({});

export const ctx: Context = {
  table: DynamoTable.open({ client: createClient(), tableName: setting("CLEARBOARD_TABLE") }),
  files: S3Files.open({ client: s3, bucket: setting("CLEARBOARD_FILES") }),
  now: Date.now,
  // A function runs one event at a time, so what its own id still holds was left by an event that ended badly. Of others
  // nothing is known: their leases run out by time.
  holder: { id: randomUUID(), isGone: () => false },
};
