/** What both bodies of `Table` hold a write to, so that what one takes the other takes too. */
import { isDeepStrictEqual } from "node:util";
import type { Condition, IndexKeys, Item, Key, Write } from "./table.ts";

export const BODY_LIMIT = 350 * 1024;
// DynamoDB's 400 KB per item, less room for the keys, the numbers and the attribute names.
const ITEM_LIMIT = 400 * 1024 - 8 * 1024;
const PARTITION_KEY_LIMIT = 2048;
const SORT_KEY_LIMIT = 1024;

function checkText(name: string, text: string, limit: number): void {
  if (text === "" || !text.isWellFormed() || text.includes("\0")) throw new RangeError(`${name} is not a usable key`);
  if (Buffer.byteLength(text) > limit) throw new RangeError(`${name} is longer than ${limit} bytes`);
}

/** Throws RangeError on a key that one of the bodies could not hold: empty, too long, half a surrogate pair, NUL. */
export function checkKey(key: Key): void {
  checkText("pk", key.pk, PARTITION_KEY_LIMIT);
  checkText("sk", key.sk, SORT_KEY_LIMIT);
}

/** Throws RangeError on an item that one of the bodies could not hold; gives its `data` as text. */
export function checked(write: Write): string {
  checkKey(write);
  if (write.index?.a) checkKey(write.index.a);
  if (write.index?.b) checkKey(write.index.b);
  if (write.expiresAt !== undefined && !Number.isSafeInteger(write.expiresAt))
    throw new RangeError("expiresAt is not a whole number of seconds");
  const bytes = write.body?.byteLength ?? 0;
  if (bytes > BODY_LIMIT)
    throw new RangeError(`the body of ${write.pk} / ${write.sk} is larger than ${BODY_LIMIT} bytes`);
  const data = JSON.stringify(write.data);
  if (bytes + Buffer.byteLength(data) > ITEM_LIMIT)
    throw new RangeError(`${write.pk} / ${write.sk} is larger than ${ITEM_LIMIT} bytes`);
  return data;
}

/** The last write of every key: DynamoDB refuses a batch that names a key twice. */
export function lastOfEach<T extends Key>(keys: T[]): T[] {
  const last = new Map<string, T>();
  for (const key of keys) last.set(`${key.pk}\0${key.sk}`, key);
  return last.size === keys.length ? keys : [...last.values()];
}

/** Whether an item is still there for readers: expired ones are not, even while the engine keeps them. */
export function isLive(item: { expiresAt?: number }, now: number): boolean {
  return item.expiresAt === undefined || item.expiresAt * 1000 > now;
}

/**
 * Whether what is stored is this very write, made before under the same condition by a try whose answer was lost.
 * Writers who must keep each other out (leases) therefore put something of their own into the content.
 */
export function isOwn(stored: Item | undefined, write: Write, condition?: Condition): stored is Item {
  if (stored === undefined) return false;
  if (condition && "version" in condition && stored.version !== condition.version + 1) return false;
  return (
    stored.expiresAt === write.expiresAt &&
    sameIndex(stored.index, write.index) &&
    isDeepStrictEqual(stored.data, JSON.parse(JSON.stringify(write.data))) &&
    sameBytes(stored.body, write.body)
  );
}

function sameIndex(left: IndexKeys = {}, right: IndexKeys = {}): boolean {
  return (["a", "b"] as const).every(
    (name) => left[name]?.pk === right[name]?.pk && left[name]?.sk === right[name]?.sk,
  );
}

function sameBytes(left: Uint8Array | undefined, right: Uint8Array | undefined): boolean {
  if (left === undefined || right === undefined) return left === right;
  return Buffer.compare(left, right) === 0;
}
