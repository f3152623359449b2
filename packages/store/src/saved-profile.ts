/** The company's own import profiles: a name points to its newest version; the versions lie in `Files` by their digest. */
import * as z from "zod";
import { all, type Item, type Table } from "./table.ts";

const Version = z.object({ digest: z.string(), at: z.number(), by: z.string() });
export type Version = z.output<typeof Version>;

/** `versions` are the newest ones, the last first. */
export const Info = Version.extend({ name: z.string(), versions: z.array(Version) });
export type Info = z.output<typeof Info>;

const PK = "profile";
/** So many earlier versions are listed; the audit log has all. */
const LISTED = 50;

const of = (item: Item): Info => Info.parse(item.data);

// access: all names, which every file is held against
export async function list(table: Table): Promise<Info[]> {
  const found: Info[] = [];
  for await (const item of all(table, { pk: PK })) found.push(of(item));
  return found;
}

// access: one name
export async function get(table: Table, name: string): Promise<Info | undefined> {
  const item = await table.get({ pk: PK, sk: name });
  return item === undefined ? undefined : of(item);
}

/** Makes a version the newest of a name. Throws ConditionFailed where another one came between; then call again. */
export async function point(table: Table, name: string, version: Version): Promise<Info> {
  const item = await table.get({ pk: PK, sk: name });
  const before = item === undefined ? [] : of(item).versions;
  if (item !== undefined && before[0]?.digest === version.digest) return of(item);
  const data = { ...version, name, versions: [version, ...before].slice(0, LISTED) };
  await table.put({ pk: PK, sk: name, data }, item === undefined ? { absent: true } : { version: item.version });
  return data;
}

export async function remove(table: Table, name: string): Promise<void> {
  await table.remove({ pk: PK, sk: name });
}
