/**
 * Ids that another file of the source has under another owner or day: each of the two statements gets a tombstone where the other one
 * stands, so that whoever reads a day alone knows what is said of its ids elsewhere. The later file brings both.
 */
import { at } from "@clearboard/core/at";
import type { CallFile } from "@clearboard/core/board/inputs";
import { CallColumns } from "@clearboard/core/fact/call-columns";
import * as Period from "@clearboard/core/period";
import type { Call } from "@clearboard/store/call/block";
import * as Row from "@clearboard/store/call/lane-row";
import { Lanes, MAP_WORDS } from "@clearboard/store/call/lanes";
import { MapTable, Print } from "@clearboard/store/call/print";
import { pathOf, rankOf, type Segment } from "@clearboard/store/call/segment";
import type { Files } from "@clearboard/store/files";
import type { CallDays } from "../calls/call-days.ts";
import { hashOf, tombstoneText } from "../calls/law.ts";
import type { Merge } from "./job.ts";

/** Pairs that are held at once; each round reads the blocks of its calls again. */
const ROUND = 500_000;

/** An id of the import and where another file has it. */
type Pair = { print: string; owner: string; day: string; other: number; otherOwner: string; otherDay: string };

/** Writes the tombstones for an import beside the others and gives the name of their head; undefined where nothing moves. */
export async function writeTombstones(
  merge: Merge,
  days: CallDays,
  file: CallFile,
  others: readonly CallFile[],
  isInWindow: (month: string) => boolean,
): Promise<string | undefined> {
  const own = await days.segment(file.segment);
  const lanes = new Lanes();
  const columns = new CallColumns();
  const cited = new Map<string, Set<string>>();
  try {
    let pairs: Pair[] = [];
    const flushPairs = async () => {
      await addPairs({ days, file, others, lanes, columns }, pairs);
      pairs = [];
    };
    for (let part = 0; part < own.maps; part++) {
      const entries = await own.map(part);
      const table = new MapTable(entries, MAP_WORDS);
      for (const [number, { segment, importId }] of others.entries()) {
        const other = await days.segment(segment);
        for await (const map of other.mapsFacing(part, own.maps)) {
          for (const pair of meet(own, entries, table, other, map, isInWindow)) {
            pairs.push({ ...pair, other: number });
            cite(cited, Period.monthOf(pair.day), importId);
            if (pairs.length >= ROUND) await flushPairs();
          }
        }
      }
      await merge.guard();
      merge.ctx.report?.({ importId: merge.entry.id, step: "settle", done: part + 1, total: own.maps });
    }
    await flushPairs();
    if (lanes.rows === 0) return undefined;
    const byMonth = Object.fromEntries([...cited].map(([month, ids]) => [month, [...ids]]));
    const name = await lanes.write(merge.ctx.files, pathOf(file.folder), byMonth);
    await merge.ctx.files.write(pointerOf(file.folder), Buffer.from(name));
    return name;
  } finally {
    lanes.close();
  }
}

const pointerOf = (folder: string) => `${pathOf(folder)}tombstones`;

/** The tombstones that the last run of an import's merge wrote, whether or not it came to name them. */
export async function tombstonesOf(files: Files, folder: string): Promise<string | undefined> {
  const bytes = await files.read(pointerOf(folder));
  return bytes === undefined ? undefined : Buffer.from(bytes).toString();
}

function cite(cited: Map<string, Set<string>>, month: string, importId: string): void {
  const ids = cited.get(month);
  if (ids === undefined) cited.set(month, new Set([importId]));
  else ids.add(importId);
}

