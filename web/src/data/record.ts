/** What the pages of records ask of the server. */
import type { Answer } from "@clearboard/api/operations";
import { taken } from "./client.ts";
import { api } from "./rpc.ts";

export type List = Answer<"GET /api/records/:kind">;
export type Row = List["rows"][number];
export type Field = List["fields"][number];
export type Info = Answer<"GET /api/record">;
export type Value = Row["values"][string];

type Asked = { kind: string; month: string | null; cursor?: string };

export async function list({ kind, month, cursor }: Asked): Promise<List> {
  const query = { ...(month === null ? {} : { month }), ...(cursor === undefined ? {} : { cursor }) };
  return (await taken(await api.records[":kind"].$get({ param: { kind }, query } as never))) as List;
}

export async function read(query: { kind: string; source: string; id: string }): Promise<Info> {
  return (await taken(await api.record.$get({ query } as never))) as Info;
}
