/** Which owner keys somebody answers to, so that a receipt can say which rows wait for a person. */
import * as Fact from "@clearboard/core/fact";
import * as Organisation from "@clearboard/store/organisation";
import * as Record from "@clearboard/store/record";
import type { Json } from "@clearboard/store/table";
import type { Context } from "./context.ts";

/** Keys of people as their files and links state them, on any day: a receipt's count, never a figure. */
export async function load(ctx: Context, generation: number): Promise<(owner: string) => boolean> {
  const { unknownOwners } = await Organisation.get(ctx.table);
  if (unknownOwners === "create") return () => true;
  const keys = new Set<string>();
  for (const { data } of await Record.ofMonth(ctx.table, generation, "person", "always")) {
    for (const { values } of data.history as { values: Json }[]) {
      const { key, aliases } = Fact.parseValues("person", values);
      for (const known of [key, ...aliases]) keys.add(known);
    }
  }
  for (const { data } of await Record.ofMonth(ctx.table, generation, "identity", "always")) {
    keys.add(Fact.parseValues("identity", data.values).key);
  }
  return (owner) => keys.has(owner);
}
