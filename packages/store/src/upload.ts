/** A file announced before it comes by an address of its own: what it is, who brings it, and in the end its import. */
import * as z from "zod";
import { changeItem, type Key, type Table } from "./table.ts";

/** An announcement whose file never came is forgotten; longer than the address is good for and the inbox delivers. */
const KEPT_MS = 7 * 86_400_000;

export const Info = z.object({
  id: z.string(),
  name: z.string(),
  source: z.string().nullable(),
  profile: z.string().nullable(),
  /** epoch ms the file speaks of; null: when it came */
  asOf: z.number().nullable(),
  /** the importer key that announced it, or null when a signed-in user did */
  key: z.string().nullable(),
  /** epoch ms */
  createdAt: z.int(),
  importId: z.string().nullable(),
});
export type Info = z.output<typeof Info>;

// access: an upload by its id
const keyOf = (id: string): Key => ({ pk: `upload#${id}`, sk: "upload" });
const expiry = (upload: Info) => Math.ceil((upload.createdAt + KEPT_MS) / 1000);

/** Announces a file under an id nobody can guess. */
export async function announce(
  table: Table,
  about: Omit<Info, "id" | "importId">,
  random: (bytes: number) => Uint8Array,
): Promise<Info> {
  const upload: Info = { ...about, id: Buffer.from(random(16)).toString("hex"), importId: null };
  await table.put({ ...keyOf(upload.id), data: upload, expiresAt: expiry(upload) }, { absent: true });
  return upload;
}

export async function get(table: Table, id: string): Promise<Info | undefined> {
  const item = await table.get(keyOf(id));
  return item === undefined ? undefined : Info.parse(item.data);
}

/** The file came: its import. A second delivery of the same bytes leaves the first. */
export async function arrived(table: Table, id: string, importId: string): Promise<void> {
  await changeItem(table, keyOf(id), (item) => {
    const upload = item && Info.parse(item.data);
    if (upload === undefined || upload.importId !== null) return undefined;
    return { data: { ...upload, importId }, expiresAt: expiry(upload) };
  });
}
