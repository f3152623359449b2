/** Where packed calls lie: blocks by owner key and day, and one sum item per owner key and month beside them. */
import type { CallDay, CallMonth } from "@clearboard/core/board/inputs";
import { byText } from "@clearboard/core/order";
import * as Block from "./call-block.ts";
import type { Files } from "./files.ts";
import { key, parts } from "./key.ts";
import { all, type Item, type Json, type Table, type Write } from "./table.ts";

// access: the blocks of one owner key in one month, or one day of it by prefix
const blockPartition = (generation: number, source: string, owner: string, month: string) =>
  key(`g${generation}`, "call", source, owner, month);
const blockSort = (day: string, part: number) => `${day}#${String(part).padStart(3, "0")}`;
// access: the sums of every (source, owner key) of a month; it is the roster of calls as well
const sumPartition = (generation: number, month: string) => key(`g${generation}`, "call-sums", month);

export type Stored = { day: string; part: number; hash: string; sums: CallDay; body?: Uint8Array };

function toStored(item: Item): Stored {
  const [day = "", part = "0"] = item.sk.split("#");
  return {
    day,
    part: Number(part),
    hash: String(item.data.hash),
    sums: item.data.sums as CallDay,
    ...(item.body === undefined ? {} : { body: item.body }),
  };
}

/** The blocks of an owner key's month, without their bodies. */
export async function blocks(
  table: Table,
  generation: number,
  source: string,
  owner: string,
  month: string,
): Promise<Stored[]> {
  const found: Stored[] = [];
  for await (const item of all(table, { pk: blockPartition(generation, source, owner, month), withoutBody: true }))
    found.push(toStored(item));
  return found;
}

/** Calls of the named blocks, tombstones included, in block order. */
export async function read(
  table: Table,
  generation: number,
  source: string,
  owner: string,
  month: string,
  wanted: { day: string; part: number }[],
): Promise<Map<string, Block.Call[]>> {
  const pk = blockPartition(generation, source, owner, month);
  const items = await table.getMany(wanted.map(({ day, part }) => ({ pk, sk: blockSort(day, part) })));
  const days = new Map<string, Block.Call[]>();
  for (const item of items.sort((a, b) => byText(a.sk, b.sk))) {
    const { day, body } = toStored(item);
    if (body === undefined) continue;
    const calls = days.get(day);
    if (calls === undefined) days.set(day, Block.unpack(body));
    else calls.push(...Block.unpack(body));
  }
  return days;
}

/** One day of an owner key, tombstones included. */
export async function readDay(
  table: Table,
  generation: number,
  source: string,
  owner: string,
  day: string,
): Promise<Block.Call[]> {
  const calls: Block.Call[] = [];
  const pk = blockPartition(generation, source, owner, day.slice(0, 7));
  for await (const item of all(table, { pk, prefix: `${day}#` }))
    if (item.body !== undefined) calls.push(...Block.unpack(item.body));
  return calls;
}

/** A day's blocks for its calls in (second, id) order: only those that differ from what is stored, and emptied ones for parts no longer needed. */
export function replaceDay(
  generation: number,
  source: string,
  owner: string,
  day: string,
  calls: Block.Call[],
  stored: Stored[],
): { writes: Write[]; blocks: Stored[] } {
  const pk = blockPartition(generation, source, owner, day.slice(0, 7));
  calls.sort((a, b) => a.second - b.second || byText(a.id, b.id));
  const writes: Write[] = [];
  const after: Stored[] = [];
  const count = Math.max(1, Math.ceil(calls.length / Block.MOST), stored.length);
  const size = Math.ceil(calls.length / Math.max(1, Math.ceil(calls.length / Block.MOST)));
  for (let part = 0; part < count; part++) {
    const slice = calls.slice(part * size, (part + 1) * size);
    const { body, hash } = Block.pack(slice);
    const sums = Block.sums(day, slice);
    after.push({ day, part, hash, sums });
    if (stored.find((block) => block.part === part)?.hash !== hash)
      writes.push({ pk, sk: blockSort(day, part), data: { hash, sums }, body });
  }
  return { writes, blocks: after };
}

