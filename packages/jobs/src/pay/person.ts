/** Who is meant: a person said by id, by owner key or by name. */
import { refuse } from "@clearboard/core/error";
import type { Context } from "../context.ts";
import * as People from "../people.ts";
import { runFor } from "./run.ts";

/**
 * The id of a person. An id wins over a key, a key over a name; a key may be said without its namespace. Throws
 * `month-unknown`, `person-unknown`, and `person-ambiguous` with the ids where several answer to a name.
 */
export async function personOf(ctx: Context, month: string, asked: string): Promise<string> {
  const { people } = await runFor(ctx, month);
  const { people: known } = await People.list(ctx);
  const all = [...people, ...known];
  if (all.some(({ id }) => id === asked)) return asked;
  const isKey = (key: string) => key === asked || key.slice(key.indexOf("|") + 1) === asked;
  for (const found of [
    known.filter(({ keys }) => keys.includes(asked)),
    known.filter(({ keys }) => keys.some(isKey)),
    all.filter(({ name }) => name === asked),
  ]) {
    const ids = [...new Set(found.map(({ id }) => id))].sort();
    const [only] = ids;
    if (only === undefined) continue;
    if (ids.length === 1) return only;
    throw refuse("person-ambiguous", { person: asked, ids: ids.join(", ") });
  }
  throw refuse("person-unknown", { person: asked });
}
