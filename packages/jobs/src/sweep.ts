/** Removes from `Files` what nobody names: raw bytes that were never entered, staged rows and calls of previews and rebuilds. */
import * as Manifest from "@clearboard/store/call/manifest";
import { folderOf } from "@clearboard/store/call/segment";
import * as Generation from "@clearboard/store/generation";
import * as Ledger from "@clearboard/store/ledger";
import { all } from "@clearboard/store/table";
import type { Context } from "./context.ts";

/** What nobody names may be a file that is just coming in; after a day it is nobody's. */
const AGE = 24 * 3_600_000;

// access: what was found unnamed, and since when
const PK = "unnamed";

/**
 * Notes what no import names and removes what was noted more than a day ago. Gives how many files went. What is named is never
 * touched: the raw bytes of every import but those never entered, the staged rows of every import that may still speak.
 */
export async function sweep(ctx: Context): Promise<number> {
  const imports = await Ledger.list(ctx.table);
  const raw = new Set(imports.map((entry) => entry.raw));
  const entered = new Set(imports.map(Ledger.stagingOf));
  const speaking = new Set(imports.filter(({ state }) => state !== "withdrawn").map(Ledger.stagingOf));
  const unnamed = new Set<string>();
  for await (const name of ctx.files.list("raw/")) if (!raw.has(name)) unnamed.add(name);
  const counting = await callsNamed(ctx, imports);
  // What was rejected stays to be read, also of an import that was withdrawn.
  for (const [folder, named] of [
    ["staged/", speaking],
    ["rejected/", entered],
    ["calls/", counting],
  ] as const)
    for await (const name of ctx.files.list(folder)) {
      const owner = name.split("/")[1] ?? "";
      if (!named.has(owner)) unnamed.add(`${folder}${owner}/`);
    }
  const known = new Map<string, number>();
  for await (const item of all(ctx.table, { pk: PK })) known.set(item.sk, Number(item.data.since));
  const now = ctx.now();
  let gone = 0;
  for (const name of unnamed) {
    const since = known.get(name);
    if (since === undefined) await ctx.table.put({ pk: PK, sk: name, data: { since: now } });
    else if (now - since > AGE) gone += await remove(ctx, name);
  }
  const forgotten = [...known.keys()].filter((name) => !unnamed.has(name) || now - (known.get(name) ?? now) > AGE);
  if (forgotten.length > 0) await ctx.table.removeMany(forgotten.map((sk) => ({ pk: PK, sk })));
  return gone;
}

/** Whose calls are read, or will be: of every generation there is, of published versions, and of files that have not come to their end. */
async function callsNamed({ table }: Context, imports: readonly Ledger.Info[]): Promise<Set<string>> {
  const named = await Manifest.pinned(table);
  const { current, dead } = await Generation.get(table);
  for (const source of new Set(imports.map((entry) => entry.source)))
    for (const generation of [current, ...dead])
      for (const files of (await Manifest.read(table, generation, source)).values())
        for (const { folder } of files) named.add(folder);
  for (const { state, segment } of imports)
    if (segment !== undefined && state !== "applied" && state !== "withdrawn" && state !== "refused")
      named.add(folderOf(segment));
  return named;
}

async function remove(ctx: Context, name: string): Promise<number> {
  let count = 0;
  for await (const file of ctx.files.list(name)) {
    // A raw file's name may begin another's.
    if (!name.endsWith("/") && file !== name) continue;
    await ctx.files.remove(file);
    count++;
  }
  return count;
}
