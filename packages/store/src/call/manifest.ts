/**
 * Which segments make up the calls of a source: one item per month, changed by compare-and-swap under the source's lease. It is
 * the commit point of an import of calls. A file that holds every row there is speaks of months that it has no call in: it
 * stands in an item of its own.
 */
import type { CallFile } from "@clearboard/core/board/inputs";
import { key } from "../key.ts";
import { all, type Table, unchanged } from "../table.ts";

/** Months with the imports that count in them; EVERY_MONTH holds those of every month. */
export type Manifest = Map<string, CallFile[]>;

export const EVERY_MONTH = "*";

// access: the imports of a source, by month
const partition = (generation: number, source: string) => key(`g${generation}`, "calls", source);

export async function read(table: Table, generation: number, source: string): Promise<Manifest> {
  const found: Manifest = new Map();
  for await (const { sk, data } of all(table, { pk: partition(generation, source) }))
    found.set(sk, data.imports as unknown as CallFile[]);
  return found;
}

/** The imports that count in a month. */
export function ofMonth(manifest: Manifest, month: string): CallFile[] {
  const own = manifest.get(month) ?? [];
  const others = (manifest.get(EVERY_MONTH) ?? []).filter(
    ({ importId }) => !own.some((file) => file.importId === importId),
  );
  return [...own, ...others];
}

/** The months with calls of an import, EVERY_MONTH among them where it is one of those. */
export function monthsOf(manifest: Manifest, importId: string): string[] {
  return [...manifest].flatMap(([month, list]) => (list.some((file) => file.importId === importId) ? [month] : []));
}

/**
 * Puts imports into a month, in place of what was noted of them, and takes one out of it. Gives the version of the month's
 * item. Throws `ConditionFailed` where another process changed it in between.
 */
export async function change(
  table: Table,
  generation: number,
  source: string,
  month: string,
  added: readonly CallFile[],
  removed = "",
): Promise<number> {
  const at = { pk: partition(generation, source), sk: month };
  const item = await table.get(at);
  const before = (item?.data.imports ?? []) as unknown as CallFile[];
  const replaced = new Set([removed, ...added.map(({ importId }) => importId)]);
  const after = [...before.filter(({ importId }) => !replaced.has(importId)), ...added];
  if (JSON.stringify(before) === JSON.stringify(after)) return item?.version ?? 0;
  return table.put({ ...at, data: { imports: after } }, unchanged(item));
}

/** Forgets a source of a dead generation. */
export async function sweep(table: Table, generation: number, source: string): Promise<void> {
  const pk = partition(generation, source);
  const months: string[] = [];
  for await (const { sk } of all(table, { pk })) months.push(sk);
  await table.removeMany(months.map((sk) => ({ pk, sk })));
}

// access: folders of segments that published versions name
const PINNED = key("pinned-calls");

/** Keeps the files of imports for good, because a published version names them. */
export async function pin(table: Table, folders: Iterable<string>): Promise<void> {
  await table.putMany([...new Set(folders)].map((sk) => ({ pk: PINNED, sk, data: {} })));
}

export async function pinned(table: Table): Promise<Set<string>> {
  const found = new Set<string>();
  for await (const { sk } of all(table, { pk: PINNED })) found.add(sk);
  return found;
}
