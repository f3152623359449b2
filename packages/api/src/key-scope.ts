/** What an importer key reaches: files of its own source, and the imports it made. For a signed-in user nothing changes. */
import { refuse } from "@clearboard/core/error";
import * as ImporterKey from "@clearboard/store/importer-key";
import type { Table } from "@clearboard/store/table";

/** The source a file is brought for: the key's own. Throws `key-other-source` (forbidden) when another one is asked for. */
export function sourceFor(key: ImporterKey.Info | undefined, asked: string | undefined): string | undefined {
  if (key === undefined) return asked;
  if (asked === undefined || asked === key.source) return key.source;
  throw refuse("key-other-source", { source: key.source, asked });
}

/** Throws `import-unknown` for what the key did not make: another's import and none at all look alike. */
export async function demandOwn(table: Table, key: ImporterKey.Info | undefined, importId: string): Promise<void> {
  if (key === undefined || (await ImporterKey.hasMade(table, key.id, importId))) return;
  throw refuse("import-unknown", { import: importId });
}
