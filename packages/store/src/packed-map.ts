/**
 * JSON values by id, packed: a small map is one deflated item; a larger one lies in 2^bits buckets by hash of id, and its first
 * item says how many bits. A kilobyte of packed values costs DynamoDB one write unit, where each value alone would cost one.
 * One writer of a map at a time. Buckets have partition keys of their own, so that none becomes hot.
 */
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { at } from "@clearboard/core/at";
import { byText } from "@clearboard/core/order";
import { fingerprint } from "./fingerprint.ts";
import type { Item, Json, Key, Table, Write } from "./table.ts";

/** New values of a map by id, as JSON text; null removes. `place`: the key of its first item. */
export type Change = { place: Key; texts: Map<string, string | null> };

/** Values as JSON text by id. */
type Texts = Map<string, string>;
/** Buckets by number. */
type Buckets = Map<number, Texts>;

const MOST_BITS = 16;
/** Characters of a bucket that surely fit into an item, deflated. */
const LARGEST = 200_000;
/** Maps that are changed in one go, buckets that are read in one go. */
const MAPS = 2000;
const BUCKETS = 128;
const AT_ONCE = 24;

/** 32 bits of an id; the first four are its partition among the staged rows, whose ids thus share buckets. */
function hashOf(id: string): number {
  const { high, low } = fingerprint(id);
  return ((high << 28) | (low >>> 4)) >>> 0;
}

// A shift by 32 is none.
const partOf = (hash: number, bits: number) => (bits === 0 ? 0 : hash >>> (32 - bits));
const numberOf = (id: string, bits: number) => (bits === 0 ? 0 : partOf(hashOf(id), bits));
const bitsOf = (first: Item | undefined) => Number(first?.data.bits ?? 0);

function keyOf({ pk, sk }: Key, bits: number, number: number): Key {
  if (bits === 0) return { pk, sk };
  return { pk: `${pk}#${sk}#${bits}#${number.toString(16).padStart(4, "0")}`, sk: "-" };
}

function pack(texts: Texts): Uint8Array {
  const lines: string[] = [];
  for (const [id, text] of [...texts].sort(([a], [b]) => byText(a, b))) lines.push(JSON.stringify(id), text);
  // Copied, because what deflate gives lies in a larger buffer.
  return new Uint8Array(deflateRawSync(lines.join("\n"), { level: 3, windowBits: 14, memLevel: 7, chunkSize: 4096 }));
}

function unpack({ body }: Item): Texts {
  const texts: Texts = new Map();
  if (body === undefined) return texts;
  const lines = inflateRawSync(body).toString().split("\n");
  for (let line = 0; line < lines.length; line += 2)
    texts.set(JSON.parse(at(lines, line)) as string, at(lines, line + 1));
  return texts;
}

const parsed = (texts: Texts) => [...texts].map(([id, text]): [string, Json] => [id, JSON.parse(text) as Json]);

/** Does the work on each of a list, some at a time. */
async function inTurns<T, R>(list: T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const found: R[] = [];
  for (let start = 0; start < list.length; start += AT_ONCE)
    found.push(...(await Promise.all(list.slice(start, start + AT_ONCE).map(work))));
  return found;
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);

/** The buckets that `numbers` names; where the map has grown since its first item was read, those of its new bits. */
async function load(table: Table, first: Item, numbers: (bits: number) => Iterable<number>): Promise<Buckets> {
  for (let now: Item | undefined = first; now !== undefined; ) {
    const bits = bitsOf(now);
    if (bits === 0) return new Map([[0, unpack(now)]]);
    const wanted = new Map(Array.from(numbers(bits), (number) => [keyOf(first, bits, number).pk, number]));
    const items = await table.getMany([...wanted.keys()].map((pk) => ({ pk, sk: "-" })));
    const found: Buckets = new Map();
    for (const item of items) {
      const number = wanted.get(item.pk);
      if (number !== undefined) found.set(number, unpack(item));
    }
    // One that is missing is empty, or the map has grown and its old buckets go.
    if (found.size === wanted.size) return found;
    now = await table.get(first);
    if (bitsOf(now) === bits) return found;
  }
  return new Map();
}

