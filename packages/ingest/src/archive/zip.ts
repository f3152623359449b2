/** Reads ZIP archives by their central directory and believes nothing in it that the bytes do not bear out. */
import { crc32, createInflateRaw } from "node:zlib";
import { refuse } from "@clearboard/core/error";
import { type Budget, inflate, refuseDense, spend } from "./inflate.ts";
import type { Spool } from "./spool.ts";

/** `place` is where its local header begins, `from` to `to` its packed bytes. */
export type Entry = {
  name: string;
  method: number;
  crc: number;
  packed: number;
  size: number;
  place: number;
  from: number;
  to: number;
};

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const MOST_ENTRIES = 1000;
/** Deflate makes at most 1,032 bytes of one. */
const MOST_RATIO = 1032;

/**
 * The members of an archive. Throws a refusal for one that is damaged, encrypted, has names that lead outside, members that
 * overlap, or sizes that cannot be true.
 */
export function entries(spool: Spool): Entry[] {
  const { count, from, to } = directory(spool);
  if (count > MOST_ENTRIES) throw refuse("archive-parts", { count, limit: MOST_ENTRIES });
  const bytes = spool.slice(from, to);
  const found: Entry[] = [];
  let at = 0;
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL) throw refuse("archive-broken");
    const nameEnd = at + 46 + bytes.readUInt16LE(at + 28);
    const extraEnd = nameEnd + bytes.readUInt16LE(at + 30);
    if (extraEnd > bytes.length) throw refuse("archive-broken");
    found.push(member(spool, bytes, at, nameEnd, extraEnd));
    at = extraEnd + bytes.readUInt16LE(at + 32);
  }
  const byPlace = [...found].sort((a, b) => a.place - b.place);
  byPlace.forEach((entry, index) => {
    if (entry.to > (byPlace[index + 1]?.place ?? from)) throw refuse("archive-broken");
  });
  return found;
}

/** The bytes of a member, held against its stated size and checksum. Throws where they differ, or the budget is spent. */
export async function* read(spool: Spool, entry: Entry, budget: Budget): AsyncGenerator<Buffer> {
  const { name, method, from, to } = entry;
  if (method !== 0 && method !== 8) throw refuse("archive-method", { name: shown(name) });
  refuseDense(entry.size, entry.packed, budget);
  const engine = createInflateRaw({ chunkSize: 1 << 16 });
  const packed = spool.parts(from, to);
  const chunks = method === 8 ? inflate(packed, engine, budget) : stored(packed, budget);
  let length = 0;
  let sum = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > entry.size) throw refuse("archive-size-lie", { name: shown(name) });
    sum = crc32(chunk, sum);
    yield chunk;
  }
  if (length !== entry.size) throw refuse("archive-size-lie", { name: shown(name) });
  if (sum !== entry.crc || (method === 8 && engine.bytesWritten !== entry.packed)) throw refuse("archive-broken");
}

function* stored(parts: Iterable<Buffer>, budget: Budget): Generator<Buffer> {
  for (const part of parts) {
    spend(budget, part.length);
    yield part;
  }
}

/** Where the central directory lies, by the record at the end of the file. */
function directory(spool: Spool): { count: number; from: number; to: number } {
  const base = Math.max(0, spool.length - 65_557);
  const tail = spool.slice(base, spool.length);
  let at = tail.length - 22;
  while (at >= 0 && !(tail.readUInt32LE(at) === END && at + 22 + tail.readUInt16LE(at + 20) <= tail.length)) at--;
  if (at < 0) throw refuse("archive-broken");
  let count = tail.readUInt16LE(at + 10);
  let size = tail.readUInt32LE(at + 12);
  let from = tail.readUInt32LE(at + 16);
  if (at >= 20 && tail.readUInt32LE(at - 20) === LOCATOR_64) {
    const end = spool.slice(Number(tail.readBigUInt64LE(at - 12)), base + at);
    if (end.length < 56 || end.readUInt32LE(0) !== END_64) throw refuse("archive-broken");
    count = Number(end.readBigUInt64LE(32));
    size = Number(end.readBigUInt64LE(40));
    from = Number(end.readBigUInt64LE(48));
  }
  if (from + size > base + at) throw refuse("archive-broken");
  return { count, from, to: from + size };
}

function member(spool: Spool, bytes: Buffer, at: number, nameEnd: number, extraEnd: number): Entry {
  const flags = bytes.readUInt16LE(at + 8);
  const name = bytes.toString("utf8", at + 46, nameEnd).replaceAll("\\", "/");
  if (name.split("/").includes("..") || /^(\/|[a-z]:)|\p{Cc}/iu.test(name))
    throw refuse("archive-path", { name: shown(name) });
  // Bit 0: encrypted. Bit 13: the directory itself is.
  if (flags & 0x2001) throw refuse("archive-encrypted");
  const sizes = {
    size: bytes.readUInt32LE(at + 24),
    packed: bytes.readUInt32LE(at + 20),
    place: bytes.readUInt32LE(at + 42),
  };
  widen(sizes, bytes.subarray(nameEnd, extraEnd));
  const { size, packed, place } = sizes;
  const local = spool.slice(place, place + 30);
  if (local.length < 30 || local.readUInt32LE(0) !== LOCAL) throw refuse("archive-broken");
  const method = bytes.readUInt16LE(at + 10);
  if (local.readUInt16LE(8) !== method || (local.readUInt16LE(6) & 1) !== 0) throw refuse("archive-broken");
  const nameFrom = place + 30;
  const from = nameFrom + local.readUInt16LE(26) + local.readUInt16LE(28);
  if (!spool.slice(nameFrom, nameFrom + local.readUInt16LE(26)).equals(bytes.subarray(at + 46, nameEnd)))
    throw refuse("archive-broken");
  if (size > packed * MOST_RATIO + 1024 || (method === 0 && size !== packed))
    throw refuse("archive-size-lie", { name: shown(name) });
  return { name, method, crc: bytes.readUInt32LE(at + 16), packed, size, place, from, to: from + packed };
}

/** Sizes too large for their four bytes stand in an extra field, in this order. */
function widen(sizes: { size: number; packed: number; place: number }, extra: Buffer): void {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let value = at + 4;
    for (const key of ["size", "packed", "place"] as const) {
      if (sizes[key] !== 0xffffffff) continue;
      if (value + 8 > extra.length) throw refuse("archive-broken");
      sizes[key] = Number(extra.readBigUInt64LE(value));
      value += 8;
    }
  }
}

function shown(name: string): string {
  return name.replace(/\p{Cc}/gu, "?").slice(0, 60);
}
