/** The imports whose calls count, with the times for which their files were delivered by now. */
import * as Manifest from "@clearboard/store/call/manifest";
import type * as Ledger from "@clearboard/store/ledger";
import type { Context } from "../context.ts";

/** The months' items of a source. The ledger knows best what a file is as of: the same bytes may have come again since. */
export async function readManifest(
  { table }: Context,
  generation: number,
  source: string,
  imports: Iterable<Ledger.Info>,
): Promise<Manifest.Manifest> {
  const manifest = await Manifest.read(table, generation, source);
  const asOf = new Map([...imports].map((entry) => [entry.id, entry.asOf]));
  for (const [month, files] of manifest)
    manifest.set(
      month,
      files.map((file) => ({ ...file, asOf: asOf.get(file.importId) ?? file.asOf })),
    );
  return manifest;
}
