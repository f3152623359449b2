/** Uploads that a client may send again without a thought: what it named by its content hash, and the import that became of it. */
import * as Id from "@clearboard/core/id";
import type { Key, Table } from "./table.ts";

/** A day: longer than any script tries again, shorter than the wait for a full export that goes A, B, A. */
const KEPT_MS = 86_400_000;

// access: the import of a request by hash of all that the request says
const keyOf = (parts: readonly string[]): Key => ({
  pk: `idempotency#${Id.hash(JSON.stringify(parts))}`,
  sk: "import",
});

/** The import of the same request within a day, or undefined. */
export async function find(table: Table, request: readonly string[]): Promise<string | undefined> {
  const item = await table.get(keyOf(request));
  return item === undefined ? undefined : String(item.data.importId);
}

export async function remember(
  table: Table,
  request: readonly string[],
  { importId, now }: { importId: string; now: number },
): Promise<void> {
  await table.put({ ...keyOf(request), data: { importId }, expiresAt: Math.ceil((now + KEPT_MS) / 1000) });
}