/** The sum item of an owner key's month, from its blocks. */
export function sumWrite(generation: number, source: string, owner: string, month: string, stored: Stored[]): Write {
  const days = new Map<string, CallDay>();
  for (const { day, sums } of stored) {
    const before = days.get(day);
    days.set(day, before === undefined ? sums : Block.add(before, sums));
  }
  const rows = [...days.values()]
    .sort((a, b) => byText(a.day, b.day))
    .map((sum) => [
      sum.day,
      sum.dials,
      sum.inboundDials,
      sum.connected,
      sum.inboundConnected,
      sum.talkSeconds,
      sum.inboundTalkSeconds,
    ]);
  const refs = stored.map(({ day, part, hash }) => [blockSort(day, part), hash]);
  return { pk: sumPartition(generation, month), sk: key(source, owner), data: { days: rows, blocks: refs } };
}

function toMonth(item: Item): CallMonth {
  const [source = "", owner = ""] = parts(item.sk);
  const days = (item.data.days as Json[][]).map((row) => ({
    day: String(row[0]),
    dials: Number(row[1]),
    inboundDials: Number(row[2]),
    connected: Number(row[3]),
    inboundConnected: Number(row[4]),
    talkSeconds: Number(row[5]),
    inboundTalkSeconds: Number(row[6]),
  }));
  return {
    source,
    owner,
    days,
    blocks: (item.data.blocks as string[][]).map(([sort = "", hash = ""]) => ({ key: sort, hash })),
  };
}

/** Sums of every owner key with calls in the month, in key order. */
export async function months(table: Table, generation: number, month: string): Promise<CallMonth[]> {
  const found: CallMonth[] = [];
  for await (const item of all(table, { pk: sumPartition(generation, month) })) found.push(toMonth(item));
  return found;
}

const keptName = (hash: string) => `blocks/${hash}`;

/** Keeps the bytes of blocks that a published version may name before they are replaced. */
export async function keep(
  table: Table,
  files: Files,
  generation: number,
  source: string,
  owner: string,
  month: string,
  replaced: Stored[],
): Promise<void> {
  const pk = blockPartition(generation, source, owner, month);
  const items = await table.getMany(replaced.map(({ day, part }) => ({ pk, sk: blockSort(day, part) })));
  for (const item of items) if (item.body !== undefined) await files.write(keptName(String(item.data.hash)), item.body);
}

/** The calls of blocks as a board version named them: from the table while unchanged, else from the kept bytes. */
export async function readNamed(
  table: Table,
  files: Files,
  generation: number,
  month: string,
  calls: CallMonth,
): Promise<{ day: string; call: Block.Call }[]> {
  const pk = blockPartition(generation, calls.source, calls.owner, month);
  const items = new Map(
    (await table.getMany(calls.blocks.map((block) => ({ pk, sk: block.key })))).map((item) => [item.sk, item]),
  );
  const found: { day: string; call: Block.Call }[] = [];
  for (const block of calls.blocks) {
    const item = items.get(block.key);
    const body = item?.data.hash === block.hash ? item.body : await files.read(keptName(block.hash));
    if (body === undefined)
      throw new Error(`block ${block.key} of ${calls.owner} is neither stored nor kept under ${block.hash}`);
    const day = block.key.slice(0, 10);
    for (const call of Block.unpack(body)) if (!call.isGone) found.push({ day, call });
  }
  return found;
}

/** Removes every block and sum of a dead generation's month. */
export async function sweep(table: Table, generation: number, month: string): Promise<void> {
  for (const { source, owner, blocks } of await months(table, generation, month)) {
    const pk = blockPartition(generation, source, owner, month);
    await table.removeMany(blocks.map((block) => ({ pk, sk: block.key })));
    await table.removeMany([{ pk: sumPartition(generation, month), sk: key(source, owner) }]);
  }
}
