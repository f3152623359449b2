/**
 * An item as DynamoDB attributes. `data` is JSON text: exact for every JSON value (DynamoDB numbers have 38 digits and other
 * bounds) and smaller than a map. The only numbers are `version` and `expiresAt`, both whole and small.
 */
import type { IndexKeys, Item, Json, Key, Write } from "../table.ts";

export type Attributes = Key & {
  version: number;
  data: string;
  body?: Uint8Array;
  expiresAt?: number;
  a_pk?: string;
  a_sk?: string;
  b_pk?: string;
  b_sk?: string;
};

/** Every attribute but the keys and `version`, in the order a write names them. */
export const CONTENT = ["data", "body", "expiresAt", "a_pk", "a_sk", "b_pk", "b_sk"] as const;

export function ofWrite(write: Write, data: string, version: number): Attributes {
  const attributes: Attributes = { pk: write.pk, sk: write.sk, version, data };
  if (write.body) attributes.body = write.body;
  if (write.expiresAt !== undefined) attributes.expiresAt = write.expiresAt;
  for (const name of ["a", "b"] as const) {
    const key = write.index?.[name];
    if (key) Object.assign(attributes, { [`${name}_pk`]: key.pk, [`${name}_sk`]: key.sk });
  }
  return attributes;
}

/** An item as the service gave it; attributes that this program does not know are left out. */
export function toItem(given: Record<string, unknown>): Item {
  const attributes = given as Attributes;
  const { pk, sk, version } = attributes;
  const item: Item = { pk, sk, version, data: JSON.parse(attributes.data) as { [name: string]: Json } };
  if (attributes.expiresAt !== undefined) item.expiresAt = attributes.expiresAt;
  const index: IndexKeys = {};
  if (attributes.a_pk && attributes.a_sk) index.a = { pk: attributes.a_pk, sk: attributes.a_sk };
  if (attributes.b_pk && attributes.b_sk) index.b = { pk: attributes.b_pk, sk: attributes.b_sk };
  if (index.a || index.b) item.index = index;
  if (attributes.body) item.body = attributes.body;
  return item;
}

/** Bytes as the service counts them: names and text in UTF-8, a number about one byte per two digits and one more. */
export function sizeOf(attributes: Attributes): number {
  return Object.entries(attributes).reduce((sum, [name, value]) => {
    if (value === undefined) return sum;
    const bytes =
      typeof value === "string"
        ? Buffer.byteLength(value)
        : typeof value === "number"
          ? Math.ceil(String(value).length / 2) + 1
          : value.byteLength;
    return sum + Buffer.byteLength(name) + bytes;
  }, 0);
}