/** Entries of a map whose id the import has elsewhere. */
function* meet(
  own: Segment,
  entries: Int32Array,
  table: MapTable,
  other: Segment,
  map: Int32Array,
  isInWindow: (month: string) => boolean,
): Generator<Omit<Pair, "other">> {
  const numbers = new Map(own.owners.map((owner, number) => [owner, number]));
  const ownNumbers = other.owners.map((owner) => numbers.get(owner) ?? -1);
  const months = new Map<number, boolean>();
  const isNear = (day: number) => {
    let found = months.get(day);
    if (found === undefined) {
      found = isInWindow(Period.monthOf(Period.dayText(day)));
      months.set(day, found);
    }
    return found;
  };
  for (let entry = 0; entry < map.length; entry += MAP_WORDS) {
    const [high, low] = [map[entry] as number, map[entry + 1] as number];
    const first = table.first(high, low);
    if (first < 0) continue;
    const [owner, day] = [map[entry + 2] as number, map[entry + 3] as number];
    for (const found of [first, ...table.others(first)]) {
      const [ownOwner, ownDay] = [entries[found + 2] as number, entries[found + 3] as number];
      if ((ownNumbers[owner] === ownOwner && day === ownDay) || !isNear(day)) continue;
      yield {
        print: `${high} ${low}`,
        owner: at(own.owners, ownOwner),
        day: Period.dayText(ownDay),
        otherOwner: at(other.owners, owner),
        otherDay: Period.dayText(day),
      };
    }
  }
}

type Target = { days: CallDays; file: CallFile; others: readonly CallFile[]; lanes: Lanes; columns: CallColumns };

async function addPairs({ days, file, others, lanes, columns }: Target, pairs: readonly Pair[]): Promise<void> {
  const flush = () => {
    lanes.add(columns);
    columns.count = 0;
  };
  const add = (call: Call, importId: string, from: Place, to: Place) => {
    columns.add({
      kind: "call",
      id: call.id,
      line: call.line,
      record: 0,
      ...(call.stamp === null ? {} : { stamp: call.stamp }),
      values: {
        owner: to.owner,
        day: to.day,
        second: 0,
        direction: "in",
        isConnected: false,
        talkSeconds: 0,
        customer: tombstoneText(importId, hashOf(from.owner, from.day, call)),
      },
    });
    columns.flags[columns.count - 1] = Row.GONE | (call.isMute ? Row.MUTE : 0);
    if (columns.count >= 4096) flush();
  };
  const here = ({ owner, day }: Pair): Place => ({ owner, day });
  const there = ({ otherOwner, otherDay }: Pair): Place => ({ owner: otherOwner, day: otherDay });
  await each(await days.segment(file.segment), pairs, here, (call, pair) =>
    add(call, file.importId, here(pair), there(pair)),
  );
  for (const [number, { segment, importId }] of others.entries()) {
    const some = pairs.filter(({ other }) => other === number);
    if (some.length > 0)
      await each(await days.segment(segment), some, there, (call, pair) =>
        add(call, importId, there(pair), here(pair)),
      );
  }
  flush();
}

type Place = { owner: string; day: string };

const encoder = new TextEncoder();

/** Hands out the call of every pair in a segment, owner by owner. Ids that merely share a print get a tombstone each, which is nobody's. */
async function each(
  segment: Segment,
  pairs: readonly Pair[],
  placeOf: (pair: Pair) => Place,
  take: (call: Call, pair: Pair) => void,
): Promise<void> {
  const byOwner = Map.groupBy(pairs, (pair) => placeOf(pair).owner);
  const owners = [...byOwner.keys()].sort((a, b) => rankOf(a) - rankOf(b));
  const print = new Print();
  for (const owner of owners)
    for (const [day, some] of Map.groupBy(byOwner.get(owner) ?? [], (pair) => placeOf(pair).day)) {
      const block = await segment.block(owner, day);
      if (block === undefined) throw new Error(`${segment.pack.name} has no calls of ${day} that its map has`);
      const wanted = Map.groupBy(some, (pair) => pair.print);
      for (const call of await segment.calls(block)) {
        const bytes = encoder.encode(call.id);
        print.of(bytes, 0, bytes.length);
        for (const pair of wanted.get(`${print.high} ${print.low}`) ?? []) take(call, pair);
      }
    }
}
