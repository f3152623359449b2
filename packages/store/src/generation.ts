/**
 * Facts live under a generation. `rebuild` folds the kept raw files into a new one and flips this pointer in one
 * conditional write, so that readers see the whole old state or the whole new one and a killed rebuild leaves no trace.
 */
import type { Table } from "./table.ts";

// access: which generation of facts is current, by key
const KEY = { pk: "facts", sk: "generation" };

export type Info = {
  current: number /** started and not finished, or replaced: to be swept */;
  dead: number[];
  version: number;
};

export async function get(table: Table): Promise<Info> {
  const item = await table.get(KEY);
  if (item === undefined) return { current: 1, dead: [], version: 0 };
  return { current: Number(item.data.current), dead: (item.data.dead as number[]) ?? [], version: item.version };
}

/** Replaces the pointer if nobody else did since `seen`. */
export async function set(table: Table, seen: Info, next: { current: number; dead: number[] }): Promise<Info> {
  const condition = seen.version === 0 ? ({ absent: true } as const) : { version: seen.version };
  const version = await table.put({ ...KEY, data: { current: next.current, dead: next.dead } }, condition);
  return { ...next, version };
}
