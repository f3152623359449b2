import type { Files } from "@clearboard/store/files";
import * as Generation from "@clearboard/store/generation";
import type { Holder } from "@clearboard/store/lease";
import type { Table } from "@clearboard/store/table";

export type Step = "receive" | "parse" | "settle" | "write" | "sum";

/** How far an import is; `total` is 0 while unknown. */
export type Progress = { importId: string; step: Step; done: number; total: number };

/** What every job works with. The clock and the holder of leases come from the edge, so that one seed replays one night. */
export type Context = {
  table: Table;
  files: Files;
  /** epoch ms */
  now: () => number;
  /** who this process is, and which other processes are surely dead; without it leases run out by time alone */
  holder?: Holder;
  report?: (progress: Progress) => void;
};

const ANYBODY: Holder = { id: "unnamed", isGone: () => false };

export function holderOf(ctx: Context): Holder {
  return ctx.holder ?? ANYBODY;
}

/** The generation facts are read from and written to. */
export async function generation(ctx: Context): Promise<number> {
  return (await Generation.get(ctx.table)).current;
}
