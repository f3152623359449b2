/** Who has a closed deal now, where that is another than whose it is: told beside its row, in no figure. */
import * as Identity from "@clearboard/core/identity";
import * as Record from "@clearboard/store/record";
import { type Context, generation } from "./context.ts";
import * as LoadInputs from "./inputs.ts";

type Deal = { source: string; id: string };
export type HolderOf = (deal: Deal) => { nowWith?: string };

/** Looks the deals up as they are known now. Reads people only where one was handed over. */
export async function open(ctx: Context, deals: readonly Deal[]): Promise<HolderOf> {
  const now = await generation(ctx);
  const holders = new Map<string, string>();
  const keyOf = ({ source, id }: Deal) => JSON.stringify([source, id]);
  for (const [source, some] of Map.groupBy(deals, (deal) => deal.source)) {
    const ids = [...new Set(some.map(({ id }) => id))];
    for (const [id, { history }] of await Record.entities(ctx.table, now, "deal", source, ids)) {
      const holder = Record.counted("deal", history)?.nowWith;
      if (holder !== undefined) holders.set(keyOf({ source, id }), holder);
    }
  }
  if (holders.size === 0) return () => ({});
  const rows = await LoadInputs.loadPeople(ctx, now);
  const { people } = Identity.fold(rows, await LoadInputs.loadIdentities(ctx, now), "pending");
  return (deal) => {
    const owner = holders.get(keyOf(deal));
    return owner === undefined ? {} : { nowWith: nameOf([...people.values()], owner) };
  };
}

/** The name of who the key belongs to, on whatever day; the key without its source where that is not one person. */
export function nameOf(people: readonly Identity.Person[], owner: string): string {
  const [sole, other] = people.filter(({ keys }) => keys.includes(owner));
  return sole !== undefined && other === undefined ? sole.name : owner.slice(owner.indexOf("|") + 1);
}