/** The values of some ids; those that have none are left out. */
export async function read(table: Table, place: Key, ids: Iterable<string>): Promise<Map<string, Json>> {
  const wanted = new Set(ids);
  const found = new Map<string, Json>();
  const first = wanted.size === 0 ? undefined : await table.get(place);
  if (first === undefined) return found;
  const numbers = (bits: number) => new Set([...wanted].map((id) => numberOf(id, bits)));
  for (const texts of (await load(table, first, numbers)).values())
    for (const [id, text] of texts) if (wanted.has(id)) found.set(id, JSON.parse(text) as Json);
  return found;
}

/**
 * The values of a map whose first item was read: of a small map in the order of ids, else in that of their hashes, which stays
 * when the map grows; `after`: those behind this id. Reads a few buckets first and then more at a time.
 */
export async function* entries(table: Table, first: Item, after?: string): AsyncGenerator<[string, Json][]> {
  const bits = bitsOf(first);
  const compare = (a: string, b: string) => (bits === 0 ? 0 : hashOf(a) - hashOf(b)) || byText(a, b);
  let from = after === undefined ? 0 : numberOf(after, bits);
  for (let size = 2; from < 2 ** bits; size = Math.min(size * 2, BUCKETS)) {
    const [start, end] = [from, Math.min(from + size, 2 ** bits)];
    const buckets = await load(table, first, (now) => range(start * 2 ** (now - bits), end * 2 ** (now - bits)));
    const list = [...buckets.values()].flatMap(parsed).filter(([id]) => after === undefined || compare(id, after) > 0);
    yield list.sort(([a], [b]) => compare(a, b));
    from = end;
  }
}

/** All values of maps whose first items were read, a list for each, in order of ids. */
export async function whole(table: Table, firsts: Item[]): Promise<[string, Json][][]> {
  const all = await inTurns(firsts, (first) => load(table, first, (bits) => range(0, 2 ** bits)));
  return all.map((buckets) => {
    const list = [...buckets.values()].flatMap(parsed);
    return buckets.size > 1 ? list.sort(([a], [b]) => byText(a, b)) : list;
  });
}

/**
 * Changes maps, each named once, in the order of their keys. A bucket is about `most` characters of JSON. Of one map either all is changed or
 * nothing while it grows; else bucket by bucket. Safe to repeat; what changes nothing costs no write.
 */
export async function change(table: Table, most: number, changes: Change[]): Promise<void> {
  const sorted = changes.toSorted((a, b) => byText(a.place.pk, b.place.pk) || byText(a.place.sk, b.place.sk));
  for (let start = 0; start < sorted.length; start += MAPS) {
    const some = sorted.slice(start, start + MAPS);
    const items = await table.getMany(some.map(({ place }) => place));
    const firsts = new Map(items.map((item) => [`${item.pk} ${item.sk}`, item]));
    const firstOf = ({ place }: Change) => firsts.get(`${place.pk} ${place.sk}`);
    const changed = await inTurns(some, (change) => apply(table, firstOf(change), change.texts));
    const writes: Write[] = [];
    const emptied: Key[] = [];
    for (const [index, buckets] of changed.entries()) {
      const { place } = at(some, index);
      const bits = bitsOf(firstOf(at(some, index)));
      const next = bitsFor(most, bits, [...buckets.values()]);
      if (next > bits) await grow(table, place, bits, next, buckets);
      else
        for (const [number, texts] of buckets) {
          const key = keyOf(place, bits, number);
          if (texts.size === 0) emptied.push(key);
          else writes.push({ ...key, data: {}, body: pack(texts) });
        }
    }
    if (writes.length > 0) await table.putMany(writes);
    if (emptied.length > 0) await table.removeMany(emptied);
  }
}

