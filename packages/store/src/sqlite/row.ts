/** A row of the SQLite body as an item. */
import type { IndexKeys, Item, Json } from "../table.ts";

export type Row = {
  pk: string;
  sk: string;
  version: number;
  expires: number | null;
  a_pk: string | null;
  a_sk: string | null;
  b_pk: string | null;
  b_sk: string | null;
  data: string;
  bytes?: Uint8Array | null;
};

export function toItem(row: Row): Item {
  const item: Item = {
    pk: row.pk,
    sk: row.sk,
    version: row.version,
    data: JSON.parse(row.data) as { [name: string]: Json },
  };
  if (row.expires !== null) item.expiresAt = row.expires;
  const index: IndexKeys = {};
  if (row.a_pk !== null && row.a_sk !== null) index.a = { pk: row.a_pk, sk: row.a_sk };
  if (row.b_pk !== null && row.b_sk !== null) index.b = { pk: row.b_pk, sk: row.b_sk };
  if (index.a || index.b) item.index = index;
  if (row.bytes) item.body = row.bytes;
  return item;
}
