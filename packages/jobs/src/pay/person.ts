/** Who is meant: a person said by id, by owner key or by name. */
import { refuse } from "@clearboard/core/error";
import type { Context } from "../context.ts";
import * as People from "../people.ts";
import { runFor } from "./run.ts";

/** The id of who is meant; the ids of all who may be meant, none or several, where that is not one person. */
export type Find = (asked: string) => string | string[];

/**
 * Looks people up. An id wins over a key, a key over a name; a key may be said without its namespace. Throws
 * `month-unknown`.
 */
export async function finder(ctx: Context, month: string): Promise<Find> {
  const { people } = await runFor(ctx, month);
  const { people: known } = await People.list(ctx);
  const all = [...people, ...known];
  const [ids, keys, bare, names] = [0, 1, 2, 3].map(() => new Map<string, Set<string>>());
  const add = (map: typeof ids, name: string, id: string) => map?.set(name, (map.get(name) ?? new Set()).add(id));
  for (const { id, name } of all) {
    add(ids, id, id);
    add(names, name, id);
  }
  for (const { id, keys: own } of known)
    for (const key of own) {
      add(keys, key, id);
      for (const part of [key, key.slice(key.indexOf("|") + 1)]) add(bare, part, id);
    }
  return (asked) => {
    const found = [ids, keys, bare, names].map((map) => map?.get(asked)).find((set) => set !== undefined);
    const list = [...(found ?? [])].sort();
    return list.length === 1 ? (list[0] ?? []) : list;
  };
}

/** The id of a person. Throws as `finder`, `person-unknown`, and `person-ambiguous` with the ids of several. */
export async function personOf(ctx: Context, month: string, asked: string): Promise<string> {
  const found = (await finder(ctx, month))(asked);
  if (typeof found === "string") return found;
  if (found.length === 0) throw refuse("person-unknown", { person: asked });
  throw refuse("person-ambiguous", { person: asked, ids: found.join(", ") });
}
