/** What somebody has said that words of a source's files mean, by column: read with every file of the source from then on. */
import * as z from "zod";
import { changeItem, type Item, type Key, type Table } from "./table.ts";

export const Info = z.record(z.string(), z.record(z.string(), z.string()));
export type Info = z.output<typeof Info>;

// access: all answers of one source
const keyOf = (source: string): Key => ({ pk: "words", sk: source });

const of = (item: Item | undefined): Info => (item === undefined ? {} : Info.parse(item.data.answers));

export async function get(table: Table, source: string): Promise<Info> {
  return of(await table.get(keyOf(source)));
}

export async function add(
  table: Table,
  source: string,
  { column, word, is }: { column: string; word: string; is: string },
): Promise<void> {
  await changeItem(table, keyOf(source), (item) => {
    const answers = of(item);
    return { data: { answers: { ...answers, [column]: { ...answers[column], [word]: is } } } };
  });
}
