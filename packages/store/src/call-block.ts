/** Calls are packed: one block per (source, owner key, day), columnar and deflated, split at about 300 calls. */

import { createHash } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { at } from "@clearboard/core/at";
import type { CallDay } from "@clearboard/core/board/inputs";
import { ByteReader, ByteWriter } from "./bytes.ts";

/** One call in its block. `stamp` is the row's own (epoch ms) or null; a tombstone keeps id, import and stamp of the row that moved the call away. */
export type Call = {
  id: string;
  second: number;
  isOut: boolean;
  isConnected: boolean;
  talkSeconds: number;
  customer: string;
  importId: string;
  line: number;
  stamp: number | null;
  isGone: boolean;
};

export const MOST = 300;

const OUT = 1;
const CONNECTED = 2;
const GONE = 4;
const STAMPED = 8;
const FORMAT = 1;

const scratch = new ByteWriter(1 << 16);

/** Bytes of a block, with the hash of their content. The same calls in the same order give the same bytes. */
export function pack(calls: Call[]): { body: Uint8Array; hash: string } {
  const imports = new Map<string, number>();
  for (const call of calls) if (!imports.has(call.importId)) imports.set(call.importId, imports.size);
  scratch.clear();
  scratch.u8(FORMAT);
  scratch.varint(calls.length);
  scratch.varint(imports.size);
  for (const name of imports.keys()) scratch.text(name);
  for (const call of calls) {
    scratch.u8(
      (call.isOut ? OUT : 0) |
        (call.isConnected ? CONNECTED : 0) |
        (call.isGone ? GONE : 0) |
        (call.stamp === null ? 0 : STAMPED),
    );
  }
  if (imports.size > 1) for (const call of calls) scratch.varint(imports.get(call.importId) ?? 0);
  let before = 0;
  for (const call of calls) {
    const step = call.second - before;
    scratch.varint(step >= 0 ? step * 2 : step * -2 - 1);
    before = call.second;
  }
  for (const call of calls) scratch.varint(call.talkSeconds);
  before = 0;
  for (const call of calls) {
    const step = call.line - before;
    scratch.varint(step >= 0 ? step * 2 : step * -2 - 1);
    before = call.line;
  }
  for (const call of calls) if (call.stamp !== null) scratch.f64(call.stamp);
  for (const call of calls) scratch.text(call.id);
  for (const call of calls) scratch.text(call.customer);
  const content = scratch.view();
  // Copied, because what deflate gives lies in a larger buffer, and blocks wait in hundreds to be written.
  return {
    body: new Uint8Array(deflateRawSync(content, { level: 3, chunkSize: 4096 })),
    hash: createHash("sha256").update(content).digest("hex"),
  };
}

export function unpack(body: Uint8Array): Call[] {
  const reader = new ByteReader(inflateRawSync(body));
  if (reader.u8() !== FORMAT) throw new Error("a call block of a newer format");
  const count = reader.varint();
  const imports = Array.from({ length: reader.varint() }, () => reader.text());
  const calls: Call[] = Array.from({ length: count }, () => {
    const flags = reader.u8();
    return {
      id: "",
      second: 0,
      isOut: (flags & OUT) !== 0,
      isConnected: (flags & CONNECTED) !== 0,
      talkSeconds: 0,
      customer: "",
      importId: at(imports, 0),
      line: 0,
      stamp: (flags & STAMPED) === 0 ? null : 0,
      isGone: (flags & GONE) !== 0,
    };
  });
  if (imports.length > 1) for (const call of calls) call.importId = at(imports, reader.varint());
  let before = 0;
  for (const call of calls) {
    const step = reader.varint();
    before += step % 2 === 0 ? step / 2 : -(step + 1) / 2;
    call.second = before;
  }
  for (const call of calls) call.talkSeconds = reader.varint();
  before = 0;
  for (const call of calls) {
    const step = reader.varint();
    before += step % 2 === 0 ? step / 2 : -(step + 1) / 2;
    call.line = before;
  }
  for (const call of calls) if (call.stamp !== null) call.stamp = reader.f64();
  for (const call of calls) call.id = reader.text();
  for (const call of calls) call.customer = reader.text();
  return calls;
}

/** Day sums of a block's calls; tombstones do not count. */
export function sums(day: string, calls: Iterable<Call>): CallDay {
  const sum: CallDay = {
    day,
    dials: 0,
    inboundDials: 0,
    connected: 0,
    inboundConnected: 0,
    talkSeconds: 0,
    inboundTalkSeconds: 0,
  };
  for (const call of calls) {
    if (call.isGone) continue;
    sum.dials++;
    if (!call.isOut) sum.inboundDials++;
    if (!call.isConnected) continue;
    sum.connected++;
    sum.talkSeconds += call.talkSeconds;
    if (call.isOut) continue;
    sum.inboundConnected++;
    sum.inboundTalkSeconds += call.talkSeconds;
  }
  return sum;
}

export function add(a: CallDay, b: CallDay): CallDay {
  return {
    day: a.day,
    dials: a.dials + b.dials,
    inboundDials: a.inboundDials + b.inboundDials,
    connected: a.connected + b.connected,
    inboundConnected: a.inboundConnected + b.inboundConnected,
    talkSeconds: a.talkSeconds + b.talkSeconds,
    inboundTalkSeconds: a.inboundTalkSeconds + b.inboundTalkSeconds,
  };
}
