/** The company's own import profiles: a name points to its newest version; the versions lie in `Files` by their digest. */
import * as z from "zod";
import { all, changeItem, type Item, type Table } from "./table.ts";

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

/** Makes a version the newest of a name, unless it is that already. */
export async function point(table: Table, name: string, version: Version): Promise<Info> {
  let info: Info = { ...version, name, versions: [version] };
  await changeItem(table, { pk: PK, sk: name }, (item) => {
    if (item === undefined) return { data: info };
    const before = of(item);
    const isSame = before.versions[0]?.digest === version.digest;
    info = isSame ? before : { ...version, name, versions: [version, ...before.versions].slice(0, LISTED) };
    return isSame ? undefined : { data: info };
  });
  return info;
}

export async function remove(table: Table, name: string): Promise<void> {
  await table.remove({ pk: PK, sk: name });
}
