/** What somebody has said that further columns of a source's files give, by the profile that reads them. */
import { at } from "@clearboard/core/at";
import * as z from "zod";
import { key, parts } from "./key.ts";
import { all, changeItem, type Item, type Key, type Table } from "./table.ts";

/** `spec`: the field as a profile states it; `empty`: words of the column that mean an empty cell; `instead`: what the profile states itself. */
export const Info = z.object({
  kind: z.string(),
  field: z.string(),
  column: z.string(),
  spec: z.json(),
  empty: z.array(z.string()),
  instead: z.json(),
});
export type Info = z.output<typeof Info>;

// access: all columns mapped for one source and profile
const keyOf = (source: string, profile: string): Key => ({ pk: "columns", sk: key(source, profile) });

const of = (item: Item | undefined): Info[] => (item === undefined ? [] : z.array(Info).parse(item.data.columns));

export async function list(table: Table, source: string, profile: string): Promise<Info[]> {
  return of(await table.get(keyOf(source, profile)));
}

// access: what was mapped for any source, which drafts remember
export async function everywhere(table: Table): Promise<(Info & { source: string })[]> {
  const found: (Info & { source: string })[] = [];
  for await (const item of all(table, { pk: "columns" }))
    found.push(...of(item).map((column) => ({ ...column, source: at(parts(item.sk), 0) })));
  return found;
}

/** Changes the columns of one source and profile, whoever else does so meanwhile. */
export async function change(
  table: Table,
  source: string,
  profile: string,
  next: (mapped: Info[]) => Info[],
): Promise<void> {
  await changeItem(table, keyOf(source, profile), (item) => ({ data: { columns: next(of(item)) } }));
}