/** The buckets that the new values change, as they are then. */
async function apply(table: Table, first: Item | undefined, news: Change["texts"]): Promise<Buckets> {
  const bits = bitsOf(first);
  const numbers = () => new Set([...news.keys()].map((id) => numberOf(id, bits)));
  const buckets: Buckets = first === undefined ? new Map() : await load(table, first, numbers);
  const changed: Buckets = new Map();
  for (const [id, text] of news) {
    const number = numberOf(id, bits);
    const texts = buckets.get(number) ?? new Map<string, string>();
    buckets.set(number, texts);
    if ((texts.get(id) ?? null) === text) continue;
    if (text === null) texts.delete(id);
    else texts.set(id, text);
    changed.set(number, texts);
  }
  return changed;
}

/**
 * The bits that there are while the buckets hold no more than twice `most` on average, else so many that they hold `most`.
 * Values that are large by themselves count less, for no bits would make room for them.
 */
function bitsFor(most: number, bits: number, buckets: Texts[]): number {
  const sizeOf = (id: string, text: string) => id.length + text.length + 4;
  const sums = buckets.map((texts) => [...texts].reduce((sum, [id, text]) => sum + sizeOf(id, text), 0));
  const mean = sums.reduce((sum, size) => sum + size, 0) / Math.max(1, sums.length);
  if (mean <= 2 * most && sums.every((size) => size <= LARGEST)) return bits;
  const values = buckets.flatMap((texts) =>
    [...texts].map(([id, text]) => ({ hash: hashOf(id), size: Math.min(LARGEST, sizeOf(id, text)) })),
  );
  const weight = values.reduce((sum, { size }) => sum + Math.min(size, most / 4), 0);
  const isFull = (next: number, limit: number) => {
    const parts = new Map<number, number>();
    for (const { hash, size } of values) {
      const number = partOf(hash, next);
      parts.set(number, (parts.get(number) ?? 0) + size);
    }
    return weight > limit * parts.size || [...parts.values()].some((size) => size > LARGEST);
  };
  if (!isFull(bits, 2 * most)) return bits;
  let next = bits + Math.max(1, Math.ceil(Math.log2(weight / sums.length / most)));
  while (next < MOST_BITS && isFull(next, most)) next++;
  return Math.min(next, MOST_BITS);
}

/** Writes a map anew with more bits. The first item comes last: until then what was there is there. */
async function grow(table: Table, place: Key, bits: number, next: number, changed: Buckets): Promise<void> {
  const filled = new Set<number>();
  for (let from = 0; from < 2 ** bits; from += BUCKETS) {
    const numbers = range(from, Math.min(from + BUCKETS, 2 ** bits));
    const old = numbers.filter((number) => bits > 0 && !changed.has(number));
    const items = await table.getMany(old.map((number) => keyOf(place, bits, number)));
    const parts: Buckets = new Map();
    for (const texts of [...items.map(unpack), ...numbers.flatMap((number) => changed.get(number) ?? [])])
      for (const [id, text] of texts) {
        const number = numberOf(id, next);
        const part = parts.get(number) ?? new Map<string, string>();
        parts.set(number, part.set(id, text));
      }
    const writes = [...parts].sort(([a], [b]) => a - b);
    await table.putMany(
      writes.map(([number, texts]) => ({ ...keyOf(place, next, number), data: {}, body: pack(texts) })),
    );
    for (const number of parts.keys()) filled.add(number);
  }
  // A growth that broke off may have filled others.
  const others = range(0, 2 ** next).filter((number) => !filled.has(number));
  await table.removeMany(await table.getMany(others.map((number) => keyOf(place, next, number))));
  await table.put({ ...place, data: { bits: next } });
  if (bits > 0) await table.removeMany(range(0, 2 ** bits).map((number) => keyOf(place, bits, number)));
}

/** Removes maps, for sweeping a dead generation. */
export async function remove(table: Table, firsts: Item[]): Promise<void> {
  for (const first of firsts) {
    // Where a growth broke off, buckets of fewer bits may be left.
    const all = range(1, bitsOf(first) + 1).flatMap((bits) => range(0, 2 ** bits).map((n) => keyOf(first, bits, n)));
    if (all.length > 0) await table.removeMany(await table.getMany(all));
  }
  await table.removeMany(firsts);
}
