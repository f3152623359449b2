/** Keys for scripts that bring files: each writes for one source and reads nothing but the imports it made. */
import { timingSafeEqual } from "node:crypto";
import { refuse } from "@clearboard/core/error";
import * as Id from "@clearboard/core/id";
import { byText } from "@clearboard/core/order";
import * as z from "zod";
import { all, changeItem, type Key, type Table, tryWrite, unchanged } from "./table.ts";

/** The one place of these numbers. */
export const POLICY = {
  secretBytes: 32,
  /** a key that is not told otherwise */
  days: 180,
  mostDays: 730,
  /** alive at once per source: the old one and its successor */
  mostAlive: 2,
  /** last use is written at most this often */
  touchMs: 60_000,
  /** keys that are over, kept per source so that a log line still finds its key */
  keptOver: 20,
} as const;
const DAY_MS = 86_400_000;

/** What a source may be called: as in imports and profiles. */
export const Source = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[^\p{C}|/]+$/u);

export const Info = z.object({
  id: z.string(),
  source: Source,
  /** SHA-256 of the secret: 256 random bits need no slow hash */
  hash: z.string(),
  /** epoch ms */
  createdAt: z.int(),
  createdBy: z.string(),
  expiresAt: z.int(),
  lastUsedAt: z.int().nullable(),
  revokedAt: z.int().nullable(),
});
export type Info = z.output<typeof Info>;
export type State = "alive" | "expired" | "revoked";

type Random = (bytes: number) => Uint8Array;
const PLACE = 12;
const TOKEN = /^cbk_([0-9a-f]{20})_([A-Za-z0-9_-]{43})$/;

// All keys of a source in one item, so that "two alive" is one compare-and-swap; a key's id begins with the item's place,
// so that a request finds its key with one read. The list of all: partition `importer-key`.
const PK = "importer-key";
const placeOf = (source: string) => Id.hash(source).slice(0, PLACE);
const keyOf = (place: string): Key => ({ pk: PK, sk: place });
// access: whether a key made an import
const importKey = (id: string, importId: string): Key => ({ pk: `importer-key-made#${id}`, sk: importId });

export function stateOf(key: Info, now: number): State {
  if (key.revokedAt !== null) return "revoked";
  return now < key.expiresAt ? "alive" : "expired";
}

/**
 * A new key and its text `cbk_<id>_<secret>`, which is kept nowhere. Throws `key-days` for a life longer than two years,
 * `key-source` for a name no source can have, `key-limit` (conflict) while two keys of the source are alive.
 */
export async function create(
  table: Table,
  wanted: { source: string; days?: number | undefined; by: string; now: number; random: Random },
): Promise<{ key: Info; text: string }> {
  const { days = POLICY.days, by, now, random } = wanted;
  const source = Source.safeParse(wanted.source);
  if (!source.success) throw refuse("key-source");
  if (!Number.isInteger(days) || days < 1 || days > POLICY.mostDays)
    throw refuse("key-days", { most: POLICY.mostDays });
  const secret = Buffer.from(random(POLICY.secretBytes)).toString("base64url");
  const place = placeOf(source.data);
  const key: Info = {
    id: `${place}${Buffer.from(random(4)).toString("hex")}`,
    source: source.data,
    hash: Id.hash(secret),
    createdAt: now,
    createdBy: by,
    expiresAt: now + days * DAY_MS,
    lastUsedAt: null,
    revokedAt: null,
  };
  await change(table, place, (keys) => {
    const alive = keys.filter((known) => stateOf(known, now) === "alive");
    if (alive.length >= POLICY.mostAlive) throw refuse("key-limit", { source: key.source });
    const over = keys.filter((known) => !alive.includes(known)).slice(-POLICY.keptOver);
    return [...over, ...alive, key];
  });
  return { key, text: `cbk_${key.id}_${secret}` };
}

/**
 * The key that a text is, alive or over, or undefined when no such key was ever made. Compared in constant time; the use of
 * a living one is noted, once a minute at most.
 */
export async function find(table: Table, text: string, now: number): Promise<Info | undefined> {
  const [, id, secret] = TOKEN.exec(text) ?? [];
  if (id === undefined || secret === undefined) return undefined;
  const item = await table.get(keyOf(id.slice(0, PLACE)));
  const key = item === undefined ? undefined : keysOf(item.data).find((known) => known.id === id);
  // Hashed and compared also where there is no such id, so that the time tells nobody which ids there are.
  const isRight = timingSafeEqual(Buffer.from(Id.hash(secret)), Buffer.from(key?.hash ?? Id.hash("")));
  if (key === undefined || !isRight) return undefined;
  if (stateOf(key, now) === "alive" && now - (key.lastUsedAt ?? 0) >= POLICY.touchMs) await touch(table, key, now);
  return key;
}

/** Every key, by source and age; the ones that are over last in each. */
export async function list(table: Table): Promise<Info[]> {
  const keys: Info[] = [];
  for await (const item of all(table, { pk: PK })) keys.push(...keysOf(item.data));
  const rank = (key: Info) => (key.revokedAt === null ? 0 : 1);
  return keys.sort(
    (a, b) => byText(a.source, b.source) || rank(a) - rank(b) || b.createdAt - a.createdAt || byText(a.id, b.id),
  );
}

/** The key is over from the next request on; revoked twice stays as first revoked. Throws `key-unknown`. */
export async function revoke(table: Table, id: string, now: number): Promise<Info> {
  let revoked: Info | undefined;
  await change(table, id.slice(0, PLACE), (keys) => {
    const found = keys.find((known) => known.id === id);
    if (found === undefined) throw refuse("key-unknown", { key: id });
    revoked = found.revokedAt === null ? { ...found, revokedAt: now } : found;
    const after = revoked;
    return keys.map((known) => (known.id === id ? after : known));
  });
  if (revoked === undefined) throw new Error("a key was changed and is not there");
  return revoked;
}

/** Remembers that a key made an import, so that it may ask for its state. Kept as long as a key may live. */
export async function noteImport(table: Table, key: string, importId: string, now: number): Promise<void> {
  const expiresAt = Math.ceil((now + POLICY.mostDays * DAY_MS) / 1000);
  await table.put({ ...importKey(key, importId), data: { at: now }, expiresAt });
}

export async function hasImported(table: Table, key: string, importId: string): Promise<boolean> {
  return (await table.get(importKey(key, importId))) !== undefined;
}

async function change(table: Table, place: string, next: (keys: Info[]) => Info[]): Promise<void> {
  await changeItem(table, keyOf(place), (item) => ({
    data: { keys: next(item === undefined ? [] : keysOf(item.data)) },
  }));
}

// One try: whoever changed the item meanwhile used the key too, or revoked it, and both may stand.
async function touch(table: Table, { id }: Info, now: number): Promise<void> {
  const item = await table.get(keyOf(id.slice(0, PLACE)));
  if (item === undefined) return;
  const keys = keysOf(item.data).map((known) => (known.id === id ? { ...known, lastUsedAt: now } : known));
  await tryWrite(table.put({ ...keyOf(id.slice(0, PLACE)), data: { keys } }, unchanged(item)));
}

function keysOf(data: { [name: string]: unknown }): Info[] {
  return z.array(Info).parse(data.keys);
}
