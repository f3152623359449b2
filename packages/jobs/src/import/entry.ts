/** Moving an import's entry of the ledger on. */
import { refuse } from "@clearboard/core/error";
import * as Ledger from "@clearboard/store/ledger";
import type { Context } from "../context.ts";

export type Entry = Ledger.Info & { version: number };

/** The entry of an import. Throws `import-unknown`. */
export async function demand(ctx: Context, importId: string): Promise<Entry> {
  const entry = await Ledger.get(ctx.table, importId);
  if (entry === undefined) throw refuse("import-unknown", { import: importId });
  return entry;
}

/** Moves an entry on from the state it was seen in; a delivery noted meanwhile stays noted. Fields in `drop` are left out. */
export async function update(
  ctx: Context,
  seen: Entry,
  change: Partial<Ledger.Info>,
  drop: (keyof Ledger.Info)[] = [],
): Promise<Entry> {
  for (let entry = seen; ; entry = await demand(ctx, seen.id)) {
    if (entry.state !== seen.state) return entry;
    const { version, ...info } = entry;
    const kept = Object.fromEntries(Object.entries(info).filter(([name]) => !(drop as string[]).includes(name)));
    const next = { ...(kept as Ledger.Info), ...change };
    if (await Ledger.replace(ctx.table, next, version)) return { ...next, version: version + 1 };
  }
}
