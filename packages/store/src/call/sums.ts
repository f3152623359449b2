/** What the calls of an owner key's month add up to, by day: one item each, made anew from the segments by every import that touches it. */
import type { CallDay, CallMonth } from "@clearboard/core/board/inputs";
import { byText } from "@clearboard/core/order";
import { key, parts } from "../key.ts";
import { all, type Item, type Json, type Table, type Write } from "../table.ts";
import { SUMS } from "./lanes.ts";
import { laneOf } from "./print.ts";

/** Owners of a month are spread over so many partitions: no key has more than its share of a night's writes. */
const SPREAD = 16;

// access: the sums of every (source, owner key) of a month, in parts
const partition = (generation: number, month: string, part: number) =>
  key(`g${generation}`, "call-sums", month, String(part));

const keyOf = (generation: number, month: string, source: string, owner: string) => ({
  pk: partition(generation, month, laneOf(owner) % SPREAD),
  sk: key(source, owner),
});

/** An owner's month as it is to be stored; `version` is that of the manifest that it was made from. */
export type Change = { owner: string; month: string; days: CallDay[]; version: number };

export function write(generation: number, source: string, { owner, month, days, version }: Change): Write {
  const rows = [...days]
    .sort((a, b) => byText(a.day, b.day))
    .map((sums) => [Number(sums.day.slice(8)), ...SUMS.map((name) => sums[name])]);
  return { ...keyOf(generation, month, source, owner), data: { days: rows, version } };
}

/** The days of the named owners' months, by owner and month with a blank between. */
export async function find(
  table: Table,
  generation: number,
  source: string,
  wanted: readonly { owner: string; month: string }[],
): Promise<Map<string, CallDay[]>> {
  const items = await table.getMany(wanted.map(({ owner, month }) => keyOf(generation, month, source, owner)));
  return new Map(
    items.map((item) => {
      const { owner, days, month } = toMonth(item);
      return [`${month} ${owner}`, days];
    }),
  );
}

function toMonth(item: Item): CallMonth & { month: string } {
  const [, , month = ""] = parts(item.pk);
  const [source = "", owner = ""] = parts(item.sk);
  const days = (item.data.days as Json[][]).map(([day, ...sums]) => ({
    day: `${month}-${String(day).padStart(2, "0")}`,
    ...(Object.fromEntries(SUMS.map((name, at) => [name, Number(sums[at])])) as Omit<CallDay, "day">),
  }));
  return { source, owner, month, days };
}

/** Sums of every owner key with calls in the month, in key order. */
export async function months(table: Table, generation: number, month: string): Promise<CallMonth[]> {
  const parts = await Promise.all(
    Array.from({ length: SPREAD }, async (_, part) => {
      const found: { sk: string; sums: CallMonth }[] = [];
      for await (const item of all(table, { pk: partition(generation, month, part) })) {
        const { source, owner, days } = toMonth(item);
        if (days.length > 0) found.push({ sk: item.sk, sums: { source, owner, days } });
      }
      return found;
    }),
  );
  return parts
    .flat()
    .sort((a, b) => byText(a.sk, b.sk))
    .map(({ sums }) => sums);
}

/** Removes the sums of a dead generation's month. */
export async function sweep(table: Table, generation: number, month: string): Promise<void> {
  for (let part = 0; part < SPREAD; part++) {
    const pk = partition(generation, month, part);
    const owners: string[] = [];
    for await (const { sk } of all(table, { pk })) owners.push(sk);
    await table.removeMany(owners.map((sk) => ({ pk, sk })));
  }
}
