/** The store of one machine: a data directory with `clearboard.db` and `files/`. */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Files } from "./files.ts";
import * as FolderFiles from "./folder-files.ts";
import { useNodeHash } from "./node-hash.ts";
import * as SqliteTable from "./sqlite/table.ts";
import type { Table } from "./table.ts";

/** Opens (and makes, when missing) the store of a data directory. Only its owner may read it. Close the table when done. */
export async function openLocal(dir: string): Promise<{ table: Table; files: Files }> {
  useNodeHash();
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const files = await FolderFiles.open(join(dir, "files"));
  return { table: SqliteTable.open(join(dir, "clearboard.db")), files };
}
